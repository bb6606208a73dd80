"""The guided practice beside the work: a list of exercises, and one of them at a time."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import Final

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from caseworker.casework.office import Done
from caseworker.casework.practice.anew import case_to_begin, told_anew
from caseworker.casework.practice.exercise_checks import Found, looked_over
from caseworker.casework.practice.exercises import Exercise, exercises
from caseworker.casework.practice.progress import (
    Begin,
    Begun,
    Finish,
    begin_exercise,
    finish_exercise,
    progress_of,
)
from caseworker.casework.strongroom import OpenStore
from caseworker.domain.case import CaseNumber
from caseworker.domain.errors import CaseworkerError
from caseworker.domain.settings import settings
from caseworker.ui import theme
from caseworker.ui.desk import Desk
from caseworker.ui.icons import Icon
from caseworker.ui.palette import Tone
from caseworker.ui.parts import (
    Card,
    Flow,
    Pill,
    ScrollPage,
    Words,
    column,
    icon_button,
    named,
    primary,
    quiet,
    row,
    secondary,
)
from caseworker.ui.parts.typed_day import short_day

WIDE: Final = 340  # px at 100% text


@dataclass(slots=True)
class _Shown:
    """The exercise that is shown, what was found of it, and how many hints were asked for."""

    exercise: Exercise
    found: tuple[Found, ...] = ()
    hints: int = 0


class ExercisePanel(QFrame):
    """Lists the exercises; shows one, begins it, looks whether it is done, begins it again.

    Signals:
        opened: a case is wanted; carries its number.
        shut: the panel is not wanted any more.
    """

    opened = Signal(str)
    shut = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        named(self, "exercises", "Guided practice")
        self.setProperty("card", True)
        self._desk = desk
        self._progress: Mapping[str, Begun] = {}
        self._shown: _Shown | None = None
        self._is_busy = False  # a child is being told anew: once is enough
        body = column(self, 0, 0)
        top = row(8)
        top.setContentsMargins(theme.px(14), theme.px(10), theme.px(8), theme.px(6))
        self._head = Words("Guided practice", "heading", name="exercisesHead")
        top.addWidget(self._head, 1)
        self._close = icon_button(Icon.CLOSE, "Put the guided practice away", "exercisesShut")
        self._close.clicked.connect(self.shut)
        top.addWidget(self._close)
        body.addLayout(top)
        self._page = ScrollPage("exercisesPage", margin=14, gap=10)
        self._inside: QWidget | None = None
        body.addWidget(self._page, 1)
        self._look()

    def _look(self) -> None:
        self._desk.see(self, progress_of(self._desk.officer.id), self._on_progress)

    def _on_progress(self, progress: Mapping[str, Begun]) -> None:
        self._progress = progress
        self._show()

    def _show(self) -> None:
        """Build what is seen anew; the keyboard goes to its first button."""
        if self._inside is not None:
            self._inside.hide()
            self._inside.deleteLater()
        self._inside = QWidget()
        layout = column(self._inside, 0, 10)
        if self._shown is None:
            self._lay_out_list(layout)
        else:
            self._lay_out_one(layout, self._shown)
        layout.addStretch(1)
        self._page.body.addWidget(self._inside)

    # the list

    def _lay_out_list(self, layout: QVBoxLayout) -> None:
        done = sum(bool(begun.done) for begun in self._progress.values())
        words = f"{done} of {len(exercises())} done. Each takes a few minutes, on its own child."
        layout.addWidget(Words(words, "soft", wrap=True, name="exercisesDone"))
        for one in exercises():
            layout.addWidget(self._line(one))

    def _line(self, one: Exercise) -> QWidget:
        card = Card(name=f"exerciseLine_{one.name}", margin=10, gap=4)
        title = quiet(one.title, f"exercise_{one.name}", icon=self._mark(one))
        title.clicked.connect(partial(self._choose, one))
        card.body.addWidget(title, 0, Qt.AlignmentFlag.AlignLeft)
        line = row(8)
        line.addWidget(Pill(settings()[one.setting].title, Tone.BLUE))
        begun = self._progress.get(one.name)
        line.addWidget(Words(_state(one, begun), "small"), 1)
        card.body.addLayout(line)
        return card

    def _mark(self, one: Exercise) -> Icon:
        begun = self._progress.get(one.name)
        return Icon.CHECK if begun is not None and begun.done else Icon.BOOK

    def _choose(self, one: Exercise) -> None:
        self._shown = _Shown(one)
        self._show()

    # one exercise

    def _lay_out_one(self, layout: QVBoxLayout, shown: _Shown) -> None:
        one, begun = shown.exercise, self._progress.get(shown.exercise.name)
        back = quiet("All exercises", "exerciseBack", icon=Icon.CHEVRON_LEFT)
        back.clicked.connect(self._on_back)
        layout.addWidget(back, 0, Qt.AlignmentFlag.AlignLeft)
        layout.addWidget(Words(one.title, "strong", wrap=True, name="exerciseTitle"))
        layout.addWidget(Words(one.why, "soft", wrap=True, name="exerciseWhy"))
        steps = Card(name="exerciseSteps", margin=12, gap=8)
        for at, step in enumerate(one.steps, start=1):
            steps.body.addWidget(Words(f"{at}.  {step}", wrap=True, name=f"exerciseStep{at}"))
        layout.addWidget(steps)
        for at, hint in enumerate(one.hints[: shown.hints], start=1):
            layout.addWidget(Words(f"Hint: {hint}", "soft", wrap=True, name=f"exerciseHint{at}"))
        for at, found in enumerate(shown.found):
            layout.addWidget(self._found_line(at, found))
        layout.addWidget(self._buttons(one, begun, shown))

    def _found_line(self, at: int, found: Found) -> QWidget:
        words = f"There: {found.words}" if found.is_there else f"Not yet: {found.words}"
        tone = Tone.GREEN if found.is_there else Tone.AMBER
        return Words(words, tone=tone, wrap=True, name=f"exerciseFound{at}")

    def _buttons(self, one: Exercise, begun: Begun | None, shown: _Shown) -> QWidget:
        buttons = Flow(across=8, down=8)
        named(buttons, "exerciseButtons")
        if begun is None:
            begin = primary("Begin", "exerciseBegin", hint="Open the case, and count from here")
            begin.clicked.connect(self._on_begin)
            buttons.addWidget(begin)
            return buttons
        is_next = begun.done and shown.found and self._next_after(one)
        make = secondary if is_next else primary
        check = make("Check", "exerciseCheck", hint="Look whether it is done")
        check.clicked.connect(self._on_check)
        buttons.addWidget(check)
        if begun.case:
            case = secondary("Go to the case", "exerciseCase")
            case.clicked.connect(partial(self.opened.emit, begun.case))
            buttons.addWidget(case)
        if shown.hints < len(one.hints):
            hint = quiet("Hint", "exerciseHint")
            hint.clicked.connect(self._on_hint)
            buttons.addWidget(hint)
        again = quiet(
            "Start again",
            "exerciseAgain",
            hint="Put this case away, and begin with the child as on the first morning",
        )
        again.clicked.connect(self._on_again)
        buttons.addWidget(again)
        if is_next:
            onward = primary("Next exercise", "exerciseNext")
            onward.clicked.connect(partial(self._choose, is_next))
            buttons.addWidget(onward)
        return buttons

    def _next_after(self, one: Exercise) -> Exercise | None:
        """The next in the list that isn’t done yet."""
        every = exercises()
        later = (*every[every.index(one) + 1 :], *every)
        left = (each for each in later if not self._progress.get(each.name, Begun()).done)
        return next(left, None)

    @Slot()
    def _on_back(self) -> None:
        self._shown = None
        self._show()

    @Slot()
    def _on_begin(self) -> None:
        self._make_ready(case_to_begin)

    @Slot()
    def _on_again(self) -> None:
        self._make_ready(told_anew)

    def _make_ready(self, ready: Callable[[OpenStore, Exercise], CaseNumber | None]) -> None:
        if self._shown is None or self._is_busy:
            return
        self._is_busy = True
        one = self._shown.exercise
        self._desk.store(
            self, lambda store: ready(store, one), self._on_ready, refused=self._on_refused
        )

    def _on_refused(self, error: CaseworkerError) -> None:
        self._is_busy = False
        self._desk.refused.emit(str(error), "")

    def _on_ready(self, number: CaseNumber | None) -> None:
        self._is_busy = False
        if self._shown is None:
            return
        self._shown = _Shown(self._shown.exercise)
        begin = Begin(self._shown.exercise.name, number or "")
        self._desk.do(begin_exercise, begin, asker=self, then=partial(self._on_begun, number))

    def _on_begun(self, number: CaseNumber | None, done: Done) -> None:
        del done
        self._look()
        if number is not None:
            self.opened.emit(number)

    @Slot()
    def _on_hint(self) -> None:
        if self._shown is not None:
            self._shown.hints += 1
            self._show()

    @Slot()
    def _on_check(self) -> None:
        if self._shown is not None:
            one = self._shown.exercise
            self._desk.see(self, looked_over(one, self._progress[one.name]), self._on_found)

    def _on_found(self, found: tuple[Found, ...]) -> None:
        if self._shown is None:
            return
        self._shown.found = found
        if all(each.is_there for each in found):
            finish = Finish(self._shown.exercise.name)
            self._desk.do(finish_exercise, finish, asker=self, then=lambda _: self._look())
        self._show()


def _state(one: Exercise, begun: Begun | None) -> str:
    if begun is None:
        return f"{one.minutes} minutes"
    return f"Done {short_day(date.fromisoformat(begun.done))}" if begun.done else "Begun"
