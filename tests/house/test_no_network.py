"""The program opens no connection, ever: nothing in it could (figure 42)."""

from __future__ import annotations

import ast

from tests.house.source import modules, name_of, nodes_of

#: What can reach another computer. ``socket`` tells this computer's own name, and no more.
REACHES = {
    "asyncio", "ftplib", "http", "imaplib", "poplib", "requests", "smtplib", "socketserver",
    "telnetlib", "urllib.request", "xmlrpc", "PySide6.QtNetwork", "PySide6.QtWebEngineCore",
}  # fmt: skip
OF_SOCKET = {"gethostname"}


def _imported(node: ast.AST) -> set[str]:
    if isinstance(node, ast.Import):
        return {one.name for one in node.names}
    if isinstance(node, ast.ImportFrom) and node.module:
        return {node.module, *(f"{node.module}.{one.name}" for one in node.names)}
    return set()


def test_nothing_that_reaches_another_computer_is_imported() -> None:
    found = {
        (name_of(module), name)
        for module in modules("caseworker")
        for node in nodes_of(module)
        for name in _imported(node)
        if any(name == reach or name.startswith(f"{reach}.") for reach in REACHES)
    }

    assert found == set()


def test_of_sockets_only_the_name_of_this_computer_is_asked() -> None:
    asked = {
        node.attr
        for module in modules("caseworker")
        for node in nodes_of(module)
        if isinstance(node, ast.Attribute)
        and isinstance(node.value, ast.Name)
        and node.value.id == "socket"
    }

    assert asked == OF_SOCKET
