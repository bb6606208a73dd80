"""From advice to plan: what is read beside it, what is taken over, and where that came from."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QFrame

from caseworker.casework.attachments import documents
from caseworker.casework.records import Document, Records
from caseworker.casework.viewing import Shown
from caseworker.domain.assessment import advice_that_came
from caseworker.domain.blocks import Block, Run
from caseworker.domain.case import Event
from caseworker.domain.errors import CaseworkerError
from caseworker.domain.footnotes import Taken
from caseworker.domain.plan import Advice
from caseworker.domain.source import Source
from caseworker.ui.case.plan_advice import AdvicePane
from caseworker.ui.case.plan_checks import ChecksPanel
from caseworker.ui.case.plan_section import SectionPage
from caseworker.ui.case.plan_state import PlanState
from caseworker.ui.case.plan_where import Where
from caseworker.ui.case.seen import CaseSeen
from caseworker.ui.desk import Desk
from caseworker.ui.editor import BlocksEdit
from caseworker.ui.icons import Icon
from caseworker.ui.parts import Words, named, quiet, row
from caseworker.ui.reading import VIEWING

GONE = "This document is in the bin, or not among those of the case any more."


class SourceLine(QFrame):
    """Where the words at the cursor were taken from, and the way to it.

    Signals:
        wanted: the document is wanted, at the passage; carries the Source.
    """

    wanted = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        named(self, "sourceLine", "Where these words are from")
        self._source: Source | None = None
        self._words = Words("", "small", wrap=True, name="sourceWords")
        self._open = quiet("Open it there", "sourceOpen", icon=Icon.EYE)
        self._open.clicked.connect(lambda: self.wanted.emit(self._source))
        line = row(8, self)
        line.addWidget(self._words, 1)
        line.addWidget(self._open)
        self.hide()

    def say(self, taken: Taken | None) -> None:
        """Say it of ``taken``; nothing where the words are the officer’s own."""
        self._source = taken.source if taken is not None else None
        if taken is not None:
            self._words.setText(f"From {taken.note}")
            self._open.setAccessibleDescription(f"From {taken.note}")
        self.setVisible(taken is not None)


class Reading(QObject):
    """Keeps the pane, the line under the page, and the plan together.

    Signals:
        turned: the pane was opened or shut.
        placed: a passage went into the plan; carries the Where of it.
    """

    turned = Signal()
    placed = Signal(object)

    def __init__(self, desk: Desk, page: SectionPage, checks: ChecksPanel, parent: QObject) -> None:
        super().__init__(parent)
        self._desk, self._page = desk, page
        self._state: PlanState | None = None
        self._seen: CaseSeen | None = None
        self._document: Document | None = None
        self._sought: Source | None = None
        self._field: tuple[str, BlocksEdit] | None = None
        self.is_open = False
        self.line = SourceLine()
        self.pane = AdvicePane(desk.today)
        self.pane.hide()
        self.pane.shut.connect(self.shut)
        self.pane.sent.connect(self._on_sent)
        self.pane.more_wanted.connect(self._look)
        self.line.wanted.connect(self.seek)
        page.moved.connect(self._on_moved)
        page.reading.connect(self.read)
        checks.reading.connect(self.read)

    def about(self, state: PlanState | None, seen: CaseSeen | None) -> None:
        """It is this plan that is written, of this case as it is now."""
        self._state, self._seen = state, seen
        if state is None:
            self.shut()
        else:
            self._show_places()

    @Slot(object)
    def read(self, advice: Advice, find: Source | None = None) -> None:
        """Open the document of ``advice`` beside the plan; ``find`` is what is sought in it."""
        event = next((e for e in self._events() if e.id == advice.event), None)
        wanted = find.document if find is not None else (event.facts["document"] if event else "")
        self._sought, self._document = find, None
        self.pane.about(advice, find)
        self._turn(to=True)

        def on_documents(found: tuple[Document, ...]) -> None:
            self._document = next((one for one in found if one.id == wanted), None)
            if self._document is None:
                self.pane.wait(GONE)
                return
            ask = self._desk.see_document
            ask(self.pane, self._document, self._on_content, refused=self._on_refused)

        if self._state is not None:
            self._desk.see(self.pane, documents(self._state.number), on_documents)

    @Slot(object)
    def seek(self, source: Source) -> None:
        """Open what the words at the cursor were taken from, at the passage."""
        advice = Advice(source.role, source.author, source.role, source.day, source.name)
        received = [e for e in self._events() if e.facts.get("document") == source.document]
        if received:
            advice = Advice(
                source.role, source.author, source.role, received[-1].day, source.name,
                received[-1].id,
            )  # fmt: skip
        self.read(advice, source)

    @Slot()
    def shut(self) -> None:
        """Nothing is read beside the plan any more."""
        self._document = None
        if self.is_open:
            self._turn(to=False)
            self._page.begin_writing()

    def _turn(self, *, to: bool) -> None:
        self.is_open = to
        self.pane.setVisible(to)
        self.turned.emit()

    def _events(self) -> tuple[Event, ...]:
        return advice_that_came(self._seen.case) if self._seen else ()

    # The document

    def _on_content(self, content: bytes) -> None:
        """Its bytes are here, and the audit says who looked; drawing takes longer."""
        document, sought = self._document, self._sought
        if document is None:
            return
        kind = document.kind

        def look(_: object) -> Shown:
            first = VIEWING.look(kind, content)
            if sought is None or sought.page <= len(first.pages) or sought.page > first.count:
                return first
            return _up_to(kind, content, first, sought.page)

        self._desk.upkeep(self.pane, look, self._on_first, refused=self._on_refused)

    def _look(self, first: int) -> None:
        document = self._document
        if document is None:
            return

        def ask(records: Records, _: object) -> Shown:
            content = records.document_content(document.id)
            return VIEWING.look(document.kind, content, first=first)

        def on_more(shown: Shown) -> None:
            if document is self._document:
                self.pane.pages.add_pages(shown.pages)

        self._desk.paper(self.pane, ask, on_more, refused=self._on_refused)

    def _on_first(self, shown: Shown) -> None:
        if self._document is not None:
            self.pane.show_document(shown)
            self._show_places()

    def _on_refused(self, error: CaseworkerError) -> None:
        self.pane.wait(str(error))

    # The plan

    @Slot()
    def _on_moved(self) -> None:
        writing = self._page.writing()
        if writing is None:
            return
        self._field = writing
        self.line.say(writing[1].source_here())
        self._show_places()

    def _at(self) -> tuple[str, BlocksEdit] | None:
        """The field that was written in last, if it is still shown."""
        return self._field if self._field and self._page.shows(self._field[1]) else None

    def _show_places(self) -> None:
        at = self._at()
        if at is None:
            self.line.say(None)
        if self.is_open and self._state is not None:
            self.pane.show_places(self._state.kind, at[0] if at else "")

    @Slot(str)
    def _on_sent(self, letter: str) -> None:
        if self._state is None or self._document is None:
            return
        passage = self.pane.passage(self._state.number, self._document.id)
        if passage is None:
            return
        run = Run(passage.words, source=passage.source)
        if letter:
            where = self._state.take(letter, run)
            self.placed.emit(where)
            self.pane.say_sent(self._named(where))
        elif (at := self._at()) is not None:
            number, field = at
            field.put_in((Block(runs=_spaced(field, run)),))
            self.pane.say_sent(number)

    def _named(self, where: Where) -> str:
        numbers = self._state.plan.numbers() if self._state else {}
        return next((n for i, n in numbers.items() if i == where.item), f"section {where.letter}")


def _spaced(field: BlocksEdit, run: Run) -> tuple[Run, ...]:
    """With a space before or after it where it would touch another word."""
    cursor, text = field.textCursor(), field.toPlainText()
    before = text[: cursor.selectionStart()][-1:]
    after = text[cursor.selectionEnd() :][:1]
    runs = [run]
    if before.strip():
        runs.insert(0, Run(" "))
    if after.isalnum():
        runs.append(Run(" "))
    return tuple(runs)


def _up_to(kind: str, content: bytes, first: Shown, page: int) -> Shown:
    """The first pages, and as many more as lead to ``page``."""
    pages = list(first.pages)
    while pages and len(pages) < page:
        more = VIEWING.look(kind, content, first=len(pages) + 1).pages
        if not more:
            break
        pages += more
    return Shown(tuple(pages), first.count, first.text, first.notes)
