"""The address book: every office, found by any name that it had, with how its key stands."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from PySide6.QtCore import QTimer, Slot
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QShowEvent
from PySide6.QtWidgets import QCheckBox, QComboBox, QLineEdit, QWidget

from caseworker.casework.address_book import (
    BookSeen,
    CloseReceiver,
    book_seen,
    close_receiver,
    shown_of,
)
from caseworker.casework.cards import LARGEST_CARD
from caseworker.casework.office import Done, Touched
from caseworker.casework.wanted import Wanted
from caseworker.domain.errors import CaseworkerError
from caseworker.domain.receiver_kinds import receiver_kinds
from caseworker.domain.receivers import KeyState, Receiver, ReceiverId
from caseworker.domain.roles import Right
from caseworker.ui import theme
from caseworker.ui.address_book.age_key_sheet import AgeKeySheet
from caseworker.ui.address_book.card_sheet import CardSheet
from caseworker.ui.address_book.close_sheet import CloseSheet
from caseworker.ui.address_book.compare_sheet import CompareSheet
from caseworker.ui.address_book.office_line import OfficeLine
from caseworker.ui.address_book.office_sheet import OfficeSheet
from caseworker.ui.address_book.own_card_sheet import OwnCardSheet
from caseworker.ui.case.tab import emptied
from caseworker.ui.choose_file import bytes_of, choose_file
from caseworker.ui.desk import Desk
from caseworker.ui.icons import Icon
from caseworker.ui.palette import Tone
from caseworker.ui.papers.leaving import Ways
from caseworker.ui.papers.preview import PaperView, show_paper
from caseworker.ui.parts import (
    Card,
    EmptyState,
    Flow,
    ScrollPage,
    Words,
    column,
    named,
    primary,
    secondary,
)

PAUSE: Final = 200  # ms
AT_ONCE: Final = 60
_WORDS: Final = (
    "Enter the offices that you hand cases over to, and bring in the card that each gives you. "
    "Nothing is sent to a key before its six words were compared by telephone."
)
_DUE: Final = "It is time to change our own keys. An administrator does it under Our card."


class BookTab(QWidget):
    """Search and filters above, then a line for each office; a card can be dropped anywhere."""

    def __init__(
        self, desk: Desk, parent: QWidget | None = None, *, ways: Ways | None = None
    ) -> None:
        super().__init__(parent)
        named(self, "bookTab", "Address book")
        self._desk, self._ways = desk, ways
        self._may = desk.may(Right.KEEP_BOOK)
        self._seen: BookSeen | None = None
        self._drawn: tuple[Receiver, ...] | None = None
        self.setAcceptDrops(self._may)
        self._page = ScrollPage("bookPage", margin=0, gap=12)
        self._page.body.setContentsMargins(0, theme.px(10), 0, theme.px(24))
        self._page.body.addWidget(self._buttons())
        self._said = Card(margin=12, gap=4, name="bookSaid")
        self._said_words = Words("", "strong", wrap=True, name="bookSaidWords")
        self._said.body.addWidget(self._said_words)
        self._said.hide()
        self._page.body.addWidget(self._said)
        self._due = Card(tone=Tone.AMBER, margin=12, gap=4, name="bookDue")
        self._due.body.addWidget(Words(_DUE, "strong", wrap=True))
        self._due.hide()
        self._page.body.addWidget(self._due)
        self._narrowing = self._fields()
        self._page.body.addWidget(self._narrowing)
        self._count = Words("", "small", wrap=True, name="bookCount")
        self._page.body.addWidget(self._count)
        lines = QWidget()
        self._lines = column(lines, 0, 8)
        self._page.body.addWidget(lines)
        self._empty = EmptyState(
            Icon.BOOK, "Nobody is in the address book yet", _WORDS, name="bookEmpty"
        )
        self._empty.hide()
        self._page.body.addWidget(self._empty)
        self._page.body.addStretch(1)
        column(self, 0, 0).addWidget(self._page)
        self._pause = QTimer(self, singleShot=True, interval=PAUSE)
        self._pause.timeout.connect(self._draw)
        self._find.textChanged.connect(self._pause.start)
        self._kind.currentIndexChanged.connect(self._draw)
        self._state.currentIndexChanged.connect(self._draw)
        self._closed.toggled.connect(self._draw)
        desk.done.connect(self._on_done)

    def _buttons(self) -> Flow:
        line = Flow(across=10, down=6)
        bring = primary("Bring in a card…", "bookCard", icon=Icon.FOLDER)
        bring.setToolTip("A card file that another office gave you; it can be dropped here as well")
        enter = secondary("Enter an office…", "bookEnter", icon=Icon.PLUS)
        ours = secondary("Our card…", "bookOurs", icon=Icon.KEY)
        prints = secondary("Print…", "bookPrint", icon=Icon.PRINT)
        prints.setToolTip("The offices that are shown, on paper")
        for button, slot in (
            (bring, self._on_bring),
            (enter, self._on_enter),
            (ours, self._on_ours),
            (prints, self.show_print),
        ):
            line.addWidget(button)
            button.clicked.connect(slot)
        for button in (bring, enter):
            button.setVisible(self._may)
        return line

    def _fields(self) -> Flow:
        self._find = named(QLineEdit(), "bookFind")
        self._find.setPlaceholderText("Name, or former name")
        self._find.setClearButtonEnabled(True)
        self._kind = named(QComboBox(), "bookKind")
        self._kind.addItem("Every kind", "")
        for kind in receiver_kinds().values():
            self._kind.addItem(kind.many, kind.id)
        self._state = named(QComboBox(), "bookState")
        self._state.addItem("However its key stands", "")
        for state in KeyState:
            self._state.addItem(state.value, state.name)
        self._closed = named(QCheckBox("Closed ones, too"), "bookClosed")
        fields = Flow(across=14, down=8)
        for words, field, wide in (
            ("Find an office", self._find, 240),
            ("Kind", self._kind, 170),
            ("Key", self._state, 220),
        ):
            fields.addWidget(_labelled(words, field, wide))
        fields.addWidget(_labelled("", self._closed, 0))
        return fields

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 - Qt's name
        super().showEvent(event)
        self.look()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:  # noqa: N802 - Qt's name
        if event.mimeData().hasUrls():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:  # noqa: N802 - Qt's name
        for url in event.mimeData().urls()[:1]:
            if url.isLocalFile():
                self.bring_in(Path(url.toLocalFile()))
        event.acceptProposedAction()

    @Slot()
    def look(self) -> None:
        """Ask for the book anew."""
        self._desk.see(self, book_seen, self._on_seen)

    def begin(self, path: str) -> None:
        """Bring in a card that was double-clicked, or dropped on the window."""
        if self._may:
            self.bring_in(Path(path))

    def bring_in(self, path: Path) -> None:
        """Read the card at ``path`` and show what it says."""
        self._said.hide()
        self._desk.upkeep(
            self, lambda _: bytes_of(path, LARGEST_CARD), self._on_read, refused=self._on_refused
        )

    @Slot()
    def show_print(self) -> PaperView:
        """The offices that are shown, on paper."""
        return show_paper(self, self._desk, self._wanted, ways=self._ways)

    @property
    def _wanted(self) -> Wanted:
        return Wanted(
            "address_book",
            which=self._find.text().strip(),
            about=str(self._kind.currentData() or ""),
            words=(
                ("state", str(self._state.currentData() or "")),
                ("closed", "yes" if self._closed.isChecked() else ""),
            ),
        )

    def _on_seen(self, seen: BookSeen) -> None:
        self._seen = seen
        self._draw()

    @Slot()
    def _draw(self) -> None:
        """Draw the lines anew only where they changed: a button that is being pressed stays."""
        seen = self._seen
        if seen is None:
            return
        found = shown_of(seen, self._wanted)
        shown = tuple(sorted(found, key=lambda one: one.state is not KeyState.CHANGED))
        self._due.setVisible(seen.own_keys_due)
        self._empty.setVisible(not seen.receivers)
        self._narrowing.setVisible(bool(seen.receivers))
        said = "1 office" if len(shown) == 1 else f"{len(shown)} offices"
        more = f" The first {AT_ONCE} are shown: narrow the list." if len(shown) > AT_ONCE else ""
        self._count.setText(f"{said}.{more}" if shown else "No office is found.")
        self._count.setVisible(bool(seen.receivers))
        if shown == self._drawn:
            return
        self._drawn = shown
        emptied(self._lines)
        for at, one in enumerate(shown[:AT_ONCE]):
            line = OfficeLine(one, at, seen.today, may=self._may)
            line.wanted.connect(self._on_wanted)
            self._lines.addWidget(line)

    @Slot(str, object)
    def _on_wanted(self, what: str, one: Receiver) -> None:
        match what:
            case "compare":
                CompareSheet(self._desk, one.id, self).begin()
            case "age":
                AgeKeySheet(self._desk, one, self).open()
            case "change":
                OfficeSheet(self._desk, self, one).open()
            case "close":
                CloseSheet(self._desk, self, one).open()
            case _:
                self._desk.do(close_receiver, CloseReceiver(one.id, None), asker=self)

    @Slot()
    def _on_bring(self) -> None:
        kinds = ["Cards of offices (*.card)", "All files (*)"]
        choose_file(self, "chooseCard", kinds, self.bring_in)

    @Slot()
    def _on_enter(self) -> None:
        OfficeSheet(
            self._desk, self, suggestions=self._seen.suggestions if self._seen else ()
        ).open()

    @Slot()
    def _on_ours(self) -> None:
        OwnCardSheet(self._desk, self, ways=self._ways).look()

    def _on_read(self, data: bytes) -> None:
        sheet = CardSheet(self._desk, data, self)
        sheet.compare_wanted.connect(self._on_compare)
        sheet.unfit.connect(self._say)
        sheet.begin()

    @Slot(str)
    def _on_compare(self, receiver: str) -> None:
        CompareSheet(self._desk, ReceiverId(receiver), self).begin()

    def _on_refused(self, error: CaseworkerError) -> None:
        self._say(str(error))

    @Slot(str)
    def _say(self, words: str) -> None:
        """Why a card was not taken, where everybody looks."""
        self._said.setProperty("tone", Tone.AMBER.value)
        self._said.style().polish(self._said)
        self._said_words.setText(f"{words} Nothing is changed.")
        self._said.setAccessibleName(words)
        self._said.show()
        self._page.ensureWidgetVisible(self._said)

    @Slot(object)
    def _on_done(self, done: Done) -> None:
        if self.isVisible() and Touched.BOOK in done.touched:
            self.look()


def _labelled(words: str, field: QWidget, wide: int) -> QWidget:
    whole = QWidget()
    body = column(whole, 0, 2)
    body.addWidget(Words(words, "label", wrap=True))
    body.addWidget(field)
    if wide:
        field.setMinimumWidth(theme.px(wide))
    if words:
        field.setAccessibleName(words)
    return whole
