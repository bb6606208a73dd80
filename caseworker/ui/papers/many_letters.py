"""One kind of letter for many cases: ``show_many(owner, desk, cases)``.

First whom each would go to, with those that can't be sent and why; then all of them are
printed or saved, one after another, and the list says what became of each.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from PySide6.QtCore import Slot
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QComboBox, QFileDialog, QLineEdit, QProgressBar, QWidget

from caseworker.casework.many_letters import (
    Chosen,
    LetterForMany,
    Made,
    Many,
    ManyAsked,
    kinds_for_many,
    made_since,
    many,
)
from caseworker.casework.wanted import Wanted
from caseworker.domain.case import CaseNumber
from caseworker.ui.desk import Desk
from caseworker.ui.entry_sheet import LongSheet
from caseworker.ui.icons import Icon
from caseworker.ui.papers.leaving import Ways
from caseworker.ui.papers.letter_sheet import ROLE
from caseworker.ui.papers.lines import cleared
from caseworker.ui.papers.many_go import REASON, LockSheet, ReasonSheet
from caseworker.ui.papers.many_run import ManyRun, Way
from caseworker.ui.papers.many_stopped import StoppedLetters
from caseworker.ui.papers.many_table import ManyTable
from caseworker.ui.papers.preview import PaperView, show_paper
from caseworker.ui.parts import (
    Card,
    Form,
    TypedLine,
    Words,
    column,
    named,
    primary,
    row,
    secondary,
)

MOST: Final = 200
ALIKE: Final = "Said alike in every letter"
FILE: Final = "letters.pdf"
_TYPED_ROLE: Final = "many/role"

AskFolder = Callable[[QWidget, Callable[[Path], None]], QFileDialog | None]


@dataclass(frozen=True, slots=True)
class ManyWays(Ways):
    """How a folder is asked for, besides a printer and a place."""

    ask_folder: AskFolder | None = None


def ask_folder(owner: QWidget, then: Callable[[Path], None]) -> QFileDialog:
    """Ask for a folder without stopping the program."""
    dialog = QFileDialog(owner, "Caseworker")
    dialog.setObjectName("saveLetters")
    dialog.setFileMode(QFileDialog.FileMode.Directory)
    dialog.setOption(QFileDialog.Option.ShowDirsOnly, on=True)
    dialog.fileSelected.connect(lambda path: then(Path(path)))
    dialog.finished.connect(dialog.deleteLater)
    dialog.open()
    return dialog


class ManySheet(LongSheet):
    """Choose the letter, look at the list, let them all go. It begins with ``chosen``.

    Signals are those of the sheet; nothing is typed here that a case would have to keep.
    """

    def __init__(
        self,
        desk: Desk,
        cases: Sequence[CaseNumber],
        parent: QWidget,
        *,
        ways: ManyWays | None = None,
        chosen: Chosen | None = None,
    ) -> None:
        whom = "one case" if len(cases) == 1 else f"{len(cases)} cases"
        super().__init__(f"Letters for {whom}", "", "manyLetters", parent)
        self.as_wide_as(980)
        self._desk, self._cases, self._ways = desk, tuple(cases), ways or ManyWays()
        self._many = Many(())
        self._chosen = chosen or Chosen()
        self._has_begun = False  # once they have left, this list makes none a second time
        self._said: dict[str, QLineEdit] = {}
        self._run: ManyRun | None = None
        self._kinds: tuple[LetterForMany, ...] = ()
        self._made: tuple[Made, ...] = ()
        body = self.middle.body
        self._form = form = Form("manyForm")
        self._kind = named(QComboBox(), "manyKind")
        self._role = named(TypedLine(), "manyRole")
        form.add("kind", "Which letter?", self._kind)
        form.add("role", "Your role", self._role, hint=f"Stands under {desk.officer.name}")
        body.addWidget(form)
        self._alike = Card(ALIKE, name="manyAlike", margin=14)
        self._alike_holder = QWidget()
        self._alike_place = column(self._alike_holder, 0, 0)
        self._alike.body.addWidget(self._alike_holder)
        self._alike.hide()
        body.addWidget(self._alike)
        self._sum = Words("Looking…", "heading", wrap=True, name="manySum")
        body.addWidget(self._sum)
        self._table = ManyTable()
        body.addWidget(self._table, 1)
        self._stopped = StoppedLetters()
        self._stopped.look_wanted.connect(self._on_look)
        body.addWidget(self._stopped)
        self._bar = named(QProgressBar(), "manyProgress", "Letters made")
        self._bar.setTextVisible(False)
        self._stop = secondary("Stop", "manyStop")
        self._stop.setAutoDefault(False)
        self._going = row(10)
        self._going.addWidget(self._bar, 1)
        self._going.addWidget(self._stop)
        self.body.addLayout(self._going)
        self._bar.hide()
        self._stop.hide()
        self.body.addWidget(self.buttons)
        self._fill_foot()
        self._kind.activated.connect(self._on_kind)
        self._role.editingFinished.connect(self._look)
        self.finished.connect(self.deleteLater)
        desk.drafts.restored.connect(self._on_restored)
        desk.draft(self, ROLE, self._on_role)
        desk.paper(self, kinds_for_many(self._cases), self._on_kinds)

    def reject(self) -> None:
        """Stay while letters are on their way, so that what becomes of each is written down."""
        if self._run is None:
            super().reject()

    def _fill_foot(self) -> None:
        self._print = primary("Print all…", "manyPrint", icon=Icon.PRINT)
        self._lock = secondary("Save as encrypted files…", "manyLocked", icon=Icon.FOLDER)
        self._one = secondary("Save as one PDF…", "manyOne", icon=Icon.FOLDER)
        self._close = secondary("Close", "manyClose", hint="Esc")
        self._list = primary("Print the list…", "manyList", icon=Icon.PRINT)
        self._list.hide()
        for button in (self._close, self._one, self._lock, self._list, self._print):
            button.setAutoDefault(False)
            self.buttons.addWidget(button)
        self._list.clicked.connect(self.print_list)
        self._print.clicked.connect(self.print_all)
        self._lock.clicked.connect(self.save_locked)
        self._one.clicked.connect(self.save_as_one)
        self._close.clicked.connect(self.reject)
        self._stop.clicked.connect(self._on_stop)
        self._allow(is_ready=False)

    # What would be made

    @property
    def _draft(self) -> str:
        """Where what is said alike in these letters is kept until they have left."""
        return f"many/{self._kind.currentData()}"

    @Slot(str)
    def _on_restored(self, form: str) -> None:
        if form in {self._draft, _TYPED_ROLE}:
            self._look()

    def _on_role(self, role: str | None) -> None:
        if role and not self._role.text():
            self._role.setText(role)
        line = self._role
        self._desk.drafts.watch(_TYPED_ROLE, line, line.textEdited, owner=self)

    def _on_kinds(self, kinds: tuple[LetterForMany, ...]) -> None:
        self._kinds = kinds
        for each in kinds:
            ours = ", ours" if each.ours else ""
            cases = "case" if len(self._cases) == 1 else "cases"
            of = f"{each.cases} of {len(self._cases)} {cases}"
            words = f"{each.title} ({each.letter}{ours}): {of}"
            self._kind.addItem(words, each.letter)
        if kinds:
            self._kind.setCurrentIndex(max(0, self._kind.findData(self._chosen.letter)))
            self._on_kind()
        else:
            self._sum.setText("None of these cases offers a letter yet.")

    @Slot()
    def _on_kind(self) -> None:
        self._said = {}
        cleared(self._alike_place)
        self._alike.hide()
        self._look()

    @Slot()
    def _look(self) -> None:
        """Ask again whom they go to, with what is typed here."""
        letter = self._kind.currentData()
        if letter is None or self._has_begun:
            return
        self._allow(is_ready=False)
        said = tuple((name, line.text().strip()) for name, line in self._said.items())
        asked = ManyAsked(
            letter,
            self._cases,
            self._desk.officer.name,
            self._role.text().strip(),
            tuple((name, words) for name, words in said if words),
            self._chosen.about,
        )
        self._desk.paper(self, many(asked), self._on_many)

    def _on_many(self, found: Many) -> None:
        if self._has_begun:
            return
        self._many = found
        send, rest = len(found.to_send), len(found.lines) - len(found.to_send)
        words = f"{send} {'letter' if send == 1 else 'letters'} can be sent."
        self._sum.setText(f"{words} {rest} can’t: see why below." if rest else words)
        self._table.show_lines(found.lines)
        if not self._said and found.lacking:
            form = Form("manyAlikeForm")
            for fact in found.lacking:
                line = named(QLineEdit(), f"alike_{fact.name}")
                line.editingFinished.connect(self._look)
                form.add(fact.name, fact.words, line)
                self._said[fact.name] = line
            self._alike_place.addWidget(form)
            self._alike.show()
            drafts = self._desk.drafts
            drafts.watch(self._draft, form, form.edited, owner=form)
        self._allow(is_ready=bool(send))
        self.fit()

    # Letting them go

    @Slot()
    def print_all(self) -> None:
        """Each is a job of its own, so that none is on the back of another."""
        self._ways.ask_printer(self, 1, self._on_printer, self._on_no_printer)

    @Slot()
    def save_as_one(self) -> None:
        """First why: the file is without encryption."""
        sheet = ReasonSheet(self._desk, self)
        sheet.agreed.connect(self._on_reason)
        sheet.open()

    @Slot()
    def save_locked(self) -> None:
        """First the passphrase, then the folder."""
        sheet = LockSheet(self)
        sheet.agreed.connect(self._on_passphrase)
        sheet.open()

    @Slot()
    def print_list(self) -> PaperView:
        """What was made and what was not, on paper."""
        kind = next(each for each in self._kinds if each.letter == self._kind.currentData())
        wanted = Wanted(
            "letters_made",
            which=f"{kind.title} ({kind.letter})",
            officer=self._desk.officer.name,
            made=tuple(each.listed for each in self._made),
        )
        return show_paper(self, self._desk, wanted, ways=self._ways)

    def _on_printer(self, printer: QPrinter) -> None:
        printer.setCopyCount(1)
        self._begin(Way("print", printer=printer))

    def _on_no_printer(self, why: str) -> None:
        self.say_refused(why)

    @Slot(str)
    def _on_reason(self, reason: str) -> None:
        def on_path(path: Path) -> None:
            self._begin(Way("clear_copy", reason, file=path))

        self._ways.ask_path(self, FILE, on_path)

    @Slot(str)
    def _on_passphrase(self, passphrase: str) -> None:
        def on_folder(folder: Path) -> None:
            self._begin(Way("encrypted_copy", folder=folder, passphrase=passphrase))

        (self._ways.ask_folder or ask_folder)(self, on_folder)

    def _begin(self, way: Way) -> None:
        self._has_begun = True
        self.say_refused("")
        self._allow(is_ready=False)
        self._form.hide()
        self._alike.hide()
        self._bar.setRange(0, len(self._many.to_send))
        self._bar.show()
        self._stop.setEnabled(True)
        self._stop.show()
        self._run = ManyRun(self._desk, self._many.to_send, way, self)
        self._run.moved.connect(self._on_moved)
        self._run.ended.connect(self._on_ended)
        self._close.setEnabled(False)
        self._run.start()

    @Slot()
    def _on_stop(self) -> None:
        self._stop.setEnabled(False)
        if self._run is not None:
            self._run.stop()

    @Slot(int, int, str)
    def _on_moved(self, done: int, total: int, words: str) -> None:
        self._bar.setValue(done)
        self._sum.setText(f"{done} of {total} made. {words}")

    @Slot(object)
    def _on_ended(self, made: tuple[Made, ...]) -> None:
        if self._run is not None:
            self._run.deleteLater()
        self._run = None
        self._bar.hide()
        self._stop.hide()
        out = sum(not each.why_not for each in made)
        if out:
            self._desk.drafts.drop(self._draft)
            self._desk.drafts.drop(REASON)
            self._desk.drafts.drop(_TYPED_ROLE)
        unsent = [line for line in self._many.lines if line.why_not]
        rest = [Made(line, why_not=line.why_not) for line in unsent]
        self._made = (*made, *rest)
        self._show_made()
        for button in (self._print, self._lock, self._one):
            button.hide()
        self._list.show()
        self._list.setFocus()
        self._close.setEnabled(True)
        self.fit()

    def _show_made(self) -> None:
        made = [each for each in self._made if not each.line.why_not]
        out = sum(not each.why_not for each in made)
        self._sum.setText(f"{out} of {len(made)} made. Each stands in the history of its case.")
        self._table.show_made(self._made)
        self._stopped.show_letters([each for each in self._made if each.is_stopped])
        self.fit()

    @Slot(object)
    def _on_look(self, made: Made) -> None:
        """One that was stopped, by itself: what is right in it is let stand there."""
        if made.line.wanted is not None:
            view = show_paper(self, self._desk, made.line.wanted, ways=self._ways)
            view.left.connect(lambda _: self._on_left(made))

    def _on_left(self, made: Made) -> None:
        def on_made(now: Made) -> None:
            self._made = tuple(now if each is made else each for each in self._made)
            self._show_made()

        self._desk.see(self, made_since(made), on_made)

    def _allow(self, *, is_ready: bool) -> None:
        for button in (self._print, self._lock, self._one):
            button.setEnabled(is_ready)


def show_many(
    owner: QWidget,
    desk: Desk,
    cases: Sequence[CaseNumber],
    *,
    ways: ManyWays | None = None,
    chosen: Chosen | None = None,
) -> ManySheet:
    """Open the list over ``owner``; ``chosen`` is the letter that it begins with."""
    sheet = ManySheet(desk, cases, owner.window(), ways=ways, chosen=chosen)
    sheet.open()
    return sheet
