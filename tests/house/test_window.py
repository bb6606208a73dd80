"""What no module of the window does, because it was seen to go wrong elsewhere."""

import ast
from pathlib import Path

import pytest

from tests.house.source import modules, name_of, tree_of

MAKES_THREADS = {"caseworker/ui/tasks.py"}
THREADS = {"QThread", "QThreadPool", "QRunnable", "Thread", "ThreadPoolExecutor"}

every_module_of_the_window = pytest.mark.parametrize(
    "module", [file for file in modules("caseworker") if "/ui/" in name_of(file)], ids=name_of
)


@every_module_of_the_window
def test_a_dialog_is_opened_and_never_executed(module: Path) -> None:
    """A dialog that blocks can't be tested without being patched away."""
    called = [node.func for node in ast.walk(tree_of(module)) if isinstance(node, ast.Call)]

    lines = [
        function.lineno
        for function in called
        if isinstance(function, ast.Attribute) and function.attr in {"exec", "exec_", "sender"}
    ]

    assert not lines


@every_module_of_the_window
def test_nobody_but_tasks_makes_a_thread(module: Path) -> None:
    names = {node.id for node in ast.walk(tree_of(module)) if isinstance(node, ast.Name)}

    assert not names & THREADS or name_of(module) in MAKES_THREADS


@every_module_of_the_window
def test_nobody_writes_a_layout_in_python(module: Path) -> None:
    """Qt frees the items of a layout without a word to Python; one asked later ended the program.

    A widget places its own children instead, as ``ui/parts/flow.py`` does.
    """
    bases = [
        ast.unparse(base)
        for node in ast.walk(tree_of(module))
        if isinstance(node, ast.ClassDef)
        for base in node.bases
    ]

    assert not {base for base in bases if base.endswith("Layout") or base == "QLayoutItem"}


@every_module_of_the_window
def test_nobody_asks_a_widget_for_its_neighbours_in_the_focus_chain(module: Path) -> None:
    """PySide takes the answer for a child of the one who was asked, and clears it up with it.

    A card of the preferences was gone at the second change of the text size.
    """
    asked = {node.attr for node in ast.walk(tree_of(module)) if isinstance(node, ast.Attribute)}

    assert not asked & {"nextInFocusChain", "previousInFocusChain", "focusProxy"}
