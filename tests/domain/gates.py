"""Requests at the gate and what the case stands on, for the tests of the verdict."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any, Final

from caseworker.domain.case import EventId, Stage
from caseworker.domain.consent import Consent, Giver, Pieces, Standing, State, WhoseConsent
from caseworker.domain.disclosure import (
    Answer,
    Authority,
    Footing,
    Held,
    Recipient,
    Request,
    Verdict,
)
from caseworker.domain.disclosure_rules import the_rules
from caseworker.domain.verdict import verdict_on
from tests.builders import TODAY

WHO: Final = {
    Giver.CHILD: "Mia Whitfield",
    Giver.PARENT: "Dawn Whitfield",
    Giver.YOUNG_PERSON: "Tom Whitfield",
    Giver.ALTERNATIVE: "Ravi Shah",
    Giver.REPRESENTATIVE: "Nadia Costa",
    None: "Not judged yet",
}
PLAN: Final = frozenset({"advice-1", "advice-2"})
EVERYTHING: Final = {
    "necessity": "He starts on Monday and they must know how to teach him.",
    "despite": "He would be taught nothing. He was told so on 20 November 2026.",
    "appeal": "SE926/26/00114",
    "advances": "It compares what helps in small groups.",
    "undertaking": "yes",
    "order": "Order of 16 November 2026",
    "investigation": "26 004 118",
    "power": "Education Act 1996 s.497A",
    "assessment": "Assessment of his needs as an adult",
    "children_act": "s.22(3)(a)",
    "inspection": "Area inspection of November 2026",
    "detained_at": "Harrow Hill House",
    "asked_on": "2026-11-20",
    "harm_looked_for": "yes",
    "others_looked_for": "yes",
}
SECOND: Final = Authority("Priya Nair", officer="nair")


def sections(letters: str) -> Pieces:
    """“A B H1” as pieces."""
    return Pieces(frozenset(letters.split()))


def a_request(role: str = "institution", purpose: str = "provision", **changes: Any) -> Request:
    """Somebody of Harrow Hill House asks for sections A, B, E and F."""
    request = Request(
        recipient=Recipient("Lena Brandt", role, "Harrow Hill House"),
        wanted=sections("A B E F"),
        purpose=purpose,
        why="To arrange provision on his move on 26 November.",
        by="okafor",
        by_name="Joan Okafor",
        identity="Called back on the number of the switchboard",
    )
    return replace(request, **changes)


def with_everything(request: Request, but: str = "") -> Request:
    """The request with every fact a row could ask for, except ``but``."""
    facts = tuple((name, words) for name, words in EVERYTHING.items() if name != but)
    authority = None if but == "authority" else SECOND
    identity = "" if but == "identity" else request.identity
    return replace(request, facts=facts, authority=authority, identity=identity)


def a_consent(letters: str = "A B E F", **changes: Any) -> Consent:
    """Tom's own consent of 3 November 2026 for Harrow Hill House."""
    giver = changes.get("giver", Giver.YOUNG_PERSON)
    consent = Consent(
        event=EventId("consent-1"),
        given_on=date(2026, 11, 3),
        giver=giver,
        giver_name=WHO[giver],
        refused=False,
        covers=sections(letters),
        whole=False,
        recipients=("Harrow Hill House",),
        purposes=("To arrange or give provision",),
    )
    return replace(consent, **changes)


def a_refusal(letters: str = "A B E F", **changes: Any) -> Consent:
    return a_consent(letters, refused=True, **{"event": EventId("refusal-1"), **changes})


def a_footing(
    *consents: Consent, giver: Giver | None = Giver.YOUNG_PERSON, **changes: Any
) -> Footing:
    """A plan in force in the community; ``consents`` all count."""
    stands_in = {Giver.REPRESENTATIVE} if giver in {Giver.PARENT, Giver.ALTERNATIVE} else set()
    capacities = frozenset({giver, *stands_in} - {None})
    footing = Footing(
        on=TODAY,
        regime="community",
        stage=Stage.PLAN_IN_FORCE,
        whose=WhoseConsent(giver, WHO[giver], "Because of their age.", "reg 17"),
        asked_of=(frozenset(one for one in capacities if one is not None),),
        held=tuple(Held(each, standing_of(each)) for each in consents),
        appendices=PLAN,
    )
    return replace(footing, **changes)


def standing_of(consent: Consent) -> Standing:
    """In force, or refused: as it stands where nothing came after it."""
    return Standing(State.REFUSED if consent.refused else State.IN_FORCE, "As it was given.")


def asked(request: Request, footing: Footing | None = None) -> Verdict:
    """The verdict; whatever it is, it never covers more than was asked, nor anything twice."""
    verdict = verdict_on(request, footing or a_footing(), the_rules())
    assert not verdict.covered & verdict.left_out
    assert verdict.covered | verdict.left_out == request.wanted
    assert bool(verdict.covered) is verdict.answer.lets_go
    assert bool(verdict.basis) is verdict.answer.lets_go
    assert verdict.headline.startswith(verdict.answer.value.split(",", maxsplit=1)[0])
    assert bool(verdict.needs) or verdict.answer is not Answer.NOT_YET
    return verdict
