"""Preferences: what letters say of the office, and the services that they must name."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit

from caseworker.casework.office import Done
from caseworker.casework.preferences import (
    ChangeLetterFacts,
    change_letter_facts,
    office_facts,
)
from caseworker.casework.records import OfficeFacts
from caseworker.domain.errors import CaseworkerError, Incomplete
from caseworker.domain.roles import Right
from caseworker.ui import theme
from caseworker.ui.desk import Desk
from caseworker.ui.palette import Tone
from caseworker.ui.parts import Card, Form, Words, named, primary, row

_NAME_AND_REACH: Final = "Its name, and how to reach it."
_LINES: Final = (
    ("telephone", "Telephone", ""),
    ("email", "E-mail", ""),
    ("advice_service", "Information, advice and support service", _NAME_AND_REACH),
    ("mediation_adviser", "Mediation adviser", _NAME_AND_REACH),
    ("disagreement_service", "Disagreement resolution service", _NAME_AND_REACH),
    ("schools_list", "Where the list of schools is", "A web page, or where to ask for it."),
)


class LettersCard(Card):
    """Said here once, so that no letter has to ask for it."""

    def __init__(self, desk: Desk) -> None:
        super().__init__("Letters and services", name="lettersCard", margin=20, gap=10)
        self._desk = desk
        self.body.addWidget(
            Words(
                "Letters are headed with this, and those that decide something must name the "
                "services. What is left empty is asked for each time.",
                "soft",
                wrap=True,
            )
        )
        self._form = Form("lettersPreferences")
        self._address = named(QPlainTextEdit(), "prefAddress")
        self._address.setTabChangesFocus(True)
        self._address.setFixedHeight(theme.px(112))
        self._form.add("address", "Address", self._address)
        self._lines: dict[str, QLineEdit] = {}
        for name, label, hint in _LINES:
            self._lines[name] = named(QLineEdit(), f"pref_{name}")
            self._form.add(name, label, self._lines[name], hint=hint)
        self.body.addWidget(self._form)
        self._said = Words("", "strong", name="lettersSaid", wrap=True)
        self._said.hide()
        self.body.addWidget(self._said)
        line = row()
        line.addStretch(1)
        self._save = primary("Save", "lettersSave")
        line.addWidget(self._save)
        self.body.addLayout(line)
        may = desk.may(Right.CHANGE_SETTINGS)
        self._form.setEnabled(may)
        self._save.setVisible(may)
        self._save.clicked.connect(self._on_save)
        desk.see(self, office_facts, self._on_facts)

    def _on_facts(self, facts: OfficeFacts) -> None:
        self._address.setPlainText(facts.address)
        for name, line in self._lines.items():
            line.setText(str(getattr(facts, name)))
            line.setCursorPosition(0)

    @Slot()
    def _on_save(self) -> None:
        self._said.hide()
        typed = {name: line.text() for name, line in self._lines.items()}
        self._desk.do(
            change_letter_facts,
            ChangeLetterFacts(address=self._address.toPlainText(), **typed),
            asker=self,
            then=self._on_saved,
            refused=self._on_refused,
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
