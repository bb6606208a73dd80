"""The papers of a case: attached, listed, read inside the program."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QStackedWidget, QWidget

from caseworker.casework import attachments
from caseworker.casework.records import Document
from caseworker.domain.attachments import FORMATS, size_words
from caseworker.domain.case import CaseNumber
from caseworker.domain.consent_record import consents_of
from caseworker.domain.errors import CaseworkerError
from caseworker.ui import theme
from caseworker.ui.case.files import Brought, bring, choose_paper
from caseworker.ui.case.seen import CaseSeen
from caseworker.ui.case.tab import Columns, ScrollTab
from caseworker.ui.ctf.choosing import is_transfer_file, show_transfer_file
from caseworker.ui.desk import Desk
from caseworker.ui.dropped import all_dropped
from caseworker.ui.icons import Icon
from caseworker.ui.papers import LettersPanel, PapersPanel
from caseworker.ui.parts import (
    Card,
    EmptyState,
    Flow,
    Words,
    named,
    plain_tip,
    primary,
    secondary,
)
from caseworker.ui.reading import view_document


class DocumentsTab(ScrollTab):
    """Attach by choosing or dragging; Enter reads the one that is chosen."""

    title = "Documents"

    def __init__(self, desk: Desk, number: CaseNumber, parent: QWidget | None = None) -> None:
        super().__init__(desk, number, parent)
        self.setAcceptDrops(True)
        self._faults: list[str] = []
        self._card = Card(name="documentsCard", gap=10)
        top = Flow(across=12)
        self._title = Words("Documents", "heading", name="documentsTitle")
        self._read = secondary("Read", "readDocument", icon=Icon.EYE)
        self._attach = primary("Attach…", "attachDocument", icon=Icon.PLUS)
        top.addWidget(self._title)
        top.addWidget(self._read)
        top.addWidget(self._attach)
        self._fault = Words(role="fault", wrap=True, name="documentsFault")
        self._fault.hide()
        self.list = named(QListWidget(), "documents", "Documents of this case")
        self.list.setSpacing(2)
        self.list.setWordWrap(True)
        words = "Drag a file here, or choose one. It is kept inside the encrypted records."
        self._none = EmptyState(Icon.FOLDER, "No documents yet", words, name="documentsEmpty")
        self._stack = QStackedWidget()
        self._stack.addWidget(self._none)
        self._stack.addWidget(self.list)
        self._card.body.addWidget(top)
        self._card.body.addWidget(self._fault)
        self._card.body.addWidget(self._stack, 1)
        self.list.setMinimumHeight(theme.px(200))
        self.body.addWidget(self._card)
        columns = Columns(1, 1)
        columns.put_left(PapersPanel(desk, number))
        columns.put_right(LettersPanel(desk, number))
        self.body.addWidget(columns)
        self.body.addStretch(1)
        self._attach.clicked.connect(self.choose_file)
        self._read.clicked.connect(self._on_read)
        self.list.itemActivated.connect(self._on_read)

    def show_case(self, seen: CaseSeen) -> None:
        super().show_case(seen)
        self._show(seen, {one.scan for one in consents_of(seen.case)})

    @Slot()
    def choose_file(self) -> None:
        choose_paper(self, self.attach)

    def attach(self, *paths: Path) -> None:
        """Read the files away from the window, then keep with the case those that may be."""
        self._faults = []
        self._fault.hide()
        if len(paths) == 1 and is_transfer_file(paths[0]):
            show_transfer_file(self.desk, self, paths[0], self.number)
            return
        self._title.setText("Documents  ·  reading…")
        for path in paths:
            # A mark that turns letters round would turn the reason round with them.
            shown = "".join(filter(str.isprintable, path.name))
            self._bring(path, shown if len(paths) > 1 else "")

    def _bring(self, path: Path, name: str) -> None:
        brought, refused = partial(self._on_brought, name), partial(self._on_refused, name)
        self.desk.upkeep(self, lambda _: bring(path), brought, refused=refused)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:  # noqa: N802 - Qt's name
        if all_dropped(event):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:  # noqa: N802 - Qt's name
        if paths := all_dropped(event):
            event.acceptProposedAction()
            self.attach(*paths)

    def _show(self, seen: CaseSeen, signed: set[str]) -> None:
        documents = seen.documents
        chosen = self.list.currentRow()
        self.list.clear()
        for document in reversed(documents):
            kind = FORMATS[document.kind].title if document.kind in FORMATS else document.kind
            under = f"{kind}  ·  {size_words(document.size)}  ·  {document.added_on:%d/%m/%Y}"
            if origin := seen.origins.words("document", document.id):
                under = f"{under}  ·  {origin}"
            if document.id in signed:
                under = f"Signed consent form  ·  {under}"
            item = QListWidgetItem(f"{document.name}\n{under}", self.list)
            item.setData(Qt.ItemDataRole.UserRole, document)
            item.setToolTip(plain_tip(document.name))
        self.list.setCurrentRow(max(0, min(chosen, self.list.count() - 1)))
        self._stack.setCurrentIndex(1 if documents else 0)
        self._read.setEnabled(bool(documents))
        self._say_how_many()

    def _say_how_many(self) -> None:
        count = self.list.count()
        self._title.setText(f"Documents ({count})" if count else "Documents")

    def _on_brought(self, name: str, brought: Brought) -> None:
        command = attachments.AttachDocument(self.number, brought.name, brought.content)
        refused = partial(self._on_refused, name)
        self.desk.do(attachments.attach_document, command, asker=self, refused=refused)

    def _on_refused(self, name: str, error: CaseworkerError) -> None:
        """Of several files, each that was refused is named beside its reason."""
        self._faults.append(f"{name}: {error}" if name else str(error))
        self._say_how_many()
        self._fault.setText("\n".join(self._faults))
        self._fault.show()

    @Slot()
    def _on_read(self) -> None:
        index = self.list.currentIndex()
        document = index.data(Qt.ItemDataRole.UserRole) if index.isValid() else None
        if isinstance(document, Document):
            view_document(self.desk, document, self.window())
