"""Preferences: what the IT department of this computer has set. Nobody changes it here."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from caseworker.domain.site_policy import SET_BY, policy_keys
from caseworker.ui.desk import Desk
from caseworker.ui.parts import Card, Words, named

_NOTHING = "Nothing is set on this computer. An IT department can, in a file of its own."


class SetByItCard(Card):
    """A line for each key that is set, with what it means; and what in the file won’t do."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(SET_BY, name="setByIt", margin=20, gap=8, parent=parent)
        named(self, "setByIt", SET_BY)
        policy = desk.policy
        for key, row in policy_keys().items():
            if told := policy.told(key):
                self.body.addWidget(Words(told, "strong", wrap=True, name=f"setByIt_{key}"))
                self.body.addWidget(Words(row.meaning, "small", wrap=True))
        for number, fault in enumerate(policy.faults):
            self.body.addWidget(Words(fault, "soft", wrap=True, name=f"setByItFault{number}"))
        if not policy.values and not policy.faults:
            self.body.addWidget(Words(_NOTHING, "soft", wrap=True, name="setByItNothing"))
