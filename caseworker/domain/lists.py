"""The lists that come with the program: rows of ``lists.toml``."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Final

from caseworker.domain.law.entry import Entry, each_row, read_toml
from caseworker.domain.list_view import ListView, read_view

_FILE: Final = "lists.toml"


@dataclass(frozen=True, slots=True)
class BuiltInList:
    """One of them. ``kinds`` are the kinds of office that find it; none is all of them."""

    id: str
    register: str
    name: str
    why: str
    kinds: tuple[str, ...]
    view: ListView


def built_in_lists(register: str, kinds: Iterable[str]) -> tuple[BuiltInList, ...]:
    """Those of a register for an office of these kinds, in the order of the file."""
    ours = set(kinds)
    return tuple(
        one
        for one in _lists()
        if one.register == register and (not one.kinds or ours & set(one.kinds))
    )


@cache
def _lists() -> tuple[BuiltInList, ...]:
    text = (resources.files("caseworker.domain") / _FILE).read_text(encoding="utf-8")
    whole = read_toml(_FILE, text)
    whole.day("read_on")
    found = each_row(whole, "list", _list)
    whole.done()
    return found


def _list(name: str, row: Entry) -> BuiltInList:
    filters = row.dicts("filters")
    for one in filters:
        for day in ("since", "until"):
            if day in one:
                one[day] = one[day].isoformat()
    data = {
        "filters": filters,
        "columns": list(row.texts("columns")) if row.has("columns") else [],
        "sort": row.text("sort", ""),
        "descending": row.truth("descending"),
    }
    kinds = row.texts("kinds") if row.has("kinds") else ()
    try:
        view = read_view(data)
    except ValueError as error:
        raise row.broken(str(error)) from error
    return BuiltInList(name, row.text("register"), row.text("name"), row.text("why"), kinds, view)
