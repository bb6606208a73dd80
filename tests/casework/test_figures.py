"""Every report against an office of a dozen children that was counted by hand."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping
from datetime import date

import pytest

from caseworker.casework.figures import chart_of, count_figures
from caseworker.casework.reports import ReportStopped
from caseworker.documents.figures import drawn_of
from caseworker.domain.figures.table import Narrowed, behind
from tests.builders import TODAY, a_case, an_event
from tests.domain.test_support_cycle import (
    STARTED,
    cycle,
    provision,
    result,
    review,
    target,
)
from tests.figures_by_hand import (
    BRIDGE,
    HILL,
    LEWIS,
    a_dozen,
    an_office_of,
    child,
    counted,
    final,
    held,
    laid_out,
    planned,
    together,
)
from tests.paper_records import PaperStore


@pytest.fixture(scope="module")
def dozen() -> PaperStore:
    return a_dozen()


def test_reviews_that_were_due_in_time_late_and_not_held(dozen: PaperStore) -> None:
    lines = laid_out(counted(dozen, "reviews"), "Term")

    # due, in time, late, not held, share, ahead and planned, ahead without a day
    assert lines == {
        "Autumn term 2025": ["1", "1", "0", "0", "100%", "0", "0"],
        "Spring term 2026": ["1", "0", "1", "0", "0%", "0", "0"],
        "Summer term 2026": ["1", "0", "0", "1", "0%", "0", "0"],
        "Autumn term 2026": ["2", "1", "0", "1", "50%", "0", "0"],
        "Spring term 2027": ["0", "0", "0", "0", "–", "1", "1"],
        "Autumn term 2027": ["0", "0", "0", "0", "–", "0", "1"],
        "All together": ["5", "2", "1", "2", "40%", "1", "2"],
    }


def test_why_a_review_was_late_is_told(dozen: PaperStore) -> None:
    lines = laid_out(counted(dozen, "reviews"), "Why late")

    assert {title: cells[0] for title, cells in lines.items()} == {
        "In time": "2",
        "Planned for a day after the last one": "1",
        "No meeting was planned in time": "1",
        "The meeting was called off": "1",
        "Still to come": "0",
        "All together": "5",
    }


def test_a_report_is_narrowed_to_an_officer_a_school_and_a_term(dozen: PaperStore) -> None:
    found = counted(dozen, "reviews")
    autumn = next(one for one in found.periods if one.title == "Autumn term 2026")

    assert laid_out(found, "Term", officer=LEWIS)["All together"][:4] == ["2", "0", "0", "2"]
    assert laid_out(found, "Officer", place=BRIDGE)["M. Lewis"][:4] == ["1", "0", "0", "1"]
    assert laid_out(found, "School or place", period=autumn)[HILL][:4] == ["2", "1", "0", "1"]


def test_behind_a_number_stand_its_cases_and_what_each_is_opened_for(dozen: PaperStore) -> None:
    found = counted(dozen, "reviews")
    late = next(one for one in found.report.figures if one.name == "reviews_late")

    (tick,) = behind(found.chosen(Narrowed("Term")), late)

    assert tick.case == "2026-0002"
    assert tick.words == "by 1 March 2026 · held 20 March 2026 · 19 days late"
    assert tick.step.startswith("T-11 ")


def test_outcomes_by_year_and_by_area(dozen: PaperStore) -> None:
    found = counted(dozen, "outcomes")

    # looked at, achieved, nearly, some, none, share achieved, share that is further
    assert laid_out(found, "Year") == {
        "2025": ["1", "0", "0", "1", "0", "0%", "–"],
        "2026": ["3", "1", "1", "0", "1", "33.3%", "100%"],
        "All together": ["4", "1", "1", "1", "1", "25%", "100%"],
    }
    assert laid_out(found, "Area of need")["Communication and interaction"][0] == "3"
    assert laid_out(found, "Area of need")["No area recorded"][:2] == ["1", "1"]


def test_provision_promised_and_what_is_known_to_be_delivered(dozen: PaperStore) -> None:
    found = counted(dozen, "provision")

    # promised, in full, in part, not, not said, hours promised, hours in full
    assert together(found) == ["4", "1", "1", "0", "2", "4", "2"]
    assert laid_out(found, "School or place")[BRIDGE] == ["2", "0", "1", "0", "1", "2", "0"]


def test_children_moving_and_where_to(dozen: PaperStore) -> None:
    found = counted(dozen, "moves")

    # all, to an authority, to a nation, into custody, out of it
    assert together(found) == ["4", "1", "1", "1", "1"]
    months = ["2026-02", "2026-05", "2026-06", "2026-07", "All together"]
    assert list(laid_out(found, "Month")) == months
    assert set(laid_out(found, "Where to")) == {
        "Eastmoor",
        "Wales",
        "Calder YOI",
        "Released from custody",
        "All together",
    }


def test_from_a_concern_to_support(dozen: PaperStore) -> None:
    found = counted(dozen, "concern")

    # concerns, supported, a request first, waiting, closed, the middle wait in days
    assert together(found) == ["4", "2", "1", "1", "0", "30"]
    assert laid_out(found, "How long")["Within 2 weeks"][:2] == ["1", "1"]
    assert laid_out(found, "How long")["6 to 12 weeks"][:2] == ["1", "1"]


def test_the_caseload_of_today(dozen: PaperStore) -> None:
    found = counted(dozen, "caseload")

    # open, with a plan, on the way to one, supported, otherwise
    assert together(found) == ["11", "5", "2", "2", "2"]
    assert laid_out(found, "Need")["No need recorded"][0] == "1"
    assert laid_out(found, "Need")["Autistic spectrum disorder"][0] == "1"
    assert {title: cells[0] for title, cells in laid_out(found, "Age").items()} == {
        "Under 5": "1",
        "5 to 10": "1",
        "16 to 18": "9",
        "All together": "11",
    }


def test_what_to_mend_next_the_weightiest_first(dozen: PaperStore) -> None:
    lines = laid_out(counted(dozen, "fix_next"), "What to mend")

    # weight, all, missing, odd
    assert lines == {
        "Plan in force, but no plan in these records": ["21", "3", "3", "0"],
        "Day of service not recorded": ["9", "1", "1", "0"],
        "No home authority": ["8", "1", "1", "0"],
        "No address for any parent": ["6", "1", "1", "0"],
        "No school or place recorded": ["5", "1", "1", "0"],
        "No type of need recorded": ["4", "1", "1", "0"],
        "Nothing recorded for a year": ["6", "2", "0", "2"],
    } | {title: cells for title, cells in lines.items() if title.startswith(("A day", "All"))}


def test_each_thing_to_mend_says_where_it_is_mended(dozen: PaperStore) -> None:
    ticks = [one for one in counted(dozen, "fix_next").ticks if one.case == "2026-0012"]
    with dozen.sitting() as records:
        (draft,) = records.case(ticks[0].case).events

    assert {one.groups[0]: one.step for one in ticks} == {
        "No home authority": "part=People and facts",
        "No address for any parent": "part=People and facts",
        "Day of service not recorded": f"correct={draft.id}",
        "A day that the yearly return asks for is missing": "part=History",
        "Nothing recorded for a year": "part=Overview",
    }


@pytest.mark.parametrize(("last", "found"), [("2025-11-23", 0), ("2025-11-22", 1)])
def test_a_year_without_a_word_is_twelve_months(last: str, found: int) -> None:
    """On 23 November 2026."""
    store = an_office_of(child(1, an_event("contact_made", date.fromisoformat(last))))

    assert len(to_mend(store, "Nothing recorded for a year")) == found


def test_a_meeting_that_is_past_is_found_though_one_before_it_waits_for_its_decision() -> None:
    store = an_office_of(
        child(
            1,
            final(date(2024, 9, 2)),
            held(date(2025, 9, 1)),
            planned(date(2026, 6, 1), date(2026, 9, 1)),
        )
    )

    assert to_mend(store, "A planned meeting is past, and nothing is written down") == [
        "Annual review of 1 September 2026"
    ]


def to_mend(store: PaperStore, title: str) -> list[str]:
    return [one.words for one in counted(store, "fix_next").ticks if one.groups == (title,)]


def test_a_count_is_stopped_when_it_is_told_to(dozen: PaperStore) -> None:
    stopped = count_figures("caseload", lambda _done, _of: False)

    with dozen.sitting() as records, pytest.raises(ReportStopped):
        stopped(records, TODAY)


def test_no_name_shows_where_a_count_is_shown_in_an_error(dozen: PaperStore) -> None:
    assert "Whitfield" not in repr(counted(dozen, "caseload"))


def test_cycles_of_support_and_what_they_did() -> None:
    """One met in full, one partly, one not, one that runs on past the day of its review."""
    cases = []
    for at, met in enumerate(("Met", "Partly met", "Not met", ""), start=1):
        mark = f"c{at}"
        ended = (result(mark, "2026-03-20", met), review(mark, "2026-03-20")) if met else ()
        began = cycle(mark, "2026-01-12", "2026-03-27")
        events = (STARTED, began, target(mark), provision(mark), *ended)
        cases.append(a_case(*events, number=f"2026-000{at}"))
    store = an_office_of(*cases)

    found = counted(store, "support")

    # cycles, most met, some, little, running, overdue, hours planned, hours given
    assert together(found) == ["4", "1", "1", "1", "1", "1", "53.32", "0"]
    assert laid_out(found, "What was decided")["Go on as it is"][0] == "3"
    assert laid_out(found, "Area of need")["Cognition and learning"][0] == "4"


@pytest.mark.parametrize("by", ["Term", "Why late"])
def test_the_bars_of_a_chart_begin_where_its_longest_words_end(dozen: PaperStore, by: str) -> None:
    found = counted(dozen, "reviews")
    shown = found.table(Narrowed(by), {})
    inks: Mapping[str, str] = defaultdict(lambda: "#000000")

    drawn = chart_of(shown, 254.0, inks, "Inter")

    assert drawn is not None
    assert "…" not in drawn.svg
    upright = re.findall(r'<line x1="([\d.]+)" y1="[\d.]+" x2="\1"', drawn.svg)
    longest = max(len(line.title) for line in drawn_of(shown))
    assert 1.5 * longest < float(upright[0]) < 1.7 * longest + 6
