"""The answer of the gate: in its colour and its words, with its sources and what can be done."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from caseworker.casework.disclosures import Answered
from caseworker.domain.consent import Giver
from caseworker.domain.disclosure import Answer, Because
from caseworker.domain.people import Person
from caseworker.domain.pieces_words import in_words
from caseworker.ui import theme
from caseworker.ui.case.tab import emptied
from caseworker.ui.icons import Icon
from caseworker.ui.palette import Tone
from caseworker.ui.parts import Card, Flow, Words, column, named, primary, restyle, row, secondary

LOOKS: Final = {
    Answer.BY_CONSENT: (Tone.GREEN, Icon.CHECK),
    Answer.BY_DUTY: (Tone.GREEN, Icon.CHECK),
    Answer.BY_GROUND: (Tone.GREEN, Icon.CHECK),
    Answer.NOT_OF_THE_PLAN: (Tone.GREEN, Icon.CHECK),
    Answer.NOT_YET: (Tone.AMBER, Icon.CLOCK),
    Answer.NO: (Tone.RED, Icon.CLOSE),
}
_PARTLY: Final = (Tone.AMBER, Icon.ALERT)
_MEMORY: Final = {"memory": "from memory", "summary": "from a summary"}
_SELF: Final = frozenset({Giver.CHILD, Giver.YOUNG_PERSON})
_POSSESSIVE: Final = {"he": "his", "she": "her"}


class VerdictCard(Card):
    """It stands still while what it says changes, so that the keyboard stays where it was.

    Signals:
        recording: a consent is to be recorded, with the scope of the request.
        refusing: a refusal is to be recorded, with the same.
        grounding: a legal ground is to be looked for.
        going: what is covered is to go to the tray.
    """

    recording = Signal()
    refusing = Signal()
    grounding = Signal()
    going = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(name="verdict", gap=8, parent=parent)
        self._icon = Words(name="verdictIcon")
        self.headline = Words("", "heading", wrap=True, name="verdictHeadline")
        head = row(8)
        head.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignTop)
        head.addWidget(self.headline, 1)
        self.body.addLayout(head)
        self._said = QWidget()
        self._lines = column(self._said, 0, 6)
        self.body.addWidget(self._said)
        self.record = primary("Record consent…", "verdictRecord")
        self.refuse = secondary("Record a refusal…", "verdictRefuse")
        self.ground = secondary("Use a legal ground…", "verdictGround")
        self.go = primary("To the tray", "verdictGo", icon=Icon.ARROW_RIGHT)
        self._acts = Flow(across=8)
        for button in (self.go, self.record, self.ground, self.refuse):
            self._acts.addWidget(button)
        self.body.addWidget(self._acts)
        self.record.clicked.connect(self.recording)
        self.refuse.clicked.connect(self.refusing)
        self.ground.clicked.connect(self.grounding)
        self.go.clicked.connect(self.going)
        self.show_open(())

    def show_open(self, gaps: Iterable[str]) -> None:
        """Nothing can be answered yet: say what is still to be filled in."""
        missing = ", ".join(gaps)
        self._look(Tone.PLAIN, Icon.SHIELD, "The answer stands here as you fill this in.")
        self._clear()
        if missing:
            self._lines.addWidget(Words(f"Still open: {missing}.", "soft", wrap=True))
        for button in (self.go, self.record, self.refuse, self.ground):
            button.hide()

    def show_answer(self, answered: Answered, person: Person, *, can_go: bool) -> None:
        """The answer, why, what is left out, and what would make it so."""
        verdict = answered.verdict
        is_part = verdict.answer.lets_go and bool(verdict.left_out)
        tone, icon = _PARTLY if is_part else LOOKS[verdict.answer]
        self._look(tone, icon, verdict.headline)
        self._clear()
        if verdict.answer.lets_go:
            self._part("What goes", in_words(verdict.covered))
        if is_part:
            self._part("What is left out", in_words(verdict.left_out))
        for one in verdict.because:
            self._lines.addWidget(_line(one))
        if verdict.needs:
            self._lines.addWidget(Words("What would make it so", "strong"))
        for one in verdict.needs:
            self._lines.addWidget(_line(one, bullet="•  "))
        asks = not verdict.answer.lets_go or is_part
        self.go.setVisible(verdict.answer.lets_go and can_go)
        self.record.setVisible(asks)
        self.record.setText(f"Record {_whose(answered, person)} consent…")
        self.refuse.setVisible(asks and not verdict.refused)
        self.ground.setVisible(bool(answered.grounds) and asks and not answered.request.ground)

    def _look(self, tone: Tone, icon: Icon, headline: str) -> None:
        restyle(self, "tone", tone.value if tone is not Tone.PLAIN else "")
        ink = "soft" if tone is Tone.PLAIN else f"{tone.value}_ink"
        self._icon.setPixmap(theme.picture(icon, ink, 20))
        self.headline.say(headline, None if tone is Tone.PLAIN else tone)
        self.setAccessibleName(headline)

    def _part(self, title: str, words: str) -> None:
        line = Words(f"{title}: {words}.", "strong", wrap=True)
        self._lines.addWidget(line)

    def _clear(self) -> None:
        emptied(self._lines)


def _line(one: Because, bullet: str = "") -> QWidget:
    """A sentence, and its source beneath it."""
    line = named(QWidget(), "because")
    body = column(line, 0, 1)
    body.addWidget(Words(f"{bullet}{one.words}", wrap=True))
    if one.source:
        how = _MEMORY.get(one.checked, "")
        said = f"{one.source} ({how})" if how else one.source
        body.addWidget(Words(said, "small", wrap=True))
    return line


def _whose(answered: Answered, person: Person) -> str:
    """“his”, where it is the person's own and that is how they are spoken of; else nothing."""
    if answered.whose.giver not in _SELF:
        return "the"
    first = person.pronouns.casefold().split("/")[0].strip()
    return _POSSESSIVE.get(first, "their")
