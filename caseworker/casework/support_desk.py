"""What the page of support asks of the records: the cycle under way, and all that belongs to it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from caseworker.casework.reckoning import reckoning_of
from caseworker.casework.records import Records
from caseworker.documents.progress_chart import WIDE, progress_chart
from caseworker.documents.svg import as_svg
from caseworker.domain.case import Case, CaseNumber, Event, Stage
from caseworker.domain.diary import dues_of, place_of
from caseworker.domain.due import Due
from caseworker.domain.law import event_kinds
from caseworker.domain.law.limits import Nature
from caseworker.domain.regime import regime_on
from caseworker.domain.review import Noted
from caseworker.domain.support_cycle import (
    MEETING,
    Cycle,
    Referral,
    current_cycle,
    cycles_of,
    judged,
    referrals_of,
    support_runs,
    waits_for,
    wants_specialist,
)
from caseworker.domain.support_rules import (
    Before,
    Part,
    SupportDecision,
    Wording,
    support_rules,
)

WITH_A_PLAN = frozenset({Stage.PLAN_IN_FORCE, Stage.CLOSED})


@dataclass(frozen=True, slots=True)
class BeforeSeen:
    """What has to come before a cycle, and the entry that says that it came."""

    row: Before
    event: Event | None


@dataclass(frozen=True, slots=True)
class PartSeen:
    """Somebody who takes part, what they are called here, and their names as far as known."""

    row: Part
    title: str
    names: str


@dataclass(frozen=True, slots=True)
class SupportDesk:
    """Everything that the page of support shows of one case.

    ``under_way`` is the cycle that isn’t reviewed yet; ``earlier`` are the others, latest first.
    ``meet`` is the duty to meet the parents, ``planned`` the meetings that are arranged.
    ``decided`` is the decision that waits for what follows it. ``open``: a cycle may be planned.
    """

    case: Case
    wording: Wording
    place: str
    before: tuple[BeforeSeen, ...]
    parts: tuple[PartSeen, ...]
    under_way: Cycle | None
    earlier: tuple[Cycle, ...]
    progress: Mapping[str, tuple[Noted, ...]]
    meetings: tuple[Event, ...]
    meet: Due | None
    planned: tuple[Due, ...]
    referrals: tuple[Referral, ...]
    wants_specialist: bool
    decided: SupportDecision | None
    runs: bool
    open: bool

    @property
    def latest(self) -> Cycle | None:
        return self.under_way or (self.earlier[0] if self.earlier else None)

    @property
    def missing(self) -> tuple[Before, ...]:
        return tuple(one.row for one in self.before if one.event is None)


def support_desk(number: CaseNumber) -> Callable[[Records, date], SupportDesk]:
    """A question: the support of this child, as it stands."""

    def ask(records: Records, today: date) -> SupportDesk:
        case = records.case(number)
        reckoning = reckoning_of(records.office(), today)
        cycles, under_way = cycles_of(case), current_cycle(case)
        wording = support_rules().wording_for(case, today)
        asked = [due for due in dues_of(case, reckoning) if MEETING in due.row.met_by]
        owed = [due for due in asked if due.is_open]
        regime = regime_on(case, today, reckoning.places)
        items = {target.item for cycle in cycles for target in cycle.targets}
        return SupportDesk(
            case=case,
            wording=wording,
            place=place_of(case),
            before=tuple(_before(case, row) for row in support_rules().before_under(regime)),
            parts=tuple(_parts(case, wording)),
            under_way=under_way,
            earlier=tuple(one for one in reversed(cycles) if one != under_way),
            progress={item: judged(case, item) for item in items},
            meetings=tuple(reversed(case.all_of(MEETING))),
            meet=next((due for due in owed if due.row.nature is Nature.DEADLINE), None),
            planned=tuple(due for due in owed if due.row.nature is Nature.APPOINTMENT),
            referrals=referrals_of(case),
            wants_specialist=wants_specialist(case),
            decided=waits_for(case),
            runs=support_runs(case),
            open=case.stage(event_kinds()) not in WITH_A_PLAN,
        )

    return ask


def target_chart(noted: tuple[Noted, ...], inks: Mapping[str, str], font: str) -> str:
    """How far a target was met at each review, as SVG; empty if none has looked at it yet."""
    if not noted:
        return ""
    results = sorted(support_rules().results, key=lambda row: row.counts)
    drawn = progress_chart(noted, results[0].title, results[-1].title)
    return as_svg(drawn, WIDE, inks, font)


def _before(case: Case, row: Before) -> BeforeSeen:
    found = [event for event in case.all_of(*row.met_by) if row.fits(event)]
    return BeforeSeen(row, found[-1] if found else None)


def _parts(case: Case, wording: Wording) -> Iterator[PartSeen]:
    """Who is to take part, by the roles of the contacts; the child and the parents by name."""
    person = case.person
    for row in support_rules().parts:
        title = wording.word(row.who)
        roles = [
            one.shown
            for one in person.contacts
            if one not in person.parents and any(role in one.role.casefold() for role in row.roles)
        ]
        known = {
            "parents": [one.shown for one in person.parents if not one.no_contact],
            "person": [person.name],
        }.get(row.who, roles)
        yield PartSeen(row, title, ", ".join(known))
