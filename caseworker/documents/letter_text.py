"""The Markdown of our own letter files as blocks, and the facts put in afterwards.

Facts go into the blocks, never into the Markdown: what an officer typed is text, and
can't become a heading, a link or a picture.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING

from caseworker.domain.blocks import Block, Blocks, Run

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.token import Token

_FACT = re.compile(r"\{(\w+)\}")
_ALONE = re.compile(r"\{(\w+)\}\Z")
_IF = re.compile(r"\{if (\w+)\}")
_MARKS = {"strong": "b", "em": "i"}

Value = str | Blocks


class UnfitMarkdown(ValueError):
    """A letter uses more of Markdown than letters may. ``line`` counts from 1."""

    def __init__(self, what: str, line: int) -> None:
        super().__init__(f"A letter can’t hold this kind of Markdown: {what}")
        self.line = line


def blocks_of(text: str) -> Blocks:
    """Markdown as blocks: headings, paragraphs, lists, strong and emphasis; no more.

    Raises:
        UnfitMarkdown: it uses something else.
    """
    found: list[Block] = []
    lists: list[bool] = []
    heading = 0
    for token in _reader().parse(text):
        line = (token.map or [0])[0] + 1
        match token.type:
            case "heading_open":
                heading = int(token.tag[1:]) - 1
            case "heading_close":
                heading = 0
            case "bullet_list_open" | "ordered_list_open":
                lists.append(token.type.startswith("ordered"))
            case "bullet_list_close" | "ordered_list_close":
                lists.pop()
            case "paragraph_open" | "paragraph_close" | "list_item_open" | "list_item_close":
                pass
            case "hr" if token.markup.startswith("_"):
                found.append(Block(runs=(Run(token.markup),)))  # lines to write on, of a form
            case "inline":
                found.append(_block(_runs(token.children or [], line), heading, lists))
            case other:
                raise UnfitMarkdown(other, line)
    return tuple(found)


def placeholders(blocks: Blocks) -> frozenset[str]:
    """The names of the facts that ``blocks`` speak of."""
    return frozenset(_FACT.findall("\n".join(block.plain for block in blocks)))


def is_alone(words: str) -> bool:
    """Whether it is one fact and nothing else."""
    return _ALONE.match(words) is not None


def conditions(blocks: Blocks) -> frozenset[str]:
    """The names of the facts that something stands only with: ``{if name}``."""
    return frozenset(_IF.findall("\n".join(block.plain for block in blocks)))


def filled(blocks: Blocks, facts: Mapping[str, Value]) -> Blocks:
    """``blocks`` with the facts in them. Raises KeyError for one that isn't there.

    A fact of several paragraphs stands in a paragraph of its own, and takes its place.
    """
    done: list[Block] = []
    for block in blocks:
        alone = _ALONE.match(block.plain)
        value = facts[alone[1]] if alone else ""
        if alone and not isinstance(value, str):
            done += [_marked(one, block.runs[0].marks) for one in value]
        else:
            done.append(replace(block, runs=tuple(_filled(run, facts) for run in block.runs)))
    return tuple(done)


def _marked(block: Block, marks: frozenset[str]) -> Block:
    return replace(block, runs=tuple(replace(run, marks=run.marks | marks) for run in block.runs))


def _filled(run: Run, facts: Mapping[str, Value]) -> Run:
    def fact(found: re.Match[str]) -> str:
        value = facts[found[1]]
        words = value if isinstance(value, str) else " ".join(block.plain for block in value)
        ends_twice = run.text[found.end() :].startswith(".")
        return words.removesuffix(".") if ends_twice else words

    return replace(run, text=_FACT.sub(fact, run.text))


def _block(runs: tuple[Run, ...], heading: int, lists: Sequence[bool]) -> Block:
    if heading:
        return Block("h", runs, level=heading)
    if lists:
        return Block("li", runs, level=len(lists), ordered=lists[-1])
    return Block("p", runs)


def _runs(tokens: Sequence[Token], line: int) -> tuple[Run, ...]:
    marks: list[str] = []
    runs: list[Run] = []
    for token in tokens:
        name, _, end = token.type.rpartition("_")
        if name in _MARKS:
            if end == "open":
                marks.append(_MARKS[name])
            else:
                marks.remove(_MARKS[name])
        elif token.type == "text":
            runs.append(Run(token.content, frozenset(marks)))
        elif token.type in {"softbreak", "hardbreak"}:
            runs.append(Run(" ", frozenset(marks)))
        else:
            raise UnfitMarkdown(token.type, line)
    return tuple(run for run in runs if run.text)


@cache
def _reader() -> MarkdownIt:
    # Loaded with the first letter: the kinds of paper are listed at start-up (decision 24).
    from markdown_it import MarkdownIt  # noqa: PLC0415

    return MarkdownIt("commonmark", {"html": False})
