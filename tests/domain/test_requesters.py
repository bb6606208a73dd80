"""Who may ask for an assessment: CFA 2014 s.36(1), and s.71(2) for whoever is detained."""

from dataclasses import replace
from datetime import date

import pytest

from caseworker.domain.law import event_kinds
from caseworker.domain.requesters import ASKED_BY, REQUEST, not_entitled, requesters
from tests.builders import TODAY, a_person

CHILD = replace(a_person(), born=date(2014, 3, 2))
YOUNG_PERSON = replace(a_person(), born=date(2009, 3, 2))


WHO = {
    "child": (CHILD, "community"),
    "young person": (YOUNG_PERSON, "community"),
    "detained child": (CHILD, "custody"),
}


@pytest.mark.parametrize(
    ("asked_by", "may_for"),
    [
        ("Parent", {"child", "detained child"}),
        ("Young person", {"young person"}),
        ("School or college", {"child", "young person"}),
        ("Early years setting", set()),
        ("Establishment or youth justice service", {"detained child"}),
        ("Health", set()),
        ("Social care", set()),
        ("Other", set()),
    ],
)
def test_who_may_ask(asked_by: str, may_for: set[str]) -> None:
    found = {
        about
        for about, (person, regime) in WHO.items()
        if not_entitled(person, asked_by, TODAY, regime) is None
    }

    assert found == may_for


def test_on_the_day_after_compulsory_school_age_the_young_person_asks() -> None:
    """EA 1996 s.8(3): the last Friday in June of the year in which they turn 16."""
    person = replace(a_person(), born=date(2010, 11, 20))

    assert not_entitled(person, "Parent", date(2027, 6, 25), "community") is None
    assert not_entitled(person, "Parent", date(2027, 6, 26), "community") is not None
    assert not_entitled(person, "Young person", date(2027, 6, 26), "community") is None


def test_every_choice_of_the_entry_has_its_row() -> None:
    spec = event_kinds()[REQUEST].fact(ASKED_BY)

    assert spec is not None
    assert {row.words for row in requesters()} == set(spec.choices)


def test_nothing_is_said_where_english_law_does_not_hold() -> None:
    assert not_entitled(CHILD, "Health", TODAY, "outside England") is None


@pytest.mark.parametrize("asked_by", ["Young person", "School or college", "Parent", "Health"])
@pytest.mark.parametrize("regime", ["community", "custody"])
def test_from_the_25th_birthday_nobody_can_ask(asked_by: str, regime: str) -> None:
    """CFA 2014 s.83(2): a young person is under 25."""
    person = replace(a_person(), born=date(2001, 11, 24))

    before = not_entitled(person, asked_by, date(2026, 11, 23), "community")
    on_it = not_entitled(person, asked_by, date(2026, 11, 24), regime)

    assert before is None or "under 25" not in before.instead
    assert on_it is not None
    assert "under 25" in on_it.instead
    assert "83(2)" in on_it.source
