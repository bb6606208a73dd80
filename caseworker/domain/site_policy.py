"""What the IT department of a site has fixed: the rows of ``site_policy.toml``, and its own file.

Read strictly. Whatever won't do is told in words, and the strictest value holds in its place.
"""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from difflib import get_close_matches
from functools import cache
from importlib import resources
from pathlib import PurePath
from typing import Any, Final

from caseworker.domain.errors import BrokenLaw
from caseworker.domain.roles import Right, role_words, the_roles

FILE: Final = "site_policy.toml"
SET_BY: Final = "Set by your IT department"

Value = int | bool | str | frozenset[str]


@dataclass(frozen=True, slots=True)
class PolicyKey:
    """One key: what it is called in the file, what it means, and which values will do."""

    id: str
    words: str
    meaning: str
    kind: str
    strictest: Value
    least: int = 0
    most: int = 0
    may_be: tuple[str, ...] = ()
    beside: str = ""
    none: str = ""

    @property
    def bounds(self) -> str:
        """What may stand there, as the page for IT departments says it."""
        return {
            "minutes": f"a whole number from {self.least} to {self.most}",
            "text": f"words, 1 to {self.most} characters",
            "folder": "a whole path",
            "names": f"a list of any of: {', '.join(self.may_be)}",
            "yes": "true or false",
        }[self.kind]

    def read(self, given: object) -> Value | None:
        """The value; None where it won’t do."""
        return _KINDS[self.kind](self, given)


@dataclass(frozen=True, slots=True)
class SitePolicy:
    """What is fixed here: values by key, and what in the file won’t do, in words."""

    values: Mapping[str, Value] = field(default_factory=dict)
    faults: tuple[str, ...] = ()

    def idle(self, chosen: int) -> int:
        """Minutes: the shorter of the two."""
        return min(chosen, int(str(self.values.get("idle_minutes", chosen))))

    def marking(self, chosen: str) -> str:
        return str(self.values.get("marking", chosen))

    @property
    def rights_off(self) -> frozenset[Right]:
        return frozenset(Right(name) for name in self._names("rights_off"))

    @property
    def roles_off(self) -> frozenset[str]:
        return self._names("roles_off")

    @property
    def off(self) -> tuple[frozenset[Right], frozenset[str]]:
        """The rights and the roles that are off, as ``Here`` takes them."""
        return self.rights_off, self.roles_off

    @property
    def features_off(self) -> frozenset[str]:
        return self._names("features_off")

    @property
    def hides_from_capture(self) -> bool:
        return self.values.get("hide_from_capture") is True

    def folder(self, key: str) -> str | None:
        """A whole path; "" where nothing may be put anywhere; None where nothing is said."""
        found = self.values.get(key)
        return None if found is None else str(found)

    def why_off(self, feature: str) -> str | None:
        """Why a part of the program isn’t to be used here; None where it may be."""
        if feature not in self.features_off:
            return None
        return f"{SET_BY}. Switched off here: {features()[feature]}."

    def why_no_role(self, roles: frozenset[str]) -> str | None:
        """Why somebody with these roles can do nothing here; None where one of them counts."""
        if not roles or roles - self.roles_off:
            return None
        return (
            f"{SET_BY}: nobody acts in the roles that you have ({role_words(roles).lower()}) on "
            "this computer. Nothing was changed. Sign in on another computer, or let an officer "
            "sign in here."
        )

    def told(self, key: str) -> str:
        """What is set under ``key``, in words; nothing where nothing is."""
        if key not in self.values:
            return ""
        row, value = policy_keys()[key], self.values[key]
        return f"{row.words}: {_told(row, value)}."

    def beside(self, field: str) -> str:
        """What stands beside a field of the office that is ruled; nothing where none is."""
        said = (self.told(key) for key, row in policy_keys().items() if row.beside == field)
        return " ".join(f"{SET_BY}: {words[0].lower()}{words[1:]}" for words in said if words)

    def _names(self, key: str) -> frozenset[str]:
        found = self.values.get(key, frozenset())
        return found if isinstance(found, frozenset) else frozenset()


NOTHING_SET: Final = SitePolicy()


@cache
def policy_keys() -> Mapping[str, PolicyKey]:
    """Every key there is, in the order of the file.

    Raises:
        BrokenLaw: a row leaves something out, or its strictest value won’t do itself.
    """
    try:
        return {name: _row(name, row) for name, row in _data()["key"].items()}
    except (KeyError, TypeError, ValueError) as error:
        raise BrokenLaw(FILE, error) from error


@cache
def features() -> Mapping[str, str]:
    """The parts of the program that may be switched off, in words."""
    return {str(name): str(words) for name, words in _data()["feature"].items()}


def strictest(why: str) -> SitePolicy:
    """Where there is a file, and nothing can be made of it: every key at its strictest."""
    words = f"{why} Until it is put right, the strictest holds for everything it could set."
    return SitePolicy({key: row.strictest for key, row in policy_keys().items()}, (words,))


def read_policy(text: str) -> SitePolicy:
    """What a policy file says. Never fails: what won’t do is among the ``faults``."""
    try:
        given = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        return strictest(f"The policy file of your IT department can’t be read: {error}.")
    values: dict[str, Value] = {}
    faults = []
    for name, value in given.items():
        row = policy_keys().get(name)
        if row is None:
            meant = next(iter(get_close_matches(name, policy_keys(), 1)), "")
            faults.append(_unknown(name, meant))
            if meant and meant not in given:
                values[meant] = policy_keys()[meant].strictest
            continue
        read = row.read(value)
        if read is None:
            held = _told(row, row.strictest)
            faults.append(
                f"In the policy file of your IT department, {name} must be {row.bounds}. Until it "
                f"is put right, the strictest holds: {held}."
            )
        values[name] = row.strictest if read is None else read
    return SitePolicy(values, tuple(faults))


def _unknown(name: str, meant: str) -> str:
    shown = name if name.isidentifier() else "one key"
    words = f"In the policy file of your IT department, {shown} is not a key of this version."
    if not meant:
        return f"{words} It sets nothing."
    held = _told(policy_keys()[meant], policy_keys()[meant].strictest)
    return f"{words} Perhaps {meant} is meant: until it is put right, the strictest holds: {held}."


def _told(row: PolicyKey, value: Value) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, frozenset):
        if not value:
            return "nothing"
        rights = {right.value: each.words for right, each in the_roles().rights.items()}
        roles = {name: each.words for name, each in the_roles().roles.items()}
        said = {**features(), **rights, **roles}
        return "; ".join(said[name] for name in row.may_be if name in value)
    return str(value) or row.none


def _minutes(row: PolicyKey, given: object) -> Value | None:
    is_whole = isinstance(given, int) and not isinstance(given, bool)
    return given if is_whole and row.least <= given <= row.most else None  # type: ignore[operator,return-value]


def _text(row: PolicyKey, given: object) -> Value | None:
    if not isinstance(given, str) or not given.isprintable():
        return None
    said = given.strip()
    return said if 0 < len(said) <= row.most else None


def _folder(row: PolicyKey, given: object) -> Value | None:
    del row
    is_whole = isinstance(given, str) and given.isprintable() and PurePath(given).is_absolute()
    return str(given) if is_whole else None


def _names(row: PolicyKey, given: object) -> Value | None:
    if not isinstance(given, list) or not all(isinstance(one, str) for one in given):
        return None
    return frozenset(given) if set(given) <= set(row.may_be) else None


def _yes(row: PolicyKey, given: object) -> Value | None:
    del row
    return given if isinstance(given, bool) else None


_KINDS: Final[Mapping[str, Callable[[PolicyKey, object], Value | None]]] = {
    "minutes": _minutes,
    "text": _text,
    "folder": _folder,
    "names": _names,
    "yes": _yes,
}


def _data() -> dict[str, Any]:
    text = (resources.files("caseworker.domain") / FILE).read_text(encoding="utf-8")
    return tomllib.loads(text)


def _row(name: str, row: Mapping[str, Any]) -> PolicyKey:
    said = dict(row)
    hardest = said.pop("strictest")
    may_be = tuple(said.pop("may_be", ()))
    made = PolicyKey(id=name, strictest="", may_be=may_be, **said)
    read = made.read(hardest) if hardest != "" else ""
    if read is None or made.kind not in _KINDS:
        raise ValueError(f"the strictest of {name} won’t do")
    return PolicyKey(id=name, strictest=read, may_be=may_be, **said)
