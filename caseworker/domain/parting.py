"""Paragraphs too long to be written in, parted where a sentence ends.

With each key, all of its paragraph is laid out anew: in a million letters without a break that
takes a third of a second.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from caseworker.domain.blocks import Block, Blocks, Run

LONGEST: Final = 20_000
"""Letters of one paragraph that was pasted: some seven pages."""
_END: Final = re.compile(r"(?:[.!?…][\"'”’)\]]*\s+|\n+)(?=\S)")
_SPACE: Final = re.compile(r"\s+(?=\S)")


def parted(blocks: Blocks, longest: int = LONGEST) -> Blocks:
    """The same words in paragraphs of ``longest`` letters at most; the first keeps the id.

    They are parted after a sentence, or else after a word. Tables are left as they are.
    """
    return tuple(part for block in blocks for part in _parts(block, longest))


def _parts(block: Block, longest: int) -> Iterator[Block]:
    runs = block.runs
    if block.kind == "table" or len(block.plain) <= longest:
        yield block
        return
    said, start, own = block.plain, 0, block.id
    while start < len(said):
        end = _cut(said, start, longest)
        yield replace(block, runs=_between(runs, start, end), id=own)
        start, own = end, ""


def _cut(said: str, start: int, longest: int) -> int:
    """Where the part that begins at ``start`` ends."""
    if len(said) - start <= longest:
        return len(said)
    reach = said[start : start + longest]
    for after in (_END, _SPACE):
        ends = [found.end() for found in after.finditer(reach)]
        if ends:
            return start + ends[-1]
    return start + longest


def _between(runs: tuple[Run, ...], start: int, end: int) -> tuple[Run, ...]:
    """What the runs say from ``start`` to ``end``, with their marks and sources."""
    found, at = [], 0
    for run in runs:
        first, last = max(start, at), min(end, at + len(run.text))
        if first < last:
            found.append(replace(run, text=run.text[first - at : last - at]))
        at += len(run.text)
    return tuple(found)
