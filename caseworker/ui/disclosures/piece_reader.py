"""One piece that is held: what it says, with whatever is taken out marked, and who it is of."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QTextCharFormat, QTextCursor, QTextDocument
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QPlainTextEdit, QTextEdit, QWidget

from caseworker.casework.records_requests import FoundPiece
from caseworker.domain.records_request import Give
from caseworker.ui import theme
from caseworker.ui.palette import Tone
from caseworker.ui.parts import Card, Flow, Words, named, quiet, secondary
from caseworker.ui.parts.wrapping_rows import let_wrap

MARKS_ROLE: Final = Qt.ItemDataRole.UserRole
NOBODY: Final = "Nothing of anybody else was found here. Mark words in the text to take them out."
UNREAD: Final = (
    "The program can’t look through all of this: {}. Read it yourself, then give it or hold it "
    "back."
)


class PieceReader(Card):
    """The text of a piece on the left, the words to take out as ticks beneath it.

    Signals:
        marked: words are to be taken out, or to stand; carries the words, and whether out.
        giving, withholding, reading: that is wanted of the piece.
    """

    marked = Signal(str, bool)
    giving = Signal()
    withholding = Signal()
    reading = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(name="pieceCard", gap=8, parent=parent)
        self._one: FoundPiece | None = None
        self._title = Words("", "heading", wrap=True, name="pieceTitle")
        self._about = Words("", "soft", wrap=True, name="pieceAbout")
        self._becomes = Words("", "strong", wrap=True, name="pieceBecomes")
        self._unread = Words("", wrap=True, tone=Tone.AMBER, name="pieceUnread")
        self.text = named(QPlainTextEdit(), "pieceText", "What this piece says")
        self.text.setReadOnly(True)
        self.text.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse
            | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.text.setTabChangesFocus(True)
        self.text.setMinimumHeight(theme.px(220))
        self.marks = named(QListWidget(), "pieceMarks", "Words of others in this piece")
        self.marks.setMinimumHeight(theme.px(96))
        let_wrap(self.marks)
        self._none = Words(NOBODY, "soft", wrap=True, name="pieceNobody")
        self._take = secondary("Take out what is selected", "pieceTake")
        self._give = secondary("Give it", "pieceGive")
        self._hold = secondary("Hold it back…", "pieceHold")
        self._read = quiet("Read the file", "pieceRead")
        acts = Flow(across=8, down=6)
        for button in (self._take, self._give, self._hold, self._read):
            acts.addWidget(button)
        for widget in (self._title, self._about, self._becomes, self._unread, self.text, acts):
            self.body.addWidget(widget)
        self.body.addWidget(Words("Taken out, where it is ticked", "label", name="pieceMarksHead"))
        self.body.addWidget(self._none)
        self.body.addWidget(self.marks)
        self._take.clicked.connect(self._on_take)
        self._give.clicked.connect(self.giving)
        self._hold.clicked.connect(self.withholding)
        self._read.clicked.connect(self.reading)
        self.text.selectionChanged.connect(self._on_selection)
        self.marks.itemChanged.connect(self._on_ticked)
        self._on_selection()

    def show_piece(self, one: FoundPiece) -> None:
        """Show it; where the same one is shown again, the text stays where it is."""
        is_same = self._one is not None and self._one.held.id == one.held.id
        self._one = one
        held = one.held
        self._title.setText(held.title)
        self._about.setText(about(one))
        self._becomes.setText(becomes(one))
        self._unread.setText(UNREAD.format(held.unread))
        self._unread.setVisible(bool(held.unread))
        if not is_same:
            self.text.setPlainText(held.text)
        self._read.setVisible(held.document is not None)
        is_held_back = one.decision is not None and one.decision.give is Give.WITHHELD
        self._give.setVisible(is_held_back or one.decision is None)
        self._hold.setText("Change the ground…" if is_held_back else "Hold it back…")
        self._show_marks(one)
        self._paint(one.phrases)

    def _show_marks(self, one: FoundPiece) -> None:
        self.marks.blockSignals(True)  # nothing is ticked by showing it
        at = self.marks.currentRow()
        self.marks.clear()
        out = set(one.phrases)
        for phrase, whose in _phrases(one):
            item = QListWidgetItem(f"{phrase}\n{whose}" if whose else phrase, self.marks)
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            state = Qt.CheckState.Checked if phrase in out else Qt.CheckState.Unchecked
            item.setCheckState(state)
            item.setData(MARKS_ROLE, phrase)
        self.marks.setCurrentRow(max(0, min(at, self.marks.count() - 1)))
        self.marks.blockSignals(False)
        self.marks.setVisible(self.marks.count() > 0)
        self._none.setVisible(self.marks.count() == 0)

    def _paint(self, phrases: tuple[str, ...]) -> None:
        look = QTextCharFormat()
        look.setBackground(theme.colour("amber_soft"))
        look.setForeground(theme.colour("amber_ink"))
        look.setFontStrikeOut(True)
        painted = []
        for phrase in phrases:
            for cursor in _places(self.text.document(), phrase):
                selection = QTextEdit.ExtraSelection()
                selection.cursor, selection.format = cursor, look
                painted.append(selection)
        self.text.setExtraSelections(painted)

    @Slot()
    def _on_selection(self) -> None:
        self._take.setEnabled(self.text.textCursor().hasSelection())

    @Slot()
    def _on_take(self) -> None:
        words = self.text.textCursor().selectedText().replace("\u2029", "\n")
        self.marked.emit(words, True)

    @Slot(QListWidgetItem)
    def _on_ticked(self, item: QListWidgetItem) -> None:
        is_out = item.checkState() is Qt.CheckState.Checked
        self.marked.emit(str(item.data(MARKS_ROLE)), is_out)


def becomes(one: FoundPiece) -> str:
    """What becomes of a piece, in a line."""
    if one.decision is None:
        return "To be decided"
    words: str = one.decision.give.value
    if one.decision.give is Give.REDACTED:
        return f"{words}: {len(one.phrases)} taken out"
    return words


def about(one: FoundPiece) -> str:
    """What kind of record it is, of what day, by whom."""
    held = one.held
    day = f"{held.day:%d/%m/%Y}" if held.day else ""
    return " · ".join(filter(None, (held.sort.value, day, held.author)))


def _phrases(one: FoundPiece) -> Iterator[tuple[str, str]]:
    """Everything that was found or marked in it, each once, and whose it is."""
    whose: dict[str, str] = {}
    for mark in one.marked:
        said = " ".join(mark.words.split())
        doubt = "" if mark.sure else "; it may be an ordinary word"
        whose.setdefault(said, f"{mark.whose or mark.what}{doubt}")
    for phrase in one.phrases:
        whose.setdefault(phrase, "Marked by an officer")
    return iter(whose.items())


def _places(document: QTextDocument, phrase: str) -> Iterator[QTextCursor]:
    cursor = document.find(phrase)
    while not cursor.isNull():
        yield cursor
        cursor = document.find(phrase, cursor)
