"""Who decides: decision by decision, and the day on which it passes to the young person."""

from __future__ import annotations

from datetime import date

from caseworker.domain.case import Case
from caseworker.domain.deciding import by_decision, to_confirm
from caseworker.domain.people import Contact
from tests.builders import a_case, a_person, an_event

AGNIESZKA = Contact("Agnieszka Wójcik", "Mother", parental_responsibility=True)


def _case(*more: object, opened: date = date(2026, 10, 5)) -> Case:
    kuba = a_person(given="Jakub", family="Wójcik", born=date(2010, 11, 20), contacts=(AGNIESZKA,))
    return a_case(an_event("case_opened", day=opened), *more, person=kuba)  # type: ignore[arg-type]


def test_who_decides_passes_on_the_day_after_compulsory_school_age_and_is_to_be_confirmed() -> None:
    """Story 2: it proposes the change, and never switches silently."""
    on_the_last_day = to_confirm(_case(), date(2027, 6, 25))
    change = to_confirm(_case(), date(2027, 6, 26))

    assert on_the_last_day is None
    assert change is not None
    assert change.since == date(2027, 6, 26)
    assert (change.before, change.now) == ("Agnieszka Wójcik", "Jakub Wójcik")


def test_it_is_asked_no_more_once_it_is_confirmed() -> None:
    told = an_event("decider_confirmed", day=date(2027, 6, 28), facts={"person": "Jakub Wójcik"})

    assert to_confirm(_case(told), date(2027, 7, 1)) is None


def test_nothing_changes_for_whoever_decided_when_the_case_was_opened() -> None:
    assert to_confirm(_case(opened=date(2027, 9, 1)), date(2027, 9, 2)) is None


def test_each_decision_has_its_own_latest_judgement() -> None:
    judged = [
        an_event(
            "capacity_judged",
            day=day,
            facts={"decision": decision, "outcome": outcome, "judged_by": "Dr Lim"},
        )
        for day, decision, outcome in (
            (date(2027, 9, 1), "Where to live", "Can't decide"),
            (date(2027, 9, 2), "Which college", "Can't decide"),
            (date(2027, 10, 1), "which  college", "Can decide"),
        )
    ]

    found = by_decision(_case(*judged), date(2027, 11, 1))

    assert [(one.outcome, who.who) for one, who in found] == [
        ("Can't decide", "The alternative person: a representative, or Agnieszka Wójcik"),
        ("Can decide", "Jakub Wójcik"),
    ]
