"""What the history says of changes that came back in Word: counts and sections, and no words."""

from __future__ import annotations

import pytest

from caseworker.domain.anchors import Place
from caseworker.domain.case import CaseNumber
from caseworker.domain.returned.decided import decided
from caseworker.domain.returned.document import Hand
from caseworker.domain.returned.proposals import Proposal, ProposalKind

CASE = CaseNumber("2026-0113")


def a_change(number: int, letter: str = "B", author: str = "P. Anand") -> Proposal:
    place = Place(CASE, letter, "item")
    return Proposal(
        number, ProposalKind.IN, Hand(author), "secret", letter, place=place, can_be_placed=True
    )


A, B, C = a_change(1, "F"), a_change(2, "B", "Rebecca Whitfield"), a_change(3, "A", "")


@pytest.mark.parametrize(
    ("accepted", "refused", "back", "said"),
    [
        ([A], [], [], "P. Anand: 1 accepted. Section F."),
        ([], [B], [], "Rebecca Whitfield: 1 refused. Section B."),
        ([B], [A], [], "P. Anand and Rebecca Whitfield: 1 accepted, 1 refused. Sections F and B."),
        ([], [], [A], "P. Anand: 1 accepted before, now undone. Section F."),
        ([C], [], [], "somebody whom the document doesn’t name: 1 accepted. Section A."),
    ],
)
def test_it_says_who_returned_it_how_many_and_where(
    accepted: list[Proposal], refused: list[Proposal], back: list[Proposal], said: str
) -> None:
    assert decided(accepted, refused, back).sentence == f"Changes made in Word by {said}"
