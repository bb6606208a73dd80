"""Every form that keeps what is typed, found by reading the windows, and built by what it asks for.

A form asks for a desk, a parent, and things that it is about; each sort of thing stands here
once, so that a new form is walked as soon as it is written.
"""

from __future__ import annotations

import ast
import inspect
from functools import cache
from importlib import import_module
from pathlib import Path
from typing import Any, Final, get_type_hints

from PySide6.QtWidgets import QWidget

from caseworker.casework.letters import ToWrite
from caseworker.ui.case.facts import FactsSheet
from tests.house.source import HOME, tree_of
from tests.restart.made_up import WORDS, Hold

WATCHES: Final = ("drafts.watch", "keep_as", "keep_changes")
"""Calls by which a class keeps the typing of its form."""
#: Forms that are not walked, and why.
NOT_YET: Final = {
    "case.budget_sheets.FillSheet": "nothing is typed in it",
    "directory.follow_sheet.FollowSheet": "nothing is typed in it",
    "scans.sheet.ScansSheet": "has its papers once a scan folder holds some",
}


def built(form: type[QWidget], hold: Hold) -> QWidget:
    """A form, with everything that it asks for."""
    hints = get_type_hints(form.__init__)
    asked = inspect.signature(form.__init__).parameters
    given: dict[str, Any] = {}
    for name, one in asked.items():
        if name == "self" or (one.default is not inspect.Parameter.empty and name != "parent"):
            continue
        given[name] = _given(name, hints[name], form, hold)
    return form(**given)


def _given(name: str, hint: Any, form: type[QWidget], hold: Hold) -> Any:
    if name == "desk":
        return hold.desk
    if name in {"parent", "owner"}:
        return hold.window
    if form is FactsSheet and name in {"values", "save"}:
        return {} if name == "values" else lambda *_: None
    if hint is str:
        return WORDS[name]
    if hint is ToWrite:
        return hold.given[tuple[ToWrite, ...]][0]
    return hold.given[hint]


# Which they are


@cache
def classes() -> dict[str, type[QWidget]]:
    """Every class of the windows that keeps its typing, and is no base of others alone."""
    own = {_class(module, name) for module, name in that_watch()}
    found = {
        one
        for module in modules()
        for one in vars(import_module(module)).values()
        if inspect.isclass(one) and issubclass(one, QWidget)
        if one.__module__ == module and own & set(one.__mro__)
    }
    bases = {one for one in found if any(one in other.__mro__[1:] for other in found)}
    return {
        f"{one.__module__.removeprefix('caseworker.ui.')}.{one.__name__}": one
        for one in found - bases
    }


def _class(module: str, name: str) -> type[QWidget]:
    found: type[QWidget] = getattr(import_module(module), name)
    return found


@cache
def modules() -> tuple[str, ...]:
    """Every module of the windows."""
    found = (path.relative_to(HOME) for path in sorted((HOME / "caseworker" / "ui").rglob("*.py")))
    return tuple(".".join(path.with_suffix("").parts).removesuffix(".__init__") for path in found)


@cache
def tree(module: str) -> ast.Module:
    """The module as it is written."""
    return tree_of(_file(module))


@cache
def that_watch() -> frozenset[tuple[str, str]]:
    """Each class that keeps what is typed, by its module and its name."""
    written = {module: _file(module).read_text("utf-8") for module in modules()}
    return frozenset(
        (module, one.name)
        for module, text in written.items()
        if any(call in text for call in WATCHES)  # to take all of them apart takes seconds
        for one in tree(module).body
        if isinstance(one, ast.ClassDef)
        for each in ast.walk(one)
        if isinstance(each, ast.Call) and ast.unparse(each.func).endswith(WATCHES)
    )


def _file(module: str) -> Path:
    path = HOME.joinpath(*module.split("."))
    whole = path.with_suffix(".py")
    return whole if whole.is_file() else path / "__init__.py"
