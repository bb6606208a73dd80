"""The consent form in easy-read words: short sentences, one idea on a line, boxes to tick."""

from __future__ import annotations

from collections.abc import Iterator

from caseworker.documents import Document, Matter
from caseworker.documents.consent_form import BOX, ConsentFormToPrint
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


def draw(facts: ConsentFormToPrint, letterhead: Letterhead) -> Paper:
    """It is meant to be set large."""
    title = f"Can we share {facts.plan}?"
    pieces = (
        Title(title, above=letterhead.office, below=f"{facts.person.name} · {day_words(facts.on)}"),
        *_says(f"This is about {facts.plan}.", "A plan is private.", "We want to ask you first."),
        *_list("Who will read it?", facts.recipients),
        *_list("What will they read?", facts.what),
        *_list("Why?", facts.purposes),
        *_list("Until when?", (facts.until,) if facts.until else ()),
        *_choose(facts, letterhead),
        *_answer(),
        *_name(facts),
    )
    return Paper(
        name=f"consent-easy-{facts.case}",
        title=title,
        letterhead=letterhead,
        _pieces=pieces,
        _running=f"{facts.person.name} · {facts.case}",
        on=facts.on,
    )


DOCUMENT = Document(
    "consent_form_easy", "Consent form, easy-read", ConsentFormToPrint, draw, Matter.CASE
)


def _says(*sentences: str) -> Iterator[Piece]:
    for sentence in sentences:
        yield Text(plain(sentence))


def _ticks(*sentences: str) -> Iterator[Piece]:
    yield from _says(*(f"{BOX}  {sentence}" for sentence in sentences))


def _list(asks: str, said: tuple[str, ...]) -> Iterator[Piece]:
    """The answers, each on a line of its own; lines to write on where there are none."""
    answers: list[Piece] = [Text(plain(one, "b")) for one in said] or [Ruled("", 2)]
    yield Together((Heading(asks), *answers))


def _choose(facts: ConsentFormToPrint, letterhead: Letterhead) -> Iterator[Piece]:
    yield Heading("You can choose")
    yield from _says("You can say yes.", "You can say yes to some of it.", "You can say no.")
    yield from _says(*facts.easy_no_effect)
    yield Heading("You can change your mind")
    yield from _says(
        "You can say no later.",
        f"Tell {letterhead.office}.",
        "We will stop.",
        "We will ask them to give it back.",
    )
    yield Heading("Good to know")
    yield from _says(
        "Some people may read the plan without asking you.",
        "The law says who they are.",
        "Ask us about this.",
        "You can bring somebody you trust.",
    )


def _answer() -> Iterator[Piece]:
    yield Together(
        (
            Heading("Your answer"),
            *_ticks("Yes.", "Yes, but not this:"),
            Ruled("", 2, inset=True),
            *_ticks("No.", "I want to talk about it first."),
        )
    )
    yield Together(
        (
            Heading("Is it clear?"),
            *_ticks(
                "Somebody explained this to me.",
                "I know who will read the plan.",
                "I know that I can say no.",
            ),
        )
    )


def _name(facts: ConsentFormToPrint) -> Iterator[Piece]:
    who = () if facts.is_own else (Ruled(f"Who you are to {facts.person.called}", 1),)
    yield Together(
        (
            Heading("Your name"),
            Ruled("", 1),
            *who,
            InkBlock("Your signature", "", ""),
            Ruled("The day", 1),
            Ruled("Who helped you", 1),
        )
    )
