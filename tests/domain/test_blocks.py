"""Text as blocks: nothing that a person typed is lost, nothing else gets in."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from caseworker.domain.blocks import (
    MARKS,
    Block,
    Run,
    clean,
    from_data,
    is_blank,
    paragraphs,
    to_data,
    words,
)

texts = st.text(max_size=40).map(clean)
runs = st.builds(Run, texts, st.frozensets(st.sampled_from(sorted(MARKS - {"link"}))), st.just(""))
simple = st.builds(
    Block,
    st.sampled_from(["p", "h", "li"]),
    st.lists(runs, max_size=4).map(tuple),
    st.integers(1, 4),
    st.booleans(),
    id=st.text("abc123", max_size=6),
)


@given(st.lists(simple, max_size=6).map(tuple))
def test_blocks_come_back_as_they_went(blocks: tuple[Block, ...]) -> None:
    assert from_data(to_data(blocks)) == blocks


def test_a_table_comes_back_as_it_went() -> None:
    table = Block("table", rows=((paragraphs("Need"), paragraphs("Hours")),), head=1, id="t")

    assert from_data(to_data((table,))) == (table,)
    assert words((table,)) == "Need\nHours"


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("Sia\u0302n", "Siân"),  # one letter, however it was typed
        ("ab\x00c\x1b[31m", "abc[31m"),
        ("left\u202eright\u2066", "leftright"),
        ("a\ufffcb\ud800c", "abc"),
        ("tab\tstays", "tab\tstays"),
    ],
)
def test_characters_that_are_not_text_are_dropped(typed: str, kept: str) -> None:
    assert clean(typed) == kept


@pytest.mark.parametrize("data", [[{"t": "script"}], [{"t": "p", "runs": [["x", "blink"]]}]])
def test_unknown_kinds_and_marks_are_refused(data: list[dict[str, object]]) -> None:
    with pytest.raises(ValueError, match="no such"):
        from_data(data)


def test_blank_lines_are_no_paragraphs() -> None:
    assert [block.plain for block in paragraphs("one\n\n  \ntwo ")] == ["one", "two"]
    assert is_blank(paragraphs("  \n "))
