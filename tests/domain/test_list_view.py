"""How a list is looked at: what fits, what is said of it, and what is kept."""

from __future__ import annotations

from datetime import date

import pytest

from caseworker.domain.list_view import ColumnFilter, ListView, ShownColumn, folded, read_view
from caseworker.domain.lists import built_in_lists
from caseworker.domain.settings import settings
from caseworker.ui.case_columns import COLS
from tests.builders import TODAY

AUTUMN_ENDS = date(2026, 12, 31)


@pytest.mark.parametrize(
    ("by", "values", "day", "fits"),
    [
        (ColumnFilter("x", ("A", "B")), ("B", "C"), None, True),
        (ColumnFilter("x", ("A",)), ("B",), None, False),
        (ColumnFilter("x", filled=False), (), None, True),
        (ColumnFilter("x", filled=True), (), TODAY, True),
        (ColumnFilter("x", since=TODAY, until=TODAY), (), TODAY, True),
        (ColumnFilter("x", since=TODAY), (), None, False),
        (ColumnFilter("x", ahead=-1), (), TODAY, False),
        (ColumnFilter("x", ahead=-1), (), date(2026, 11, 22), True),
        (ColumnFilter("x", term=True), (), AUTUMN_ENDS, True),
        (ColumnFilter("x", term=True), (), date(2027, 1, 1), False),
    ],
)
def test_what_fits_a_filter(
    by: ColumnFilter, values: tuple[str, ...], day: date | None, *, fits: bool
) -> None:
    assert by.fits(values, day, TODAY) is fits


def test_a_view_is_kept_and_read_as_it_is() -> None:
    view = ListView(
        "siân",
        (ColumnFilter("a", ("Ä",), TODAY, None, 7, filled=True), ColumnFilter("b", term=True)),
        (ShownColumn("a", 120), ShownColumn("b")),
        "b",
        descending=True,
    )

    assert read_view(view.to_data()) == view


@pytest.mark.parametrize(
    "data",
    [
        None,
        [],
        {},
        {"filters": {}, "columns": []},
        {"filters": [{"any_of": ["x"]}], "columns": []},
        {"filters": [{"column": "x", "sql": "drop"}], "columns": []},
        {"filters": [{"column": "x", "since": "someday"}], "columns": []},
        {"filters": [{"column": "x", "ahead": 10**9}], "columns": []},
        {"filters": [], "columns": [[1, 2]]},
    ],
)
def test_a_view_that_says_something_unknown_is_refused(data: object) -> None:
    with pytest.raises(ValueError, match=r"can't be read|Invalid isoformat"):
        read_view(data)


def test_a_filter_takes_the_place_of_the_one_before_and_goes_when_it_says_nothing() -> None:
    view = ListView().filtered(ColumnFilter("a", ("x",))).filtered(ColumnFilter("a", ("y",)))

    assert view.words({"a": "Stage"}) == ("Stage: y",)
    assert not view.without("a").is_filtered


@pytest.mark.parametrize(
    ("text", "plain"),
    [("Siân", "sian"), ("ŁÓDŹ", "łodz"), ("محمد", "محمد"), ("O’BRIEN", "o’brien")],
)
def test_words_are_looked_for_without_their_accents(text: str, plain: str) -> None:
    assert folded(text) == plain


def test_the_lists_that_come_with_it_name_columns_and_settings_that_there_are() -> None:
    names = {col.id for col in COLS}
    for one in built_in_lists("cases", settings()):
        view = one.view
        used = {by.column for by in view.filters} | {col.name for col in view.columns}
        assert used | {view.sort} <= names, one.name
        assert one.why.endswith(".")
    titles = {one.title for one in settings().values()}
    for one in built_in_lists("cases", settings()):
        where = one.view.of("setting")
        assert where is None or set(where.any_of) <= titles


def test_an_office_finds_the_lists_of_its_kinds() -> None:
    names = {one.name for one in built_in_lists("cases", ["custody"])}

    assert {"On remand", "Plans to review this term"} <= names
    assert "Service families" not in names
