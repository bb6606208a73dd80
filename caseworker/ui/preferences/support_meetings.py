"""Preferences: how often the parents are met about support. As the Code has it until chosen."""

from __future__ import annotations

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QButtonGroup, QRadioButton

from caseworker.casework.meetings_option import ChooseMeetings, choose_meetings, meetings_now
from caseworker.casework.preferences import office_facts
from caseworker.casework.records import OfficeFacts
from caseworker.domain.roles import Right
from caseworker.domain.support_rules import support_rules
from caseworker.ui.desk import Desk
from caseworker.ui.parts import Card, Words, named
from caseworker.ui.preferences.kept_at_once import KeptAtOnce


class SupportMeetingsCard(Card):
    """One button for each way, and beside it what it means and where it comes from."""

    def __init__(self, desk: Desk) -> None:
        super().__init__("Meetings about support", name="supportMeetingsCard", margin=20, gap=8)
        self._desk = desk
        self._group = QButtonGroup(self)
        self._rows = support_rules().meetings
        for at, row in enumerate(self._rows):
            button = named(QRadioButton(row.title), f"supportMeetings_{row.name}", row.title)
            button.setAccessibleDescription(row.words)
            button.setEnabled(False)
            self._group.addButton(button, at)
            self.body.addWidget(button)
            self.body.addWidget(Words(row.words, "soft", wrap=True))
            self.body.addWidget(Words(f"{row.source}.", "small", wrap=True))
        self._kept = KeptAtOnce(desk, "supportMeetingsSaid", self._look)
        self.body.addWidget(self._kept)
        self._group.idClicked.connect(self._on_clicked)
        self._look()

    def _look(self) -> None:
        self._desk.see(self, office_facts, self._on_facts)

    def _on_facts(self, facts: OfficeFacts) -> None:
        now = meetings_now(facts.options)
        for at, row in enumerate(self._rows):
            button = self._group.button(at)
            button.setChecked(row == now)
            button.setEnabled(self._desk.may(Right.CHANGE_SETTINGS))

    @Slot(int)
    def _on_clicked(self, at: int) -> None:
        self._kept.keep(choose_meetings, ChooseMeetings(self._rows[at].name))
