"""Answers of the gate that let something go, for tests of what rests on them."""

from __future__ import annotations

from datetime import date

from caseworker.domain.basis import Basis
from caseworker.domain.consent import Pieces
from caseworker.domain.disclosure import (
    Answer,
    Authority,
    Because,
    Recipient,
    Request,
    Verdict,
)
from tests.builders import TODAY

TO = "Harrow Hill House"
SOURCE = "SEND Regs 2014 reg 17(1)"

EVERYTHING = Pieces(
    frozenset([*"ABCDEFGIJK", "H1", "H2"]), others=frozenset({"evidence", "report"})
)


def pieces(letters: str) -> Pieces:
    """Sections by their letters, one sign each."""
    return Pieces(frozenset(letters))


def a_verdict(wanted: Pieces, covered: Pieces, answer: Answer = Answer.BY_CONSENT) -> Verdict:
    because = (
        Because("Tom decides for himself.", SOURCE, "read"),
        Because("Tom’s consent of 3 November covers this."),
    )
    return Verdict(answer, covered, wanted - covered, because, "consent", ())


def a_request(wanted: Pieces, to: str = TO) -> Request:
    """Asked for by the head of education of the place that he moves to."""
    return Request(
        Recipient(to, "institution", "Northmere Trust"),
        wanted,
        "provision",
        "To arrange provision on his move",
        "okafor",
        "call back to a known number",
        facts=(("necessity", "Nobody else can teach him."),),
        authority=Authority("Ms Head", "head"),
    )


def basis_over(covered: Pieces, to: str, on: date) -> Basis:
    """Lets all of these go to them, on that day."""
    return Basis(a_request(covered, to), a_verdict(covered, covered), on)


def a_basis(covered: str, to: str = TO, on: date = TODAY) -> Basis:
    """Lets these sections go to them, on that day."""
    return basis_over(pieces(covered), to, on)
