"""The one card of Preferences for what the office keeps of its own: what differs is data."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Generic, TypeVar

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from caseworker.casework.office import Done, Duty, Question
from caseworker.domain.errors import CaseworkerError, Faulty, Incomplete
from caseworker.domain.roles import Right
from caseworker.ui.choose_file import choose_file, text_of
from caseworker.ui.desk import Desk
from caseworker.ui.entry_sheet import LongSheet
from caseworker.ui.icons import Icon
from caseworker.ui.palette import Tone
from caseworker.ui.papers.lines import cleared
from caseworker.ui.parts import Card, Flow, Form, Words, column, named, quiet, row, secondary

Command = TypeVar("Command")
Kept = TypeVar("Kept")


@dataclass(frozen=True, slots=True)
class CardWords:
    """What a card says. ``part`` begins the names of its parts: ``phrases`` of ``phrasesSaid``."""

    title: str
    card: str
    part: str
    about: str = ""


class OwnCard(Card):
    """Says what was done or refused. Only an administrator changes anything in it."""

    def __init__(self, desk: Desk, words: CardWords) -> None:
        super().__init__(words.title, name=words.card, margin=20, gap=10)
        self.desk = desk
        self.may = desk.may(Right.CHANGE_SETTINGS)
        self.form: Form | None = None
        self.said = Words("", "strong", name=f"{words.part}Said", wrap=True)
        self.said.hide()
        if words.about:
            self.body.addWidget(Words(words.about, "soft", wrap=True))
        if why := desk.why_not(Right.CHANGE_SETTINGS):
            self.body.addWidget(Words(why, "small", name=f"{words.part}Why", wrap=True))

    def end_with(
        self, button: QPushButton, *, at_right: bool = False, for_all: bool = False
    ) -> None:
        """The foot of the card: what was said last, and the one thing that can be done.

        Without ``for_all``, an administrator alone can do it.
        """
        self.body.addWidget(self.said)
        line = row()
        if at_right:
            line.addStretch(1)
        line.addWidget(button)
        if not at_right:
            line.addStretch(1)
        self.body.addLayout(line)
        # Only now: without room for it, it would be a window of its own.
        button.setVisible(for_all or self.may)

    def look(self) -> None:
        """Ask again for what there is, after a change."""

    def send(
        self, duty: Duty[Command], command: Command, then: Callable[[], None] | None = None
    ) -> None:
        """Do it; ``then`` is called once it is done."""
        self.said.hide()

        def on_done(done: Done) -> None:
            if then is not None:
                then()
            self._on_done(done)

        self.desk.do(duty, command, asker=self, then=on_done, refused=self.on_refused)

    def tell(self, words: str, tone: Tone) -> None:
        self.said.say(words, tone)
        self.said.show()

    def _on_done(self, done: Done) -> None:
        if self.form is not None:
            self.form.clear()
        self.tell(done.sentence, Tone.GREEN)
        self.look()

    def on_refused(self, error: CaseworkerError) -> None:
        """Beside the fields where it is about them; else in words, each fault on a line."""
        if isinstance(error, Incomplete) and self.form is not None:
            self.form.refuse(error.gaps)
            return
        faults = error.faults if isinstance(error, Faulty) else (str(error),)
        self.tell("\n".join(faults), Tone.AMBER)


class OpensCard(OwnCard):
    """Says what there is, and opens the sheet that has it all; each sheet says who may what."""

    def __init__(
        self,
        desk: Desk,
        words: CardWords,
        button: str,
        icon: Icon,
        sheet: Callable[[Desk, QWidget], LongSheet],
    ) -> None:
        super().__init__(desk, words)
        opens = secondary(button, f"{words.part}Open", icon=icon)
        opens.clicked.connect(lambda: sheet(desk, self.window()).open())
        self.end_with(opens, for_all=True)


@dataclass(frozen=True, slots=True)
class OwnLine:
    """One thing that there is. ``name`` is of its line; one with ``out`` can be taken out."""

    title: str
    small: str = ""
    faults: tuple[str, ...] = ()
    name: str = ""
    out: str = ""


@dataclass(frozen=True, slots=True)
class OwnFiles(Generic[Kept]):
    """What a list of files of the office is about.

    ``most`` is how many characters a file may have. ``add`` and ``take_out`` do it by the
    card; the first gets the file's name and text, the second the title of a line.
    """

    words: CardWords
    button: str
    dialog: str
    files: str
    most: int
    there: Question[Sequence[Kept]]
    line: Callable[[Kept], OwnLine]
    add: Callable[[OwnCard, str, str], None]
    take_out: Callable[[OwnCard, str], None] | None = None


class FilesCard(OwnCard, Generic[Kept]):
    """What there is, line by line; an administrator adds one more from a file."""

    def __init__(self, desk: Desk, about: OwnFiles[Kept]) -> None:
        super().__init__(desk, about.words)
        self._about = about
        self._lines = QVBoxLayout()
        self._lines.setSpacing(6)
        self.body.addLayout(self._lines)
        add = secondary(about.button, f"{about.words.part}Add", icon=Icon.FOLDER)
        add.clicked.connect(self._on_add)
        self.end_with(add)
        self.look()

    def take(self, path: Path) -> None:
        """Add what the file at ``path`` holds."""
        self.said.hide()
        self.desk.upkeep(
            self,
            lambda _: text_of(path, self._about.most),
            partial(self._about.add, self, path.stem),
            refused=self.on_refused,
        )

    def look(self) -> None:
        self.desk.see(self, self._about.there, self._on_found)

    def _on_found(self, found: Sequence[Kept]) -> None:
        cleared(self._lines)
        for one in found:
            self._lines.addWidget(self._line(self._about.line(one)))

    def _line(self, line: OwnLine) -> QWidget:
        ground = named(QWidget(), line.name, line.title) if line.name else QWidget()
        body = column(ground, 0, 2)
        head = Flow(across=8, down=2)
        head.addWidget(Words(line.title, "strong", wrap=True))
        take_out = self._about.take_out
        if self.may and line.out and take_out is not None:
            out = quiet("Take out", f"{self._about.words.part}Out_{line.title}", icon=Icon.REMOVE)
            out.setAccessibleName(line.out)
            out.clicked.connect(lambda: take_out(self, line.title))
            head.addWidget(out)
        body.addWidget(head)
        if line.small:
            body.addWidget(Words(line.small, "small", wrap=True))
        for fault in line.faults:
            body.addWidget(Words(fault, "fault", wrap=True))
        return ground

    @Slot()
    def _on_add(self) -> None:
        choose_file(self, self._about.dialog, [self._about.files, "All files (*)"], self.take)
