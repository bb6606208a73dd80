"""What every module of the project has in common."""

import ast
import re
from pathlib import Path

import pytest

from tests.house.source import modules, name_of, tree_of

LONGEST = 400  # lines; past this there is a second thing inside
CUPBOARDS = {"utils", "util", "helpers", "helper", "manager", "managers", "misc", "base", "common"}
LAW_ID = re.compile(r"(T|D|C|CU|S|P|L|EX|DP)-[0-9A-Z][0-9A-Za-z-]*")
# The worker hands every error to whoever asked; the last resort must not fail in its turn.
CATCHES_EVERYTHING = {
    "caseworker/casework/drawing_child.py",  # hands what went wrong to the program
    "caseworker/ui/faults.py",
    "caseworker/ui/tasks.py",
}

every_module = pytest.mark.parametrize("module", modules(), ids=name_of)
every_program_module = pytest.mark.parametrize("module", modules("caseworker"), ids=name_of)


@every_module
def test_a_module_says_in_its_first_line_what_it_is_for(module: Path) -> None:
    docstring = ast.get_docstring(tree_of(module))

    assert docstring, "no docstring"
    assert docstring.splitlines()[0].endswith((".", "?", ":"))


@every_module
def test_a_module_is_short_enough_to_be_one_thing(module: Path) -> None:
    lines = module.read_text("utf-8").count("\n")

    assert lines <= LONGEST


@every_module
def test_no_module_is_a_cupboard(module: Path) -> None:
    rooms = {module.stem, module.parent.name}

    assert not rooms & CUPBOARDS


@every_program_module
def test_only_the_worker_and_the_last_resort_catch_every_error(module: Path) -> None:
    """Elsewhere an error is caught by its name, at a place that can say something useful."""
    handlers = [node for node in ast.walk(tree_of(module)) if isinstance(node, ast.ExceptHandler)]

    lines = [handler.lineno for handler in handlers if _catches_everything(handler)]

    assert not lines or name_of(module) in CATCHES_EVERYTHING


@every_program_module
def test_no_code_asks_which_law_it_is_looking_at(module: Path) -> None:
    """Law is data: a rule is read from its row, never from the row's name (decision 17)."""
    compared = [
        part
        for node in ast.walk(tree_of(module))
        if isinstance(node, ast.Compare | ast.MatchValue)
        for part in ast.walk(node)
    ]

    ids = [part.value for part in compared if isinstance(part, ast.Constant) and _is_law_id(part)]

    assert not ids


def _catches_everything(handler: ast.ExceptHandler) -> bool:
    caught = ast.walk(handler.type) if handler.type else ()
    names = {node.id for node in caught if isinstance(node, ast.Name)}
    return handler.type is None or "Exception" in names


def _is_law_id(constant: ast.Constant) -> bool:
    return isinstance(constant.value, str) and LAW_ID.fullmatch(constant.value) is not None
