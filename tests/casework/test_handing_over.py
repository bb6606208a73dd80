"""A case is handed over: what goes to whom, what is withheld by name, and that nothing escapes."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date

import pytest

from caseworker.casework.found_names import NamesAnother
from caseworker.casework.handing_over import choices
from caseworker.casework.handover_pieces import Made, fingerprint
from caseworker.casework.handover_read import read
from caseworker.casework.own_files import OwnFile
from caseworker.casework.restrictions import KIND as RESTRICTED
from caseworker.documents.reading_back import all_said
from caseworker.domain.consent import Pieces
from caseworker.domain.disclosure import Authority
from caseworker.domain.errors import NotAllowed
from caseworker.domain.handover import WITHHELD, Sort
from caseworker.domain.law import event_kinds
from caseworker.domain.release import Release
from caseworker.exchange.keys import PrivateKeys
from caseworker.exchange.manifest import Party
from caseworker.exchange.manifest import Withheld as HeldBack
from caseworker.exchange.pack import Outgoing, open_pack, seal
from tests.builders import NOW, OKAFOR, TODAY, a_case, a_person, an_event
from tests.casework.handing import (
    FATHER,
    MOTHER,
    NUMBER,
    TO,
    a_request,
    a_store,
    custody_case,
    everything,
    gather,
    handed_over,
    held,
    texts_of,
    to_hand_over,
    with_consent,
)


@pytest.fixture(scope="module")
def moved() -> Made:
    """To the next establishment, as is chosen at first."""
    return handed_over(a_store())


def test_what_goes_to_the_next_establishment_is_there_and_comes_back_the_same(moved: Made) -> None:
    roles = [piece.role for piece in moved.pieces]

    assert roles == [
        "index", "plan_paper", "learning_plan", "strategies", "provision", "document", "case",
        "plan", "plan", "plan",
    ]  # fmt: skip
    back = read(moved.pieces)
    assert back.handover == moved.gathered.handover
    assert back.handover.noticed == ()
    assert back.contents["advice"] == next(
        piece.content for piece in moved.pieces if piece.role == "document"
    )
    assert [one.is_whole for one in back.handover.versions] == [True] * 3


def test_the_stage_and_the_clocks_are_those_of_the_whole_case(moved: Made) -> None:
    kept = moved.gathered.handover.case
    whole = custody_case()

    assert kept.stage(event_kinds()) == whole.stage(event_kinds())
    assert {clock.duty for clock in moved.gathered.handover.clocks} >= {
        "First planning meeting after reception",
        "Hold a monitoring meeting",
    }
    assert not any("records" in clock.duty for clock in moved.gathered.handover.clocks)


def test_what_is_withheld_is_told_by_name_and_stands_nowhere(moved: Made) -> None:
    found, said = moved.gathered, texts_of(moved)

    assert held(found, Sort.ENTRY) == ["“Request to see records received” of 18 November 2026"]
    assert held(found, Sort.PERSON) == ["Their PNC id", "The address of a unit"]
    assert held(found, Sort.WORDS)[1] == "“Views gathered” of 14 October 2026: What they said"
    for planted in ("zanzibar", "quokka", "Kowalska said", "2020/0000009N", "Block 4", "Gary Vane"):
        assert planted not in said
    (views,) = found.handover.case.all_of("views_gathered")
    assert views.facts == {"person": "Dawn Whitfield", "views": WITHHELD}


def test_the_release_covers_what_goes_and_its_fingerprint_is_over_all_of_it(moved: Made) -> None:
    release = moved.release

    assert isinstance(release, Release)
    assert release.basis is not None
    assert release.basis.row == "D17-2"
    assert release.what.carries.documents == {"advice"}
    assert len(release.what.carries.sections) == 12
    assert release.what.fingerprint == fingerprint(moved.pieces)
    assert release.number == "2026-0001"
    assert release.to == TO


def test_the_same_records_and_moment_make_the_same_bytes() -> None:
    store = a_store()

    assert handed_over(store) == handed_over(store)


def test_the_first_page_tells_what_to_do_tomorrow(moved: Made) -> None:
    (page,) = [piece for piece in moved.pieces if piece.role == "index"]
    said = " ".join(" ".join(all_said(page.content, "pdf")).split())

    for words in (
        "Tom Whitfield, born 20 November 2010", "What comes first", "Hold a monitoring meeting",
        "Judith Okafor, Harrow Hill House", "01632 960 700", "01632 960 444", "f/0001.pdf",
        "Kowalska advice.txt", "25% extra time", "One hour of three", "sections B and F",
        "What is not inside, and why", "Views gathered", "Sit him near the door.",
        "No. 2026-0001", "OFFICIAL-SENSITIVE",
    ):  # fmt: skip
        assert words in said


def test_to_a_school_that_nothing_covers_no_plan_goes_and_every_part_is_named() -> None:
    store = a_store()
    wanted = to_hand_over(store, a_request("institution", "provision"))

    made = handed_over(store, wanted)

    assert [piece.role for piece in made.pieces] == ["index", "strategies", "case", "plan"]
    assert made.release.basis is None
    assert not made.release.what.carries
    assert held(made.gathered, Sort.VERSION) == ["EHC plan: Final 1", "2 other versions"]
    every = gather(store, replace(wanted, chosen=everything()))
    assert held(every, Sort.VERSION)[:2] == ["EHC plan: Draft 1", "EHC plan: Final 1"]
    assert held(made.gathered, Sort.DOCUMENT) == ["Kowalska advice.txt", "1 other document"]
    assert "Types of need" in held(made.gathered, Sort.PERSON)
    said = texts_of(made)
    for planted in ("Wobbegong", "three-step instruction", "Sentenced", "Z9999ZZ", "15 March 2027"):
        assert planted not in said


def test_by_consent_the_sections_that_it_names_go_and_the_others_are_gone_from_everything() -> None:
    store = with_consent("B\nF")
    wanted = to_hand_over(store, a_request("institution", "provision"))

    made = handed_over(store, wanted)

    assert made.release.what.carries == Pieces(frozenset("BF"))
    (plan,) = [one for one in made.gathered.handover.versions if one.series == "plan"]
    assert set(plan.version.plan.sections) == {"B", "F"}
    assert not plan.is_whole
    assert any("Final 1, section D (" in one for one in held(made.gathered, Sort.SECTION))
    said = texts_of(made)
    assert "Small-group language programme." in said
    assert "three-step" not in said
    assert "Wobbegong" not in said


def test_words_of_a_withheld_section_in_an_entry_stop_the_pack() -> None:
    """What an entry says of provision is of the plan if the plan says it in the same words."""
    store = with_consent("B")
    said = "Small-group language programme with three others"
    with store.sitting() as records:
        facts = {"provision": said, "step": "As the plan says"}
        records.add_event(NUMBER, an_event("provision_delivered", facts=facts))
        wanted = to_hand_over(store, a_request("institution", "provision"))

    with pytest.raises(NotAllowed, match="Words of section F stand in this pack"):
        handed_over(store, wanted)


def test_an_authority_that_takes_over_has_the_whole_file_but_what_is_ours() -> None:
    moves = an_event("moved_away", TODAY, facts={"authority": "Ashdown"})
    store = a_store(custody_case(moves))
    wanted = to_hand_over(store, a_request("new_authority", "release"))

    found = gather(store, replace(wanted, chosen=everything()))

    assert held(found, Sort.WORDS) == []
    assert held(found, Sort.DOCUMENT) == []
    assert held(found, Sort.ENTRY) == ["“Request to see records received” of 18 November 2026"]
    assert found.carries.others == {"evidence"}
    assert [one.id for one in found.handover.documents] == ["advice", "note"]
    assert all(one.is_whole for one in found.handover.versions)  # the draft without a place, too
    assert found.handover.case.all_of("contact_made")[0].facts["note"] == "She wept, quokka."


def test_on_the_ground_that_it_is_necessary_the_rest_of_the_case_goes_too() -> None:
    store = a_store()
    request = replace(
        a_request("institution", "provision"),
        ground="17a",
        facts=(("necessity", "They must know by Monday."),),
        authority=Authority("Sam Lewis", evidence="A letter of 20 November"),
    )

    found = gather(store, to_hand_over(store, request))

    assert found.basis is not None
    assert found.basis.row == "17a"
    assert held(found, Sort.WORDS) == []
    assert found.carries.others == {"evidence", "case"}


def test_whoever_must_not_be_contacted_is_named_and_nobody_can_be_reached_by_others() -> None:
    case = custody_case()
    person = replace(case.person, contacts=(MOTHER, FATHER))
    store = a_store(replace(case, person=person))
    office = gather(store, to_hand_over(store))
    school = gather(store, to_hand_over(store, a_request("institution", "provision")))

    (mother, father) = office.handover.case.person.contacts
    assert (father.name, father.no_contact, father.address) == ("Gary Vane", True, "")
    assert mother.telephone == MOTHER.telephone
    assert [one.telephone for one in school.handover.case.person.contacts] == ["", ""]
    assert school.handover.case.person.addresses == ()
    assert "How to reach Gary Vane" in held(office, Sort.PERSON)
    assert "Where they live" in held(school, Sort.PERSON)


def test_nothing_is_made_for_somebody_who_must_not_be_contacted() -> None:
    case = custody_case()
    store = a_store(replace(case, person=replace(case.person, contacts=(MOTHER, FATHER))))
    request = a_request()
    request = replace(request, recipient=replace(request.recipient, name="Gary Vane"))

    with pytest.raises(NotAllowed, match="no contact"):
        handed_over(store, to_hand_over(store, request))


def test_nobody_else_is_named_in_the_data_either() -> None:
    store = a_store()
    with store.sitting() as records:
        other = a_person(given="Zebedee", family="Quillfeather", contacts=())
        records.open_case(a_case(number="2026-0200", person=other))
        facts = {"arrangement": "Sits apart from Zebedee Quillfeather"}
        records.add_event(NUMBER, an_event("access_arrangements_set", facts=facts))

    with pytest.raises(NamesAnother) as stopped:
        handed_over(store)

    assert {one.words for one in stopped.value.found} == {"Zebedee Quillfeather"}
    assert any("data" in one.place for one in stopped.value.found)


def test_what_the_officer_leaves_out_is_told_as_not_chosen() -> None:
    store = a_store()
    wanted = to_hand_over(store, without=frozenset("D"))

    found = gather(store, wanted)

    (section,) = [one for one in found.handover.withheld if one.sort is Sort.SECTION]
    assert "section D" in section.what
    assert section.why == "Not chosen for this pack: ask if you need it."


def test_a_restricted_case_says_that_it_is_and_never_why() -> None:
    store = a_store()
    with store.sitting() as records:
        data = {"named": [OKAFOR], "reason": "Aubergine matter", "by": "X", "on": "2026-11-01"}
        records.own_files.keep(OwnFile(RESTRICTED, NUMBER, json.dumps(data), NOW, OKAFOR))

    made = handed_over(store)

    assert read(made.pieces).handover.restricted
    assert "Aubergine" not in texts_of(made)
    assert "only officers who are named" in texts_of(made)


@pytest.mark.parametrize(
    ("purpose", "versions", "documents"),
    [
        (
            "custody_move",
            {"plan/FINAL/1", "learning_plan/ISSUED/1", "one_page_profile/ISSUED/1"},
            1,
        ),
        ("final_plan", {"plan/FINAL/1", "one_page_profile/ISSUED/1"}, 1),
    ],
)
def test_what_is_chosen_at_first_goes_by_the_purpose(
    purpose: str, versions: set[str], documents: int
) -> None:
    with a_store().sitting() as records:
        found = choices(records, NUMBER, purpose, TODAY)

    assert found.usual.versions == {f"{each}/{NUMBER}" for each in versions}
    assert len(found.usual.documents) == documents
    assert [one.of_the_plan for one in found.documents] == [True, False]
    assert found.versions[0].title == "EHC plan: Draft 1"
    assert found.versions[0].day == date(2026, 9, 1)


def test_what_was_gathered_can_be_sealed_and_is_the_same_when_it_is_opened() -> None:
    """With names in other letters, and signs that turn the order of letters round."""
    case = custody_case()
    hostile = replace(
        MOTHER, name="\u0631\u0646\u0627 \u202ecba\u2028x", note="a\x00b", no_contact=True
    )
    store = a_store(replace(case, person=replace(case.person, contacts=(hostile,))))
    made = handed_over(store)
    ours, theirs = PrivateKeys(b"\x01" * 32, b"\x02" * 32), PrivateKeys(b"\x03" * 32, b"\x04" * 32)
    sender = Party("Harrow Hill House", "establishment", ours.public)
    receiver = Party("Ashdown House", "establishment", theirs.public)
    held_back = tuple(HeldBack(what, why) for what, why in made.withheld)
    outgoing = Outgoing("ab" * 16, 1, NOW, sender, receiver, "A move", held_back)

    opened = open_pack(seal(outgoing, made.pieces, ours), theirs)

    back = read(opened.pieces)
    assert back.handover.case.events == made.gathered.handover.case.events
    assert back.handover.case.person.contacts[0].name == "\u0631\u0646\u0627 cba\u2028x"
