"""Looks at a paper or an attachment inside the program: pages or words, zoomed and searched."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QIntValidator, QTextCursor
from PySide6.QtWidgets import (
    QFrame,
    QLineEdit,
    QStackedWidget,
    QWidget,
)

from caseworker.casework.viewing import PagePicture
from caseworker.ui import theme
from caseworker.ui.editor.stays_in import WordsInside
from caseworker.ui.icons import Icon
from caseworker.ui.keys import shortcut
from caseworker.ui.palette import Tone
from caseworker.ui.parts import Flow, Words, column, icon_button, named, quiet, row, secondary
from caseworker.ui.sheets import Sheets
from caseworker.ui.viewer_words import Chosen, begins, chosen_at, place_of, words_of

# Words are chosen with the mouse or with the keys; nothing can be followed or changed.
READ: Final = (
    Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
)
_NEXT_PARAGRAPH: Final = "\u2029"


class PagesView(QWidget):
    """Shows pages, or words where there are no pages.

    Signals:
        print_asked: the reader wants it on paper.
        more_wanted: pages from this one on are wanted; answer with ``add_pages``.
        words_chosen: other words are chosen now, or none; see ``chosen``.
    """

    print_asked = Signal()
    more_wanted = Signal(int)
    words_chosen = Signal()

    def __init__(self, parent: QWidget | None = None, *, can_print: bool = True) -> None:
        super().__init__(parent)
        self.setObjectName("pagesView")
        self._pages: list[PagePicture] = []
        self._count = 0
        self._text = ""
        self._asked_from = 0
        self._going_to = 0  # a page that is still to come
        self._hits: list[int] = []
        self._hit = -1

        self._sheets = Sheets(self)
        self._words = named(WordsInside(self), "viewerText", "The words")
        self._words.setReadOnly(True)
        self._words.setTabChangesFocus(True)
        self._words.setTextInteractionFlags(READ)
        self._words.selectionChanged.connect(self.words_chosen)
        self._stack = QStackedWidget(self)
        self._stack.addWidget(self._sheets)
        self._stack.addWidget(self._words)
        self._notes = _Notes(self)

        body = column(self, gap=10)
        body.addWidget(self._bar(can_print=can_print))
        body.addWidget(self._notes)
        body.addWidget(self._stack, 1)

        self._sheets.page_changed.connect(self._on_moved)
        self._sheets.zoom_changed.connect(self._on_moved)
        self._sheets.more_wanted.connect(self._on_more_wanted)
        self._keys(can_print=can_print)
        self.show_pages(())

    # What is shown

    def show_pages(
        self,
        pages: Sequence[PagePicture],
        text: str = "",
        *,
        count: int = 0,
        notes: Sequence[str] = (),
    ) -> None:
        """Show these pages, or ``text`` where there are none.

        ``count`` is how many pages there are in all, if more than these; ``text`` the words
        of the whole, taken from the pages when it is left out.
        """
        self._pages = list(pages)
        self._count = max(count, len(pages))
        self._asked_from = self._going_to = 0
        self._text = text
        for part in (self._page_word, self._page, self._where):
            part.setVisible(bool(pages))
        self._notes.say(notes)
        self._search.clear()
        self._sheets.show_pages(pages)
        self._words.setPlainText(text or words_of(pages))
        for widget in (self._zoom_out, self._zoom_in, self._zoom, self._fit, self._switch):
            widget.setVisible(bool(pages))
        self._show_words(not pages)

    def add_pages(self, pages: Sequence[PagePicture]) -> None:
        """Lay further pages under those that are here."""
        self._pages.extend(pages)
        self._sheets.add_pages(pages)
        if not self._text:
            self._words.setPlainText(words_of(self._pages))
        self._on_moved()
        if self._going_to:
            self._go_to(self._going_to)
        if self._search.text().strip():
            self._look_further()

    # Words chosen, and found again

    def chosen(self) -> Chosen | None:
        """The words that are chosen among the words of the document; None where none are."""
        cursor = self._words.textCursor()
        words = cursor.selectedText().replace(_NEXT_PARAGRAPH, "\n").strip()
        if not words or self._stack.currentWidget() is not self._words:
            return None
        at = cursor.selectionStart()
        at += len(cursor.selectedText()) - len(cursor.selectedText().lstrip())
        pages = () if self._text else self._pages
        return chosen_at(words, self._words.toPlainText(), at, pages)

    def show_words(self) -> None:
        """Show the words, where there are any, instead of pictures of the pages."""
        self._show_words(bool(self._words.toPlainText().strip()) or not self._pages)

    def look_for(self, page: int, words: str) -> None:
        """Bring this page to the top, with the words typed into the search of the document."""
        self._search.setText(words)
        if self._pages:
            self._go_to(page)

    def find_again(self, page: int, words: str) -> None:
        """Choose ``words`` on that page; the page itself where they can't be found on it."""
        starts = [start for one, start in begins(self._pages) if one.number == page]
        text = self._words.toPlainText()
        place = place_of(words, text, starts[0] if starts and not self._text else 0)
        if place is None:
            self._show_words(not self._pages)
            self._sheets.go_to(page)
            return
        self._show_words(True)
        cursor = QTextCursor(self._words.document())
        cursor.setPosition(place[0])
        cursor.setPosition(place[1], QTextCursor.MoveMode.KeepAnchor)
        self._words.setTextCursor(cursor)

    @property
    def page_count(self) -> int:
        """How many of the pages are here."""
        return len(self._pages)

    # The bar

    def _bar(self, *, can_print: bool) -> Flow:
        self._page_word = Words("Page", "soft")
        self._page = named(QLineEdit(self), "viewerPage", "Page")
        self._page.setValidator(QIntValidator(1, 99_999, self))
        self._page.setFixedWidth(theme.px(56))
        self._page.setToolTip("Go to a page (Ctrl+G)")
        self._where = Words("", "soft", name="viewerWhere")
        self._zoom_out = quiet("\N{MINUS SIGN}", "viewerZoomOut", hint="Smaller (Ctrl and -)")
        self._zoom_out.setAccessibleName("Smaller")
        self._zoom = Words("100%", "soft", name="viewerZoom")
        self._zoom.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._zoom_in = quiet("+", "viewerZoomIn", hint="Larger (Ctrl and +)")
        self._zoom_in.setAccessibleName("Larger")
        self._fit = quiet("Fit width", "viewerFit", hint="As wide as the window (Ctrl+0)")
        self._switch = quiet("Show words", "viewerSwitch", hint="Pages or words (Ctrl+T)")
        self._search = named(QLineEdit(self), "viewerSearch", "Find in this document")
        self._search.setPlaceholderText("Find in this document")
        self._search.setClearButtonEnabled(True)
        self._found = Words("", "small", name="viewerFound")
        self._next = icon_button(Icon.CHEVRON_DOWN, "Next found (F3)", "viewerNext", self)
        self._print = secondary("Print…", "viewerPrint", icon=Icon.PRINT, hint="Ctrl+P")
        self._print.setVisible(can_print)
        self._search.setMinimumWidth(theme.px(260))
        where = (self._page_word, self._page, self._where)
        sizes = (*where, self._zoom_out, self._zoom, self._zoom_in, self._fit, self._switch)
        for button in (self._zoom_out, self._zoom_in, self._fit, self._switch, self._print):
            button.setAutoDefault(False)  # on a sheet, Enter would press the first of them
        bar = Flow(across=20)
        bar.addWidget(_together(sizes, self))
        bar.addWidget(_together((self._search, self._found, self._next, self._print), self))
        self._page.returnPressed.connect(self._on_page_typed)
        self._zoom_out.clicked.connect(partial(self._sheets.zoom_by, -1))
        self._zoom_in.clicked.connect(partial(self._sheets.zoom_by, 1))
        self._fit.clicked.connect(self._sheets.fit_width)
        self._switch.clicked.connect(self._on_switch)
        self._search.textChanged.connect(self._on_search_changed)
        self._search.returnPressed.connect(self._on_next)
        self._next.clicked.connect(self._on_next)
        self._print.clicked.connect(self.print_asked)
        return bar

    def _keys(self, *, can_print: bool) -> None:
        keys: dict[str, tuple[str, Callable[[], object]]] = {
            "Ctrl++": ("Larger", partial(self._sheets.zoom_by, 1)),
            "Ctrl+=": ("Larger", partial(self._sheets.zoom_by, 1)),
            "Ctrl+-": ("Smaller", partial(self._sheets.zoom_by, -1)),
            "Ctrl+0": ("As wide as the window", self._sheets.fit_width),
            "Ctrl+T": ("Pages or words", self._on_switch),
            "Ctrl+F": ("Find in the paper", partial(_ready_to_type, self._search)),
            "Ctrl+G": ("Go to a page", partial(_ready_to_type, self._page)),
            "Ctrl+Home": ("First page", partial(self._go_to, 1)),
            "Ctrl+End": ("Last page", self._go_to_last),
            "F3": ("Next place that was found", self._on_next),
            "Shift+F3": ("Last place that was found", self._on_previous),
            "Ctrl+PgDown": ("Next page", partial(self._turn, 1)),
            "Ctrl+PgUp": ("Page before", partial(self._turn, -1)),
        }
        if can_print:
            keys["Ctrl+P"] = ("Print", self.print_asked.emit)
        for key, (words, act) in keys.items():
            shortcut(key, self, act, words, inside=True)

    # Moving about

    def _turn(self, by: int) -> None:
        self._go_to(self._sheets.page + by)

    def _go_to(self, page: int) -> None:
        """Bring a page to the top: at once, or when it has come."""
        page = min(max(page, 1), self._count)
        self._going_to = page if page > len(self._pages) else 0
        if self._going_to:
            self._on_more_wanted()
        else:
            self._sheets.go_to(page)

    def _on_page_typed(self) -> None:
        self._go_to(int(self._page.text() or self._sheets.page))
        self._page.setText(str(self._going_to or self._sheets.page))

    def _go_to_last(self) -> None:
        self._go_to(self._count)

    def _on_moved(self) -> None:
        self._where.setText(f"of {self._count}" if self._pages else "")
        if self._pages and not self._going_to:
            self._page.setText(str(self._sheets.page))
        self._zoom.setText(f"{round(self._sheets.zoom * 100)}%")

    def _on_more_wanted(self) -> None:
        first = len(self._pages) + 1
        if self._pages and first <= self._count and self._asked_from != first:
            self._asked_from = first
            self.more_wanted.emit(first)

    def focusInEvent(self, event: QFocusEvent) -> None:  # noqa: N802 - Qt's name
        """What is read has the keyboard. A proxy would make Tab leap over the bar above it."""
        super().focusInEvent(event)
        (self._sheets if self._sheets.isVisible() else self._words).setFocus(event.reason())

    def _on_switch(self) -> None:
        if self._pages:
            self._show_words(self._stack.currentWidget() is self._sheets)

    def _show_words(self, is_words: bool) -> None:  # noqa: FBT001 - a state, not an option
        self._stack.setCurrentWidget(self._words if is_words else self._sheets)
        self._switch.setText("Show pages" if is_words else "Show words")
        for widget in (self._zoom_out, self._zoom_in, self._zoom, self._fit):
            widget.setEnabled(not is_words)
        self._on_moved()
        self._on_search_changed(self._search.text())

    # Finding

    def _on_search_changed(self, wanted: str) -> None:
        self._hit = -1
        self._hits = self._find(wanted) if wanted.strip() else []
        self._next.setEnabled(len(self._hits) > 1)
        self._sheets.mark_found(None)
        if self._hits:
            self._go_to_hit(0)
        else:
            self._say_not_found(wanted)
        if wanted.strip():
            self._on_more_wanted()

    def _look_further(self) -> None:
        """Pages that came later are searched too; what was found already stays where it is."""
        wanted = self._search.text()
        self._hits = self._find(wanted)
        self._next.setEnabled(len(self._hits) > 1)
        if self._hit >= 0:
            self._say_hit()
        elif self._hits:
            self._go_to_hit(0)
        else:
            self._say_not_found(wanted)
        self._on_more_wanted()

    def _say_not_found(self, wanted: str) -> None:
        has_all = len(self._pages) >= self._count
        not_found = "Not found" if has_all or self._is_words else "Looking further…"
        self._found.setText(not_found if wanted.strip() else "")

    @property
    def _is_words(self) -> bool:
        return self._stack.currentWidget() is self._words

    def _find(self, wanted: str) -> list[int]:
        """Pages on which it stands, or places in the words."""
        if self._stack.currentWidget() is self._sheets:
            folded = _folded(wanted)
            return [page.number for page in self._pages if folded in _folded(page.text)]
        places = []
        found = self._words.document().find(wanted)
        while not found.isNull():
            places.append(found.selectionStart())
            found = self._words.document().find(wanted, found)
        return places

    def _on_next(self) -> None:
        self._go_to_hit(self._hit + 1)

    def _on_previous(self) -> None:
        self._go_to_hit(self._hit - 1)

    def _go_to_hit(self, hit: int) -> None:
        if not self._hits:
            return
        self._hit = hit % len(self._hits)
        place = self._hits[self._hit]
        if self._stack.currentWidget() is self._sheets:
            self._sheets.mark_found(place - self._pages[0].number + 1)
        else:
            cursor = QTextCursor(self._words.document())
            cursor.setPosition(place)
            cursor.setPosition(place + len(self._search.text()), QTextCursor.MoveMode.KeepAnchor)
            self._words.setTextCursor(cursor)
        self._say_hit()

    def _say_hit(self) -> None:
        which = f"{self._hit + 1} of {len(self._hits)}"
        words = which if self._is_words else f"On page {self._hits[self._hit]} ({which})"
        self._found.setText(words)


class _Notes(QFrame):
    """What should be known about what is shown, above it."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("viewerNotes")
        self.setProperty("card", True)
        self.setProperty("tone", Tone.AMBER.value)
        self._words = Words("", wrap=True, tone=Tone.AMBER, name="viewerNotesWords", parent=self)
        column(self, margin=10).addWidget(self._words)

    def say(self, notes: Sequence[str]) -> None:
        """Show these notes; nothing at all where there are none."""
        self._words.setText("\n".join(notes))
        self.setAccessibleName(" ".join(notes))
        self.setVisible(bool(notes))


def _ready_to_type(field: QLineEdit) -> None:
    """The keyboard is in it, and what it held goes with the first key."""
    field.setFocus(Qt.FocusReason.ShortcutFocusReason)
    field.selectAll()


def _together(widgets: Sequence[QWidget], parent: QWidget) -> QWidget:
    """A few things that stay on one line."""
    group = QWidget(parent)
    line = row(gap=4, owner=group)
    for widget in widgets:
        line.addWidget(widget)
    return group


def _folded(text: str) -> str:
    """Without regard to capitals or to where lines end."""
    return " ".join(text.casefold().split())
