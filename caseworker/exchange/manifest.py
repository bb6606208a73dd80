"""What a pack says of itself: who made it, for whom and what for, what is in it and what is not."""

from __future__ import annotations

import base64
import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any, Final

from caseworker.exchange import canonical
from caseworker.exchange.fault import UnfitPack
from caseworker.exchange.keys import PublicKeys, WrongKey
from caseworker.exchange.limits import (
    LARGEST_CONTENTS,
    LARGEST_MANIFEST,
    LARGEST_PIECE,
    LONGEST_INTEGER,
    LONGEST_WORDS,
    MOST_PIECES,
)
from caseworker.exchange.names import ENDINGS, PACK_ID, piece_name
from caseworker.exchange.statement import MAJOR, MINOR

FORMAT: Final = "caseworker-pack"
_TOKEN: Final = re.compile(r"[a-z][a-z0-9_-]{0,39}")
_SUM: Final = re.compile(r"[0-9a-f]{64}")
_KEY: Final = re.compile(r"[0-9a-f]{64}")
_MOMENT: Final = "%Y-%m-%dT%H:%M:%SZ"
_LARGEST_CARD: Final = 16 * 1024
_MOST_WITHHELD: Final = 2_000
# Signs that turn the order of letters round, so that a name reads as another one.
_TURNING: Final = frozenset(
    "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u2028\u2029\ufeff"
)
_LINES: Final = frozenset("\n\t")

_KEYS: Final = frozenset({
    "about", "answers", "card", "format", "made_at", "pack", "pieces", "purpose", "receiver",
    "sender", "sequence", "version", "withheld",
})  # fmt: skip
_PARTY: Final = frozenset({"kind", "name", "seal", "verify"})
_PIECE: Final = frozenset({"about", "file", "media", "name", "role", "sha256", "size"})
_HELD_BACK: Final = frozenset({"what", "why"})
_VERSION: Final = frozenset({"major", "minor"})


@dataclass(frozen=True, slots=True)
class Party:
    """Who sends, or who receives. ``kind`` is a small word such as “authority”."""

    name: str
    kind: str
    keys: PublicKeys


@dataclass(frozen=True, slots=True)
class Withheld:
    """Something that is not in the pack, by name, and why, in words."""

    what: str
    why: str


@dataclass(frozen=True, slots=True)
class Listed:
    """A piece as the list of contents has it. ``file`` is where it lies, ``name`` for people."""

    role: str
    name: str
    media: str
    file: str
    size: int
    sha256: str
    about: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Manifest:
    """A pack, without its pieces.

    ``pack`` is 32 hexadecimal figures by chance; ``sequence`` counts the packs from this sender
    to this receiver, from 1. ``answers`` is the pack that this one answers, or empty. ``card``
    is the sender's signed card, or empty. ``about`` holds what the two programs agree on.
    """

    pack: str
    sequence: int
    made_at: datetime
    sender: Party
    receiver: Party
    purpose: str
    pieces: tuple[Listed, ...]
    withheld: tuple[Withheld, ...] = ()
    answers: str = ""
    card: bytes = b""
    about: Mapping[str, Any] = field(default_factory=dict)
    minor: int = MINOR

    def to_bytes(self) -> bytes:
        """In its one right form, as it lies in a pack.

        Raises:
            ValueError: it holds what no manifest may.
        """
        if self.made_at.tzinfo is None:
            raise ValueError("a moment without its time zone")
        written = canonical.write({
            "about": self.about,
            "answers": self.answers,
            "card": base64.b64encode(self.card).decode("ascii"),
            "format": FORMAT,
            "made_at": self.made_at.astimezone(UTC).strftime(_MOMENT),
            "pack": self.pack,
            "pieces": [
                {
                    "about": one.about, "file": one.file, "media": one.media, "name": one.name,
                    "role": one.role, "sha256": one.sha256, "size": one.size,
                }
                for one in self.pieces
            ],
            "purpose": self.purpose,
            "receiver": _party(self.receiver),
            "sender": _party(self.sender),
            "sequence": self.sequence,
            "version": {"major": MAJOR, "minor": self.minor},
            "withheld": [{"what": one.what, "why": one.why} for one in self.withheld],
        })  # fmt: skip
        try:
            read_manifest(written)
        except UnfitPack as error:
            raise ValueError(f"not fit for a pack: {error.code}") from error
        return written


def read_manifest(written: bytes) -> Manifest:
    """What ``written`` says. Names that a later minor version added are passed over.

    Raises:
        UnfitPack: made by a newer program, or not as a manifest is.
    """
    said = canonical.read(written, LARGEST_MANIFEST)
    if not isinstance(said, dict) or said.get("format") != FORMAT:
        raise UnfitPack("manifest")
    version = said.get("version")
    if not isinstance(version, dict) or not all(
        type(version.get(name)) is int and version[name] >= 0 for name in _VERSION
    ):
        raise UnfitPack("manifest")
    if version["major"] > MAJOR:
        raise UnfitPack("newer")
    if version["major"] != MAJOR:
        raise UnfitPack("manifest")
    if not all(map(_can_be_shown, _strings(said))):
        raise UnfitPack("words")
    try:
        return _manifest(said, version["minor"])
    except (WrongKey, KeyError, TypeError, ValueError) as error:
        raise UnfitPack("manifest") from error


def _manifest(said: dict[str, Any], minor: int) -> Manifest:
    exact = minor <= MINOR
    _named(said, _KEYS, exact=exact)
    _named(said["version"], _VERSION, exact=exact)
    manifest = Manifest(
        pack=_matching(PACK_ID, said["pack"]),
        sequence=_between(1, said["sequence"], LONGEST_INTEGER),
        made_at=_moment(said["made_at"]),
        sender=_read_party(said["sender"], exact=exact),
        receiver=_read_party(said["receiver"], exact=exact),
        purpose=_text(said["purpose"]),
        pieces=tuple(
            _read_piece(number, one, exact=exact)
            for number, one in enumerate(_list(said["pieces"], MOST_PIECES))
        ),
        withheld=tuple(
            _read_withheld(one, exact=exact) for one in _list(said["withheld"], _MOST_WITHHELD)
        ),
        answers=_matching(PACK_ID, said["answers"]) if said["answers"] != "" else "",
        card=base64.b64decode(_text(said["card"], 2 * _LARGEST_CARD), validate=True),
        about=_dict(said["about"]),
        minor=minor,
    )
    together = sum(one.size for one in manifest.pieces)
    spelt = base64.b64encode(manifest.card).decode("ascii")
    if not manifest.sender.keys.verify or together > LARGEST_CONTENTS or spelt != said["card"]:
        raise UnfitPack("manifest")
    return manifest


def _party(party: Party) -> dict[str, str]:
    return {
        "kind": party.kind,
        "name": party.name,
        "seal": party.keys.seal.hex(),
        "verify": party.keys.verify.hex(),
    }


def _read_party(said: Any, *, exact: bool) -> Party:
    _named(said, _PARTY, exact=exact)
    verify = bytes.fromhex(_matching(_KEY, said["verify"])) if said["verify"] != "" else b""
    keys = PublicKeys(verify, bytes.fromhex(_matching(_KEY, said["seal"])))
    return Party(_some(said["name"]), _matching(_TOKEN, said["kind"]), keys)


def _read_piece(number: int, said: Any, *, exact: bool) -> Listed:
    _named(said, _PIECE, exact=exact)
    media = _text(said["media"])
    if media not in ENDINGS or said["file"] != piece_name(number, media):
        raise UnfitPack("manifest")
    return Listed(
        role=_matching(_TOKEN, said["role"]),
        name=_some(said["name"]),
        media=media,
        file=said["file"],
        size=_between(0, said["size"], LARGEST_PIECE),
        sha256=_matching(_SUM, said["sha256"]),
        about=_dict(said["about"]),
    )


def _read_withheld(said: Any, *, exact: bool) -> Withheld:
    _named(said, _HELD_BACK, exact=exact)
    return Withheld(_some(said["what"]), _text(said["why"]))


def _named(said: Any, names: frozenset[str], *, exact: bool) -> None:
    """All of ``names`` are there, and nothing else unless a later version may have added it."""
    if not isinstance(said, dict) or not names <= said.keys() or (exact and said.keys() != names):
        raise UnfitPack("manifest")


def _dict(said: Any) -> dict[str, Any]:
    if not isinstance(said, dict):
        raise UnfitPack("manifest")
    return said


def _list(said: Any, most: int) -> list[Any]:
    if not isinstance(said, list) or len(said) > most:
        raise UnfitPack("manifest")
    return said


def _text(said: Any, most: int = LONGEST_WORDS) -> str:
    if not isinstance(said, str) or len(said) > most:
        raise UnfitPack("manifest")
    return said


def _some(said: Any) -> str:
    text = _text(said)
    if not text.strip():
        raise UnfitPack("manifest")
    return text


def _matching(form: re.Pattern[str], said: Any) -> str:
    text = _text(said)
    if form.fullmatch(text) is None:
        raise UnfitPack("manifest")
    return text


def _between(least: int, said: Any, most: int) -> int:
    if type(said) is not int or not least <= said <= most:
        raise UnfitPack("manifest")
    return said


def _moment(said: Any) -> datetime:
    moment = datetime.strptime(_text(said), _MOMENT).replace(tzinfo=UTC)
    if moment.strftime(_MOMENT) != said:
        raise UnfitPack("manifest")
    return moment


def _strings(value: Any) -> Iterator[str]:
    """Every string anywhere in ``value``, names included."""
    match value:
        case str():
            yield value
        case list():
            for one in value:
                yield from _strings(one)
        case dict():
            for name, one in value.items():
                yield name
                yield from _strings(one)
        case _:
            return


def _can_be_shown(text: str) -> bool:
    """No signs that steer a screen instead of being read. New lines and tabs are all right."""
    if text.isascii() and text.isprintable():
        return True
    return not any(
        letter in _TURNING or (letter not in _LINES and unicodedata.category(letter) == "Cc")
        for letter in text
    )
