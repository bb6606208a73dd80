"""Reports on service families (custody-and-service.md 3.8), of a few families counted by hand."""

from __future__ import annotations

from datetime import date

import pytest

from caseworker.casework.records import OfficeFacts
from caseworker.domain.case import Case, Event
from caseworker.domain.figures.families import weekdays_between
from caseworker.domain.figures.rows import figure_rows
from caseworker.domain.figures.table import ALL
from caseworker.domain.settings import settings
from caseworker.ui.reports.all import reports_of
from tests.builders import NOW, OKAFOR, a_case, a_person, an_event
from tests.figures_by_hand import counted, laid_out
from tests.paper_records import PaperStore

OURS = ("family_places", "supportability", "out_of_school", "departures", "scan_reviews",
        "not_replying")  # fmt: skip


def on(kind: str, day: str, **facts: str) -> Event:
    at = date.fromisoformat(day)
    return an_event(kind, at, sent=at, facts=facts)


def family(at: int, *events: Event, setting: str = "service_children", **facts: str) -> Case:
    person = a_person(given=f"Child{at}", home_authority="" if at == 5 else "Fenshire")
    return a_case(*events, number=f"2026-{at:04d}", person=person, setting=setting, facts=facts)


@pytest.fixture(scope="module")
def store() -> PaperStore:
    """Today is Monday 23 November 2026."""
    plan = on("final_plan_sent", "2026-03-09")
    cases = (
        # 1: away for a time in Cyprus with a plan; supportable after 40 days; out for 4 days.
        family(1, plan, on("supportability_asked", "2026-05-01", place="Episkopi"),
               on("supportability_answered", "2026-06-10", answer="Supportable", place="Episkopi"),
               on("school_left", "2026-07-17", school="Hill School"),  # a Friday
               on("abroad_for_a_time", "2026-07-20", place="Episkopi"),
               on("school_started", "2026-07-24", school="King Richard"),  # the Friday after
               country="Cyprus", station="Episkopi"),
        # 2: asked twice: more is needed after 20 days, and nothing since the second time. A SCAN
        #    that was reviewed on 10 January 2026, so the next is by 9 January 2027.
        family(2, on("supportability_asked", "2026-08-03", place="Naples"),
               on("supportability_answered", "2026-08-23", answer="More information needed"),
               on("scan_received", "2025-05-05"), on("scan_review_held", "2026-01-10"),
               on("supportability_asked", "2026-09-14", place="Naples"), country="England"),
        # 3: gone to Wales; the authority said that the plan ends, and then nothing more.
        family(3, plan, on("plan_said_to_end", "2026-10-01"),
               on("outside_england", "2026-10-12", nation="Wales")),
        # 4: left school on Friday 13 November, and hasn’t begun at another.
        family(4, on("school_left", "2026-11-13", school="Hill School"), country="England"),
        # 5: a SCAN last reviewed a year and three days ago; nobody knows the authority.
        family(5, on("scan_received", "2025-11-20"), country="Cyprus", attends="King Richard"),
        # 6: the plan ended a fortnight before they left for good.
        family(6, on("scan_received", "2025-05-05"),
               on("existing_plan_recorded", "2026-01-12", authority="Fenshire"),
               on("plan_ceased", "2026-02-02"),
               on("outside_england", "2026-02-16", nation="Abroad for good"), country="Cyprus"),
        # 7: the authority hasn’t decided whether to assess, six weeks after 7 September; chased.
        family(7, on("request_received", "2026-09-07"),
               on("chased", "2026-11-02", limit="T-03", chased="Fenshire", how="Letter")),
        # 8: no service family: none of it counts.
        family(8, plan, on("supportability_asked", "2026-05-01"), on("scan_received", "2026-01-01"),
               on("school_left", "2026-07-17", school="Hill School"), setting="community"),
    )  # fmt: skip
    return kept(*cases)


def kept(*cases: Case) -> PaperStore:
    """An office for service families with these cases."""
    made = PaperStore()
    with made.sitting() as records:
        facts = OfficeFacts("Families’ advice", ("service_children",), "OFFICIAL-SENSITIVE")
        records.save_office(facts)
        for case in cases:
            records.open_case(case)
            records.write_facts(case.number, case.facts, NOW, OKAFOR)
    return made


# The lines of each report, with its figures in the order of figures.toml.
BY_HAND: dict[str, tuple[str, dict[str, list[str]]]] = {
    "family_places": ("Country", {
        "Cyprus": ["2", "0", "1", "0", "1"],  # 1 away with the plan; 5 has none; 6 is closed
        "England": ["2", "0", "0", "0", "2"],
        "Country not recorded": ["2", "1", "0", "1", "0"],  # 3 stands at its plan; 7 is decided
        ALL: ["6", "1", "1", "1", "3"],
    }),
    "supportability": ("Answer", {
        "Supportable": ["1", "0", "1", "0", "–", "40"],
        "More information needed": ["1", "0", "0", "1", "–", "20"],
        "No answer yet": ["1", "1", "0", "0", "70", "–"],  # from 14 September to today
        ALL: ["3", "1", "1", "1", "70", "30"],
    }),
    "out_of_school": ("Country", {
        "Cyprus": ["1", "1", "0", "4", "4"],  # Monday to Thursday
        "England": ["1", "0", "1", "5", "5"],  # Monday to Friday; today isn’t over
        ALL: ["2", "1", "1", "9", "4.5"],
    }),
    "departures": ("Where to", {
        "Cyprus": ["1", "1", "0", "0", "0"],
        "Wales": ["1", "0", "0", "1", "0"],
        "Abroad for good": ["1", "0", "1", "0", "0"],
        ALL: ["3", "1", "1", "1", "0"],
    }),
    "scan_reviews": ("Country", {
        "England": ["1", "0", "1", "0"], "Cyprus": ["1", "1", "0", "0"],
        ALL: ["2", "1", "1", "0"],
    }),
}  # fmt: skip


@pytest.mark.parametrize("report", BY_HAND)
def test_the_report_is_what_a_hand_counts(store: PaperStore, report: str) -> None:
    by, lines = BY_HAND[report]

    assert laid_out(counted(store, report), by) == lines


def test_what_an_authority_owes_is_counted_with_the_days_that_it_is_waited_for(
    store: PaperStore,
) -> None:
    found = counted(store, "not_replying")
    overdue = {tick.words: tick for tick in found.ticks if tick.mark == "overdue"}

    decision = next(one for words, one in overdue.items() if "ecide" in words)
    assert (decision.case, decision.amount) == ("2026-0007", 77.0)  # since 7 September
    assert decision.groups[0] == "Fenshire"
    assert decision.day == date(2026, 10, 19)
    not_chased = [one for one in found.ticks if one.mark == "not_chased"]
    assert decision.step not in {one.step for one in not_chased}, "it was chased on 2 November"


@pytest.mark.parametrize(
    ("last", "first", "days"),
    [
        (date(2026, 7, 17), date(2026, 7, 20), 0),  # over a weekend
        (date(2026, 7, 17), date(2026, 7, 21), 1),
        (date(2026, 7, 17), date(2026, 9, 1), 31),
        (date(2026, 7, 17), date(2026, 7, 17), 0),
    ],
)
def test_days_out_of_school_are_mondays_to_fridays_between(
    last: date, first: date, days: int
) -> None:
    assert weekdays_between(last, first) == days


def test_these_reports_are_offered_in_offices_for_service_families_alone() -> None:
    assert settings()["service_children"].reports == OURS
    assert {one.name for one in figure_rows().reports} >= set(OURS)
    assert set(OURS) <= set(reports_of(("community", "service_children")))
    assert set(OURS).isdisjoint(reports_of(("community", "custody")))


def test_an_answer_that_names_the_place_is_one_to_what_was_asked_without_it() -> None:
    """As the card of the posting has it, where the same answer takes the warning off."""
    asked = on("supportability_asked", "2026-05-01")
    answer = on("supportability_answered", "2026-06-10", answer="Supportable", place="Episkopi")

    found = counted(kept(family(1, asked, answer)), "supportability")

    assert [(tick.mark, tick.amount) for tick in found.ticks] == [("may_act", 40.0)]


@pytest.mark.parametrize(("ended", "marks"), [("2025-03-03", ["ended"]), ("2021-03-03", [])])
def test_whoever_left_years_after_a_plan_ended_left_without_one(
    ended: str, marks: list[str]
) -> None:
    case = family(
        1,
        on("existing_plan_recorded", "2019-01-14", authority="Fenshire"),
        on("plan_ceased", ended),
        on("outside_england", "2026-02-16", nation="Wales"),
    )

    assert [tick.mark for tick in counted(kept(case), "departures").ticks] == marks
