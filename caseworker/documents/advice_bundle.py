"""Appendix K: all the advice that section K lists, bound into one paper with one numbering.

Words are drawn as words. Pages of PDFs and pictures are laid in as they are, and a reader is told
what they say. Where a page is a picture without text nobody can hear it, and the paper says so.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import Final

from caseworker.documents import Document, Matter
from caseworker.documents.laying import Laid, Lay, pictures
from caseworker.documents.letterhead import Letterhead
from caseworker.documents.paper import Paper
from caseworker.documents.pieces import (
    Facts,
    Grid,
    Heading,
    NewPage,
    Piece,
    Text,
    Title,
    lines,
    plain,
)
from caseworker.domain.blocks import Block, Blocks, Run
from caseworker.domain.case import CaseNumber
from caseworker.domain.consent import Pieces
from caseworker.domain.days import day_words
from caseworker.domain.people import Person
from caseworker.domain.plan import Advice

NOT_HEARD = (
    "{} without text: what stands there can’t be heard. A line above each says so. Ask for such a "
    "document in another form."
)
_PICTURE = "a picture without text"
_LONG = 60  # signs of a name that fit over its pages


@dataclass(frozen=True, slots=True)
class BoundAdvice:
    """One entry of section K with what is bound of it.

    Its pages, or its words, or what is drawn of it, or why nothing is here (``fault``).
    """

    advice: Advice
    pdf: bytes = b""
    said: tuple[str, ...] = ()
    """What each page of ``pdf`` says."""
    words: str = ""
    fault: str = ""
    says: tuple[Piece, ...] = ()
    """What we draw ourselves: a version of the plan."""

    @property
    def pages(self) -> int:
        return len(self.said)

    @property
    def name(self) -> str:
        """What it is, of whom, of what day."""
        what = self.advice.document or self.advice.source or "advice"
        return f"“{what}”, {self.advice.author}, {day_words(self.advice.day)}"


ALL_ADVICE = Pieces(frozenset("K"))


@dataclass(frozen=True, slots=True)
class Bundle:
    """What a bundle is called, above and in its first words, and on each of its pages."""

    title: str
    below: str
    about: str
    none: str
    paged: str
    name: str


APPENDIX_K: Final = Bundle(
    "Appendix K",
    "Advice and information",
    "The advice and information got for the assessment, as section K of the plan lists it.",
    "No advice has come in yet.",
    "Appendix K · page {page} of {pages}",
    "appendix-k",
)
GOING_ALONG: Final = Bundle(
    "Documents",
    "Documents that go along",
    "Documents of the case that go along with it, each as it is kept.",
    "No document goes along.",
    "Documents · page {page} of {pages}",
    "documents",
)
REQUEST: Final = Bundle(
    "Papers",
    "With the request for an assessment",
    "What goes to the authority with the request, each as it is kept.",
    "No paper goes with it.",
    "Papers with the request · page {page} of {pages}",
    "request-papers",
)


@dataclass(frozen=True, slots=True)
class AdviceToBind:
    """All the advice of one case, in the order of section K, and who lays pages in.

    ``bundle`` is another where it is not the advice by itself that is bound.
    """

    case: CaseNumber
    person: Person
    on: date
    entries: tuple[BoundAdvice, ...]
    lay: Lay
    carries: Pieces = ALL_ADVICE
    bundle: Bundle = APPENDIX_K
    known: tuple[str, ...] = ()
    """Who may be named in it besides: who signed what is in it, who wrote it."""


def draw(facts: AdviceToBind, letterhead: Letterhead) -> Paper:
    """Cover, contents, and each document in turn; one that can't be bound has a page saying so."""
    pieces = partial(_pieces, facts, letterhead)
    return Paper(
        name=f"{facts.bundle.name}-{facts.case}",
        title=f"{facts.bundle.title}: {facts.bundle.below[:1].lower()}{facts.bundle.below[1:]}",
        letterhead=letterhead,
        _pieces=pieces({}),
        _running=f"{facts.person.name} · {facts.case}",
        on=facts.on,
        _numbered=pieces,
        _laid=tuple(
            Laid(_key(at), entry.pdf, entry.said, entry.name)
            for at, entry in enumerate(facts.entries, start=1)
            if entry.pages
        ),
        _lay=facts.lay,
        _paged=facts.bundle.paged,
        carries=facts.carries,
    )


DOCUMENT = Document("advice_bundle", "Advice bundle (appendix K)", AdviceToBind, draw, Matter.PLAN)


def _key(at: int) -> str:
    return f"advice-{at}"


def _pieces(
    facts: AdviceToBind, letterhead: Letterhead, pages: Mapping[str, int]
) -> tuple[Piece, ...]:
    """``pages`` says on which page each document begins, once that is known."""
    return (*_front(facts, letterhead, pages), *_documents(facts))


def _front(
    facts: AdviceToBind, letterhead: Letterhead, pages: Mapping[str, int]
) -> Iterator[Piece]:
    person = facts.person
    yield Title(
        facts.bundle.title,
        above=letterhead.office,
        below=f"{facts.bundle.below} for {person.name} · {facts.case}",
    )
    yield Text(plain(facts.bundle.about))
    missing = sum(1 for entry in facts.entries if entry.fault)
    bound = len(facts.entries) - missing
    rows = [
        ("Name", plain(person.name)),
        ("Date of birth", plain(day_words(person.born))),
        ("Bound on", plain(day_words(facts.on))),
        ("Documents", plain(f"{bound} bound here{f', {missing} left out' if missing else ''}")),
    ]
    yield Facts(tuple(rows))
    unheard = sum(len(pictures(entry.said)) for entry in facts.entries)
    if unheard:
        some = "1 page here is a picture"
        if unheard > 1:
            some = f"{unheard} pages here are pictures"
        yield Text(plain(NOT_HEARD.format(some)), "quiet")
    yield Heading("Contents", 2, key="contents")
    if facts.entries:
        yield Grid(
            ("No.", "Advice", "From", "Date", "Page"),
            tuple(_row(at, one, pages) for at, one in enumerate(facts.entries, start=1)),
            (11, 57, 46, 41, 15),
        )
    else:
        yield Text(plain(facts.bundle.none), "quiet")


def _row(at: int, entry: BoundAdvice, pages: Mapping[str, int]) -> tuple[Blocks, ...]:
    advice = entry.advice
    what = lines(f"{advice.source or 'Advice'}\n{advice.document or 'No document was kept'}")
    left_out = plain("Left out: the page says why.", "b") if entry.fault else ()
    page = str(pages.get(_key(at), "–"))
    to = (Block(runs=(Run(page, frozenset({"link"}), f"#{_key(at)}"),)),)
    return (
        plain(str(at)),
        (*what, *left_out),
        plain(advice.author),
        plain(day_words(advice.day)),
        to,
    )


def _documents(facts: AdviceToBind) -> Iterator[Piece]:
    for at, entry in enumerate(facts.entries, start=1):
        yield NewPage()
        yield Heading(cut(entry.advice.document or entry.advice.author), 2, str(at), _key(at))
        if entry.fault:
            yield Text(plain(f"{entry.advice.source}, {entry.advice.author}", "b"))
            yield Text(plain("This document is left out."))
            yield Text(plain(entry.fault))
        elif entry.pages:
            yield from empty_pages(entry)
        else:
            yield Text(lines(entry.words))


def empty_pages(entry: BoundAdvice) -> Iterator[Piece]:
    """One page for each of its own, which is laid in under the line that names it."""
    for number in range(1, entry.pages + 1):
        if number > 1:
            yield NewPage()
        name = cut(entry.advice.document)
        what = f"{name}, its page {number} of {entry.pages}"
        if number in pictures(entry.said):
            what = f"{what}: {_PICTURE}"
        yield Text(plain(what), "quiet")


def cut(name: str) -> str:
    """A name that fits over its pages."""
    return name if len(name) <= _LONG else f"{name[: _LONG - 1].rstrip()}…"
