"""The small signed files beside packs: written in one right form, and read strictly.

A card and a receipt are each one JSON text (RFC 8785) with ``format``, ``version`` and
``signature``; the signature covers everything else, under a context of its own, so that none
can be taken for the other.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any, Final, NoReturn

from caseworker.exchange import canonical
from caseworker.exchange.fault import UnfitPack
from caseworker.exchange.keys import PrivateKeys, PublicKeys, WrongKey, is_signed

MAJOR: Final = 1
LARGEST: Final = 16 * 1024
MOST_WORDS: Final = 2_000
_AGAIN: Final = "Ask for it again."
_HEX: Final = re.compile(r"(?:[0-9a-f]{2})*")
_MOMENT: Final = "%Y-%m-%dT%H:%M:%SZ"
# Control, format, lone halves, private, not given out, separators of lines: never in a name.
_UNSEEN: Final = frozenset({"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"})

WORDS: Final = {
    "empty": f"This file is empty: it may have been copied only in part. {_AGAIN}",
    "too_large": "This file is larger than any {what} is. It was not read.",
    "not_one": "This file is not a {what} of Caseworker, or it was damaged on the way.",
    "newer": "This {what} was made by a newer Caseworker. Update this program to read it.",
    "json_twice": "This {what} says one thing twice, as files made to mislead do.",
    "json_number": "This {what} holds a number of a kind that it never has.",
    "json_deep": "This {what} is nested deeper than any is. It was not read.",
    "json_form": "This {what} is not written in its one right form: it was changed, or made up.",
    "form": "This {what} lacks something, or says more than a {what} does.",
    "words": (
        "A name in this {what} holds signs that can’t be seen, or that turn letters round. "
        "It was not read."
    ),
    "long": "A name in this {what} is far longer than names are. It was not read.",
    "key": "A key in this {what} is not a key.",
    "signature": f"The signature of this {{what}} is wrong: it was changed on the way. {_AGAIN}",
    "vouching": "This {what} says that a former key vouches for it, and that is not so.",
    "other_pack": "This receipt is for another pack, or for another file of that pack.",
    "other_signer": "This receipt was not signed by the office that the pack was sealed for.",
    "other_sender": "This receipt is an answer to another office.",
}
_SAME: Final = frozenset({"json_twice", "json_number", "json_deep", "json_form"})


class UnfitSlip(Exception):
    """A card or a receipt that is refused. ``words`` are fit to show; ``code`` is for tests."""

    def __init__(self, what: str, code: str) -> None:
        self.code = code
        self.words = WORDS[code].format(what=what)
        super().__init__(self.words)


@dataclass(frozen=True, slots=True)
class Sort:
    """A sort of slip: its ``what`` in words, its ``format``, and the names that it has."""

    what: str
    format: str
    names: frozenset[str]

    def refuse(self, code: str) -> NoReturn:
        raise UnfitSlip(self.what, code)

    def context(self, of: str = "") -> bytes:
        """What every signature begins with, so that it means this and nothing else."""
        return f"{self.format}{of} {MAJOR}\n".encode("ascii")

    def signed(self, said: Mapping[str, Any], keys: PrivateKeys) -> bytes:
        """The file, signed.

        Raises:
            ValueError: it would not be read again: too long a name, or signs that can't be seen.
        """
        whole = {**said, "format": self.format, "version": MAJOR}
        signature = keys.sign(self.context() + canonical.write(whole))
        return canonical.write({**whole, "signature": signature.hex()})

    def read(self, data: bytes) -> Reading:
        """What the file says. Nothing in it is proved yet: see ``Reading.refuse_unsigned``.

        Raises:
            UnfitSlip: it is none, or not in its one right form.
        """
        if not data.strip():
            self.refuse("empty")
        if len(data) > LARGEST:
            self.refuse("too_large")
        try:
            said = canonical.read(data, LARGEST)
        except UnfitPack as error:
            code = error.code if error.code in _SAME else "not_one"
            raise UnfitSlip(self.what, code) from error
        if not isinstance(said, dict) or said.get("format") != self.format:
            self.refuse("not_one")
        version = said.get("version")
        if type(version) is not int:  # “true” is 1 to Python
            self.refuse("form")
        if version > MAJOR:
            self.refuse("newer")
        if version != MAJOR or said.keys() != self.names | {"format", "version", "signature"}:
            self.refuse("form")
        return Reading(self, said)


@dataclass(frozen=True, slots=True)
class Reading:
    """Named values as they were read, each asked for in the one form that it may have."""

    sort: Sort
    said: Mapping[str, Any]

    def within(self, name: str, names: frozenset[str]) -> Reading:
        return Reading(self.sort, self.named(self.said[name], names))

    def named(self, said: Any, names: frozenset[str]) -> dict[str, Any]:
        if not isinstance(said, dict) or said.keys() != names:
            self.sort.refuse("form")
        return said

    def text(self, name: str, most: int, *, lines: bool = False, needed: bool = False) -> str:
        """Words that can be seen as they are; over several lines only where that is meant."""
        said = self.said[name]
        if not isinstance(said, str) or (needed and not said.strip()):
            self.sort.refuse("form")
        return self.shown(said, most, lines=lines)

    def shown(self, said: Any, most: int, *, lines: bool = False) -> str:
        if not isinstance(said, str):
            self.sort.refuse("form")
        if len(said) > most:
            self.sort.refuse("long")
        seen = said.replace("\n", "") if lines else said
        if any(unicodedata.category(sign) in _UNSEEN for sign in seen):
            self.sort.refuse("words")
        return said

    def listed(self, name: str, most: int) -> list[Any]:
        said = self.said[name]
        if not isinstance(said, list) or len(said) > most:
            self.sort.refuse("form")
        return said

    def raw(self, name: str, long: int) -> bytes:
        """Bytes, written as hexadecimal figures in small letters."""
        said = self.said[name]
        if not isinstance(said, str) or len(said) != 2 * long or not _HEX.fullmatch(said):
            self.sort.refuse("key" if long == 32 else "form")  # noqa: PLR2004 - bytes of a key
        return bytes.fromhex(said)

    def keys(self) -> PublicKeys:
        """``verify`` and ``seal``."""
        try:
            return PublicKeys(self.raw("verify", 32), self.raw("seal", 32))
        except WrongKey as error:
            raise UnfitSlip(self.sort.what, "key") from error

    def day(self, name: str) -> date:
        said = self.text(name, MOST_WORDS)
        try:
            day = date.fromisoformat(said)
        except ValueError:
            self.sort.refuse("form")
        if day.isoformat() != said:
            self.sort.refuse("form")
        return day

    def moment(self, name: str) -> datetime:
        said = self.text(name, MOST_WORDS)
        try:
            moment = datetime.strptime(said, _MOMENT).replace(tzinfo=UTC)
        except ValueError:
            self.sort.refuse("form")
        if written(moment) != said:
            self.sort.refuse("form")
        return moment

    def refuse_unsigned(self, verify: bytes) -> None:
        """Raises UnfitSlip: not signed by ``verify`` over everything else that is said."""
        signed = {name: value for name, value in self.said.items() if name != "signature"}
        message = self.sort.context() + canonical.write(signed)
        if not is_signed(verify, self.raw("signature", 64), message):
            self.sort.refuse("signature")


def written(moment: datetime) -> str:
    """A moment as slips have it: in UTC, to the second."""
    return moment.astimezone(UTC).strftime(_MOMENT)
