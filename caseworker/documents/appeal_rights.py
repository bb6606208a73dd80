"""What may be appealed against and until when, what may not and why, and what else can be done."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from caseworker.documents import Document, Matter
from caseworker.documents.letterhead import Letterhead
from caseworker.documents.paper import Paper
from caseworker.documents.pieces import Facts, Heading, Piece, Text, Title, Together, plain
from caseworker.domain.case import CaseNumber
from caseworker.domain.days import day_words
from caseworker.domain.disagreement import GroundNow, Stands, ground_words
from caseworker.domain.disagreement_rules import Told
from caseworker.domain.due import FROM_MEMORY
from caseworker.domain.law.limits import Checked
from caseworker.domain.people import Person

NOTHING_NOW = "Nothing that has been decided can be appealed against now."
TITLE = "What can be done about a decision"
_THERE = frozenset({Stands.OPEN, Stands.RUNNING, Stands.DECIDED, Stands.CLOSED})


@dataclass(frozen=True, slots=True)
class RightsToPrint:
    """Every ground as it stands on a day, and the other ways that there are."""

    case: CaseNumber
    person: Person
    on: date
    grounds: tuple[GroundNow, ...]
    others: tuple[Told, ...]


def draw(facts: RightsToPrint, letterhead: Letterhead) -> Paper:
    """One sheet for whoever asks what they can do."""
    below = f"{facts.person.name} · {facts.case} · as it stands on {day_words(facts.on)}"
    pieces = (
        Title(TITLE, above=letterhead.office, below=below),
        *_grounds(facts),
        *_not(facts),
        *_others(facts),
        *_who(letterhead),
    )
    return Paper(
        name=f"appeal-rights-{facts.case}",
        title=TITLE,
        letterhead=letterhead,
        _pieces=pieces,
        _running=f"{facts.person.name} · {facts.case}",
        on=facts.on,
        closer=True,
    )


DOCUMENT = Document("appeal_rights", TITLE, RightsToPrint, draw, Matter.CASE)


def _grounds(facts: RightsToPrint) -> Iterator[Piece]:
    yield Heading("What may be appealed against")
    there = [one for one in facts.grounds if one.stands in _THERE]
    if not there:
        yield Text(plain(NOTHING_NOW))
    for one in there:
        said = (Text(plain(ground_words(one))), Text(plain(one.row.letter), "small"))
        yield Together((Heading(f"{one.row.words}: {_stands(one)}", level=3), *said))


def _stands(one: GroundNow) -> str:
    return _low(one.stands.value)


def _low(words: str) -> str:
    """As it goes on within a sentence."""
    return f"{words[:1].lower()}{words[1:]}"


def _not(facts: RightsToPrint) -> Iterator[Piece]:
    barred = [one for one in facts.grounds if one.stands is Stands.BARRED]
    for why in dict.fromkeys(one.why for one in barred):
        names = "; ".join(_low(one.row.words) for one in barred if one.why == why)
        yield Together(
            (
                Heading("What may not"),
                Text(plain(why)),
                Text(plain(f"So an appeal can’t be made against: {names}."), "quiet"),
            )
        )


def _others(facts: RightsToPrint) -> Iterator[Piece]:
    for at, one in enumerate(facts.others):
        caution = FROM_MEMORY if one.checked is Checked.MEMORY else ""
        source = " ".join(part for part in (f"{one.source}.", caution) if part)
        yield Together(
            (
                *([] if at else [Heading("What else can be done")]),
                Heading(one.title, level=3),
                Text(plain(one.words)),
                Text(plain(source), "small"),
            )
        )


def _who(letterhead: Letterhead) -> Iterator[Piece]:
    rows = [
        ("Mediation adviser", letterhead.mediation_adviser),
        ("Disagreement resolution", letterhead.disagreement_service),
        ("Information, advice and support", letterhead.advice_service),
    ]
    known = tuple((label, plain(said)) for label, said in rows if said)
    if known:
        yield Together((Heading("Whom to speak to"), Facts(known)))
