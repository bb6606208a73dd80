"""What every report is in the window: counted away from it, with progress and a way to stop."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from functools import partial
from typing import Any, Final

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QProgressBar, QWidget

from caseworker.casework.office import Done, Touched
from caseworker.casework.records import Records
from caseworker.casework.reports import Told
from caseworker.casework.strongroom import SignIn
from caseworker.domain.case import CaseNumber, OfficerId
from caseworker.ui.changed import ChangedCases
from caseworker.ui.desk import Desk
from caseworker.ui.icons import Icon
from caseworker.ui.parts import EmptyState, Words, column, named, primary, secondary
from caseworker.ui.parts.typed_day import day_in_words
from caseworker.ui.reports.counting import Counting

_COUNTING, _NOTHING, _STOPPED, _HERE = range(4)
FEW: Final = 200
"""Cases that are read again one by one; of more, all of them are, with progress."""
_CONCERNS: Final = frozenset({Touched.CASE, Touched.DIARY, Touched.PERSON, Touched.PLAN})

Question = Callable[[Records, date], Any]
Cases = frozenset[CaseNumber]


class ReportView(QWidget):
    """One report: counted when it is first seen, and again when something has changed.

    What its question answers has ``on``, the day, and ``cases``, how many were read. A report
    of its own says what it looks like with ``put``, and shows what was counted in
    ``show_counted``. A list with a line for each case is not counted anew for one of them: those
    that have changed are read again, and what was counted has ``with_these``.

    Signals:
        opened: a case is wanted; carries its number, and what it is wanted for.
        wanted: something else of the window is wanted.
        told: what stands beside the title of the page.
        printable: whether there is something to print.
        said: something was done that can be undone; carries the Message.
    """

    opened = Signal(str, str)
    wanted = Signal(str)
    told = Signal(str)
    printable = Signal(bool)
    said = Signal(object)

    def __init__(
        self,
        desk: Desk,
        called: str,
        question: Callable[[Told], Question],
        parent: QWidget | None = None,
        *,
        again: Callable[[Cases], Question] | None = None,
    ) -> None:
        """``again`` asks the same of a few cases alone, where their lines stand for themselves."""
        super().__init__(parent)
        self.desk = desk
        self.officers: Mapping[OfficerId, str] = {}
        self.beside = ""
        self.can_print = False
        self._called: Final = called
        self._counted: Any = None
        self._is_stale = True
        self._again = again
        self._changed = ChangedCases(_CONCERNS | {Touched.OFFICE})
        self._counting = Counting(desk, self, question)
        self._body = column(self, 0, 0)
        self._faces: list[QWidget] = [self._waiting()]
        self._counting.moved.connect(self._on_moved)
        self._counting.counted.connect(self._on_counted)
        self._counting.stopped.connect(self._on_stopped)
        self._counting.refused.connect(self._on_stopped)
        desk.freshened.connect(self._on_freshened)

    def put(self, nothing: QWidget, work: QWidget) -> None:
        """What stands here where there is nothing to count, and where something was counted."""
        self._faces += [nothing, self._halted(), work]
        for face in self._faces:
            self._body.addWidget(face, 1)
        self._face(_COUNTING)

    def show_counted(self, counted: Any) -> bool:
        """Show what was counted; false where there is nothing to show."""
        raise NotImplementedError

    def to_print(self) -> None:
        """Show what stands here on paper."""
        raise NotImplementedError

    def look(self) -> None:
        """Count anew."""
        self._is_stale = False
        self._changed.take()
        self._say_printable(can=False)
        self._bar.setRange(0, 0)
        self._far.setText("Reading the cases…")
        self._face(_COUNTING)
        self._counting.begin()

    def renew(self) -> None:
        """Something has changed: count again, now or when it is next seen."""
        self._is_stale = True
        if self.isVisible():
            self.look()

    def hear(self, done: Done) -> None:
        """Something was done: whatever stands here and has changed with it is read again."""
        if self._again is None:
            if done.touched & _CONCERNS:
                self.renew()
        else:
            self._changed.hear(done)
            self.catch_up()

    def catch_up(self) -> None:
        """Read the cases that have changed; all of them, where any may have."""
        if self._again is None or not self.isVisible():
            return
        changed = None if self._is_stale else self._changed.take()
        if changed is None or len(changed) > FEW:
            self.look()
        elif changed:
            # It waits behind a count that is under way, and so never comes before it.
            self.desk.paper(
                self,
                self._again(changed),
                partial(self._on_again, changed),
                refused=lambda _: self.renew(),
            )

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 - Qt's name
        super().showEvent(event)
        if not self._is_stale:
            self.catch_up()
        elif not self._counting.is_under_way:
            self.desk.store(self, lambda store: store.officers(), self._on_officers)

    # What it is made of

    def _waiting(self) -> QWidget:
        page = QWidget()
        self._far = Words("", "soft", name=f"{self._called}Far")
        self._bar = named(QProgressBar(), f"{self._called}Progress", "Reading the cases")
        self._bar.setTextVisible(False)
        stop = secondary("Stop", f"{self._called}Stop")
        stop.clicked.connect(self._counting.stop)
        body = column(page, 0, 12)
        for part in (self._far, self._bar):
            body.addWidget(part)
        body.addWidget(stop, 0, Qt.AlignmentFlag.AlignLeft)
        body.addStretch(1)
        return page

    def _halted(self) -> QWidget:
        again = primary("Count again", f"{self._called}Again", icon=Icon.REPORTS)
        again.clicked.connect(self.look)
        return EmptyState(
            Icon.REPORTS,
            "The report is not counted",
            "It was stopped, or the records could not be read to the end. Half a count would "
            "be worse than none, so nothing is shown.",
            again,
            name=f"{self._called}Halted",
        )

    def _face(self, shown: int) -> None:
        for at, face in enumerate(self._faces):
            face.setVisible(at == shown)

    def _say_printable(self, *, can: bool) -> None:
        self.can_print = can
        self.printable.emit(can)

    # What is counted

    def _on_officers(self, officers: tuple[SignIn, ...]) -> None:
        self.officers = {each.id: each.name for each in officers}
        self.look()

    @Slot(int, int)
    def _on_moved(self, done: int, of: int) -> None:
        self._bar.setRange(0, max(1, of))
        self._bar.setValue(done)
        self._far.setText(f"{done:,} of {of:,} cases read")

    @Slot(object)
    def _on_counted(self, counted: Any) -> None:
        self._take_in(counted)

    def _on_again(self, of: Cases, these: Any) -> None:
        if self._is_stale or self._counting.is_under_way or self._counted is None:
            return  # all of them are read, or are to be
        if these.on != self._counted.on:
            self.renew()
        else:
            self._take_in(self._counted.with_these(of, these))

    @Slot()
    def _on_freshened(self) -> None:
        self._changed.all()
        self.catch_up()

    def _take_in(self, counted: Any) -> None:
        self._counted = counted
        cases = "1 case" if counted.cases == 1 else f"{counted.cases:,} cases"
        self.beside = f"{day_in_words(counted.on)} · {cases}"
        self.told.emit(self.beside)
        is_there = self.show_counted(counted)
        self._face(_HERE if is_there else _NOTHING)
        self._say_printable(can=is_there)

    @Slot()
    def _on_stopped(self) -> None:
        self._is_stale = True
        self._face(_HERE if self._counted else _STOPPED)
        self._say_printable(can=self._counted is not None)
