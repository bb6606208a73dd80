"""The form to comment on a draft plan: a sheet to write on, by when, and where it goes.

SEND Regs 2014 reg 13(1)(a): at least 15 days for views, a meeting if asked for, and the
institution that is asked for. Detained persons: SI 2015/62 reg 11.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from caseworker.documents import Document, Matter
from caseworker.documents.letter import LetterDay
from caseworker.documents.letterhead import Letterhead
from caseworker.documents.paper import Paper
from caseworker.documents.pieces import (
    Heading,
    InkBlock,
    Piece,
    Ruled,
    Text,
    Title,
    Together,
    plain,
)
from caseworker.domain.days import day_words
from caseworker.domain.kinds import plan_kinds
from caseworker.domain.people import Person
from caseworker.domain.plan import Version

TITLE = "What do you think of the draft plan?"
BOX = "\u2610"
LINES = 3


@dataclass(frozen=True, slots=True)
class FormToFill:
    """The draft that is asked about, and the last day for views where the clock knows it."""

    version: Version
    person: Person
    views_by: LetterDay | None = None


def draw(facts: FormToFill, letterhead: Letterhead) -> Paper:
    """One part for each section, then the placement, a meeting, and who writes."""
    version, person = facts.version, facts.person
    kind = plan_kinds()[version.plan.kind]
    asked = [section for section in kind.sections if not section.blank_in_draft]
    placement = [section for section in kind.sections if section.blank_in_draft]
    pieces: list[Piece] = [
        Title(
            TITLE,
            above=letterhead.office,
            below=f"{person.name} · {version.title} · {day_words(version.issued_on)}",
        ),
        *_by_when(facts),
        Text(plain(f"Where it goes: {', '.join(_to(letterhead))}.")),
        Text(
            plain(
                "Write as much or as little as you like. You do not need to use every part. You "
                "can write on other paper, or tell us instead."
            )
        ),
    ]
    for section in asked:
        if section.letter in version.plan.sections:
            pieces += _part(section.letter, section.title, "I would like this changed:")
    for section in placement:
        pieces += _part(
            section.letter, section.title, "The school, college or other place I ask for:", yes=""
        )
    pieces += [
        *_part("", "A meeting", "When I could come, and what would help me:", yes="I ask to meet."),
        *_part("", "Anything else", "", yes=""),
        Together(
            (
                Heading("Who writes this"),
                *[Text(plain(f"{BOX}  {who}")) for who in _who(person)],
                Ruled("Name", 1),
                InkBlock("Signature", "", ""),
                Ruled("Day", 1),
            )
        ),
    ]
    return Paper(
        name=f"comments-{version.case}-{version.number}",
        title=TITLE,
        letterhead=letterhead,
        _pieces=tuple(pieces),
        _running=f"{person.name} · {version.case}",
        on=version.issued_on,
    )


DOCUMENT = Document(
    "representation_form", "Form to comment on a draft", FormToFill, draw, Matter.CASE
)


def _by_when(facts: FormToFill) -> Iterator[Piece]:
    if facts.views_by is None:
        yield Text(plain("Please send it within 15 days of getting the draft plan.", "b"))
        return
    until = f"Please send it so that it reaches us by {facts.views_by.words}."
    yield Text(plain(until, "b"))


def _part(
    mark: str, title: str, asks: str, yes: str = "I agree with this part."
) -> Iterator[Piece]:
    said: list[Piece] = [Heading(title, 2, mark)]
    if yes:
        said.append(Text(plain(f"{BOX}  {yes}")))
    said.append(Ruled(asks, LINES))
    yield Together(tuple(said))


def _who(person: Person) -> Iterator[str]:
    yield f"I am {person.called}."
    yield f"I am a parent of {person.called}, or have parental responsibility."
    yield f"I write for {person.called}, who has asked me to."


def _to(letterhead: Letterhead) -> Iterator[str]:
    yield letterhead.office
    yield from letterhead.address.splitlines()
    yield from filter(None, (letterhead.telephone, letterhead.email))
