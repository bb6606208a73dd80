"""What no module of the window does, because it was seen to go wrong elsewhere."""

import ast

from tests.house.source import modules, name_of, nodes_of

MAKES_THREADS = {"caseworker/ui/tasks.py"}
THREADS = {"QThread", "QThreadPool", "QRunnable", "Thread", "ThreadPoolExecutor"}

WINDOW = [file for file in modules("caseworker") if "/ui/" in name_of(file)]


def test_a_dialog_is_opened_and_never_executed() -> None:
    """A dialog that blocks can't be tested without being patched away."""
    executing = [
        (name_of(module), node.lineno)
        for module in WINDOW
        for node in nodes_of(module)
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Attribute)
        and node.func.attr in {"exec", "exec_", "sender"}
    ]

    assert not executing


def test_nobody_but_tasks_makes_a_thread() -> None:
    making = {name for name, names in named("Name").items() if names & THREADS}

    assert making <= MAKES_THREADS


def test_nobody_writes_a_layout_in_python() -> None:
    """Qt frees the items of a layout without a word to Python; one asked later ended the program.

    A widget places its own children instead, as ``ui/parts/flow.py`` does.
    """
    bases = [
        (name_of(module), ast.unparse(base))
        for module in WINDOW
        for node in nodes_of(module)
        if isinstance(node, ast.ClassDef)
        for base in node.bases
    ]

    assert not [one for one in bases if one[1].endswith("Layout") or one[1] == "QLayoutItem"]


def test_nobody_asks_a_widget_for_its_neighbours_in_the_focus_chain() -> None:
    """PySide takes the answer for a child of the one who was asked, and clears it up with it.

    A card of the preferences was gone at the second change of the text size.
    """
    chain = {"nextInFocusChain", "previousInFocusChain", "focusProxy"}

    assert [name for name, names in named("Attribute").items() if names & chain] == []


def named(kind: str) -> dict[str, set[str]]:
    """The names, or the attributes, that stand in each module of the window."""
    return {
        name_of(module): {
            node.id if isinstance(node, ast.Name) else node.attr
            for node in nodes_of(module)
            if isinstance(node, ast.Name | ast.Attribute) and type(node).__name__ == kind
        }
        for module in WINDOW
    }
