"""A letter: its file, with the facts of one person put in, under the office's heading."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Self

from caseworker.documents import Document, Matter
from caseworker.documents.carried import letter_carries
from caseworker.documents.letter_forms import Letter
from caseworker.documents.letter_reading import OF_THE_OFFICE
from caseworker.documents.letter_text import Value, filled
from caseworker.documents.letterhead import Letterhead
from caseworker.documents.paper import Paper
from caseworker.documents.pieces import (
    Address,
    Heading,
    InkBlock,
    Piece,
    Space,
    Text,
    Title,
    Together,
    plain,
)
from caseworker.domain.blocks import Blocks, is_blank
from caseworker.domain.case import CaseNumber
from caseworker.domain.days import day_words
from caseworker.domain.due import Due
from caseworker.domain.errors import Gap, Incomplete, NotAllowed
from caseworker.domain.law.limits import Checked
from caseworker.domain.people import Person

CAUTION = "check with the authority"


@dataclass(frozen=True, slots=True)
class LetterDay:
    """A day that a letter names, and whether the rule that gave it was read at its source."""

    day: date
    from_memory: bool = False

    @classmethod
    def of(cls, due: Due) -> Self:
        """The last day of a duty. Raises ValueError: it has none."""
        if due.by is None:
            raise ValueError("this duty has no day")
        return cls(due.by, due.checked is Checked.MEMORY)

    @property
    def words(self) -> str:
        caution = f" ({CAUTION})" if self.from_memory else ""
        return f"{day_words(self.day)}{caution}"


@dataclass(frozen=True, slots=True)
class Recipient:
    """Whom a letter is to. ``is_person``: the child or young person whom it is about."""

    name: str
    lines: tuple[str, ...] = ()
    is_person: bool = False


@dataclass(frozen=True, slots=True)
class LetterToWrite:
    """Everything that one letter says. ``regime`` is the set of rules the person is under."""

    form: Letter
    case: CaseNumber
    person: Person
    to: Recipient
    on: date
    officer: str
    role: str
    regime: str = "community"
    words: Mapping[str, Value] = field(default_factory=dict)
    days: Mapping[str, LetterDay] = field(default_factory=dict)
    enclosed: tuple[str, ...] = ()
    copies: tuple[str, ...] = ()


def draw(facts: LetterToWrite, letterhead: Letterhead) -> Paper:
    """The letter, whole.

    Raises:
        NotAllowed: nobody has said what it must carry under the rules that the person is under.
        Incomplete: with every fact that is missing at once.
    """
    form = facts.form
    if not form.is_known_under(facts.regime):
        raise NotAllowed(
            f"What this letter must carry is not known under the rules of “{facts.regime}”, so it "
            "can’t be finished.",
            source=form.source,
            instead="Look in the history of the case whether those rules hold, and ask for advice.",
        )
    values = _values(facts, form, letterhead)
    gaps = tuple(gaps_in(facts, letterhead))
    if gaps:
        raise Incomplete(gaps)
    parts = [[*part] for part in _parts(form, facts.regime, values)]
    parts[-1] += _signed(facts, form, letterhead)  # a name never stands alone on the last page
    pieces: list[Piece] = [*_head(facts, form, letterhead)]
    for part in parts[:-1]:
        pieces += part
    pieces.append(Together(tuple(parts[-1])))
    return Paper(
        name=f"letter-{form.id}-{facts.case}",
        title=form.title,
        letterhead=letterhead,
        _pieces=tuple(pieces),
        _running=f"{facts.person.name} · {facts.case}",
        on=facts.on,
        closer=True,
        carries=letter_carries(form.id).pieces,
    )


DOCUMENT = Document("letter", "Letter", LetterToWrite, draw, Matter.PLAN)


def gaps_in(facts: LetterToWrite, letterhead: Letterhead) -> Iterator[Gap]:
    """What must still be known before this letter can be written."""
    form = facts.form
    values = _values(facts, form, letterhead)
    wanted = {**form.days, **form.needs, **OF_THE_OFFICE}
    if not facts.to.name.strip():
        yield Gap("to", "Say who this letter is to.")
    for name in sorted(form.placeholders(facts.regime)):
        value = values.get(name, "")
        if not (value.strip() if isinstance(value, str) else not is_blank(value)):
            yield Gap(name, f"{wanted.get(name, name)} is needed.")


def _values(facts: LetterToWrite, form: Letter, letterhead: Letterhead) -> dict[str, Value]:
    person = facts.person
    direct = facts.to.is_person
    ground = form.grounds.get(facts.regime)
    return {
        "you": "you" if direct else person.called,
        "your": "your" if direct else f"{person.called}’s",
        "ground": ground.words if ground else "",
        "ground_source": ground.source if ground else "",
        "mediation_adviser": letterhead.mediation_adviser,
        "disagreement_service": letterhead.disagreement_service,
        "advice_service": letterhead.advice_service,
        "contact": letterhead.contact,
        **{name: day.words for name, day in facts.days.items()},
        **facts.words,
    }


def _head(facts: LetterToWrite, form: Letter, letterhead: Letterhead) -> Iterator[Piece]:
    reached = [*letterhead.address.splitlines(), letterhead.telephone, letterhead.email]
    yield Address((facts.to.name, *facts.to.lines), letterhead.office, tuple(filter(None, reached)))
    yield Text(plain(f"{day_words(facts.on)} · Our reference {facts.case} · {form.id}"), "quiet")
    yield Space(3)
    yield Text(plain(f"Dear {form.dear or facts.to.name},"))
    yield Title(form.title, quiet=True)
    if not facts.to.is_person:
        about = f"About {facts.person.name}, born {day_words(facts.person.born)}"
        yield Text(plain(about, "b"))


def _parts(form: Letter, regime: str, values: Mapping[str, Value]) -> Iterator[list[Piece]]:
    """What the letter says, each heading with what stands under it."""
    title, under = "", Blocks()
    for block in filled(form.text, values):
        if block.kind != "h":
            under = (*under, block)
            continue
        if title or under:
            yield _part(title, under)
        title, under = block.plain, ()
    yield _part(title, under)
    for standard in form.standard(regime):
        yield _part(standard.title, filled(standard.text, values))


def _part(title: str, under: Blocks) -> list[Piece]:
    heading: list[Piece] = [Heading(title)] if title else []
    return [*heading, Text(under)]


def _signed(facts: LetterToWrite, form: Letter, letterhead: Letterhead) -> Iterator[Piece]:
    """“Faithfully” where nobody was greeted by name."""
    yield Space(1)
    closing = "Yours faithfully," if form.dear else "Yours sincerely,"
    signed = InkBlock(
        facts.officer, facts.role, letterhead.office, box=False, below=letterhead.style.signature
    )
    yield Together((Text(plain(closing)), signed, *_below(facts)))


def _below(facts: LetterToWrite) -> Iterator[Piece]:
    for words, those in (("Enclosed", facts.enclosed), ("Copies to", facts.copies)):
        if those:
            yield Space(2)
            yield Text(plain(f"{words}: {'; '.join(those)}"), "small")
