"""Who leaves: asked of all the cases, narrowed, and on paper without a name in its numbers."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from caseworker.casework.leaving_list import count_leaving, leaving_of
from caseworker.casework.records import OfficeFacts
from caseworker.casework.reports import ReportStopped
from caseworker.casework.restrictions import veiled
from caseworker.documents.leaving_list import LeavingToPrint, counted, numbers
from caseworker.domain.case import CaseNumber, OfficerId
from caseworker.domain.leaving_list import Leaver, LeaversNarrowed
from tests.documents.leaving import who_leaves
from tests.leavers import TODAY, leaver, leavers, released_on
from tests.paper_records import PaperStore


@pytest.fixture(scope="module")
def found() -> dict[str, Leaver]:
    return {one.name: one for one in who_leaves().leavers}


def test_everybody_who_is_to_leave_is_there_soonest_first(found: dict[str, Leaver]) -> None:
    """Neither whoever has gone nor whoever has no day."""
    assert list(found) == ["Mina Rahimi", "Idris Okoro", "Siân Rees", "Ada Lund", "Kacper Nowak"]
    assert who_leaves().cases == 7


def test_each_says_why_when_where_to_and_how_far_it_is(found: dict[str, Leaver]) -> None:
    said = [
        (one.name, one.why, str(one.on), one.whereto, one.education, one.settled, one.late)
        for one in found.values()
    ]

    assert said == [
        ("Mina Rahimi", "Transfer", "2027-01-21", "Ashdown House", "not known yet", False, 0),
        ("Idris Okoro", "Release", "2027-01-25", "Weir College", "confirmed", True, 0),
        ("Siân Rees", "Adult estate", "2027-02-08", "", "not known yet", False, 0),
        ("Ada Lund", "Release", "2027-02-15", "", "not known yet", False, 1),
        ("Kacper Nowak", "Release", "2027-03-20", "Hull College", "applied for", False, 0),
    ]


def test_what_is_undone_are_the_open_lines_of_the_checklist(found: dict[str, Leaver]) -> None:
    """Before a checklist opens, what is owed; CU-35 and OP-86 are done for Idris."""
    assert len(found["Ada Lund"].undone) == 6
    assert len(found["Idris Okoro"].undone) == 3
    assert found["Idris Okoro"].authority == "Leeds City Council"
    assert found["Siân Rees"].undone == ("Needs to the adult estate",)
    assert set(found["Kacper Nowak"].undone) == {
        "Meeting before release",
        "Tell those who come next",
    }


@pytest.mark.parametrize(
    ("narrowed", "names"),
    [
        (LeaversNarrowed(28), 4),
        (LeaversNarrowed(56), 4),
        (LeaversNarrowed(90), 5),
        (LeaversNarrowed(why="Transfer"), 1),
        (LeaversNarrowed(open=False), 1),
        (LeaversNarrowed(28, open=True), 3),
        (LeaversNarrowed(typed="college"), 2),
        (LeaversNarrowed(officer=OfficerId("nobody")), 0),
    ],
)
def test_the_list_is_narrowed(narrowed: LeaversNarrowed, names: int) -> None:
    assert len(narrowed.of(who_leaves())) == names


def test_a_restricted_case_is_counted_and_not_shown_and_a_stop_shows_nothing() -> None:
    store = PaperStore()
    case = leaver("2026-0009", "Rory Hale", released_on("2027-02-01"))
    with store.sitting() as records:
        records.save_office(OfficeFacts("HMYOI Fenmoor", ("custody",), "OFFICIAL-SENSITIVE"))
        records.open_case(case)
        counted_now = count_leaving()(veiled(records, frozenset({case.number})), TODAY)
        with pytest.raises(ReportStopped):
            count_leaving(lambda _done, _of: False)(records, TODAY)

    assert (counted_now.leavers, counted_now.hidden) == ((), 1)


@pytest.mark.parametrize("number", [f"2026-000{at}" for at in range(1, 8)])
def test_a_case_read_again_is_the_line_that_all_of_them_would_give(number: str) -> None:
    of, everybody, facts = (
        (CaseNumber(number),),
        leavers(),
        OfficeFacts("Fenmoor", ("custody",), ""),
    )
    found = []
    for is_before in (True, False):
        with PaperStore().sitting() as records:
            records.save_office(facts)
            for at, case in enumerate(everybody):
                other = replace(everybody[at - 2], number=case.number)
                records.open_case(other if is_before and case.number == number else case)
            found.append(count_leaving()(records, TODAY))
            these = leaving_of(of)(records, TODAY)
    before, whole = found

    assert before != whole
    assert before.with_these(of, these) == whole


def test_its_numbers_bear_no_name() -> None:
    listed = who_leaves()
    whole = LeavingToPrint("J. Okafor", listed.on, listed.leavers)

    rows = list(numbers(whole))

    assert [row[0] for row in rows[1:]] == [one.case for one in listed.leavers]
    said = " ".join(str(cell) for row in rows for cell in row)
    assert not [case for case in leavers() if case.person.family in said]
    assert counted(listed.leavers) == "5 leave; education is not settled for 4."
    assert counted(()) == "Nobody leaves, as this list is narrowed."


def test_a_day_that_has_gone_stays_until_it_is_answered() -> None:
    store = PaperStore()
    case = leaver("2026-0009", "Rory Hale", released_on("2027-01-15"))
    with store.sitting() as records:
        records.save_office(OfficeFacts("HMYOI Fenmoor", ("custody",), "OFFICIAL-SENSITIVE"))
        records.open_case(replace(case, number=CaseNumber("2026-0010")))
        (one,) = count_leaving()(records, date(2027, 1, 20)).leavers

    assert one.days_left(date(2027, 1, 20)) == -5
