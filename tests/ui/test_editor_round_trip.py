"""Whatever is written or typed comes back from the editor as it went in."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor, QTextDocument
from PySide6.QtTest import QTest

from caseworker.domain.blocks import Block, Blocks, Run, clean, words
from caseworker.ui.editor import BlocksEdit
from caseworker.ui.editor.build import write
from caseworker.ui.editor.markup import markup
from caseworker.ui.editor.reader import blocks_in_html
from caseworker.ui.editor.walk import blocks_of
from tests.ui.writing import paste

LETTERS = st.text(
    st.one_of(
        st.sampled_from("abc éŁøñ &<>*_|#1.\n\t  אבمرحبا🙂"),
        st.characters(exclude_categories=("Cs", "Cn", "Co")),
    ),
    min_size=1,
    max_size=12,
).map(lambda text: clean(text).replace("\u2028", "").replace("\u2029", "").replace("\r", ""))
LINKS = st.sampled_from(
    ["https://example.org/a?b=1&c=2", "mailto:a@example.org", "tel:+44123", "#f1"]
)


def _together(runs: list[Run]) -> tuple[Run, ...]:
    """As the editor gives them: nothing empty, and neighbours alike are one."""
    kept: list[Run] = []
    for run in runs:
        if kept and (kept[-1].marks, kept[-1].href) == (run.marks, run.href):
            kept[-1] = Run(kept[-1].text + run.text, run.marks, run.href)
        elif run.text:
            kept.append(run)
    return tuple(run for run in kept if run.text == clean(run.text))


RUNS = st.lists(
    st.one_of(
        st.builds(Run, LETTERS, st.frozensets(st.sampled_from("biu"))),
        st.builds(
            lambda text, marks, href: Run(text, marks | {"link"}, href),
            LETTERS,
            st.frozensets(st.sampled_from("bi")),
            LINKS,
        ),
    ),
    max_size=4,
).map(_together)
WRITTEN = st.one_of(
    st.builds(Block, st.just("p"), RUNS),
    st.builds(Block, st.just("h"), RUNS, st.integers(1, 6)),
    st.builds(Block, st.just("li"), RUNS, st.integers(1, 4), st.booleans()),
)
CELLS = st.lists(WRITTEN, max_size=2).map(tuple)
TABLES = st.tuples(st.integers(1, 3), st.integers(1, 3), st.integers(0, 1)).flatmap(
    lambda size: st.lists(
        st.lists(CELLS, min_size=size[1], max_size=size[1]).map(tuple),
        min_size=size[0],
        max_size=size[0],
    ).map(lambda rows: Block("table", rows=tuple(rows), head=size[2]))
)
TEXTS = st.lists(st.one_of(WRITTEN, WRITTEN, TABLES), max_size=6).map(tuple)


def _numbered(blocks: Blocks, start: str = "") -> Blocks:
    return tuple(
        Block(
            block.kind,
            block.runs,
            block.level,
            block.ordered,
            tuple(
                tuple(_numbered(cell, f"{start}{at}.{r}.{c}.") for c, cell in enumerate(row))
                for r, row in enumerate(block.rows)
            ),
            block.head,
            f"{start}{at}",
        )
        for at, block in enumerate(blocks)
    )


@pytest.mark.usefixtures("qapp")
@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(blocks=TEXTS.map(_numbered))
def test_blocks_come_back_as_they_went_in(blocks: Blocks) -> None:
    document = QTextDocument()

    write(QTextCursor(document), blocks)

    nothing_written = [block.kind for block in blocks] == ["p"] and not blocks[0].plain
    assert blocks_of(document) == (() if nothing_written else blocks)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(runs=st.lists(RUNS.filter(bool), min_size=1, max_size=4))
def test_what_is_copied_as_markup_can_be_read_again(runs: list[tuple[Run, ...]]) -> None:
    blocks = tuple(Block("li", line) for line in runs)

    read = blocks_in_html(markup(blocks))

    said = "".join(words(read).split())
    assert said == "".join(words(blocks).split())


PLAIN = Qt.KeyboardModifier.NoModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
CONTROL = Qt.KeyboardModifier.ControlModifier
KEYS = [
    *((key, PLAIN) for key in (
        Qt.Key.Key_A, Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Backspace, Qt.Key.Key_Delete,
        Qt.Key.Key_Tab, Qt.Key.Key_Left, Qt.Key.Key_Right,
    )),
    *((key, SHIFT) for key in (
        Qt.Key.Key_Return, Qt.Key.Key_Backtab, Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Left,
    )),
    *((key, CONTROL) for key in (
        Qt.Key.Key_B, Qt.Key.Key_Z, Qt.Key.Key_Y, Qt.Key.Key_C, Qt.Key.Key_X, Qt.Key.Key_V,
        Qt.Key.Key_Home, Qt.Key.Key_End,
    )),
    *((key, CONTROL | SHIFT) for key in (Qt.Key.Key_7, Qt.Key.Key_8, Qt.Key.Key_H)),
]  # fmt: skip
PASTED = ["<table><tr><td>1<td>2<tr><td>3<td>4</table>", "<ol><li>a<ul><li>b</ul></ol>", "<p>1<p>2"]


@pytest.mark.usefixtures("qapp")
@settings(max_examples=40, deadline=None, derandomize=True)
@given(acts=st.lists(st.one_of(st.sampled_from(KEYS), st.sampled_from(PASTED)), max_size=40))
def test_whatever_is_typed_blocks_stay_sound(
    acts: list[tuple[Qt.Key, Qt.KeyboardModifier] | str],
) -> None:
    """Every block has an id of its own that lasts, and what is kept is what is shown again."""
    field = BlocksEdit("needs", "Needs")

    for act in acts:
        if isinstance(act, str):
            paste(field, html=act)
        else:
            QTest.keyClick(field, *act)

    blocks = field.blocks()
    ids = all_ids(blocks)
    again = QTextDocument()
    write(QTextCursor(again), blocks)
    assert all(ids)
    assert len(set(ids)) == len(ids)
    assert field.blocks() == blocks
    assert blocks_of(again) == blocks
    field.deleteLater()


def all_ids(blocks: Blocks) -> list[str]:
    inner = [all_ids(cell) for block in blocks for row in block.rows for cell in row]
    return [block.id for block in blocks] + [block_id for ids in inner for block_id in ids]
