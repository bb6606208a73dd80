"""The card that says that other rules hold than those of the setting, why, and what stopped."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from caseworker.domain.due import Due
from caseworker.ui.case.seen import CaseSeen
from caseworker.ui.case.tab import emptied
from caseworker.ui.palette import Tone
from caseworker.ui.parts import Card, Words, named
from caseworker.ui.parts.typed_day import day_in_words, short_day


class RulesCard(Card):
    """Hidden as long as the rules are those of the setting."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(tone=Tone.AMBER, name="rulesNow", margin=14, gap=4, parent=parent)
        self.hide()

    def show_case(self, seen: CaseSeen) -> None:
        rules = seen.rules
        emptied(self.body)
        self.setVisible(rules is not None)
        if rules is None:
            return
        self.setAccessibleName(rules.words)
        self.body.addWidget(Words(rules.words, "heading", wrap=True, name="rulesWords"))
        began = f"Since {day_in_words(rules.since)}" if rules.since else "From the start"
        since = f"{began}: {rules.because}."
        for words, role in ((since, "strong"), (rules.why, "body"), (rules.source, "small")):
            self.body.addWidget(Words(words, role, wrap=True))
        if rules.caution:
            caution = Words(rules.caution, "strong", tone=Tone.AMBER, wrap=True)
            self.body.addWidget(named(caution, "rulesCaution"))
        if rules.stopped:
            stopped = "; ".join(_was(seen, due) for due in rules.stopped)
            words = f"No longer counted: {stopped}."
            self.body.addWidget(Words(words, "soft", wrap=True, name="rulesStopped"))


def _was(seen: CaseSeen, due: Due) -> str:
    about = f": {due.about}" if due.about else ""
    day = f" (was {short_day(due.by, seen.today)})" if due.by else ""
    return f"{due.row.brief}{about}{day}"
