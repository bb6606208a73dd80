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


class ReadSheet(Sheet):
    """A document to be read, page after page. Escape shuts it."""

    def __init__(
        self, desk: Desk, document: Document, parent: QWidget, at: tuple[int, str] = (0, "")
    ) -> None:
        """``at``: the page and the words that were looked for."""
        super().__init__(document.name, "", "read", parent)
        self._at = at
        self.setMinimumWidth(0)
        self.setMaximumWidth(16_777_215)
        self._desk, self._document = desk, document
        self._wait = Words("Opening…", "soft", name="readWait")
        self.pages = PagesView(can_print=False)
        self.pages.more_wanted.connect(self._look)
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
        desk.see_document(self, document, self._on_content, refused=self._on_refused)

    def _on_content(self, content: bytes) -> None:
        """Its bytes are here, and the audit says who looked. Drawing them takes longer."""
        kind = self._document.kind
        self._desk.upkeep(
            self, lambda _: VIEWING.look(kind, content), self._on_first, refused=self._on_refused
        )

    def _look(self, first: int) -> None:
        """Further pages of what is being read already: the audit has its line."""
        document = self._document

        def ask(records: Records, today: date) -> Shown:
            del today
            content = records.document_content(document.id)
            return VIEWING.look(document.kind, content, first=first)

        self._desk.paper(self, ask, self._on_more, refused=self._on_refused)

    def _on_first(self, shown: Shown) -> None:
        self._wait.hide()
        self.pages.show()
        self.pages.show_pages(shown.pages, shown.text, count=shown.count, notes=shown.notes)
        self.pages.setFocus()
        page, words = self._at
        if page or words:
            self.pages.look_for(max(page, 1), words)

    def _on_more(self, shown: Shown) -> None:
        self.pages.add_pages(shown.pages)

    def _on_refused(self, error: CaseworkerError) -> None:
        self._wait.hide()
        self.pages.hide()
        empty = EmptyState(Icon.EYE_OFF, "This can't be shown here", str(error), name="readFault")
        self.body.insertWidget(1, empty, 1)


def view_document(
    desk: Desk, document: Document, owner: QWidget, at: tuple[int, str] = (0, "")
) -> ReadSheet:
    """Show a document of a case, at a page with words, its bytes drawn away from the window."""
    sheet = ReadSheet(desk, document, owner, at)
    sheet.open()
    return sheet
