"""The field in which an officer writes at length."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape
from typing import Any, Final

from PySide6.QtCore import QEvent, QMimeData, QSize, Qt, QUrl, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QGuiApplication,
    QHelpEvent,
    QKeyEvent,
    QKeySequence,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QWheelEvent,
)
from PySide6.QtWidgets import QSizePolicy, QTextEdit, QToolTip, QWidget

from caseworker.domain.blocks import Blocks, Run, words
from caseworker.domain.footnotes import Taken
from caseworker.domain.parting import parted
from caseworker.ui import theme
from caseworker.ui.editor import acts
from caseworker.ui.editor.build import write
from caseworker.ui.editor.formats import is_ordered, list_of, run_format, run_of
from caseworker.ui.editor.paste import can_paste, read_in, words_in
from caseworker.ui.editor.stays_in import inside
from caseworker.ui.editor.walk import Known, blocks_of, forget_changed, stretch_at

MOST_LETTERS: Final = 1_000_000
"""Of one field: some 350 pages. More is typed as ever, but not pasted."""
TOO_MUCH: Final = (
    f"This is not pasted: with it, this text would have over {MOST_LETTERS:,} letters, and typing "
    "would be slow. Paste what the plan needs, part by part, or add the whole as a document."
)
PARTED: Final = (
    "A very long paragraph was pasted as several, parted at the ends of sentences, so that typing "
    "stays quick. Every word of it is here."
)
LEFT_OUT: Final = (
    "Words that had been deleted, hidden, or written as a comment where this was copied are not "
    "here. Read what was pasted once more."
)
STRUCK: Final = (
    "Words that were struck through where this was copied stand here as any others: take out what "
    "no longer holds."
)
_MARK_KEYS: Final = {"Ctrl+B": "b", "Ctrl+I": "i", "Ctrl+U": "u"}


class QuietDocument(QTextDocument):
    """A document that fetches nothing, whatever it is asked for."""

    def loadResource(self, kind: int, name: QUrl | str) -> Any:  # noqa: N802, ARG002 - Qt's name
        return None


class BlocksEdit(QTextEdit):
    """Writes blocks: paragraphs, headings, lists, tables; bold, italic and underline.

    Signals:
        edited: what is written was changed by the officer, not by ``show_blocks``.
        entered: the keyboard is here now.
        look_changed: the marks or the kind of block at the cursor may be others now.
        told: of what was pasted: parted, left out in part, not taken; the words, whether it was.
    """

    edited = Signal()
    entered = Signal()
    look_changed = Signal()
    told = Signal(str, bool)

    def __init__(
        self,
        name: str,
        heard: str,
        *,
        hint: str = "",
        grows: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._showing = False
        self._is_changed = False
        self._grows = grows
        self._known: Known = {}
        self.case = ""
        """The case whose sources may come with what is pasted; none where it is empty."""
        self.setDocument(QuietDocument(self))
        self.setObjectName(name)
        self.setAccessibleName(heard)
        self.setPlaceholderText(hint)
        self.setTabChangesFocus(True)
        self.setAutoFormatting(QTextEdit.AutoFormattingFlag.AutoNone)
        self.document().setDocumentMargin(2)
        self.document().setIndentWidth(theme.px(24))
        if grows:
            self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
            self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
            self.document().documentLayout().documentSizeChanged.connect(self.updateGeometry)
        self.document().contentsChange.connect(self._on_contents_change)
        self.document().contentsChanged.connect(self._on_contents_changed)
        self.cursorPositionChanged.connect(self.look_changed)
        self.currentCharFormatChanged.connect(self.look_changed)
        self.show_blocks(())

    # Blocks in and out

    def show_blocks(self, blocks: Blocks) -> None:
        """Show ``blocks`` in place of whatever stands here. Says nothing, can't be undone."""
        self._showing = True
        self.document().clear()
        write(QTextCursor(self.document()), blocks)
        self.document().clearUndoRedoStacks()
        self.document().setModified(False)
        self.moveCursor(QTextCursor.MoveOperation.Start)
        self._showing = False

    @property
    def is_showing(self) -> bool:
        """Whether ``show_blocks`` is at work: what changes just then was typed by nobody."""
        return self._showing

    def blocks(self) -> Blocks:
        """What stands here. Only what was changed is read anew: this is asked with each key."""
        return blocks_of(self.document(), self._known)

    # Where words were taken from

    def source_here(self) -> Taken | None:
        """What the words at the cursor were taken from, with those words as they are now."""
        return self._taken_at(self.textCursor().position())

    def _taken_at(self, at: int) -> Taken | None:
        found = stretch_at(self.document(), at)
        return found if found is not None and found.words.strip() else None

    def _show_source(self, event: QHelpEvent) -> bool:
        """Over words that were taken from somewhere, say from where."""
        cursor = self.cursorForPosition(self.viewport().mapFromGlobal(event.globalPos()))
        taken = self._taken_at(cursor.position())
        if taken is None:
            return False
        QToolTip.showText(event.globalPos(), f"<p>{escape(f'From {taken.note}')}</p>", self)
        return True

    def point_at(self, phrases: Sequence[str]) -> None:
        """Mark every place where one of ``phrases`` stands, until the next call. Shown only."""
        marked = []
        look = QTextCharFormat()
        look.setBackground(theme.colour("amber_soft"))
        look.setUnderlineStyle(QTextCharFormat.UnderlineStyle.WaveUnderline)
        look.setUnderlineColor(theme.colour("amber_ink"))
        for phrase in phrases:
            cursor = self.document().find(phrase)
            while not cursor.isNull():
                selection = QTextEdit.ExtraSelection()
                selection.cursor, selection.format = cursor, look
                marked.append(selection)
                cursor = self.document().find(phrase, cursor)
        self.setExtraSelections(marked)

    # What the format bar asks and does

    def has_mark(self, mark: str) -> bool:
        return mark in run_of(self.currentCharFormat()).marks

    def in_list(self, *, ordered: bool) -> bool:
        around = list_of(self.textCursor().block())
        return around is not None and is_ordered(around.format()) == ordered

    def in_heading(self) -> bool:
        return bool(self.textCursor().blockFormat().headingLevel())

    def flip_mark(self, mark: str) -> None:
        """Bold (b), italic (i) or underline (u): on what is selected, or on what is typed next."""
        cursor = self.textCursor()
        if cursor.hasSelection():
            acts.flip_mark(cursor, mark)
        else:
            level = cursor.blockFormat().headingLevel()
            self.setCurrentCharFormat(acts.flip_typing(self.currentCharFormat(), mark, level))
        self.look_changed.emit()

    def flip_list(self, *, ordered: bool) -> None:
        acts.flip_list(self.textCursor(), ordered=ordered)
        self.look_changed.emit()

    def flip_heading(self) -> None:
        acts.flip_heading(self.textCursor())
        self.look_changed.emit()

    # Pasting and copying

    def canInsertFromMimeData(self, source: QMimeData) -> bool:  # noqa: N802 - Qt's name
        return can_paste(source)

    def insertFromMimeData(self, source: QMimeData) -> None:  # noqa: N802 - Qt's name
        read = read_in(source, of=self.case)
        said = ((LEFT_OUT, read.left_out), (STRUCK, read.struck))
        self._paste(read.blocks, *(words for words, holds in said if holds))

    def createMimeDataFromSelection(self) -> QMimeData:  # noqa: N802 - Qt's name
        piece = QuietDocument()
        QTextCursor(piece).insertFragment(self.textCursor().selection())
        return inside(blocks_of(piece))

    def loadResource(self, kind: int, name: QUrl | str) -> Any:  # noqa: N802, ARG002 - Qt's name
        """Nothing, ever: a picture named in a text must not be fetched."""
        return None

    def put_in(self, blocks: Blocks) -> None:
        """Put ``blocks`` in at the cursor, in place of what is selected: an edit like typing."""
        acts.put_in(self.textCursor(), blocks)
        self.ensureCursorVisible()

    def _paste(self, blocks: Blocks, *said: str) -> None:
        """Put in what was copied elsewhere, unless it is more than can be written in.

        ``said`` is what the officer has to know of it.
        """
        replaced = len(self.textCursor().selectedText())
        stays = self.document().characterCount() - replaced
        if stays + len(words(blocks)) > MOST_LETTERS:
            self.told.emit(TOO_MUCH, False)
            return
        fit = parted(blocks)
        if fit or not said:
            self.put_in(fit)
        said = (*said, PARTED) if len(fit) > len(blocks) else said
        if said:
            self.told.emit(" ".join(said), True)

    # Keys

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent):
            if event.type() == QEvent.Type.ShortcutOverride and _act(event):
                event.accept()
                return True
            # Before Qt moves the focus with it.
            if event.type() == QEvent.Type.KeyPress and self._shifts(event):
                return True
        return super().event(event)

    def viewportEvent(self, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        if isinstance(event, QHelpEvent) and event.type() is QEvent.Type.ToolTip:
            return self._show_source(event) or super().viewportEvent(event)
        return super().viewportEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        name = _act(event)
        if self.isReadOnly():
            super().keyPressEvent(event)
        elif name in _MARK_KEYS:
            self.flip_mark(_MARK_KEYS[name])
        elif name in {"Ctrl+Shift+7", "Ctrl+Shift+8"}:
            self.flip_list(ordered=name.endswith("7"))
        elif name == "Ctrl+Shift+H":
            self.flip_heading()
        elif name == "Ctrl+Shift+V":
            self._paste(words_in(QGuiApplication.clipboard().mimeData()))
        elif event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and not _with_shift(event):
            acts.begin_paragraph(self.textCursor())
            self.ensureCursorVisible()
        elif event.key() == Qt.Key.Key_Backspace and acts.step_back(self.textCursor()):
            self.look_changed.emit()
        else:
            self._leave_link()
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:  # noqa: N802 - Qt's name
        super().focusInEvent(event)
        self.entered.emit()

    def _shifts(self, event: QKeyEvent) -> bool:
        """Tab at the start of an item, or over several, moves it; elsewhere it moves the focus."""
        by = {Qt.Key.Key_Tab: 1, Qt.Key.Key_Backtab: -1}.get(Qt.Key(event.key()))
        cursor = self.textCursor()
        if by is None or self.isReadOnly() or list_of(cursor.block()) is None:
            return False
        is_for_items = cursor.atBlockStart() or cursor.hasSelection()
        return is_for_items and acts.shift(cursor, by)

    def _leave_link(self) -> None:
        """Words typed after a link, or after what was taken from somewhere, are no part of it."""
        cursor = self.textCursor()
        here = run_of(cursor.charFormat())
        if not (here.href or here.source) or cursor.hasSelection():
            return
        if self._ends_here(here):
            plain: QTextCharFormat = run_format(Run(""), cursor.blockFormat().headingLevel())
            self.setCurrentCharFormat(plain)

    def _ends_here(self, here: Run) -> bool:
        """Whether the link or the source before the cursor does not go on after it."""
        after = self.textCursor()
        if after.atBlockEnd() or not after.movePosition(QTextCursor.MoveOperation.NextCharacter):
            return True
        there = run_of(after.charFormat())
        return (there.href, there.source) != (here.href, here.source)

    # Size

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        return self._grown(super().sizeHint())

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        return self._grown(super().minimumSizeHint())

    def wheelEvent(self, event: QWheelEvent) -> None:  # noqa: N802 - Qt's name
        """A field that shows all it holds leaves the wheel to the page around it."""
        if self._grows:
            event.ignore()
        else:
            super().wheelEvent(event)

    def _grown(self, size: QSize) -> QSize:
        if not self._grows:
            return size
        around = self.height() - self.viewport().height()
        least = self.fontMetrics().lineSpacing() * 2
        return QSize(size.width(), max(least, round(self.document().size().height())) + around)

    def _on_contents_change(self, start: int, _removed: int, added: int) -> None:
        """Something was put in, taken out or made to look otherwise."""
        self._is_changed = True
        if self._showing:
            self._known.clear()
        else:
            forget_changed(self._known, self.document(), start, added)

    def _on_contents_changed(self) -> None:
        """Said after every change, and also where marks were laid over words: that is none."""
        is_edit = self._is_changed and not self._showing
        self._is_changed = False
        if is_edit:
            self.edited.emit()


def _act(event: QKeyEvent) -> str:
    """The name of the key if it is one of ours, else nothing."""
    modifiers = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
    if modifiers == Qt.KeyboardModifier.ControlModifier:
        name = "Ctrl+" + QKeySequence(event.key()).toString()
        return name if name in _MARK_KEYS else ""
    both = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    if modifiers == both:
        return {
            Qt.Key.Key_7: "Ctrl+Shift+7", Qt.Key.Key_Ampersand: "Ctrl+Shift+7",
            Qt.Key.Key_8: "Ctrl+Shift+8", Qt.Key.Key_Asterisk: "Ctrl+Shift+8",
            Qt.Key.Key_H: "Ctrl+Shift+H", Qt.Key.Key_V: "Ctrl+Shift+V",
        }.get(Qt.Key(event.key()), "")  # fmt: skip
    return ""


def _with_shift(event: QKeyEvent) -> bool:
    return bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
