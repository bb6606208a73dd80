"""Preferences: how often the parents are met about support. As the Code has it until chosen."""

from __future__ import annotations

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QButtonGroup, QRadioButton

from caseworker.casework.meetings_option import ChooseMeetings, choose_meetings, meetings_now
from caseworker.casework.office import Done
from caseworker.casework.preferences import office_facts
from caseworker.casework.records import OfficeFacts
from caseworker.domain.errors import CaseworkerError
from caseworker.domain.roles import Right
from caseworker.domain.support_rules import support_rules
from caseworker.ui.desk import Desk
from caseworker.ui.palette import Tone
from caseworker.ui.parts import Card, Words, named


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
        self._said = Words("", "strong", wrap=True, name="supportMeetingsSaid")
        self._said.hide()
        self.body.addWidget(self._said)
        self._group.idClicked.connect(self._on_clicked)
        desk.see(self, office_facts, self._on_facts)

    def _on_facts(self, facts: OfficeFacts) -> None:
        now = meetings_now(facts.options)
        for at, row in enumerate(self._rows):
            button = self._group.button(at)
            button.setChecked(row == now)
            button.setEnabled(self._desk.may(Right.CHANGE_SETTINGS))

    @Slot(int)
    def _on_clicked(self, at: int) -> None:
        self._desk.do(
            choose_meetings,
            ChooseMeetings(self._rows[at].name),
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
        self._desk.see(self, office_facts, self._on_facts)
