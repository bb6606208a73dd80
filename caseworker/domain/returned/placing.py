"""Finding each changed text of a document in the plan, and writing it with some changes taken.

A text is only found where it said, before it was changed, word for word what the plan says now.
So nothing that the office wrote since is overwritten.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher

from caseworker.domain.anchors import STAND_IN, Place
from caseworker.domain.blocks import Block, Blocks, Run, is_blank
from caseworker.domain.errors import NotFound
from caseworker.domain.kinds import PlanKind
from caseworker.domain.plan import ItemId, Plan
from caseworker.domain.returned.document import NEW_PARAGRAPH, Paragraph, Stretch


@dataclass(frozen=True, slots=True)
class Line:
    """A block of the plan with what was done to it; or a block, or a paragraph, alone."""

    block: Block | None
    paragraph: Paragraph | None


@dataclass(frozen=True, slots=True)
class PlacedText:
    """One text of the plan as it was found, and the changes that can be made in it.

    ``strays`` are the paragraphs that the plan does not have, ``missing`` the blocks that the
    document does not have any more.
    """

    place: Place
    base: Blocks
    lines: tuple[Line, ...]
    strays: tuple[Paragraph, ...] = ()
    missing: Blocks = ()

    @property
    def changes(self) -> frozenset[int]:
        """The numbers of the changes that can be made here."""
        return frozenset(
            one.change
            for line in self.lines
            for one in (line.paragraph.stretches if line.paragraph else ())
            if one.change >= 0
        )

    def with_changes(self, taken: frozenset[int]) -> Blocks:
        """The text with these changes made, and no other."""
        if not taken & self.changes:
            return self.base
        return tuple(block for line in self.lines for block in _blocks(line, taken))


def text_at(plan: Plan, place: Place) -> Blocks:
    """What the plan says there; a field is one paragraph. Raises NotFound."""
    if place.section not in plan.sections:
        raise NotFound("There is no such section in this plan.")
    if not place.item:
        return plan.section(place.section).text
    item = plan.item(ItemId(place.item))
    if not place.field:
        return item.text
    said = item.fields.get(place.field, "").strip()
    return (Block(runs=(Run(said),)),) if said else ()


def with_text(plan: Plan, place: Place, text: Blocks) -> Plan:
    """The plan saying ``text`` there. Raises NotFound."""
    if not place.item:
        section = replace(plan.section(place.section), text=text)
        return plan.with_section(place.section, section)
    item = plan.item(ItemId(place.item))
    letter = plan.letter_of(item.id)
    if not place.field:
        return plan.with_item(letter, replace(item, text=text))
    said = " ".join(block.plain for block in text).strip()
    fields = {key: kept for key, kept in {**item.fields, place.field: said}.items() if kept}
    return plan.with_item(letter, replace(item, fields=fields))


def is_same(one: Blocks, other: Blocks) -> bool:
    """Whether two texts say the same in the same way, whatever their blocks are called."""
    return [_bare(block) for block in one] == [_bare(block) for block in other]


def placed(
    place: Place, paragraphs: Sequence[Paragraph], plan: Plan, kind: PlanKind
) -> PlacedText | None:
    """The text of ``place`` found again; None where the plan has no such place (any more)."""
    try:
        base = text_at(plan, place)
    except NotFound:
        return None
    if is_blank(base) and not place.item and kind.section(place.section).holds != "text":
        return None  # nobody could see or change what would be written there
    if place.is_blank:
        base = () if is_blank(base) else base
        stand_ins = frozenset({"", STAND_IN, kind.section(place.section).none_words})
        paragraphs = [_without(stand_ins, one) for one in paragraphs]
    pairs = _pairs(base, paragraphs)
    lines, strays = [], []
    used = 0
    for number, paragraph in enumerate(paragraphs):
        if number in pairs:
            lines += [Line(block, None) for block in base[used : pairs[number]]]
            lines.append(Line(base[pairs[number]], paragraph))
            used = pairs[number] + 1
        elif not paragraph.original.strip():
            lines.append(Line(None, paragraph))
        else:
            strays.append(paragraph)
    lines += [Line(block, None) for block in base[used:]]
    missing = tuple(
        line.block
        for line in lines
        if line.block is not None
        and line.paragraph is None
        and line.block.kind != "table"
        and line.block.plain.strip()
    )
    return PlacedText(place, base, tuple(lines), tuple(strays), missing)


def _pairs(base: Blocks, paragraphs: Sequence[Paragraph]) -> dict[int, int]:
    """Which block each paragraph was, by their places; only where the words are the same."""
    was = [block.plain if block.kind != "table" else NEW_PARAGRAPH for block in base]
    found = [one.original for one in paragraphs]
    matcher = SequenceMatcher(None, found, was, autojunk=False)
    return {
        at + step: to + step
        for at, to, size in matcher.get_matching_blocks()
        for step in range(size)
        if found[at + step].strip()
    }


def _without(stand_ins: frozenset[str], paragraph: Paragraph) -> Paragraph:
    """Without the words that stood there for want of any: they were never part of the plan."""
    if paragraph.original.strip() not in stand_ins:
        return paragraph
    kept = tuple(one for one in paragraph.stretches if one.made in {"in", "gone"})
    return replace(paragraph, stretches=kept)


def _blocks(line: Line, taken: frozenset[int]) -> Iterator[Block]:
    block, paragraph = line.block, line.paragraph
    if paragraph is None:
        if block is not None:
            yield block
        return
    parts = _parts(block, paragraph, taken)
    whose = next((at for at, part in enumerate(parts) if any(kept for _, kept in part)), 0)
    for at, part in enumerate(parts):
        runs = _merged(run for run, _ in part)
        if not "".join(run.text for run in runs).strip():
            continue
        if block is not None:
            is_own = any(kept for _, kept in part)
            heads_nothing = block.kind == "h" and not is_own and at != whose
            shape = Block("p") if heads_nothing else block
            yield replace(shape, runs=runs, id=block.id if at == whose else "")
        else:
            kind = paragraph.kind if paragraph.kind in {"p", "li"} else "p"
            yield Block(kind, runs, level=paragraph.level, ordered=paragraph.ordered)


def _parts(
    block: Block | None, paragraph: Paragraph, taken: frozenset[int]
) -> list[list[tuple[Run, bool]]]:
    """The runs of each paragraph that it makes, each with whether it is the plan's own."""
    parts: list[list[tuple[Run, bool]]] = [[]]
    at = 0
    for one in paragraph.stretches:
        if one.made in {"same", "out"}:
            kept = _cut(block.runs if block is not None else (), at, at + len(one.text))
            at += len(one.text)
            if one.made == "same" or one.change not in taken:
                parts[-1] += [(run, True) for run in kept]
        elif one.made == "in" and one.change in taken:
            if one.text == NEW_PARAGRAPH:
                parts.append([])
            else:
                parts[-1].append((Run(one.text, one.marks), False))
    return parts


def _cut(runs: Sequence[Run], start: int, end: int) -> Iterator[Run]:
    """The runs between two places, counted in letters."""
    at = 0
    for run in runs:
        first, last = max(start, at), min(end, at + len(run.text))
        if first < last:
            yield replace(run, text=run.text[first - at : last - at])
        at += len(run.text)


def _merged(runs: Iterator[Run]) -> tuple[Run, ...]:
    """Neighbours with the same marks are one run, as the editor has it."""
    merged: list[Run] = []
    for run in runs:
        if not run.text:
            continue
        if merged and (merged[-1].marks, merged[-1].href) == (run.marks, run.href):
            merged[-1] = replace(run, text=merged[-1].text + run.text)
        else:
            merged.append(run)
    return tuple(merged)


def _bare(block: Block) -> Block:
    rows = tuple(
        tuple(tuple(_bare(one) for one in cell) for cell in row) for row in block.rows
    )  # fmt: skip
    return replace(block, runs=_merged(iter(block.runs)), rows=rows, id="")


def numbered(stretches: Sequence[Stretch], first: int) -> tuple[Stretch, ...]:
    """Each change with its number: neighbours of the same kind and hand are one change."""
    last: Stretch | None = None
    number = first - 1
    told = []
    for one in stretches:
        if not one.is_change:
            last = one if one.text else last
            told.append(one)
            continue
        goes_on = (
            last is not None
            and last.is_change
            and (last.made, last.hand.author, last.move)
            == (one.made, one.hand.author, one.move)
        )  # fmt: skip
        number += 0 if goes_on else 1
        last = one
        told.append(replace(one, change=number))
    return tuple(told)
