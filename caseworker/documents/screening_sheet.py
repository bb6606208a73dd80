"""A screening on paper: what was done, and room for the rest to be filled in by hand."""

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
from caseworker.domain.due import FROM_MEMORY
from caseworker.domain.law.limits import Checked
from caseworker.domain.people import Person
from caseworker.domain.screened import PartDone, Screening
from caseworker.domain.screening.form import Ask, Part, ScreeningForm

NOT_DONE: Final = "Not done, because"
LONG, SHORT = 2, 1  # lines to write on


@dataclass(frozen=True, slots=True)
class ScreeningToPrint:
    """A form, and the screening as far as it was done. ``found`` and ``areas`` are the choices.

    One that was ended has no room to write on. ``code`` is by which it is typed back in.
    """

    case: CaseNumber
    person: Person
    on: date
    form: ScreeningForm
    found: tuple[str, ...]
    areas: tuple[str, ...]
    code: str
    screening: Screening | None = None

    @property
    def is_over(self) -> bool:
        return self.screening is not None and self.screening.ended is not None


def draw(facts: ScreeningToPrint, letterhead: Letterhead) -> Paper:
    """Part by part, in the order of the form; at the end what was found."""
    form = facts.form
    below = f"{facts.person.name} · {facts.case}"
    pieces: list[Piece] = [
        Title(form.title, above=letterhead.office, below=f"{below} · {day_words(facts.on)}"),
        Text(plain(form.about)),
    ]
    if not facts.is_over:
        pieces += [Text(plain(form.by_hand, "b")), code_line(facts.code)]
        pieces += [Ruled("Who screened, and on which day", SHORT)]
    for part in form.parts:
        done = facts.screening.part(part.name) if facts.screening else None
        if done is not None:
            pieces += _filled(part, done)
        elif not facts.is_over:
            pieces += _empty(part, form)
    pieces += _told(facts) if facts.is_over else _asked(facts)
    caution = f" {FROM_MEMORY}" if form.checked is Checked.MEMORY else ""
    pieces.append(Text(plain(f"{form.source}.{caution}"), "small"))
    return Paper(
        name=f"screening-{facts.case}",
        title=form.title,
        letterhead=letterhead,
        _pieces=tuple(pieces),
        _running=below,
        on=facts.on,
    )


DOCUMENT = Document("screening_sheet", "Screening", ScreeningToPrint, draw, Matter.CASE)


def _filled(part: Part, done: PartDone) -> Iterator[Piece]:
    rows: list[tuple[str, Blocks]] = [("Done", plain(_by(done)))]
    for label, name in (("Level", "level"), (part.score or "Score", "score"), ("Tool", "tool")):
        if value := done.fact(name):
            rows.append((label, plain(value)))
    rows += [(words, lines(answer.replace(" / ", "\n"))) for words, answer in done.said]
    if seen := done.fact("words"):
        rows.append(("What was seen", lines(seen)))
    yield Together((Heading(part.title), Facts(tuple(rows))))


def _by(done: PartDone) -> str:
    return ", by ".join(filter(None, (day_words(done.day), done.fact("assessor"))))


def _empty(part: Part, form: ScreeningForm) -> Iterator[Piece]:
    """A question is never parted from its boxes, nor the heading from the first."""
    head: list[Piece] = [Heading(f"{part.title} (about {part.minutes} minutes)")]
    if part.result:
        head += [asks("Level"), boxes(form.levels)]
        head += [Ruled(f"{part.score or 'Score'}, and the tool that was used", SHORT)]
    for question in part.questions:
        if question.ask is Ask.CHOICE:
            head += [asks(question.words), boxes(question.choices)]
        else:
            head += [Ruled(question.words, LONG if question.ask is Ask.LONG else SHORT)]
        yield Together(tuple(head))
        head = []
    yield Ruled(NOT_DONE, SHORT)


def _asked(facts: ScreeningToPrint) -> Iterator[Piece]:
    yield Together(
        (
            Heading("At the end"),
            asks("Special educational needs"),
            boxes(facts.found),
            asks("Areas to look into"),
            boxes(facts.areas),
            Ruled("On what grounds", LONG),
            Space(3),
            InkBlock("", "Who screened", ""),
        )
    )


def _told(facts: ScreeningToPrint) -> Iterator[Piece]:
    ended = facts.screening.ended if facts.screening else None
    if ended is None:
        return
    rows = [("Special educational needs", plain(ended.facts["found"]))]
    for label, name in (
        ("Areas", "areas"),
        ("On what grounds", "grounds"),
        ("Not done", "not_done"),
        ("Who screened", "assessor"),
    ):
        if value := ended.facts.get(name, ""):
            rows.append((label, lines(value)))
    yield Together((Heading("What was found"), Facts(tuple(rows))))
