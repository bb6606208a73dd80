"""How much lies in each of the weeks ahead: a bar for each, which is also the way to it."""

from __future__ import annotations

from datetime import date
from functools import partial
from typing import Final

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFont, QKeyEvent, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QGridLayout, QSizePolicy, QWidget

from caseworker.casework.diary import WEEKS_AHEAD, Load, monday_of
from caseworker.ui import theme
from caseworker.ui.parts import Card, Words, row
from caseworker.ui.parts.typed_day import short_day

# Lengths in px at 100% text.
_TALL: Final = 74
_LEAST: Final = 50
_BAR: Final = 26
_LABEL: Final = 18
_FIGURE: Final = 18
_ROUND: Final = 3


class LoadBar(QAbstractButton):
    """One week: what is ours filled, what others owe above it as an outline, and the number.

    Signals:
        stepped: the arrows go on to the next bar (1) or back (-1).
    """

    stepped = Signal(int)

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self.setCheckable(True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self._ours, self._others, self._most = 0, 0, 1
        self._ink = "accent"

    def show_load(self, label: str, ours: int, others: int, most: int, ink: str) -> None:
        """``most`` is the count of the fullest week, whose bar is as tall as there is room.

        A bar of more than that is as tall, and broken, so that the weeks can still be told apart.
        """
        self._ours, self._others, self._most, self._ink = ours, others, max(1, most), ink
        self.setText(label)
        self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        if event.key() in {Qt.Key.Key_Left, Qt.Key.Key_Right}:
            self.stepped.emit(1 if event.key() == Qt.Key.Key_Right else -1)
        else:
            super().keyPressEvent(event)

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        return QSize(theme.px(_LEAST), theme.px(_TALL))

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        return QSize(theme.px(_BAR), theme.px(_TALL))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002, N802 - Qt's name
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        whole = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        self._draw_ground(painter, whole)
        foot = whole.bottom() - theme.px(_LABEL)
        room = foot - whole.top() - theme.px(_FIGURE) - theme.px(2)
        wide = min(theme.px(_BAR), whole.width() - 8)
        left = whole.center().x() - wide / 2
        most = max(self._most, self._ours + self._others)
        ours, others = (room * part / most for part in (self._ours, self._others))
        ink = theme.colour(self._ink)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(ink)
        if self._ours:
            painter.drawRoundedRect(QRectF(left, foot - ours, wide, ours), _ROUND, _ROUND)
        painter.setPen(QPen(ink, 1.5))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        if self._others:
            top = QRectF(left, foot - ours - others, wide, others)
            painter.drawRoundedRect(top.adjusted(0.75, 0.75, -0.75, -0.75), _ROUND, _ROUND)
        if most > self._most:
            self._break_bar(painter, QRectF(left, foot - ours - others, wide, ours + others))
        count = self._ours + self._others
        painter.setFont(theme.typeface(12, QFont.Weight.DemiBold))
        painter.setPen(theme.colour("ink" if count else "faint"))
        above = QRectF(
            whole.left(), foot - ours - others - theme.px(_FIGURE), whole.width(), theme.px(_FIGURE)
        )
        painter.drawText(above, Qt.AlignmentFlag.AlignCenter, f"{count:,}")
        painter.setPen(theme.colour("line"))
        painter.drawLine(QPointF(whole.left() + 3, foot), QPointF(whole.right() - 3, foot))
        painter.setFont(theme.typeface(12))
        painter.setPen(theme.colour("ink" if self.isChecked() else "soft"))
        under = QRectF(whole.left(), foot, whole.width(), theme.px(_LABEL))
        painter.drawText(under, Qt.AlignmentFlag.AlignCenter, self.text())

    def _break_bar(self, painter: QPainter, bar: QRectF) -> None:
        """Cut a slanted gap through a bar that is longer than it is drawn."""
        painter.setPen(QPen(theme.colour("card"), theme.px(3)))
        at, slant = bar.top() + bar.height() * 0.6, theme.px(2)
        painter.drawLine(
            QPointF(bar.left() - slant, at + slant), QPointF(bar.right() + slant, at - slant)
        )

    def _draw_ground(self, painter: QPainter, whole: QRectF) -> None:
        is_over = self.underMouse()
        if self.isChecked() or is_over:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.colour("accent_soft" if self.isChecked() else "hover"))
            painter.drawRoundedRect(whole, 5, 5)
        if self.isChecked() or self.hasFocus():
            part, thick = ("focus", 2) if self.hasFocus() else ("accent", 1)
            painter.setPen(QPen(theme.colour(part), thick))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(whole, 5, 5)


class LoadBand(Card):
    """What is late, then twelve weeks from this one on. Tab comes to one; arrows to the others.

    Signals:
        week_wanted: a week is to be seen; carries its Monday.
        late_wanted: what is late is to be seen.
    """

    week_wanted = Signal(object)
    late_wanted = Signal()

    def __init__(self) -> None:
        super().__init__(name="loadBand", margin=8, gap=2)
        self.setAccessibleName("Load by week ahead")
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self._load: Load | None = None
        self._across = 0
        head = row(10)
        head.setContentsMargins(theme.px(6), 0, theme.px(6), 0)
        head.addWidget(Words("Load by week ahead", "strong"))
        self._said = Words("", "small", name="loadSaid", wrap=True)
        head.addWidget(self._said, 1)
        self.body.addLayout(head)
        ground = QWidget()
        self._grid = QGridLayout(ground)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(theme.px(2))
        self.body.addWidget(ground)
        self._bars = [LoadBar(f"loadWeek{at + 1}") for at in range(WEEKS_AHEAD)]
        self._late = LoadBar("loadLate")
        self._row = (self._late, *self._bars)
        for number, bar in enumerate(self._row):
            bar.clicked.connect(partial(self._on_clicked, number))
            bar.stepped.connect(partial(self._on_step, number))
        self._give_tab_to(self._bars[0])
        self._arrange()

    def show_load(self, load: Load) -> None:
        self._load = load
        late = load.ours_late + load.others_late
        most = max(week.count for week in load.weeks)
        self._late.show_load("Late", load.ours_late, load.others_late, most, "red_ink")
        self._late.setAccessibleName(f"Late: {_counted(load.ours_late, load.others_late)}")
        for bar, week in zip(self._bars, load.weeks, strict=True):
            label = (
                short_day(week.monday, load.today)
                .split(maxsplit=1)[1]
                .removesuffix(f" {week.monday.year}")
            )
            bar.show_load(label, week.ours, week.others, most, "accent")
            of = short_day(week.monday)
            bar.setAccessibleName(f"Week of {of}: {_counted(week.ours, week.others)}")
            bar.setToolTip(f"Week of {of}: {_counted(week.ours, week.others)}")
        ours = sum(week.ours for week in load.weeks)
        others = sum(week.others for week in load.weeks)
        said = f"{ours:,} ours and {others:,} of others in 12 weeks"
        self._said.setText(f"{said}; {late:,} late already" if late else said)

    def mark(self, day: date) -> None:
        """Show which week is looked at."""
        for at, bar in enumerate(self._bars):
            week = self._load.weeks[at].monday if self._load else None
            bar.setChecked(week == monday_of(day))
            if bar.isChecked():
                self._give_tab_to(bar)
        self._late.setChecked(False)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        """All in one line where there is room, else in two or three."""
        every = len(self._row)
        fit = max(1, (self.width() - theme.px(16)) // theme.px(_LEAST + 2))
        lines = -(-every // min(every, fit))
        across = -(-every // lines)
        if across == self._across:
            return
        self._across = across
        for at, bar in enumerate(self._row):
            self._grid.addWidget(bar, at // across, at % across)

    def _give_tab_to(self, bar: LoadBar) -> None:
        """One stop for Tab, not thirteen on the way to the days."""
        for each in self._row:
            policy = Qt.FocusPolicy.StrongFocus if each is bar else Qt.FocusPolicy.ClickFocus
            each.setFocusPolicy(policy)

    def _on_step(self, number: int, step: int) -> None:
        bar = self._row[(number + step) % len(self._row)]
        self._give_tab_to(bar)
        bar.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_clicked(self, number: int, _checked: bool = False) -> None:  # noqa: FBT001, FBT002 - a signal's
        self._row[number].setChecked(False)  # until the week is looked at
        if number == 0:
            self.late_wanted.emit()
        elif self._load is not None:
            self.week_wanted.emit(self._load.weeks[number - 1].monday)


def _counted(ours: int, others: int) -> str:
    if not ours and not others:
        return "nothing owed"
    return f"{ours} ours, {others} waiting on others"
