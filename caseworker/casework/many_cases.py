"""What an act on many cases would do to each, before it is done; what can't be, and why."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from caseworker.casework.flagging import why_not_flagged
from caseworker.casework.records import Records
from caseworker.casework.restrictions import REFUSED, SHOWN, RestrictedCase, restrictions
from caseworker.domain.case import Case, CaseNumber
from caseworker.domain.officer import OfficerId

Question = Callable[[Records, date], "Preview"]


@dataclass(frozen=True, slots=True)
class ManyLine:
    """One case: what becomes of it, or ``why_not``."""

    case: CaseNumber
    name: str
    what: str = ""
    why_not: str = ""


@dataclass(frozen=True, slots=True)
class Preview:
    """Every case that was chosen, in the order of the list."""

    lines: tuple[ManyLine, ...]

    @property
    def changed(self) -> tuple[ManyLine, ...]:
        return tuple(line for line in self.lines if not line.why_not)

    @property
    def refused(self) -> tuple[ManyLine, ...]:
        return tuple(line for line in self.lines if line.why_not)

    @property
    def cases(self) -> tuple[CaseNumber, ...]:
        """Those that change."""
        return tuple(line.case for line in self.changed)


def giving_them(
    cases: Sequence[CaseNumber],
    to: OfficerId,
    me: OfficerId,
    names: Mapping[OfficerId, str],
    *,
    may_share: bool,
) -> Question:
    """A question: what giving these cases to an officer would do.

    ``may_share`` is whether ``me`` may share out what is another’s.
    """

    def ask(records: Records, today: date) -> Preview:
        del today
        restricted = restrictions(records)

        def line(case: Case) -> ManyLine:
            bare = ManyLine(case.number, case.person.name)
            named = restricted.get(case.number)
            if case.officer == to:
                return _refused(bare, "They have it already.")
            if case.officer != me and not may_share:
                return _refused(bare, "It is another officer’s: a manager can give it.")
            if named is not None and to not in named.named:
                return _refused(bare, "It is restricted, and they aren’t named for it.")
            was = names.get(case.officer, str(case.officer))
            return ManyLine(case.number, case.person.name, f"from {was}")

        return _each(records, cases, line)

    return ask


def flagging_them(cases: Sequence[CaseNumber], flag: str) -> Question:
    """A question: on which of these cases the flag would be put."""

    def ask(records: Records, today: date) -> Preview:
        def line(case: Case) -> ManyLine:
            bare = ManyLine(case.number, case.person.name)
            why_not = why_not_flagged(case, flag, today)
            return _refused(bare, why_not) if why_not else bare

        return _each(records, cases, line)

    return ask


def _each(
    records: Records, cases: Sequence[CaseNumber], line: Callable[[Case], ManyLine]
) -> Preview:
    found = []
    for number in cases:
        try:
            found.append(line(records.case(number)))
        except RestrictedCase:  # the rest goes on without it
            found.append(ManyLine(number, SHOWN, why_not=REFUSED))
    return Preview(tuple(found))


def _refused(line: ManyLine, why: str) -> ManyLine:
    return ManyLine(line.case, line.name, why_not=why)
