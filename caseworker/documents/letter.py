"""A letter: its file, with the facts of one person put in, under the office's heading."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Self

from caseworker.documents import Document, Matter
from caseworker.documents.letter_forms import LAYOUTS, Letter
from caseworker.documents.letter_pieces import BLOCKS, Values, is_unknown, parts_of, pieces_of
from caseworker.documents.letter_reading import OF_THE_OFFICE
from caseworker.documents.letter_text import Value, filled
from caseworker.documents.letterhead import Letterhead
from caseworker.documents.paper import Paper
from caseworker.documents.pieces import (
    Address,
    Heading,
    InkBlock,
    Piece,
    Ruled,
    Space,
    Text,
    Title,
    Together,
    plain,
)
from caseworker.domain.basis import NOTHING
from caseworker.domain.blocks import Block, Run
from caseworker.domain.case import CaseNumber
from caseworker.domain.consent import Pieces
from caseworker.domain.days import day_words
from caseworker.domain.due import Due
from caseworker.domain.errors import Gap, Incomplete, NotAllowed
from caseworker.domain.law.limits import Checked
from caseworker.domain.people import Person

LETTER, SHEET, FORM = LAYOUTS
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
    """Everything that one letter says. ``regime`` is the set of rules the person is under.

    A sheet may go with what is of no one case. ``encloses`` is what of a plan is enclosed with it.
    """

    form: Letter
    case: CaseNumber | None
    person: Person | None
    to: Recipient
    on: date
    officer: str
    role: str
    regime: str = "community"
    words: Mapping[str, Value] = field(default_factory=dict)
    days: Mapping[str, LetterDay] = field(default_factory=dict)
    enclosed: tuple[str, ...] = ()
    encloses: Pieces = NOTHING
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
    title = _title(form, values)
    parts = [[*part] for part in _parts(form, facts.regime, values)]
    pieces: list[Piece] = [*_head(facts, form, letterhead, title)]
    if form.layout == LETTER:
        parts[-1] += _signed(facts, form, letterhead)  # a name never stands alone on a page
        pieces += [piece for part in parts[:-1] for piece in part]
        pieces.append(Together(tuple(parts[-1])))
    else:
        pieces += [piece for part in parts for piece in _together(part)]
    return Paper(
        name="-".join(filter(None, ("letter", form.id, facts.case))),
        title=title,
        letterhead=letterhead,
        _pieces=tuple(pieces),
        _running=_running(facts, title),
        on=facts.on,
        closer=form.layout != FORM,
        carries=form.carries.pieces | facts.encloses,
    )


DOCUMENT = Document("letter", "Letter", LetterToWrite, draw, Matter.PLAN)


def gaps_in(facts: LetterToWrite, letterhead: Letterhead) -> Iterator[Gap]:
    """What must still be known before this letter can be written."""
    form = facts.form
    values = _values(facts, form, letterhead)
    wanted = {**form.days, **form.needs, **OF_THE_OFFICE}
    if form.layout == LETTER and not facts.to.name.strip():
        yield Gap("to", "Say who this letter is to.")
    for name in sorted(form.placeholders(facts.regime) - {*form.may, BLOCKS.strip("{}")}):
        if is_unknown(values.get(name, "")):
            yield Gap(name, f"{wanted.get(name, name)} is needed.")


def _values(facts: LetterToWrite, form: Letter, letterhead: Letterhead) -> dict[str, Value]:
    called = facts.person.called if facts.person else ""
    direct = facts.to.is_person
    ground = form.grounds.get(facts.regime)
    return {
        **dict.fromkeys(form.may, ""),
        "you": "you" if direct else called,
        "your": "your" if direct else f"{called}’s",
        "ground": ground.words if ground else "",
        "ground_source": ground.source if ground else "",
        "mediation_adviser": letterhead.mediation_adviser,
        "disagreement_service": letterhead.disagreement_service,
        "advice_service": letterhead.advice_service,
        "contact": letterhead.contact,
        **{name: day.words for name, day in facts.days.items()},
        **facts.words,
    }


def _running(facts: LetterToWrite, title: str) -> str:
    """Whose it is; a sheet lies on top of what it goes with, and names nobody."""
    if facts.person is None or facts.form.layout == SHEET:
        return title
    return f"{facts.person.name} · {facts.case}"


def _title(form: Letter, values: Values) -> str:
    said = filled((Block(runs=(Run(form.heading),)),), values)[0].plain
    return said[:1].upper() + said[1:] or form.title


def _head(
    facts: LetterToWrite, form: Letter, letterhead: Letterhead, title: str
) -> Iterator[Piece]:
    person, day = facts.person, day_words(facts.on)
    if form.layout == FORM:
        below = " · ".join(filter(None, (person.name if person else "", facts.case, day)))
        yield Title(title, above=letterhead.office, below=below)
        return
    reached = [*letterhead.address.splitlines(), letterhead.telephone, letterhead.email]
    to = tuple(filter(None, (facts.to.name, *facts.to.lines)))
    yield Address(to, letterhead.office, tuple(filter(None, reached)))
    reference = f"Our reference {facts.case}" if facts.case else ""
    yield Text(plain(" · ".join(filter(None, (day, reference, form.id)))), "quiet")
    yield Space(3)
    if form.layout == LETTER:
        yield Text(plain(f"Dear {form.dear or facts.to.name},"))
    yield Title(title, quiet=True)
    if form.layout == LETTER and person and not facts.to.is_person:
        yield Text(plain(f"About {person.name}, born {day_words(person.born)}", "b"))


def _parts(form: Letter, regime: str, values: Values) -> Iterator[list[Piece]]:
    """What the letter says, each heading with what stands under it.

    The standard blocks stand last, or where the letter says.
    """
    at = next((i for i, one in enumerate(form.text) if one.plain == BLOCKS), len(form.text))
    for title, under in parts_of(form.text[:at], values):
        yield _part(title, under)
    for standard in form.standard(regime):
        yield _part(standard.title, pieces_of(standard.text, values))
    for title, under in parts_of(form.text[at + 1 :], values):
        yield _part(title, under)


def _part(title: str, under: Iterable[Piece]) -> list[Piece]:
    heading: list[Piece] = [Heading(title)] if title else []
    return [*heading, *under]


def _together(part: list[Piece]) -> list[Piece]:
    """What is filled in by hand stays with what it answers."""
    is_by_hand = any(isinstance(piece, Ruled | InkBlock) for piece in part)
    return [Together(tuple(part))] if is_by_hand else part


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
