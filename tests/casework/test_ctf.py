"""Taking over from a transfer file: what is ticked, and nothing else."""

from __future__ import annotations

from dataclasses import replace

import pytest

from caseworker.casework.ctf import (
    OpenFromFile,
    PupilSeen,
    TakeOver,
    open_from_file,
    pupil_seen,
    take_over,
)
from caseworker.casework.ctf_file import TransferReader
from caseworker.casework.office import Office
from caseworker.domain.case import CaseNumber
from caseworker.domain.ctf import PupilInFile, School, TransferFile
from caseworker.domain.ctf_offers import Standing
from caseworker.domain.errors import Incomplete, NotAllowed
from caseworker.domain.people import Address, Contact, Identifier, NeedType
from tests.builders import TODAY, a_case, a_person
from tests.casework.test_letters import OFFICE
from tests.casework.test_restricted import JUDITH, office_of
from tests.paper_records import PaperStore
from tests.storage.stores import a_summary
from tests.transfer_files import MAYA, a_transfer_file

NUMBER = CaseNumber("2026-0113")
ASHDOWN = School("Ashdown Academy", "999/4321")
OURS = a_person(
    given="Maya",
    family="Rowntree-Hale",
    known_as="",
    needs=(NeedType.SLCN,),
    identifiers=(Identifier("upn", "T891999924117"),),
    addresses=(Address("2 Garrison Close", "ZZ2 2BB"),),
    contacts=(
        Contact("Carla Rowntree", "Mother", parental_responsibility=True, no_contact=True),
    ),
)  # fmt: skip


def from_file(*pupils: str) -> TransferFile:
    return TransferReader().read(a_transfer_file(*pupils))


@pytest.fixture(scope="module")
def maya() -> PupilInFile:
    return from_file().pupils[0]


@pytest.fixture
def store() -> PaperStore:
    kept = PaperStore()
    with kept.sitting() as records:
        records.save_office(OFFICE)
        case = a_case(number=NUMBER, person=OURS)
        records.open_case(case)
        records.write_summary(a_summary(case))
    return kept


@pytest.fixture
def office(store: PaperStore) -> Office:
    return office_of(store, JUDITH)


def ticked(seen: PupilSeen, *keys: str) -> dict[str, str]:
    return {one.key: one.ours for one in seen.offers if one.key in keys}


def test_nothing_that_would_take_the_place_of_ours_is_ticked_to_begin_with(
    office: Office, maya: PupilInFile
) -> None:
    seen = office.see(pupil_seen(maya, NUMBER))

    replacing = {one.key for one in seen.offers if one.standing is Standing.REPLACES}
    assert replacing == {"name", "born", "number:0:upn", "address", "contact:0"}
    assert not any(one.is_ticked for one in seen.offers if one.key in replacing)
    assert {one.key for one in seen.offers if one.is_ticked} == {
        "known_as", "number:1:uln", "number:2:former_upn", "need:SEMH", "service",
        "languages", "sen", "attendance", "schools",
    }  # fmt: skip
    assert [one.key for one in seen.offers if not one.can_be_taken] == ["need:SLCN"]


def test_nothing_is_taken_over_that_isnt_ticked(
    office: Office, store: PaperStore, maya: PupilInFile
) -> None:
    before = store.paper.copied()
    seen = office.see(pupil_seen(maya, NUMBER))

    with pytest.raises(Incomplete, match=r"Tick what is to be taken over"):
        office.do(take_over, TakeOver(NUMBER, maya, ASHDOWN, {}))
    assert store.paper == before

    office.do(take_over, TakeOver(NUMBER, maya, ASHDOWN, ticked(seen, "number:1:uln")))
    person = store.paper.cases[NUMBER].person
    assert person == replace(OURS, identifiers=(*OURS.identifiers, Identifier("uln", "9000000016")))
    assert store.paper.cases[NUMBER].events == ()
    with store.sitting() as records:
        (origin,) = records.exchange.provenance.of_case(NUMBER)
    assert (origin.what, origin.ref, origin.whose, origin.day) == (
        "transfer file", "number:1:uln", "Ashdown Academy (999/4321)", TODAY,
    )  # fmt: skip


def test_each_item_that_is_ticked_is_taken_over(
    office: Office, store: PaperStore, maya: PupilInFile
) -> None:
    seen = office.see(pupil_seen(maya, NUMBER))
    every = ticked(seen, *(one.key for one in seen.offers))

    done = office.do(take_over, TakeOver(NUMBER, maya, ASHDOWN, every))

    case = store.paper.cases[NUMBER]
    person = case.person
    assert (person.name, person.known_as, person.born) == ("Maya Rowntree", "May", maya.born)
    assert [(one.kind, one.value) for one in person.identifiers] == [
        ("upn", "E823999925001"), ("uln", "9000000016"), ("former_upn", "U823999925002"),
    ]  # fmt: skip
    assert [(one.lines, one.until) for one in person.addresses] == [
        ("2 Garrison Close", TODAY), ("14 Mill Row\nAshdown", None),
    ]  # fmt: skip
    assert person.needs == (NeedType.SLCN, NeedType.SEMH)
    assert person.serving_parent
    words, flag = case.events
    assert (words.kind, words.facts["languages"]) == ("transfer_file_read", "Nepali")
    assert (flag.kind, dict(flag.facts)) == ("service_flag_received", {})
    assert done.sentence == (
        "Taken over from a common transfer file of Ashdown Academy: Name, Date of birth, Known as, "
        "UPN, ULN, Former UPN, Address, Contact, Need, Service child, Languages, History of SEN, "
        "Attendance, Schools before."
    )


def test_a_mark_of_ours_stays_whatever_the_file_says(
    office: Office, store: PaperStore, maya: PupilInFile
) -> None:
    seen = office.see(pupil_seen(maya, NUMBER))
    (contact,) = (one for one in seen.offers if one.key == "contact:0")
    office.do(take_over, TakeOver(NUMBER, maya, ASHDOWN, ticked(seen, "contact:0")))

    (carla,) = store.paper.cases[NUMBER].person.contacts
    assert contact.warning == "Ours is marked “no contact”. That mark stays."
    assert carla.no_contact
    assert carla.parental_responsibility
    assert carla.telephone == "01632 960123"


def test_a_service_child_whose_concerns_are_empty_raises_the_alert(maya: PupilInFile) -> None:
    filled = MAYA.replace("<MovingConcerns>", "<MovingConcerns>Third school in two years")
    (told,) = from_file(filled).pupils
    (none,) = from_file(MAYA.replace(">Y<", ">N<")).pupils

    def alerts(pupil: PupilInFile) -> list[str]:
        found = pupil_seen(pupil, None)
        return [one.words for one in office_of(PaperStore(), JUDITH).see(found).alerts]

    assert alerts(maya) == ["Service child; concerns not completed: contact the sending school."]
    assert alerts(told) == [
        "Service child: tell the member of staff who looks after service children."
    ]
    assert alerts(none) == []


def test_a_upn_whose_letter_is_wrong_is_warned_of_and_not_ticked(office: Office) -> None:
    (pupil,) = from_file(MAYA.replace("E823999925001", "A823999925001")).pupils

    (upn,) = (one for one in office.see(pupil_seen(pupil, None)).offers if one.title == "UPN")

    assert upn.warning == "The check of this UPN fails: look for a slip of the keys."
    assert not upn.is_ticked


def test_whoever_may_be_here_already_is_named(office: Office, maya: PupilInFile) -> None:
    (pupil,) = from_file(
        MAYA.replace("E823999925001", "T891999924117").replace(">Rowntree<", ">Other<")
    ).pupils

    (found,) = office.see(pupil_seen(pupil, None)).known
    assert (found.case, found.likeness is not None) == (NUMBER, True)
    assert office.see(pupil_seen(maya, NUMBER)).known == ()


def test_a_new_case_is_opened_with_what_is_ticked_alone(
    office: Office, store: PaperStore, maya: PupilInFile
) -> None:
    keys = frozenset({"name", "born", "need:SEMH"})

    done = office.do(open_from_file, OpenFromFile(maya, ASHDOWN, keys, "service_children"))

    case = store.paper.cases[CaseNumber(done.made)]
    assert (case.person.name, case.person.needs) == ("Maya Rowntree", (NeedType.SEMH,))
    assert (case.person.identifiers, case.person.contacts) == ((), ())
    assert [event.kind for event in case.events] == ["case_opened"]


@pytest.mark.parametrize("missing", ["name", "born"])
def test_a_new_case_needs_a_name_and_a_day_of_birth(
    office: Office, maya: PupilInFile, missing: str
) -> None:
    keys = frozenset({"name", "born"}) - {missing}

    with pytest.raises(Incomplete, match=r"A new case needs"):
        office.do(open_from_file, OpenFromFile(maya, ASHDOWN, keys, "community"))


def test_what_was_changed_meanwhile_is_not_written_over(
    office: Office, store: PaperStore, maya: PupilInFile
) -> None:
    seen = office.see(pupil_seen(maya, NUMBER))
    with store.sitting() as records:
        records.save_person(NUMBER, replace(OURS, known_as="Mai"))

    with pytest.raises(NotAllowed, match=r"changed after this sheet was opened"):
        office.do(take_over, TakeOver(NUMBER, maya, ASHDOWN, ticked(seen, "known_as")))

    assert store.paper.cases[NUMBER].person.known_as == "Mai"
