"""Preferences: what letters say of the office, and the services that they must name."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit

from caseworker.casework.preferences import (
    ChangeLetterFacts,
    change_letter_facts,
    office_facts,
)
from caseworker.casework.records import OfficeFacts
from caseworker.ui import theme
from caseworker.ui.changes import Changes, keep_changes
from caseworker.ui.desk import Desk
from caseworker.ui.parts import Form, named, primary
from caseworker.ui.preferences.own import CardWords, OwnCard

_WORDS: Final = CardWords(
    "Letters and services",
    "lettersCard",
    "letters",
    "Letters are headed with this, and those that decide something must name the services. What "
    "is left empty is asked for each time.",
)
_NAME_AND_REACH: Final = "Its name, and how to reach it."
_LINES: Final = (
    ("telephone", "Telephone", ""),
    ("email", "E-mail", ""),
    ("advice_service", "Information, advice and support service", _NAME_AND_REACH),
    ("mediation_adviser", "Mediation adviser", _NAME_AND_REACH),
    ("disagreement_service", "Disagreement resolution service", _NAME_AND_REACH),
    ("schools_list", "Where the list of schools is", "A web page, or where to ask for it."),
)


class LettersCard(OwnCard):
    """Said here once, so that no letter has to ask for it."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, _WORDS)
        self._kept: Changes | None = None
        self.form = self._form = Form("lettersPreferences")
        self._address = named(QPlainTextEdit(), "prefAddress")
        self._address.setTabChangesFocus(True)
        self._address.setFixedHeight(theme.px(112))
        self.form.add("address", "Address", self._address)
        self._lines: dict[str, QLineEdit] = {}
        for name, label, hint in _LINES:
            self._lines[name] = named(QLineEdit(), f"pref_{name}")
            self.form.add(name, label, self._lines[name], hint=hint)
        self.body.addWidget(self.form)
        self.form.setEnabled(self.may)
        save = primary("Save", "lettersSave")
        save.clicked.connect(self._on_save)
        self.end_with(save, at_right=True)
        desk.see(self, office_facts, self._on_facts)

    def _on_facts(self, facts: OfficeFacts) -> None:
        self._address.setPlainText(facts.address)
        for name, line in self._lines.items():
            line.setText(str(getattr(facts, name)))
            line.setCursorPosition(0)
        self._kept = keep_changes(self.desk, "letters/preferences", self._form, self.tell)

    @Slot()
    def _on_save(self) -> None:
        typed = {name: line.text() for name, line in self._lines.items()}
        command = ChangeLetterFacts(address=self._address.toPlainText(), **typed)
        self.send(change_letter_facts, command, self._kept.saved() if self._kept else None)
