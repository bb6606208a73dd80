"""Chasing by letter: filled in for the duty, and written down once it has left."""

from __future__ import annotations

from datetime import date, timedelta

from caseworker.casework.chasing import chase_to_write, letter_to_chase
from caseworker.casework.wanted import Wanted
from caseworker.domain.diary import Reckoning, dues_of
from tests.builders import TODAY, an_event
from tests.casework.test_letters import NUMBER, REQUEST, a_child, records_of

ASKED = an_event(
    "advice_requested",
    TODAY - timedelta(weeks=8),
    sent=TODAY - timedelta(weeks=8),
    served=TODAY - timedelta(weeks=8),
    facts={"adviser": "Dr Kowalska", "advice": "Psychological"},
)
OTHER = an_event(
    "advice_requested",
    TODAY - timedelta(weeks=7),
    sent=TODAY - timedelta(weeks=7),
    served=TODAY - timedelta(weeks=7),
    facts={"adviser": "Noor Haddad", "advice": "Educational"},
)


def test_late_advice_is_chased_by_a_letter_about_that_adviser_before_any_entry_says_so() -> None:
    case = a_child(REQUEST, an_event("decided_to_assess", date(2026, 9, 21)), ASKED, OTHER)
    due = next(due for due in dues_of(case, Reckoning(TODAY)) if due.started_by == ASKED.id)
    key = f"{due.id} {due.started_by}"

    with records_of(case).sitting() as records:
        letter = letter_to_chase(NUMBER, key)(records, TODAY)
        assert letter is not None
        assert letter.then is not None
        wanted = Wanted(
            "letter",
            NUMBER,
            letter.letter,
            about=letter.about,
            to="Dr Kowalska",
            officer="J. Okafor",
            role="Officer",
            chases=key,
        )
        drawn = chase_to_write(records, wanted, TODAY)
        kept = records.case(NUMBER)

    known = {fact.name: fact.known for fact in letter.facts}
    assert (letter.letter, letter.recipients) == ("L-07", ("Dr Kowalska",))
    assert known["asked_on"] == "28 September 2026"
    assert known["advice"] == "Psychological"
    assert (letter.then.kind, letter.then.facts["request"]) == ("advice_reminded", str(ASKED.id))
    assert drawn.days["asked_on"].day == ASKED.day
    assert kept == case  # nothing is written down by looking
