"""Preferences: vague words of the office's own, that plans are searched for."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QLineEdit, QVBoxLayout

from caseworker.casework.own_words import (
    AddVagueWord,
    TakeOutVagueWord,
    add_vague_word,
    own_words_listed,
    take_out_vague_word,
)
from caseworker.domain.checking.vague import VagueWord
from caseworker.ui.case.tab import emptied
from caseworker.ui.changes import keep_changes
from caseworker.ui.desk import Desk
from caseworker.ui.parts import Form, Words, named, primary, quiet, row
from caseworker.ui.preferences.own import CardWords, OwnCard

_WORDS: Final = CardWords(
    "Vague words in plans",
    "vagueWordsCard",
    "vague",
    "Sections F, G and H are searched for words that promise nothing, such as “regular” or "
    "“access to”. Add those that you meet.",
)
_LINES: Final = (
    ("words", "Word or phrase", "as directed"),
    ("why", "Why it is vague", "It doesn’t say by whom."),
    ("ask", "What to ask whoever advised it", "Who directs it, how often, and for how long?"),
)


class VagueWordsCard(OwnCard):
    """The office's own words, each with its reason and its question; one more can be added."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, _WORDS)
        self._list = QVBoxLayout()
        self.body.addLayout(self._list)
        self.form = form = Form("vagueWordsForm")
        self._lines: dict[str, QLineEdit] = {}
        for name, label, example in _LINES:
            line = named(QLineEdit(), f"vague_{name}", label)
            line.setPlaceholderText(example)
            self._lines[name] = line
            form.add(name, label, line)
        self.body.addWidget(form)
        form.setVisible(self.may)
        self._kept = keep_changes(desk, "vague words", form, self.tell)
        add = primary("Add", "vagueAdd")
        add.clicked.connect(self._on_add)
        self.end_with(add, at_right=True)
        self.look()

    def look(self) -> None:
        self.desk.see(self, own_words_listed, self._on_words)

    def _on_words(self, found: Sequence[VagueWord]) -> None:
        emptied(self._list)
        for at, one in enumerate(found):
            line = row(8)
            said = Words(f"“{one.words}”  {one.why} {one.ask}", wrap=True, name=f"vagueWord{at}")
            line.addWidget(said, 1)
            if self.may:
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
        typed = {name: line.text() for name, line in self._lines.items()}
        self.send(add_vague_word, AddVagueWord(**typed), self._on_added)

    def _on_added(self) -> None:
        for line in self._lines.values():
            line.clear()
        self._kept.saved()()

    def _on_out(self, words: str) -> None:
        self.send(take_out_vague_word, TakeOutVagueWord(words))
