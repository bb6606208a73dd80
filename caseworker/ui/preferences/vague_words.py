"""Preferences: vague words of the office's own, that plans are searched for."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QLineEdit, QVBoxLayout

from caseworker.casework.office import Done
from caseworker.casework.own_words import (
    AddVagueWord,
    TakeOutVagueWord,
    add_vague_word,
    own_words_listed,
    take_out_vague_word,
)
from caseworker.domain.checking.vague import VagueWord
from caseworker.domain.errors import CaseworkerError, Incomplete
from caseworker.domain.roles import Right
from caseworker.ui.case.tab import emptied
from caseworker.ui.desk import Desk
from caseworker.ui.palette import Tone
from caseworker.ui.parts import Card, Form, Words, named, primary, quiet, row

_LINES: Final = (
    ("words", "Word or phrase", "as directed"),
    ("why", "Why it is vague", "It doesn’t say by whom."),
    ("ask", "What to ask whoever advised it", "Who directs it, how often, and for how long?"),
)


class VagueWordsCard(Card):
    """The office's own words, each with its reason and its question; one more can be added."""

    def __init__(self, desk: Desk) -> None:
        super().__init__("Vague words in plans", name="vagueWordsCard", margin=20, gap=10)
        self._desk = desk
        self._may = desk.may(Right.CHANGE_SETTINGS)
        self.body.addWidget(
            Words(
                "Sections F, G and H are searched for words that promise nothing, such as "
                "“regular” or “access to”. Add those that you meet.",
                "soft",
                wrap=True,
            )
        )
        self._list = QVBoxLayout()
        self.body.addLayout(self._list)
        self._form = Form("vagueWordsForm")
        self._lines: dict[str, QLineEdit] = {}
        for name, label, example in _LINES:
            line = named(QLineEdit(), f"vague_{name}", label)
            line.setPlaceholderText(example)
            self._lines[name] = line
            self._form.add(name, label, line)
        self.body.addWidget(self._form)
        self._said = Words("", "strong", name="vagueSaid", wrap=True)
        self._said.hide()
        self.body.addWidget(self._said)
        foot = row()
        foot.addStretch(1)
        self._add = primary("Add", "vagueAdd")
        foot.addWidget(self._add)
        self.body.addLayout(foot)
        self._form.setVisible(self._may)
        self._add.setVisible(self._may)
        self._add.clicked.connect(self._on_add)
        self._look()

    def _look(self) -> None:
        self._desk.see(self, own_words_listed, self._on_words)

    def _on_words(self, found: Sequence[VagueWord]) -> None:
        emptied(self._list)
        for at, one in enumerate(found):
            line = row(8)
            said = Words(f"“{one.words}”  {one.why} {one.ask}", wrap=True, name=f"vagueWord{at}")
            line.addWidget(said, 1)
            if self._may:
                out = quiet("Take out", f"vagueOut{at}")
                out.setAccessibleName(f"Take out “{one.words}”")
                out.clicked.connect(lambda _=False, words=one.words: self._on_out(words))
                line.addWidget(out, 0, Qt.AlignmentFlag.AlignTop)
            self._list.addLayout(line)
        if not found:
            none = "Nothing has been added yet."
            self._list.addWidget(Words(none, "small", name="vagueNone", wrap=True))

    @Slot()
    def _on_add(self) -> None:
        self._said.hide()
        typed = {name: line.text() for name, line in self._lines.items()}
        self._desk.do(
            add_vague_word,
            AddVagueWord(**typed),
            asker=self,
            then=self._on_added,
            refused=self._on_refused,
        )

    def _on_added(self, done: Done) -> None:
        for line in self._lines.values():
            line.clear()
        self._on_done(done)

    def _on_out(self, words: str) -> None:
        self._desk.do(
            take_out_vague_word,
            TakeOutVagueWord(words),
            asker=self,
            then=self._on_done,
            refused=self._on_refused,
        )

    def _on_done(self, done: Done) -> None:
        self._form.clear()
        self._say(done.sentence, Tone.GREEN)
        self._look()

    def _on_refused(self, error: CaseworkerError) -> None:
        if isinstance(error, Incomplete):
            self._form.refuse(error.gaps)
        else:
            self._say(str(error), Tone.AMBER)

    def _say(self, words: str, tone: Tone) -> None:
        self._said.say(words, tone)
        self._said.show()
