"""Writing at length: blocks in, typing, blocks out."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QMimeData, Qt, QUrl
from PySide6.QtGui import QGuiApplication, QTextCursor, QTextDocument
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QToolButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from caseworker.domain.blocks import Block, Blocks, Run, clean, words
from caseworker.ui.editor import BlocksEdit, FormatBar
from caseworker.ui.editor.build import write
from caseworker.ui.editor.markup import markup
from caseworker.ui.editor.reader import blocks_in_html
from caseworker.ui.editor.walk import blocks_of

B, I, U = frozenset("b"), frozenset("i"), frozenset("u")  # noqa: E741 - the names of the marks


def p(*runs: str | Run, id: str = "") -> Block:  # noqa: A002 - the field's own name
    return Block(runs=_runs(runs), id=id)


def li(*runs: str | Run, level: int = 1, ordered: bool = False) -> Block:
    return Block("li", _runs(runs), level=level, ordered=ordered)


def h(level: int, *runs: str | Run) -> Block:
    return Block("h", _runs(runs), level=level)


def _runs(runs: Sequence[str | Run]) -> tuple[Run, ...]:
    return tuple(Run(run) if isinstance(run, str) else run for run in runs)


def bare(blocks: Blocks) -> Blocks:
    """The blocks without their ids."""
    return tuple(
        Block(
            block.kind,
            block.runs,
            block.level,
            block.ordered,
            tuple(tuple(bare(cell) for cell in row) for row in block.rows),
            block.head,
        )
        for block in blocks
    )


@pytest.fixture
def field(qtbot: QtBot) -> BlocksEdit:
    made = BlocksEdit("needs", "Needs", hint="What the child needs")
    qtbot.addWidget(made)
    made.resize(600, 300)
    made.show()
    made.setFocus()
    return made


def paste(field: BlocksEdit, html: str = "", text: str = "") -> None:
    mime = QMimeData()
    if html:
        mime.setHtml(html)
    if text:
        mime.setText(text)
    field.insertFromMimeData(mime)


# --- Round trip

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


# --- Typing


def test_typing_makes_paragraphs_and_says_so(qtbot: QtBot, field: BlocksEdit) -> None:
    with qtbot.waitSignal(field.edited):
        QTest.keyClicks(field, "One")
    QTest.keyClick(field, Qt.Key.Key_Return)
    QTest.keyClicks(field, "Two")

    assert bare(field.blocks()) == (p("One"), p("Two"))


def test_showing_blocks_is_not_editing_and_cannot_be_undone(
    qtbot: QtBot, field: BlocksEdit
) -> None:
    with qtbot.assertNotEmitted(field.edited):
        field.show_blocks((p("One", id="1"),))

    assert not field.document().isUndoAvailable()
    assert field.blocks() == (p("One", id="1"),)


def test_a_block_keeps_its_id_while_it_is_edited(field: BlocksEdit) -> None:
    field.show_blocks((p("One", id="1"), p("Two", id="2")))

    field.moveCursor(QTextCursor.MoveOperation.EndOfBlock)
    QTest.keyClicks(field, " more")
    QTest.keyClick(field, Qt.Key.Key_Return)
    QTest.keyClicks(field, "New")

    first, new, last = field.blocks()
    assert (first.id, first.plain) == ("1", "One more")
    assert (last.id, last.plain) == ("2", "Two")
    assert new.id not in {"", "1", "2"}
    assert field.blocks() == field.blocks()


def test_a_paragraph_put_before_another_takes_nothing_from_it(field: BlocksEdit) -> None:
    field.show_blocks((p("One", id="1"),))

    QTest.keyClick(field, Qt.Key.Key_Return)

    above, below = field.blocks()
    assert (below.id, below.plain) == ("1", "One")
    assert above.id != "1"


def test_undo_brings_back_the_words_and_the_ids(field: BlocksEdit) -> None:
    before = (p("One", id="1"), p("Two", id="2"))
    field.show_blocks(before)

    field.selectAll()
    QTest.keyClick(field, Qt.Key.Key_Delete)
    gone = field.blocks()
    field.undo()

    assert gone == ()
    assert field.blocks() == before


@pytest.mark.parametrize(("key", "mark"), [(Qt.Key.Key_B, B), (Qt.Key.Key_I, I), (Qt.Key.Key_U, U)])
def test_a_mark_is_put_on_and_taken_off_by_key(
    field: BlocksEdit, key: Qt.Key, mark: frozenset[str]
) -> None:
    field.show_blocks((p("One two"),))
    field.moveCursor(QTextCursor.MoveOperation.NextWord, QTextCursor.MoveMode.KeepAnchor)

    QTest.keyClick(field, key, Qt.KeyboardModifier.ControlModifier)
    marked = bare(field.blocks())
    QTest.keyClick(field, key, Qt.KeyboardModifier.ControlModifier)

    assert marked == (p(Run("One ", mark), "two"),)
    assert bare(field.blocks()) == (p("One two"),)


def test_a_mark_begins_with_what_is_typed_next(field: BlocksEdit) -> None:
    QTest.keyClicks(field, "a ")
    QTest.keyClick(field, Qt.Key.Key_B, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClicks(field, "b")
    QTest.keyClick(field, Qt.Key.Key_B, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClicks(field, " c")

    assert bare(field.blocks()) == (p("a ", Run("b", B), " c"),)


def test_bold_in_a_heading_is_told_from_the_heading(field: BlocksEdit) -> None:
    field.show_blocks((p("One two"),))
    field.flip_heading()
    field.moveCursor(QTextCursor.MoveOperation.NextWord, QTextCursor.MoveMode.KeepAnchor)

    field.flip_mark("b")

    assert bare(field.blocks()) == (h(2, Run("One ", B), "two"),)
    field.flip_heading()
    assert bare(field.blocks()) == (p(Run("One ", B), "two"),)


def test_enter_after_a_heading_begins_a_paragraph(field: BlocksEdit) -> None:
    field.show_blocks((h(2, "Title"),))
    field.moveCursor(QTextCursor.MoveOperation.End)

    QTest.keyClick(field, Qt.Key.Key_Return)
    QTest.keyClicks(field, "Words")

    assert bare(field.blocks()) == (h(2, "Title"), p("Words"))


def test_a_list_is_begun_indented_and_left_by_keys(field: BlocksEdit) -> None:
    both = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    QTest.keyClick(field, Qt.Key.Key_8, both)
    QTest.keyClicks(field, "One")
    QTest.keyClick(field, Qt.Key.Key_Return)
    QTest.keyClick(field, Qt.Key.Key_Tab)
    QTest.keyClicks(field, "Inner")
    QTest.keyClick(field, Qt.Key.Key_Return)
    QTest.keyClick(field, Qt.Key.Key_Backtab)
    QTest.keyClicks(field, "Two")
    QTest.keyClick(field, Qt.Key.Key_Return)
    QTest.keyClick(field, Qt.Key.Key_Return)
    QTest.keyClicks(field, "After")

    assert bare(field.blocks()) == (li("One"), li("Inner", level=2), li("Two"), p("After"))


def test_backspace_at_the_start_of_an_item_leaves_the_list(field: BlocksEdit) -> None:
    field.show_blocks((li("One", level=2),))

    QTest.keyClick(field, Qt.Key.Key_Backspace)
    once = bare(field.blocks())
    QTest.keyClick(field, Qt.Key.Key_Backspace)

    assert once == (li("One"),)
    assert bare(field.blocks()) == (p("One"),)


def test_numbers_go_on_after_an_inner_list(field: BlocksEdit) -> None:
    field.show_blocks(
        (li("a", ordered=True), li("b", level=2, ordered=True), li("c", ordered=True))
    )

    last = field.document().lastBlock()

    assert last.textList().itemNumber(last) == 1


def test_tab_moves_on_unless_it_moves_an_item(qtbot: QtBot) -> None:
    page = QWidget()
    qtbot.addWidget(page)
    field, after = BlocksEdit("needs", "Needs", parent=page), QLineEdit(page)
    column = QVBoxLayout(page)
    column.addWidget(field)
    column.addWidget(after)
    page.show()
    field.show_blocks((li("Item"), p("Words")))
    field.setFocus()
    qtbot.waitUntil(field.hasFocus)

    QTest.keyClick(field, Qt.Key.Key_Tab)
    in_list = (field.hasFocus(), bare(field.blocks())[0])
    field.moveCursor(QTextCursor.MoveOperation.End)
    QTest.keyClick(field, Qt.Key.Key_Tab)

    assert in_list == (True, li("Item", level=2))
    assert after.hasFocus()
    assert bare(field.blocks()) == (li("Item", level=2), p("Words"))


def test_words_typed_after_a_link_are_not_in_it(field: BlocksEdit) -> None:
    link = Run("here", frozenset({"link"}), "https://example.org")
    field.show_blocks((p("See ", link),))
    field.moveCursor(QTextCursor.MoveOperation.End)

    QTest.keyClicks(field, " now")

    assert bare(field.blocks()) == (p("See ", link, " now"),)


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


# --- Pasting

WORD_ITEM = (
    "<p class=MsoListParagraph style='mso-list:l0 level{level} lfo1'><![if !supportLists]>"
    "<span style='mso-list:Ignore'>{sign}<span>&nbsp; </span></span><![endif]>a</p>"
)


@pytest.mark.parametrize(
    ("html", "blocks"),
    [
        ("<p>One</p><p>Two <b>bold</b> <i>slant</i> <u>line</u></p>",
         (p("One"), p("Two ", Run("bold", B), " ", Run("slant", I), " ", Run("line", U)))),
        ("<h2>Title</h2>words", (h(2, "Title"), p("words"))),
        ("<ul><li>a<ol><li>b</li></ol></li><li>c</li></ul>",
         (li("a"), li("b", level=2, ordered=True), li("c"))),
        ("<ul><li><p>a</p></li></ul>", (li("a"),)),
        ("a<br>b", (p("a\nb"),)),
        ('<b style="font-weight:normal"><span style="font-weight:700">x</span> y</b>',
         (p(Run("x", B), " y"),)),
        ('<a href="https://example.org">x</a>',
         (p(Run("x", frozenset({"link"}), "https://example.org")),)),
        ('<a href="javascript:x">x</a>', (p("x"),)),
        ("<table><tr><th>a</th><th>b</th></tr><tr><td>c</td></tr></table>",
         (Block("table", rows=(((p("a"),), (p("b"),)), ((p("c"),), ())), head=1),)),
        ("<table><tr><td><p>a</p><p>b</p></td></tr></table>", (p("a"), p("b"))),
        (WORD_ITEM.format(level=2, sign="·"), (li("a", level=2),)),
        (WORD_ITEM.format(level=1, sign="1."), (li("a", ordered=True),)),
        ("<html><head><title>t</title><style>p{}</style></head><body>\n<p>a\n b</p></body></html>",
         (p("a b"),)),
        ("<p style='color:red;font-family:Wingdings;font-size:40pt'>big</p>", (p("big"),)),
    ],
)  # fmt: skip
def test_what_other_programs_copy_is_read_as_blocks(html: str, blocks: Blocks) -> None:
    assert blocks_in_html(html) == blocks


def test_a_pasted_word_goes_into_the_sentence(field: BlocksEdit) -> None:
    field.show_blocks((p("One three", id="1"),))
    field.moveCursor(QTextCursor.MoveOperation.NextWord)

    paste(field, html="<b>two</b> ")
    paste(field, text=" and ")

    assert field.blocks()[0].id == "1"
    assert words(field.blocks()) == "One two and three"


def test_pasted_paragraphs_stand_between_the_halves(field: BlocksEdit) -> None:
    field.show_blocks((p("One three", id="1"),))
    field.moveCursor(QTextCursor.MoveOperation.NextWord)

    paste(field, html="<p>a</p><ul><li>b</li></ul>")

    assert bare(field.blocks()) == (p("One a"), li("bthree"))


def test_a_table_pasted_into_an_empty_field_is_kept(field: BlocksEdit) -> None:
    table = Block("table", rows=(((p("a"),), (p("b"),)), ((p("c"),), (p("d"),))))

    paste(field, html=markup((table,)))

    assert [block for block in bare(field.blocks()) if block.plain] == [table]


def test_files_are_not_pasted_as_text(field: BlocksEdit) -> None:
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile("/home/jo/Tamsin.pdf")])

    assert not field.canInsertFromMimeData(mime)
    field.insertFromMimeData(mime)
    assert field.blocks() == ()


def test_a_copy_keeps_blocks_and_gives_fresh_ids(field: BlocksEdit) -> None:
    field.show_blocks((li("a"), li("b", level=2, ordered=True), p("c ", Run("d", B), id="x")))
    field.selectAll()

    mime = field.createMimeDataFromSelection()
    field.show_blocks(())
    field.insertFromMimeData(mime)

    assert bare(field.blocks()) == (li("a"), li("b", level=2, ordered=True), p("c ", Run("d", B)))
    assert "x" not in {block.id for block in field.blocks()}
    assert "ExcludeClipboardContentFromMonitorProcessing" in " ".join(mime.formats())


def test_plain_paste_by_key_drops_marks(field: BlocksEdit) -> None:
    mime = QMimeData()
    mime.setHtml("<b>bold</b>")
    mime.setText("bold")
    QGuiApplication.clipboard().setMimeData(mime)

    both = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    QTest.keyClick(field, Qt.Key.Key_V, both)

    assert bare(field.blocks()) == (p("bold"),)


def test_a_paste_is_undone_in_one_step(field: BlocksEdit) -> None:
    field.show_blocks((p("One", id="1"),))

    paste(field, html="<p>a</p><ul><li>b</li></ul><p>c</p>")
    field.undo()

    assert field.blocks() == (p("One", id="1"),)


# --- The bar, and the size


def test_the_bar_works_on_the_field_that_was_entered_last(qtbot: QtBot) -> None:
    page = QWidget()
    qtbot.addWidget(page)
    one, two = BlocksEdit("one", "One", parent=page), BlocksEdit("two", "Two", parent=page)
    bar = FormatBar(one, two, parent=page)
    column = QVBoxLayout(page)
    for widget in (bar, one, two):
        column.addWidget(widget)
    page.show()
    for each in (one, two):
        each.show_blocks((p("words"),))
    two.setFocus()
    qtbot.waitUntil(two.hasFocus)
    two.selectAll()

    bold = bar.findChild(QToolButton, "format_b")
    assert bold is not None
    QTest.mouseClick(bold, Qt.MouseButton.LeftButton)

    assert bare(one.blocks()) == (p("words"),)
    assert bare(two.blocks()) == (p(Run("words", B)),)
    assert two.hasFocus()
    assert bold.isChecked()


def test_every_button_of_the_bar_has_a_name_for_screen_readers(qtbot: QtBot) -> None:
    bar = FormatBar()
    qtbot.addWidget(bar)

    names = [button.accessibleName() for button in bar.findChildren(QToolButton)]

    assert names == ["Bold", "Italic", "Underline", "Heading", "Bullet list", "Numbered list"]


def test_a_growing_field_is_as_tall_as_what_it_holds(qtbot: QtBot) -> None:
    field = BlocksEdit("needs", "Needs", grows=True)
    qtbot.addWidget(field)
    field.resize(400, 80)
    field.show()
    short = field.sizeHint().height()

    field.show_blocks(tuple(p(f"Line {number}") for number in range(30)))

    qtbot.waitUntil(lambda: field.sizeHint().height() > short * 5)
    assert field.accessibleName() == "Needs"
    assert field.objectName() == "needs"
