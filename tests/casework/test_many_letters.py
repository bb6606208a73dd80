"""One kind of letter for many cases: whom it goes to, and which can't be sent and why."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from caseworker.casework.many_letters import Many, ManyAsked, cases_of_today, kinds_for_many, many
from caseworker.casework.records import EVERYBODY, Among, OfficeFacts
from caseworker.casework.summaries import summarise
from caseworker.domain.case import Case, CaseNumber, Event
from caseworker.domain.people import Contact
from tests.builders import TODAY, a_case, a_person, an_event
from tests.casework.test_letters import CHILD, FATHER, MOTHER, OFFICE, REQUEST
from tests.paper_records import PaperStore

OTHER = Contact("Ola Whitfield", "Father", parental_responsibility=True, address="9 Elm Road")


def numbered(at: int, *events: Event, contacts: tuple[Contact, ...] = (MOTHER,)) -> Case:
    case = a_case(*events, person=a_person(born=CHILD, contacts=contacts))
    return replace(case, number=CaseNumber(f"2026-{at:04}"))


def asked_of(
    *cases: Case, letter: str = "L-01", office: OfficeFacts = OFFICE, said: str = ""
) -> Many:
    store = PaperStore()
    numbers = tuple(case.number for case in cases)
    words = (("advice_service", said),) if said else ()
    with store.sitting() as records:
        records.save_office(office)
        for case in cases:
            records.open_case(case)
        return many(ManyAsked(letter, numbers, "Dana Okafor", said=words))(records, TODAY)


def test_each_parent_of_a_child_has_a_letter() -> None:
    found = asked_of(numbered(1, REQUEST, contacts=(MOTHER, OTHER)))

    assert [line.to for line in found.to_send] == ["Dawn Whitfield", "Ola Whitfield"]
    assert all(line.wanted and line.wanted.to == line.to for line in found.to_send)


def test_a_young_person_has_it_alone() -> None:
    person = a_person(born=date(2008, 3, 2), contacts=(MOTHER,))
    found = asked_of(replace(numbered(1, REQUEST), person=person))

    assert [line.to for line in found.lines] == [person.name]


def test_what_cannot_be_sent_stands_first_with_the_reason() -> None:
    died = an_event("died", date(2026, 11, 1), facts={"died_on": "2026-11-01"})
    found = asked_of(
        numbered(1, REQUEST),
        numbered(2, an_event("case_opened", TODAY)),
        numbered(3, REQUEST, contacts=(FATHER,)),
        numbered(4, REQUEST, contacts=()),
        numbered(5, REQUEST, died),
    )

    assert [(line.case[-1], line.why_not) for line in found.lines] == [
        ("2", "Nothing that this letter goes with is recorded."),
        ("3", "Carl Whitfield: marked “no contact”, so nothing may be sent."),
        (
            "4",
            "The case names nobody to send it to. The law sends it to: parent or young person.",
        ),
        ("5", "A death is recorded on this case."),
        ("1", ""),
    ]


def test_nobody_barred_is_among_those_it_goes_to_and_the_line_says_who_is() -> None:
    (line,) = asked_of(numbered(1, REQUEST, contacts=(MOTHER, FATHER))).lines

    assert line.to == "Dawn Whitfield"
    assert line.caution == "No contact with Carl Whitfield. Nothing may be sent to them."


def test_what_all_of_them_lack_is_said_once_and_fills_every_letter() -> None:
    bare = replace(OFFICE, advice_service="")
    cases = (numbered(1, REQUEST), numbered(2, REQUEST))

    before, after = asked_of(*cases, office=bare), asked_of(*cases, office=bare, said="SENDIASS")

    assert [fact.name for fact in before.lacking] == ["advice_service"]
    assert not before.to_send
    assert before.lines[0].why_not.startswith("Not known: The information, advice and support")
    assert len(after.to_send) == 2


def test_a_day_that_is_not_known_stops_the_letter_and_is_not_asked_for_all() -> None:
    """A day belongs to one case: it is recorded there."""
    claim = an_event(
        "exception_claimed",
        TODAY,
        facts={"limit": "T-03", "exception": "EX-C", "reasons": "A bereavement."},
    )

    found = asked_of(numbered(1, REQUEST, claim), letter="L-08")

    assert found.lines[0].why_not == "Not known: The day that we aim for instead."
    assert found.lacking == ()


def test_the_letters_that_most_of_the_cases_offer_come_first() -> None:
    store = PaperStore()
    agreed = an_event("decided_to_assess", date(2026, 10, 12))
    with store.sitting() as records:
        records.save_office(OFFICE)
        for case in (numbered(1, REQUEST), numbered(2, REQUEST, agreed)):
            records.open_case(case)
        numbers = (CaseNumber("2026-0001"), CaseNumber("2026-0002"))
        found = kinds_for_many(numbers)(records, TODAY)

    assert [(each.letter, each.cases) for each in found] == [("L-01", 2), ("L-05", 1)]


def test_the_cases_of_today_are_each_there_once_and_narrowed_as_the_page_is() -> None:
    store = PaperStore()
    with store.sitting() as records:
        records.save_office(OFFICE)
        for case in (numbered(1, REQUEST), numbered(2, REQUEST)):
            records.open_case(case)
            records.write_summary(summarise(case, OFFICE, TODAY))
        everybody = cases_of_today(EVERYBODY)(records, TODAY)
        elsewhere = cases_of_today(Among(place="Nowhere"))(records, TODAY)

    assert sorted(everybody) == ["2026-0001", "2026-0002"]
    assert elsewhere == ()


def test_each_letter_is_set_as_whoever_it_is_to_needs_it() -> None:
    mother = replace(MOTHER, print="large_18")
    found = asked_of(numbered(1, REQUEST, contacts=(mother, OTHER)))

    dawn, ola = found.to_send
    assert dawn.wanted
    assert dawn.wanted.print == "large_18"
    assert dawn.caution.endswith("Set in large print, 18 point.")
    assert ola.wanted
    assert ola.wanted.print == "ordinary"
    assert "Set in" not in ola.caution
