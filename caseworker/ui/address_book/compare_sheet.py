"""Comparing words by telephone: theirs and ours, large, with what to say."""

from __future__ import annotations

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QGridLayout, QLineEdit, QWidget

from caseworker.casework.cards import (
    ToCompare,
    WordsDiffer,
    WordsSame,
    to_compare,
    words_differ,
    words_same,
)
from caseworker.casework.office import Done
from caseworker.casework.own_keys import MakeKeys, make_keys
from caseworker.domain.errors import CaseworkerError, NotAllowed
from caseworker.domain.receivers import KeyState, ReceiverId
from caseworker.ui import theme
from caseworker.ui.desk import Desk
from caseworker.ui.entry_sheet import LongSheet, refusal_words
from caseworker.ui.palette import Tone
from caseworker.ui.parts import Card, Form, Words, danger, named, primary, secondary
from caseworker.ui.say import Question, ask

_ABOUT = "Both read their words aloud. It takes two minutes, once for each office."
_SAY = (
    "Call them on a number that you had before their card came, and say: “We have a card from "
    "your office. Please read me the six words that your Caseworker shows under Our card.” They "
    "must be these, in this order:"
)
_THEN = "Then read ours to them; their screen shows the same if they brought in our card:"


class CompareSheet(LongSheet):
    """The words of an office and our own, and who compared them."""

    def __init__(self, desk: Desk, receiver: ReceiverId, parent: QWidget) -> None:
        super().__init__("Compare words by telephone", _ABOUT, "compare", parent)
        self.as_wide_as(680)
        self._desk, self._receiver = desk, receiver
        self._shown: ToCompare | None = None
        self._whom = named(QLineEdit(), "compareWhom")
        self._how = named(QLineEdit(), "compareHow")
        self._form = Form("compareForm")
        self._cancel = secondary("Not now", "compareCancel")
        self._differ = danger("They differ…", "compareDiffer")
        self._same = primary("They are the same", "compareSame")
        self._cancel.clicked.connect(self.reject)
        self._differ.clicked.connect(self._on_differ)
        self._same.clicked.connect(self._on_same)
        self.finished.connect(self.deleteLater)
        self.finish_with(self._cancel, self._differ, self._same)
        self._same.setAutoDefault(False)
        self.enter_goes_to(self._cancel)
        for button in (self._differ, self._same):
            button.hide()  # until there are words to be compared
        self._draft = f"compare/{receiver}"

    def begin(self) -> None:
        """Ask for the words; the sheet opens once they are here."""
        self._look()

    def _look(self) -> None:
        self._desk.see(self, to_compare(self._receiver), self._on_seen, refused=self._on_none)

    def _on_none(self, error: CaseworkerError) -> None:
        """Where we have no keys yet, they are made now: both sides have words to read."""
        if isinstance(error, NotAllowed) and self._shown is None:
            self._desk.do(
                make_keys, MakeKeys(), asker=self, then=self._on_keys, refused=self._say_why
            )
        else:
            self._say_why(error)

    def _say_why(self, error: CaseworkerError) -> None:
        """There is nothing to compare, and here is why."""
        self.say_refused(str(error))
        self.open()

    def _on_keys(self, done: Done) -> None:
        del done
        self._look()

    def _on_seen(self, seen: ToCompare) -> None:
        if self._shown is not None:
            return
        self._shown = seen
        one, body = seen.receiver, self.middle.body
        if one.state is KeyState.CHANGED and one.key is not None:
            loud = Card(tone=Tone.RED, margin=14, gap=4, name="compareLoud")
            vouched = "says" if one.key.vouched else "does NOT say"
            words = f"Their key has changed. Their former key {vouched} that this one follows it."
            loud.body.addWidget(Words(words, "strong", tone=Tone.RED, wrap=True))
            ask_them = "Ask them why and when it was changed, before any word is read."
            loud.body.addWidget(Words(ask_them, wrap=True))
            body.addWidget(loud)
        number = f"Our number for them: {one.telephone}" if one.telephone else ""
        unknown = "We have no number for them yet: find it on a letter or their own website."
        body.addWidget(Words(_SAY, wrap=True))
        body.addWidget(word_code(one.name, seen.theirs, "compareTheirs"))
        body.addWidget(Words(number or unknown, "strong", wrap=True, name="compareNumber"))
        body.addWidget(Words(_THEN, wrap=True))
        body.addWidget(word_code("Our office", seen.ours, "compareOurs"))
        self._form.add("whom", "Who read the words to you?", self._whom)
        hint = "On which number, and where you had it from: not from their card"
        self._form.add("how", "How did you reach them?", self._how, hint=hint)
        body.addWidget(self._form)
        why = (
            f"Six words are {seen.bits} bits. To have the same six by chance or by effort takes "
            "longer than anybody has."
        )
        body.addWidget(Words(why, "small", wrap=True))
        body.addStretch(1)
        for button in (self._differ, self._same):
            button.show()
        self._desk.drafts.watch(self._draft, self._form, self._form.edited, owner=self)
        self.open()
        self._cancel.setFocus(Qt.FocusReason.OtherFocusReason)  # the words stay in sight

    @Slot()
    def _on_same(self) -> None:
        if self._shown is None or self._shown.receiver.key is None:
            return
        self.say_refused("")
        command = WordsSame(
            self._receiver, self._shown.receiver.key.seal, self._whom.text(), self._how.text()
        )
        self._desk.do(words_same, command, asker=self, then=self._on_done, refused=self._on_refused)

    @Slot()
    def _on_differ(self) -> None:
        if self._shown is None:
            return
        one = self._shown.receiver
        before = one.key_before
        more = " The key that was compared before is in force again." if before else ""
        question = Question(
            f"The words of {one.name} differ?",
            f"This key is not theirs then: it is never used, whatever comes of it.{more} Tell your "
            "data protection officer that somebody sent a false card.",
            "They differ",
            "Look again",
            is_grave=True,
        )
        ask(self, question, self._do_differ)

    def _do_differ(self) -> None:
        if self._shown is None or self._shown.receiver.key is None:
            return
        command = WordsDiffer(self._receiver, self._shown.receiver.key.seal, self._whom.text())
        self._desk.do(
            words_differ, command, asker=self, then=self._on_done, refused=self._on_refused
        )

    def _on_done(self, done: Done) -> None:
        self._desk.drafts.drop(self._draft)
        self.accept()
        self.recorded.emit(done)

    def _on_refused(self, error: CaseworkerError) -> None:
        self.say_refused(*refusal_words(self._form, error))


def word_code(whose: str, words: tuple[str, ...], name: str) -> Card:
    """Six words, each numbered, in two rows; heard as one sentence."""
    card = Card(margin=14, gap=6, name=name)
    card.setAccessibleName(f"{whose}: {', '.join(words)}")
    card.body.addWidget(Words(whose, "label", wrap=True))
    grid = QGridLayout()
    grid.setHorizontalSpacing(theme.px(24))
    grid.setVerticalSpacing(theme.px(8))
    for at, word in enumerate(words):
        grid.addWidget(Words(f"{at + 1}  {word}", "key", name=f"{name}{at}"), at // 3, at % 3)
    card.body.addLayout(grid)
    return card
