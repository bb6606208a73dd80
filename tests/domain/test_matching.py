"""Whether somebody is known here: by numbers, by name and by the day of birth."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from caseworker.domain.matching import How, Who, birthdays_like, likeness
from caseworker.domain.people import Identifier

BORN = date(2010, 3, 12)
OURS = Who("Amina", "Rahimi", BORN)


def _like(**changes: object) -> Who:
    return replace(OURS, **changes)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("theirs", "how", "why"),
    [
        (_like(), How.LIKELY, "the same name; born on the same day."),
        (_like(given="Rahimi", family="Amina"), How.LIKELY, "the same name; born on the same day."),
        (_like(given="Aminah"), How.LIKELY, "nearly the same name; born on the same day."),
        (_like(given="Amina Noor"), How.LIKELY, "nearly the same name; born on the same day."),
        (
            _like(born=date(2010, 12, 3)),
            How.LIKELY,
            "the same name; born on the same day, if day and month were turned round.",
        ),
        (
            _like(born=date(2010, 3, 13)),
            How.LIKELY,
            "the same name; born on the same day, but for one figure.",
        ),
        (
            _like(given="Aminah", born=date(2010, 3, 13)),
            How.PERHAPS,
            "nearly the same name; born on the same day, but for one figure.",
        ),
        (_like(born=None), How.PERHAPS, "the same name."),
        (
            _like(born=date(2004, 7, 1)),
            How.PERHAPS,
            "the same name. But: born on another day (1 July 2004).",
        ),
        (
            _like(given="Yusuf"),
            How.PERHAPS,
            "born on the same day. But: another forename, as a brother, sister or twin has.",
        ),
        (
            _like(family="Karimi-Lane"),
            How.PERHAPS,
            "born on the same day. But: the same forename with another surname.",
        ),
    ],
)
def test_how_like_two_people_are_and_why(theirs: Who, how: How, why: str) -> None:
    found = likeness(OURS, theirs)

    assert found is not None
    assert (found.how, found.words) == (how, why)


@pytest.mark.parametrize(
    "theirs",
    [
        _like(given="Yusuf", born=date(2012, 5, 5)),
        _like(given="Lucy", family="Okafor"),
        _like(given="Lucy", family="Okafor", born=None),
        Who("", "", BORN),
    ],
)
def test_nothing_is_said_of_somebody_else(theirs: Who) -> None:
    assert likeness(OURS, theirs) is None


def test_a_number_that_both_have_is_the_surest_sign() -> None:
    one = _like(identifiers=(Identifier("upn", "H801200001001"),))
    other = _like(given="Amena", identifiers=(Identifier("upn", "h8012 00001001"),))

    found = likeness(one, other)

    assert found is not None
    assert found.how is How.SURE
    assert found.why[0] == "the same UPN"


def test_a_number_alone_is_not_enough_where_everything_else_is_another() -> None:
    one = _like(identifiers=(Identifier("prison", "A1234BC"),))
    other = Who("Lucy", "Okafor", date(2008, 1, 30), identifiers=one.identifiers)

    found = likeness(one, other)

    assert found is not None
    assert found.how is How.PERHAPS
    assert found.against == ("another name", "born on another day (30 January 2008)")


def test_another_number_of_the_same_kind_speaks_against_it() -> None:
    one = _like(identifiers=(Identifier("nhs", "943 476 5919"),))
    other = _like(identifiers=(Identifier("nhs", "401 023 2137"),))

    found = likeness(one, other)

    assert found is not None
    assert found.how is How.PERHAPS
    assert "another NHS number" in found.against


def test_the_number_of_a_school_tells_nobody_apart() -> None:
    school = (Identifier("urn", "123456"),)
    one, other = _like(identifiers=school), Who("Lucy", "Okafor", None, identifiers=school)

    assert likeness(one, other) is None


def test_twins_are_never_more_than_perhaps() -> None:
    """The same surname and day of birth, and not the same child."""
    found = likeness(OURS, _like(given="Samira"), sounds_alike=False)

    assert found is not None
    assert found.how is How.PERHAPS


def test_a_name_that_sounds_the_same_and_the_day_of_birth_make_it_likely() -> None:
    one, other = _like(given="Geoffrey"), _like(given="Jeffry")

    found = likeness(one, other, sounds_alike=True)

    assert found is not None
    assert found.how is How.LIKELY


def test_names_in_arabic_are_compared_letter_by_letter() -> None:
    one, other = Who("فاطمة", "الأحمد", BORN), Who("فاطمه", "الاحمد", BORN)

    found = likeness(one, other)

    assert found is not None
    assert found.how is How.LIKELY


def test_what_somebody_is_called_counts_as_their_name() -> None:
    found = likeness(_like(known_as="Mina"), _like(given="Mina"))

    assert found is not None
    assert found.how is How.LIKELY


def test_a_day_of_birth_is_looked_for_turned_round_too() -> None:
    assert birthdays_like(date(2010, 3, 12)) == (date(2010, 3, 12), date(2010, 12, 3))
    assert birthdays_like(date(2010, 3, 13)) == (date(2010, 3, 13),)
    assert birthdays_like(date(2010, 3, 3)) == (date(2010, 3, 3),)
