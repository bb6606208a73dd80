"""One thing that is owed: by when, what, to whom, under what rule, and the button that does it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy, QVBoxLayout, QWidget

from caseworker.ui import theme
from caseworker.ui.palette import Tone
from caseworker.ui.parts.buttons import secondary
from caseworker.ui.parts.words import Words, named

# Lengths in px at 100% text.
_BAR: Final = 5
_MARGIN: Final = 9
_GAP: Final = 12
_CLOSE: Final = 2
_WHEN: Final = 118
_BESIDE: Final = 6
_LOWEST: Final = 36
_AFTER: Final = 17  # where the words begin: after the bar
_NARROWEST: Final = 160

_WRAPPED: Final = int(Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeft)
_SEMIBOLD: Final = QFont.Weight.DemiBold


@dataclass(frozen=True, slots=True)
class DueWords:
    """What a line says. ``key`` is handed back when its button is pressed."""

    key: object
    tone: Tone
    day: str
    how_long: str
    owed: str
    whom: str
    source: str
    button: str
    because: tuple[str, ...] = ()
    caution: str = ""


@dataclass(frozen=True, slots=True)
class _Said:
    """Words in their place on the line."""

    place: QRect
    text: str
    font: QFont
    ink: QColor


class DueLine(QWidget):
    """A coloured bar, a day, a sentence and one button; “because…” opens the reckoning.

    It draws its own words: with a label for each, a list of two hundred lines was thousands of
    widgets, slow to build and slower to take down when the records are locked. A screen reader
    hears the line by its name.

    Signals:
        opened: the button was pressed; carries the key.
    """

    opened = Signal(object)

    def __init__(self, words: DueWords, number: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = words
        self._number = number
        self._is_narrow = False
        self._is_wrapped = False
        self._said: list[_Said] = []
        self._tall = 0
        self._needs = 0  # as wide as it must be for nothing to be wrapped; 0 if something is
        self._strong = theme.typeface(14, _SEMIBOLD)
        self._when = theme.typeface(13, _SEMIBOLD)
        self._small = theme.typeface(13)
        self.setObjectName(f"due{number}")
        self.setAccessibleName(
            f"{words.day}, {words.how_long}: {words.owed}. {words.whom}. {words.source}"
        )
        self.setAccessibleDescription(words.caution)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._why = self._because_button() if words.because else None
        self._do = self._do_button() if words.button else None
        self._reckoning: QWidget | None = None
        self.setFixedHeight(theme.px(_LOWEST + 2 * _MARGIN) + 1)  # until the width is known

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        return QSize(theme.px(600), self.height())

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        return QSize(theme.px(_NARROWEST), self.height())

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        super().resizeEvent(event)
        width = event.size().width()
        if self._needs and width >= self._needs:
            self._put_at_end(width)
        elif width != event.oldSize().width():
            self._settle()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002, N802 - Qt's name
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(_ink(self._words.tone))
        edge = theme.px(_MARGIN)
        painter.drawRoundedRect(QRectF(0, edge, theme.px(_BAR), self._tall - 2 * edge), 2, 2)
        painter.fillRect(0, self.height() - 1, self.width(), 1, theme.colour("line"))
        for said in self._said:
            painter.setFont(said.font)
            painter.setPen(said.ink)
            painter.drawText(said.place, _WRAPPED, said.text)

    def stack(self, *, is_narrow: bool) -> None:
        """Set day, words and button under one another, where there is little room."""
        if self._is_narrow is not is_narrow:
            self._is_narrow = is_narrow
            self._settle()

    def _settle(self) -> None:
        """Put everything in its place at this width, and take the height that it needs."""
        self._said = []
        self._is_wrapped = False
        self._tall = max(self._arrange(self.width()), theme.px(_LOWEST + 2 * _MARGIN))
        height = self._tall
        if self._reckoning is not None and not self._reckoning.isHidden():
            below = self._reckoning.heightForWidth(self.width())
            self._reckoning.setGeometry(0, height, self.width(), below)
            height += below
        height += 1  # the hairline
        if self.minimumHeight() != height or self.maximumHeight() != height:
            self.setFixedHeight(height)
        self._needs = 0 if self._is_wrapped or self._is_narrow else self._widest()
        self.update()

    def _widest(self) -> int:
        ends = [said.place.right() for said in self._said]
        if self._why is not None:
            ends.append(self._why.geometry().right())
        beyond = theme.px(_GAP) + self._do.width() if self._do is not None else 0
        return max(ends) + 1 + beyond

    def _put_at_end(self, width: int) -> None:
        """The words stand as they did; the button goes with the far end."""
        if self._do is not None:
            self._do.move(width - self._do.width(), self._do.y())
        if self._reckoning is not None and not self._reckoning.isHidden():
            self._settle()

    def _arrange(self, width: int) -> int:
        """Everything but the reckoning; the height of it at ``width``."""
        gap, top, left = theme.px(_GAP), theme.px(_MARGIN), theme.px(_AFTER)
        size = self._do.sizeHint() if self._do is not None else QSize(0, 0)
        if self._is_narrow:
            small = theme.px(4)
            _, low = self._say_when(left, top, width - left)
            low = self._say_what(left, low + small, width - left)
            if self._do is not None:
                self._do.setGeometry(
                    left, low + small, min(size.width(), width - left), size.height()
                )
                low += small + size.height()
            return low + top
        wide, low = self._say_when(left, top, theme.px(_WHEN))
        beside = left + wide + gap
        room = width - beside - (size.width() + gap if self._do is not None else 0)
        low = max(low, self._say_what(beside, top, room)) + top
        low = max(low, size.height() + 2 * top)
        if self._do is not None:
            across = width - size.width()
            self._do.setGeometry(
                QRect(across, (low - size.height()) // 2, size.width(), size.height())
            )
        return low

    def _say_when(self, left: int, top: int, room: int) -> tuple[int, int]:
        """The day, and how long that is; how wide it is, and where it ends."""
        words = self._words
        day = self._say(words.day, left, top, room, self._strong, theme.colour("ink"))
        below = day.bottom() + 1 + theme.px(_CLOSE)
        long = self._say(words.how_long, left, below, room, self._when, _ink(words.tone))
        return max(theme.px(_WHEN), day.width(), long.width()), long.bottom() + 1

    def _say_what(self, left: int, top: int, room: int) -> int:
        """What is owed; under it whose, by what rule, and the way to the reckoning. Its end."""
        words = self._words
        font, ink = self._strong, theme.colour("ink")
        low = self._say(words.owed, left, top, room, font, ink).bottom() + 1 + theme.px(_CLOSE)
        small, soft = self._small, theme.colour("soft")
        parts = [part for part in (words.whom, words.source, words.caution) if part]
        texts = [f"{part}  ·" for part in parts[:-1]] + parts[-1:]
        at, tall = left, 0
        why = self._why.sizeHint() if self._why is not None else QSize(0, 0)
        for part, dotted in zip(parts, texts, strict=True):
            # The dot must not stand on a line of its own.
            text = dotted if _measured(dotted, small, room).width() < room else part
            size = _measured(text, small, room)
            self._is_wrapped |= size.width() >= room
            if at > left and at + size.width() > left + room:
                at, low, tall = left, low + tall + theme.px(_CLOSE), 0
                self._is_wrapped = True
            self._said.append(_Said(QRect(at, low, size.width(), size.height()), text, small, soft))
            at += size.width() + theme.px(_BESIDE)
            tall = max(tall, size.height())
        if self._why is not None:
            if at > left and at + why.width() > left + room:
                at, low, tall = left, low + tall + theme.px(_CLOSE), 0
                self._is_wrapped = True
            middle = low + (max(tall, why.height()) - why.height()) // 2
            self._why.setGeometry(at, middle, min(why.width(), room), why.height())
            tall = max(tall, why.height())
        return low + tall

    def _say(  # noqa: PLR0913, PLR0917 - words, their place and how they look
        self, text: str, left: int, top: int, room: int, font: QFont, ink: QColor
    ) -> QRect:
        size = _measured(text, font, room)
        self._is_wrapped |= size.width() >= room
        place = QRect(left, top, size.width(), size.height())
        self._said.append(_Said(place, text, font, ink))
        return place

    def _do_button(self) -> QPushButton:
        button = secondary(self._words.button, f"dueDo{self._number}")
        button.setAccessibleName(f"{self._words.button}: {self._words.owed}, {self._words.whom}")
        button.clicked.connect(self._on_clicked)
        button.setParent(self)
        return button

    def _because_button(self) -> QPushButton:
        button = QPushButton("because…", self)
        button.setObjectName(f"dueBecause{self._number}")
        button.setProperty("kind", "because")
        button.setAccessibleName(f"Because: how the date of “{self._words.owed}” is counted")
        button.setCheckable(True)
        button.toggled.connect(self._on_because)
        return button

    @Slot()
    def _on_clicked(self) -> None:
        self.opened.emit(self._words.key)

    @Slot(bool)
    def _on_because(self, shown: bool) -> None:  # noqa: FBT001 - a slot
        if self._reckoning is None:
            self._reckoning = _reckoning(self._words.because, self._number, self)
        self._reckoning.setVisible(shown)
        self._settle()


def _measured(text: str, font: QFont, room: int) -> QSize:
    """The room that words take, wrapped only where they must be."""
    metrics = QFontMetrics(font)
    wide = metrics.horizontalAdvance(text)
    if wide <= room:
        return QSize(wide + 1, metrics.height())
    within = metrics.boundingRect(QRect(0, 0, max(1, room), 10_000), _WRAPPED, text)
    return QSize(max(1, room), within.height())


def _ink(tone: Tone) -> QColor:
    return theme.colour(f"{tone.value}_ink")


def _reckoning(lines: tuple[str, ...], number: int, parent: QWidget) -> QWidget:
    ground = named(QWidget(parent), f"dueReckoning{number}", ". ".join(lines))
    layout = QVBoxLayout(ground)
    layout.setContentsMargins(theme.px(147), 0, theme.px(12), theme.px(12))
    layout.setSpacing(theme.px(4))
    for line in lines:
        layout.addWidget(Words(line, "soft", wrap=True))
    return ground
