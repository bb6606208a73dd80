"""The sheet for a learning plan meeting: each goal as it stands, and room to write."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Final

from caseworker.documents import Document, Matter
from caseworker.documents.hand_pieces import asks, boxes, code_line
from caseworker.documents.letterhead import Letterhead
from caseworker.documents.paper import Paper
from caseworker.documents.pieces import (
    Facts,
    Heading,
    InkBlock,
    Piece,
    Ruled,
    Space,
    Text,
    Title,
    Together,
    lines,
    plain,
)
from caseworker.domain.blocks import Blocks
from caseworker.domain.case import CaseNumber
from caseworker.domain.days import day_words
from caseworker.domain.learning_goals import Goal
from caseworker.domain.people import Person

TITLE: Final = "Learning plan meeting"
LEAD: Final = (
    "For the learner and whoever teaches them, to be filled in together. Tick how far each goal "
    "has come, and write in the learner’s own words."
)
NO_GOALS: Final = "No goals are set in the learning plan yet. Write down here what is agreed."
SAID, AGREED = 3, 5  # lines to write on


@dataclass(frozen=True, slots=True)
class MeetingToPrint:
    """The goals of the learning plan, and the words for how far one may have come."""

    case: CaseNumber
    person: Person
    on: date
    goals: tuple[Goal, ...]
    results: tuple[str, ...]
    code: str
    agreed_last: tuple[str, ...] = ()
    last_on: date | None = None


def draw(facts: MeetingToPrint, letterhead: Letterhead) -> Paper:
    """What was agreed last time first; then goal by goal; then room for what is agreed now."""
    below = f"{facts.person.name} · {facts.case}"
    pieces: list[Piece] = [
        Title(TITLE, above=letterhead.office, below=f"{below} · printed {day_words(facts.on)}"),
        Text(plain(LEAD, "b")),
        code_line(facts.code),
        Ruled("Day, and who takes part", 1),
    ]
    if facts.agreed_last and facts.last_on:
        told = ((f"Agreed on {day_words(facts.last_on)}", lines("\n".join(facts.agreed_last))),)
        pieces.append(Facts(told))
    pieces.extend(Together(tuple(_goal(goal, facts.results))) for goal in facts.goals)
    if not facts.goals:
        pieces.append(Text(plain(NO_GOALS), "quiet"))
    pieces += [
        Ruled("What the learner says: what helped, what got in the way, what comes next", SAID),
        Ruled("Agreed: what, who, by when", AGREED),
        Ruled("Next meeting by", 1),
        Together(
            (Space(3), InkBlock("", "Learner", ""), InkBlock("", "For the education team", ""))
        ),
    ]
    return Paper(
        name=f"learning-meeting-{facts.case}",
        title=TITLE,
        letterhead=letterhead,
        _pieces=tuple(pieces),
        _running=below,
        on=facts.on,
    )


DOCUMENT = Document("learning_meeting_sheet", TITLE, MeetingToPrint, draw, Matter.CASE)


def _goal(goal: Goal, results: tuple[str, ...]) -> Iterator[Piece]:
    yield Heading(goal.words, mark=goal.number)
    rows: list[tuple[str, Blocks]] = []
    if goal.by_when:
        rows.append(("By when", plain(goal.by_when)))
    if goal.outcomes:
        rows.append(("Serves outcome", plain(", ".join(goal.outcomes))))
    if goal.plan_target:
        rows.append(("Target it serves", plain(goal.plan_target)))
    if goal.last is not None:
        said = ". ".join(filter(None, (goal.result, goal.last.facts.get("words", ""))))
        rows.append((f"On {day_words(goal.last.day)}", plain(said)))
    if rows:
        yield Facts(tuple(rows))
    yield asks("How far")
    yield boxes(results)
    yield Ruled("In words", 1)
