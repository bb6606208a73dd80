"""Places and people: everybody an office works with, found by any word, and kept up to date."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import Final

from PySide6.QtCore import Qt, QTimer, Slot
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QCheckBox, QComboBox, QLineEdit, QPushButton, QWidget

from caseworker.casework.directory import (
    CheckPlaces,
    ClosePlace,
    DirectorySeen,
    PutBack,
    check_places,
    close_place,
    directory_seen,
    put_back,
)
from caseworker.casework.directory_papers import BOOKLET, LIST, Chosen, shown_of
from caseworker.casework.directory_rows import TakeFileBack, take_file_back
from caseworker.casework.following import following_them
from caseworker.casework.list_file import ListFile, ListReader
from caseworker.casework.many_cases import Preview
from caseworker.casework.office import Done, Touched
from caseworker.domain.directory import Directory, Place
from caseworker.domain.errors import CaseworkerError
from caseworker.domain.place_kinds import place_kinds
from caseworker.domain.roles import Right
from caseworker.ui import theme
from caseworker.ui.case.tab import emptied
from caseworker.ui.choose_file import choose_file
from caseworker.ui.desk import Desk
from caseworker.ui.directory.booklet_sheet import BookletSheet
from caseworker.ui.directory.files_brought import FilesBrought
from caseworker.ui.directory.follow_sheet import FollowSheet
from caseworker.ui.directory.import_sheet import ImportSheet
from caseworker.ui.directory.place_line import PlaceLine
from caseworker.ui.directory.place_sheet import PlaceSheet
from caseworker.ui.directory.sheets import ClosePlaceSheet, UsesSheet
from caseworker.ui.icons import Icon
from caseworker.ui.page import Page
from caseworker.ui.palette import Tone
from caseworker.ui.papers.leaving import Ways
from caseworker.ui.papers.preview import PaperView, show_paper
from caseworker.ui.parts import (
    EmptyState,
    Flow,
    PageTitle,
    ScrollPage,
    Words,
    column,
    named,
    primary,
    quiet,
    secondary,
)
from caseworker.ui.say import Message, Offer

PAUSE: Final = 150  # ms
AT_ONCE: Final = 30
READER: Final = ListReader()
_WORDS: Final = (
    "Enter the schools, services and people that you work with, or bring in a list. Every form "
    "can then name them, and families can have a booklet."
)


class PlacesPage(Page):
    """Search and filters above, then a card for each place."""

    def __init__(
        self, desk: Desk, parent: QWidget | None = None, *, ways: Ways | None = None
    ) -> None:
        super().__init__(parent)
        named(self, "placesPage", "Places and people")
        self._desk, self._ways = desk, ways
        self._may = desk.may(Right.KEEP_BOOK)
        self._seen: DirectorySeen | None = None
        self._drawn: Directory | None = None
        self._only = ""  # the id of the one place that was opened from elsewhere
        self._page = ScrollPage("placesScroll", margin=28, gap=12)
        side = theme.px(28)
        self._page.body.setContentsMargins(side, theme.px(4), side, theme.px(20))
        self._page.body.addWidget(PageTitle("Places and people"))
        self._page.body.addWidget(self._buttons())
        self._page.body.addWidget(self._fields())
        self._count = Words("", "small", wrap=True, name="placesCount")
        self._all = quiet("Show all places", "placesAll")  # where one was opened from elsewhere
        self._all.hide()
        self._page.body.addWidget(self._count)
        self._page.body.addWidget(self._all, 0, Qt.AlignmentFlag.AlignLeft)
        lines = QWidget()
        self._lines = column(lines, 0, 8)
        self._page.body.addWidget(lines)
        self._more = secondary("Show more", "placesMore")
        self._more.clicked.connect(self._on_more)
        self._page.body.addWidget(self._more, 0, Qt.AlignmentFlag.AlignLeft)
        self._files = FilesBrought(desk)
        self._files.setVisible(self._may)
        self._page.body.addWidget(self._files)
        self._empty = EmptyState(Icon.BOOK, "No place is found", _WORDS, name="placesEmpty")
        self._empty.hide()
        self._page.body.addWidget(self._empty)
        self._page.body.addStretch(1)
        column(self, 0, 0).addWidget(self._page)
        self._pause = QTimer(self, singleShot=True, interval=PAUSE)
        self._pause.timeout.connect(self._draw)
        self._find.textChanged.connect(self._on_typed)
        self._all.clicked.connect(self._on_narrowed)
        self._kind.currentIndexChanged.connect(self._on_narrowed)
        for box in (self._families, self._stale, self._closed):
            box.toggled.connect(self._on_narrowed)
        desk.done.connect(self._on_done)

    def _buttons(self) -> Flow:
        line = Flow(across=10, down=6)
        enter = primary("Enter a place…", "placesEnter", icon=Icon.PLUS)
        bring = secondary("Bring in a file…", "placesBring", icon=Icon.FOLDER)
        bring.setToolTip("A spreadsheet (XLSX), or a text with a line for each place (CSV)")
        booklet = secondary("For families…", "placesBooklet", icon=Icon.BOOK)
        booklet.setToolTip("A booklet of what there is, or one sheet for one child")
        prints = secondary("Print or save…", "placesPrint", icon=Icon.PRINT)
        prints.setToolTip("The places that are shown, on paper or as a CSV file")
        self._checked = secondary("Checked today: all shown", "placesCheckAll", icon=Icon.CHECK)
        for button, slot in (
            (enter, self._on_enter),
            (bring, self._on_bring),
            (booklet, self._on_booklet),
            (prints, self.show_print),
            (self._checked, self._on_check_all),
        ):
            line.addWidget(button)
            button.clicked.connect(slot)
        for button in (enter, bring, self._checked):
            button.setVisible(self._may)
        return line

    def _fields(self) -> Flow:
        self._find = named(QLineEdit(), "placesFind", "Find a place or a person")
        self._find.setPlaceholderText("Name, person, postcode or code")
        self._find.setClearButtonEnabled(True)
        self._find.setMinimumWidth(theme.px(320))
        self._kind = named(QComboBox(), "placesKind", "Kind")
        self._kind.addItem("Every kind", "")
        for kind in place_kinds().values():
            self._kind.addItem(kind.many, kind.id)
        self._families = named(QCheckBox("For families"), "placesFamilies")
        self._stale = named(QCheckBox("Not checked for a year"), "placesStale")
        self._closed = named(QCheckBox("Closed ones, too"), "placesClosed")
        fields = Flow(across=14, down=8)
        for field in (self._find, self._kind, self._families, self._stale, self._closed):
            fields.addWidget(field)
        return fields

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 - Qt's name
        super().showEvent(event)
        self.look()
        self._find.setFocus()

    @property
    def part(self) -> str:
        return self._only

    def begin(self, part: str) -> None:
        """Show the one place of this id."""
        self._only = part
        self._find.clear()
        self._only = part
        self._draw()

    @Slot()
    def look(self) -> None:
        """Ask for the directory anew."""
        self._desk.see(self, directory_seen, self._on_seen)
        self._files.look()

    @Slot()
    def show_print(self) -> PaperView:
        """The places that are shown, on paper."""
        return show_paper(self, self._desk, self._chosen.wanted(LIST), ways=self._ways)

    @property
    def _chosen(self) -> Chosen:
        return Chosen(
            self._find.text().strip(),
            str(self._kind.currentData() or ""),
            families=self._families.isChecked(),
            stale=self._stale.isChecked(),
            closed=self._closed.isChecked(),
            ids=(self._only,) if self._only else (),
        )

    def _on_seen(self, seen: DirectorySeen) -> None:
        self._seen = seen
        self._draw()

    @Slot()
    def _on_typed(self) -> None:
        self._only = ""
        self._pause.start()

    @Slot()
    def _on_narrowed(self) -> None:
        """Whoever narrows the list wants the list, and no more the one place of it."""
        self._only = ""
        self._draw()

    @Slot()
    def _draw(self) -> None:
        seen = self._seen
        if seen is None:
            return
        shown = shown_of(seen, self._chosen)
        said = "1 place" if len(shown) == 1 else f"{len(shown):,} places"
        more = f" The first {AT_ONCE} are shown." if len(shown) > AT_ONCE else ""
        self._count.setText(f"{said}.{more}" if shown else "")
        self._all.setVisible(bool(self._only))
        self._empty.setVisible(not shown)
        ours = [one for one in shown if not one.source]
        self._checked.setVisible(self._may and self._stale.isChecked() and bool(ours))
        if shown == self._drawn:
            return
        self._drawn = shown
        emptied(self._lines)
        self._add_lines(0)

    def _add_lines(self, first: int) -> None:
        """So many more of those that are found, from ``first`` on."""
        if self._seen is None or self._drawn is None:
            return
        for at, one in enumerate(self._drawn[first : first + AT_ONCE], start=first):
            line = PlaceLine(one, at, self._seen.today, may=self._may)
            line.wanted.connect(self._on_wanted)
            self._lines.addWidget(line)
        left = len(self._drawn) - first - AT_ONCE
        self._more.setText(f"Show {min(left, AT_ONCE)} more")
        self._more.setVisible(left > 0)

    @Slot()
    def _on_more(self) -> None:
        """The focus goes to the first of them, where reading goes on."""
        first = self._lines.count()
        self._add_lines(first)
        item = self._lines.itemAt(first)
        line = item.widget() if item is not None else None
        button = line.findChild(QPushButton) if line is not None else None
        if button is not None:
            button.setFocus()

    @Slot(str, object)
    def _on_wanted(self, what: str, one: Place) -> None:
        match what:
            case "cases":
                sheet = UsesSheet(self._desk, self, one)
                sheet.opened.connect(lambda number: self.opened.emit(number, ""))
                sheet.open()
            case "change":
                changing = PlaceSheet(self._desk, self, one)
                changing.changed.connect(self._on_changed)
                changing.open()
            case "close":
                closing = ClosePlaceSheet(self._desk, self, one)
                closing.recorded.connect(partial(self._offer_undo, one))
                closing.open()
            case "check":
                command = CheckPlaces((one.id,))
                then = partial(self._offer_undo, one)
                self._desk.do(check_places, command, asker=self, then=then)
            case _:
                opened = ClosePlace(one.id, None)
                self._desk.do(close_place, opened, asker=self, then=partial(self._offer_undo, one))

    def _offer_undo(self, before: Place, done: Done) -> None:
        self._offer(done.sentence, PutBack((before,)))

    def _offer(self, sentence: str, back: PutBack) -> None:
        undo = Offer("Undo", lambda: self._desk.do(put_back, back))
        self.said.emit(Message(sentence, offer=undo))

    @Slot(object, object)
    def _on_changed(self, before: Place, after: Place) -> None:
        """It can be taken back; and where cases copied how it was reached, ask about them."""
        self._offer(f"What the directory says of {after.name} is changed.", PutBack((before,)))
        if any(getattr(before, name) != getattr(after, name)
               for name in ("lines", "telephone", "email")):  # fmt: skip
            then = partial(self._on_copies, before, after)
            self._desk.see(self, following_them(before, after), then)

    def _on_copies(self, before: Place, after: Place, preview: Preview) -> None:
        if preview.changed:
            sheet = FollowSheet(self._desk, before, after, self)
            sheet.said.connect(self.said)
            sheet.open()

    @Slot()
    def _on_enter(self) -> None:
        sheet = PlaceSheet(self._desk, self)
        sheet.recorded.connect(lambda done: self._offer(done.sentence, PutBack((), (done.made,))))
        sheet.open()

    @Slot()
    def _on_check_all(self) -> None:
        ours = tuple(one for one in self._drawn or () if not one.source)
        command = CheckPlaces(tuple(one.id for one in ours))
        then = lambda done: self._offer(done.sentence, PutBack(ours))  # noqa: E731 - said once
        self._desk.do(check_places, command, asker=self, then=then)

    @Slot()
    def _on_bring(self) -> None:
        choose_file(
            self,
            "choosePlaces",
            ["Lists (*.csv *.xlsx *.txt *.tsv)", "All files (*)"],
            self.bring_in,
        )

    def bring_in(self, path: Path) -> None:
        """Look at the file at ``path``, and show what it would change."""
        self._desk.upkeep(
            self,
            lambda _: READER.read_at(path),
            partial(self._on_read, path.name),
            refused=self._on_refused,
        )

    def _on_read(self, name: str, file: ListFile) -> None:
        sheet = ImportSheet(self._desk, self, file, name)
        sheet.brought.connect(self._on_brought)
        sheet.open()

    def _on_brought(self, done: Done) -> None:
        undo = Offer("Undo", lambda: self._desk.do(take_file_back, TakeFileBack(done.made)))
        self.said.emit(Message(done.sentence, offer=undo))

    def _on_refused(self, error: CaseworkerError) -> None:
        self.said.emit(Message(str(error), Tone.AMBER))

    @Slot()
    def _on_booklet(self) -> None:
        if self._seen is not None:
            sheet = BookletSheet(self._desk, self, self._seen)
            sheet.wanted.connect(self._on_booklet_wanted)
            sheet.open()

    @Slot(object)
    def _on_booklet_wanted(self, chosen: Chosen) -> None:
        show_paper(self, self._desk, chosen.wanted(BOOKLET), ways=self._ways)

    @Slot(object)
    def _on_done(self, done: Done) -> None:
        if self.isVisible() and Touched.PLACES in done.touched:
            self.look()
