"""Consents as they stand on the record of a case: read from its entries, and put into one."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from typing import Final

from caseworker.domain.case import Case, Event, EventId, Happening, OfficerId
from caseworker.domain.consent import STRATEGIES, Consent, Giver, Pieces
from caseworker.domain.consent_rules import consent_rules
from caseworker.domain.errors import Gap, Incomplete
from caseworker.domain.establishments import Establishments
from caseworker.domain.listed import listed, one_a_line
from caseworker.domain.regime import regime_on

GIVEN: Final = "consent_given"
REFUSED: Final = "consent_refused"
WITHDRAWN: Final = "consent_withdrawn"

WHOLE: Final = "Whole plan with its appendices"
SECTIONS: Final = "Named sections"
DOCUMENTS: Final = "Named documents"
BOTH: Final = "Named sections and documents"
SHEET: Final = "Strategies sheet only"
"""What a consent covers: the choices of the fact ``what``."""

SPOKEN: Final = "Spoken and witnessed"
JUDGED: Final = frozenset({Giver.CHILD, Giver.PARENT, Giver.ALTERNATIVE})
"""Whoever consents in one of these capacities does so because of a judgement."""


def consents_of(case: Case) -> tuple[Consent, ...]:
    """Every consent and every refusal that stands on the case, by the day it was given.

    Those of one day stand in the order in which they were first written down: putting a
    consent right doesn't make it later than a refusal. One that was corrected is there once, as
    it was put right; what was withdrawn is there with the day on which it was.
    """
    withdrawn = tuple(_withdrawals(case))
    first: dict[EventId, int] = {}
    for at, event in enumerate(case.events):
        first[event.id] = first.get(event.replaces, at) if event.replaces else at
    asked = sorted(case.all_of(GIVEN, REFUSED), key=lambda event: (event.day, first[event.id]))
    return tuple(_ended(_consent(event), withdrawn) for event in asked)


@dataclass(frozen=True, slots=True)
class _Withdrawal:
    consent: EventId
    day: date
    by: str
    how: str


def _withdrawals(case: Case) -> Iterator[_Withdrawal]:
    for event in case.all_of(WITHDRAWN):
        named = case.heir(EventId(event.facts["consent"]))
        if named is not None:
            facts = event.facts
            yield _Withdrawal(named.id, event.day, facts["person"], facts["how"])


def _ended(consent: Consent, withdrawn: tuple[_Withdrawal, ...]) -> Consent:
    for one in withdrawn:  # by day: the first one ended it
        if one.consent == consent.event:
            return replace(
                consent, withdrawn_on=one.day, withdrawn_by=one.by, withdrawn_how=one.how
            )
    return consent


def _consent(event: Event) -> Consent:
    facts = event.facts
    what = facts["what"]
    return Consent(
        event=event.id,
        given_on=event.day,
        giver=Giver(facts["giver"]),
        giver_name=facts["giver_name"],
        refused=event.kind == REFUSED,
        covers=_covers(what, facts),
        whole=what == WHOLE,
        recipients=listed(facts["recipients"]),
        purposes=listed(facts["purposes"]),
        relationship=facts.get("relationship", ""),
        authority=facts.get("authority", ""),
        judged_how=facts.get("judged_how", ""),
        judged_by=facts.get("judged_by", ""),
        judged_on=_day(facts, "judged_on"),
        other_view=facts.get("other_view", ""),
        how=facts["how"],
        witness=facts.get("witness", ""),
        support=listed(facts.get("support", "")),
        told=facts.get("told", ""),
        no_effect=facts.get("no_effect", ""),
        since=_day(facts, "since"),
        until=_day(facts, "until"),
        until_event=facts.get("until_event", ""),
        review_at=listed(facts.get("review_at", "")),
        scan=facts.get("scan", ""),
    )


def _covers(what: str, facts: Mapping[str, str]) -> Pieces:
    sections = listed(facts.get("sections", "")) if what in {SECTIONS, BOTH} else ()
    documents = listed(facts.get("documents", "")) if what in {DOCUMENTS, BOTH} else ()
    others = {STRATEGIES} if what == SHEET else set()
    return Pieces(frozenset(sections), frozenset(documents), frozenset(others))


def _day(facts: Mapping[str, str], name: str) -> date | None:
    value = facts.get(name, "")
    return date.fromisoformat(value) if value else None


def what_of(consent: Consent) -> str:
    """The choice that says what it covers."""
    if consent.whole:
        return WHOLE
    if consent.covers.others:
        return SHEET
    sections, documents = bool(consent.covers.sections), bool(consent.covers.documents)
    return BOTH if sections and documents else DOCUMENTS if documents else SECTIONS


def happening_of(consent: Consent, case: Case, places: Establishments | None = None) -> Happening:
    """The entry that records it. A refusal says by itself what refusing changes, in custody."""
    facts = {
        "giver": consent.giver.value,
        "giver_name": consent.giver_name,
        "relationship": consent.relationship,
        "authority": consent.authority,
        "judged_how": consent.judged_how,
        "judged_by": consent.judged_by,
        "judged_on": consent.judged_on.isoformat() if consent.judged_on else "",
        "other_view": consent.other_view,
        "what": what_of(consent),
        "sections": one_a_line(sorted(consent.covers.sections)),
        "documents": one_a_line(sorted(consent.covers.documents)),
        "recipients": one_a_line(consent.recipients),
        "purposes": one_a_line(consent.purposes),
        "how": consent.how,
        "witness": consent.witness,
        "support": one_a_line(consent.support),
        "told": consent.told,
        "scan": consent.scan,
    }
    if consent.refused:
        facts["no_effect"] = refusing_changes(case, consent.given_on, places)
        return Happening(REFUSED, consent.given_on, facts=facts)
    facts |= {
        "since": consent.since.isoformat() if consent.since else "",
        "until": consent.until.isoformat() if consent.until else "",
        "until_event": consent.until_event,
        "review_at": one_a_line(consent.review_at),
    }
    return Happening(GIVEN, consent.given_on, facts=facts)


def refusing_changes(case: Case, on: date, places: Establishments | None = None) -> str:
    """What is said of a refusal by itself on that day; empty where nothing need be."""
    found = consent_rules().refusing.get(regime_on(case, on, places))
    return found.words if found else ""


def settled(happening: Happening, case: Case, places: Establishments | None = None) -> Happening:
    """A consent or a refusal that leaves nothing out, with what it says by itself.

    Any other entry is left as it is.

    Raises:
        Incomplete: it leaves out what the law, or its own words, make it say.
    """
    if happening.kind not in {GIVEN, REFUSED}:
        return happening
    nobody = (OfficerId(""), datetime.min.replace(tzinfo=UTC))
    said = Event(EventId(""), happening.kind, happening.day, *nobody, facts=happening.facts)
    consent = _consent(said)
    if gaps := tuple(consent_gaps(consent)):
        raise Incomplete(gaps)
    whole = happening_of(consent, case, places)
    return replace(whole, replaces=happening.replaces)


def consent_gaps(consent: Consent) -> Iterator[Gap]:
    """What a consent or a refusal leaves out that the law, or its own words, make it say."""
    if consent.giver in JUDGED and not (
        consent.judged_how and consent.judged_by and consent.judged_on
    ):
        yield Gap("judged_how", _judged_words(consent.giver))
    if consent.judged_on and consent.judged_on > consent.given_on:
        yield Gap("judged_on", "It was judged after the consent. Give the day before it, or on it.")
    what = what_of(consent)
    if not consent.whole and not consent.covers:
        name = "documents" if what == DOCUMENTS else "sections"
        yield Gap(name, "Name at least one section or document.")
    if consent.how == SPOKEN and not consent.witness:
        yield Gap("witness", "Give the name of whoever witnessed it.")
    if consent.until and consent.until < consent.begins:
        yield Gap("until", "It ends before it begins.")
    if consent.since and consent.since < consent.given_on:
        yield Gap("since", "It can’t begin before the day it was given.")


def _judged_words(giver: Giver) -> str:
    return {
        Giver.CHILD: "Say how it was judged that the child understands, by whom and on which day.",
        Giver.PARENT: "Say why the child can’t consent: how it was judged, by whom and when.",
        Giver.ALTERNATIVE: "Say how capacity for this decision was judged, by whom and when.",
    }[giver]
