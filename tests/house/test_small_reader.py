"""The small reader of packs: what it needs, and that it stays small enough to be read whole."""

from __future__ import annotations

import ast
import sys

from tests.house.source import modules, name_of, tree_of

NEEDS = {"pyrage", "cryptography", "rfc8785"}
MOST_LINES = 2_800  # with cards, receipts, docstrings and white lines
ITSELF = "caseworker.exchange"
READER = [
    module for module in modules("caseworker") if name_of(module).startswith("caseworker/exchange/")
]


def test_it_needs_three_libraries_and_nothing_else_of_the_house() -> None:
    """``lint-imports`` sees the house alone, and this what is installed beside it."""
    needed = {
        name
        for module in READER
        for node in ast.walk(tree_of(module))
        for name in _imported(node)
        if not name.startswith(ITSELF)
    }

    outside = {name.partition(".")[0] for name in needed}

    assert outside - sys.stdlib_module_names - {"__future__"} == NEEDS


def test_it_can_be_read_in_an_afternoon() -> None:
    lines = sum(module.read_text("utf-8").count("\n") for module in READER)

    assert lines <= MOST_LINES


def _imported(node: ast.AST) -> list[str]:
    if isinstance(node, ast.Import):
        return [each.name for each in node.names]
    if isinstance(node, ast.ImportFrom):
        return [node.module or ""]
    return []
