"""A cycle of support on paper: one that runs, and one that was reviewed, after another."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from caseworker.documents.support_cycle import CycleToPrint
from caseworker.domain.case import CaseNumber, Event, EventId
from caseworker.domain.support_cycle import cycles_of, judged
from caseworker.domain.support_rules import support_rules
from tests.builders import a_case
from tests.documents.examples import a_person
from tests.domain.happenings import on

TOM = CaseNumber("2026-0113")


def _planned(mark: str, day: str, by: str) -> tuple[Event, ...]:
    cycle = on(
        "support_cycle_planned",
        day,
        assessed_on=day,
        assessed="Reads 14 words a minute, and gives up after two lines.",
        baseline="20 of 100 common words",
        areas="Cognition and learning\nSocial, emotional and mental health",
        starts_on=day,
        on=by,
        teacher="Ms Reed",
        setting="Harrow Hill School",
        adjustments="Sits in front; tasks in short steps.",
        took_part="Teacher: Ms Reed\nSEN co-ordinator: Mr Ode\nThe child or young person: Tom",
        absent="Parents: no answer to two letters",
    )
    target = on(
        "support_target_set",
        day,
        cycle=mark,
        item="t1",
        outcome="Reads 30 words a minute",
        baseline="14 words",
        measure="Timed reading on Fridays",
        aim="30 words",
        by=by,
    )
    provision = on(
        "support_intervention_planned",
        day,
        cycle=mark,
        what="Small-group systematic phonics",
        tier="Targeted",
        minutes="20",
        times="4",
        weeks="10",
        group="4",
        staff="Mr Bell",
        role="teaching assistant",
        teacher="Ms Reed",
        hourly="18.60",
    )
    voice = on("views_gathered", day, person="Tom Whitfield", views="I like maps.", how="Drawing")
    return replace(cycle, id=EventId(mark)), target, provision, voice


def _reviewed(mark: str, day: str, result: str, words: str) -> tuple[Event, ...]:
    return (
        on(
            "support_target_reviewed",
            day,
            cycle=mark,
            item="t1",
            outcome="Reads",
            result=result,
            words=words,
        ),
        on(
            "support_cycle_reviewed",
            day,
            cycle=mark,
            effect="A little more fluent; still gives up in new texts.",
            decision="Change the support",
            reasons="The group is too large for him.",
            took_part="Teacher: Ms Reed",
        ),
    )


FIRST = (
    *_planned("c1", "2026-01-12", "2026-03-27"),
    *_reviewed("c1", "2026-03-25", "Not met", "17"),
)
SECOND = (
    *_planned("c2", "2026-04-13", "2026-07-10"),
    *_reviewed("c2", "2026-07-08", "Partly met", "24 words a minute"),
)


def a_cycle_of_support() -> CycleToPrint:
    """The first cycle, before its review; in the words of custody."""
    case = a_case(*_planned("c1", "2026-01-12", "2026-03-27"), setting="custody")
    wording = support_rules().wording_for(case, date(2026, 1, 12))
    day = date(2026, 1, 12)
    return CycleToPrint(TOM, a_person(), day, cycles_of(case)[0], wording, ask=False)


def a_reviewed_cycle() -> CycleToPrint:
    """The second, with how its target stood at both reviews."""
    case = a_case(*FIRST, *SECOND)
    wording = support_rules().wording_for(case, date(2026, 4, 13))
    progress = {"t1": judged(case, "t1")}
    return CycleToPrint(TOM, a_person(), date(2026, 7, 9), cycles_of(case)[1], wording, progress)


def cycles_of_support() -> dict[str, CycleToPrint]:
    """Both, by the names of their files of words."""
    return {"support-cycle": a_cycle_of_support(), "support-reviewed": a_reviewed_cycle()}
