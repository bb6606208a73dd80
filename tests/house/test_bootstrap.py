"""The one file that runs before anything is installed."""

import ast
import os
import subprocess
import sys

import bootstrap
from tests.house.source import HOME, tree_of


def test_it_needs_the_standard_library_alone() -> None:
    imports = list(ast.walk(tree_of(HOME / "bootstrap.py")))

    names = {alias.name for node in imports if isinstance(node, ast.Import) for alias in node.names}
    names |= {str(node.module) for node in imports if isinstance(node, ast.ImportFrom)}

    assert {name.split(".")[0] for name in names} <= sys.stdlib_module_names


def test_every_check_is_a_tool_that_is_locked() -> None:
    locked = (HOME / "requirements" / "dev.txt").read_text("utf-8")
    packages = {"lint-imports": "import-linter"}

    for tool, *_ in bootstrap.CHECKS.values():
        assert f"\n{packages.get(tool, tool)}==" in locked


def test_the_continuous_check_runs_the_commands_in_the_readme() -> None:
    commands = ["python3 bootstrap.py test", "python3 bootstrap.py windows"]

    assert (HOME / ".ci" / "run").read_text("utf-8").splitlines()[-2:] == commands
    for command in commands:
        assert f"    {command}\n" in (HOME / "README.md").read_text("utf-8")
    assert os.name == "nt" or os.access(HOME / ".ci" / "run", os.X_OK)


def test_what_the_build_for_windows_looks_for_is_what_is_installed_for_it() -> None:
    """A tool that a module of packaging/windows/ asks for by name, with its package."""
    named = {package for needs in bootstrap.WINDOWS_PROGRAMS.values() for package in needs}
    calls = [
        node
        for file in sorted((HOME / "packaging" / "windows").rglob("*.py"))
        for node in ast.walk(tree_of(file))
        if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "tool"
    ]

    asked = {
        str(word.value.value)
        for call in calls
        for word in call.keywords
        if word.arg == "package" and isinstance(word.value, ast.Constant)
    }

    assert {one for words in asked if "(" not in words for one in words.split()} <= named


def test_a_wrong_word_is_answered_with_the_right_ones() -> None:
    asked = subprocess.run(
        [sys.executable, "bootstrap.py", "dance"],
        cwd=HOME,
        capture_output=True,
        text=True,
        check=False,
    )

    assert asked.returncode != 0
    assert "run" in asked.stderr
    assert "test" in asked.stderr
