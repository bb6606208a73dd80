"""How the records are, on Today: backup, audit, tries to get in, and a key that isn't on paper."""

from __future__ import annotations

from datetime import datetime
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from caseworker.casework.safekeeping import backup_words
from caseworker.casework.strongroom import RecordsHealth
from caseworker.ui.icons import Icon
from caseworker.ui.palette import Tone
from caseworker.ui.parts import Card, Flow, Words, column, primary, row

LOOKED: Final = "health/last"
"""The form under which it is kept what an officer last found on the page of health."""


class RecordsCard(Card):
    """“Your records”: a line for each fact, and each warning in full."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("Your records", name="recordsCard", parent=parent)
        facts = QWidget()
        self._facts = column(facts, 0, 6)
        self.body.addWidget(facts)
        self._look = Words("", "soft", wrap=True, name="recordsLook")
        self._look.hide()
        self.body.addWidget(self._look)

    def show_look(self, words: str | None) -> None:
        """What was found when the cases were last looked over; None where nobody has looked."""
        self._look.setText(words or "")
        self._look.setVisible(bool(words))

    def show_health(self, health: RecordsHealth, now: datetime) -> None:
        while (item := self._facts.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.deleteLater()
        backup = health.last_backup
        when = backup_words(backup.at, backup.cases, now) if backup else "None yet"
        unbroken = "Unbroken" if health.audit_unbroken else "Broken"
        entries = "entry" if health.audit_entries == 1 else "entries"
        facts = [
            ("Last backup", when, None if backup else Tone.AMBER),
            (
                "Audit record",
                f"{unbroken}, {health.audit_entries:,} {entries}",
                None if health.audit_unbroken else Tone.RED,
            ),
        ]
        if health.failed_tries:
            facts.append(("Failed sign-ins", f"{health.failed_tries} since the last", Tone.AMBER))
        for name, words, tone in facts:
            self._facts.addWidget(_fact(name, words, tone))
        for warning in health.warnings:
            self._facts.addWidget(Words(warning, "small", tone=Tone.AMBER, wrap=True))


class KeyBand(Card):
    """Says that the recovery key in force is on no paper, until it is; hidden when all is well.

    Signals:
        wanted: a new recovery key is to be made now.
    """

    wanted = Signal()

    def __init__(self, *, may_make: bool, parent: QWidget | None = None) -> None:
        super().__init__(tone=Tone.AMBER, name="keyMissing", margin=16, gap=8, parent=parent)
        self.setAccessibleName("The recovery key is not on paper")
        self.body.addWidget(Words("The recovery key is not on paper", "heading"))
        who = "Make a new one now" if may_make else "Ask an administrator to make a new one"
        self.body.addWidget(
            Words(
                "The old one was used to come in and no longer works, and the one that took its "
                f"place was never typed back. {who}, and put it into its envelope: without it, "
                "a forgotten passphrase can lock everybody out for good.",
                "body",
                wrap=True,
                name="keyMissingWords",
            )
        )
        self._make = primary("Make a new recovery key", "keyMissingMake", icon=Icon.KEY)
        self._make.clicked.connect(self.wanted)
        line = Flow()
        line.addWidget(self._make)
        self.body.addWidget(line)
        line.setVisible(may_make)
        self.hide()


def _fact(name: str, words: str, tone: Tone | None) -> QWidget:
    ground = QWidget()
    ground.setAccessibleName(f"{name}: {words}")
    line = row(10, ground)
    line.addWidget(Words(name, "soft"))
    said = Words(words, "body", tone=tone, wrap=True)
    said.setAlignment(Qt.AlignmentFlag.AlignRight)
    line.addWidget(said, 1)
    return ground
