"""What is pasted into the editor, and what is copied out of it."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QMimeData, Qt, QUrl
from PySide6.QtGui import QGuiApplication, QTextCursor
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from caseworker.domain.blocks import Block, Blocks, Run, words
from caseworker.ui.editor import BlocksEdit
from caseworker.ui.editor.markup import markup
from caseworker.ui.editor.reader import blocks_in_html
from caseworker.ui.editor.stays_in import INSTEAD
from tests.ui.writing import B, I, U, a_field, bare, h, li, p, paste


@pytest.fixture
def field(qtbot: QtBot) -> BlocksEdit:
    return a_field(qtbot)


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


REMARKS = (
    "<p>One<a class=msocomanchor href='#_msocom_1'>[A1]</a> two</p><div style='mso-element:"
    "comment-list'><div style='mso-element:comment'><p>Ask her first</p></div></div><p>three</p>"
)


@pytest.mark.parametrize(
    ("html", "blocks"),
    [
        ("<p>2 <del cite='mailto:A'>hours</del><ins>days</ins> a week</p>",
         (p("2 ", Run("days", U), " a week"),)),
        ("<p>See <span style='DISPLAY: none; mso-hide:all'>not</span>this</p>", (p("See this"),)),
        ("<div style='display:none'><div>a</div>b<br></div><p>c</p>", (p("c"),)),
        ("<p hidden>a <b>b<p>c", (p("c"),)),
        ("<ul><li style='display:none'>a<ul><li>b</ul><li>c</ul>d", (li("c"), p("d"))),
        ("<ul><li>a<li style='display:none'>b</ul><p>c</p>", (li("a"), p("c"))),
        ("<table><tr style='display:none'><td>x<td>y<tr><td>a<td>b<tr><td>c<td>d</table>",
         (Block("table", rows=(((p("a"),), (p("b"),)), ((p("c"),), (p("d"),)))),)),
        (REMARKS, (p("One two"), p("three"))),
    ],
)  # fmt: skip
def test_what_nobody_sees_as_words_of_the_text_is_not_pasted_and_that_is_said(
    field: BlocksEdit, qtbot: QtBot, html: str, blocks: Blocks
) -> None:
    assert blocks_in_html(html) == blocks

    with qtbot.waitSignal(field.told) as told:
        paste(field, html=html)

    assert told.args is not None
    assert "deleted, hidden, or written as a comment" in told.args[0]


@pytest.mark.parametrize(
    "html",
    ["<s>old</s> new", "<p style='text-decoration: line-through'>old</p>", "<strike>old</strike>"],
)
def test_what_was_struck_through_is_pasted_and_that_is_said(
    field: BlocksEdit, qtbot: QtBot, html: str
) -> None:
    with qtbot.waitSignal(field.told) as told:
        paste(field, html=html)

    assert told.args is not None
    assert "struck through" in told.args[0]
    assert words(field.blocks()).startswith("old")
    with qtbot.assertNotEmitted(field.told):
        paste(field, html="<p>new</p><ins>more</ins><p style='display:block'>and</p>")


def test_of_what_was_deleted_altogether_nothing_is_pasted(field: BlocksEdit, qtbot: QtBot) -> None:
    field.show_blocks((p("One", id="1"),))
    field.selectAll()

    with qtbot.waitSignal(field.told):
        paste(field, html="<del>gone</del>", text="gone")

    assert field.toPlainText() == "One"


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
    mime.setUrls([QUrl.fromLocalFile("/Tamsin.pdf")])

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
    assert mime.text() == INSTEAD  # what another program would paste
    assert not mime.hasHtml()
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


def test_a_paragraph_of_many_pages_is_pasted_as_several_and_that_is_said(
    field: BlocksEdit, qtbot: QtBot
) -> None:
    said = "He is taught in a small group, by an adult who knows him. " * 1_000
    with qtbot.waitSignal(field.told) as told:
        paste(field, text=said)

    assert told.args is not None
    assert told.args[1] is True
    assert "parted at the ends of sentences" in told.args[0]
    assert words(field.blocks()).replace("\n", "") == said
    assert len(field.blocks()) == 3


def test_more_than_can_be_written_in_is_not_pasted_and_what_stands_there_stays(
    field: BlocksEdit, qtbot: QtBot
) -> None:
    field.show_blocks((p("He swims.", id="1"),))
    with qtbot.waitSignal(field.told) as told:
        paste(field, text="He reads. \n" * 100_000)

    assert told.args is not None
    assert told.args[1] is False
    assert "not pasted" in told.args[0]
    assert field.toPlainText() == "He swims."


def test_of_markup_too_long_to_be_read_every_word_is_pasted(field: BlocksEdit) -> None:
    markup = "<p>" + "<b></b>" * 300_000 + "He swims.</p>"
    paste(field, html=markup, text="He swims.")
    assert field.toPlainText() == "He swims."
