"""An entry as a paper: what was written down, or lines to write it on by hand.

What is asked, in which order and under which headings, is said by the kind of entry alone.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Final

from caseworker.documents import Document, Matter
from caseworker.documents.hand_pieces import asks, boxes, code_line
from caseworker.documents.letter import LetterDay
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
from caseworker.domain.ages import birthday
from caseworker.domain.blocks import Blocks
from caseworker.domain.case import CaseNumber, Event
from caseworker.domain.days import day_words
from caseworker.domain.due import FROM_MEMORY
from caseworker.domain.entry_forms import EntryForm
from caseworker.domain.law.kinds import FactKind, FactSpec
from caseworker.domain.law.limits import Checked
from caseworker.domain.people import Person

NOT_SAID: Final = "Nothing was written down."
LISTED, LONG, SHORT = 3, 2, 1  # lines to write on


@dataclass(frozen=True, slots=True)
class EntryToPrint:
    """A form, and the entry that it is filled from; without one, it is filled in by hand.

    ``known`` are facts that stand on the empty one already, ``by`` is its last day, ``code`` is by
    which it is typed back in, if it has one.
    """

    case: CaseNumber
    person: Person
    on: date
    form: EntryForm
    event: Event | None = None
    known: Mapping[str, str] = field(default_factory=dict)
    by: LetterDay | None = None
    code: str = ""


def draw(facts: EntryToPrint, letterhead: Letterhead) -> Paper:
    """One part for each heading; whoever signs, at the end."""
    form, event, person = facts.form, facts.event, facts.person
    day = event.day if event else facts.on
    below = f"{person.name} · {facts.case}"
    pieces: list[Piece] = [
        Title(
            form.title,
            above=letterhead.office,
            below=f"{below} · {day_words(day)}" if event else below,
        ),
    ]
    is_brief = form.one_page and event is None  # who it is stands above, and what it is below
    if not is_brief:
        pieces.append(Text(plain(form.lead)))
    if event is None:
        pieces.append(Text(plain(form.by_hand, "b")))
    if not is_brief:
        pieces.append(Facts(tuple(_about(facts, day))))
    if event is None:
        pieces += [code_line(facts.code)] if facts.code else []
        pieces.append(Ruled(form.kind.day_words, SHORT))
    for heading, specs in form.parts:
        pieces += _filled(heading, specs, event) if event else _empty(heading, specs, facts)
    if form.signs:
        pieces.append(Together((Space(4), *(InkBlock("", who, "") for who in form.signs))))
    caution = f" {FROM_MEMORY}" if form.checked is Checked.MEMORY else ""
    if not is_brief:
        pieces.append(Text(plain(f"{form.source}.{caution}"), "small"))
    return Paper(
        name=f"{form.kind.name.replace('_', '-')}-{facts.case}-{day.isoformat()}",
        title=form.title,
        letterhead=letterhead,
        _pieces=tuple(pieces),
        _running=below,
        on=facts.on,
    )


DOCUMENT = Document("entry_form", "Form", EntryToPrint, draw, Matter.CASE)


def age_words(born: date, on: date) -> str:
    """Years and months, as they are said of young children."""
    years = on.year - born.year - (on < birthday(born, on.year - born.year))
    months = (on.month - born.month - (on.day < born.day)) % 12
    said = f"{years} year{'' if years == 1 else 's'}"
    return f"{said} and {months} month{'' if months == 1 else 's'}" if months else said


def _about(facts: EntryToPrint, day: date) -> Iterator[tuple[str, Blocks]]:
    person = facts.person
    yield "Name", plain(person.name)
    yield "Born", plain(f"{day_words(person.born)} ({age_words(person.born, day)} old)")
    if facts.event is not None:
        yield facts.form.kind.day_words, plain(day_words(day))
    elif facts.by is not None:
        yield "To be done by", plain(facts.by.words)


def _filled(heading: str, specs: tuple[FactSpec, ...], event: Event) -> Iterator[Piece]:
    """What was left out under a heading is said once: a form with gaps is read, not searched."""
    said = [(_label(spec), _words(spec, value)) for spec in specs if (value := _said(spec, event))]
    missing = [_label(spec) for spec in specs if not _said(spec, event)]
    body: list[Piece] = [Heading(heading)] if heading else []
    if said:
        body.append(Facts(tuple(said)))
    if not said:
        body.append(Text(plain(NOT_SAID), "quiet"))
    elif missing and heading:
        body.append(Text(plain(f"Not written down: {'; '.join(missing)}."), "small"))
    yield Together(tuple(body))


def _said(spec: FactSpec, event: Event) -> str:
    return event.facts.get(spec.name, "").strip()


def _words(spec: FactSpec, value: str) -> Blocks:
    return plain(day_words(date.fromisoformat(value))) if _is_day(spec) else lines(value)


def _is_day(spec: FactSpec) -> bool:
    return spec.kind is FactKind.DATE


def _empty(heading: str, specs: tuple[FactSpec, ...], facts: EntryToPrint) -> Iterator[Piece]:
    body: list[Piece] = [Heading(heading)] if heading else []
    for spec in specs:
        if value := facts.known.get(spec.name, ""):
            body.append(Facts(((_label(spec), _words(spec, value)),)))
            body += [Ruled("", SHORT)] if spec.at_length and not facts.form.one_page else []
        elif spec.choices:
            body += [asks(_label(spec)), boxes(spec.choices)]
        else:
            body.append(Ruled(_label(spec), _room(spec, facts.form)))
        yield Together(tuple(body))
        body = []


def _label(spec: FactSpec) -> str:
    """On paper nobody needs to be told that a list has a line for each."""
    return spec.words.removesuffix(", one on a line")


def _room(spec: FactSpec, form: EntryForm) -> int:
    """Lines to write on."""
    if spec.kind is FactKind.LIST:
        return LISTED
    return LONG if spec.at_length and not form.one_page else SHORT
