"""Help: every topic, word, kind of entry and rule of the law, searched, read and printed."""

from __future__ import annotations

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QFocusEvent, QFont, QTextBlockFormat, QTextCursor
from PySide6.QtWidgets import QLineEdit, QListWidget, QListWidgetItem, QSplitter, QTextEdit, QWidget

from caseworker.casework.help import Topic, find_help, on_paper, topic
from caseworker.domain.errors import NotFound
from caseworker.ui import theme
from caseworker.ui.desk import Desk
from caseworker.ui.editor.build import write
from caseworker.ui.icons import Icon
from caseworker.ui.page import Page
from caseworker.ui.papers import show_paper
from caseworker.ui.parts import PageTitle, Words, column, named, plain_tip, secondary
from caseworker.ui.parts.wrapping_rows import let_title

MOST = 200  # found pages that are listed


class HelpPage(Page):
    """Type to search; arrows choose; what is chosen stands beside it."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        named(self, "helpPage", "Help")
        self._desk = desk
        self._shown: Topic | None = None
        self._title = PageTitle("Help", "Nothing here is fetched: it all lies in the program.")
        self._print = self._title.add(secondary("Print this page", "helpPrint", icon=Icon.PRINT))
        self._print.clicked.connect(self._on_print)
        self.search = named(QLineEdit(), "helpSearch", "Search the help")
        self.search.setPlaceholderText("A word, a duty or a rule")
        self.search.setClearButtonEnabled(True)
        self.search.returnPressed.connect(self._read)
        self.list = named(QListWidget(), "helpList", "Pages of help")
        self.list.setSpacing(1)
        let_title(self.list)
        self.none = Words(
            "Nothing is found. Try a shorter word.", "soft", wrap=True, name="helpNone"
        )
        self.none.hide()
        self.text = named(QTextEdit(), "helpText", "The page")
        self.text.setReadOnly(True)
        self.text.setTabChangesFocus(True)
        self.text.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse
            | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.text.document().setDocumentMargin(theme.px(18))
        self._lay_out()
        self.search.textChanged.connect(self._look)
        self.list.currentItemChanged.connect(self._on_chosen)
        self._look()

    @property
    def part(self) -> str:
        return self._shown.name if self._shown is not None else ""

    def begin(self, part: str) -> None:
        """Show the page of that name; one that isn't there leaves what is shown."""
        try:
            wanted = topic(part)
        except NotFound:
            return
        self.search.clear()
        self._list(find_help(""), wanted)

    def focusInEvent(self, event: QFocusEvent) -> None:  # noqa: N802 - Qt's name
        """One begins at the search. A proxy would be a stop itself, and Tab pass over a button."""
        super().focusInEvent(event)
        self.search.setFocus()

    def _lay_out(self) -> None:
        side = theme.px(28)
        body = column(self, 0, 12)
        body.setContentsMargins(side, theme.px(4), side, theme.px(20))
        body.addWidget(self._title)
        left = QWidget()
        list_side = column(left, 0, 8)
        list_side.addWidget(self.search)
        list_side.addWidget(self.none)
        list_side.addWidget(self.list, 1)
        halves = named(QSplitter(Qt.Orientation.Horizontal), "helpHalves")
        halves.addWidget(left)
        halves.addWidget(self.text)
        halves.setStretchFactor(0, 2)
        halves.setStretchFactor(1, 3)
        halves.setChildrenCollapsible(False)
        halves.setHandleWidth(theme.px(14))
        body.addWidget(halves, 1)

    @Slot()
    def _read(self) -> None:
        """The page that was found has the keyboard."""
        self.text.setFocus()

    @Slot()
    def _look(self) -> None:
        found = find_help(self.search.text())
        self._list(found, found[0] if found else None)

    def _list(self, found: tuple[Topic, ...], shown: Topic | None) -> None:
        """The pages that are found, and the one that is shown, which may be another than these."""
        listed = found[:MOST]
        if shown is not None and shown not in listed:
            listed = (shown, *listed)
        self.list.blockSignals(True)
        self.list.clear()
        for each in listed:
            item = QListWidgetItem(f"{each.title}\n{each.sort}", self.list)
            item.setData(Qt.ItemDataRole.UserRole, each.name)
            item.setToolTip(plain_tip(each.title))
        self.list.blockSignals(False)
        self.none.setVisible(not listed)
        self.list.setVisible(bool(listed))
        if shown is not None:
            self.list.setCurrentRow(listed.index(shown))
            self._show(shown)

    @Slot()
    def _on_chosen(self) -> None:
        item = self.list.currentItem()
        if item is not None:
            self._show(topic(str(item.data(Qt.ItemDataRole.UserRole))))

    def _show(self, shown: Topic) -> None:
        self._shown = shown
        self.text.clear()
        cursor = QTextCursor(self.text.document())
        title = self.text.currentCharFormat()
        title.setFont(theme.typeface(22, QFont.Weight.Bold))
        head = QTextBlockFormat()
        head.setBottomMargin(theme.px(10))
        cursor.setBlockFormat(head)
        cursor.insertText(shown.title, title)
        cursor.insertBlock(QTextBlockFormat())
        cursor.setCharFormat(self.text.currentCharFormat())
        write(cursor, shown.blocks)
        self.text.moveCursor(QTextCursor.MoveOperation.Start)

    @Slot()
    def _on_print(self) -> None:
        if self._shown is not None:
            show_paper(self, self._desk, on_paper(self._shown))
