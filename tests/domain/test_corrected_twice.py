"""What answers an entry, calls it off or ends it still does, however often that is corrected."""

from __future__ import annotations

from datetime import date

import pytest

from caseworker.domain.assessment import advice_asked
from caseworker.domain.case import Case, Event, EventId
from caseworker.domain.consent_days import last_days
from caseworker.domain.diary import Reckoning, dues_of
from caseworker.domain.due import DueState
from caseworker.domain.law import event_kinds
from caseworker.domain.striking import against
from tests.builders import a_case, an_event

DECIDED = an_event("decided_to_assess", date(2026, 10, 1))
LATER = date(2026, 11, 30)


def corrected(event: Event, times: int, **facts: str) -> tuple[Event, ...]:
    """The entry, and each that took the place of the one before: its words are others now."""
    line = [event]
    for at in range(times):
        ident = EventId(f"{event.id}-{at}")
        said = {**event.facts, **{name: f"{words} {at}" for name, words in facts.items()}}
        line.append(an_event(event.kind, event.day, id=ident, facts=said, replaces=line[-1].id))
    return tuple(line)


def assessed(times: int) -> Case:
    asked = an_event(
        "advice_requested", date(2026, 10, 2), facts={"adviser": "Dr Lim", "advice": "Medical"}
    )
    came = an_event(
        "advice_received", date(2026, 11, 2), facts={"adviser": "Dr Nair", "request": asked.id}
    )
    begun = an_event("request_received", date(2026, 9, 7))
    return a_case(begun, DECIDED, asked, came, *corrected(asked, times, adviser="Dr Adu")[1:])


@pytest.mark.parametrize("times", [0, 1, 2, 3])
def test_advice_that_came_is_not_waited_for_again(times: int) -> None:
    case = assessed(times)
    asked = case.last("advice_requested")
    assert asked is not None

    dues = [one for one in dues_of(case, Reckoning(LATER)) if one.id == "T-04"]

    assert [(one.started_by, one.state) for one in dues] == [(asked.id, DueState.DONE)]
    assert [one.answer for one in advice_asked(case)] == [case.last("advice_received")]
    assert against(case, asked, event_kinds()) is not None, "the advice tells of this very entry"


@pytest.mark.parametrize("times", [0, 1, 2])
def test_a_consent_that_was_withdrawn_ends_on_no_day_to_come(times: int) -> None:
    given = an_event(
        "consent_given",
        date(2026, 10, 1),
        facts={"person": "Jakub", "recipients": "College", "until": "2027-10-01"},
    )
    over = an_event("consent_withdrawn", date(2026, 11, 1), facts={"consent": given.id})
    case = a_case(*corrected(given, times), over)

    assert last_days(case.live, lambda _: None) == ()
