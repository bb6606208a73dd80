"""The facts of a setting: kept if they are declared, refused if they can't be so."""

from __future__ import annotations

import pytest

from caseworker.casework import cases, facts
from caseworker.casework.cases import OpenCase
from caseworker.casework.office import Office, Officer
from caseworker.casework.records import OfficeFacts
from caseworker.domain.case import CaseNumber
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
