"""What stands over the diary: which days, which view, whose lines."""

from __future__ import annotations

from datetime import date
from enum import Enum
from typing import Final

from PySide6.QtCore import QSize, Qt, Signal, Slot
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QSizePolicy, QTabBar, QWidget

from caseworker.casework.diary import Choice, Span, Whose, covering_for
from caseworker.domain.officer import OfficerId
from caseworker.domain.roles import Right
from caseworker.ui import theme
from caseworker.ui.desk import Desk
from caseworker.ui.diary.drawing import draw_mark_alone
from caseworker.ui.diary.entries import Mark
from caseworker.ui.icons import Icon
from caseworker.ui.narrow import Narrow
from caseworker.ui.parts import Flow, Words, column, icon_button, named, quiet, row, secondary
from caseworker.ui.parts.typed_day import day_in_words

_KEY: Final = (
    (Mark.OURS, "Ours"),
    (Mark.OTHERS, "Others’"),
    (Mark.MEETING, "Meeting"),
    (Mark.TASK, "Own task"),
)
_MARK: Final = 10


class View(Enum):
    """The three ways to look at it. The values are the words on screen."""

    MONTH = "Month"
    WEEK = "Week"
    AGENDA = "Agenda"


class DiaryTools(QWidget):
    """Previous, Today, Next; Month, Week, Agenda; whose.

    Signals:
        turned: a page further (1) or back (-1).
        home_wanted: today is wanted.
        viewed: another view is wanted; carries the View.
        changed: something else is to be shown; ask ``choice``.
    """

    turned = Signal(int)
    home_wanted = Signal()
    viewed = Signal(object)
    changed = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        named(self, "diaryTools", "What the diary shows")
        whole = column(self, 0, 0)
        line = Flow(across=10, down=8)
        line.addWidget(self._steps())
        line.addWidget(self._views())
        line.addWidget(self._whose())
        self._desk = desk
        self.narrow = Narrow(desk)
        self.narrow.changed.connect(self.changed)
        line.addWidget(self.narrow)
        whole.addWidget(line)
        self._cover = Words("", "small", wrap=True, name="diaryCover")
        self._cover.hide()
        whole.addWidget(self._cover)

    def look(self) -> None:
        """Ask for whom this officer covers."""
        self._desk.see(self, covering_for(self._desk.officer.id), self._on_cover)

    def _on_cover(self, covered: frozenset[OfficerId]) -> None:
        names = [one.name for one in self._desk.here.colleagues if one.id in covered]
        self._cover.setText(f"With what is owed by {' and '.join(names)}, for whom you cover.")
        self._cover.setVisible(bool(names))

    @property
    def choice(self) -> Choice:
        """What is chosen now."""
        among, me = self.narrow.among, self._desk.officer.id
        theirs = among.officer if self._desk.may(Right.SHARE_WORK) else None
        is_mine = among.officer in {None, me}
        return Choice(Whose(self.whose.currentText()), among, me if is_mine else theirs)

    def show_view(self, view: View) -> None:
        self.views.setCurrentIndex(list(View).index(view))

    def _steps(self) -> QWidget:
        ground = QWidget()
        steps = row(4, ground)
        self.back = icon_button(Icon.CHEVRON_LEFT, "Previous (Page Up)", "diaryBack")
        self.onward = icon_button(Icon.CHEVRON_RIGHT, "Next (Page Down)", "diaryNext")
        self.home = secondary("Today", "diaryHome", hint="Go to today (Home)")
        for button in (self.back, self.home, self.onward):
            steps.addWidget(button)
        self.back.clicked.connect(lambda: self.turned.emit(-1))
        self.onward.clicked.connect(lambda: self.turned.emit(1))
        self.home.clicked.connect(self.home_wanted)
        return ground

    def _views(self) -> QTabBar:
        self.views = named(QTabBar(), "diaryViews", "View")
        self.views.setExpanding(False)
        self.views.setUsesScrollButtons(False)
        self.views.setElideMode(Qt.TextElideMode.ElideNone)
        for view in View:
            self.views.addTab(view.value)
        self.views.currentChanged.connect(self._on_view)
        return self.views

    def _whose(self) -> QComboBox:
        self.whose = named(QComboBox(), "diaryWhose", "Which lines")
        for whose in Whose:
            self.whose.addItem(whose.value)
        self.whose.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.whose.currentIndexChanged.connect(self.changed)
        return self.whose

    @Slot(int)
    def _on_view(self, at: int) -> None:
        self.viewed.emit(list(View)[at])


class DiaryKey(Flow):
    """What the marks mean, beneath the days."""

    def __init__(self) -> None:
        super().__init__(across=16, down=4)
        named(self, "diaryKey", "Key")
        for mark, words in _KEY:
            pair = QWidget()
            line: QHBoxLayout = row(6, pair)
            line.addWidget(_Mark(mark))
            line.addWidget(Words(words, "small"))
            self.addWidget(pair)
        self.addWidget(Words("Red is late, amber is due within a week, green later.", "small"))


class EmptySpan(Flow):
    """Says that a month or a week holds nothing, and where the next thing is.

    Signals:
        wanted: the day of the next thing; carries it.
    """

    wanted = Signal(object)

    def __init__(self) -> None:
        super().__init__(across=10, down=4)
        named(self, "diaryEmpty")
        self._next: date | None = None
        self._said = Words("", "soft", wrap=True, name="diaryEmptySaid")
        self._go = quiet("", "diaryEmptyGo", icon=Icon.ARROW_RIGHT)
        self._go.clicked.connect(self._on_go)
        for part in (self._said, self._go):
            self.addWidget(part)
        self.hide()

    def show_span(self, span: Span, where: str) -> None:
        """Shown only where there is nothing."""
        self._next = span.next_day
        if span.next_day is not None:
            words = f"Next: {day_in_words(span.next_day)}"
            self._go.setText(words)
            self._go.setAccessibleName(words)
        self._said.setText(f"{where}: nothing is owed.")
        self._go.setVisible(span.next_day is not None)
        self.setVisible(span.is_empty)

    @Slot()
    def _on_go(self) -> None:
        if self._next is not None:
            self.wanted.emit(self._next)


class _Mark(QWidget):
    def __init__(self, mark: Mark) -> None:
        super().__init__()
        self._mark = mark
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        return QSize(theme.px(_MARK), theme.px(_MARK))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002, N802 - Qt's name
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        draw_mark_alone(painter, self._mark, self.rect(), "soft")
