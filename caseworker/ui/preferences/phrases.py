"""Preferences: the phrases that the office has added to those of the program."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QFileDialog, QVBoxLayout, QWidget

from caseworker.casework.office import Done
from caseworker.casework.own_snippets import (
    LARGEST,
    AddSnippets,
    SnippetFile,
    TakeOutSnippets,
    add_snippets,
    own_snippets,
    take_out_snippets,
)
from caseworker.domain.errors import CaseworkerError, Faulty, UnfitFile
from caseworker.domain.roles import Right
from caseworker.domain.snippets import snippets
from caseworker.ui.desk import Desk
from caseworker.ui.icons import Icon
from caseworker.ui.palette import Tone
from caseworker.ui.papers.lines import cleared
from caseworker.ui.parts import Card, Flow, Words, column, named, quiet, row, secondary

_ABOUT = (
    "A phrase asks for what is only true of one child: “for [how many minutes], [how often]”. "
    "What is left open is found before a plan is sent. The program has {count}; an office may "
    "add files of its own in the same form."
)


class PhrasesCard(Card):
    """The files of the office, each with what it offers; an administrator adds and takes out."""

    def __init__(self, desk: Desk) -> None:
        super().__init__("Phrases", name="phrasesCard", margin=20, gap=10)
        self._desk = desk
        self._may = desk.may(Right.CHANGE_SETTINGS)
        self.body.addWidget(Words(_ABOUT.format(count=len(snippets())), "soft", wrap=True))
        self._lines = QVBoxLayout()
        self.body.addLayout(self._lines)
        self._said = Words("", "strong", name="phrasesSaid", wrap=True)
        self._said.hide()
        self.body.addWidget(self._said)
        add = secondary("Add a file of phrases…", "phrasesAdd", icon=Icon.FOLDER)
        add.clicked.connect(self._on_add)
        line = row()
        line.addWidget(add)
        line.addStretch(1)
        self.body.addLayout(line)
        add.setVisible(self._may)  # only now: without room for it, it would be a window of its own
        self._look()

    def take(self, path: Path) -> None:
        """Add the phrases of the file at ``path``."""
        self._said.hide()
        self._desk.upkeep(
            self,
            lambda _: _read(path),
            partial(self._on_read, path.stem),
            refused=self._on_refused,
        )

    def _look(self) -> None:
        self._desk.see(self, own_snippets, self._on_files)

    def _on_files(self, files: tuple[SnippetFile, ...]) -> None:
        cleared(self._lines)
        for file in files:
            self._lines.addWidget(self._line(file))

    def _line(self, file: SnippetFile) -> QWidget:
        ground = named(QWidget(), f"phrases_{file.name}", f"Phrases of {file.name}")
        body = column(ground, 0, 2)
        head = Flow(across=8, down=2)
        head.addWidget(Words(file.name, "strong"))
        if self._may:
            out = quiet("Take out", f"phrasesOut_{file.name}", icon=Icon.REMOVE)
            out.setAccessibleName(f"Take out the phrases of {file.name}")
            out.clicked.connect(lambda: self._on_out(file.name))
            head.addWidget(out)
        body.addWidget(head)
        titles = "; ".join(one.title for one in file.snippets)
        if titles:
            body.addWidget(Words(titles, "small", wrap=True))
        for fault in file.faults:
            body.addWidget(Words(fault, "fault", wrap=True))
        return ground

    @Slot()
    def _on_add(self) -> None:
        dialog = QFileDialog(self.window(), "Caseworker")
        dialog.setObjectName("choosePhrases")
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.setNameFilters(["Phrases (*.toml)", "All files (*)"])
        dialog.fileSelected.connect(lambda path: self.take(Path(path)))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _on_read(self, name: str, text: str) -> None:
        self._desk.do(
            add_snippets,
            AddSnippets(name, text),
            asker=self,
            then=self._on_done,
            refused=self._on_refused,
        )

    def _on_out(self, name: str) -> None:
        self._desk.do(
            take_out_snippets,
            TakeOutSnippets(name),
            asker=self,
            then=self._on_done,
            refused=self._on_refused,
        )

    def _on_done(self, done: Done) -> None:
        self._tell(done.sentence, Tone.GREEN)
        self._look()

    def _on_refused(self, error: CaseworkerError) -> None:
        faults = error.faults if isinstance(error, Faulty) else (str(error),)
        self._tell("\n".join(faults), Tone.AMBER)

    def _tell(self, words: str, tone: Tone) -> None:
        self._said.say(words, tone)
        self._said.show()


def _read(path: Path) -> str:
    """The text of a small file. Never called on the window’s thread.

    Raises:
        UnfitFile: it can't be read, or is no text.
    """
    try:
        with path.open(encoding="utf-8") as file:
            return file.read(LARGEST + 1)
    except (OSError, UnicodeDecodeError) as error:
        raise UnfitFile("This file can’t be read as text.") from error
