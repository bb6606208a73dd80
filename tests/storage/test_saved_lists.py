"""Lists that were saved: the same of the store and of its twin on paper."""

from __future__ import annotations

from dataclasses import replace

import pytest

from caseworker.casework.lists_kept import SavedList
from caseworker.casework.records import OpenRecords
from caseworker.domain.errors import NotFound
from caseworker.domain.list_view import ColumnFilter, ListView
from tests.builders import NOW, OKAFOR, TODAY


def test_saved_lists_are_kept_by_register_and_name(sitting: OpenRecords) -> None:
    view = ListView("siân", (ColumnFilter("stage", ("Drafting",), TODAY),), sort="by")
    first = SavedList("a", "cases", "Zebra", None, view, NOW, OKAFOR)
    other = replace(first, id="b", name="äpfel", officer=OKAFOR)
    with sitting() as records:
        for saved in (first, other, replace(first, id="c", register="movers")):
            records.saved_lists.keep(saved)
        records.saved_lists.keep(replace(first, name="Yak"))

    with sitting() as records:
        assert set(records.saved_lists.of("cases")) == {other, replace(first, name="Yak")}
        records.saved_lists.drop("a")
        with pytest.raises(NotFound):
            records.saved_lists.drop("a")

    with sitting() as records:
        assert records.saved_lists.of("cases") == (other,)
