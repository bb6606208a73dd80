"""The statutory timeline of a case, drawn across its header card."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from caseworker.ui import theme

_DOT = 8.5
_WRAPPED = Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignHCenter


class Reached(Enum):
    """How a step stands. The words are what a screen reader hears."""

    DONE = "done"
    NOW = "now"
    LATE = "late"
    AHEAD = "still to come"


@dataclass(frozen=True, slots=True)
class Step:
    """One step of the timeline: its name, and under it the day and a few words.

    ``full`` is the name in all its words, where ``words`` are a label for it.
    """

    words: str
    under: str
    reached: Reached = Reached.AHEAD
    full: str = ""

    @property
    def heard(self) -> str:
        """Its name for whoever hears it, or asks for more."""
        return self.full or self.words


class Timeline(QWidget):
    """Steps along a line: filled when done, ringed when due, red and pointed when late."""

    def __init__(self, name: str = "timeline", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self.setAccessibleName("Timeline")
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self._steps: tuple[Step, ...] = ()
        self._note = ""
        self._measured: dict[int, tuple[int, int]] = {}

    def show_steps(self, steps: tuple[Step, ...], note: str = "") -> None:
        """Draw ``steps``; ``note`` stands under the step that is reached now (“Week 11 of 20”)."""
        self._steps = steps
        self._note = note
        self._measured.clear()
        heard = "; ".join(f"{step.heard}: {step.under}, {step.reached.value}" for step in steps)
        self.setAccessibleDescription(f"{heard}. {note}".strip())
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        return QSize(theme.px(600), self.heightForWidth(theme.px(600)))

    def hasHeightForWidth(self) -> bool:  # noqa: N802 - Qt's name
        return True

    def heightForWidth(self, width: int) -> int:  # noqa: N802 - Qt's name
        return self._above(width) + self._below(width) + theme.px(2 * _DOT + 10)

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        return QSize(theme.px(320), theme.px(90))

    def _bold(self) -> QFont:
        return theme.typeface(13, QFont.Weight.DemiBold)

    def _above(self, width: int) -> int:
        """How high the names stand above the line, wrapped as they are at ``width``."""
        return self._heights(width)[0]

    def _below(self, width: int) -> int:
        return self._heights(width)[1]

    def _heights(self, width: int) -> tuple[int, int]:
        """Above the line and below it. Kept: the layouts around ask again and again."""
        if width not in self._measured:
            self._measured[width] = (
                self._tallest(self._bold(), width, [step.words for step in self._steps]),
                self._tallest(
                    theme.typeface(13), width, [self._under(step) for step in self._steps]
                ),
            )
        return self._measured[width]

    def _tallest(self, font: QFont, width: int, texts: list[str]) -> int:
        metrics = QFontMetrics(font)
        room = max(1, width // max(1, len(texts)) - theme.px(6))
        place = QRect(0, 0, room, 10_000)
        tall = [metrics.boundingRect(place, int(_WRAPPED), text).height() for text in texts]
        return max(tall, default=0) + theme.px(4)

    def _under(self, step: Step) -> str:
        """The day and few words under a step, with the note where the case stands now."""
        is_now = step.reached in {Reached.NOW, Reached.LATE}
        return f"{step.under}\n{self._note}" if is_now and self._note else step.under

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002, N802 - Qt's name
        if not self._steps:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        wide = self.width() / len(self._steps)
        middle = self._above(self.width()) + theme.px(_DOT + 3)
        self._draw_line(painter, wide, middle)
        for at, step in enumerate(self._steps):
            self._draw_step(painter, step, QRectF(at * wide, 0, wide, self.height()), middle)

    def _draw_line(self, painter: QPainter, wide: float, middle: float) -> None:
        thick = theme.px(4)
        first, last = wide / 2, self.width() - wide / 2
        painter.setPen(QPen(theme.colour("plain_soft" if _soft_shows() else "edge"), thick))
        painter.drawLine(QPointF(first, middle), QPointF(last, middle))
        done = [at for at, step in enumerate(self._steps) if step.reached is Reached.DONE]
        if done:
            reached = wide / 2 + wide * max(done)
            if max(done) + 1 < len(self._steps):
                reached += wide / 2
            painter.setPen(QPen(theme.colour("accent"), thick))
            painter.drawLine(QPointF(first, middle), QPointF(reached, middle))

    def _draw_step(self, painter: QPainter, step: Step, place: QRectF, middle: float) -> None:
        centre = QPointF(place.center().x(), middle)
        size = theme.px(_DOT)
        ink = {
            Reached.DONE: "accent",
            Reached.NOW: "amber_ink",
            Reached.LATE: "red_ink",
            Reached.AHEAD: "edge",
        }[step.reached]
        painter.setPen(QPen(theme.colour(ink), theme.px(2.5)))
        painter.setBrush(theme.colour("accent" if step.reached is Reached.DONE else "card"))
        painter.drawEllipse(centre, size, size)
        if step.reached is Reached.LATE:  # a mark as well as a colour
            painter.drawLine(centre - QPointF(0, size * 0.5), centre + QPointF(0, size * 0.1))
            painter.drawPoint(centre + QPointF(0, size * 0.5))
        painter.setFont(self._bold())
        painter.setPen(theme.colour("ink"))
        narrow = place.adjusted(theme.px(3), 0, -theme.px(3), 0)
        above = QRectF(narrow.left(), 0, narrow.width(), self._above(self.width()))
        painter.drawText(above, _WRAPPED | Qt.AlignmentFlag.AlignBottom, step.words)
        painter.setFont(theme.typeface(13))
        coloured = step.reached in {Reached.NOW, Reached.LATE}
        painter.setPen(theme.colour(ink if coloured else "soft"))
        top = middle + theme.px(_DOT + 5)
        painter.drawText(
            QRectF(narrow.left(), top, narrow.width(), self.height() - top),
            _WRAPPED,
            self._under(step),
        )


def _soft_shows() -> bool:
    """Whether a soft ground can be told from the card (not in high contrast)."""
    return theme.colour("plain_soft") != theme.colour("card")
