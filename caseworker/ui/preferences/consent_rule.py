"""Preferences: what the office asks of consent beside the law. Off until somebody chooses it."""

from __future__ import annotations

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QCheckBox

from caseworker.casework.consent_option import (
    STRICTER,
    ChooseStricter,
    choose_stricter,
    stricter_chosen,
)
from caseworker.casework.office import Done
from caseworker.domain.consent_rules import consent_rules
from caseworker.domain.errors import CaseworkerError
from caseworker.domain.roles import Right
from caseworker.ui.desk import Desk
from caseworker.ui.palette import Tone
from caseworker.ui.parts import Card, Words, named


class ConsentRuleCard(Card):
    """One box, and beside it what it changes and where it comes from."""

    def __init__(self, desk: Desk) -> None:
        super().__init__("Consent to disclose", name="consentRuleCard", margin=20, gap=8)
        self._desk = desk
        option = consent_rules().options[STRICTER]
        self._box = named(QCheckBox("Ask for this"), "consentStricter", option.words)
        self._box.setAccessibleDescription(option.changes)
        self._box.setEnabled(False)
        self._said = Words("", "strong", wrap=True, name="consentRuleSaid")
        self._said.hide()
        self.body.addWidget(Words(f"{option.words}.", wrap=True))
        self.body.addWidget(self._box)
        self.body.addWidget(Words(option.changes, "soft", wrap=True, name="consentRuleChanges"))
        self.body.addWidget(Words(f"{option.source}.", "small", wrap=True))
        self.body.addWidget(self._said)
        self._box.clicked.connect(self._on_clicked)
        desk.see(self, stricter_chosen, self._on_chosen)

    def _on_chosen(self, chosen: bool) -> None:  # noqa: FBT001 - the answer to a question
        self._box.setChecked(chosen)
        self._box.setEnabled(self._desk.may(Right.CHANGE_SETTINGS))

    @Slot(bool)
    def _on_clicked(self, on: bool) -> None:  # noqa: FBT001 - Qt's own
        self._desk.do(
            choose_stricter,
            ChooseStricter(on=on),
            asker=self,
            then=self._on_done,
            refused=self._on_refused,
        )

    def _on_done(self, done: Done) -> None:
        self._said.say(done.sentence, Tone.GREEN)
        self._said.show()

    def _on_refused(self, error: CaseworkerError) -> None:
        self._said.say(str(error), Tone.AMBER)
        self._said.show()
        self._desk.see(self, stricter_chosen, self._on_chosen)
