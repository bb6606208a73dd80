"""A list for disposal: each file decided, a second person’s word, and carrying it out."""

from __future__ import annotations

from functools import partial
from typing import Final

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QLineEdit, QWidget

from caseworker.casework.authority import others_may
from caseworker.casework.disposal import (
    AgreeList,
    CarryOut,
    DecideLine,
    agree_list,
    carry_out,
    decide_line,
    every_list,
    give_up_list,
)
from caseworker.casework.office import Done
from caseworker.domain.disposal import DisposalLine, DisposalList
from caseworker.domain.errors import CaseworkerError, Gap
from caseworker.domain.roles import Right
from caseworker.ui.case.tab import emptied
from caseworker.ui.desk import Desk
from caseworker.ui.entry_sheet import LongSheet, refusal_words
from caseworker.ui.palette import Tone
from caseworker.ui.parts import (
    Card,
    Flow,
    Form,
    Pill,
    Rule,
    Words,
    column,
    danger,
    named,
    primary,
    quiet,
    secondary,
)
from caseworker.ui.parts.date_field import DateField
from caseworker.ui.parts.typed_day import NotADayError
from caseworker.ui.reports.counting import Progress
from caseworker.ui.say import Question, ask

_ABOUT: Final = (
    "Each file goes, or is kept longer with a reason. Whoever made the list or decided a line "
    "does not agree to it."
)


class DisposalSheet(LongSheet):
    """The lines, with what is decided; at the foot what can be done next."""

    def __init__(self, desk: Desk, made: DisposalList, parent: QWidget) -> None:
        super().__init__("List for disposal", _ABOUT, "disposal", parent)
        self.as_wide_as(760)
        self._desk, self._made = desk, made
        self._form: Form | None = None
        self._standing = ""
        self._may_agree = False
        self._progress = Progress()
        self._progress.read.connect(self._on_moved)
        self._card = Card(name="disposalLines", gap=4)
        self._lines = column(ground := QWidget(), 0, 4)
        self._card.body.addWidget(ground)
        self._stands = Words("", "strong", wrap=True, name="disposalStands")
        self._outside = self._from_outside()
        for part in (self._stands, self._card, self._outside):
            self.middle.body.addWidget(part)
        self.middle.body.addStretch(1)
        shut = secondary("Close", "disposalClose")
        self._give_up = quiet("Give the list up", "disposalGiveUp")
        self._agree = primary("Agree to this list", "disposalAgree")
        self._go = danger("Destroy…", "disposalGo")
        self.finish_with(shut, self._give_up, self._agree, self._go)
        self.enter_goes_to(shut)
        shut.clicked.connect(self.reject)
        self._give_up.clicked.connect(self._on_give_up)
        self._agree.clicked.connect(self._on_agree)
        self._go.clicked.connect(self._on_go)
        self.finished.connect(self.deleteLater)
        self._show()

    def _from_outside(self) -> Form:
        """For an office of one: who agrees, and what shows it."""
        form = Form("disposalOutside")
        self._name = named(QLineEdit(), "outsideName", "Who agrees, from outside")
        self._evidence = named(QLineEdit(), "outsideEvidence", "What shows it")
        hint = "Nobody else here may agree, so somebody outside has to."
        form.add("outside", "Who agrees, from outside the office", self._name, hint=hint)
        form.add("evidence", "What shows it", self._evidence, hint="A letter, and where it is")
        draft = f"disposal/{self._made.id}/outside"
        self._desk.drafts.watch(draft, form, form.edited, owner=self)
        return form

    # What is shown

    def _show(self) -> None:
        made = self._made
        emptied(self._lines)
        for at, line in enumerate(made.lines):
            if at:
                self._lines.addWidget(Rule())
            self._lines.addWidget(self._line(at, line))
        self._standing = f"{made.stands}. {len(made.to_go):,} of {len(made.lines):,} to go."
        mine = self._is_mine
        alone = not others_may(self._desk.here, self._desk.officer.id)
        self._outside.setVisible(made.agreed is None and mine and alone)
        self._agree.setVisible(made.agreed is None)
        why = self._desk.why_not(Right.GIVE_AUTHORITY)
        if why is None and mine and not alone:
            why = "Nobody agrees to their own list."
        self._may_agree = why is None
        self._agree.setEnabled(self._may_agree)
        self._agree.setToolTip(why or "")
        self._agree.setAccessibleDescription(why or "")
        self._go.setVisible(made.agreed is not None)
        if why and made.agreed is None:
            self._standing = f"{self._standing} {why}"
        self._stands.setText(self._standing)
        self.fit()

    @property
    def _is_mine(self) -> bool:
        me = self._desk.officer.id
        return me in {self._made.made_by, *(line.decided_by for line in self._made.lines)}

    def _line(self, at: int, line: DisposalLine) -> QWidget:
        ground = named(QWidget(), f"disposal{at}", f"Case {line.case}: {line.decided}")
        inside = column(ground, 0, 2)
        head = Flow(across=10)
        head.addWidget(Words(f"Case {line.case}", "strong"))
        head.addWidget(Pill("Keep" if line.keeps else "Destroy", _tone(line)))
        act = quiet("Destroy after all" if line.keeps else "Keep longer…", f"disposalKeep{at}")
        act.setAccessibleName(f"{act.text().removesuffix('…')}: case {line.case}")
        act.clicked.connect(partial(self._on_line, line, ground))
        head.addWidget(act)
        inside.addWidget(head)
        rule = f"{line.rule}. Kept until {line.due:%d/%m/%Y}."
        inside.addWidget(Words(rule, "small", wrap=True))
        if line.keeps:
            inside.addWidget(Words(line.decided, wrap=True))
        return ground

    # Deciding a line

    def _on_line(self, line: DisposalLine, ground: QWidget, _: bool = False) -> None:  # noqa: FBT001, FBT002 - a signal's
        if line.keeps:
            self._decide(DecideLine(self._made.id, line.case, keeps=False))
            return
        if self._form is not None:
            self._form.hide()
            self._form.deleteLater()
        form = self._form = Form("keepLonger")
        self._until = DateField("keepUntil", self._desk.today, back=False)
        self._reason = named(QLineEdit(), "keepReason", "Why it is kept longer")
        form.add("until", "Keep until", self._until)
        form.add("reason", "Why it is kept longer", self._reason)
        save = secondary("Keep it", "keepLongerSave")
        save.clicked.connect(partial(self._on_keep, line))
        form.body.addWidget(save)
        layout = ground.layout()
        if layout is not None:
            layout.addWidget(form)
        draft = f"disposal/{self._made.id}/{line.case}"
        self._desk.drafts.watch(draft, form, form.edited, owner=form)
        self._until.setFocus()
        self.fit()

    def _on_keep(self, line: DisposalLine, _: bool = False) -> None:  # noqa: FBT001, FBT002 - a signal's
        try:
            until = self._until.day()
        except NotADayError as error:
            if self._form is not None:
                self._form.refuse([Gap("until", str(error))])
            return
        command = DecideLine(
            self._made.id, line.case, keeps=True, until=until, reason=self._reason.text()
        )
        self._decide(command)

    def _decide(self, command: DecideLine) -> None:
        self._desk.do(
            decide_line,
            command,
            asker=self,
            then=lambda done: self._on_decided(command, done),
            refused=self._on_refused,
        )

    def _on_decided(self, command: DecideLine, done: Done) -> None:
        self._desk.drafts.drop(f"disposal/{self._made.id}/{command.case}")
        self._on_changed(done)

    def _on_changed(self, _: Done) -> None:
        self.say_refused("")
        self._desk.see(self, every_list, self._on_lists)

    def _on_lists(self, lists: tuple[DisposalList, ...]) -> None:
        self._form = None
        self._made = next(one for one in lists if one.id == self._made.id)
        self._show()

    # The whole list

    @Slot()
    def _on_agree(self) -> None:
        outside = self._name.text().strip() if not self._outside.isHidden() else ""
        if not self._outside.isHidden() and not outside:
            self._outside.refuse([Gap("outside", "Say who agrees.")])
            return
        self._agree.setEnabled(False)
        command = AgreeList(self._made.id, outside, self._evidence.text())
        self._desk.do(
            agree_list, command, asker=self, then=self._on_changed, refused=self._on_refused
        )

    @Slot()
    def _on_give_up(self) -> None:
        self._give_up.setEnabled(False)
        command = CarryOut(self._made.id)
        self._desk.do(
            give_up_list, command, asker=self, then=self._on_over, refused=self._on_refused
        )

    @Slot()
    def _on_go(self) -> None:
        count = len(self._made.to_go)
        what = "this file" if count == 1 else f"these {count:,} files"
        detail = (
            "Everything of each case goes, for good: entries, plans, papers. Its number stays, "
            "with the certificate. It can’t be taken back."
        )
        question = Question(f"Destroy {what}?", detail, "Destroy for good", is_grave=True)
        ask(self, question, self._carry_out)

    def _carry_out(self) -> None:
        for button in (self._go, self._give_up):
            button.setEnabled(False)
        self._progress.tell(0, len(self._made.lines))
        self._desk.do(
            carry_out,
            CarryOut(self._made.id, self._progress.tell),
            asker=self,
            then=self._on_over,
            refused=self._on_refused,
        )

    @Slot(int, int)
    def _on_moved(self, done: int, of: int) -> None:
        self._stands.setText(
            f"Destroying: {done:,} of {of:,} done. You can go on working; all of it is kept or "
            "none, should the computer stop now."
        )

    def _on_over(self, done: Done) -> None:
        self.accept()
        self.recorded.emit(done)

    def _on_refused(self, error: CaseworkerError) -> None:
        for button in (self._go, self._give_up):
            button.setEnabled(True)
        self._agree.setEnabled(self._may_agree)
        self._stands.setText(self._standing)
        form = self._form or self._outside
        self.say_refused(*refusal_words(form, error))


def _tone(line: DisposalLine) -> Tone:
    return Tone.GREEN if line.keeps else Tone.RED
