"""Preferences: the letters that the office has added or adapted, and the program's own."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Final

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QFileDialog, QVBoxLayout, QWidget

from caseworker.casework.office import Done
from caseworker.casework.own_letters import (
    LARGEST,
    AddLetter,
    LetterListed,
    TakeOutLetter,
    add_letter,
    every_letter,
    letter_file,
    take_out_letter,
)
from caseworker.domain.errors import CaseworkerError, Faulty
from caseworker.domain.roles import Right
from caseworker.ui.choose_file import bytes_of, choose_file
from caseworker.ui.desk import Desk
from caseworker.ui.entry_sheet import LongSheet
from caseworker.ui.icons import Icon
from caseworker.ui.palette import Tone
from caseworker.ui.papers.leaving import AskPath
from caseworker.ui.papers.lines import cleared
from caseworker.ui.papers.saving import ask_path, write_whole
from caseworker.ui.parts import Card, Flow, Pill, Words, column, named, quiet, row, secondary
from caseworker.ui.parts.emptied import put_in, ruled
from caseworker.ui.preferences.own import CardWords, OpensCard
from caseworker.ui.say import Question, ask

AskFile = Callable[[QWidget, Callable[[Path], None]], QFileDialog | None]

_ABOUT: Final = (
    "An office may add letters of its own, and adapt those of the program. What the law asks of "
    "a letter can’t be left out of it."
)
_HOW: Final = (
    "Save a letter as a file, change its words in any text editor, and add the file here. It is "
    "checked line by line before it is used. A file with the same id takes the program’s place; "
    "with another id it is a letter more."
)


def ask_letter(owner: QWidget, then: Callable[[Path], None]) -> QFileDialog:
    """Ask for a letter file without stopping the program."""
    kinds = ["Letter files (*.md *.txt)", "All files (*)"]
    return choose_file(owner, "chooseLetter", kinds, then)


def own_letters_card(desk: Desk) -> OpensCard:
    """Says what can be done, and opens the list."""
    words = CardWords("Letters of this office", "ownLettersCard", "ownLetters", _ABOUT)
    return OpensCard(desk, words, "The letters…", Icon.PLAN, OwnLettersSheet)


class OwnLettersSheet(LongSheet):
    """Every letter on a line: the office's own first. Only an administrator changes them."""

    def __init__(
        self,
        desk: Desk,
        parent: QWidget,
        *,
        choose: AskFile = ask_letter,
        where: AskPath = ask_path,
    ) -> None:
        super().__init__("Letters", _HOW, "ownLetters", parent)
        self.as_wide_as(760)
        self._desk, self._choose, self._where = desk, choose, where
        self._may = desk.may(Right.CHANGE_SETTINGS)
        self._said = Card(margin=12, gap=4, name="ownLettersSaid")
        self._said.hide()
        self.middle.body.addWidget(self._said)
        ours, theirs = Card("Ours", name="oursCard"), Card("The program’s own", name="theirsCard")
        self._ours, self._theirs = QVBoxLayout(), QVBoxLayout()
        ours.body.addLayout(self._ours)
        theirs.body.addLayout(self._theirs)
        self.middle.body.addWidget(ours)
        self.middle.body.addWidget(theirs)
        self.middle.body.addStretch(1)
        add = secondary("Add a letter file…", "ownLettersAdd", icon=Icon.PLUS)
        add.setVisible(self._may)
        close = secondary("Close", "ownLettersClose", hint="Esc")
        foot = row(10)
        foot.addWidget(add)
        foot.addStretch(1)
        foot.addWidget(close)
        self.body.addLayout(foot)
        self.enter_goes_to(close)
        add.clicked.connect(self._on_add)
        close.clicked.connect(self.reject)
        self.finished.connect(self.deleteLater)
        self.look()

    def look(self) -> None:
        """Ask again which letters there are."""
        self._desk.see(self, every_letter, self._on_letters)

    def take(self, path: Path) -> None:
        """Read the file at ``path``, and add the letter that it is."""
        self._desk.upkeep(
            self,
            lambda _: bytes_of(path, LARGEST),
            self._on_read,
            refused=partial(self._on_refused, path.name),
        )
        self._name = path.name

    @Slot()
    def _on_add(self) -> None:
        self._choose(self, self.take)

    def _on_read(self, content: bytes) -> None:
        self._desk.do(
            add_letter,
            AddLetter(content),
            asker=self,
            then=self._on_done,
            refused=partial(self._on_refused, self._name),
        )

    def _on_done(self, done: Done) -> None:
        self._say([done.sentence], Tone.GREEN)
        self.look()

    def _on_refused(self, name: str, error: CaseworkerError) -> None:
        faults = error.faults if isinstance(error, Faulty) else (str(error),)
        self._say([f"{name} was not taken. Nothing is changed.", *faults], Tone.AMBER)

    def _say(self, lines: list[str], tone: Tone) -> None:
        cleared(self._said.body)
        self._said.setProperty("tone", tone.value)
        self._said.style().polish(self._said)
        for at, words in enumerate(lines):
            role = "body" if at else "strong"
            self._said.body.addWidget(Words(words, role, wrap=True, name=f"ownLettersSaid{at}"))
        self._said.setAccessibleName(" ".join(lines))
        self._said.show()
        self.middle.ensureWidgetVisible(self._said)
        self.fit()

    def _on_letters(self, letters: tuple[LetterListed, ...]) -> None:
        for layout, ours in ((self._ours, True), (self._theirs, False)):
            cleared(layout)
            found = [letter for letter in letters if letter.ours is ours]
            put_in(layout, ruled(map(self._line, found)))
            if not found:
                words = "None yet." if ours else "Each of them is adapted."
                layout.addWidget(Words(words, "soft", name="noLetterHere"))
        self.fit()

    def _line(self, letter: LetterListed) -> QWidget:
        ground = named(QWidget(), f"letter_{letter.id}", f"{letter.title}, {letter.id}")
        body = column(ground, 0, 3)
        body.setContentsMargins(0, 6, 0, 6)
        head = Flow(across=10, down=4)
        head.addWidget(Words(letter.title, "strong", wrap=True))
        head.addWidget(Pill(letter.id))
        if letter.faults:
            head.addWidget(Pill("Not used", Tone.AMBER, name=f"broken_{letter.id}"))
        elif letter.ours:
            words = "Ours, in place of the program’s" if letter.adapted else "Ours"
            head.addWidget(Pill(words, Tone.BLUE, name=f"ours_{letter.id}"))
        body.addWidget(head)
        for at, fault in enumerate(letter.faults):
            body.addWidget(Words(fault, "fault", wrap=True, name=f"fault{at}_{letter.id}"))
        if letter.faults and letter.adapted:
            words = "The program’s own letter is used until this is put right."
            body.addWidget(Words(words, "small", wrap=True))
        if letter.goes_with:
            body.addWidget(Words(f"Goes with: {letter.goes_with}", "small", wrap=True))
            body.addWidget(Words(f"To: {letter.to}", "small", wrap=True))
        body.addWidget(self._buttons(letter))
        return ground

    def _buttons(self, letter: LetterListed) -> QWidget:
        buttons = Flow(across=8, down=4)
        save = quiet("Save as a file…", f"save_{letter.id}")
        save.setAccessibleName(f"Save as a file: {letter.title}")
        save.clicked.connect(lambda: self._on_save(letter))
        buttons.addWidget(save)
        if letter.ours and self._may:
            words = "Use the program’s own again…" if letter.adapted else "Take out…"
            out = quiet(words, f"out_{letter.id}")
            out.setAccessibleName(f"{words.removesuffix('…')}: {letter.title}")
            out.clicked.connect(lambda: self._on_out(letter))
            buttons.addWidget(out)
        return buttons

    def _on_save(self, letter: LetterListed) -> None:
        def on_text(text: str) -> None:
            self._where(self, f"{letter.id}.md", partial(self._write, text))

        self._desk.see(self, letter_file(letter.id, ours=letter.ours), on_text)

    def _write(self, text: str, path: Path) -> None:
        said = f"Saved {path.name}. Change its words, then add it."
        self._desk.upkeep(
            self,
            lambda _: write_whole(path, text.encode()),
            lambda _: self._say([said], Tone.GREEN),
            refused=lambda error: self._say([str(error)], Tone.AMBER),
        )

    def _on_out(self, letter: LetterListed) -> None:
        if letter.adapted:
            text = f"Use the program’s own letter {letter.id} again?"
        else:
            text = f"Take out the letter {letter.id}?"
        detail = (
            "Your own file is taken out of the records. Save it first if you may want it again."
        )
        question = Question(text, detail, "Take ours out", is_grave=True)
        ask(self, question, lambda: self._take_out(letter))

    def _take_out(self, letter: LetterListed) -> None:
        self._desk.do(
            take_out_letter,
            TakeOutLetter(letter.id),
            asker=self,
            then=self._on_done,
            refused=partial(self._on_refused, letter.id),
        )
