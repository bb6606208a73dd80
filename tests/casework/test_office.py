"""The one door: what is looked at, opened and typed leaves just the trace that it must."""

from __future__ import annotations

import pytest

from caseworker.casework.office import STRETCH, Office, Officer, Over
from caseworker.casework.records import OfficeFacts
from caseworker.casework.summaries import summarise
from caseworker.domain.case import CaseNumber
from caseworker.domain.errors import NotFound
from caseworker.domain.plan import Overtaken, Section
from caseworker.domain.returned.decided import Decided
from tests.builders import NOW, OKAFOR, StandingClock, a_case, a_plan
from tests.paper_records import PaperStore
from tests.storage.stores import write_opened

NUMBER = CaseNumber("2026-0113")


@pytest.fixture
def store() -> PaperStore:
    paper = PaperStore()
    with paper.sitting() as records:
        records.save_office(OfficeFacts("Northmere", ("community",), "OFFICIAL-SENSITIVE"))
        write_opened(records)
    return paper


@pytest.fixture
def office(store: PaperStore, clock: StandingClock) -> Office:
    return Office(store.sitting, clock, Officer(OKAFOR, "J. Okafor"), lambda _: (b"", b""))


def acts(store: PaperStore) -> list[str]:
    return [act for _, _, act, _, _ in store.paper.audit]


def test_that_a_case_was_looked_at_is_one_line_of_the_audit(
    office: Office, store: PaperStore
) -> None:
    office.open_case(NUMBER)

    assert store.paper.audit == ((NOW, OKAFOR, "case_opened_to_view", NUMBER, ""),)


def test_a_case_that_was_looked_at_is_among_those_opened_last(office: Office) -> None:
    office.open_case(NUMBER)

    recent = office.see(lambda records, _: records.recent(OKAFOR, 5))
    assert [each.number for each in recent] == [NUMBER]


def test_a_case_that_is_not_there_leaves_no_line(office: Office, store: PaperStore) -> None:
    with pytest.raises(NotFound):
        office.open_case(CaseNumber("2026-9999"))

    assert not store.paper.audit


def test_a_question_leaves_no_line(office: Office, store: PaperStore) -> None:
    assert office.see(lambda records, _: records.case(NUMBER)) == a_case()

    assert not store.paper.audit


def test_typing_that_goes_on_for_long_is_a_line_for_each_stretch(
    office: Office, store: PaperStore, clock: StandingClock
) -> None:
    office.keep_draft("note", "He", NUMBER)
    clock.forward(minutes=STRETCH.seconds / 60)
    office.keep_draft("note", "He said", NUMBER)
    clock.forward(seconds=1)
    office.keep_draft("note", "He said that", NUMBER)

    assert acts(store) == ["typing_kept", "typing_kept"]


def test_the_plan_being_written_has_stretches_of_its_own(office: Office, store: PaperStore) -> None:
    office.keep_draft("note", "He", NUMBER)
    office.keep_plan(NUMBER, a_plan())
    office.keep_plan(NUMBER, a_plan())

    assert acts(store) == ["typing_kept", "typing_kept"]


def test_changes_from_word_that_were_decided_are_told_with_the_plan_that_has_them(
    office: Office, store: PaperStore
) -> None:
    decided = Decided(("P. Anand",), 2, 1, 0, ("B", "F"))

    first = office.keep_plan(NUMBER, a_plan(), decided=decided)
    over = Over("mine", frozenset({"another edition"}), first.plan)
    with pytest.raises(Overtaken):
        office.keep_plan(NUMBER, a_plan(A=Section()), over, decided)

    assert [line.words for line in store.paper.history] == [
        "Changes made in Word by P. Anand: 2 accepted, 1 refused. Sections B and F."
    ]
    assert acts(store) == ["word_changes_decided", "typing_kept"]


def test_what_lists_show_is_worked_out_anew_on_another_day_and_leaves_no_line(
    office: Office, store: PaperStore, clock: StandingClock
) -> None:
    """Time alone changes what is owed. No fact changes, so no history and no audit."""
    first = office.freshen(10)
    again = office.freshen(10)
    clock.forward(days=1)
    morning = office.freshen(10)

    assert (first, again, morning) == (1, 0, 1)
    assert not store.paper.audit
    assert not store.paper.history


def test_what_is_worked_out_anew_is_what_a_duty_would_have_written(
    office: Office, store: PaperStore
) -> None:
    with store.sitting() as records:
        (before,) = records.summaries()
        rebuilt = summarise(records.case(NUMBER), records.office(), office.today)

    office.freshen(10)

    with store.sitting() as records:
        assert records.summaries() == (rebuilt,)
    assert before != rebuilt
