"""Preferences: the working targets of this office, where no law gives a number."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QSpinBox, QVBoxLayout

from caseworker.casework.office import Done
from caseworker.casework.preferences import office_facts
from caseworker.casework.records import OfficeFacts
from caseworker.casework.targets import LEAST, MOST, SetTargets, set_targets, targets_of
from caseworker.domain.days import Unit
from caseworker.domain.errors import CaseworkerError
from caseworker.domain.roles import Right
from caseworker.ui import theme
from caseworker.ui.changes import keep_changes
from caseworker.ui.desk import Desk
from caseworker.ui.palette import Tone
from caseworker.ui.parts import Form, named
from caseworker.ui.preferences.fold import FoldedCard
from caseworker.ui.why_not import grey

WIDE: Final = 200  # px at 100%


class TargetsCard(FoldedCard):
    """A number for each row that leaves one to the office; away where there is none to set."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(
            "Working targets",
            "No law gives these numbers: each office sets its own. What runs already is counted "
            "anew at once, and wherever such a day is shown it says that it is a local target.",
            "Set the numbers…",
            "targets",
        )
        self._desk = desk
        self._facts: OfficeFacts | None = None
        self.hide()
        desk.see(self, office_facts, self._on_facts)

    def _on_facts(self, facts: OfficeFacts) -> None:
        self._facts = facts
        self.setVisible(bool(targets_of(facts)))

    def build(self, inside: QVBoxLayout) -> None:
        why = self._desk.why_not(Right.CHANGE_SETTINGS)
        self._form = Form("targets")
        self._boxes: dict[str, QSpinBox] = {}
        own = dict(self._facts.targets) if self._facts else {}
        for target in targets_of(self._facts) if self._facts else ():
            box = named(QSpinBox(), f"target_{target.name}", target.brief)
            box.setRange(LEAST, MOST)
            box.setValue(own.get(target.name, target.length))
            box.setSuffix(f" {_units(target.unit)}")
            box.setMaximumWidth(theme.px(WIDE))
            grey(box, why)
            self._boxes[target.name] = box
            usual = f"Usually {target.unit.of(target.length)}; {target.source.provision}"
            self._form.add(target.name, target.duty, box, hint=usual)
        inside.addWidget(self._form)
        self.kept = keep_changes(self._desk, "targets", self._form, self.tell)
        self.end_with_save(inside, why, self._on_save)

    @Slot()
    def _on_save(self) -> None:
        command = SetTargets({name: box.value() for name, box in self._boxes.items()})
        self._desk.do(
            set_targets, command, asker=self, then=self._on_done, refused=self._on_refused
        )

    def _on_done(self, done: Done) -> None:
        self.finish()
        self.tell(done.sentence)
        self._desk.see(self, office_facts, self._on_facts)

    def _on_refused(self, error: CaseworkerError) -> None:
        self.tell(str(error), Tone.AMBER)


def _units(unit: Unit) -> str:
    return unit.of(2).removeprefix("2 ")
