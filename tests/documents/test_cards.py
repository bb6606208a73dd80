"""The exhibit says of every open duty all that the window says: no day is without its reason."""

from __future__ import annotations

from datetime import date

from caseworker.documents.timeline import TimelineToPrint, draw
from caseworker.domain.diary import Reckoning, dues_of
from tests.builders import a_case, a_person, an_event
from tests.documents.every_paper import TOM
from tests.documents.examples import OFFICE, PRINT

ON = date(2026, 12, 28)


def the_words(facts: TimelineToPrint) -> str:
    return draw(facts, OFFICE).words_for(PRINT)


def detained_at_christmas() -> TimelineToPrint:
    """The authority hears of it on 23 December: five working days, with three holidays between."""
    case = a_case(
        an_event("case_opened", date(2026, 12, 21)),
        an_event("detained", date(2026, 12, 22), facts={"establishment": "Ashdown House"}),
        an_event("home_authority_aware", date(2026, 12, 23)),
        setting="custody",
    )
    return TimelineToPrint(TOM, a_person(), ON, dues_of(case, Reckoning(ON)))


def test_the_whole_card_of_each_open_duty_is_printed() -> None:
    facts = detained_at_christmas()
    cards = the_words(facts).partition("Why each day is what it is")[2]

    unsaid = [
        (due.id, heading)
        for due in facts.dues
        for heading, words in due.explained
        if due.is_open and f"{heading}: {words}" not in cards
    ]

    assert any(due.is_open for due in facts.dues)
    assert unsaid == []


def test_the_days_that_were_passed_over_are_named() -> None:
    words = the_words(detained_at_christmas())

    assert "Passed over: Friday 25 December 2026, Christmas Day; Monday 28 December 2026" in words


def test_what_is_done_has_no_card() -> None:
    case = a_case(
        an_event("request_received", date(2026, 9, 7)),
        an_event("decided_to_assess", date(2026, 10, 12), sent=date(2026, 10, 12)),
    )
    facts = TimelineToPrint(TOM, a_person(), ON, dues_of(case, Reckoning(ON)))
    cards = the_words(facts).partition("Why each day is what it is")[2]

    open_ones = [due.duty for due in facts.dues if due.is_open]
    closed = [due.duty for due in facts.dues if not due.is_open and due.duty not in open_ones]
    assert [duty for duty in open_ones if duty not in cards] == []
    assert [duty for duty in closed if duty in cards] == []


def test_a_case_with_nothing_open_has_no_such_section() -> None:
    assert "Why each day" not in the_words(TimelineToPrint(TOM, a_person(), ON, ()))
