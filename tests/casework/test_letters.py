"""Letters are offered for what happened, filled from the case, and never sent where barred."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from caseworker.casework.addressees import addressees, likely_to_answer
from caseworker.casework.letters import ToWrite, letter_to_write, letters_for
from caseworker.casework.letters_stopped import letters_stopped
from caseworker.casework.records import OfficeFacts
from caseworker.casework.wanted import Wanted
from caseworker.documents.letter import LetterDay, LetterToWrite
from caseworker.domain.blocks import paragraphs
from caseworker.domain.case import Case, CaseNumber, Event
from caseworker.domain.errors import NotAllowed, NotFound
from caseworker.domain.people import Contact
from tests.builders import TODAY, a_case, a_person, an_event
from tests.paper_records import PaperStore

NUMBER = CaseNumber("2026-0113")
OFFICE = OfficeFacts(
    "Northmere",
    ("community",),
    "OFFICIAL-SENSITIVE",
    address="County Hall",
    telephone="01632 960 100",
    advice_service="Northmere SENDIASS",
    mediation_adviser="Calder Mediation",
    disagreement_service="Calder Mediation",
    schools_list="www.northmere.example/schools",
)
CHILD = date(2014, 3, 2)
REQUEST = an_event(
    "request_received", date(2026, 9, 7), facts={"requested_by": "Northmere Academy"}
)
DRAFTING = an_event("decided_to_issue", date(2026, 10, 19))
MOTHER = Contact("Dawn Whitfield", "Mother", parental_responsibility=True, address="4 Mill Row")
RANA = Contact(
    "رنا حدّاد",
    "Mother",
    parental_responsibility=True,
    address="Flat 6",
    also_written="Rana Haddad",
)
SEN_OFFICER = Contact("Ruth Ode", "SEN officer", organisation="Hull City Council")
CLERK = Contact("Ben Hart", "Clerk", organisation="Hull City Council")
SCHOOL = Contact("Ann Dow", "Head of school", organisation="Mill Lane Primary")
FATHER = Contact("Carl Whitfield", "Father", parental_responsibility=True, no_contact=True)


def records_of(case: Case, office: OfficeFacts = OFFICE) -> PaperStore:
    store = PaperStore()
    with store.sitting() as records:
        records.open_case(case)
        records.save_office(office)
    return store


def a_child(*events: Event) -> Case:
    return a_case(*events, person=a_person(born=CHILD, contacts=(MOTHER, FATHER)))


def offered(case: Case, office: OfficeFacts = OFFICE) -> tuple[ToWrite, ...]:
    with records_of(case, office).sitting() as records:
        return letters_for(NUMBER)(records, TODAY)


def written(case: Case, wanted: Wanted) -> LetterToWrite:
    with records_of(case).sitting() as records:
        return letter_to_write(records, wanted, TODAY)


@pytest.mark.parametrize(
    ("actor", "contacts", "who"),
    [
        ("local authority", (SCHOOL, CLERK, SEN_OFFICER), "Ruth Ode"),
        ("local authority", (SCHOOL, CLERK), "Ben Hart"),
        ("local authority", (SCHOOL,), ""),
        ("school", (CLERK, SCHOOL), "Ann Dow"),
        (
            "youth offending team",
            (CLERK, Contact("Farida Rahman", "Youth justice worker")),
            "Farida Rahman",
        ),
        (
            "youth offending team",
            (Contact("Sanjay Mehta", "Manager", organisation="Hull YOT"),),
            "Sanjay Mehta",
        ),
        ("youth offending team", (Contact("Jo Yotham", "Aunt"),), ""),
        ("local authority", (replace(SEN_OFFICER, no_contact=True), CLERK), "Ben Hart"),
    ],
)
def test_who_is_reminded_of_what_another_owes(
    actor: str, contacts: tuple[Contact, ...], who: str
) -> None:
    person = a_person(home_authority="Hull City Council", contacts=contacts)

    assert likely_to_answer(person, actor) == who


def test_a_reminder_is_written_where_it_was_by_letter_and_names_what_is_awaited() -> None:
    aware = an_event("home_authority_aware", date(2026, 11, 2))
    facts = {"limit": "D-01", "chased": "Ruth Ode"}
    letter = an_event("chased", TODAY, id="by-letter", facts={**facts, "how": "Letter"})
    call = an_event("chased", TODAY, id="by-call", facts={**facts, "how": "Call"})
    person = a_person(contacts=(SEN_OFFICER,))

    case = a_case(aware, letter, call, setting="custody", person=person)
    (reminder,) = offered(case, replace(OFFICE, kinds=("custody",)))

    assert (reminder.event, reminder.recipients) == ("by-letter", ("Ruth Ode",))
    assert {fact.name: fact.known for fact in reminder.facts} == {
        "was_due": "9 November 2026",
        "limit": "“Send the plan to the establishment, the youth justice service and health”",
        "rule": "Detained Persons Regs 2015 reg 17(1)",
    }


def test_what_happened_last_is_offered_first() -> None:
    case = a_child(REQUEST, an_event("decided_to_assess", date(2026, 10, 12)))

    found = offered(case)

    assert [each.letter for each in found] == ["L-05", "L-01"]
    assert found[-1].happened == "Request for assessment received"
    assert found[-1].day == date(2026, 9, 7)


def test_what_the_case_knows_is_not_asked_again() -> None:
    (letter,) = offered(a_child(REQUEST))

    known = {fact.name: fact.known for fact in letter.facts}
    assert known == {
        "received": "7 September 2026",
        "decide_by": "19 October 2026",
        "requested_by": "Northmere Academy",
    }
    assert letter.asked == ()


def test_what_the_office_has_not_said_of_itself_is_asked() -> None:
    (letter,) = offered(a_child(REQUEST), replace(OFFICE, advice_service=""))

    assert [fact.name for fact in letter.asked] == ["advice_service"]


def test_what_was_typed_for_the_office_stands_in_the_letter() -> None:
    wanted = Wanted(
        "letter", NUMBER, "L-01", to=MOTHER.name, words=(("advice_service", "Fair Advice"),)
    )

    facts = written(a_child(REQUEST), wanted)

    assert facts.words["advice_service"] == "Fair Advice"


def test_reasons_of_several_lines_are_paragraphs() -> None:
    case = a_child(an_event("refused_to_assess", date(2026, 10, 12), facts={"reasons": "No."}))
    wanted = Wanted("letter", NUMBER, "L-04", to=MOTHER.name, words=(("reasons", "One.\nTwo."),))

    facts = written(case, wanted)

    said = facts.words["reasons"]
    assert said == paragraphs("One.\nTwo.")


def test_a_letter_sent_again_is_offered_once() -> None:
    """The letter would speak of the later one, so the earlier is not offered beside it."""
    case = a_child(
        an_event("draft_sent", date(2026, 11, 2)), an_event("draft_sent", date(2026, 11, 16))
    )

    found = [letter for letter in offered(case) if letter.letter == "L-10"]

    assert [letter.day for letter in found] == [date(2026, 11, 16)]


def test_each_adviser_has_a_letter_of_their_own() -> None:
    case = a_child(
        REQUEST,
        an_event("advice_requested", date(2026, 10, 12), facts={"adviser": "Psychologist"}),
        an_event("advice_requested", date(2026, 10, 13), facts={"adviser": "Health"}),
    )

    found = [letter for letter in offered(case) if letter.letter == "L-06"]

    assert [(letter.about, letter.recipients) for letter in found] == [
        ("Health", ("Health",)),
        ("Psychologist", ("Psychologist",)),
    ]


def test_a_childs_letters_go_to_a_parent_and_never_to_one_who_is_barred() -> None:
    (letter,) = offered(a_child(REQUEST))

    assert letter.recipients == ("Dawn Whitfield",)


def test_a_young_persons_letters_go_to_them_first() -> None:
    case = a_case(REQUEST, person=a_person(contacts=(MOTHER,)))

    (letter,) = offered(case)

    assert letter.recipients == ("Tom Whitfield", "Dawn Whitfield")


@pytest.mark.parametrize("name", ["Carl Whitfield", "carl  WHITFIELD", "Carl Whitfield\n1 New St"])
def test_nothing_is_written_to_somebody_marked_no_contact(name: str) -> None:
    wanted = Wanted("letter", NUMBER, "L-01", to=name)

    with pytest.raises(NotAllowed) as refused:
        written(a_child(REQUEST), wanted)

    assert "no contact" in refused.value.words
    assert "Carl" not in str(refused.value)


@pytest.mark.parametrize(
    "name", ["رنا حدّاد", "Rana Haddad", "rana  haddad", RANA.shown, "رنا حدّاد (Rana Haddad)"]
)
def test_whoever_is_marked_no_contact_is_so_in_any_letters(name: str) -> None:
    barred = replace(RANA, no_contact=True)
    case = a_case(REQUEST, person=a_person(born=CHILD, contacts=(MOTHER, barred)))

    with pytest.raises(NotAllowed, match="no contact"):
        written(case, Wanted("letter", NUMBER, "L-01", to=name))
    with pytest.raises(NotAllowed, match="no contact"):
        written(case, Wanted("letter", NUMBER, "L-01", to=MOTHER.name, copies=(name,)))
    with records_of(case).sitting() as records:
        assert addressees(records, NUMBER, TODAY).bars(name)


@pytest.mark.parametrize("name", [RANA.shown, RANA.name, RANA.also_written])
def test_a_letter_to_a_name_in_other_letters_can_be_read_and_finds_its_address(name: str) -> None:
    case = a_case(REQUEST, person=a_person(born=CHILD, contacts=(RANA,)))

    (letter,) = offered(case)
    to = written(case, Wanted("letter", NUMBER, "L-01", to=name)).to

    assert letter.recipients == ("Rana Haddad (رنا حدّاد)",)
    assert to.name == "Rana Haddad (رنا حدّاد)"
    assert to.lines == ("Flat 6",)


def test_no_copy_goes_to_somebody_marked_no_contact() -> None:
    wanted = Wanted("letter", NUMBER, "L-01", to=MOTHER.name, copies=("The school", FATHER.name))

    with pytest.raises(NotAllowed, match="no contact"):
        written(a_child(REQUEST), wanted)


def test_after_a_death_no_letter_is_offered_or_written() -> None:
    case = a_child(REQUEST, an_event("died", date(2026, 11, 20)))

    assert offered(case) == ()
    with records_of(case).sitting() as records:
        said = letters_stopped(NUMBER)(records, TODAY)
    assert said is not None
    assert case.person.called in said.words[1]
    with pytest.raises(NotAllowed):
        written(case, Wanted("letter", NUMBER, "L-01", to=MOTHER.name))


def test_a_letter_finds_the_address_of_whom_it_is_to() -> None:
    known = written(a_child(REQUEST), Wanted("letter", NUMBER, "L-01", to="dawn whitfield"))
    typed = written(a_child(REQUEST), Wanted("letter", NUMBER, "L-01", to="A Head\nThe School"))

    assert known.to.lines == ("4 Mill Row",)
    assert typed.to.lines == ("The School",)


def test_an_earlier_drafts_last_day_is_not_the_day_for_views_on_whether_to_assess() -> None:
    """A second assessment: the days for views on the last draft are over and done with."""
    case = a_child(
        REQUEST,
        an_event("draft_sent", date(2026, 10, 1), served=date(2026, 10, 2)),
        an_event("considering_notified", date(2026, 11, 20)),
    )

    letter = next(each for each in offered(case) if each.letter == "L-02")

    assert [fact.known for fact in letter.facts if fact.is_day] == ["19 October 2026"]


def test_a_day_that_was_typed_wins_over_the_one_that_was_computed() -> None:
    day = date(2026, 10, 16)
    wanted = Wanted("letter", NUMBER, "L-01", to=MOTHER.name, days=(("decide_by", day),))

    facts = written(a_child(REQUEST), wanted)

    assert facts.days["decide_by"] == LetterDay(day)


def test_a_letter_that_does_not_exist_is_said_not_to() -> None:
    with pytest.raises(NotFound):
        written(a_child(REQUEST), Wanted("letter", NUMBER, "L-99", to=MOTHER.name))
