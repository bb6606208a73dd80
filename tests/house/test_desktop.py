"""Whatever is of one system alone stands in one place (record 0440)."""

from __future__ import annotations

import ast

from tests.house.source import modules, name_of, nodes_of

PLACE = "caseworker/desktop/"
# Which system it is may be asked elsewhere only where a folder or a screen is told, not called.
ASKS = {
    "caseworker/app.py",
    "caseworker/commands/offscreen/self_test.py",
    "caseworker/storage/places.py",
    "caseworker/storage/policy_file.py",
}
CALLS = {"windll", "oledll", "WinDLL", "OleDLL"}
OF_ONE_SYSTEM = {"msvcrt", "winreg", "_winapi", "resource", "fcntl"}


def test_the_system_is_called_from_one_place() -> None:
    calling = {
        name_of(module)
        for module in modules("caseworker")
        for node in nodes_of(module)
        if (isinstance(node, ast.Attribute) and node.attr in CALLS)
        or (isinstance(node, ast.Import) and {one.name for one in node.names} & OF_ONE_SYSTEM)
        or (isinstance(node, ast.ImportFrom) and node.module in {*OF_ONE_SYSTEM, "ctypes.wintypes"})
    }

    assert {name for name in calling if not name.startswith(PLACE)} == set()


def test_which_system_it_is_is_asked_in_few_places() -> None:
    asking = {
        name_of(module)
        for module in modules("caseworker")
        for node in nodes_of(module)
        if isinstance(node, ast.Attribute)
        and isinstance(node.value, ast.Name)
        and (node.value.id, node.attr) in {("sys", "platform"), ("os", "name")}
    }

    assert {name for name in asking if not name.startswith(PLACE)} == ASKS


def test_no_fault_is_written_to_the_disk_by_python_itself() -> None:
    """A dump of Python's own holds what was worked on (threat 24)."""
    enabling = {
        name_of(module)
        for module in modules("caseworker")
        for node in nodes_of(module)
        if isinstance(node, ast.Import) and "faulthandler" in {one.name for one in node.names}
    }

    assert enabling == set()
