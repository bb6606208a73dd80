"""What a plan is worth where a move leads, and which plan there is at all."""

from __future__ import annotations

from caseworker.domain.moving import Move
from caseworker.domain.plan_type import plan_type
from caseworker.ui.case.move_words import not_started, told
from caseworker.ui.case.seen import CaseSeen
from caseworker.ui.palette import Tone
from caseworker.ui.parts import Card, Words
from caseworker.ui.parts.typed_day import short_day


def plan_card(seen: CaseSeen) -> Card:
    """Which plan there is, so that nobody takes what is held beside it for one."""
    found = plan_type(seen.case, seen.dues)
    card = Card(name="movePlan", margin=12, gap=2)
    card.body.addWidget(Words(f"Plan: {found.words}", "strong", name="movePlanType"))
    for at, held in enumerate(found.held):
        by = (
            f", reviewed again by {short_day(held.review_by, seen.today)}" if held.review_by else ""
        )
        words = f"{held.row.name} as evidence{by}. {held.row.means}."
        card.body.addWidget(Words(words, "soft", wrap=True, name=f"movePlanBeside{at or ''}"))
        card.body.addWidget(Words(held.row.source, "small", wrap=True))
    return card


def worth_card(move: Move, at: object) -> Card:
    """What the plan is worth where the move leads, what is offered instead, what isn’t counted."""
    kind = move.kind
    card = Card(tone=Tone.BLUE, name=f"moveWorth{at}", margin=12, gap=4)
    card.setAccessibleName("What the plan is worth there")
    for role, (words, source) in (("strong", told(kind.worth)), ("body", told(kind.there))):
        if words:
            card.body.addWidget(Words(words, role, wrap=True))
        if source:
            card.body.addWidget(Words(source, "small", wrap=True))
    offered = (
        f"Offered instead: {kind.instead[:1].lower()}{kind.instead[1:]}" if kind.instead else ""
    )
    for words in (kind.keeps, offered, not_started(kind)):
        if words:
            card.body.addWidget(Words(words, wrap=True))
    if not any((kind.worth, kind.there, kind.keeps, kind.instead)):
        card.body.addWidget(Words(kind.means, wrap=True))
    return card
