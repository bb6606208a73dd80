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


def test_what_is_awaited_without_law_is_chased_by_its_own_letter() -> None:
    """Two things are awaited of the same person: the letter speaks of the one that is chased."""
    by = TODAY - timedelta(days=3)
    form, call = (
        an_event(
            "awaited",
            TODAY - timedelta(days=days),
            facts={"what": what, "from_whom": "Dawn Whitfield", "by": by.isoformat()},
        )
        for what, days in (("The signed form", 20), ("A call back", 9))
    )
    case = a_child(REQUEST, form, call)
    due = next(due for due in dues_of(case, Reckoning(TODAY)) if due.started_by == form.id)
    key = f"{due.id} {due.started_by}"

    with records_of(case).sitting() as records:
        letter = letter_to_chase(NUMBER, key)(records, TODAY)
        assert letter is not None
        assert letter.then is not None
        wanted = Wanted(
            "letter", NUMBER, letter.letter, about=letter.about, to=letter.recipients[0],
            officer="J. Okafor", role="Officer", chases=key,
        )  # fmt: skip
        drawn = chase_to_write(records, wanted, TODAY)

    assert (letter.letter, letter.recipients, letter.asked) == ("LL-07", ("Dawn Whitfield",), ())
    assert drawn.words["awaited"] == "The signed form"
    assert (drawn.days["awaited_since"].day, drawn.days["awaited_by"].day) == (form.day, by)
    assert (letter.then.kind, letter.then.facts["awaited"]) == ("awaited_chased", str(form.id))
