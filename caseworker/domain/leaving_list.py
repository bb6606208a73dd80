"""One line of the list of those who leave, and what the list may be narrowed to."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace
from datetime import date

from caseworker.domain.case import Case, CaseNumber, OfficerId
from caseworker.domain.due import Due
from caseworker.domain.leaving import Going, arranged_for, going_of
from caseworker.domain.moving import LineState, Move

AUTHORITY, EDUCATION, INSTITUTION = "authority", "education", "institution"
UNKNOWN = "not known yet"


@dataclass(frozen=True, slots=True)
class Leaver:
    """Somebody who is to leave: when, why, where to, and what is undone.

    ``education`` is how far education on release is arranged, in the words of the entry;
    ``settled`` says that nothing of it is left to arrange. ``late`` counts what of ``undone`` is
    behind its day.
    """

    case: CaseNumber
    name: str
    officer: OfficerId
    why: str
    what: str
    source: str
    on: date
    whereto: str
    authority: str
    education: str
    settled: bool
    undone: tuple[str, ...]
    late: int

    def days_left(self, today: date) -> int:
        """Calendar days to the day they leave; below 0 once it has gone."""
        return (self.on - today).days


@dataclass(frozen=True, slots=True)
class Leaving:
    """Everybody who is to leave, soonest first, as all the cases stand ``on`` a day.

    ``cases`` is how many were read, ``hidden`` how many of those who leave are restricted.
    """

    on: date
    cases: int
    leavers: tuple[Leaver, ...]
    hidden: int = 0

    def with_these(self, of: Collection[CaseNumber], these: Leaving) -> Leaving:
        """The same, with these cases as they were read later on the same day."""
        rest = (one for one in self.leavers if one.case not in of)
        return replace(these, leavers=in_order((*rest, *these.leavers)), hidden=self.hidden)


@dataclass(frozen=True, slots=True)
class LeaversNarrowed:
    """What the list is narrowed to; None narrows nothing. ``open``: education is not settled."""

    days: int | None = None
    why: str | None = None
    open: bool | None = None
    officer: OfficerId | None = None
    typed: str = ""

    def of(self, found: Leaving) -> tuple[Leaver, ...]:
        return tuple(one for one in found.leavers if self._holds(one, found.on))

    def _holds(self, one: Leaver, today: date) -> bool:
        said = f"{one.name} {one.case} {one.whereto} {one.authority}".casefold()
        return (
            (self.days is None or one.days_left(today) <= self.days)
            and self.why in {None, one.why}
            and (self.open is None or one.settled is not self.open)
            and self.officer in {None, one.officer}
            and all(word in said for word in self.typed.casefold().split())
        )


def in_order(leavers: Iterable[Leaver]) -> tuple[Leaver, ...]:
    """Whoever leaves soonest first."""
    return tuple(sorted(leavers, key=lambda one: (one.on, one.name, one.case)))


def soonest_going(case: Case, dues: Iterable[Due], today: date) -> Going | None:
    """The first way in which somebody of this case is to leave; None where nobody is."""
    return next(iter(going_of(case, dues, today)), None)


def leaver_of(case: Case, going: Going, dues: Iterable[Due], moves: Iterable[Move]) -> Leaver:
    """The line of somebody who is to leave, with what their checklist still lacks."""
    arranged = arranged_for(case)
    lines = [line for move in moves if move.kind.id == going.row.move for line in move.open]
    undone = [line.row.words for line in lines]
    late = sum(line.state is LineState.LATE for line in lines)
    if not lines:
        owed = [due for due in dues if due.is_open and due.ours and _is_of(going, due)]
        undone = [due.row.brief for due in owed]
        late = sum(bool(due.days_late) for due in owed)
    return Leaver(
        case=case.number,
        name=case.person.name,
        officer=case.officer,
        why=going.row.words,
        what=going.what,
        source=going.source,
        on=going.on,
        whereto=going.whereto,
        authority=arranged.said(AUTHORITY) if arranged else "",
        education=arranged.said(EDUCATION) if arranged else UNKNOWN,
        settled=arranged.settled if arranged else False,
        undone=tuple(undone),
        late=late,
    )


def _is_of(going: Going, due: Due) -> bool:
    """Whether the duty comes of what takes them away, and is not the mark of the list itself."""
    return going.row.begins in due.row.triggers and due.row.name != going.row.limit
