"""The health of the records: what is shown, what is put aside, and what nobody may see."""

from __future__ import annotations

from dataclasses import replace

import pytest

from caseworker.casework.cases import OpenCase, open_case
from caseworker.casework.health import (
    Health,
    PutFindingAside,
    ShowAgain,
    _papers,
    doubt_of,
    look_over,
    put_finding_aside,
    show_again,
)
from caseworker.casework.health_list import health_list
from caseworker.casework.office import Office, Officer
from caseworker.casework.papers_in import Coming, PutInBin, TakeInPapers, put_in_bin, take_in_papers
from caseworker.casework.reports import ReportStopped
from caseworker.domain.directory import Place
from caseworker.domain.errors import Incomplete
from caseworker.domain.health import Found
from tests.builders import OKAFOR, TODAY, StandingClock, a_person, an_event
from tests.paper_records import PaperStore
from tests.storage.stores import OFFICE


@pytest.fixture
def store() -> PaperStore:
    made = PaperStore()
    with made.sitting() as records:
        records.save_office(replace(OFFICE, kinds=("community",)))
    return made


@pytest.fixture
def office(store: PaperStore) -> Office:
    made = Office(
        store.sitting,
        StandingClock(),
        Officer(OKAFOR, "Judith Okafor", "administrator"),
        lambda message: (message, b"key"),
    )
    made.do(open_case, OpenCase(a_person(home_authority=""), "community", TODAY))
    return made


def health(office: Office) -> Health:
    return office.see(look_over(frozenset({OKAFOR})))


def test_a_finding_that_is_put_aside_is_counted_and_shown_no_longer(office: Office) -> None:
    (found,) = next(one for one in health(office).findings if one.found).found
    before = [one.title for one in health(office).findings]

    put = PutFindingAside(found.finding, found.about, found.mark, "The authority is being asked")
    office.do(put_finding_aside, put)
    after = [one.title for one in health(office).findings]
    office.do(show_again, ShowAgain(found.finding, found.about))

    assert len(after) == len(before) - 1
    assert [one.title for one in health(office).findings] == before


def test_a_reason_is_needed(office: Office) -> None:
    with pytest.raises(Incomplete):
        office.do(put_finding_aside, PutFindingAside("silent", "2026-0001", "m", "  "))


def test_facts_that_nobody_fills_in_are_named(office: Office) -> None:
    titles = {one.title: one for one in health(office).findings}

    assert "Facts that nobody fills in" not in titles or titles["Facts that nobody fills in"].words


def test_it_is_said_in_words_how_much_there_is_to_look_at(office: Office) -> None:
    found = health(office)

    assert found.words == f"{len(found.findings)} things to look at" or len(found.findings) == 1


def test_looking_over_can_be_stopped(office: Office) -> None:
    with pytest.raises(ReportStopped):
        office.see(look_over(frozenset({OKAFOR}), lambda _done, _of: False))


def test_a_place_is_doubtful_where_nobody_keeps_it_or_it_is_closed() -> None:
    shut = Place("known/p1", "school", "Old Mill School", closed=TODAY)
    ours = Place("p2", "school", "Hill Top School")

    alone, both = doubt_of((shut,), TODAY), doubt_of((shut, ours), TODAY)

    assert alone("Somewhere") == ""  # an office that keeps no places is not told of each
    assert both("Somewhere") == "Somewhere isn’t in the directory"
    assert both("") == ""
    assert both("hill top school") == ""
    assert "has been closed since" in alone("Old Mill School")


def test_the_list_on_paper_has_a_line_for_each_case_of_each_finding(office: Office) -> None:
    seen = health(office)

    wanted = health_list(seen, "Judith Okafor")

    assert wanted.listed is not None
    lines = wanted.listed.entries
    assert len(lines) == sum(len(one.found) for one in seen.findings)
    assert {line.under for line in lines} == {one.title for one in seen.findings if one.found}
    assert all(line.name == a_person().name for line in lines)


def test_how_far_it_has_come_is_told(office: Office) -> None:
    told: list[tuple[int, int]] = []

    def tell(done: int, of: int) -> bool:
        told.append((done, of))
        return True

    office.see(look_over(frozenset({OKAFOR}), tell))

    assert told == [(0, 1)]


def test_each_of_several_entries_of_one_case_is_put_aside_by_itself(
    office: Office, store: PaperStore
) -> None:
    (case,) = [row.number for row in office.see(lambda records, _: records.summaries())]
    with store.sitting() as records:
        records.add_event(case, an_event("advice_received", TODAY, facts={"advice": "Medical"}))
        records.add_event(case, an_event("views_received", TODAY))

    def left() -> list[Found]:
        findings = {one.name: one.found for one in health(office).findings}
        return list(findings.get("no_paper", ()))

    first, second = left()
    for one in (first, second):
        command = PutFindingAside(one.finding, one.about, one.mark, "It was told on the telephone")
        office.do(put_finding_aside, command)

    assert left() == []
    office.do(show_again, ShowAgain(first.finding, first.about))
    assert left() == [first]


def test_what_an_earlier_version_put_aside_stays_so(office: Office) -> None:
    (found,) = next(one for one in health(office).findings if one.found).found
    put = PutFindingAside(found.finding, str(found.case), found.mark, "The authority is asked")
    office.do(put_finding_aside, put)

    assert found.finding not in {one.name for one in health(office).findings}


def test_a_signed_copy_in_the_bin_is_no_signed_copy(office: Office) -> None:
    (case,) = [row.number for row in office.see(lambda records, _: records.summaries())]
    coming = (Coming("Plan, signed.txt", b"Signed by J. Okafor"), Coming("Else.txt", b"Else"))
    signed, other = office.do(take_in_papers, TakeInPapers(case, coming)).made.split("\n")
    del other
    office.do(put_in_bin, PutInBin(case, (signed,), "It is of another child"))

    papers = office.see(lambda records, _: _papers(records, case))

    assert papers == ("Else.txt",)
