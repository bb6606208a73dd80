"""Who decides about disclosure today, why, and what will change it."""

from __future__ import annotations

from PySide6.QtCore import Signal

from caseworker.domain.consent import WhoseConsent
from caseworker.domain.consent_rules import consent_rules
from caseworker.ui.icons import Icon
from caseworker.ui.palette import Tone
from caseworker.ui.parts import Card, Flow, Words, primary, secondary


class WhoseCard(Card):
    """It stands still while what it says changes, so that the keyboard stays where it was.

    Signals:
        recording: a consent is to be recorded.
        refusing: a refusal is to be recorded.
        judging: how understanding or capacity was judged is to be recorded.
    """

    recording = Signal()
    refusing = Signal()
    judging = Signal()

    def __init__(self) -> None:
        super().__init__(tone=Tone.ACCENT, name="whoseConsent", gap=6)
        self.setAccessibleName("Whose consent it is today")
        self._who = Words("", "heading", wrap=True, name="whoseWho")
        self._also = Words("", "strong", wrap=True, name="whoseAlso")
        self._why = Words("", wrap=True, name="whoseWhy")
        self._ask = Words("", "strong", wrap=True, tone=Tone.AMBER, name="whoseAsk")
        self._then = Words("", "soft", wrap=True, name="whoseThen")
        self._stricter = Words("", "small", wrap=True, name="whoseStricter")
        self._source = Words("", "small", wrap=True, name="whoseSource")
        self.body.addWidget(Words("Whose consent it is today", "small"))
        for words in (self._who, self._also, self._why, self._ask, self._then, self._stricter):
            self.body.addWidget(words)
        self.body.addWidget(self._source)
        record = primary("Record a consent…", "recordConsent", icon=Icon.PLUS)
        refusal = secondary("Record a refusal…", "recordRefusal")
        judge = secondary("Record how it was judged…", "recordJudged")
        record.clicked.connect(self.recording)
        refusal.clicked.connect(self.refusing)
        judge.clicked.connect(self.judging)
        acts = Flow(across=8)
        for button in (record, refusal, judge):
            acts.addWidget(button)
        self.body.addWidget(acts)

    def show_whose(self, whose: WhoseConsent, *, stricter: bool) -> None:
        option = consent_rules().options["stricter"]
        also = f"This office asks a parent as well: {whose.also_who}." if whose.also else ""
        self._who.setText(whose.who)
        for words, said in (
            (self._also, also),
            (self._why, whose.why),
            (self._ask, whose.ask),
            (self._then, whose.then),
            (self._stricter, f"{option.words}. {option.source}." if stricter else ""),
            (self._source, whose.source),
        ):
            words.setText(said)
            words.setVisible(bool(said))
