"""Preferences: what the office is called, does, and how soon it locks."""

from __future__ import annotations

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QComboBox, QLineEdit, QSpinBox

from caseworker.casework.office import Done
from caseworker.casework.preferences import (
    LONGEST_IDLE,
    SHORTEST_IDLE,
    ChangeOffice,
    change_office,
    office_facts,
)
from caseworker.casework.records import OfficeFacts
from caseworker.domain.errors import CaseworkerError, Incomplete
from caseworker.domain.roles import Right
from caseworker.ui import theme
from caseworker.ui.desk import Desk
from caseworker.ui.kinds import MARKINGS, Kinds
from caseworker.ui.palette import Tone
from caseworker.ui.parts import Card, Form, Words, named, primary, row


class OfficeCard(Card):
    """Kept in the store, so that every computer that opens it agrees."""

    def __init__(self, desk: Desk) -> None:
        super().__init__("This office", name="officeCard", margin=20, gap=10)
        self._desk = desk
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
        self._form = Form("officePreferences")
        self._form.add("name", "Name", self._name)
        self._form.add("kinds", "What it does", self._kinds)
        self._form.add("marking", "Protective marking", self._marking)
        self._form.add(
            "idle",
            "Lock after nobody has touched the computer for",
            self._idle,
            hint=f"{SHORTEST_IDLE} to {LONGEST_IDLE} minutes. Ctrl+L locks at once.",
        )
        self.body.addWidget(self._form)
        self._said = Words("", "strong", name="officeSaid", wrap=True)
        self._said.hide()
        self.body.addWidget(self._said)
        line = row()
        line.addStretch(1)
        self._save = primary("Save", "officeSave")
        line.addWidget(self._save)
        self.body.addLayout(line)
        may = desk.may(Right.CHANGE_SETTINGS)
        self._form.setEnabled(may)
        self._save.setVisible(may)
        self._save.clicked.connect(self._on_save)
        desk.see(self, office_facts, self._on_facts)

    def _on_facts(self, facts: OfficeFacts) -> None:
        self._name.setText(facts.name)
        self._kinds.choose(facts.kinds)
        self._marking.setCurrentText(facts.marking)
        self._idle.setValue(facts.idle_minutes)

    @Slot()
    def _on_save(self) -> None:
        self._said.hide()
        command = ChangeOffice(
            self._name.text(),
            self._kinds.chosen(),
            self._marking.currentText(),
            self._idle.value(),
        )
        self._desk.do(
            change_office, command, asker=self, then=self._on_saved, refused=self._on_refused
        )

    def _on_saved(self, done: Done) -> None:
        self._form.clear()
        self._say(done.sentence, Tone.GREEN)

    def _on_refused(self, error: CaseworkerError) -> None:
        if isinstance(error, Incomplete):
            self._form.refuse(error.gaps)
        else:
            self._say(str(error), Tone.AMBER)

    def _say(self, words: str, tone: Tone) -> None:
        self._said.say(words, tone)
        self._said.show()
