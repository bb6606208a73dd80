"""Who the person is on a day, and who decides for them."""

from __future__ import annotations

from datetime import date

import pytest

from caseworker.domain.people import Address, Capacity, Contact, gaps_in, who_decides
from tests.builders import TODAY, a_person

PARENT = Contact("Dawn Whitfield", "Mother", parental_responsibility=True)


def test_sixteen_is_not_the_line() -> None:
    """Story 2: born 20/11/2010, he is 16 on 21/11/2026 and still a child."""
    person = a_person(born=date(2010, 11, 20), contacts=(PARENT,))

    on_his_sixteenth = who_decides(person, date(2026, 11, 21))
    after_the_last_friday_in_june = who_decides(person, date(2027, 6, 26))

    assert on_his_sixteenth.who == "Dawn Whitfield"
    assert "25 June 2027" in on_his_sixteenth.why
    assert after_the_last_friday_in_june.who == person.name


def test_nobody_is_a_child_again_at_twenty_five() -> None:
    """CFA 2014 s.46: a plan may go on to the end of the year in which they are 25."""
    person = a_person(born=date(2001, 10, 3), contacts=(PARENT,))

    decides = who_decides(person, date(2026, 11, 23))

    assert decides.who == person.name
    assert "is a child" not in decides.why


def test_a_child_with_no_parent_on_record_still_has_a_parent_who_decides() -> None:
    person = a_person(born=date(2014, 5, 1), contacts=())

    decides = who_decides(person, TODAY)

    assert decides.who == "The parent (not yet recorded)"
    assert decides.source


def test_capacity_is_judged_for_one_decision_and_the_latest_judgement_holds() -> None:
    person = a_person(born=date(2007, 1, 5), contacts=(PARENT,))
    judgements = (
        Capacity("Where to live", "Can't decide", date(2026, 9, 1), "Dr Lim", "Interview"),
        Capacity("Consent to share", "Can't decide", date(2026, 9, 1), "Dr Lim", "Interview"),
        Capacity("Consent to share", "Can decide", date(2026, 11, 1), "Dr Lim", "Interview"),
    )

    live = who_decides(person, TODAY, "Where to live", judgements)
    share = who_decides(person, TODAY, "Consent to share", judgements)
    other = who_decides(person, TODAY, "Which college", judgements)

    assert live.who.startswith("The alternative person")
    assert "reg 64" in live.source
    assert share.who == person.name
    assert other.who == person.name


def test_a_name_in_other_letters_is_shown_in_letters_that_the_officer_reads() -> None:
    rana = Contact("رنا حدّاد", "Mother", parental_responsibility=True, also_written="Rana Haddad")
    zoe = Contact("Zoë Ní Bhriain-O’Neill", "Aunt", also_written="Зоя")
    person = a_person(born=date(2014, 5, 1), contacts=(rana,))

    assert who_decides(person, TODAY).who == "Rana Haddad (رنا حدّاد)"
    assert zoe.shown == "Zoë Ní Bhriain-O’Neill (Зоя)"
    assert PARENT.shown == "Dawn Whitfield"


def test_a_parent_who_decides_and_must_not_be_contacted_is_said_to_be_so() -> None:
    father = Contact("Lee Gunn", "Father", parental_responsibility=True, no_contact=True)
    person = a_person(born=date(2014, 5, 1), contacts=(PARENT, father))

    decides = who_decides(person, TODAY)

    assert decides.who == "Dawn Whitfield or Lee Gunn"
    assert decides.why.endswith("Do not contact Lee Gunn.")


def test_a_decision_is_the_same_however_it_is_written() -> None:
    person = a_person(born=date(2007, 1, 5), contacts=(PARENT,))
    judgements = (Capacity("where to  live", "Can't decide", date(2026, 9, 1), "Dr Lim"),)

    assert who_decides(person, TODAY, "Where to live", judgements).who.startswith("The alt")


def test_the_address_that_holds_is_the_latest_begun() -> None:
    old = Address("1 Old Lane", since=date(2020, 1, 1))
    new = Address("2 New Street", since=date(2026, 3, 1), until=date(2026, 12, 1))
    person = a_person(addresses=(new, old))

    assert person.living_at(date(2026, 2, 28)) == old
    assert person.living_at(date(2026, 11, 30)) == new
    assert person.living_at(date(2026, 12, 1)) == old


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"given": "", "family": " "}, "family"),
        ({"born": date(2026, 11, 24)}, "born"),
        ({"born": date(1990, 1, 1)}, "born"),
        (
            {"addresses": (Address("1 A", since=date(2026, 2, 2), until=date(2026, 1, 1)),)},
            "addresses",
        ),
    ],
)
def test_what_cannot_be_so_is_named_with_its_field(changes: dict[str, object], field: str) -> None:
    gaps = list(gaps_in(a_person(**changes), today=TODAY))

    assert [gap.field for gap in gaps] == [field]


def test_a_single_name_in_any_script_is_a_name() -> None:
    person = a_person(given="فاطمة", family="")

    assert list(gaps_in(person, today=TODAY)) == []
    assert person.name == "فاطمة"
