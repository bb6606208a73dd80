"""Preferences: what the office is called, does, and how soon it locks."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QComboBox, QLineEdit, QSpinBox

from caseworker.casework.preferences import (
    LONGEST_IDLE,
    SHORTEST_IDLE,
    ChangeOffice,
    change_office,
    office_facts,
)
from caseworker.casework.records import OfficeFacts
from caseworker.ui import theme
from caseworker.ui.changes import Changes, keep_changes
from caseworker.ui.desk import Desk
from caseworker.ui.kinds import MARKINGS, Kinds
from caseworker.ui.parts import Form, named, primary
from caseworker.ui.preferences.own import CardWords, OwnCard

LIMITS: Final = f"{SHORTEST_IDLE} to {LONGEST_IDLE} minutes. Ctrl+L locks at once."


class OfficeCard(OwnCard):
    """Kept in the store, so that every computer that opens it agrees."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, CardWords("This office", "officeCard", "office"))
        self._name = named(QLineEdit(), "prefOfficeName")
        self._kinds = named(Kinds("prefKind"), "prefKinds", "What it does")
        self._marking = named(QComboBox(), "prefMarking")
        self._marking.setEditable(True)
        self._marking.addItems(list(MARKINGS))
        self._idle = named(QSpinBox(), "prefIdle")
        self._idle.setRange(SHORTEST_IDLE, LONGEST_IDLE)
        self._idle.setSuffix(" minutes")
        self._idle.lineEdit().setTextMargins(theme.px(8), 0, 0, 0)
        self._idle.setMaximumWidth(theme.px(150))
        self._kept: Changes | None = None
        self.form = form = Form("officePreferences")
        form.add("name", "Name", self._name)
        form.add("kinds", "What it does", self._kinds)
        form.add("marking", "Protective marking", self._marking, hint=desk.policy.beside("marking"))
        form.add(
            "idle",
            "Lock after nobody has touched the computer for",
            self._idle,
            hint=" ".join(filter(None, (LIMITS, desk.policy.beside("idle")))),
        )
        self._form = form
        self.body.addWidget(form)
        form.setEnabled(self.may)
        save = primary("Save", "officeSave")
        save.clicked.connect(self._on_save)
        self.end_with(save, at_right=True)
        desk.see(self, office_facts, self._on_facts)

    def _on_facts(self, facts: OfficeFacts) -> None:
        self._name.setText(facts.name)
        self._kinds.choose(facts.kinds)
        self._marking.setCurrentText(facts.marking)
        self._idle.setValue(facts.idle_minutes)
        self._kept = keep_changes(self.desk, "office/preferences", self._form, self.tell)

    @Slot()
    def _on_save(self) -> None:
        command = ChangeOffice(
            self._name.text(),
            self._kinds.chosen(),
            self._marking.currentText(),
            self._idle.value(),
        )
        self.send(change_office, command, self._kept.saved() if self._kept else None)
