"""The papers of a case: brought in, filed, listed, read inside the program, put in the bin."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QMimeData, Slot
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication, QKeySequence
from PySide6.QtWidgets import QStackedWidget, QWidget

from caseworker.casework.origins import NOTHING_CAME
from caseworker.casework.papers_in import (
    PapersSeen,
    TakeFromBin,
    papers_of,
    take_from_bin,
)
from caseworker.casework.records import Document
from caseworker.casework.wanted import Wanted
from caseworker.domain.case import CaseNumber
from caseworker.domain.consent_record import consents_of
from caseworker.ui import theme
from caseworker.ui.case.bin_sheet import BinSheet
from caseworker.ui.case.files import choose_papers
from caseworker.ui.case.filing_sheet import FilingSheet
from caseworker.ui.case.intake import Intake
from caseworker.ui.case.next_step import NextStep
from caseworker.ui.case.papers_bar import PapersBar
from caseworker.ui.case.papers_list import Beside, PapersList, shown
from caseworker.ui.case.scan_sheet import ScanSheet
from caseworker.ui.case.seen import CaseSeen
from caseworker.ui.case.tab import Columns, ScrollTab
from caseworker.ui.ctf.choosing import is_transfer_file, show_transfer_file
from caseworker.ui.desk import Desk
from caseworker.ui.dropped import all_dropped, virtual_names
from caseworker.ui.icons import Icon
from caseworker.ui.keys import shortcut
from caseworker.ui.papers import LettersPanel, PapersPanel, show_paper
from caseworker.ui.parts import Card, EmptyState, Flow, Words, primary, secondary
from caseworker.ui.reading import view_document

_EMPTY = (
    "Drag files, pictures or e-mails here, paste a picture, or choose them. They are kept inside "
    "the encrypted records."
)


class DocumentsTab(ScrollTab):
    """Attach by choosing, dragging or pasting; Enter reads the one that is chosen."""

    title = "Documents"

    def __init__(self, desk: Desk, number: CaseNumber, parent: QWidget | None = None) -> None:
        super().__init__(desk, number, parent)
        self.setAcceptDrops(True)
        self._papers = PapersSeen()
        self._signed: set[str] = set()
        self._just_came: tuple[str, ...] = ()
        self._to_read: tuple[str, int, str] | None = None
        self.intake = Intake(desk, number, self)
        self._title = Words("Documents", "heading", name="documentsTitle")
        self._read = secondary("&Read", "readDocument", icon=Icon.EYE)
        self._file = secondary("&File…", "fileDocument", icon=Icon.FOLDER)
        self._out = secondary("Put in the bin…", "binDocument")
        self._back = secondary("Take out of the bin", "unbinDocument")
        self._scan = secondary("From the scan folder…", "scanDocuments")
        self._print = secondary("Print the list…", "printDocuments", icon=Icon.PRINT)
        self._attach = primary("&Attach…", "attachDocument", icon=Icon.PLUS)
        self._fault = Words(role="fault", wrap=True, name="documentsFault")
        self._fault.hide()
        self.bar = PapersBar()
        self.list = PapersList()
        self.list.setMinimumHeight(theme.px(280))
        self._stack = QStackedWidget()
        self._stack.addWidget(
            EmptyState(Icon.FOLDER, "No documents yet", _EMPTY, name="documentsEmpty")
        )
        words = "None of the papers is like that. “Show all” takes away what narrows the list."
        self._stack.addWidget(
            EmptyState(Icon.FOLDER, "Nothing like that", words, name="documentsNoneLike")
        )
        self._stack.addWidget(self.list)
        self._lay_out()
        self._connect()

    def show_case(self, seen: CaseSeen) -> None:
        super().show_case(seen)
        self._signed = {one.scan for one in consents_of(seen.case)}
        self._look()

    def begin(self, step: NextStep) -> None:
        """Read a paper at a page, where the step names one; else choose files to attach."""
        ident, _, rest = step.given.get("what", "").partition("/")
        page, _, words = rest.partition("/")
        if not ident:
            self.choose_file()
            return
        self._to_read = (ident, max(0, int(page or 0)), words)
        self._look()

    @Slot()
    def choose_file(self) -> None:
        choose_papers(self, lambda paths: self.attach(*paths))

    def attach(self, *paths: Path) -> None:
        """Read the files away from the window, then keep with the case those that may be."""
        self._fault.hide()
        if len(paths) == 1 and is_transfer_file(paths[0]):
            show_transfer_file(self.desk, self, paths[0], self.number)
            return
        self.intake.take(paths)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:  # noqa: N802 - Qt's name
        mime = event.mimeData()
        if all_dropped(event) or virtual_names(mime) or (mime.hasImage() and not mime.urls()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:  # noqa: N802 - Qt's name
        if paths := all_dropped(event):
            event.acceptProposedAction()
            self.attach(*paths)
        elif self._take(event.mimeData()):
            event.acceptProposedAction()

    def _lay_out(self) -> None:
        card = Card(name="documentsCard", gap=10)
        top = Flow(across=10)
        for part in (self._title, self._read, self._file, self._out, self._back, self._scan):
            top.addWidget(part)
        top.addWidget(self._print)
        top.addWidget(self._attach)
        card.body.addWidget(top)
        card.body.addWidget(self._fault)
        card.body.addWidget(self.bar)
        card.body.addWidget(self._stack, 1)
        self.body.addWidget(card)
        columns = Columns(1, 1)
        columns.put_left(PapersPanel(self.desk, self.number))
        columns.put_right(LettersPanel(self.desk, self.number))
        self.body.addWidget(columns)
        self.body.addStretch(1)

    def _connect(self) -> None:
        self._attach.clicked.connect(self.choose_file)
        self._read.clicked.connect(self._on_read)
        self._file.clicked.connect(self._on_file)
        self._out.clicked.connect(self._on_out)
        self._back.clicked.connect(self._on_back)
        self._scan.clicked.connect(self._on_scan)
        self._print.clicked.connect(self._on_print)
        self.bar.changed.connect(self._draw)
        self.list.read_asked.connect(self._read_one)
        self.list.bin_asked.connect(self._on_out)
        self.list.chosen.connect(self._on_chosen)
        self.intake.began.connect(self._on_began)
        self.intake.told.connect(self._on_told)
        self.intake.kept.connect(self._on_kept)
        self.desk.wordless.connect(self._on_wordless)
        shortcut(QKeySequence.StandardKey.Paste, self, self._on_paste, "Paste a file or a picture")

    # What is shown

    def _look(self) -> None:
        self.desk.see(self, papers_of(self.number), self._on_papers)

    @Slot(str)
    def _on_wordless(self, number: str) -> None:
        if number == self.number:
            self._look()

    def _on_papers(self, papers: PapersSeen) -> None:
        self._papers = papers
        self.bar.offer(papers)
        self._draw()
        if self._to_read is not None:
            self._read_asked(*self._to_read)
        came, self._just_came = self._just_came, ()
        if came:
            self._open_filing([one for one in papers.documents if one.id in came], came=True)

    @Slot()
    def _draw(self) -> None:
        wanted = self.bar.wanted
        count = self.list.show_papers(self._papers, wanted, self._beside)
        is_empty = not self._papers.here and not wanted.binned
        self._stack.setCurrentIndex(2 if count else 0 if is_empty else 1)
        self._say_how_many()
        self._on_chosen()

    def _say_how_many(self) -> None:
        all_of = self._papers.binned if self.bar.wanted.binned else self._papers.here
        title = "Bin" if self.bar.wanted.binned else "Documents"
        shown = f"{len(all_of)}" if all_of else ""
        self._title.setText(f"{title} ({shown})" if shown else title)

    def _beside(self, document: Document) -> Beside:
        words = list[str]()
        if document.id in self._signed:
            words.append("Signed consent form")
        origins = self.seen.origins if self.seen is not None else NOTHING_CAME
        if origin := origins.words("document", document.id):
            words.append(origin)
        came_with = self._papers.filing(document.id).came_with
        mail = next((one.name for one in self._papers.documents if one.id == came_with), "")
        if mail:
            words.append(f"Came with “{mail}”")
        return Beside(tuple(words), origins.whose("document", document.id))

    @Slot()
    def _on_chosen(self) -> None:
        chosen = self.list.papers() if self._stack.currentIndex() == 2 else ()  # noqa: PLR2004
        is_bin = self.bar.wanted.binned
        self._read.setEnabled(len(chosen) == 1)
        self._file.setEnabled(bool(chosen))
        self._print.setEnabled(self._stack.currentIndex() == 2)  # noqa: PLR2004
        self._out.setEnabled(bool(chosen))
        self._back.setEnabled(bool(chosen))
        self._out.setVisible(not is_bin)
        self._file.setVisible(not is_bin)
        self._back.setVisible(is_bin)

    # What comes in

    def _take(self, mime: QMimeData) -> bool:
        self._fault.hide()
        return self.intake.take_mime(mime)

    @Slot()
    def _on_paste(self) -> None:
        if self._attach.isEnabled() and not self._take(QGuiApplication.clipboard().mimeData()):
            self._say_fault("There is no picture and no file on the clipboard to be pasted.")

    @Slot()
    def _on_began(self) -> None:
        self._title.setText("Documents  ·  reading…")

    def _on_told(self, refused: tuple[str, ...]) -> None:
        self._say_how_many()
        if refused:
            self._say_fault("\n".join(refused))

    def _on_kept(self, ids: tuple[str, ...]) -> None:
        self._just_came = ids
        self._look()

    def _say_fault(self, words: str) -> None:
        self._fault.setText(words)
        self._fault.show()

    @Slot()
    def _on_print(self) -> None:
        """Prints as seen: where the list is narrowed, no more than it shows."""
        said = self.bar.said
        found = shown(self._papers, self.bar.wanted) if said else ()
        only = tuple(str(one.id) for one in found)
        show_paper(self, self.desk, Wanted("papers_list", self.number, said, only=only))

    @Slot()
    def _on_scan(self) -> None:
        ScanSheet(self.desk, self.intake, self.window()).open()

    # What is done with them

    @Slot()
    def _on_read(self) -> None:
        for one in self.list.papers()[:1]:
            self._read_one(one)

    def _read_one(self, document: Document) -> None:
        view_document(self.desk, document, self.window())

    def _read_asked(self, ident: str, page: int, words: str) -> None:
        self._to_read = None
        one = next((each for each in self._papers.documents if each.id == ident), None)
        if one is not None:
            self.list.go_to(one.id)
            view_document(self.desk, one, self.window(), (page, words))

    @Slot()
    def _on_file(self) -> None:
        self._open_filing(list(self.list.papers()))

    def _open_filing(self, documents: list[Document], *, came: bool = False) -> None:
        if documents and self.seen is not None:
            owner = self.window()
            FilingSheet(self.desk, self.seen, self._papers, documents, owner, came=came).open()

    @Slot()
    def _on_out(self) -> None:
        chosen = self.list.papers()
        if chosen and self.seen is not None and not self.bar.wanted.binned:
            BinSheet(self.desk, self.seen, chosen, self.window()).open()

    @Slot()
    def _on_back(self) -> None:
        ids = tuple(str(one.id) for one in self.list.papers())
        if ids:
            self.desk.do(take_from_bin, TakeFromBin(self.number, ids))
