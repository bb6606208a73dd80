"""What in a plan was taken from somewhere: stretches of words with one source, and their notes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from caseworker.domain.blocks import Block, Blocks, Run
from caseworker.domain.plan import Plan
from caseworker.domain.source import Source

CHANGED = "changed since"
Numbered = tuple[tuple[int, "Taken"], ...]


@dataclass(frozen=True, slots=True)
class Taken:
    """Words that stand together and have one source."""

    source: Source
    words: str

    @property
    def is_changed(self) -> bool:
        """Whether somebody has written on them since they were taken over."""
        return self.source.is_changed(self.words)

    @property
    def note(self) -> str:
        """As a footnote says it; words that were written on are not passed off as the author's."""
        return f"{self.source.said} ({CHANGED})" if self.is_changed else self.source.said


def taken_in(blocks: Blocks) -> tuple[Taken, ...]:
    """Every stretch with a source, in reading order. One that goes on over blocks is one."""
    found: list[Taken] = []
    goes_on = False
    for block in _flat(blocks):
        for at, run in enumerate(block.runs):
            if run.source is None:
                goes_on = False
                continue
            if goes_on and found[-1].source == run.source:
                between = "" if at else "\n"
                found[-1] = replace(found[-1], words=found[-1].words + between + run.text)
            else:
                found.append(Taken(run.source, run.text))
            goes_on = True
    return tuple(one for one in found if one.words.strip())


def has_sources(plan: Plan) -> bool:
    """Whether anything in it was taken from somewhere."""
    return any(
        taken_in((*section.text, *(block for item in section.items for block in item.text)))
        for section in plan.sections.values()
    )


def numbered_notes(blocks: Blocks, start: int) -> tuple[Blocks, Numbered]:
    """``blocks`` with a number after each stretch that has a source, and the notes themselves.

    Numbers go on from ``start``. A number is a run of its own, marked ``note``.
    """
    notes = tuple(enumerate(taken_in(blocks), start))
    left = list(notes)
    return tuple(_noted(block, left) for block in blocks), notes


def plan_with_notes(plan: Plan) -> tuple[Plan, Mapping[str, Numbered]]:
    """``plan`` with a number after each stretch that has a source; the notes by section.

    Only to be printed: such a plan is never kept.
    """
    count, found = 0, dict[str, Numbered]()
    for letter in plan.sections:
        section = plan.section(letter)
        text, notes = numbered_notes(section.text, count + 1)
        items = []
        for item in section.items:
            noted, more = numbered_notes(item.text, count + len(notes) + 1)
            items.append(replace(item, text=noted))
            notes += more
        plan = plan.with_section(letter, replace(section, text=text, items=tuple(items)))
        found[letter] = notes
        count += len(notes)
    return plan, found


def _noted(block: Block, left: list[tuple[int, Taken]]) -> Block:
    if block.kind == "table":
        rows = tuple(
            tuple(tuple(_noted(inner, left) for inner in cell) for cell in row)
            for row in block.rows
        )
        return replace(block, rows=rows)
    runs: list[Run] = []
    for at, run in enumerate(block.runs):
        runs.append(run)
        ahead = block.runs[at + 1] if at + 1 < len(block.runs) else None
        if run.source is None or (ahead is not None and ahead.source == run.source):
            continue
        if left and left[0][1].source == run.source and _ends_with(left[0][1].words, run.text):
            number, _ = left.pop(0)
            runs.append(Run(f"[{number}]", frozenset({"note"}), f"#note-{number}"))
    return replace(block, runs=tuple(runs))


def _ends_with(words: str, text: str) -> bool:
    return words.rstrip().endswith(text.rstrip())


def _flat(blocks: Blocks) -> Iterator[Block]:
    for block in blocks:
        if block.kind == "table":
            for row in block.rows:
                for cell in row:
                    yield from _flat(cell)
        else:
            yield block
