"""A contact typed in one line, as officers type: read as it will be written down."""

from __future__ import annotations

from datetime import date

import pytest

from caseworker.domain.people import Contact
from caseworker.ui.case.contact_line import ContactTyped, read_contact
from caseworker.ui.parts.typed_day import NotADayError
from tests.builders import TODAY, a_person

DAWN = "Dawn Whitfield"
TOM = a_person(
    contacts=(
        Contact(DAWN, "Mother", parental_responsibility=True),
        Contact("Noor Haddad", "SENCO", also_written="نور حداد"),
        Contact("Sam Lowe", "Tutor"),
        Contact("Sam Birch", "Nurse"),
    )
)
FRI = date(2026, 11, 20)
NEXT_FRI = date(2026, 11, 27)


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("dawn: rang back", ContactTyped(TODAY, "Call", "rang back", DAWN)),
        ("call in Dawn: late", ContactTyped(TODAY, "Call", "late", DAWN, "In")),
        ("fri call Dawn: x", ContactTyped(FRI, "Call", "x", DAWN)),
        ("email to dawn whitfield: x", ContactTyped(TODAY, "E-mail", "x", DAWN, "Out")),
        ("yesterday met with Dawn: x", ContactTyped(date(2026, 11, 22), "Meeting", "x", DAWN)),
        ("3/2 visit Tom: x", ContactTyped(date(2026, 2, 3), "Visit", "x", "Tom Whitfield")),
        ("3 Feb 2025 letter from Dawn: x",
         ContactTyped(date(2025, 2, 3), "Letter", "x", DAWN, "In")),
        ("-15d text Dawn: x", ContactTyped(date(2026, 11, 8), "Message", "x", DAWN)),
        ("نور حداد: x", ContactTyped(TODAY, "Call", "x", "Noor Haddad (نور حداد)")),
        ("Sam: x", ContactTyped(TODAY, "Call", "x", "Sam")),  # two are called so: as it was typed
        ("Dr Kowalska: x", ContactTyped(TODAY, "Call", "x", "Dr Kowalska")),
        ("Monica: x", ContactTyped(TODAY, "Call", "x", "Monica")),  # and not a note of Monday
        ("call in Sunita Rao: x", ContactTyped(TODAY, "Call", "x", "Sunita Rao", "In")),
        ("Looked through the file", ContactTyped(TODAY, "Note", "Looked through the file")),
        ("Monday she will come", ContactTyped(TODAY, "Note", "Monday she will come")),
        ("at 10:30 she rang", ContactTyped(TODAY, "Note", "at 10:30 she rang")),
        ("Dawn: x > fri ring back",
         ContactTyped(TODAY, "Call", "x", DAWN, "", NEXT_FRI, "ring back")),
        ("Dawn: x > +15d", ContactTyped(TODAY, "Call", "x", DAWN, "", date(2026, 12, 8))),
        ("Dawn: x > 3 Feb ask again",
         ContactTyped(TODAY, "Call", "x", DAWN, "", date(2027, 2, 3), "ask again")),
        ("Dawn: x #health y > fri z",
         ContactTyped(TODAY, "Call", "x y", DAWN, "", NEXT_FRI, "z", ("Health",))),
        ("#care #attend Dawn: x",
         ContactTyped(TODAY, "Call", "x", DAWN,
                      themes=("Social care", "Attendance, exclusion and hours"))),
        ("Dawn: room #4 #nowhere #and",
         ContactTyped(TODAY, "Call", "room #4 #nowhere #and", DAWN)),
    ],
)  # fmt: skip
def test_a_line_is_read_as_it_is_meant(typed: str, read: ContactTyped) -> None:
    assert read_contact(typed, TODAY, TOM) == read


@pytest.mark.parametrize(
    ("typed", "person"),
    [
        ("kowalska: x", "Dr Kowalska"),
        ("Sam: x", "Sam"),  # two of those around are called so: nobody else is meant
        ("Dr: x", "Dr"),
        ("dawn: x", DAWN),
    ],
)
def test_those_who_were_asked_are_known_by_one_word_of_their_names(typed: str, person: str) -> None:
    others = ("Dr Kowalska", "Dr Ode", "Dawn Primary")

    assert read_contact(typed, TODAY, TOM, others).person == person


@pytest.mark.parametrize(
    ("typed", "why"),
    [
        ("29/2/2027 Dawn: x", "There is no 29 February 2027"),
        ("call 31/4 Dawn: x", "There is no 31 April"),
        ("1/1/0202 call Dawn: x", "too far away"),
        ("-9999w Dawn: x", "1835 is too far away"),
    ],
)
def test_a_day_that_there_is_not_is_no_part_of_a_name(typed: str, why: str) -> None:
    with pytest.raises(NotADayError, match=why):
        read_contact(typed, TODAY, TOM)


@pytest.mark.parametrize(
    "typed", ["Dawn: x > ring back", "Dawn: x > 31/2 ask", "x > 99", "Dawn: x > Monica will ring"]
)
def test_a_follow_up_without_a_day_says_what_to_type(typed: str) -> None:
    with pytest.raises(NotADayError, match="type a day first"):
        read_contact(typed, TODAY, TOM)


def test_it_is_read_back_in_words_before_it_is_kept() -> None:
    read = read_contact("fri call in Dawn: x > tomorrow ring", TODAY, TOM)

    assert read.words == (
        "Call with Dawn Whitfield (in), Friday 20 November 2026. "
        "To follow up on Tuesday 24 November 2026: ring."
    )
