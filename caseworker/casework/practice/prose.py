"""Text of the casebook, as it is written in its files, turned into blocks.

A line is a paragraph; ``- `` begins an item of a list, ``## `` a heading; ``**bold**``.
"""

from __future__ import annotations

import re

from caseworker.domain.blocks import Block, Blocks, Run, clean

_BOLD = re.compile(r"\*\*(.+?)\*\*")


def blocks(text: str) -> Blocks:
    """Every line that holds anything, as a block."""
    lines = (clean(line).strip() for line in text.splitlines())
    return tuple(_block(line) for line in lines if line)


def _block(line: str) -> Block:
    for mark, level in (("# ", 1), ("## ", 2)):
        if line.startswith(mark):
            return Block("h", _runs(line.removeprefix(mark)), level=level)
    if line.startswith("- "):
        return Block("li", _runs(line.removeprefix("- ")))
    return Block("p", _runs(line))


def _runs(line: str) -> tuple[Run, ...]:
    """Every second part of the line is what stood between two pairs of stars."""
    return tuple(
        Run(part, frozenset({"b"}) if place % 2 else frozenset())
        for place, part in enumerate(_BOLD.split(line))
        if part
    )
