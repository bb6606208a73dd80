"""A task on a sheet: new, changed, put off or deleted."""

from __future__ import annotations

from datetime import timedelta
from functools import partial
from typing import Final

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QWidget

from caseworker.casework import tasks
from caseworker.casework.office import Done
from caseworker.casework.records import CaseSummary, Records
from caseworker.casework.tasks import ChangeTask, NewTask, OneTask, PutBack, PutOff, TaskSeen
from caseworker.casework.tasks_kept import Task
from caseworker.domain.case import CaseNumber
from caseworker.domain.errors import CaseworkerError
from caseworker.domain.officer import OfficerId
from caseworker.domain.reading_order import apart
from caseworker.domain.repeating import Every
from caseworker.ui import theme
from caseworker.ui.desk import Desk
from caseworker.ui.entry_sheet import LongSheet, refusal_words
from caseworker.ui.forms import chooser
from caseworker.ui.parts import Flow, Form, Words, named, primary, quiet, secondary
from caseworker.ui.parts.date_field import DateField, days_of
from caseworker.ui.say import Message, Offer
from caseworker.ui.whose.people import officer_box

OFFERED: Final = 30  # cases that were opened last
_LATER: Final = (("A day later", "taskTomorrow", 1), ("A week later", "taskNextWeek", 7))


class TaskSheet(LongSheet):
    """What there is to do, by when, about whom, for whom, and whether it comes round.

    Signals:
        said: it was put off or deleted, and can be undone; carries the Message.
    """

    said = Signal(object)

    def __init__(
        self,
        desk: Desk,
        parent: QWidget,
        seen: TaskSeen | None = None,
        case: tuple[CaseNumber, str] | None = None,
    ) -> None:
        """``case`` is the number and the name that a new task is about."""
        title = "Change this task" if seen else "New task"
        words = "Your own reminder: no time limit of the law hangs on it."
        super().__init__(title, words, "task", parent)
        self._desk, self._seen = desk, seen
        self._form = Form("taskForm")
        self._words = named(QLineEdit(), "taskWords")
        self._words.setMaxLength(tasks.MOST_WORDS)
        self._by = DateField("taskBy", desk.today, back=False)
        self._case = chooser("taskCase", [], none="No case")
        self._who = officer_box(desk, "taskWho")
        every = [(one.value, one.name) for one in Every]
        self._every = chooser("taskEvery", every, none="Once")
        self._until = DateField("taskUntil", desk.today, back=False)
        self._note = named(QPlainTextEdit(), "taskNote")
        self._note.setTabChangesFocus(True)
        self._note.setFixedHeight(theme.px(64))
        self._form.add("words", "What is to be done?", self._words)
        self._form.add("by", "By which day?", self._by, hint="fri, +2w, 3/2; or leave it empty")
        self._form.add("case", "About which case?", self._case)
        self._form.add("officer", "For whom?", self._who)
        self._form.add("every", "How often?", self._every)
        self._form.add("until", "Until which day?", self._until, hint="Empty: it goes on")
        self._form.add("note", "Note", self._note)
        self.middle.body.addWidget(self._form)
        if seen is not None:
            self.middle.body.addWidget(self._later())
        self.middle.body.addStretch(1)
        cancel = secondary("Cancel", "taskCancel")
        self._go = primary("Save", "taskSave")
        self._go.setDefault(True)
        if seen is not None:
            drop = quiet("Delete", "taskDelete")
            drop.clicked.connect(self._on_drop)
            self.buttons.put_apart(drop)
        self.finish_with(cancel, self._go)
        cancel.clicked.connect(self.reject)
        self._go.clicked.connect(self._on_go)
        self._every.currentIndexChanged.connect(self._show_until)
        self.finished.connect(self.deleteLater)
        self._fill(case)
        self._words.setFocus(Qt.FocusReason.OtherFocusReason)
        self._words.setCursorPosition(0)

    def _later(self) -> QWidget:
        line = Flow(across=8)
        line.addWidget(Words("Put it off:", "soft"))
        for words, name, days in _LATER:
            button = secondary(words, name)
            button.clicked.connect(partial(self._on_later, days))
            line.addWidget(button)
        return line

    def _fill(self, case: tuple[CaseNumber, str] | None) -> None:
        task = self._seen.task if self._seen else None
        who = task.officer if task else self._desk.officer.id
        self._who.setCurrentIndex(max(0, self._who.findData(str(who))))
        if task is not None and self._seen is not None:
            self._words.setText(task.words)
            self._by.set_day(task.by)
            self._note.setPlainText(task.note)
            if task.repeats is not None:
                self._every.setCurrentIndex(self._every.findData(task.repeats.every.name))
                self._until.set_day(task.repeats.until)
            case = (task.case, self._seen.name) if task.case else None
        if case is not None:
            self._case.addItem(f"{apart(case[1])}  ·  {case[0]}", str(case[0]))
            self._case.setCurrentIndex(1)
        self._show_until()
        me = self._desk.officer.id
        self._desk.see(self, lambda records, _: _recent(records, me), self._on_recent)
        if task is None:
            form = f"task/{case[0]}" if case else "task"
            self._desk.drafts.watch(form, self._form, self._form.edited, owner=self)
            self._kept_as = form

    def _on_recent(self, found: tuple[CaseSummary, ...]) -> None:
        for one in found:
            if self._case.findData(str(one.number)) < 0:
                self._case.addItem(f"{apart(one.name)}  ·  {one.number}", str(one.number))

    @Slot()
    def _show_until(self) -> None:
        """An end is asked for where it comes round."""
        self._form.fields["until"].setVisible(bool(self._every.currentData()))
        self.fit()

    @Slot()
    def _on_go(self) -> None:
        self.say_refused("")
        days, gaps = days_of(by=self._by, until=self._until)
        if gaps:
            self._form.refuse(gaps)
            return
        by, until = days["by"], days["until"]
        every = self._every.currentData()
        to = NewTask(
            words=self._words.text(),
            officer=OfficerId(self._who.currentData() or ""),
            by=by,
            case=CaseNumber(self._case.currentData()) if self._case.currentData() else None,
            note=self._note.toPlainText(),
            every=Every[every] if every else None,
            until=until if every else None,
        )
        self._go.setEnabled(False)
        if self._seen is None:
            self._desk.do(
                tasks.add_task, to, asker=self, then=self._on_done, refused=self._on_refused
            )
        else:
            command = ChangeTask(self._seen.task.id, to)
            self._desk.do(
                tasks.change_task, command, asker=self, then=self._on_done, refused=self._on_refused
            )

    def _on_later(self, days: int) -> None:
        if self._seen is not None:
            task, today = self._seen.task, self._desk.today
            command = PutOff(task.id, max(task.by or today, today) + timedelta(days=days))
            then = partial(self._on_put_off, task)
            self._desk.do(tasks.put_off, command, asker=self, then=then, refused=self._on_refused)

    @Slot()
    def _on_drop(self) -> None:
        if self._seen is not None:
            then = partial(self._on_put_off, self._seen.task)
            command = OneTask(self._seen.task.id)
            self._desk.do(tasks.drop_task, command, asker=self, then=then, refused=self._on_refused)

    def _on_put_off(self, before: Task, done: Done) -> None:
        """It can be undone: the task is put back as it was."""
        undo = Offer("Undo", lambda: self._desk.do(tasks.put_back, PutBack(before)))
        self.said.emit(Message(done.sentence, offer=undo))
        self.recorded.emit(done)
        self.accept()

    def _on_done(self, done: Done) -> None:
        if self._seen is None:
            self._desk.drafts.drop(self._kept_as)
        self.recorded.emit(done)
        self.accept()

    def _on_refused(self, error: CaseworkerError) -> None:
        self._go.setEnabled(True)
        self.say_refused(*refusal_words(self._form, error))


def _recent(records: Records, officer: OfficerId) -> tuple[CaseSummary, ...]:
    return records.recent(officer, OFFERED)
