"""The sheet of one transfer file: whose it is, what it says beside ours, and what is ticked."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import Final

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QCheckBox, QComboBox, QVBoxLayout, QWidget

from caseworker.casework.ctf import (
    OpenFromFile,
    PupilSeen,
    TakeOver,
    open_from_file,
    pupil_seen,
    take_over,
)
from caseworker.casework.ctf_file import TransferReader, remove
from caseworker.casework.known_here import Known
from caseworker.casework.office import Done
from caseworker.casework.preferences import office_facts
from caseworker.casework.records import OfficeFacts
from caseworker.domain.case import CaseNumber
from caseworker.domain.ctf import TransferFile
from caseworker.domain.errors import CaseworkerError
from caseworker.domain.reading_order import apart
from caseworker.domain.settings import settings
from caseworker.ui import theme
from caseworker.ui.ctf.offers_table import OffersTable
from caseworker.ui.desk import Desk
from caseworker.ui.entry_sheet import LongSheet
from caseworker.ui.forms import chooser
from caseworker.ui.palette import Tone
from caseworker.ui.parts import (
    Card,
    Field,
    Flow,
    Words,
    named,
    primary,
    secondary,
)

WIDE: Final = 900
NARROW: Final = 760  # px at 100%: below it the three columns stand one under another
READER: Final = TransferReader()
MOST_KNOWN: Final = 4
MOST_NAMED: Final = 12  # of what is passed over


class TransferSheet(LongSheet):
    """What is in the file, and what becomes of it. It keeps no draft: that would be a copy."""

    def __init__(self, desk: Desk, path: Path, number: CaseNumber | None, parent: QWidget) -> None:
        super().__init__("From a school’s transfer file", "", "transfer", parent)
        self.as_wide_as(WIDE)
        self._desk, self._path, self._number = desk, path, number
        self._file: TransferFile | None = None
        self._seen: PupilSeen | None = None
        self._table: OffersTable | None = None
        self._whose = Words("Reading the file…", "strong", wrap=True, name="transferWhose")
        self._pupils = named(QComboBox(), "transferPupil", "Which pupil")
        self._pupils_field = Field("Which pupil of this file", self._pupils)
        self._pupils_field.hide()
        offered = [(setting.title, name) for name, setting in settings().items()]
        self._setting = chooser("transferSetting", offered)
        self._setting_field = Field("Where the child or young person is", self._setting)
        self._setting_field.hide()
        self._inside = QVBoxLayout()
        self._delete = named(
            QCheckBox("Delete the file from this computer once this is saved"), "transferDelete"
        )
        self._delete.hide()
        words = "Nothing is taken over that isn’t ticked. No copy of the file is kept."
        promise = Words(words, "soft", wrap=True, name="transferPromise")
        for widget in (self._whose, promise, self._pupils_field, self._setting_field):
            self.middle.body.addWidget(widget)
        self.middle.body.addLayout(self._inside)
        self.middle.body.addWidget(self._delete)
        self.middle.body.addStretch(1)
        self._cancel = secondary("Cancel", "transferCancel")
        self._open = primary("Open a case with what is ticked", "transferOpen")
        self._take = primary("Take over what is ticked", "transferTake")
        self.finish_with(self._cancel, self._open, self._take)
        for button in (self._open, self._take):
            button.hide()
            button.clicked.connect(self._on_go)
        self._cancel.clicked.connect(self.reject)
        self._pupils.currentIndexChanged.connect(self._look)
        self.finished.connect(self.deleteLater)
        desk.see(self, office_facts, self._on_office)
        desk.upkeep(self, lambda _: READER.read_at(path), self._on_read, refused=self._on_unfit)

    def _on_office(self, office: OfficeFacts) -> None:
        if office.kinds:
            self._setting.setCurrentIndex(max(0, self._setting.findData(office.kinds[0])))

    def _on_unfit(self, error: CaseworkerError) -> None:
        self._whose.setText("This file was not read.")
        self._cancel.setText("Close")
        self.say_refused(str(error))

    def _on_read(self, file: TransferFile) -> None:
        self._file = file
        made = f", made on {file.made_on:%d/%m/%Y}" if file.made_on else ""
        part = " It says that it is a part of what they hold." if file.is_partial else ""
        sender = file.sender.words if file.sender != type(file.sender)("") else "A school"
        self._whose.setText(f"{sender}{made}.{part}")
        self._pupils.blockSignals(True)
        for pupil in file.pupils:
            born = f", born {pupil.born:%d/%m/%Y}" if pupil.born else ""
            self._pupils.addItem(f"{pupil.name}{born}")
        several = len(file.pupils) > 1
        self._pupils.setCurrentIndex(-1 if several else 0)
        self._pupils.blockSignals(False)
        self._pupils_field.setVisible(several)
        if several:
            words = f"{len(file.pupils)} pupils are in this file. Choose the one that it is about."
            self._put(Words(words, "soft", wrap=True, name="transferSeveral"))
            self._pupils.setFocus()
            self.fit()
        else:
            self._look()

    @Slot()
    def _look(self) -> None:
        at = self._pupils.currentIndex()
        if self._file is not None and at >= 0:
            self._desk.see(
                self,
                pupil_seen(self._file.pupils[at], self._number),
                self._show,
                refused=self._on_refused,
            )

    def _show(self, seen: PupilSeen) -> None:
        self._seen = seen
        self._clear()
        owner = self.parentWidget()
        narrow = owner is not None and owner.width() < theme.px(NARROW)
        is_new = seen.case is None
        self._table = OffersTable(seen.offers, beside=not is_new, stacked=narrow)
        self._table.ticked.connect(self._count)
        for alert in seen.alerts:
            card = Card(tone=Tone.AMBER, margin=12, gap=2, name="transferAlert")
            card.body.addWidget(Words(alert.words, "strong", wrap=True, name="transferAlertWords"))
            card.body.addWidget(Words(alert.source, "small", wrap=True))
            self._put(card)
        if seen.known:
            self._put(self._known(seen.known))
        if seen.case is not None:
            words = f"Beside case {seen.case}, {seen.ours}"
            self._put(Words(words, "heading", wrap=True, name="transferBeside"))
        card = Card(name="transferOffersCard", margin=14)
        card.body.addWidget(self._table)
        self._put(card)
        if over := seen.pupil.passed_over:
            more = " and others" if len(over) > MOST_NAMED else ""
            words = (
                f"Not taken over, since nothing here asks for it: {', '.join(over[:MOST_NAMED])}"
            )
            self._put(Words(f"{words}{more}.", "small", wrap=True, name="transferPassedOver"))
        self._setting_field.setVisible(is_new)
        self._open.setVisible(is_new)
        self._take.setVisible(not is_new)
        self.enter_goes_to(self._open if is_new else self._take)
        self._delete.show()
        self._count()
        self.fit()

    def _known(self, known: tuple[Known, ...]) -> Card:
        card = Card(tone=Tone.BLUE, margin=12, gap=6, name="transferKnown")
        words = "These are here already. Is it one of them?"
        card.body.addWidget(Words(words, "strong", wrap=True, name="transferKnownWords"))
        for at, one in enumerate(known[:MOST_KNOWN]):
            line = Flow(across=12, down=4)
            born = f", born {one.hit.born:%d/%m/%Y}" if one.hit.born else ""
            line.addWidget(
                Words(f"{apart(one.hit.name)}{born}, case {one.case}", "strong", wrap=True)
            )
            button = secondary("Take it over to this case", f"transferInto{at}")
            button.setAccessibleName(f"Take it over to case {one.case}")
            button.clicked.connect(partial(self._into, one.case))
            line.addWidget(button)
            card.body.addWidget(line)
            if one.likeness is not None:
                said = f"{one.likeness.how.value}. {one.likeness.words}"
                card.body.addWidget(Words(said, "small", wrap=True, name=f"transferLike{at}"))
        return card

    def _into(self, number: CaseNumber) -> None:
        self._number = number
        self._look()

    @Slot()
    def _count(self) -> None:
        count = len(self._table.chosen) if self._table else 0
        for button in (self._open, self._take):
            button.setEnabled(count > 0)
        self._take.setText(f"Take over what is ticked ({count})")
        self._open.setText(f"Open a case with what is ticked ({count})")

    @Slot()
    def _on_go(self) -> None:
        if self._seen is None or self._table is None or self._file is None:
            return
        for button in (self._open, self._take):
            button.setEnabled(False)
        self.say_refused("")
        chosen, seen, sender = frozenset(self._table.chosen), self._seen, self._file.sender
        ours = {one.key: one.ours for one in seen.offers if one.key in chosen}
        if seen.case is not None:
            command = TakeOver(seen.case, seen.pupil, sender, ours)
            self._desk.do(
                take_over, command, asker=self, then=self._on_done, refused=self._on_refused
            )
            return
        setting = str(self._setting.currentData() or "")
        opening = OpenFromFile(seen.pupil, sender, chosen, setting)
        self._desk.do(
            open_from_file, opening, asker=self, then=self._on_done, refused=self._on_refused
        )

    def _on_done(self, done: Done) -> None:
        desk, path = self._desk, self._path
        if self._delete.isChecked():
            desk.upkeep(desk, lambda _: remove(path), lambda _: None)
        self.recorded.emit(done)
        self.accept()

    def _on_refused(self, error: CaseworkerError) -> None:
        self._count()
        self.say_refused(str(error))

    def _put(self, widget: QWidget) -> None:
        self._inside.addWidget(widget)
        widget.show()  # now, and not with the next turn: the sheet is fitted to what it holds

    def _clear(self) -> None:
        while (item := self._inside.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
