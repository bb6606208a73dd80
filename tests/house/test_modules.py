"""What every module of the project has in common."""

import ast
import re
from pathlib import Path

from tests.house.source import modules, name_of, nodes_of

LONGEST = 400  # lines; past this there is a second thing inside
CUPBOARDS = {"utils", "util", "helpers", "helper", "manager", "managers", "misc", "base", "common"}
LAW_ID = re.compile(r"(T|D|C|CU|S|P|L|EX|DP)-[0-9A-Z][0-9A-Za-z-]*")
# A thousand files are parsed for the tests that look into them; here the first line is enough.
DOCSTRING = re.compile(r'(?:#[^\n]*\n|\s)*"""(?P<first>[^\n]*?)(?:"""|\n)')
# The worker hands every error to whoever asked; the last resort must not fail in its turn.
CATCHES_EVERYTHING = {
    "caseworker/casework/drawing_child.py",  # hands what went wrong to the program
    "caseworker/commands/offscreen/self_test.py",  # whatever it is, it is what was to be found
    "caseworker/ui/faults.py",
    "caseworker/ui/tasks.py",
}

# One test walks them all: a test for each of a thousand files costs more than what it looks at.


def test_a_module_says_in_its_first_line_what_it_is_for() -> None:
    silent = [name_of(module) for module in modules() if not _says_what_it_is_for(module)]

    assert not silent


def test_a_module_is_short_enough_to_be_one_thing() -> None:
    lines = {name_of(module): module.read_text("utf-8").count("\n") for module in modules()}

    assert {name: count for name, count in lines.items() if count > LONGEST} == {}


def test_no_module_is_a_cupboard() -> None:
    rooms = {name_of(module): {module.stem, module.parent.name} for module in modules()}

    assert [name for name, names in rooms.items() if names & CUPBOARDS] == []


def test_only_the_worker_and_the_last_resort_catch_every_error() -> None:
    """Elsewhere an error is caught by its name, at a place that can say something useful."""
    catching = {
        name_of(module)
        for module in modules("caseworker")
        for node in nodes_of(module)
        if isinstance(node, ast.ExceptHandler) and _catches_everything(node)
    }

    assert catching == CATCHES_EVERYTHING


def test_no_code_asks_which_law_it_is_looking_at() -> None:
    """Law is data: a rule is read from its row, never from the row's name (decision 17)."""
    asking = [
        (name_of(module), part.value)
        for module in modules("caseworker")
        for node in nodes_of(module)
        if isinstance(node, ast.Compare | ast.MatchValue)
        for part in ast.walk(node)
        if isinstance(part, ast.Constant) and _is_law_id(part)
    ]

    assert not asking


def _says_what_it_is_for(module: Path) -> bool:
    opening = DOCSTRING.match(module.read_text("utf-8"))
    return opening is not None and opening["first"].rstrip().endswith((".", "?", ":"))


def _catches_everything(handler: ast.ExceptHandler) -> bool:
    caught = ast.walk(handler.type) if handler.type else ()
    names = {node.id for node in caught if isinstance(node, ast.Name)}
    return handler.type is None or "Exception" in names


def _is_law_id(constant: ast.Constant) -> bool:
    return isinstance(constant.value, str) and LAW_ID.fullmatch(constant.value) is not None
