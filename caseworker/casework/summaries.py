"""The row that lists show of a case: worked out from its events, never kept as truth."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Final

from caseworker.casework.reckoning import as_of, reckoning_of
from caseworker.casework.records import CaseSummary, OfficeFacts, OpenDue, Records
from caseworker.domain.case import Case, Stage
from caseworker.domain.days import plain
from caseworker.domain.diary import dues_of, place_of
from caseworker.domain.due import Due, DueState
from caseworker.domain.flags import flags_on
from caseworker.domain.heard import heard_on
from caseworker.domain.holding import holding
from caseworker.domain.law import event_kinds
from caseworker.domain.release import Release
from caseworker.domain.settings import Setting, settings
from caseworker.domain.states import state_of

OPENED: Final = "case_opened"


def rewrite_summary(records: Records, case: Case, office: OfficeFacts, today: date) -> None:
    """Work out the row beside ``case`` from all that is kept of it, and write it."""
    records.write_summary(summarise(case, office, today, records.releases(case.number)))


def summarise(
    case: Case, office: OfficeFacts, today: date, releases: Iterable[Release] = ()
) -> CaseSummary:
    """The row beside ``case``, as this office sees it; ``releases`` are the papers that left."""
    reckoning = reckoning_of(office, today)
    found = dues_of(case, reckoning)
    setting = settings()[case.setting]
    return CaseSummary(
        number=case.number,
        name=case.person.name,
        known_as=case.person.known_as,
        born=case.person.born,
        setting=case.setting,
        stage=case.stage(event_kinds()),
        officer=case.officer,
        home_authority=case.person.home_authority,
        dues=tuple(_open(due, setting) for due in found if due.is_to_do or _still_open(due)),
        place=place_of(case),
        as_of=as_of(office, today),
        standing=state_of(case, today, reckoning.places).state.short,
        flags=tuple(flag.words for flag in flags_on(case, today)),
        marks=tuple(_marks(case, today)),
        needs=tuple(need.name for need in case.person.needs),
        opened_on=_day_of(case, OPENED),
        plan_on=_plan_on(case),
        heard_on=heard_on(case, releases, reckoning.ours),
    )


def _marks(case: Case, today: date) -> Iterator[str]:
    yield from (held.pill for held in holding(case, today) if held.pill)
    if basis := case.facts.get("basis", ""):
        yield basis


def _plan_on(case: Case) -> date | None:
    """The day of the entry by which the plan last came into force, or was changed."""
    kinds = event_kinds()
    made = {name for name, kind in kinds.items() if kind.leads_to == Stage.PLAN_IN_FORCE.value}
    return _day_of(case, *made)


def _day_of(case: Case, *kinds: str) -> date | None:
    last = case.last(*kinds)
    return last.day if last is not None else None


def _still_open(due: Due) -> bool:
    """A window that somebody may still use: shown while it lasts, never late."""
    return due.is_window and due.is_open


def _aim(due: Due) -> date | None:
    """The later day that was set where a claim has taken away the one of the law."""
    is_later = due.by is not None and due.target is not None and due.target > due.by
    return due.target if due.state is DueState.EXCUSED and is_later else None


def _excused(due: Due) -> str:
    """What a list says beside the rule, so that nobody takes the day for one of the law."""
    if due.state is not DueState.EXCUSED:
        return ""
    return " · excused: the day is our own aim" if _aim(due) else " · excused"


def _open(due: Due, setting: Setting) -> OpenDue:
    whose = setting.word(due.whose)
    return OpenDue(
        row=due.id,
        duty=due.duty,
        by=_aim(due) or due.by,
        ours=due.ours and not due.is_window,
        whose=f"{whose}, chased on {plain(due.chased)}" if due.chased else whose,
        source=f"{due.source}{_excused(due)}",
        because="\n".join(f"{heading}: {words}" for heading, words in due.explained),
        about=due.about,
        checked=due.checked.value,
        weight=due.weight.value,
        window=due.is_window,
        event=due.started_by,
    )
