"""How an authority is written to: kept by any of its names, and used by what goes there."""

from __future__ import annotations

import pytest

from caseworker.casework.addressees import addressees, print_in
from caseworker.casework.authority import to_authorise
from caseworker.casework.authority_habits import (
    Habits,
    KeepHabits,
    authorities_in_use,
    habits_of,
    keep_habits,
)
from caseworker.casework.office import Office, Officer
from caseworker.domain.case import CaseNumber
from caseworker.domain.errors import Incomplete
from caseworker.domain.officer import OfficerId
from caseworker.domain.people import Contact
from tests.builders import TODAY, a_case, a_person
from tests.casework.test_authority import office_of
from tests.paper_records import PaperStore

ADMIN = Officer(OfficerId("ada"), "Ada Minton", "administrator")
WANTED = {
    "to": "SEND team",
    "address": "Shire Hall\nFenton",
    "way": "Locked file by e-mail",
    "reference": "FS and our number",
    "print": "Large print, 18 point",
}


@pytest.fixture
def store() -> PaperStore:
    store = PaperStore()
    dilys = Contact("Dilys Vaughan", "SEN officer", organisation="Wiltshire Council")
    with store.sitting() as records:
        records.open_case(
            a_case(
                number="2026-0001",
                person=a_person(home_authority="Wiltshire", contacts=(dilys,)),
            )
        )
        records.open_case(
            a_case(number="2026-0002", person=a_person(home_authority="Wiltshire Council"))
        )
    return store


@pytest.fixture
def office(store: PaperStore) -> Office:
    return office_of(store, ADMIN)


def test_it_is_known_by_any_of_its_names_and_what_goes_there_uses_it(
    store: PaperStore, office: Office
) -> None:
    done = office.do(keep_habits, KeepHabits("Wiltshire", WANTED))
    assert done.sentence == "How Wiltshire is written to is known now."

    with store.sitting() as records:
        kept = habits_of(records, "Wiltshire Council")
        people = addressees(records, CaseNumber("2026-0001"), TODAY)
        person = records.case(CaseNumber("2026-0001")).person
        printed = print_in(records, person, "SEND team\nShire Hall")

    assert office.see(to_authorise) == (), "other files of the office are left alone"
    said = "Wiltshire: Locked file by e-mail; quote: FS and our number"
    assert kept.said == "Locked file by e-mail; quote: FS and our number"
    assert "SEND team" in people.names
    assert people.address_of("send team") == "Shire Hall\nFenton"
    assert people.note_on("SEND team") == said
    assert people.note_on("Dilys Vaughan") == said, "a contact of the case who works there"
    assert people.needs("SEND team").startswith("SEND team needs large print")
    assert printed == kept.print


def test_it_is_forgotten_where_nothing_but_the_name_is_left(
    store: PaperStore, office: Office
) -> None:
    office.do(keep_habits, KeepHabits("Wiltshire", WANTED))

    done = office.do(keep_habits, KeepHabits("Wiltshire Council", {"to": " "}))

    assert done.sentence == "How Wiltshire Council is written to is forgotten."
    with store.sitting() as records:
        assert habits_of(records, "Wiltshire") == Habits("Wiltshire")


def test_every_authority_in_use_stands_there_once_with_how_many_cases_it_has(
    office: Office,
) -> None:
    office.do(keep_habits, KeepHabits("Fenshire", {"note": "Closed on Fridays"}))

    found = [(one.name, one.cases, one.habits.note) for one in office.see(authorities_in_use)]

    assert ("Fenshire", 0, "Closed on Fridays") in found
    assert len(found) == len({name for name, _, _ in found})


@pytest.mark.parametrize(
    ("name", "values", "field"),
    [(" ", {"to": "A team"}, "authority"), ("Fenshire", {"way": "Pigeon"}, "way")],
)
def test_what_can_not_be_kept_is_said(
    office: Office, name: str, values: dict[str, str], field: str
) -> None:
    with pytest.raises(Incomplete) as refused:
        office.do(keep_habits, KeepHabits(name, values))

    assert [gap.field for gap in refused.value.gaps] == [field]
