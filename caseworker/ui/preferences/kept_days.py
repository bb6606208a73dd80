"""Preferences: what the office keeps, each on a line, with a form to enter one more."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from caseworker.casework.office import Done, Duty
from caseworker.casework.preferences import office_facts
from caseworker.casework.records import OfficeFacts
from caseworker.domain.errors import CaseworkerError, Gap, Incomplete
from caseworker.domain.roles import Right
from caseworker.ui.changes import keep_changes
from caseworker.ui.desk import Command, Desk
from caseworker.ui.icons import Icon
from caseworker.ui.palette import Tone
from caseworker.ui.parts import (
    Form,
    Rule,
    Words,
    column,
    danger,
    in_turn_before,
    named,
    primary,
    row,
    secondary,
)
from caseworker.ui.parts.date_field import DateField
from caseworker.ui.parts.typed_day import NotADayError
from caseworker.ui.preferences.fold import FoldedCard


class KeptDaysCard(FoldedCard):
    """What is kept, in its order. Only an administrator sees buttons.

    Whoever makes one of it says which lines there are (``show_facts``), what the form asks
    (``ask``), and what is done once it is filled in (``on_add``).
    """

    go_words = "Add"

    def __init__(self, desk: Desk, title: str, words: str, open_words: str, name: str) -> None:
        super().__init__(title, words, open_words, name)
        self.desk = desk
        self._name = name
        self.may = desk.may(Right.CHANGE_SETTINGS)
        self.open_button.setVisible(self.may)
        self._kept = QWidget()
        self._lines = column(self._kept, 0, 4)
        self.body.insertWidget(2, self._kept)
        self.look()

    @property
    def about(self) -> str:
        """What the form is about: typing about one thing isn’t put into the form of another."""
        return "new"

    def show_facts(self, facts: OfficeFacts) -> None:
        """Put the lines of these facts in place: see ``show_lines``."""
        raise NotImplementedError

    def ask(self, form: Form) -> None:
        """Put the fields into the form."""
        raise NotImplementedError

    def on_add(self) -> None:
        """Do what the form says."""
        raise NotImplementedError

    def look(self) -> None:
        self.desk.see(self, office_facts, self.show_facts)

    def fold(self) -> None:
        super().fold()
        self.open_button.setVisible(self.may)

    def build(self, inside: QVBoxLayout) -> None:
        self.form = Form(f"{self._name}Form")
        self.ask(self.form)
        draft = f"{self._name}/{self.about}"
        self.kept = keep_changes(self.desk, draft, self.form, self.tell)
        inside.addWidget(self.form)
        line = row()
        cancel = secondary("Cancel", f"{self._name}Cancel")
        self._go = primary(self.go_words, f"{self._name}Add", icon=Icon.PLUS)
        line.addWidget(cancel)
        line.addStretch(1)
        line.addWidget(self._go)
        inside.addLayout(line)
        cancel.clicked.connect(self.finish)
        self._go.clicked.connect(self._on_go)

    def show_lines(self, lines: Iterable[QWidget], nothing: str) -> None:
        """These lines in place of those before; ``nothing`` is said where there are none."""
        while (item := self._lines.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        shown = list(lines)
        for line in shown:
            self._lines.addWidget(line)
            self._lines.addWidget(Rule())
        buttons = [one for line in shown for one in line.findChildren(QPushButton)]
        in_turn_before(self.open_button, buttons)
        if not shown:
            self._lines.addWidget(Words(nothing, "small", wrap=True, name=f"{self._name}None"))

    def line(
        self, words: str, more: str, name: str, *beside: QPushButton
    ) -> tuple[QWidget, QPushButton]:
        """A line: what is kept, what more there is to say of it, and the button to remove it.

        Other buttons, ``beside``, stand before that one.
        """
        ground = named(QWidget(), name, f"{words}. {more}")
        across = row(10, ground)
        said = QWidget()
        inside = column(said, 0, 1)
        inside.addWidget(Words(words, "strong", wrap=True))
        inside.addWidget(Words(more, "small", wrap=True))
        across.addWidget(said, 1)
        for other in beside:
            across.addWidget(other)
        button = danger("Remove", f"remove_{name}", icon=Icon.REMOVE)
        button.setAccessibleName(f"Remove {words}")
        across.addWidget(button)
        button.setVisible(self.may)  # not before: without a parent it would be a window
        return ground, button

    def day(self, field: str, from_field: DateField) -> date | None:
        """The day that was typed; what can't be read is said beside the field.

        Raises:
            Incomplete: it can't be read.
        """
        try:
            return from_field.day()
        except NotADayError as error:
            raise Incomplete([Gap(field, str(error))]) from error

    def do(self, duty: Duty[Command], command: Command) -> None:
        """Enter what the form says."""
        self._go.setEnabled(False)
        self.desk.do(duty, command, asker=self, then=self._on_added, refused=self._on_refused)

    def remove(self, duty: Duty[Command], command: Command) -> None:
        self.desk.do(duty, command, asker=self, then=self._on_done, refused=self._on_not_removed)

    @Slot()
    def _on_go(self) -> None:
        self.form.clear()
        try:
            self.on_add()
        except Incomplete as error:
            self.form.refuse(error.gaps)

    def _on_added(self, done: Done) -> None:
        self.finish()
        self._on_done(done)

    def _on_done(self, done: Done) -> None:
        self.tell(f"{done.sentence} The lists follow.")
        self.look()

    def _on_refused(self, error: CaseworkerError) -> None:
        self._go.setEnabled(True)
        left = self.form.refuse(error.gaps) if isinstance(error, Incomplete) else ()
        if left or not isinstance(error, Incomplete):
            self.tell(str(error), Tone.AMBER)

    def _on_not_removed(self, error: CaseworkerError) -> None:
        self.tell(str(error), Tone.AMBER)
        self.look()
