"""The form to consent to disclosure of a plan, or to refuse it (ehc-process.md 11, L-37).

SEND Regs 2014 reg 17; Detained Persons Regs 2015 reg 17. It is filled in by hand, and comes
back as a scan beside the entry that records it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from caseworker.documents import Document, Matter
from caseworker.documents.letterhead import Letterhead
from caseworker.documents.paper import Paper
from caseworker.documents.pieces import (
    Facts,
    Heading,
    InkBlock,
    Piece,
    Ruled,
    Text,
    Title,
    Together,
    lines,
    plain,
)
from caseworker.domain.case import CaseNumber
from caseworker.domain.consent import Giver
from caseworker.domain.days import day_words
from caseworker.domain.people import Person

BOX = "\u2610"
_SELF = frozenset({Giver.CHILD, Giver.YOUNG_PERSON, None})


@dataclass(frozen=True, slots=True)
class ConsentFormToPrint:
    """What is asked of whom. What isn't said yet is left to be written in.

    ``giver`` is None while a child's understanding is not judged. ``what`` are the parts asked
    for, in words. ``no_effect`` and ``easy_no_effect`` say what refusing changes, where that
    must be said.
    """

    case: CaseNumber
    person: Person
    on: date
    giver: Giver | None
    who: str
    what: tuple[str, ...]
    recipients: tuple[str, ...]
    purposes: tuple[str, ...]
    until: str = ""
    no_effect: str = ""
    easy_no_effect: tuple[str, ...] = ()
    source: str = ""

    @property
    def is_own(self) -> bool:
        """The child or young person answers for themselves."""
        return self.giver in _SELF

    @property
    def plan(self) -> str:
        return "your plan" if self.is_own else f"{self.person.called}’s plan"


def draw(facts: ConsentFormToPrint, letterhead: Letterhead) -> Paper:
    """What is asked, what to know before, the answer, who gives it, and what the office notes."""
    title = f"May we share {facts.plan}?"
    pieces = (
        Title(
            title,
            above=letterhead.office,
            below=f"{facts.person.name} · {facts.case} · {day_words(facts.on)}",
        ),
        Text(
            plain(
                f"{facts.plan[:1].upper()}{facts.plan[1:]} is private. We ask whether we may give "
                "what is said below to those who are named. Nothing is shared by consent unless "
                "you say yes."
            )
        ),
        *_asked(facts),
        *_before(facts, letterhead),
        *_answer(facts),
        *_signed(facts),
        *_noted(facts),
    )
    return Paper(
        name=f"consent-{facts.case}",
        title=title,
        letterhead=letterhead,
        _pieces=pieces,
        _running=f"{facts.person.name} · {facts.case}",
        on=facts.on,
    )


DOCUMENT = Document("consent_form", "Consent form", ConsentFormToPrint, draw, Matter.CASE)


def _asked(facts: ConsentFormToPrint) -> Iterator[Piece]:
    """What is known as facts; what isn't, as lines to write on."""
    parts = (
        ("What", "\n".join(facts.what)),
        ("To whom", "\n".join(facts.recipients)),
        ("What for", "\n".join(facts.purposes)),
        ("Until", facts.until),
    )
    yield Heading("What we ask")
    known = tuple((name, lines(words)) for name, words in parts if words)
    if known:
        yield Facts(known)
    for name, words in parts:
        if not words:
            yield Ruled(name, 2)


def _before(facts: ConsentFormToPrint, letterhead: Letterhead) -> Iterator[Piece]:
    yield Heading("Before you answer")
    yield Text(plain("You may say yes, yes to a part of it, or no."))
    if facts.no_effect:
        yield Text(plain(facts.no_effect, "b"))
    how = ", ".join(filter(None, (letterhead.office, letterhead.telephone, letterhead.email)))
    yield Text(
        plain(
            f"You can change your mind at any time: tell {how}. From that day we stop, we tell you "
            "who has a copy, and we ask for it back."
        )
    )
    yield Text(
        plain(
            "The law lets us share some things without asking, and asks us to share some. Ask us "
            "what those are."
        )
    )
    yield Text(
        plain(
            "Ask us to explain any of this, in another language or in easier words. Somebody you "
            "trust may be with you."
        )
    )


def _answer(facts: ConsentFormToPrint) -> Iterator[Piece]:
    yield Together(
        (
            Heading("The answer"),
            Text(plain(f"{BOX}  Yes, to all of this.")),
            Text(plain(f"{BOX}  Yes, but only to this:")),
            Ruled("", 2, inset=True),
            Text(plain(f"{BOX}  No.")),
            *(() if facts.until else (Ruled("It ends on this day, or when this happens", 1),)),
        )
    )


def _signed(facts: ConsentFormToPrint) -> Iterator[Piece]:
    asks = f"Relationship to {facts.person.called}, and what shows that I may decide"
    yield Together(
        (
            Heading("Who answers"),
            Ruled("Name", 1),
            *(() if facts.is_own else (Ruled(asks, 2),)),
            InkBlock("Signature", "", ""),
            Ruled("Day", 1),
        )
    )
    if facts.giver in {Giver.CHILD, None}:
        yield Together(
            (
                Heading("What a parent thinks"),
                Text(
                    plain(
                        "The answer of a child who understands is the child’s own. What a parent "
                        "with parental responsibility thinks is kept beside it."
                    )
                ),
                Ruled("", 2),
                Ruled("Name, and day", 1),
            )
        )


def _noted(facts: ConsentFormToPrint) -> Iterator[Piece]:
    called = facts.person.called
    judged = {
        None: f"How it was judged whether {called} understands",
        Giver.CHILD: f"How it was judged that {called} understands",
        Giver.PARENT: f"Why {called} can’t consent: how that was judged",
        Giver.YOUNG_PERSON: f"How {called}’s capacity was judged, if there was doubt",
        Giver.ALTERNATIVE: f"How {called}’s capacity for this decision was judged",
        Giver.REPRESENTATIVE: "Why a representative decides: how that was judged",
    }[facts.giver]
    yield Together(
        (
            Heading("For the office"),
            Ruled(f"{judged}, by whom, on which day", 2),
            Ruled("What was explained, by whom; interpreter, translation or easy-read words", 1),
            Ruled("Witness, where it was spoken", 1),
            Text(plain(facts.source), "small"),
        )
    )
