"""A bundle for the Tribunal: an index, then each paper with its pages numbered across all of them.

The index counts for itself (i, ii); the numbers of the others are those that the bundle was made
with, so that a page is called the same by everybody who has it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import Final

from caseworker.documents import Document, Matter
from caseworker.documents.advice_bundle import (
    NOT_HEARD,
    AdviceToBind,
    BoundAdvice,
    Bundle,
    cut,
    empty_pages,
)
from caseworker.documents.laying import Laid, pictures
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
from caseworker.domain.bundle import spans
from caseworker.domain.days import day_words

TITLE: Final = "Bundle"
PAGED: Final = "Bundle {page} · page {at} of {pages}"
NONE: Final = "Nothing is in it yet."
_ROMAN: Final = ((10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))


@dataclass(frozen=True, slots=True)
class BundleToDraw(AdviceToBind):
    """What is bound, in its order; with each its section and the numbers of its pages.

    ``labels`` are in the order of the entries; where they are missing, pages count from 1.
    """

    about: tuple[str, ...] = ()
    """The section of each entry: its letter and its title."""
    labels: tuple[tuple[str, ...], ...] = ()
    reference: str = ""


def draw(facts: BundleToDraw, letterhead: Letterhead) -> Paper:
    """Index and papers; one that can’t be bound has a page saying so."""
    pieces = partial(_pieces, facts, letterhead)
    return Paper(
        name=f"bundle-{facts.case}",
        title=facts.bundle.title,
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
        _paged=PAGED,
        _labels=partial(page_names, facts.labels),
        carries=facts.carries,
    )


DOCUMENT = Document("tribunal_bundle", TITLE, BundleToDraw, draw, Matter.PLAN)


def called(title: str) -> Bundle:
    """A bundle of this title."""
    return Bundle(title or TITLE, "", "", NONE, PAGED, "bundle")


def page_names(
    labels: Sequence[Sequence[str]], keys: Mapping[str, int], pages: int
) -> tuple[str, ...]:
    """What each page is called: the index i, ii; each paper by the numbers that it was given.

    A page for which no number was kept goes on from the one before with a dot: 12.1.
    """
    begins = [keys[_key(at)] for at in range(1, len(keys) + 1) if _key(at) in keys]
    first = min(begins, default=pages + 1)
    names = [_roman(page) for page in range(1, first)]
    known = [one for one in labels if one]
    if not known:
        return (*names, *(str(page - first + 1) for page in range(first, pages + 1)))
    for at, begin in enumerate(begins):
        end = begins[at + 1] if at + 1 < len(begins) else pages + 1
        given = list(labels[at]) if at < len(labels) else []
        for place in range(end - begin):
            more = f"{given[-1] if given else names[-1]}.{place - len(given) + 1}"
            names.append(given[place] if place < len(given) else more)
    return tuple(names)


def _key(at: int) -> str:
    return f"bundle-{at}"


def _pieces(
    facts: BundleToDraw, letterhead: Letterhead, pages: Mapping[str, int]
) -> tuple[Piece, ...]:
    """``pages`` says on which page each paper begins, once that is known."""
    return (*_front(facts, letterhead, pages), *_papers(facts))


def _front(
    facts: BundleToDraw, letterhead: Letterhead, pages: Mapping[str, int]
) -> Iterator[Piece]:
    person = facts.person
    yield Title(facts.bundle.title, above=letterhead.office, below=f"{person.name} · {facts.case}")
    missing = sum(1 for entry in facts.entries if entry.fault)
    bound = len(facts.entries) - missing
    rows = [
        ("Name", person.name),
        ("Date of birth", day_words(person.born)),
        ("Number of the appeal", facts.reference),
        ("Put together on", day_words(facts.on)),
        ("Papers", f"{bound}{f', and {missing} left out' if missing else ''}"),
    ]
    yield Facts(tuple((label, plain(said)) for label, said in rows if said))
    unheard = sum(len(pictures(entry.said)) for entry in facts.entries)
    if unheard:
        some = "1 page here is a picture" if unheard == 1 else f"{unheard} pages are pictures"
        yield Text(plain(NOT_HEARD.format(some)), "quiet")
    if not facts.entries:
        yield Text(plain(NONE), "quiet")
        return
    names = page_names(facts.labels, pages, max(pages.values(), default=0)) if pages else ()
    for section in dict.fromkeys(facts.about):
        yield Heading(section, 2)
        yield Grid(
            ("No.", "Paper", "Date", "Page"),
            tuple(
                _row(at, entry, facts, pages, names)
                for at, entry in enumerate(facts.entries, start=1)
                if facts.about[at - 1] == section
            ),
            (12, 92, 38, 28),
        )


def _row(
    at: int,
    entry: BoundAdvice,
    facts: BundleToDraw,
    pages: Mapping[str, int],
    names: Sequence[str],
) -> tuple[Blocks, ...]:
    advice = entry.advice
    left_out = plain("Left out: its page says why.", "b") if entry.fault else ()
    where = "–"
    if at <= len(facts.labels) and facts.labels[at - 1]:
        where = spans(facts.labels[at - 1])
    elif _key(at) in pages:
        where = names[pages[_key(at)] - 1]
    to = (Block(runs=(Run(where, frozenset({"link"}), f"#{_key(at)}"),)),)
    what = lines("\n".join(filter(None, (advice.document, advice.author))))
    return (plain(str(at)), (*what, *left_out), plain(day_words(advice.day)), to)


def _papers(facts: BundleToDraw) -> Iterator[Piece]:
    for at, entry in enumerate(facts.entries, start=1):
        yield NewPage()
        yield Heading(cut(entry.advice.document or entry.advice.author), 2, str(at), _key(at))
        if entry.fault:
            yield Text(plain("This paper is left out."))
            yield Text(plain(entry.fault))
        elif entry.pages:
            yield from empty_pages(entry)
        elif entry.says:
            yield from entry.says
        else:
            yield Text(lines(entry.words))


def _roman(number: int) -> str:
    said = ""
    for value, letters in _ROMAN:
        while number >= value:
            said, number = said + letters, number - value
    return said


def alone(facts: BundleToDraw, at: int) -> BundleToDraw:
    """The same with one of its papers alone: to see how many pages it has."""
    return replace(facts, entries=(facts.entries[at],), about=(facts.about[at],), labels=())
