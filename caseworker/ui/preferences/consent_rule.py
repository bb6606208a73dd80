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
from caseworker.domain.consent_rules import consent_rules
from caseworker.domain.roles import Right
from caseworker.ui.desk import Desk
from caseworker.ui.parts import Card, Words, named
from caseworker.ui.preferences.kept_at_once import KeptAtOnce


class ConsentRuleCard(Card):
    """One box, and beside it what it changes and where it comes from."""

    def __init__(self, desk: Desk) -> None:
        super().__init__("Consent to disclose", name="consentRuleCard", margin=20, gap=8)
        self._desk = desk
        option = consent_rules().options[STRICTER]
        self._box = named(QCheckBox("Ask for this"), "consentStricter", option.words)
        self._box.setAccessibleDescription(option.changes)
        self._box.setEnabled(False)
        self._kept = KeptAtOnce(desk, "consentRuleSaid", self._look)
        self.body.addWidget(Words(f"{option.words}.", wrap=True))
        self.body.addWidget(self._box)
        self.body.addWidget(Words(option.changes, "soft", wrap=True, name="consentRuleChanges"))
        self.body.addWidget(Words(f"{option.source}.", "small", wrap=True))
        self.body.addWidget(self._kept)
        self._box.clicked.connect(self._on_clicked)
        self._look()

    def _look(self) -> None:
        self._desk.see(self, stricter_chosen, self._on_chosen)

    def _on_chosen(self, chosen: bool) -> None:  # noqa: FBT001 - the answer to a question
        self._box.setChecked(chosen)
        self._box.setEnabled(self._desk.may(Right.CHANGE_SETTINGS))

    @Slot(bool)
    def _on_clicked(self, on: bool) -> None:  # noqa: FBT001 - Qt's own
        self._kept.keep(choose_stricter, ChooseStricter(on=on))
