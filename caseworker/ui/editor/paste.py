"""What may be pasted, as blocks: words, marks, lists, simple tables and links, and no more."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Final

from PySide6.QtCore import QMimeData

from caseworker.domain.blocks import Block, Blocks, Run, clean, from_data, is_blank, words
from caseworker.ui.editor.formats import DEEPEST
from caseworker.ui.editor.links import fit_link
from caseworker.ui.editor.reader import MOST, ReadHtml, read_html

OURS: Final = "application/x-caseworker-blocks"


def blocks_in(mime: QMimeData, of: str = "") -> Blocks:
    """The best that the clipboard offers, made fit."""
    return read_in(mime, of).blocks


def read_in(mime: QMimeData, of: str = "") -> ReadHtml:
    """The same, and what is to be said of it.

    Words keep their source within the case that they are ``of``: a plan must never name the
    documents of another child.
    """
    if mime.hasFormat(OURS):
        try:
            return ReadHtml(_fit(from_data(json.loads(bytes(mime.data(OURS).data()))), of))
        except (ValueError, KeyError, TypeError, IndexError, AttributeError, RecursionError):
            pass  # somebody else's, under our name: read what else there is
    html = mime.html() if mime.hasHtml() else ""
    is_text = mime.hasText() and not _is_files(mime)
    if html and not (len(html) > MOST and is_text):  # of such a length, all words without looks
        found = read_html(html)
        if found.left_out or not is_blank(found.blocks):
            return found  # the plain text of it may hold what had been deleted
    return ReadHtml(blocks_in_text(mime.text()) if is_text else ())


def words_in(mime: QMimeData) -> Blocks:
    """The words alone, without marks or lists."""
    return blocks_in_text(words(blocks_in(mime)) if mime.hasFormat(OURS) else mime.text())


def can_paste(mime: QMimeData) -> bool:
    """Whether there is anything in it to paste; files are not."""
    return mime.hasFormat(OURS) or mime.hasHtml() or (mime.hasText() and not _is_files(mime))


def blocks_in_text(text: str) -> Blocks:
    """A paragraph for each line that holds anything."""
    lines = [clean(line) for line in text.splitlines()]
    return tuple(Block(runs=(Run(line),)) for line in lines if line.strip())


def _is_files(mime: QMimeData) -> bool:
    return mime.hasUrls() and not mime.hasFormat("text/plain")


def _fit(blocks: Blocks, of: str, *, depth: int = 0) -> Blocks:
    """Blocks from outside, with every level and link as ours are, and no ids."""
    fit: list[Block] = []
    for block in blocks:
        if block.kind == "table" and depth:
            fit.extend(
                _fit(tuple(x for row in block.rows for cell in row for x in cell), of, depth=depth)
            )
            continue
        runs = tuple(_fit_run(run, of) for run in block.runs)
        rows = tuple(tuple(_fit(cell, of, depth=1) for cell in row) for row in block.rows)
        level = min(max(block.level, 1), DEEPEST)
        fit.append(replace(block, runs=runs, rows=rows, level=level, id=""))
    return tuple(fit)


def _fit_run(run: Run, of: str) -> Run:
    href = fit_link(run.href) if "link" in run.marks else ""
    source = run.source if run.source is not None and of and run.source.case == of else None
    return Run(run.text, run.marks if href else run.marks - {"link"}, href, source)
