"""The clocks of a case drawn to scale in time: a lane for each, the rules behind them, today."""

from __future__ import annotations

from datetime import date
from typing import Final

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFont, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QButtonGroup, QPushButton, QSizePolicy, QWidget

from caseworker.domain.chronology import Chronology, Lane, Standing
from caseworker.domain.days import day_words
from caseworker.ui import theme
from caseworker.ui.case.signs import QUIET, draw_sign, part_of
from caseworker.ui.parts import named
from caseworker.ui.parts.stacked import Part, fill

LANE: Final = 30  # px at 100% text
AXIS: Final = 24
BAND: Final = 24
FOOT: Final = 24
WORDS: Final = 286
NARROW: Final = 620  # below this the duty stands over its bar, not before it
SIGN: Final = 5.5
GIVEN: Final = Part("", "faint", "solid")
_LEFT: Final = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter


class ScaledTimeline(QWidget):
    """Every lane is a button over what is drawn; arrows go from one to the next.

    Signals:
        chosen: the reckoning of a lane is wanted; carries the Lane and its button.
    """

    chosen = Signal(object, object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        named(self, "scaled", "Time limits of this case, to scale")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._laid: Chronology | None = None
        self._buttons: list[QPushButton] = []
        self._group = QButtonGroup(self)

    def show_chronology(self, laid: Chronology) -> None:
        if laid == self._laid:
            return
        self._laid = laid
        for button in self._buttons:
            self._group.removeButton(button)
            button.hide()
            button.deleteLater()
        self._buttons = [self._button(lane) for lane in laid.lanes]
        if self._buttons:
            self._buttons[0].setChecked(True)  # Tab comes to one of them, and arrows to the rest
        bands = (f"{band.words} from {_since(band.since)}" for band in laid.bands)
        self.setAccessibleDescription(f"Rules: {'; '.join(bands)}.")
        self._place()
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        return QSize(theme.px(640), self._top + len(self._buttons) * self._lane + theme.px(FOOT))

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        return QSize(theme.px(240), self.sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        super().resizeEvent(event)
        self._place()
        self.updateGeometry()

    # Where things stand

    @property
    def _is_narrow(self) -> bool:
        return self.width() < theme.px(NARROW)

    @property
    def _lane(self) -> int:
        return theme.px(LANE) * (2 if self._is_narrow else 1)

    @property
    def _top(self) -> int:
        return theme.px(AXIS) + theme.px(BAND)

    @property
    def _left(self) -> int:
        return theme.px(8) if self._is_narrow else theme.px(WORDS)

    def place_of(self, day: date) -> float:
        """How far from the left a day stands, in pixels."""
        if self._laid is None:
            return 0.0
        room = self.width() - self._left - theme.px(10)
        return self._left + room * self._laid.share(day)

    def _place(self) -> None:
        for at, button in enumerate(self._buttons):
            button.setGeometry(0, self._top + at * self._lane, self.width(), self._lane)

    def _button(self, lane: Lane) -> QPushButton:
        button = QPushButton(self)
        by = day_words(lane.by)
        named(button, f"lane{lane.number}", f"{lane.words}: by {by}. {lane.stands}")
        button.setAccessibleDescription("Press for how this day is counted.")
        button.setToolTip(f"{lane.due.duty}, by {by}. {lane.stands}")
        button.setCheckable(True)
        button.setFlat(True)
        button.setCursor(Qt.CursorShape.WhatsThisCursor)
        button.clicked.connect(lambda: self.chosen.emit(lane, button))
        self._group.addButton(button)
        button.show()
        return button

    # What is drawn

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002, N802 - Qt's name
        if self._laid is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._draw_ground(painter, self._laid)
        for at, lane in enumerate(self._laid.lanes):
            self._draw_lane(painter, lane, self._top + at * self._lane)

    def _draw_ground(self, painter: QPainter, laid: Chronology) -> None:
        axis, foot = theme.px(AXIS), self.height() - theme.px(FOOT)
        for at, band in enumerate(laid.bands):
            place = QRectF(
                self.place_of(band.first),
                axis,
                self.place_of(band.last) - self.place_of(band.first),
                0,
            )
            place.setBottom(foot)
            if at % 2:
                painter.fillRect(place, theme.colour("accent_soft"))
            if at:
                painter.setPen(QPen(theme.colour("accent"), theme.px(2)))
                painter.drawLine(place.topLeft(), place.bottomLeft())
            self._write_band(painter, band.words, place)
        self._draw_ticks(painter, laid)
        painter.setPen(QPen(theme.colour("edge"), 1))
        painter.drawLine(self._left, axis, self.width(), axis)
        self._draw_today(painter, laid, foot)

    def _draw_ticks(self, painter: QPainter, laid: Chronology) -> None:
        """A line for each, though never through words; a label where there is room for it."""
        painter.setFont(theme.typeface(12))
        taken = 0.0
        for tick in laid.ticks:
            place = self.place_of(tick.day)
            painter.setPen(QPen(theme.colour("line"), 1))
            self._draw_down(painter, place)
            end = place + painter.fontMetrics().horizontalAdvance(tick.words)
            if place >= taken and end < self.width():
                painter.setPen(theme.colour("soft"))
                room = QRectF(place, 0, end - place + 2, theme.px(AXIS))
                painter.drawText(room, _LEFT, tick.words)
                taken = end + theme.px(8)

    def _draw_down(self, painter: QPainter, place: float) -> None:
        """A line down through every lane, but not through the words over a bar."""
        over = theme.px(LANE) if self._is_narrow else 0
        for at in range(len(self._buttons)):
            top = self._top + at * self._lane
            painter.drawLine(QPointF(place, top + over), QPointF(place, top + self._lane))

    @staticmethod
    def _write_band(painter: QPainter, words: str, place: QRectF) -> None:
        painter.setFont(theme.typeface(12, QFont.Weight.DemiBold))
        painter.setPen(theme.colour("ink"))
        room = int(place.width()) - theme.px(12)
        shown = painter.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, room)
        head = QRectF(place.left() + theme.px(7), place.top(), max(0, room), theme.px(BAND))
        painter.drawText(head, _LEFT, shown)

    def _draw_today(self, painter: QPainter, laid: Chronology, foot: int) -> None:
        today = self.place_of(laid.today)
        painter.setPen(QPen(theme.colour("ink"), theme.px(1.5), Qt.PenStyle.DashLine))
        self._draw_down(painter, today)
        painter.setFont(theme.typeface(12, QFont.Weight.DemiBold))
        words = f"Today, {day_words(laid.today)}"
        wide = painter.fontMetrics().horizontalAdvance(words) + 4
        left = min(max(0.0, today - wide / 2), self.width() - wide)
        painter.drawText(QRectF(left, foot, wide, theme.px(FOOT)), _LEFT, words)

    def _draw_lane(self, painter: QPainter, lane: Lane, top: int) -> None:
        high = theme.px(LANE)
        room = (self.width() if self._is_narrow else theme.px(WORDS)) - theme.px(14)
        painter.setFont(theme.typeface(13))
        painter.setPen(theme.colour("ink"))
        shown = painter.fontMetrics().elidedText(lane.words, Qt.TextElideMode.ElideRight, room)
        painter.drawText(QRectF(theme.px(8), top, room, high), _LEFT, shown)
        middle = top + high * (1.4 if self._is_narrow else 0.5)
        self._draw_bar(painter, lane, middle)

    def _draw_bar(self, painter: QPainter, lane: Lane, middle: float) -> None:
        first, by, until = (self.place_of(day) for day in (lane.first, lane.by, lane.until))
        if lane.standing in QUIET:
            painter.setPen(QPen(theme.colour("faint"), theme.px(1.5), Qt.PenStyle.DotLine))
            painter.drawLine(QPointF(first, middle), QPointF(by, middle))
        else:
            self._draw_given(painter, lane, QRectF(first, middle, min(by, until) - first, 0))
        if until > by:
            thick = theme.px(11)
            beyond = QRectF(by, middle - thick / 2, until - by, thick)
            fill(painter, beyond, part_of(lane.standing))
        elif until < by:
            painter.setPen(QPen(theme.colour("faint"), theme.px(1)))
            painter.drawLine(QPointF(until, middle), QPointF(by, middle))
        if lane.standing not in QUIET:
            painter.setPen(QPen(theme.colour("ink"), theme.px(2)))
            tall = QPointF(0, theme.px(7))
            painter.drawLine(QPointF(by, middle) - tall, QPointF(by, middle) + tall)
        draw_sign(painter, lane.standing, QPointF(until, middle), theme.px(SIGN))

    @staticmethod
    def _draw_given(painter: QPainter, lane: Lane, line: QRectF) -> None:
        """The time that the limit gave."""
        thick = theme.px(7)
        place = QRectF(line.left(), line.top() - thick / 2, max(2.0, line.width()), thick)
        match lane.standing:
            case Standing.KEPT:
                fill(painter, place, Part("", "accent", "solid"))
            case Standing.EXCUSED:
                fill(painter, place, part_of(lane.standing))
            case Standing.RUNNING:
                fill(painter, place, Part("", "faint", "empty"))
            case _:
                fill(painter, place, GIVEN)


def _since(day: date | None) -> str:
    return day_words(day) if day else "the beginning"
