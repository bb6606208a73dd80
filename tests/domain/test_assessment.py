"""The advice that regulation 6 wants, from the case's own facts."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from caseworker.domain.assessment import advice_asked, advice_sources, advice_to_ask
from caseworker.domain.case import EventId
from caseworker.domain.diary import Reckoning, dues_of
from caseworker.domain.people import NeedType
from tests.builders import TODAY, a_case, a_person, an_event

ALWAYS = {"a", "b-i", "c", "d", "e", "f", "h"}


@pytest.mark.parametrize(
    ("changes", "regime", "more"),
    [
        ({"born": date(2016, 5, 1), "needs": ()}, "community", set()),
        ({"born": date(2016, 5, 1), "needs": (), "serving_parent": True}, "community", {"b-iv"}),
        ({"born": date(2016, 5, 1), "needs": (NeedType.VI,)}, "community", {"sensory"}),
        ({"born": date(2012, 10, 1), "needs": ()}, "community", {"g"}),
        # A detained person: beyond Year 9, not in it (Detained Persons Regs reg 6(1)(i)).
        ({"born": date(2012, 10, 1), "needs": ()}, "custody", {"custody-f", "custody-g"}),
        ({"born": date(2010, 10, 1), "needs": ()}, "custody", {"custody-f", "custody-g", "g"}),
    ],
)
def test_the_offer_follows_the_facts(
    changes: dict[str, object], regime: str, more: set[str]
) -> None:
    """SEND Regs 2014 reg 6(1); Detained Persons Regs 2015 reg 6(1)."""
    case = replace(a_case(), person=a_person(**changes))

    assert {row.id for row in advice_to_ask(case, regime, TODAY)} == ALWAYS | more


def test_each_row_names_its_source() -> None:
    assert all(row.source and row.checked for row in advice_sources())


def test_an_answer_belongs_to_the_request_made_of_the_same_adviser_before_it() -> None:
    early = an_event("advice_received", date(2026, 10, 1), facts={"adviser": "Dr Lim"})
    asked = an_event(
        "advice_requested", date(2026, 10, 12), facts={"adviser": "Dr Lim", "advice": "Medical"}
    )
    other = an_event("advice_requested", date(2026, 10, 12), facts={"adviser": "Ms Ode"})
    answered = an_event("advice_received", date(2026, 11, 2), facts={"adviser": "Dr Lim"})

    first, second = advice_asked(a_case(early, asked, other, answered))

    assert (first.adviser, first.kind, first.answer) == ("Dr Lim", "Medical", answered)
    assert second.answer is None


def test_an_answer_that_names_its_request_answers_that_one_whoever_wrote_it() -> None:
    """Asked of a service, written by one of its people: the request is no longer owed."""
    service = {"adviser": "Educational psychologist", "advice": "Psychological"}
    asked = an_event("advice_requested", date(2026, 10, 12), facts=service)
    other = an_event("advice_requested", date(2026, 10, 12), facts={"adviser": "Dr Nair"})
    came = an_event(
        "advice_received", date(2026, 11, 2), facts={"adviser": "Dr Nair", "request": asked.id}
    )

    case = a_case(asked, other, came)

    assert [one.answer for one in advice_asked(case)] == [came, None]
    advice = [due for due in dues_of(case, Reckoning(TODAY)) if due.id == "T-04"]
    assert [(due.started_by, due.is_to_do) for due in advice] == [
        (asked.id, False),
        (other.id, True),
    ]


def test_an_answer_stays_with_its_request_when_that_is_corrected() -> None:
    facts = {"adviser": "Educational psychologist", "advice": "Psychological"}
    asked = an_event("advice_requested", date(2026, 10, 12), facts=facts)
    came = an_event(
        "advice_received", date(2026, 11, 2), facts={"adviser": "Dr Nair", "request": asked.id}
    )
    put_right = replace(asked, id=EventId("right"), day=date(2026, 10, 13), replaces=asked.id)

    (one,) = advice_asked(a_case(asked, came, put_right))

    assert (one.request, one.answer) == (put_right, came)
