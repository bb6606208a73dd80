"""“Give out the scan folder…”: each paper that waits there to its own case, in one sitting."""

from __future__ import annotations

from functools import partial
from typing import Final

from PySide6.QtCore import Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QWidget

from caseworker.casework.scan_folder import Cleared, Scan, whose
from caseworker.domain.case import CaseNumber
from caseworker.domain.errors import Gap
from caseworker.domain.paper_sorts import paper_sorts
from caseworker.ui import theme
from caseworker.ui.case.scan_place import ScanPlace, left_words, lying_words
from caseworker.ui.desk import Desk
from caseworker.ui.entry_sheet import LongSheet
from caseworker.ui.forms import chooser
from caseworker.ui.parts import Flow, Form, Words, primary, quiet, row, secondary
from caseworker.ui.parts.date_field import DateField
from caseworker.ui.parts.typed_day import NotADayError
from caseworker.ui.scans.filing_away import Filed, FilingAway
from caseworker.ui.scans.given import as_text, from_text
from caseworker.ui.scans.preview import ScanPreview
from caseworker.ui.scans.waiting import WaitingList
from caseworker.ui.which_case import WhichCase

_ABOUT: Final = (
    "Choose a paper, or several with Ctrl or Shift, and say whose they are. What has a case is "
    "filed; then you are asked whether the clear originals are to be deleted. The rest stays."
)
_BY_NAME: Final = "As the name of the file suggests"
_WIDE: Final = 1120  # px at 100% text
_LIST_WIDE: Final = 380
_TALL: Final = 380
_NARROW: Final = 720  # px at 100% text
_DRAFT: Final = "scans"


class ScansSheet(LongSheet):
    """What was said of each paper is kept as a draft until it is filed."""

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        super().__init__("Give out the scan folder", _ABOUT, "scans", parent)
        self.as_wide_as(_WIDE)
        self._desk = desk
        self._last: tuple[CaseNumber, str] | None = None
        self._told = ""
        self._is_filing = False
        self.place = ScanPlace(desk)
        self.waiting = WaitingList(desk.today)
        self.waiting.setMinimumSize(theme.px(_LIST_WIDE), theme.px(_TALL))
        self._preview = ScanPreview(desk)
        self._preview.setMinimumHeight(theme.px(_TALL))
        self._said = Words("", wrap=True, name="scansSaid")
        self._beside = beside = row(14)
        beside.addWidget(self.waiting, 2)
        beside.addWidget(self._preview, 3)
        self.middle.body.addWidget(self.place)
        self.middle.body.addLayout(beside, 1)
        self.middle.body.addWidget(self._form_of_them())
        self.middle.body.addWidget(self._said)
        shut = secondary("Close", "scansClose")
        self._go = primary("File", "scansGo")
        self.finish_with(shut, self._go)
        self._away = FilingAway(desk, self)
        self._away.kept.connect(self.waiting.forget)  # at once: a lock may come in between
        self._away.through.connect(self._on_through)
        shut.clicked.connect(self.reject)
        self._go.clicked.connect(self._on_go)
        self.place.listed.connect(self._on_scans)
        self.place.faulted.connect(self._said.setText)
        self.place.cleared.connect(self._on_cleared)
        self.waiting.itemSelectionChanged.connect(self._on_chosen)
        self.waiting.edited.connect(self._on_chosen)
        self.finished.connect(self.deleteLater)
        self._on_chosen()
        desk.drafts.watch(_DRAFT, self, self.waiting.edited, owner=self)
        self.place.look()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Beside each other, or under one another where there is no room for both."""
        super().resizeEvent(event)
        is_narrow = event.size().width() < theme.px(_NARROW)
        across, down = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        for line in (self._beside, self._asked):
            line.setDirection(down if is_narrow else across)

    def typed(self) -> str:
        """Whose each paper is, and what it is."""
        return as_text(self.waiting.givens)

    def retype(self, text: str) -> None:
        """Put it back."""
        self.waiting.put_back(from_text(text))
        self._on_chosen()

    def _form_of_them(self) -> Form:
        """For the papers that are chosen: whose, what, of what day."""
        self._form = Form("scansForm", gap=6)
        self._which = secondary("Choose the case…", "scansCase")
        self._same = quiet("The same as before", "scansSame")
        self._none = quiet("Take the case off", "scansNone")
        cases = Flow(across=8)
        for button in (self._which, self._same, self._none):
            button.setAutoDefault(False)
            cases.addWidget(button)
        self._sort = chooser(
            "scansSort", [(one.words, one.name) for one in paper_sorts()], none=_BY_NAME
        )
        self._day = DateField("scansDay", self._desk.today)
        self._form.add("case", "Whose it is", cases)
        self._form.add("sort", "Kind", self._sort)
        self._form.add("day", "Its day", self._day, hint="Empty: as the name of the file says")
        self._asked = line = row(18)
        for name in ("case", "sort", "day"):
            line.addWidget(self._form.fields[name], 1)
        self._form.body.addLayout(line)
        self._which.clicked.connect(self._on_which)
        self._same.clicked.connect(self._on_same)
        self._none.clicked.connect(lambda: self.waiting.say(case=CaseNumber(""), whose=""))
        self._sort.activated.connect(self._on_sort)
        self._day.edit.textEdited.connect(self._on_day)
        return self._form

    @Slot(object)
    def _on_scans(self, scans: tuple[Scan, ...]) -> None:
        self._said.setText(lying_words(scans, self._told))
        self.waiting.show_scans(scans)
        self.waiting.setFocus()
        self.fit()

    @Slot()
    def _on_chosen(self) -> None:
        """Show what was said of those that are chosen, where it is the same of all."""
        chosen = self.waiting.chosen
        current = self.waiting.current()
        self._preview.show_scan(current if current in chosen else next(iter(chosen), None))
        givens = [self.waiting.given(scan) for scan in chosen]
        sorts, days = {one.sort for one in givens}, {one.day for one in givens}
        self._sort.setCurrentIndex(max(0, self._sort.findData(sorts.pop() if sorts else "")))
        if not self._day.edit.hasFocus():
            self._day.set_day(days.pop() if len(days) == 1 else None)
        for widget in (self._which, self._sort, self._day):
            widget.setEnabled(bool(chosen))
        self._none.setEnabled(any(one.case for one in givens))
        self._same.setEnabled(bool(chosen) and self._last is not None)
        ready = len(self.waiting.to_file)
        self._go.setText(f"File {ready} {'paper' if ready == 1 else 'papers'}" if ready else "File")
        self._go.setEnabled(ready > 0 and not self._is_filing)

    @Slot()
    def _on_which(self) -> None:
        sheet = WhichCase(self._desk, self)
        sheet.chosen.connect(self._on_case)
        sheet.open()

    @Slot(str)
    def _on_case(self, number: str) -> None:
        case = CaseNumber(number)
        self._desk.see(self, whose(case), partial(self._give, case))

    def _give(self, case: CaseNumber, name: str) -> None:
        self._last = (case, name)
        self._same.setText(f"{name}, as before")
        self.waiting.say(case=case, whose=name)
        self.waiting.setFocus()

    @Slot()
    def _on_same(self) -> None:
        if self._last is not None:
            self._give(*self._last)

    @Slot()
    def _on_sort(self) -> None:
        self.waiting.say(sort=str(self._sort.currentData() or ""))

    @Slot()
    def _on_day(self) -> None:
        """Said of them as soon as it can be read."""
        self._form.clear()
        try:
            self.waiting.say(day=self._day.day())
        except NotADayError:
            return

    @Slot()
    def _on_go(self) -> None:
        if gap := self._fault_of_day():
            self._form.refuse([gap])
            return
        self._is_filing, self._told = True, ""
        self._go.setEnabled(False)
        self._said.setText("Reading…")
        self._away.begin([(scan, self.waiting.given(scan)) for scan in self.waiting.to_file])

    def _fault_of_day(self) -> Gap | None:
        try:
            self._day.day()
        except NotADayError as error:
            return Gap("day", str(error))
        givens = (self.waiting.given(scan) for scan in self.waiting.to_file)
        late = any(one.day is not None and one.day > self._desk.today for one in givens)
        return Gap("day", "A paper can’t be of a day that is still to come.") if late else None

    @Slot(object)
    def _on_through(self, filed: Filed) -> None:
        self._is_filing = False
        self._told = "\n".join((_told(filed), *filed.refused))
        self._said.setText(self._told)
        self._on_chosen()
        if not as_text(self.waiting.givens):
            self._desk.drafts.drop(_DRAFT)
            self._desk.drafts.watch(_DRAFT, self, self.waiting.edited, owner=self, restore=False)
        if not filed.scans:
            self.place.look()
            return
        self.place.ask_to_clear([scan.path for scan in filed.scans], filed.kept)

    @Slot(object)
    def _on_cleared(self, cleared: Cleared | None) -> None:
        self._told = "\n".join(filter(None, (self._told, left_words(cleared))))
        self.place.look()


def _told(filed: Filed) -> str:
    papers = "1 paper" if len(filed.scans) == 1 else f"{len(filed.scans)} papers"
    cases = "1 case" if filed.cases == 1 else f"{filed.cases} cases"
    return f"{papers} filed with {cases}." if filed.scans else "No paper was filed."
