"""Whose request to see records it is, and what is to be thought of before it is answered.

The right of access is that of the person themselves, whatever their age (UK GDPR Art 15). There is
no age in England from which a child is taken to understand it; who asks for a child does so on
the child’s behalf. What is said here is a caution: nothing is stopped by it.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Final

from caseworker.domain.ages import compulsory_school_age_ends
from caseworker.domain.case import Case, Event
from caseworker.domain.days import day_words
from caseworker.domain.people import CANNOT_DECIDE
from caseworker.domain.records_request import the_grounds
from caseworker.domain.whose_consent import judged

ABOUT: Final = "See the records"
"""The decision that capacity is judged for, where it is judged for this."""
_PERSON, _REPRESENTATIVE = "person", "representative"
_AGREES, _DOES_NOT = "Agrees", "Does not agree"


def cautions_of(case: Case, request: Event, on: date) -> tuple[str, ...]:
    """What to think of, most weighty first; nothing where it is plain."""
    return tuple(_cautions(case, request, on))


def role_of(request: Event) -> str:
    """As what the gate knows whoever asks; empty where the entry does not say."""
    return the_grounds().askers.get(request.facts.get("asked_by", ""), "")


def _cautions(case: Case, request: Event, on: date) -> Iterator[str]:
    facts, role = request.facts, role_of(request)
    called = case.person.called
    who = facts.get("asker", "").strip()
    barred = [one for one in case.person.contacts if one.no_contact and who in one.forms]
    if barred:
        yield f"{barred[0].shown} is marked “no contact”: take advice before anything is sent."
    if not facts.get("identity", "").strip() and not _confirmed(case, request):
        yield f"How the identity of {who} was checked is not on record yet."
    if role == _REPRESENTATIVE and not facts.get("authority", "").strip():
        yield f"The authority of {who} to ask for {called} is not on record yet."
    if role == _PERSON:
        yield from _own(case, on, called)
    else:
        yield from _of_another(case, facts.get("agrees", ""), on, called)


def _own(case: Case, on: date, called: str) -> Iterator[str]:
    if _is_young(case, on):
        if _lacks(case):
            yield f"{called} was judged not able to decide on this. Who acts for them may ask."
        return
    yield (
        f"{called} asks as a child. The right is their own if they understand what they ask "
        f"for; no age decides it. {_understanding(case, on, called)}"
    )


def _of_another(case: Case, agrees: str, on: date, called: str) -> Iterator[str]:
    if _is_young(case, on):
        ended = day_words(compulsory_school_age_ends(case.person.born))
        if not _lacks(case):
            yield (
                f"{called} has been a young person since compulsory school age ended on {ended}: "
                "nobody asks for them without their own authority."
            )
        return
    if agrees == _AGREES:
        return
    if agrees == _DOES_NOT:
        yield f"{called} does not agree. If they understand, the request is not made for them."
        return
    found = judged(case, on)
    if found is None or found.can is not False:
        yield (
            f"The right is {called}’s own. Ask what {called} says, if they understand, and record "
            f"it. {_understanding(case, on, called)}"
        )


def _understanding(case: Case, on: date, called: str) -> str:
    """What was judged of the consent to disclose the plan: a sign, and no more."""
    found = judged(case, on)
    if found is None or found.can is None:
        return f"Whether {called} understands such things is not judged yet."
    can = "can" if found.can else "can’t"
    return (
        f"For consent to disclose the plan {found.by} judged on {day_words(found.on)} that "
        f"{called} {can} decide; it may be otherwise here."
    )


def _confirmed(case: Case, request: Event) -> bool:
    named = request.known_as
    confirmed = case.all_of("records_identity_confirmed")
    return any(one.facts.get("request") in named for one in confirmed)


def _is_young(case: Case, on: date) -> bool:
    return on > compulsory_school_age_ends(case.person.born)


def _lacks(case: Case) -> bool:
    of_this = [one for one in case.capacities if one.decision.casefold() == ABOUT.casefold()]
    return bool(of_this) and of_this[-1].outcome == CANNOT_DECIDE
