"""What is asked, answered and let go as plain data, fit for JSON, and back."""

from __future__ import annotations

from datetime import date
from typing import Any

from caseworker.domain.basis import Basis
from caseworker.domain.case import EventId
from caseworker.domain.consent import Pieces
from caseworker.domain.disclosure import Answer, Authority, Because, Recipient, Request, Verdict


def pieces_to_data(pieces: Pieces) -> list[list[str]]:
    """Fit for JSON, always in the same order."""
    return [sorted(part) for part in (pieces.sections, pieces.documents, pieces.others)]


def pieces_from_data(data: list[list[str]]) -> Pieces:
    """What ``pieces_to_data`` wrote."""
    return Pieces(*(frozenset(part) for part in data))


def basis_to_data(basis: Basis | None) -> dict[str, Any] | None:
    """The request, the answer and its day, fit for JSON."""
    if basis is None:
        return None
    verdict = basis.verdict
    return {
        "on": basis.on.isoformat(),
        "request": request_to_data(basis.request),
        "answer": verdict.answer.name,
        "covered": pieces_to_data(verdict.covered),
        "left_out": pieces_to_data(verdict.left_out),
        "because": [[one.words, one.source, one.checked] for one in verdict.because],
        "needs": [[one.words, one.source, one.checked] for one in verdict.needs],
        "row": verdict.basis,
        "consents": list(verdict.consents),
        "headline": verdict.headline,
        "refused": verdict.refused,
    }


def basis_from_data(data: dict[str, Any] | None) -> Basis | None:
    """What ``basis_to_data`` wrote."""
    if data is None:
        return None
    verdict = Verdict(
        answer=Answer[data["answer"]],
        covered=pieces_from_data(data["covered"]),
        left_out=pieces_from_data(data["left_out"]),
        because=tuple(Because(*one) for one in data["because"]),
        basis=data["row"],
        consents=tuple(EventId(one) for one in data["consents"]),
        needs=tuple(Because(*one) for one in data["needs"]),
        headline=data["headline"],
        refused=data["refused"],
    )
    return Basis(request_from_data(data["request"]), verdict, date.fromisoformat(data["on"]))


def request_to_data(asked: Request) -> dict[str, Any]:
    """Everything that was asked, fit for JSON."""
    to, authority = asked.recipient, asked.authority
    return {
        "recipient": [to.name, to.role, to.organisation],
        "wanted": pieces_to_data(asked.wanted),
        "asked": [asked.purpose, asked.why, asked.identity, asked.ground],
        "by": [asked.by, asked.by_name],
        "facts": [list(fact) for fact in asked.facts],
        "authority": [authority.name, authority.officer, authority.evidence] if authority else None,
    }


def request_from_data(data: dict[str, Any]) -> Request:
    """What ``request_to_data`` wrote."""
    purpose, why, identity, ground = data["asked"]
    by, by_name = data["by"]
    return Request(
        recipient=Recipient(*data["recipient"]),
        wanted=pieces_from_data(data["wanted"]),
        purpose=purpose,
        why=why,
        by=by,
        identity=identity,
        ground=ground,
        facts=tuple((name, said) for name, said in data["facts"]),
        authority=Authority(*data["authority"]) if data["authority"] else None,
        by_name=by_name,
    )
