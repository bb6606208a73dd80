"""My tasks: typed on one line, ticked when done, told apart from what the law asks."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from functools import partial
from typing import Final

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QCheckBox, QWidget

from caseworker.casework import tasks
from caseworker.casework.office import Done, Touched
from caseworker.casework.tasks import NewTask, OneTask, TaskSeen
from caseworker.domain.case import CaseNumber
from caseworker.domain.errors import CaseworkerError
from caseworker.domain.officer import OfficerId
from caseworker.ui.desk import Desk
from caseworker.ui.icons import Icon
from caseworker.ui.palette import Tone
from caseworker.ui.parts import Card, EnteredLine, Words, column, icon_button, named, quiet, row
from caseworker.ui.parts.typed_day import day_in_words, how_long, short_day
from caseworker.ui.say import Message, Offer
from caseworker.ui.whose.people import name_of
from caseworker.ui.whose.quick import split_day
from caseworker.ui.whose.task_sheet import TaskSheet

MOST: Final = 12  # that are shown before all of them are asked for
TIP: Final = "For example “ring school fri”: the day at the end is its day"


class TaskLine(QWidget):
    """One task with its box.

    Signals:
        ticked: it is done.
        change_wanted: it is to be changed.
        case_wanted: its case is to be opened.
    """

    ticked = Signal()
    change_wanted = Signal()
    case_wanted = Signal()

    def __init__(self, at: int, seen: TaskSeen, today: date, whose: str, name: str) -> None:
        super().__init__()
        task = seen.task
        by = f"{short_day(task.by, today)}, {how_long(task.by, today)}" if task.by else ""
        parts = [by, task.repeats.words if task.repeats else "", whose]
        heard = ", ".join(part for part in (task.words, *parts, seen.name) if part)
        named(self, f"{name}{at}", heard)
        line = row(8, self)
        box = named(QCheckBox(), f"{name}{at}Done", f"Done: {heard}")
        box.setToolTip("It is done")
        line.addWidget(box)
        middle = QWidget()
        body = column(middle, 0, 1)
        body.addWidget(Words(task.words, "strong", wrap=True))
        below = "  ·  ".join(part for part in parts if part)
        if below:
            is_late = task.by is not None and task.by < today
            tone = Tone.RED if is_late else Tone.AMBER if task.by == today else None
            body.addWidget(Words(below, "small", wrap=True, tone=tone))
        if seen.name:
            case = quiet(seen.name, f"{name}{at}Case")
            case.setAccessibleName(f"Open the case of {seen.name}")
            case.clicked.connect(self.case_wanted)
            body.addWidget(case, 0, Qt.AlignmentFlag.AlignLeft)
        line.addWidget(middle, 1)
        said = f"Change or put off: {task.words}"
        change = icon_button(Icon.CHEVRON_RIGHT, said, f"{name}{at}Change")
        line.addWidget(change)
        self._box = box
        box.clicked.connect(self._on_clicked)
        change.clicked.connect(self.change_wanted)

    @Slot()
    def _on_clicked(self) -> None:
        """Once: the line is another one as soon as there is an answer."""
        self._box.setEnabled(False)
        self.ticked.emit()


class TasksCard(Card):
    """What an officer, or anybody on one case, has set themselves to do.

    Signals:
        said: something was done that can be undone; carries the Message.
        opened: a case is wanted; carries its number.
    """

    said = Signal(object)
    opened = Signal(str)

    def __init__(
        self,
        desk: Desk,
        title: str = "My tasks",
        case: CaseNumber | None = None,
        whose: OfficerId | None = None,
    ) -> None:
        """With ``case`` those about it; else those of ``whose``, or of whoever is signed in."""
        self._name = "caseTask" if case else "coverTask" if whose else "task"
        super().__init__(title, name=f"{self._name}sCard", margin=14, gap=6)
        self._desk, self._case = desk, case
        self._whose = whose or desk.officer.id
        self._person = ""
        self._all = False
        self._line = named(EnteredLine(), f"{self._name}Quick", "New task: type it, and Enter")
        self._line.setPlaceholderText("New task, e.g. ring school fri")
        self._line.setToolTip(TIP)
        self._line.setMaxLength(tasks.MOST_WORDS)
        self._read = Words("", "small", wrap=True, name=f"{self._name}QuickDay")
        self._read.hide()
        holder = QWidget()
        self._lines = column(holder, 0, 6)
        self._more = quiet("Show all", f"{self._name}sAll")
        more = quiet("More about a new task…", f"{self._name}New", icon=Icon.PLUS)
        top = row(6)
        top.addWidget(self._line, 1)
        self.body.addLayout(top)
        for part in (self._read, holder):
            self.body.addWidget(part)
        for button in (self._more, more):
            self.body.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
        self._draft = f"quickTask/{case or ''}"
        if whose is not None:
            self._line.hide()
            more.hide()
        else:
            self._keep()
        self._line.textChanged.connect(self._on_typed)
        self._line.returnPressed.connect(self._on_enter)
        self._more.clicked.connect(self._on_all)
        more.clicked.connect(self.begin_new)
        desk.done.connect(self._on_done)
        desk.broken.connect(self._line.not_kept)
        desk.freshened.connect(self.look)
        self.look()

    def _keep(self) -> None:
        """What is typed and never entered is there again the next time."""
        self._desk.drafts.watch(
            self._draft, self._line, self._line.textChanged, owner=self._line, case=self._case
        )

    def about(self, person: str) -> None:
        """Whose case it is."""
        self._person = person

    def look(self) -> None:
        """Ask what there is to do."""
        question = tasks.tasks_of_case(self._case) if self._case else tasks.tasks_of(self._whose)
        self._desk.see(self, question, self.show_tasks)

    def begin_new(self) -> TaskSheet:
        """Everything that a new task may say, with what was typed so far."""
        about = (self._case, self._person) if self._case else None
        return self._open(TaskSheet(self._desk, self.window(), None, about))

    def show_tasks(self, found: Sequence[TaskSeen]) -> None:
        """Put these in the place of those that were shown."""
        had_focus = any(one.hasFocus() for one in self.findChildren(QCheckBox))
        while (item := self._lines.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        shown = found if self._all else found[:MOST]
        for at, one in enumerate(shown):
            self._lines.addWidget(self._one(at, one))
        if not found:
            words = "Nothing to do of your own." if not self._case else "No tasks on this case."
            self._lines.addWidget(Words(words, "soft", wrap=True, name=f"{self._name}None"))
        self._more.setText(f"Show all {len(found)}")
        self._more.setVisible(len(found) > len(shown))
        if had_focus:
            self._line.setFocus()

    def _one(self, at: int, seen: TaskSeen) -> TaskLine:
        officer = seen.task.officer
        whose = "" if officer == self._whose and not self._case else name_of(self._desk, officer)
        shown = TaskSeen(seen.task) if self._case else seen
        line = TaskLine(at, shown, self._desk.today, whose, self._name)
        line.ticked.connect(partial(self._on_ticked, seen))
        line.change_wanted.connect(lambda: self._open(TaskSheet(self._desk, self.window(), seen)))
        line.case_wanted.connect(lambda: self.opened.emit(str(seen.task.case)))
        return line

    def _open(self, sheet: TaskSheet) -> TaskSheet:
        sheet.said.connect(self.said)
        sheet.open()
        return sheet

    @Slot(str)
    def _on_typed(self, text: str) -> None:
        words, day = split_day(text, self._desk.today)
        self._read.setText(f"{words}: by {day_in_words(day)}" if day else "")
        self._read.setVisible(day is not None)
        self._line.setAccessibleDescription(self._read.text())

    @Slot()
    def _on_enter(self) -> None:
        words, day = split_day(self._line.text(), self._desk.today)
        if words and not self._line.is_entering:
            self._line.enter()
            command = NewTask(words, self._desk.officer.id, day, self._case)
            self._desk.do(
                tasks.add_task,
                command,
                asker=self,
                then=self._on_added,
                refused=self._on_not_added,
            )

    def _on_not_added(self, error: CaseworkerError) -> None:
        self._line.not_kept()
        self._tell_refused(error)

    def _on_added(self, done: Done) -> None:
        self._line.kept()
        self._desk.drafts.settled(self._draft)
        key = OneTask(done.made)
        self._tell(done, Offer("Undo", lambda: self._desk.do(tasks.drop_task, key)))

    def _on_ticked(self, seen: TaskSeen) -> None:
        key = OneTask(seen.task.id)
        undo = Offer("Undo", lambda: self._desk.do(tasks.reopen_task, key))
        self._desk.do(
            tasks.finish_task,
            key,
            asker=self,
            then=lambda done: self._tell(done, undo),
            refused=self._on_not_done,
        )

    def _on_not_done(self, error: CaseworkerError) -> None:
        """Its box is empty again."""
        self._tell_refused(error)
        self.look()

    def _tell_refused(self, error: CaseworkerError) -> None:
        self.said.emit(Message(str(error), Tone.AMBER, getattr(error, "source", "")))

    def _tell(self, done: Done, undo: Offer) -> None:
        self.said.emit(Message(done.sentence, offer=undo))

    @Slot()
    def _on_all(self) -> None:
        self._all = True
        self.look()

    @Slot(object)
    def _on_done(self, done: Done) -> None:
        if Touched.DIARY in done.touched:
            self.look()
