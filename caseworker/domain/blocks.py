"""Text as structured blocks: paragraphs, headings, lists and tables.

Everything that an officer writes at length is kept like this, never as markup:
one walker out of the editor, one builder onto paper, one into the search.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, Final, Literal

from caseworker.domain.source import Source, source_from_data, source_to_data

BlockKind = Literal["p", "h", "li", "table"]
MARKS: Final = frozenset({"b", "i", "u", "link"})
_BARE: Final = ("", "", "", None)  # text, marks, where a link leads, source

# Control characters, bidirectional controls, the object replacement character and lone
# surrogates: none of them is text, some of them change how the rest is shown.
_UNFIT = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ufeff\ufffc\ud800-\udfff]"
)


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of text with the same marks. ``href`` only where ``link`` is among them.

    ``source`` is the passage that the words were taken from, if they were.
    """

    text: str
    marks: frozenset[str] = frozenset()
    href: str = ""
    source: Source | None = None


@dataclass(frozen=True, slots=True)
class Block:
    """One paragraph, heading, list item or table.

    ``level`` is the heading's rank or the list's depth, from 1. ``rows`` is used by
    tables only: rows of cells of blocks, the first ``head`` rows being headings.
    ``id`` stays with the block through every edit, so that versions can be compared.
    """

    kind: BlockKind = "p"
    runs: tuple[Run, ...] = ()
    level: int = 1
    ordered: bool = False
    rows: tuple[tuple[tuple[Block, ...], ...], ...] = ()
    head: int = 0
    id: str = ""

    @property
    def plain(self) -> str:
        """The words alone."""
        if self.kind == "table":
            cells = (words(cell) for row in self.rows for cell in row)
            return "\n".join(cell for cell in cells if cell)
        return "".join(run.text for run in self.runs)


Blocks = tuple[Block, ...]


def clean(text: str) -> str:
    """``text`` in NFC, without the characters that are not text."""
    return unicodedata.normalize("NFC", fit(text))


def fit(text: str) -> str:
    """``text`` without the characters that are not text, and otherwise as it stands."""
    return _UNFIT.sub("", text)


def paragraphs(text: str) -> Blocks:
    """Plain text as paragraphs, one for each line that holds anything."""
    lines = (clean(line).strip() for line in text.splitlines())
    return tuple(Block(runs=(Run(line),)) for line in lines if line)


def words(blocks: Iterable[Block]) -> str:
    """The words of ``blocks``, one block on each line."""
    return "\n".join(block.plain for block in blocks)


def is_blank(blocks: Iterable[Block]) -> bool:
    """Whether there is not one word in ``blocks``."""
    return not words(blocks).strip()


def sources_of(blocks: Iterable[Block]) -> Iterator[str]:
    """The documents of which passages are named in ``blocks``, by their ids."""
    for block in blocks:
        yield from (run.source.document for run in block.runs if run.source is not None)
        for row in block.rows:
            for cell in row:
                yield from sources_of(cell)


def without_sources(blocks: Blocks, but: frozenset[str]) -> Blocks:
    """The same words, without saying what they were taken from, unless it is one of ``but``."""
    return tuple(
        replace(
            block,
            runs=tuple(
                run
                if run.source is None or run.source.document in but
                else replace(run, source=None)
                for run in block.runs
            ),
            rows=tuple(tuple(without_sources(cell, but) for cell in row) for row in block.rows),
        )
        for block in blocks
    )


def to_data(blocks: Blocks) -> list[dict[str, Any]]:
    """Plain lists and dictionaries, fit for JSON. Absent keys mean the default."""
    return [_block_to_data(block) for block in blocks]


def from_data(data: Sequence[Mapping[str, Any]]) -> Blocks:
    """What ``to_data`` wrote.

    Raises:
        ValueError: this is not such data.
    """
    return tuple(_block_from_data(entry) for entry in data)


def _block_to_data(block: Block) -> dict[str, Any]:
    entry: dict[str, Any] = {"t": block.kind}
    if block.id:
        entry["id"] = block.id
    if block.kind == "table":
        entry["head"] = block.head
        entry["rows"] = [[to_data(cell) for cell in row] for row in block.rows]
        return entry
    if block.level != 1:
        entry["level"] = block.level
    if block.ordered:
        entry["ord"] = True
    entry["runs"] = [_run_to_data(run) for run in block.runs]
    return entry


def _run_to_data(run: Run) -> list[Any]:
    """No more than there is: a text without sources has the fingerprint that it always had."""
    marks = " ".join(sorted(run.marks))
    if run.source is not None:
        return [run.text, marks, run.href, source_to_data(run.source)]
    return [run.text, marks, run.href] if run.href else [run.text, marks]


def _block_from_data(entry: Mapping[str, Any]) -> Block:
    kind = entry.get("t")
    if kind not in {"p", "h", "li", "table"}:
        raise ValueError(f"no such kind of block: {kind!r}")
    if kind == "table":
        rows = tuple(tuple(from_data(cell) for cell in row) for row in entry["rows"])
        return Block("table", rows=rows, head=int(entry.get("head", 0)), id=entry.get("id", ""))
    return Block(
        kind,
        runs=tuple(_run_from_data(run) for run in entry.get("runs", ())),
        level=int(entry.get("level", 1)),
        ordered=bool(entry.get("ord", False)),
        id=entry.get("id", ""),
    )


def _run_from_data(run: Sequence[Any]) -> Run:
    marks = frozenset(run[1].split())
    if not marks <= MARKS:
        raise ValueError(f"no such mark: {sorted(marks - MARKS)}")
    href, source = (*run, *_BARE[len(run) :])[2:4]
    return Run(clean(run[0]), marks, href, source_from_data(source) if source else None)
