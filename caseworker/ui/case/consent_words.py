"""Consents in the words of the page: what they cover, for whom, for what, and how they stand."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Final

from caseworker.casework.consents import Holder
from caseworker.domain.consent import Consent, State
from caseworker.domain.consent_record import what_of
from caseworker.domain.days import day_words
from caseworker.ui.palette import Tone

TONES: Final = {
    State.IN_FORCE: Tone.GREEN,
    State.NOT_BEGUN: Tone.BLUE,
    State.REFUSED: Tone.RED,
    State.WITHDRAWN: Tone.RED,
    State.ASK_AFRESH: Tone.AMBER,
    State.LAPSED: Tone.PLAIN,
    State.ENDED: Tone.PLAIN,
}


def scope_words(consent: Consent, documents: Mapping[str, str]) -> str:
    """``Sections B and F, for Riverside College``. ``documents`` are names by id."""
    parts = []
    if consent.covers.sections:
        named = "Section" if len(consent.covers.sections) == 1 else "Sections"
        parts.append(f"{named} {_and(sorted(consent.covers.sections))}")
    if consent.covers.documents:
        names = [f"“{documents.get(one, 'a document')}”" for one in consent.covers.documents]
        parts.append(_and(sorted(names)))
    what = "; ".join(parts) or what_of(consent)
    return f"{what}, for {_and(consent.recipients)}"


def details(consent: Consent, documents: Mapping[str, str]) -> tuple[tuple[str, str], ...]:
    """Every field that says something: a heading, and its words."""
    judged = ""
    if consent.judged_how or consent.judged_by:
        day = f", {day_words(consent.judged_on)}" if consent.judged_on else ""
        judged = f"{consent.judged_how} ({consent.judged_by}{day})"
    given = "; ".join(filter(None, (consent.how, _witnessed(consent), ", ".join(consent.support))))
    rows = (
        ("For what", "; ".join(consent.purposes)),
        ("Refused by" if consent.refused else "Given by", _giver(consent)),
        ("Authority", consent.authority),
        ("How it was judged", judged),
        ("Other view", consent.other_view),
        ("How", given),
        ("Explained", consent.told),
        ("What it changes", consent.no_effect),
        ("Until", _until(consent)),
        ("Ask anew at", "; ".join(consent.review_at)),
        ("Withdrawn", consent.withdrawn_how),
        ("Signed form", documents.get(consent.scan, "") if consent.scan else ""),
    )
    return tuple((heading, words) for heading, words in rows if words)


def holder_words(holders: Iterable[Holder]) -> str:
    """Who holds copies; empty where nobody does."""
    said = [f"{one.name} (no. {one.number}, {day_words(one.on)})" for one in holders]
    return f"Copies are held by {_and(said)}." if said else ""


def _giver(consent: Consent) -> str:
    relation = f" ({consent.relationship})" if consent.relationship else ""
    capacity = consent.giver.value[:1].lower() + consent.giver.value[1:]
    return f"{consent.giver_name}{relation}, {capacity}, on {day_words(consent.given_on)}"


def _witnessed(consent: Consent) -> str:
    return f"witness: {consent.witness}" if consent.witness else ""


def _until(consent: Consent) -> str:
    parts = [day_words(consent.until)] if consent.until else []
    if consent.until_event:
        parts.append(consent.until_event)
    return ", or ".join(parts)


def _and(words: Sequence[str]) -> str:
    *most, last = words or ("nobody",)
    return f"{', '.join(most)} and {last}" if most else last
