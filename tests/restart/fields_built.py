"""Whatever in the windows can be typed into, and whether somebody keeps what is typed.

It is read from the modules as they are written: who builds a field, and who builds that.
"""

from __future__ import annotations

import ast
import inspect
from collections import defaultdict
from functools import cache
from importlib import import_module
from typing import Any, Final, NamedTuple

from PySide6.QtWidgets import QAbstractSpinBox, QLineEdit, QPlainTextEdit, QTextEdit

from caseworker.ui.parts import Form
from tests.restart.forms_built import modules, that_watch, tree

TYPED: Final = (Form, QLineEdit, QPlainTextEdit, QTextEdit, QAbstractSpinBox)
"""What takes typing, or holds what does."""


class Builder(NamedTuple):
    """A class of the windows, or a function that makes fields for one."""

    module: str
    name: str

    def __str__(self) -> str:
        return f"{self.module.removeprefix('caseworker.ui.')}.{self.name}"


@cache
def builders() -> dict[Builder, frozenset[Builder | type]]:
    """Each builder, with what it builds: other builders, and fields of Qt’s own."""
    found: dict[Builder, frozenset[Builder | type]] = {}
    for module in modules():
        loaded = import_module(module)
        for one in tree(module).body:
            if isinstance(one, ast.ClassDef | ast.FunctionDef):
                built = {_named(loaded, each) for each in ast.walk(one)}
                found[Builder(module, one.name)] = frozenset(each for each in built if each)
    return found


def unkept(excepted: frozenset[str] = frozenset()) -> list[str]:
    """Who builds something to type into that nobody keeps, themselves or whoever builds them."""
    by: dict[Builder, set[Builder]] = defaultdict(set)
    for one, built in builders().items():
        for each in built:
            if isinstance(each, Builder) and each != one:
                by[each].add(one)

    def is_kept(one: Builder, above: frozenset[Builder] = frozenset()) -> bool:
        if str(one) in excepted or _keeps(one):
            return True
        owners = by[one] - above
        return bool(owners) and all(is_kept(each, above | {one}) for each in owners)

    asking = (one for one, built in builders().items() if _asks(built))
    return sorted(str(one) for one in asking if not is_kept(one))


def _asks(built: frozenset[Builder | type]) -> bool:
    return any(_is_typed_into(_made(one) if isinstance(one, Builder) else one) for one in built)


def _is_typed_into(one: Any) -> bool:
    return inspect.isclass(one) and issubclass(one, TYPED)


def _made(one: Builder) -> Any:
    return getattr(import_module(one.module), one.name)


@cache
def _keeps(one: Builder) -> bool:
    """It keeps typing itself, or is of a kind that does."""
    made = _made(one)
    kinds = made.__mro__ if inspect.isclass(made) else (made,)
    return any((each.__module__, each.__name__) in that_watch() for each in kinds)


def _named(loaded: Any, node: ast.AST) -> Builder | type | None:
    """What a call builds, now or through ``partial``."""
    if isinstance(node, ast.Call):
        if ast.unparse(node.func).endswith("setEditable"):
            return QLineEdit
        is_handed = ast.unparse(node.func) == "partial"
        for each in node.args[:1] if is_handed else [node.func]:
            made = getattr(loaded, each.id, None) if isinstance(each, ast.Name) else None
            where = getattr(made, "__module__", "") or ""
            if inspect.isclass(made) and where.startswith("PySide6"):
                return made
            if where.startswith("caseworker.ui") and (
                inspect.isclass(made) or inspect.isfunction(made)
            ):
                return Builder(where, made.__name__)
    return None
