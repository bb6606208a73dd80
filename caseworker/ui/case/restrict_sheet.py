"""Sheets of restricted cases: who may open one, lifting it, and why somebody opens it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QCheckBox, QComboBox, QLineEdit, QPlainTextEdit, QWidget

from caseworker.casework.office import Done
from caseworker.casework.restricted import (
    LiftRestriction,
    RestrictCase,
    lift_restriction,
    restrict_case,
)
from caseworker.domain.case import CaseNumber
from caseworker.domain.errors import CaseworkerError
from caseworker.domain.looking import Why, reasons
from caseworker.domain.officer import OfficerId
from caseworker.domain.roles import Right, holders
from caseworker.ui import theme
from caseworker.ui.desk import Desk
from caseworker.ui.entry_sheet import LongSheet, refusal_words
from caseworker.ui.parts import Form, WrittenField, column, named, primary, secondary


class Named(WrittenField):
    """A box for each officer who may open cases at all."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        layout = column(self, 0, 2)
        self._boxes: dict[OfficerId, QCheckBox] = {}
        for one in holders(Right.OPEN_CASE, desk.here):
            box = named(QCheckBox(one.name), f"mayOpen_{one.id}", one.name)
            self._boxes[one.id] = box
            box.toggled.connect(self.edited)
            layout.addWidget(box)

    def chosen(self) -> frozenset[OfficerId]:
        return frozenset(who for who, box in self._boxes.items() if box.isChecked())

    def typed(self) -> str:
        return " ".join(sorted(self.chosen()))

    def retype(self, text: str) -> None:
        for who, box in self._boxes.items():
            box.setChecked(who in text.split())


class _ReasonSheet(LongSheet):
    """A sheet that ends with a reason, and something that is done with it."""

    def __init__(  # noqa: PLR0913, PLR0917 - what it is called, of which case, from where
        self,
        desk: Desk,
        number: CaseNumber,
        title: str,
        words: str,
        name: str,
        parent: QWidget,
    ) -> None:
        super().__init__(title, words, name, parent)
        self._desk, self._number = desk, number
        self.form = Form(f"{name}Form")
        self.reason = named(QPlainTextEdit(), f"{name}Reason", "Why")
        self.reason.setTabChangesFocus(True)
        self.reason.setFixedHeight(theme.px(90))
        self.middle.body.addWidget(self.form)
        self.middle.body.addStretch(1)
        self._go = primary(title, f"{name}Go")
        self._go.setDefault(True)
        cancel = secondary("Cancel", f"{name}Cancel")
        self.finish_with(cancel, self._go)
        cancel.clicked.connect(self.reject)
        self._go.clicked.connect(self._on_go)
        self.finished.connect(self.deleteLater)
        self._draft = ""

    def keep_as(self, draft: str) -> None:
        """Keep what is typed under this name, and put back what was left."""
        number = self._number
        self._draft = f"{draft}/{number}"
        self._desk.drafts.watch(self._draft, self.form, self.form.edited, owner=self, case=number)

    def do(self, then: Callable[[Done], None], refused: Callable[[CaseworkerError], None]) -> None:
        """Do what the sheet is for."""
        raise NotImplementedError

    @Slot()
    def _on_go(self) -> None:
        self._go.setEnabled(False)
        self.say_refused("")
        self.do(self._on_done, self._on_refused)

    def _on_done(self, done: Done) -> None:
        self._desk.drafts.drop(self._draft)
        self.recorded.emit(done)
        self.accept()

    def _on_refused(self, error: CaseworkerError) -> None:
        self._go.setEnabled(True)
        self.say_refused(*refusal_words(self.form, error))


class RestrictSheet(_ReasonSheet):
    """Who alone may open the case from now on, and why."""

    def __init__(self, desk: Desk, number: CaseNumber, parent: QWidget) -> None:
        words = (
            "Only these officers open it, and they say why each time. Others see in their lists "
            "that there is a restricted case, and not whose."
        )
        super().__init__(desk, number, "Restrict this case", words, "restrict", parent)
        self._named = named(Named(desk), "restrictNamed", "Who may open it")
        self.form.add("named", "Who may open it", self._named)
        self.form.add("reason", "Why", self.reason)
        self.keep_as("restrict")

    def do(self, then: Callable[[Done], None], refused: Callable[[CaseworkerError], None]) -> None:
        command = RestrictCase(self._number, self._named.chosen(), self.reason.toPlainText())
        self._desk.do(restrict_case, command, asker=self, then=then, refused=refused)


class LiftSheet(_ReasonSheet):
    """Everybody may open it again who may open cases."""

    def __init__(self, desk: Desk, number: CaseNumber, parent: QWidget) -> None:
        words = "Everybody who may open cases may open it again. That stays in its history."
        super().__init__(desk, number, "Lift the restriction", words, "lift", parent)
        self.form.add("reason", "Why", self.reason)
        self.keep_as("lift")

    def do(self, then: Callable[[Done], None], refused: Callable[[CaseworkerError], None]) -> None:
        command = LiftRestriction(self._number, self.reason.toPlainText())
        self._desk.do(lift_restriction, command, asker=self, then=then, refused=refused)


class WhySheet(LongSheet):
    """Why somebody opens a restricted case, before anything of it is shown.

    Signals:
        said: a reason was chosen; carries the Why.
    """

    said = Signal(object)

    def __init__(self, desk: Desk, number: CaseNumber, parent: QWidget) -> None:
        words = "Say why you open it. It is kept, and a manager looks at it once a month."
        super().__init__("This case is restricted", words, "why", parent)
        self._form = Form("whyForm")
        self._code = named(QComboBox(), "whyCode", "Why")
        for code, said in reasons().items():
            self._code.addItem(said, code)
        self._words = named(QLineEdit(), "whyMore", "More")
        self._form.add("code", "Why", self._code)
        self._form.add("words", "In your own words", self._words, hint="If there is more to say")
        self.middle.body.addWidget(self._form)
        self.middle.body.addStretch(1)
        leave, go = secondary("Leave it", "whyLeave"), primary("Open it", "whyGo")
        go.setDefault(True)
        self.finish_with(leave, go)
        leave.clicked.connect(self.reject)
        go.clicked.connect(self._on_go)
        self.finished.connect(self.deleteLater)
        self._desk, self._draft = desk, f"why/{number}"
        # Kept as this officer's alone: nothing is kept of a case that nobody has opened yet.
        desk.drafts.watch(self._draft, self._form, self._form.edited, owner=self)

    @Slot()
    def _on_go(self) -> None:
        self._desk.drafts.drop(self._draft)
        self.said.emit(Why(str(self._code.currentData()), self._words.text()))
        self.accept()
