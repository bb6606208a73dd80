"""Preferences: the words that this officer and this office have added to the dictionary."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QVBoxLayout, QWidget

from caseworker.casework.office import Done
from caseworker.casework.spelling_words import (
    AddWord,
    OwnWords,
    TakeOutWord,
    add_word,
    take_out_word,
    words_added,
)
from caseworker.domain.errors import CaseworkerError
from caseworker.domain.roles import Right
from caseworker.ui.desk import Desk
from caseworker.ui.entry_sheet import LongSheet
from caseworker.ui.icons import Icon
from caseworker.ui.palette import Tone
from caseworker.ui.papers.lines import cleared
from caseworker.ui.parts import (
    Card,
    Flow,
    TypedLine,
    Words,
    icon_button,
    named,
    quiet,
    row,
    secondary,
)
from caseworker.ui.preferences.own import CardWords, OpensCard

_ABOUT = (
    "Plans are checked in British English, with words of special needs, health, custody, the "
    "armed forces and education. What you add in a plan is kept in the records."
)
_DRAFTS = {False: "a word of mine", True: "a word of the office"}


def spelling_card(desk: Desk) -> OpensCard:
    """Says what is checked, and opens the words that were added."""
    words = CardWords("Spelling", "spellingWordsCard", "spellingWords", _ABOUT)
    return OpensCard(desk, words, "The words added…", Icon.BOOK, SpellingWordsSheet)


class SpellingWordsSheet(LongSheet):
    """Both lists. Words are added here too; only an administrator takes out the office's."""

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        how = "A word in these lists is not marked in any plan."
        super().__init__("Words added", how, "spellingWords", parent)
        self._desk = desk
        self._lists: dict[bool, QVBoxLayout] = {}
        self._fields: dict[bool, TypedLine] = {}
        self._said = Words("", "strong", name="spellingWordsSaid", wrap=True)
        self._said.hide()
        self.middle.body.addWidget(self._said)
        for office, title in ((False, "My words"), (True, "The office’s words")):
            self.middle.body.addWidget(self._card(title, office=office))
        self.middle.body.addStretch(1)
        foot = row(10)
        foot.addStretch(1)
        close = secondary("Close", "spellingWordsClose", hint="Esc")
        close.clicked.connect(self.reject)
        foot.addWidget(close)
        self.body.addLayout(foot)
        self.enter_goes_to(close)
        self.finished.connect(self.deleteLater)
        self._look()

    def _card(self, title: str, *, office: bool) -> Card:
        whose = "office" if office else "mine"
        card = Card(title, name=f"{whose}Words", gap=8)
        words = QVBoxLayout()
        card.body.addLayout(words)
        field = named(TypedLine(), f"{whose}Word", f"A word for: {title}")
        field.setPlaceholderText("Another word")
        add = quiet("Add", f"{whose}WordAdd", icon=Icon.PLUS)
        add.setAccessibleName(f"Add to: {title}")
        add.clicked.connect(partial(self._on_add, office))
        field.returnPressed.connect(partial(self._on_add, office))
        line = row(8)
        line.addWidget(field, 1)
        line.addWidget(add)
        card.body.addLayout(line)
        self._lists[office], self._fields[office] = words, field
        self._desk.drafts.watch(_DRAFTS[office], field, field.textChanged, owner=self)
        return card

    def _look(self) -> None:
        self._desk.see(self, words_added(self._desk.officer.id), self._on_words)

    def _on_words(self, own: OwnWords) -> None:
        may = self._desk.may(Right.CHANGE_SETTINGS)
        for office, words in ((False, own.mine), (True, own.office)):
            layout = self._lists[office]
            cleared(layout)
            if not words:
                layout.addWidget(Words("None yet.", "soft"))
                continue
            flow = Flow(across=14, down=4)
            for word in words:
                flow.addWidget(self._word(word, office=office, may=may or not office))
            layout.addWidget(flow)
        QTimer.singleShot(0, self, self.fit)  # a row that wraps knows its height once it is shown

    def _word(self, word: str, *, office: bool, may: bool) -> QWidget:
        ground = QWidget()
        line = row(2, ground)
        line.addWidget(Words(word, name=f"word_{word}"))
        if may:
            out = icon_button(Icon.REMOVE, f"Take out “{word}”", f"wordOut_{word}")
            out.clicked.connect(partial(self._on_out, word, office))
            line.addWidget(out)
        return ground

    def _on_add(self, office: bool) -> None:  # noqa: FBT001 - a slot
        word = self._fields[office].text().strip()
        if word:
            self._desk.do(
                add_word, AddWord(word, office), asker=self, then=partial(self._on_added, office),
                refused=self._on_refused,
            )  # fmt: skip

    def _on_out(self, word: str, office: bool) -> None:  # noqa: FBT001 - a slot
        self._desk.do(
            take_out_word, TakeOutWord(word, office), asker=self, then=self._on_done,
            refused=self._on_refused,
        )  # fmt: skip

    def _on_added(self, office: bool, done: Done) -> None:  # noqa: FBT001 - a slot
        self._fields[office].clear()
        self._desk.drafts.settled(_DRAFTS[office])
        self._on_done(done)

    def _on_done(self, done: Done) -> None:
        self._tell(done.sentence, Tone.GREEN)
        self._look()

    def _on_refused(self, error: CaseworkerError) -> None:
        self._tell(str(error), Tone.AMBER)

    def _tell(self, words: str, tone: Tone) -> None:
        self._said.say(words, tone)
        self._said.show()
        self.fit()
