"""The libraries: exact versions in pyproject.toml, the same ones with hashes in requirements/."""

import ast
import re
import sys
import tomllib
from functools import cache
from importlib.metadata import packages_distributions, version
from pathlib import Path
from typing import Any

import pytest

from tests.house.source import HOME, modules, name_of, nodes_of

PIN = re.compile(r"(?P<name>[a-z0-9.-]+)==(?P<version>[A-Za-z0-9.!+]+)")
LOCKS = ("run", "build", "packaging", "dev")


def pinned(lines: list[Any]) -> dict[str, str]:
    """Names and versions. A line that is no exact pin fails; a group named within is passed by."""
    found = {}
    for line in lines:
        if isinstance(line, str):
            pin = PIN.fullmatch(line)
            assert pin, f"not an exact version: {line}"
            found[pin["name"]] = pin["version"]
    return found


def locked(lock: str) -> dict[str, str]:
    """Names and versions in requirements/``lock``.txt."""
    held = (HOME / "requirements" / f"{lock}.txt").read_text("utf-8")
    return {pin["name"]: pin["version"] for pin in re.finditer(rf"(?m)^{PIN.pattern}", held)}


def project() -> dict[str, Any]:
    """What pyproject.toml says."""
    return tomllib.loads((HOME / "pyproject.toml").read_text("utf-8"))


def test_what_the_program_needs_is_locked_at_the_version_it_names() -> None:
    wanted = pinned(project()["project"]["dependencies"])

    assert wanted.items() <= locked("run").items()
    assert wanted.items() <= locked("dev").items()


@pytest.mark.parametrize("group", ["build", "packaging", "dev"])
def test_what_the_work_needs_is_locked_at_the_version_it_names(group: str) -> None:
    wanted = pinned(project()["dependency-groups"][group])

    assert wanted.items() <= locked(group).items()


def test_the_program_is_built_with_the_tool_that_is_locked() -> None:
    wanted = pinned(project()["build-system"]["requires"])

    assert wanted.items() <= locked("build").items()


@pytest.mark.parametrize("lock", ["run", "build", "packaging"])
def test_the_checks_run_with_the_versions_that_the_program_runs_with(lock: str) -> None:
    assert locked(lock).items() <= locked("dev").items()


@pytest.mark.parametrize("lock", LOCKS)
def test_everything_locked_has_hashes_and_nothing_else_stands_there(lock: str) -> None:
    held = (HOME / "requirements" / f"{lock}.txt").read_text("utf-8")

    requirements = held.replace("\\\n", " ").splitlines()

    assert requirements
    for requirement in requirements:
        assert re.fullmatch(
            rf"{PIN.pattern}( ; [^#]+?)?\s+(--hash=sha256:[0-9a-f]{{64}}\s*)+", requirement
        )


def test_what_is_installed_here_is_what_is_locked() -> None:
    wanted = pinned(project()["project"]["dependencies"])

    here = {name: version(name) for name in wanted}

    assert here == wanted


@cache
def givers() -> dict[str, list[str]]:
    """For each module that can be imported here, the packages that bring it."""
    found = packages_distributions()
    return {
        name: [package.lower().replace("_", "-") for package in packages]
        for name, packages in found.items()
    }


def imported(module: Path) -> set[str]:
    """The top-level names that ``module`` imports, wherever in it."""
    nodes = nodes_of(module)
    whole = [alias.name for node in nodes if isinstance(node, ast.Import) for alias in node.names]
    parts = [str(node.module) for node in nodes if isinstance(node, ast.ImportFrom)]
    return {name.split(".")[0] for name in (*whole, *parts)}


def test_what_a_module_imports_is_named_in_the_project() -> None:
    """What arrives only because another library wants it may leave with that library."""
    named = {*pinned(project()["project"]["dependencies"]), "shiboken6"}
    given_by = givers()

    foreign = {
        name: name_of(module)
        for module in modules("caseworker")
        for name in imported(module) - sys.stdlib_module_names - {"caseworker"}
    }

    assert [one for one in foreign.items() if not named & set(given_by.get(one[0], ()))] == []
