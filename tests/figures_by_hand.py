"""An office of a dozen invented children, small enough to be counted by hand.

What each of them is there for stands beside it; the tests say what it comes to.
"""

from __future__ import annotations

from datetime import date
from typing import Any

from caseworker.casework.figures import FiguresCounted, count_figures
from caseworker.casework.records import OfficeFacts
from caseworker.domain.case import Case, CaseNumber, Event, OfficerId
from caseworker.domain.figures.table import ALL, Narrowed
from caseworker.domain.people import Address, NeedType
from caseworker.domain.plan import Section, Version, VersionKind
from tests.builders import NOW, OKAFOR, TODAY, a_case, a_person, a_plan, an_event, an_item
from tests.paper_records import PaperStore

LEWIS = OfficerId("lewis")
HILL, BRIDGE = "Hill School", "Bridge School"
HOME = (Address("1 Mill Lane", "NM1 1AA"),)


def final(day: date) -> Event:
    return an_event("final_plan_sent", day, sent=day)


def planned(day: date, on: date) -> Event:
    facts = {"what": "Annual review", "on": on.isoformat()}
    return an_event("meeting_planned", day, facts=facts)


def held(day: date) -> Event:
    return an_event("review_held", day, facts={"what": "Annual review"})


def progress(day: date, item: str, score: str) -> Event:
    facts = {"outcome": "He reads a page.", "item": item, "score": score}
    return an_event("outcome_progress_noted", day, facts=facts)


def delivered(day: date, item: str, how: str) -> Event:
    facts = {"provision": "A language group.", "item": item, "delivered": how}
    return an_event("provision_delivery_noted", day, facts=facts)


def child(
    at: int, *events: Event, school: str = HILL, officer: OfficerId = OKAFOR, **around: Any
) -> Case:
    """At home at an address, and at a school, where nothing else is said."""
    return a_case(
        *events,
        number=f"2026-{at:04d}",
        person=a_person(given=f"Child{at}", **{"addresses": HOME, **around}),
        facts={"attends": school} if school else {},
        officer=officer,
    )


def a_dozen() -> PaperStore:
    """What stands in the records on 23 November 2026."""
    called_off = planned(date(2026, 9, 1), date(2026, 9, 20))
    off = {"meeting": called_off.id, "what": "Annual review", "reasons": "He was ill."}
    cases = (
        # 1: reviewed in time in both autumns; two outcomes, one further than the year before.
        child(1, final(date(2024, 10, 1)), held(date(2025, 9, 10)), held(date(2026, 9, 3)),
              progress(date(2025, 9, 10), "outcome-1", "Some progress"),
              progress(date(2026, 9, 3), "outcome-1", "Nearly there"),
              progress(date(2026, 9, 3), "outcome-2", "Achieved"),
              delivered(date(2026, 9, 3), "provision-1", "In full")),
        # 2: reviewed late in the spring: planned in time, for a day after the last one.
        child(2, final(date(2025, 3, 2)), planned(date(2026, 2, 10), date(2026, 3, 20)),
              held(date(2026, 3, 20)), progress(date(2026, 3, 20), "outcome-1", "No progress"),
              delivered(date(2026, 3, 20), "provision-1", "In part"), school=BRIDGE),
        # 3: not reviewed, and nobody planned it: due on 31 May 2026.
        child(3, final(date(2025, 6, 1)), school=BRIDGE, officer=LEWIS),
        # 4: the meeting was called off, and none held: due on 30 September 2026.
        child(4, final(date(2025, 10, 1)), called_off,
              an_event("meeting_called_off", date(2026, 9, 18), facts=off), officer=LEWIS),
        # 5: the review is ahead, and planned.
        child(5, final(date(2026, 2, 2)), planned(date(2026, 11, 2), date(2027, 1, 20))),
        # 6: a concern, and support ten days later.
        child(6, an_event("concern_raised", date(2026, 3, 2)),
              an_event("sen_support_started", date(2026, 3, 12)), born=date(2018, 5, 5)),
        # 7: a concern, and support fifty days later; no need is recorded, and no school.
        child(7, an_event("concern_raised", date(2026, 3, 2)),
              an_event("sen_support_started", date(2026, 4, 21)), needs=(), school=""),
        # 8: a concern and nothing since; the child is four.
        child(8, an_event("concern_raised", date(2026, 10, 1)), born=date(2022, 6, 1)),
        # 9: a concern, and then a request.
        child(9, an_event("concern_raised", date(2026, 8, 3)),
              an_event("request_received", date(2026, 9, 7)), needs=(NeedType.ASD,)),
        # 10: moved to another authority, told twice.
        child(10, an_event("request_received", date(2026, 1, 5)),
              an_event("plan_transferred", date(2026, 5, 4), facts={"authority": "Eastmoor"}),
              an_event("moved_away", date(2026, 5, 11), facts={"authority": "Eastmoor"})),
        # 11: detained, released, and gone to Wales.
        child(11, an_event("detained", date(2026, 2, 2), facts={"establishment": "Calder YOI"}),
              an_event("released", date(2026, 6, 1)),
              an_event("outside_england", date(2026, 7, 6), facts={"nation": "Wales"})),
        # 12: no home authority, no address, nothing for two years, a draft nobody says was served.
        child(12, an_event("draft_sent", date(2024, 9, 2), sent=date(2024, 9, 2)),
              home_authority="", addresses=()),
    )  # fmt: skip
    store = an_office_of(*cases)
    with store.sitting() as records:
        for case in cases[:2]:
            records.issue(a_plan_of(case.number))
    return store


def an_office_of(*cases: Case) -> PaperStore:
    """An office that has these cases, and no plan."""
    store = PaperStore()
    with store.sitting() as records:
        records.save_office(OfficeFacts("Northmere", ("community",), "OFFICIAL-SENSITIVE"))
        for case in cases:
            records.open_case(case)
            records.write_facts(case.number, case.facts, NOW, OKAFOR)
    return store


def a_plan_of(case: CaseNumber) -> Version:
    """Two pieces of provision, of which one says how long and how often."""
    need = an_item("need-1", "Instructions.", area="Communication and interaction")
    often = {"how_long": "40 minutes", "how_often": "3 times a week"}
    pieces = (
        an_item("provision-1", "A group.", "need-1", **often),
        an_item("provision-2", "Training.", how_long="As needed", how_often="Once a term"),
    )
    outcomes = (an_item("outcome-1", "Three steps.", "need-1"), an_item("outcome-2", "A friend."))
    plan = a_plan(B=Section(items=(need,)), E=Section(items=outcomes), F=Section(items=pieces))
    return Version(case, 1, VersionKind.FINAL, plan, date(2025, 3, 2))


def counted(store: PaperStore, name: str) -> FiguresCounted:
    with store.sitting() as records:
        return count_figures(name)(records, TODAY)


def laid_out(found: FiguresCounted, by: str, **narrowed: Any) -> dict[str, list[str]]:
    """Every line of the table by its words, the sum of all the last."""
    shown = found.table(Narrowed(by, **narrowed), {LEWIS: "M. Lewis"})
    lines = (*shown.lines, shown.whole)
    return {one.title: [shown.words(one, at) for at in range(len(one.cells))] for one in lines}


def together(found: FiguresCounted) -> list[str]:
    return laid_out(found, found.report.by)[ALL]
