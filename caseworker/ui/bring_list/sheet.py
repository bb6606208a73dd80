"""The sheet on which a list of cases is brought in: the file, its columns, and every line."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from PySide6.QtCore import QModelIndex, Qt, Signal, Slot
from PySide6.QtWidgets import QWidget

from caseworker.casework.bringing_list import Tried, bring_list, try_list
from caseworker.casework.export_all import Watch
from caseworker.casework.list_columns_kept import columns_known
from caseworker.casework.list_file import ListFile, ListReader
from caseworker.casework.list_judged import Judged, judged
from caseworker.casework.list_lines import Found, who_is_here
from caseworker.casework.list_out import rest_to_save
from caseworker.casework.list_typed import ListTyped, from_text, taken_up
from caseworker.casework.office import Done
from caseworker.casework.preferences import office_facts
from caseworker.casework.records import OfficeFacts
from caseworker.domain.errors import CaseworkerError
from caseworker.domain.minimising import rules_for_lists
from caseworker.domain.settings import settings
from caseworker.domain.under_way import COMMON
from caseworker.ui.bring_list.columns import ColumnsPart
from caseworker.ui.bring_list.earlier import EarlierLists
from caseworker.ui.bring_list.lines import LinesPart
from caseworker.ui.bring_list.model import Becomes
from caseworker.ui.choose_file import choose_file
from caseworker.ui.desk import Desk
from caseworker.ui.forms import chooser
from caseworker.ui.here import is_here
from caseworker.ui.papers import show_paper
from caseworker.ui.parts import Field, Flow, Words, primary, quiet, secondary
from caseworker.ui.whole.long_work import LongWorkSheet

DRAFT: Final = "bring_list"
WIDE: Final = 1240
READER: Final = ListReader()
WORDS: Final = (
    "A spreadsheet (XLSX), or a text with a line for each case (CSV). Every line is shown as it "
    "would be before anything is written. Then all of them are opened at once, and the list can be "
    "taken back here as long as nobody has worked on its cases."
)
FILE, COLUMNS, LINES = range(3)


class BringListSheet(LongWorkSheet):
    """Three steps: the file, what its columns are, and every line as it would be.

    Signals:
        edited: something was chosen or typed, and is to be kept.
        brought: cases were opened; carries the Done, and how many.
    """

    edited = Signal()
    brought = Signal(object, int)

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        super().__init__("Bring in a list of cases", "", "bringList", parent)
        self.as_wide_as(WIDE)
        self._desk = desk
        self._kinds: tuple[str, ...] = ()
        self._path = Path()
        self._file: ListFile | None = None
        self.typed_list = ListTyped()
        self._about = Words(WORDS, "soft", wrap=True, name="bringListAbout")
        self._choose = secondary("Choose the file…", "bringListChoose")
        self._name = Words("No file yet.", "soft", wrap=True, name="bringListFile")
        self._sheets = chooser("bringListSheet", [])
        self._sheets_field = Field("Which sheet of the file", self._sheets)
        self._sheets_field.hide()
        offered = [(one.title, name) for name, one in settings().items()]
        self._setting = chooser("bringListSetting", offered, chosen=COMMON)
        self._setting_field = Field(
            "Where the children are", self._setting, hint="Of lines that say nothing of it"
        )
        self._told = Words("", "", wrap=True, name="bringListTold")
        self._told.hide()
        self._earlier = EarlierLists(desk)
        self._columns = ColumnsPart()
        self._lines = LinesPart()
        first = Flow(across=12, down=6)
        first.addWidget(self._choose)
        first.addWidget(self._name)
        for widget in (
            self._about, first, self._sheets_field, self._setting_field, self._told, self._columns,
            self._lines, self._progress, self._earlier,
        ):  # fmt: skip
            self.middle.body.addWidget(widget)
        self.middle.body.addStretch(1)
        self._first = first
        self._afresh = quiet("Start afresh", "bringListAfresh", hint="Throw this list away")
        self._back = secondary("Back", "bringListBack")
        self._rest = secondary("Save what is left…", "bringListRest")
        self._try = secondary("Try it", "bringListTry", hint="Opens all of them and undoes it")
        self._next = primary("Look at every line", "bringListNext")
        self._go = primary("Bring in", "bringListGo")
        self.finish_with(
            self._cancel, self._afresh, self._back, self._rest, self._try, self._next, self._go
        )
        self._connect()
        self._step = FILE
        self._show_step(FILE)
        desk.see(self, office_facts, self._on_office)
        desk.drafts.watch(DRAFT, self, self.edited, owner=self)

    def _connect(self) -> None:
        self._choose.clicked.connect(self._on_choose)
        self._afresh.clicked.connect(self._on_afresh)
        self._back.clicked.connect(lambda: self._show_step(self._step - 1))
        self._next.clicked.connect(self._on_next)
        self._try.clicked.connect(self._on_try)
        self._go.clicked.connect(self._on_go)
        self._rest.clicked.connect(self._on_rest)
        self._sheets.currentIndexChanged.connect(self._on_sheet)
        self._setting.currentIndexChanged.connect(self._on_setting)
        self._columns.changed.connect(self._on_columns)
        self._lines.model.dataChanged.connect(self._on_typed)
        self._lines.typed_over.connect(self._on_typed_over)
        self._earlier.shown.connect(self._show_earlier)
        self.finished.connect(self.deleteLater)
        self._listen(self._desk)

    def typed(self) -> str:
        """For the draft: all of the list, as far as it was put right."""
        return self.typed_list.as_text()

    def retype(self, text: str) -> None:
        """Go on where the list was left."""
        typed = from_text(text)
        if not typed.is_empty:
            self._name.setText(f"{typed.name}, as you left it")
            self._take_up(typed)
            self._look()

    def take(self, path: Path) -> None:
        """This is the file."""
        self._path = path
        self._name.setText(path.name)
        self.say_refused("")
        self._progress.begin("Reading the file…")
        self._desk.upkeep(
            self, lambda _: READER.read_at(path), self._on_read, refused=self._on_unfit
        )

    def _on_office(self, office: OfficeFacts) -> None:
        self._kinds = office.kinds
        self._setting.blockSignals(True)  # nobody chose it
        if office.kinds and not self.typed_list.setting:
            self._setting.setCurrentIndex(max(0, self._setting.findData(office.kinds[0])))
        self._setting.blockSignals(False)

    @Slot()
    def _on_choose(self) -> None:
        kinds = ("Lists (*.csv *.xlsx *.txt *.tsv)", "All files (*)")
        choose_file(self, "bringListPlace", kinds, self.take)

    def _on_unfit(self, error: CaseworkerError) -> None:
        self._progress.hide()
        self.say_refused(str(error))

    def _on_read(self, file: ListFile) -> None:
        self._progress.hide()
        self._file = file
        self._sheets.blockSignals(True)
        self._sheets.clear()
        for at, sheet in enumerate(file.sheets):
            self._sheets.addItem(f"{sheet.name or 'The list'} ({len(sheet.rows):,} lines)", at)
        self._sheets.blockSignals(False)
        self._sheets_field.setVisible(len(file.sheets) > 1)
        self._on_sheet()

    @Slot()
    def _on_sheet(self) -> None:
        if self._file is None:
            return
        sheet = self._file.sheets[max(0, self._sheets.currentIndex())]
        setting = str(self._setting.currentData() or COMMON)
        rules = rules_for_lists(self._kinds or (setting,))
        typed = taken_up(self._path.name, self._file.sha256, sheet, rules, setting)
        if not typed.rows:
            no_line = "There is no line in this sheet below its headings."
            self.say_refused(" ".join((no_line, *sheet.left_out)))
            return
        self._desk.see(
            self, columns_known(typed.headings), lambda known: self._on_known(typed, known)
        )

    def _on_known(self, typed: ListTyped, known: tuple[str, ...] | None) -> None:
        if known is not None:
            typed.columns = list(known)
        self._take_up(typed)
        self._show_step(COLUMNS)
        self.edited.emit()

    def _take_up(self, typed: ListTyped) -> None:
        self.typed_list = typed
        self._setting.blockSignals(True)
        self._setting.setCurrentIndex(max(0, self._setting.findData(typed.setting)))
        self._setting.blockSignals(False)
        self._columns.show_columns(typed)
        said = list(typed.not_kept)
        if typed.totals:
            lines = ", ".join(str(one) for one in typed.totals)
            said.append(f"Line {lines} adds up the others, and is left out.")
        self._told.setText("\n".join(said))

    @Slot()
    def _on_setting(self) -> None:
        self.typed_list.setting = str(self._setting.currentData() or COMMON)
        self.edited.emit()

    @Slot()
    def _on_columns(self) -> None:
        self.edited.emit()
        self._tell_columns()

    def _tell_columns(self) -> None:
        names = set(self.typed_list.columns)
        is_enough = bool(names & {"family", "given", "name"}) and "born" in names
        self._next.setEnabled(is_enough)
        words = "" if is_enough else "Say which column holds the name, and which the date of birth."
        self.say_refused(words)

    @Slot()
    def _on_next(self) -> None:
        self._look()

    def _look(self) -> None:
        """Read every line against the records, away from the window."""
        watch = self._begin("Reading every line, and looking for each among those here…")
        officers = {one.id: one.name for one in self._desk.here.colleagues}
        question = judged(self.typed_list, officers, watch)
        self._desk.paper(self, question, self._on_judged, refused=self._on_stopped)

    def _on_judged(self, found: Judged) -> None:
        self._end()
        self._lines.model.show(self.typed_list, found.around, list(found.lines))
        self._lines.begin()
        self._show_step(LINES)
        self._lines.table.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot(QModelIndex, QModelIndex)
    def _on_typed(self, *_: QModelIndex) -> None:
        self._lines.tell()
        self._tell_ready()
        self.edited.emit()

    @Slot(int)
    def _on_typed_over(self, at: int) -> None:
        """Somebody else is named now, perhaps: they are looked for anew."""
        read = self._lines.model.line(at).read
        if read.who is None:
            return

        def show(found: dict[int, Found]) -> None:
            self._lines.model.found(at, found.get(at))

        self._desk.paper(self, who_is_here({at: read}, Watch()), show, refused=lambda _: None)

    @Slot()
    def _on_try(self) -> None:
        watch = self._begin("Opening each of them, to undo it again…")
        command = self._lines.model.command(watch)
        self._desk.store(
            self,
            lambda store: try_list(store.office, command),
            self._on_tried,
            refused=self._on_stopped,
        )

    def _on_tried(self, tried: Tried) -> None:
        self._end()
        self._show_step(LINES)
        would = f"{tried.would_open:,} would open, {len(tried.refused):,} would be refused."
        lines = [f"Line {line}: {error}" for line, error in list(tried.refused.items())[:5]]
        self._lines.say(f"Tried, and undone: {would} {' '.join(lines)}".strip())

    @Slot()
    def _on_go(self) -> None:
        watch = self._begin("Opening the cases. If anything stops it, nothing has changed…")
        command = self._lines.model.command(watch)
        gone = frozenset(command.lines)
        self._desk.do(
            bring_list,
            command,
            asker=self,
            then=lambda done: self._on_there(done, gone),
            refused=self._on_stopped,
        )

    def _on_there(self, done: Done, gone: frozenset[int]) -> None:
        self._end()
        self.typed_list = self.typed_list.without(gone)
        self.recorded.emit(done)
        self.brought.emit(done, len(gone))
        if not self._lines.model.count(Becomes.MENDS):
            self._desk.drafts.drop(DRAFT)
            self.accept()
            return
        self.edited.emit()
        self._earlier.look()
        self._look()

    def _on_stopped(self, error: CaseworkerError) -> None:
        if is_here(self):
            self._end()
            self._show_step(self._step)
            self.say_refused(str(error))

    @Slot()
    def _on_afresh(self) -> None:
        self._desk.drafts.drop(DRAFT)
        self.typed_list, self._file = ListTyped(), None
        self._name.setText("No file yet.")
        self._told.setText("")
        self._sheets_field.hide()
        self._show_step(FILE)
        self._desk.drafts.watch(DRAFT, self, self.edited, owner=self, restore=False)

    @Slot()
    def _on_rest(self) -> None:
        """The lines that would not open now, by the door that every list leaves by."""
        model = self._lines.model
        left = self.typed_list.without(model.ready())
        wanted = rest_to_save(left, model.known(), self._desk.officer.name, self._desk.today)
        show_paper(self, self._desk, wanted)

    def _begin(self, words: str) -> Watch:
        self.say_refused("")
        for widget in (self._afresh, self._back, self._rest, self._try, self._next, self._go):
            widget.setEnabled(False)
        self._lines.setEnabled(False)
        self._cancel.setText("Stop")
        watch = self._watch = self._progress.begin(words)
        self.fit()
        return watch

    def _end(self) -> None:
        self._watch = None
        self._progress.hide()
        self._cancel.setText("Cancel")
        self._lines.setEnabled(True)

    def _show_step(self, step: int) -> None:
        self._step = step
        self.say_refused("")
        self._about.setVisible(step == FILE)
        self._first.setVisible(step == FILE)
        self._show_earlier()
        self._setting_field.setVisible(step < LINES)
        self._sheets_field.setVisible(
            step < LINES and self._file is not None and len(self._file.sheets) > 1
        )
        self._told.setVisible(step == COLUMNS and bool(self._told.text()))
        self._columns.setVisible(step == COLUMNS)
        self._lines.setVisible(step == LINES)
        self._back.setVisible(step > FILE)
        self._afresh.setVisible(step > FILE)
        for button in (self._rest, self._try, self._go):
            button.setVisible(step == LINES)
        self._next.setVisible(step == COLUMNS)
        for button in (self._back, self._afresh):
            button.setEnabled(True)
        self._next.setEnabled(False)
        # Among the lines Enter goes on to the next cell; it must never bring them in.
        self.enter_goes_to({FILE: self._choose, COLUMNS: self._next}.get(step, self._back))
        if step == COLUMNS:
            self._tell_columns()
            self._next.setFocus(Qt.FocusReason.OtherFocusReason)
        if step == LINES:
            self._tell_ready()
        self.fit()

    @Slot()
    def _show_earlier(self) -> None:
        """No more than that: it may be told while the lines are being read or brought in."""
        self._earlier.setVisible(self._step == FILE and self._earlier.holds_any)
        self.fit()

    def _tell_ready(self) -> None:
        ready = self._lines.model.count(Becomes.OPENS)
        cases = f"{ready:,} {'case' if ready == 1 else 'cases'}"
        self._go.setText(f"Bring in {cases}")
        self._go.setEnabled(ready > 0)
        self._try.setEnabled(ready > 0)
        self._rest.setEnabled(ready < len(self.typed_list.rows))
