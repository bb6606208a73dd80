"""The sheet of need types: ticked, the main one first."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QCheckBox, QWidget

from caseworker.casework import cases
from caseworker.casework.office import Done
from caseworker.domain.errors import CaseworkerError
from caseworker.domain.people import NeedType
from caseworker.ui.case.seen import CaseSeen
from caseworker.ui.desk import Desk
from caseworker.ui.entry_sheet import LongSheet
from caseworker.ui.forms import chooser
from caseworker.ui.parts import Field, Words, named, primary, secondary


class NeedsSheet(LongSheet):
    """Types of need by the codes of the national return."""

    def __init__(self, desk: Desk, seen: CaseSeen, parent: QWidget) -> None:
        super().__init__(
            "Types of need", "As the national return names them.", "needsSheet", parent
        )
        self._desk, self._seen = desk, seen
        needs = seen.case.person.needs
        words = [(f"{need.value} ({need.name})", need.name) for need in NeedType]
        main = needs[0].name if needs else ""
        self._main = chooser("mainNeed", words, none="No main need", chosen=main)
        self.middle.body.addWidget(Field("Main need", self._main))
        self.middle.body.addWidget(Words("And also", "label"))
        self._ticks: dict[NeedType, QCheckBox] = {}
        for need in NeedType:
            tick = named(QCheckBox(f"{need.value} ({need.name})"), f"need_{need.name}")
            tick.setChecked(need in needs[1:])
            self._ticks[need] = tick
            self.middle.body.addWidget(tick)
        cancel = secondary("Cancel", "needsCancel")
        self._save = primary("Keep", "needsSave")
        self._save.setDefault(True)
        self.finish_with(cancel, self._save)
        cancel.clicked.connect(self.reject)
        self._save.clicked.connect(self._on_save)
        self.finished.connect(self.deleteLater)

    @Slot()
    def _on_save(self) -> None:
        main = str(self._main.currentData() or "")
        first = (NeedType[main],) if main else ()
        others = tuple(
            need for need, tick in self._ticks.items() if tick.isChecked() and need not in first
        )
        person = replace(self._seen.case.person, needs=(*first, *others))
        command = cases.ChangePerson(self._seen.case.number, person)
        self._desk.do(
            cases.change_person,
            command,
            asker=self,
            then=self._on_done,
            refused=self._on_refused,
        )

    def _on_done(self, done: Done) -> None:
        self.recorded.emit(done)
        self.accept()

    def _on_refused(self, error: CaseworkerError) -> None:
        self.say_refused(str(error))
