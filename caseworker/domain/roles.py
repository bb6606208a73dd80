"""Who may do what: the roles of an office, their rights, and the one question ``may``.

The rows are in ``roles.toml``. A role is a rule of the program and not of the cryptography:
every officer's slot opens the whole store (decision 8).
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cache
from importlib import resources
from typing import Any, Final

from caseworker.domain.errors import BrokenLaw
from caseworker.domain.officer import OfficerId

FILE: Final = "roles.toml"
_JOIN: Final = "+"


class Right(StrEnum):
    """What somebody may do. The values are the names of the rows."""

    SEE_CASES = "see_cases"
    OPEN_CASE = "open_case"
    BEGIN_CASE = "begin_case"
    CHANGE_CASE = "change_case"
    TAKE_IN = "take_in"
    JOIN_CASES = "join_cases"
    FINALISE_PLAN = "finalise_plan"
    LET_LEAVE = "let_leave"
    ASK_AUTHORITY = "ask_authority"
    GIVE_AUTHORITY = "give_authority"
    LIST_DISPOSAL = "list_disposal"
    RESTRICT_CASE = "restrict_case"
    SHARE_WORK = "share_work"
    READ_LEDGER = "read_ledger"
    READ_LOOKING = "read_looking"
    SEE_OFFICE = "see_office"
    CHANGE_SETTINGS = "change_settings"
    MANAGE_OFFICERS = "manage_officers"
    RENEW_RECOVERY_KEY = "renew_recovery_key"
    BACK_UP = "back_up"
    GO_BACK = "go_back"
    TAKE_ALL = "take_all"
    KEEP_OWN_WORDS = "keep_own_words"
    KEEP_OWN_WAY_IN = "keep_own_way_in"
    KEEP_BOOK = "keep_book"
    MOVE_PRACTICE_CLOCK = "move_practice_clock"


@dataclass(frozen=True, slots=True)
class Role:
    """One role: what it is called, and what it means in a sentence."""

    id: str
    words: str
    meaning: str


@dataclass(frozen=True, slots=True)
class RightRow:
    """One right: what it allows, in words that go on from “may”, and the roles that hold it."""

    id: Right
    words: str
    roles: frozenset[str]


@dataclass(frozen=True, slots=True)
class Choice:
    """What an office may decide otherwise: then the right is held by these roles alone."""

    id: str
    words: str
    right: Right
    roles: frozenset[str]


@dataclass(frozen=True, slots=True)
class Roles:
    """Every row of ``roles.toml``."""

    roles: Mapping[str, Role]
    rights: Mapping[Right, RightRow]
    choices: Mapping[str, Choice]
    written: Mapping[str, frozenset[str]]


@dataclass(frozen=True, slots=True)
class Colleague:
    """Somebody of the office, and the roles they hold."""

    id: OfficerId
    name: str
    roles: frozenset[str]


@dataclass(frozen=True, slots=True)
class Here:
    """What the answer depends on besides the roles: who else is here, what the office chose.

    ``off`` are rights that nobody has here, and ``roles_off`` roles in which nobody acts: an IT
    department switched them off.
    """

    colleagues: tuple[Colleague, ...] = ()
    choices: frozenset[str] = field(default_factory=frozenset)
    off: frozenset[Right] = field(default_factory=frozenset)
    roles_off: frozenset[str] = field(default_factory=frozenset)


@dataclass(frozen=True, slots=True)
class Allowed:
    """They may."""


@dataclass(frozen=True, slots=True)
class WhyNot:
    """They may not. ``words`` say who may, and who that is here: fit to stand beside a button."""

    words: str


@cache
def the_roles() -> Roles:
    """The roles and their rights.

    Raises:
        BrokenLaw: a row leaves something out, or names what there is not.
    """
    text = (resources.files("caseworker.domain") / FILE).read_text(encoding="utf-8")
    try:
        return _read(tomllib.loads(text))
    except (KeyError, ValueError) as error:
        raise BrokenLaw(FILE, error) from error


def roles_of(written: str) -> frozenset[str]:
    """The roles that are written in an officer's slot; one that nobody knows gives no right."""
    known = the_roles()
    if written in known.written:
        return known.written[written]
    return frozenset(written.split(_JOIN)) & known.roles.keys()


def written(roles: Iterable[str]) -> str:
    """How a set of roles is written in a slot: ``roles_of`` reads it back.

    Raises:
        ValueError: it is empty, or one of them is no role.
    """
    wanted, known = frozenset(roles), the_roles()
    if not wanted or not wanted <= known.roles.keys():
        raise ValueError("no roles, or one that there is not")
    for name, meant in known.written.items():
        if meant == wanted:
            return name
    return _JOIN.join(role for role in known.roles if role in wanted)


def role_words(roles: Iterable[str]) -> str:
    """The roles as they stand beside a name: “Administrator, officer”."""
    held = frozenset(roles)
    return ", ".join(
        role.words for name, role in the_roles().roles.items() if name in held
    ).capitalize()


def may(roles: frozenset[str], right: Right, here: Here) -> Allowed | WhyNot:
    """Whether somebody with these roles may do this, here; if not, why not, and who may."""
    holders = _holders(right, here)
    if roles & holders:
        return Allowed()
    row = the_roles().rights[right]
    if not holders:
        return WhyNot(f"Set by your IT department: nobody may {row.words} here.")
    called = [role for name, role in the_roles().roles.items() if name in holders]
    who = _one_of([f"{_article(role.words)} {role.words}" for role in called])
    words = f"Only {who} may {row.words}. {_who_is_here(called, here)}"
    lost = [role for name, role in the_roles().roles.items() if name in roles & _given(right, here)]
    if lost:
        off = _one_of([f"{_article(role.words)} {role.words}" for role in lost])
        words = f"Set by your IT department: nobody acts as {off} here. {words}"
    return WhyNot(words)


def holders(right: Right, here: Here) -> tuple[Colleague, ...]:
    """Whoever here may do this."""
    return tuple(one for one in here.colleagues if one.roles & _holders(right, here))


def _holders(right: Right, here: Here) -> frozenset[str]:
    return frozenset() if right in here.off else _given(right, here) - here.roles_off


def _given(right: Right, here: Here) -> frozenset[str]:
    """The roles that hold it by the rows and by what the office chose."""
    chosen = (the_roles().choices.get(name) for name in sorted(here.choices))
    for choice in chosen:
        if choice is not None and choice.right is right:
            return choice.roles
    return the_roles().rights[right].roles


def _who_is_here(roles: Iterable[Role], here: Here) -> str:
    said = []
    for role in roles:
        names = [one.name for one in here.colleagues if role.id in one.roles]
        if names:
            said.append(f"{role.words.capitalize()}s here: {', '.join(names)}.")
        else:
            said.append(f"There is no {role.words} here.")
    return " ".join(said)


def _one_of(names: Sequence[str]) -> str:
    *most, last = names
    return f"{', '.join(most)} or {last}" if most else last


def _article(noun: str) -> str:
    return "an" if noun[:1] in "aeiou" else "a"


def _read(data: Mapping[str, Any]) -> Roles:
    roles = {name: Role(name, row["words"], row["meaning"]) for name, row in data["role"].items()}
    rights = {
        Right(name): RightRow(Right(name), row["words"], _known(row["roles"], roles))
        for name, row in data["right"].items()
    }
    if missing := set(Right) - rights.keys():
        raise ValueError(f"no row for {', '.join(sorted(missing))}")
    choices = {
        name: Choice(name, row["words"], Right(row["right"]), _known(row["roles"], roles))
        for name, row in data["choice"].items()
    }
    spelt = {name: _known(row, roles) for name, row in data["written"].items()}
    return Roles(roles, rights, choices, spelt)


def _known(names: Iterable[str], roles: Mapping[str, Role]) -> frozenset[str]:
    found = frozenset(names)
    if not found or not found <= roles.keys():
        raise ValueError(f"unknown roles: {', '.join(sorted(found - roles.keys()))}")
    return found
