"""Finding words in a whole plan, and putting others in their place."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import groupby
from typing import Final

from caseworker.domain.blocks import Block, Blocks, Run, clean
from caseworker.domain.plan import Item, Plan, Section

# What is typed on a keyboard finds what is printed: quotes, dashes, spaces that do not break.
_SAME: Final = str.maketrans({
    "’": "'", "‘": "'", "“": '"', "”": '"', "–": "-", "—": "-", "\u2011": "-", "\u00a0": " ",
    "\u202f": " ",
})  # fmt: skip


@dataclass(frozen=True, slots=True)
class Place:
    """One text of a plan.

    ``item`` and ``field`` are empty for the text of a section, ``field`` for an item's words.
    ``leaf`` counts the paragraphs from 0, those in the cells of tables too; a field is one.
    """

    letter: str
    item: str = ""
    field: str = ""
    leaf: int = 0


@dataclass(frozen=True, slots=True)
class Hit:
    """Where something was found. ``start`` and ``end`` count characters of the text."""

    place: Place
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Sought:
    """What is looked for, and how."""

    text: str
    match_case: bool = False
    whole_words: bool = False

    @property
    def pattern(self) -> re.Pattern[str]:
        """Finds it in what ``_even`` made of a text."""
        wanted = re.escape(_even(self.text))
        if self.whole_words:
            wanted = rf"(?<!\w){wanted}(?!\w)"
        return re.compile(wanted, 0 if self.match_case else re.IGNORECASE)


def texts(plan: Plan) -> Iterator[tuple[Place, str]]:
    """Every text of the plan with its place, in reading order."""
    for letter, section in plan.sections.items():
        yield from _leaves(Place(letter), section.text)
        for item in section.items:
            place = Place(letter, item.id)
            yield from _leaves(place, item.text)
            for name, value in item.fields.items():
                yield replace(place, field=name), value


def find(plan: Plan, sought: Sought) -> tuple[Hit, ...]:
    """Every place where it stands, in reading order; nothing is found of nothing."""
    if not sought.text:
        return ()
    pattern = sought.pattern
    return tuple(
        Hit(place, start, end)
        for place, text in texts(plan)
        for start, end in _found_in(text, pattern)
    )


def replaced(plan: Plan, hits: Iterable[Hit], words: str) -> Plan:
    """The plan with ``words`` in the place of each hit, bold and the like as they began there."""
    words = clean(words)
    by_text = {
        place: tuple(of_place) for place, of_place in groupby(hits, key=lambda hit: hit.place)
    }
    for letter in dict.fromkeys(place.letter for place in by_text):
        plan = plan.with_section(letter, _section(plan, letter, by_text, words))
    return plan


def following(hits: tuple[Hit, ...], plan: Plan, place: Place, at: int) -> Hit | None:
    """The first hit that begins at ``at`` in ``place`` or after it; else the first of all."""
    order = _order(plan)
    here = (order.get(place) or _nearest(order, plan, place), at)
    later = (hit for hit in hits if (order[hit.place], hit.start) >= here)
    return next(later, hits[0] if hits else None)


_Position = tuple[int, float]


def _order(plan: Plan) -> dict[Place, _Position]:
    """Where each text stands: which section, and which text."""
    letters = {letter: at for at, letter in enumerate(plan.sections)}
    return {place: (letters[place.letter], at) for at, (place, _) in enumerate(texts(plan))}


def _nearest(order: Mapping[Place, _Position], plan: Plan, place: Place) -> _Position:
    """Where a place without words stands: just before what there is of its item or section."""
    of_section = [known for known in order if known.letter == place.letter]
    of_item = [known for known in of_section if known.item == place.item]
    near = min((order[known][1] for known in of_item or of_section), default=0)
    return list(plan.sections).index(place.letter), near - 0.5


def _leaves(place: Place, blocks: Blocks) -> Iterator[tuple[Place, str]]:
    for leaf, block in enumerate(leaves(blocks)):
        yield replace(place, leaf=leaf), block.plain


def leaves(blocks: Blocks) -> Iterator[Block]:
    """Every block that holds words, those in the cells of tables where they stand."""
    for block in blocks:
        if block.kind == "table":
            for row in block.rows:
                for cell in row:
                    yield from leaves(cell)
        else:
            yield block


def _found_in(text: str, pattern: re.Pattern[str]) -> Iterator[tuple[int, int]]:
    """Where it stands in ``text``, counted in its own signs.

    NFC may make one sign of a letter and its accent, or two of one: then each is known by the
    signs that it was made of.
    """
    if unicodedata.is_normalized("NFC", text):
        yield from (found.span() for found in pattern.finditer(_even(text)))
        return
    even, begins, ends, at = "", [], [], 0
    for letter in _letters(text):
        made = _even(letter)
        even += made
        begins += [at] * len(made)
        at += len(letter)
        ends += [at] * len(made)
    for found in pattern.finditer(even):
        yield begins[found.start()], ends[found.end() - 1]


def _letters(text: str) -> Iterator[str]:
    """Each sign with the accents that stand over and under it."""
    letter = ""
    for sign in text:
        if letter and not unicodedata.combining(sign):
            yield letter
            letter = ""
        letter += sign
    if letter:
        yield letter


def _even(text: str) -> str:
    """``text`` in NFC, with the signs of a keyboard."""
    return unicodedata.normalize("NFC", text).translate(_SAME)


_ByText = Mapping[Place, tuple[Hit, ...]]


def _section(plan: Plan, letter: str, by_text: _ByText, words: str) -> Section:
    section, place = plan.section(letter), Place(letter)
    return replace(
        section,
        text=_blocks(section.text, place, by_text, words),
        items=tuple(
            _item(item, replace(place, item=item.id), by_text, words) for item in section.items
        ),
    )


def _item(item: Item, place: Place, by_text: _ByText, words: str) -> Item:
    fields = {
        name: _put(value, by_text.get(replace(place, field=name), ()), words)
        for name, value in item.fields.items()
    }
    kept = {name: value for name, value in fields.items() if value.strip()}
    return replace(item, text=_blocks(item.text, place, by_text, words), fields=kept)


def _blocks(blocks: Blocks, place: Place, by_text: _ByText, words: str) -> Blocks:
    count = iter(range(sum(1 for _ in leaves(blocks))))

    def block(one: Block) -> Block:
        if one.kind == "table":
            rows = tuple(tuple(tuple(map(block, cell)) for cell in row) for row in one.rows)
            return replace(one, rows=rows)
        hits = by_text.get(replace(place, leaf=next(count)), ())
        return replace(one, runs=_runs(one.runs, hits, words)) if hits else one

    return tuple(block(one) for one in blocks)


def _put(text: str, hits: tuple[Hit, ...], words: str) -> str:
    for hit in reversed(hits):
        text = text[: hit.start] + words + text[hit.end :]
    return text


def _runs(runs: tuple[Run, ...], hits: tuple[Hit, ...], words: str) -> tuple[Run, ...]:
    """The runs with ``words`` for each hit, in the run in which the hit begins."""
    found, begin = [], 0
    for run in runs:
        end = begin + len(run.text)
        text = run.text
        for hit in reversed(hits):
            if hit.start < end and hit.end > begin:
                cut = slice(max(hit.start - begin, 0), min(hit.end, end) - begin)
                here = words if hit.start >= begin else ""
                text = text[: cut.start] + here + text[cut.stop :]
        if text:
            found.append(replace(run, text=text))
        begin = end
    return tuple(found)
