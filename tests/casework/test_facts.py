"""The facts of a setting: kept if they are declared, refused if they can't be so."""

from __future__ import annotations

import pytest

from caseworker.casework import cases, entries, facts
from caseworker.casework.cases import OpenCase
from caseworker.casework.office import Done, Office, Officer
from caseworker.casework.records import OfficeFacts
from caseworker.domain.case import CaseNumber, Happening
from caseworker.domain.errors import Incomplete
from tests.builders import OKAFOR, TODAY, StandingClock, a_person
from tests.paper_records import PaperStore


@pytest.fixture
def kept() -> PaperStore:
    store = PaperStore()
    with store.sitting() as records:
        records.save_office(OfficeFacts("Ashdown", ("custody",), "OFFICIAL-SENSITIVE"))
    return store


@pytest.fixture
def office(kept: PaperStore) -> Office:
    officer = Officer(OKAFOR, "J. Okafor")
    return Office(kept.sitting, StandingClock(), officer, lambda _: (b"", b""))


def _a_case(office: Office) -> CaseNumber:
    return CaseNumber(office.do(cases.open_case, OpenCase(a_person(), "custody", TODAY)).made)


def test_declared_facts_are_kept_and_an_empty_one_is_taken_away(
    office: Office, kept: PaperStore
) -> None:
    number = _a_case(office)
    first = {"held_at": "Greywell", "release_date": "2027-03-15"}
    office.do(facts.note_facts, facts.NoteFacts(number, first))

    office.do(facts.note_facts, facts.NoteFacts(number, {"release_date": ""}))

    assert kept.paper.cases[number].facts == {"held_at": "Greywell"}


def test_the_history_says_which_fact_changed_and_not_what_it_says(office: Office) -> None:
    number = _a_case(office)

    done = office.do(facts.note_facts, facts.NoteFacts(number, {"held_at": "Greywell"}))

    assert done.sentence == "Noted: held at."


@pytest.mark.parametrize(
    ("name", "value"),
    [("basis", "On a whim"), ("release_date", "soon"), ("station", "Akrotiri")],
)
def test_a_fact_that_cannot_be_so_is_refused(
    office: Office, kept: PaperStore, name: str, value: str
) -> None:
    number = _a_case(office)

    with pytest.raises(Incomplete) as caught:
        office.do(facts.note_facts, facts.NoteFacts(number, {name: value}))

    assert [gap.field for gap in caught.value.gaps] == [name]
    assert not kept.paper.cases[number].facts


def test_a_unit_address_is_kept_while_a_place_is_asked_for_and_then_it_is_nowhere(
    office: Office, kept: PaperStore
) -> None:
    """custody-and-service.md 3.6: only while an application is open; then delete."""
    opening = OpenCase(a_person(), "service_children", TODAY)
    number = CaseNumber(office.do(cases.open_case, opening).made)
    with pytest.raises(Incomplete, match="Record “School place asked for” first"):
        office.do(facts.note_facts, facts.NoteFacts(number, {"unit_address": "The Barracks"}))

    _record(office, number, "admission_asked", school="Mill Row Primary")
    office.do(facts.note_facts, facts.NoteFacts(number, {"unit_address": "The Barracks"}))
    office.do(facts.note_facts, facts.NoteFacts(number, {"unit_address": "Block 4, The Lines"}))
    assert kept.paper.cases[number].facts == {"unit_address": "Block 4, The Lines"}
    assert not kept.paper.cases[number].superseded, "what it was before isn’t kept"

    _record(office, number, "admission_closed", outcome="Place offered", unit_address="Yes")
    done = _record(office, number, "unit_address_erased")
    assert done.sentence.startswith("The unit or quartering address was deleted")
    assert "The Lines" not in repr(kept.paper.cases[number])
    assert "Barracks" not in repr(kept.paper.cases[number])


@pytest.mark.parametrize(
    ("typed", "faults"),
    [("2027-03", ()), ("2027-03-14", ("from_month",)), ("2027-13", ("from_month",))],
)
def test_when_a_parent_is_away_is_told_by_the_month(
    office: Office, typed: str, faults: tuple[str, ...]
) -> None:
    opening = OpenCase(a_person(), "service_children", TODAY)
    number = CaseNumber(office.do(cases.open_case, opening).made)

    found: tuple[str, ...] = ()
    try:
        done = _record(office, number, "parent_away", who="Gareth Hughes", from_month=typed)
        assert done.sentence == "Gareth Hughes is away from about March 2027."
    except Incomplete as error:
        found = tuple(gap.field for gap in error.gaps)

    assert found == faults


def _record(office: Office, number: CaseNumber, kind: str, **given: str) -> Done:
    return office.do(entries.record, entries.Record(number, Happening(kind, TODAY, facts=given)))
