"""Blocks as simple HTML, for whoever pastes them into another program."""

from __future__ import annotations

from html import escape

from caseworker.domain.blocks import Block, Blocks, Run


def markup(blocks: Blocks) -> str:
    """HTML with nothing in it but words, marks, lists, tables and links."""
    return "".join(_block(block) for block in blocks)


def _block(block: Block) -> str:
    if block.kind == "table":
        rows = "".join(
            "<tr>"
            + "".join(_cell(cell, "th" if at < block.head else "td") for cell in row)
            + "</tr>"
            for at, row in enumerate(block.rows)
        )
        return f"<table border='1'>{rows}</table>"
    words = "".join(_run(run) for run in block.runs)
    if block.kind == "li":
        around = "ol" if block.ordered else "ul"
        return f"<{around}>" * block.level + f"<li>{words}</li>" + f"</{around}>" * block.level
    tag = f"h{block.level}" if block.kind == "h" else "p"
    return f"<{tag}>{words}</{tag}>"


def _cell(cell: Blocks, tag: str) -> str:
    return f"<{tag}>{markup(cell)}</{tag}>"


def _run(run: Run) -> str:
    words = escape(run.text).replace("\n", "<br>")
    for mark in sorted(run.marks & {"b", "i", "u"}):
        words = f"<{mark}>{words}</{mark}>"
    return f'<a href="{escape(run.href)}">{words}</a>' if run.href else words
