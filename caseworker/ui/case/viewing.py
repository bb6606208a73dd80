"""Reading a document or a paper inside the program: dots and words, never the file itself."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtGui import QImage, QKeySequence, QPixmap, QShortcut
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from caseworker.casework import papers
from caseworker.casework.gathering import Wanted
from caseworker.casework.records import Document, Records
from caseworker.casework.viewing import PagePicture, Shown, Viewing
from caseworker.domain.errors import CaseworkerError
from caseworker.ui import theme
from caseworker.ui.desk import Desk
from caseworker.ui.icons import Icon
from caseworker.ui.palette import Tone
from caseworker.ui.parts import Card, EmptyState, ScrollPage, Words, named, secondary
from caseworker.ui.say import Sheet

WIDE, TALL = 860, 900
VIEWING = Viewing()


class ReadSheet(Sheet):
    """A paper to be read. Escape shuts it."""

    def __init__(self, title: str, parent: QWidget) -> None:
        super().__init__(title, "", "read", parent)
        self.setMaximumWidth(16_777_215)
        self._pages = ScrollPage("readPages", margin=8, gap=14)
        self._wait = Words("Opening…", "soft", name="readWait")
        self._pages.body.addWidget(self._wait)
        self.body.addWidget(self._pages, 1)
        shut = secondary("Close", "readClose")
        shut.clicked.connect(self.accept)
        self.finish_with(shut)
        self.finished.connect(self.deleteLater)
        QShortcut(QKeySequence.StandardKey.Close, self, self.accept)
        room = parent.window().size()
        self.resize(min(theme.px(WIDE), room.width() - 16), min(theme.px(TALL), room.height() - 16))

    def show_pages(self, shown: Shown) -> None:
        self._wait.hide()
        for note in shown.notes:
            card = Card(tone=Tone.AMBER, margin=10)
            card.body.addWidget(Words(note, wrap=True))
            self._pages.body.addWidget(card)
        for page in shown.pages:
            self._pages.body.addWidget(_picture(page), 0, Qt.AlignmentFlag.AlignHCenter)
        if shown.text and not shown.pages:
            text = named(QPlainTextEdit(shown.text), "readText", "What it says")
            text.setReadOnly(True)
            text.setMinimumHeight(theme.px(420))
            self._pages.body.addWidget(text, 1)
        if len(shown.pages) < shown.count:
            words = f"The first {len(shown.pages)} of {shown.count} pages."
            self._pages.body.addWidget(Words(words, "soft"))

    def show_fault(self, error: CaseworkerError) -> None:
        self._wait.hide()
        self._pages.body.addWidget(
            EmptyState(Icon.EYE_OFF, "This can't be shown here", str(error), name="readFault")
        )


def view_document(desk: Desk, document: Document, owner: QWidget) -> ReadSheet:
    """Show a document of a case, its bytes fetched and drawn away from the window."""
    sheet = ReadSheet(document.name, owner)

    def ask(records: Records, today: date) -> Shown:
        del today
        return VIEWING.look(document.kind, records.document_content(document.id))

    desk.paper(sheet, ask, sheet.show_pages, refused=sheet.show_fault)
    sheet.open()
    return sheet


def preview_paper(desk: Desk, wanted: Wanted, title: str, owner: QWidget) -> ReadSheet:
    """Show a paper as it would be printed, marked as a preview."""
    sheet = ReadSheet(title, owner)

    def ask(records: Records, today: date) -> Shown:
        drawn = papers.preview(wanted, desk.officer)(records, today)
        return VIEWING.look("pdf", drawn.pdf)

    desk.paper(sheet, ask, sheet.show_pages, refused=sheet.show_fault)
    sheet.open()
    return sheet


def _picture(page: PagePicture) -> QWidget:
    image = QImage(
        page.dots(), page.width, page.height, page.width * 3, QImage.Format.Format_RGB888
    ).copy()
    label = Words()
    label.setPixmap(
        QPixmap.fromImage(image).scaledToWidth(
            min(page.width, theme.px(760)), Qt.TransformationMode.SmoothTransformation
        )
    )
    label.setAccessibleName(f"Page {page.number}. {page.text}")
    label.setObjectName(f"page{page.number}")
    return label
