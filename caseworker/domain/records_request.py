"""What was decided of each piece that is held, for one request to see records.

A piece is given, given with words taken out, or held back on a ground of
``records_grounds.toml``. Until an officer decides otherwise a piece is given, with whatever of
others was found in it taken out; what nobody could read is decided on by hand.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from enum import Enum
from functools import cache
from importlib import resources
from types import MappingProxyType
from typing import Any, Final

from caseworker.domain.errors import Gap, Incomplete
from caseworker.domain.law.entry import Entry, read_toml
from caseworker.domain.redaction import phrases_in

FILE: Final = "records_grounds.toml"
EVERYWHERE: Final = ""  # the key of what holds in every piece
OPINION: Final = "opinion"
WHY: Final = "why"


class Give(Enum):
    """What becomes of a piece. The values are the words on screen."""

    WHOLE = "Give"
    REDACTED = "Give with redactions"
    WITHHELD = "Withhold"


@dataclass(frozen=True, slots=True)
class Ground:
    """A row of ``records_grounds.toml``: what may be held back, what is told of it, its needs."""

    id: str
    words: str
    told: str
    needs: tuple[str, ...]
    source: str
    checked: str


@dataclass(frozen=True, slots=True)
class Said:
    """What the law says of something here, with its source and how that was checked."""

    words: str
    source: str
    checked: str


@dataclass(frozen=True, slots=True)
class Grounds:
    """The whole file."""

    grounds: Mapping[str, Ground]
    rules: Mapping[str, Said]
    askers: Mapping[str, str]
    """The role of the gate, by the words in which an entry says who asks."""


@cache
def the_grounds() -> Grounds:
    """Every row. Raises BrokenLaw, naming the row."""
    text = (resources.files("caseworker.domain") / FILE).read_text("utf-8")
    whole = read_toml(FILE, text)
    whole.day("read_on")
    grounds = {key: _ground(key, row) for key, row in whole.tables("ground")}
    rules = {key: _said(row) for key, row in whole.tables("rule")}
    askers = dict(_asker(row) for _, row in whole.tables("asker"))
    whole.done()
    return Grounds(MappingProxyType(grounds), MappingProxyType(rules), MappingProxyType(askers))


@dataclass(frozen=True, slots=True)
class Decision:
    """What an officer decided of one piece. ``ground`` and what it needs where it is held back."""

    give: Give
    ground: str = ""
    why: str = ""
    opinion_of: str = ""
    opinion_on: date | None = None

    def refuse_open(self) -> None:
        """Raises Incomplete: it is held back, and what that needs is not all on record."""
        if gaps := list(_gaps(self)):
            raise Incomplete(gaps)


@dataclass(frozen=True, slots=True)
class Work:
    """All that was decided for one request: by the id of each piece.

    ``added`` are words that an officer marked besides, ``let_stand`` those that were found and
    stand all the same: in one piece, or under ``EVERYWHERE`` in all. ``harm_by`` looked whether
    anything here could do serious harm, on ``harm_on``.
    """

    decisions: Mapping[str, Decision] = field(default_factory=dict)
    added: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    let_stand: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    harm_by: str = ""
    harm_on: date | None = None

    def phrases(self, piece: str, found: Iterable[str]) -> tuple[str, ...]:
        """What is taken out of the piece, of what was ``found`` and marked in it."""
        standing = {*self.let_stand.get(piece, ()), *self.let_stand.get(EVERYWHERE, ())}
        found = (one for one in phrases_in(found) if one not in standing)
        return phrases_in((*found, *self.added.get(piece, ()), *self.added.get(EVERYWHERE, ())))

    def decided(self, piece: str, phrases: Sequence[str], *, is_read: bool) -> Decision | None:
        """What becomes of a piece; None while it must be decided by hand.

        ``phrases`` are those that are taken out of it; ``is_read``: the program could look
        through all of it.
        """
        decision = self.decisions.get(piece)
        if decision is not None and decision.give is not Give.WHOLE:
            return decision
        if decision is None and not is_read:
            return None
        return Decision(Give.REDACTED if phrases else Give.WHOLE)

    def with_decision(self, piece: str, decision: Decision) -> Work:
        """Raises Incomplete: what the ground needs is missing."""
        decision.refuse_open()
        return replace(self, decisions={**self.decisions, piece: decision})

    def marking(self, piece: str, words: str) -> Work:
        """These words are taken out, too: of this piece, or ``EVERYWHERE``."""
        said = phrases_in((words,))
        work = replace(self, let_stand=_without(self.let_stand, piece, said))
        return replace(work, added=_with(work.added, piece, said))

    def unmarking(self, piece: str, words: str) -> Work:
        """These words stand, though they were found or marked."""
        said = phrases_in((words,))
        work = replace(self, added=_without(self.added, piece, said))
        return replace(work, let_stand=_with(work.let_stand, piece, said))


def work_to_text(work: Work) -> str:
    """As it is kept."""
    decisions = {
        piece: {
            "give": one.give.name,
            "ground": one.ground,
            "why": one.why,
            "opinion_of": one.opinion_of,
            "opinion_on": one.opinion_on.isoformat() if one.opinion_on else "",
        }
        for piece, one in work.decisions.items()
    }
    data = {
        "decisions": decisions,
        "added": dict(work.added),
        "let_stand": dict(work.let_stand),
        "harm_by": work.harm_by,
        "harm_on": work.harm_on.isoformat() if work.harm_on else "",
    }
    return json.dumps(data, ensure_ascii=False, sort_keys=True)


def work_from_text(text: str) -> Work:
    """What ``work_to_text`` wrote; nothing was decided where there is no text."""
    if not text:
        return Work()
    data: dict[str, Any] = json.loads(text)
    decisions = {
        piece: Decision(
            Give[one["give"]], one["ground"], one["why"], one["opinion_of"], _day(one["opinion_on"])
        )
        for piece, one in data["decisions"].items()
    }
    return Work(
        decisions,
        {piece: tuple(said) for piece, said in data["added"].items()},
        {piece: tuple(said) for piece, said in data["let_stand"].items()},
        data["harm_by"],
        _day(data["harm_on"]),
    )


def _gaps(decision: Decision) -> Iterator[Gap]:
    if decision.give is not Give.WITHHELD:
        return
    ground = the_grounds().grounds.get(decision.ground)
    if ground is None:
        yield Gap("ground", "Say on what ground it is held back.")
        return
    if WHY in ground.needs and not decision.why.strip():
        yield Gap("why", "Say why that holds here.")
    if OPINION in ground.needs and not decision.opinion_of.strip():
        yield Gap("opinion_of", "Say whose opinion it is that it could do serious harm.")
    if OPINION in ground.needs and decision.opinion_on is None:
        yield Gap("opinion_on", "Give the day of that opinion.")


def _with(
    to: Mapping[str, tuple[str, ...]], piece: str, said: tuple[str, ...]
) -> dict[str, tuple[str, ...]]:
    return {**to, piece: phrases_in((*to.get(piece, ()), *said))}


def _without(
    of: Mapping[str, tuple[str, ...]], piece: str, said: tuple[str, ...]
) -> dict[str, tuple[str, ...]]:
    left = {**of, piece: tuple(one for one in of.get(piece, ()) if one not in said)}
    return {key: words for key, words in left.items() if words}


def _ground(key: str, row: Entry) -> Ground:
    ground = Ground(
        key, row.text("words"), row.text("told"), row.texts("needs"), row.text("source"),
        row.text("checked"),
    )  # fmt: skip
    row.done()
    return ground


def _said(row: Entry) -> Said:
    said = Said(row.text("words"), row.text("source"), row.text("checked"))
    row.done()
    return said


def _asker(row: Entry) -> tuple[str, str]:
    asker = row.text("words"), row.text("role")
    row.done()
    return asker


def _day(text: str) -> date | None:
    return date.fromisoformat(text) if text else None
