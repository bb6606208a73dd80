"""What can be done to many cases at once: giving them to an officer, and putting a flag on."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Final

from PySide6.QtWidgets import QComboBox, QLineEdit, QPlainTextEdit, QWidget

from caseworker.casework.flagging import FlagCases, TakeFlagsOff, flag_cases, take_flags_off
from caseworker.casework.giving import GiveCases, TakeBack, give_cases, take_back
from caseworker.casework.many_cases import Question, flagging_them, giving_them
from caseworker.casework.office import Done
from caseworker.domain.case import CaseNumber
from caseworker.domain.errors import CaseworkerError, Gap, Incomplete
from caseworker.domain.flags import PUT, flag_rules
from caseworker.domain.law import event_kinds
from caseworker.domain.officer import OfficerId
from caseworker.domain.roles import Right, holders
from caseworker.ui import theme
from caseworker.ui.desk import Desk
from caseworker.ui.many.sheet import ManySheet
from caseworker.ui.parts import named
from caseworker.ui.parts.date_field import DateField
from caseworker.ui.parts.typed_day import NotADayError

UNTIL: Final = "Empty: until it is taken off."
Then = Callable[[Done], None]
Refused = Callable[[CaseworkerError], None]


class GiveSheet(ManySheet):
    """Give these cases to another officer."""

    def __init__(self, desk: Desk, cases: Sequence[CaseNumber], parent: QWidget) -> None:
        words = "Whoever gets them finds them on Today. One press takes all of it back."
        super().__init__(desk, cases, "Give to an officer", words, "giveMany", parent)
        self._to = named(QComboBox(), "giveTo", "Who gets them")
        for one in holders(Right.CHANGE_CASE, desk.here):
            self._to.addItem(one.name, one.id)
        self._why = _reason("giveReason")
        self.form.add("to", "Who gets them", self._to)
        self.form.add("reason", "Why", self._why, hint="It stands in the history of each case.")
        self.looks_again_after(self._to.currentIndexChanged.connect)
        self._to.setFocus()

    def question(self) -> Question | None:
        names = {one.id: one.name for one in self.desk.here.colleagues}
        may_share = self.desk.may(Right.SHARE_WORK)
        me = self.desk.officer.id
        return giving_them(self.cases, self._chosen, me, names, may_share=may_share)

    def act(self, then: Then, refused: Refused) -> None:
        command = GiveCases(self.preview.cases, self._chosen, self._why.toPlainText())
        self.desk.do(give_cases, command, asker=self, then=then, refused=refused)

    def undo(self, done: Done) -> None:
        self.desk.do(take_back, TakeBack(done.made))

    @property
    def _chosen(self) -> OfficerId:
        return OfficerId(str(self._to.currentData() or ""))


class FlagSheet(ManySheet):
    """Put one flag on these cases."""

    def __init__(self, desk: Desk, cases: Sequence[CaseNumber], parent: QWidget) -> None:
        words = event_kinds()[PUT].meaning  # with what is never a flag
        super().__init__(desk, cases, "Put a flag on", words, "flagMany", parent)
        self._flag = named(QComboBox(), "flagKind", "Which flag")
        self._flag.addItems(list(flag_rules().kinds))
        self._words = named(QLineEdit(), "flagWords", "What it says")
        self._until = DateField("flagUntil", desk.today, back=False)
        self._why = _reason("flagReason")
        self.form.add("flag", "Which flag", self._flag)
        self.form.add("words", "What it says, in a few words", self._words)
        self.form.add("until", "Last day on which it holds", self._until, hint=UNTIL)
        self.form.add("reason", "Why, and what to do", self._why)
        self._flag.currentTextChanged.connect(self._on_flag)
        self._on_flag(self._flag.currentText())
        self.looks_again_after(self._flag.currentIndexChanged.connect)
        self._flag.setFocus()

    def question(self) -> Question | None:
        return flagging_them(self.cases, self._flag.currentText())

    def act(self, then: Then, refused: Refused) -> None:
        try:
            until = self._until.day()
        except NotADayError as error:
            refused(Incomplete([Gap("until", str(error))]))
            return
        command = FlagCases(
            self.preview.cases,
            self._flag.currentText(),
            self._why.toPlainText(),
            self._words.text(),
            until,
        )
        self.desk.do(flag_cases, command, asker=self, then=then, refused=refused)

    def undo(self, done: Done) -> None:
        self.desk.do(take_flags_off, TakeFlagsOff(done.made))

    def _on_flag(self, title: str) -> None:
        """Only a flag that says its own has words of its own."""
        self.form.fields["words"].setVisible(flag_rules().kinds[title].own)


def _reason(name: str) -> QPlainTextEdit:
    field = named(QPlainTextEdit(), name, "Why")
    field.setTabChangesFocus(True)
    field.setFixedHeight(theme.px(80))
    return field
