"""The gate as this office asks it: with its option of consent, its rules and its establishments."""

from __future__ import annotations

from datetime import date

from caseworker.casework.authority_option import rules_here
from caseworker.casework.consent_option import is_stricter
from caseworker.casework.reckoning import reckoning_of
from caseworker.casework.records import Records
from caseworker.domain.case import Case
from caseworker.domain.disclosure import Footing, Request, Verdict
from caseworker.domain.may_disclose import footing_of
from caseworker.domain.verdict import verdict_on


def footing_here(records: Records, case: Case, today: date) -> Footing:
    """What the case stands on today, under the rules that hold where the person is held."""
    places = reckoning_of(records.office(), today).places
    return footing_of(case, today, stricter=is_stricter(records), places=places)


def may_disclose_here(records: Records, case: Case, request: Request, today: date) -> Verdict:
    """The answer of the gate to ``request`` today, with the part that it covers."""
    return verdict_on(request, footing_here(records, case, today), rules_here(records))
