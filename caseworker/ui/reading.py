"""Reading a document of a case inside the program: dots and words, never the file itself."""

from __future__ import annotations

from datetime import date

from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QWidget

from caseworker.casework.records import Document, Records
from caseworker.casework.viewing import Shown, Viewing
from caseworker.domain.errors import CaseworkerError
from caseworker.ui import theme
from caseworker.ui.desk import Desk
from caseworker.ui.icons import Icon
from caseworker.ui.keys import shortcut
from caseworker.ui.parts import EmptyState, Words, secondary
from caseworker.ui.say import Sheet
from caseworker.ui.viewer import PagesView

WIDE, TALL = 900, 960
VIEWING = Viewing()


class PagesSheet(Sheet):
    """Pages to be read, one after another, opened in a process with limits. Escape shuts it."""

    def __init__(self, desk: Desk, title: str, name: str, parent: QWidget) -> None:
        super().__init__(title, "", name, parent)
        self.setMinimumWidth(0)
        self.setMaximumWidth(16_777_215)
        self.desk = desk
        self._wait = Words("Opening…", "soft", name="readWait")
        self.pages = PagesView(can_print=False)
        self.pages.more_wanted.connect(self.look)
        self.pages.hide()
        self.body.addWidget(self._wait, 1)
        self.body.addWidget(self.pages, 1)
        shut = secondary("Close", "readClose")
        shut.clicked.connect(self.accept)
        self.finish_with(shut)
        self.finished.connect(self.deleteLater)
        shortcut(QKeySequence.StandardKey.Close, self, self.accept, "Close")
        room = parent.window().size()
        self.resize(min(theme.px(WIDE), room.width() - 16), min(theme.px(TALL), room.height() - 16))

    def look(self, first: int) -> None:
        """Ask for further pages, beginning with this one."""
        raise NotImplementedError

    def on_first(self, shown: Shown) -> None:
        self._wait.hide()
        self.pages.show()
        self.pages.show_pages(shown.pages, shown.text, count=shown.count, notes=shown.notes)
        self.pages.setFocus()

    def on_more(self, shown: Shown) -> None:
        self.pages.add_pages(shown.pages)

    def on_refused(self, error: CaseworkerError) -> None:
        self._wait.hide()
        self.pages.hide()
        empty = EmptyState(Icon.EYE_OFF, "This can't be shown here", str(error), name="readFault")
        self.body.insertWidget(1, empty, 1)


class ReadSheet(PagesSheet):
    """A document of a case to be read."""

    def __init__(
        self, desk: Desk, document: Document, parent: QWidget, at: tuple[int, str] = (0, "")
    ) -> None:
        """``at``: the page and the words that were looked for."""
        super().__init__(desk, document.name, "read", parent)
        self._at = at
        self._document = document
        desk.see_document(self, document, self._on_content, refused=self.on_refused)

    def _on_content(self, content: bytes) -> None:
        """Its bytes are here, and the audit says who looked. Drawing them takes longer."""
        kind = self._document.kind
        self.desk.upkeep(
            self, lambda _: VIEWING.look(kind, content), self.on_first, refused=self.on_refused
        )

    def look(self, first: int) -> None:
        """Further pages of what is being read already: the audit has its line."""
        document = self._document

        def ask(records: Records, today: date) -> Shown:
            del today
            content = records.document_content(document.id)
            return VIEWING.look(document.kind, content, first=first)

        self.desk.paper(self, ask, self.on_more, refused=self.on_refused)

    def on_first(self, shown: Shown) -> None:
        super().on_first(shown)
        page, words = self._at
        if page or words:
            self.pages.look_for(max(page, 1), words)


def view_document(
    desk: Desk, document: Document, owner: QWidget, at: tuple[int, str] = (0, "")
) -> ReadSheet:
    """Show a document of a case, at a page with words, its bytes drawn away from the window."""
    sheet = ReadSheet(desk, document, owner, at)
    sheet.open()
    return sheet
