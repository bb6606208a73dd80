"""One thing that is owed: by when, what, to whom, under what rule, and the button that does it."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import Final

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import (
    QContextMenuEvent,
    QFont,
    QFontMetrics,
    QPainter,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QMenu, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from caseworker.ui import theme
from caseworker.ui.palette import Tone
from caseworker.ui.parts.buttons import secondary
from caseworker.ui.parts.explanation import lay_explanation
from caseworker.ui.parts.words import named

# Lengths in px at 100% text.
_BAR: Final = 5
_MARGIN: Final = 9
_GAP: Final = 12
_CLOSE: Final = 2
_WHEN: Final = 144  # the longest time: 302 working days late
_BESIDE: Final = 6
_LOWEST: Final = 36
_AFTER: Final = 17  # where the words begin: after the bar
_NARROWEST: Final = 160
_STACKED: Final = 440
_HAIRLINE: Final = 1

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
    letter: bool = False
    """Whether a letter goes with it: “Letter…” stands on the line."""


@dataclass(frozen=True, slots=True)
class _Said:
    """Words in their place on the line."""

    place: QRect
    text: str
    font: QFont
    ink: str


@dataclass(slots=True)
class _Laid:
    """Where everything stands at one width, and how tall that is without the reckoning."""

    said: list[_Said] = field(default_factory=list)
    is_wrapped: bool = False
    why: QRect = field(default_factory=QRect)
    letter: QRect = field(default_factory=QRect)
    do: QRect = field(default_factory=QRect)
    tall: int = 0


class DueLine(QWidget):
    """A coloured bar, a day, a sentence and one button; “because…” opens the reckoning.

    It draws its own words: with a label for each, a list of two hundred lines was thousands of
    widgets, slow to build and slower to take down when the records are locked. A screen reader
    hears the line by its name. How tall it is follows from its width alone, so that a layout
    has it right at once: a line that took its height after it was laid out stood on the next.

    Signals:
        opened: the button was pressed; carries the key.
        letter_wanted: the letter that goes with it is wanted; carries the key.
    """

    opened = Signal(object)
    letter_wanted = Signal(object)

    def __init__(
        self, words: DueWords, number: int, parent: QWidget | None = None, *, goes_on: bool = False
    ) -> None:
        """``goes_on``: what belongs to it stands under it, so that no hairline ends it."""
        super().__init__(parent)
        self._words = words
        self._goes_on = goes_on
        self._number = number
        self._laid: dict[int, _Laid] = {}
        self._plain = 0  # a width at which nothing is wrapped: wider is no other height
        self._strong = theme.typeface(14, _SEMIBOLD)
        self._when = theme.typeface(13, _SEMIBOLD)
        self._small = theme.typeface(13)
        self.setObjectName(f"due{number}")
        self.setAccessibleName(
            f"{words.day}, {words.how_long}: {words.owed}. {words.whom}. {words.source}"
        )
        self.setAccessibleDescription(words.caution)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self._why = self._because_button() if words.because else None
        self._letter = self._letter_button() if words.letter else None
        self._do = self._do_button() if words.button else None
        self._reckoning: QWidget | None = None

    def begin(self) -> None:
        """Take the keyboard, at the first thing that can be pressed."""
        button = self._why or self._do
        if button is not None:
            button.setFocus()

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        return QSize(theme.px(600), self.minimumSizeHint().height())

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        return QSize(theme.px(_NARROWEST), theme.px(_LOWEST + 2 * _MARGIN) + _HAIRLINE)

    def hasHeightForWidth(self) -> bool:  # noqa: N802 - Qt's name
        return True

    def heightForWidth(self, width: int) -> int:  # noqa: N802 - Qt's name
        is_plain = 0 < self._plain < width
        laid = self._laid[self._plain] if is_plain else self._at(width)
        height = laid.tall + _HAIRLINE
        if self._reckoning is not None and not self._reckoning.isHidden():
            height += self._reckoning.heightForWidth(width)
        return height

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        super().resizeEvent(event)
        self._put_in_place()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002, N802 - Qt's name
        laid = self._at(self.width())
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour(_ink(self._words.tone)))
        edge = theme.px(_MARGIN)
        painter.drawRoundedRect(QRectF(0, edge, theme.px(_BAR), laid.tall - 2 * edge), 2, 2)
        if not self._goes_on:
            line = theme.colour("line")
            painter.fillRect(0, self.height() - _HAIRLINE, self.width(), _HAIRLINE, line)
        for said in laid.said:
            painter.setFont(said.font)
            painter.setPen(theme.colour(said.ink))
            painter.drawText(said.place, _WRAPPED, said.text)

    def _at(self, width: int) -> _Laid:
        """Where everything stands at ``width``; measured once."""
        if self._plain and width > self._plain:
            # The words stand as they did; the button goes with the far end.
            known = self._laid[self._plain]
            return replace(known, do=known.do.translated(width - self._plain, 0))
        if width not in self._laid:
            laid = _Laid()
            laid.tall = max(self._arrange(laid, width), theme.px(_LOWEST + 2 * _MARGIN))
            self._laid[width] = laid
            if not laid.is_wrapped and not _is_narrow(width):
                self._plain = width
        return self._laid[width]

    def _put_in_place(self) -> None:
        laid = self._at(self.width())
        if self._do is not None:
            self._do.setGeometry(laid.do)
        if self._why is not None:
            self._why.setGeometry(laid.why)
        if self._letter is not None:
            self._letter.setGeometry(laid.letter)
        if self._reckoning is not None and not self._reckoning.isHidden():
            below = self._reckoning.heightForWidth(self.width())
            self._reckoning.setGeometry(0, laid.tall, self.width(), below)

    def _arrange(self, laid: _Laid, width: int) -> int:
        """Everything but the reckoning; the height of it at ``width``."""
        gap, top, left = theme.px(_GAP), theme.px(_MARGIN), theme.px(_AFTER)
        size = self._do.sizeHint() if self._do is not None else QSize(0, 0)
        if _is_narrow(width):
            small = theme.px(4)
            _, low = self._say_when(laid, left, top, width - left)
            low = self._say_what(laid, left, low + small, width - left)
            if self._do is not None:
                laid.do = QRect(left, low + small, min(size.width(), width - left), size.height())
                low += small + size.height()
            return low + top
        wide, low = self._say_when(laid, left, top, theme.px(_WHEN))
        beside = left + wide + gap
        room = width - beside - (size.width() + gap if self._do is not None else 0)
        low = max(low, self._say_what(laid, beside, top, room)) + top
        low = max(low, size.height() + 2 * top)
        if self._do is not None:
            middle = (low - size.height()) // 2
            laid.do = QRect(width - size.width(), middle, size.width(), size.height())
        return low

    def _say_when(self, laid: _Laid, left: int, top: int, room: int) -> tuple[int, int]:
        """The day, and how long that is; how wide it is, and where it ends."""
        words = self._words
        day = _say(laid, words.day, QRect(left, top, room, 0), self._strong, "ink")
        below = day.bottom() + 1 + theme.px(_CLOSE)
        ink = _ink(words.tone)
        long = _say(laid, words.how_long, QRect(left, below, room, 0), self._when, ink)
        return max(theme.px(_WHEN), day.width(), long.width()), long.bottom() + 1

    def _say_what(self, laid: _Laid, left: int, top: int, room: int) -> int:
        """What is owed; under it whose, by what rule, and the way to the reckoning. Its end."""
        words, small = self._words, self._small
        owed = _say(laid, words.owed, QRect(left, top, room, 0), self._strong, "ink")
        low = owed.bottom() + 1 + theme.px(_CLOSE)
        parts = [part for part in (words.whom, words.source, words.caution) if part]
        at, tall, before = left, 0, ""
        for part in parts:
            # The dot stands between two, and not at the end of a line.
            dotted = f"·  {part}" if before else part
            size = _measured(dotted, small, room)
            if before and at + size.width() > left + room:
                at, low, tall = left, low + tall + theme.px(_CLOSE), 0
                laid.is_wrapped = True
                dotted, size = part, _measured(part, small, room)
            _say(laid, dotted, QRect(at, low, room, 0), small, "soft")
            at += size.width() + theme.px(_BESIDE)
            tall, before = max(tall, size.height()), part
        for name in ("why", "letter"):
            button: QPushButton | None = getattr(self, f"_{name}")
            if button is None:
                continue
            link = button.sizeHint()
            if at > left and at + link.width() > left + room:
                at, low, tall = left, low + tall + theme.px(_CLOSE), 0
                laid.is_wrapped = True
            # Its words stand on the line of the others, whatever room the button has around them.
            line = QFontMetrics(small).height()
            above = (link.height() - line) // 2
            setattr(laid, name, QRect(at, low - above, min(link.width(), room), link.height()))
            at += link.width() + theme.px(_BESIDE)
            tall = max(tall, line)
        return low + tall

    def _do_button(self) -> QPushButton:
        button = secondary(self._words.button, f"dueDo{self._number}")
        button.setAccessibleName(f"{self._words.button}: {self._words.owed}, {self._words.whom}")
        button.clicked.connect(self._on_clicked)
        button.setParent(self)
        return button

    def _letter_button(self) -> QPushButton:
        button = QPushButton("Letter…", self)
        button.setObjectName(f"dueLetter{self._number}")
        button.setProperty("kind", "because")
        button.setAccessibleName(f"Letter: {self._words.owed}, {self._words.whom}")
        button.clicked.connect(lambda: self.letter_wanted.emit(self._words.key))
        return button

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:  # noqa: N802 - Qt's name
        """What can be done with the line, by the other button of the mouse or the menu key."""
        if self._do is None and self._letter is None:
            event.ignore()
            return
        menu = QMenu(self)
        menu.setObjectName("dueMenu")
        if self._do is not None:
            menu.addAction(self._words.button, self._on_clicked)
        if self._letter is not None:
            menu.addAction("Letter…", self._letter.click)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(event.globalPos())

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
        self._put_in_place()
        self.updateGeometry()


def _measured(text: str, font: QFont, room: int) -> QSize:
    """The room that words take, wrapped only where they must be."""
    metrics = QFontMetrics(font)
    wide = metrics.horizontalAdvance(text)
    if wide <= room:
        return QSize(wide + 1, metrics.height())
    within = metrics.boundingRect(QRect(0, 0, max(1, room), 10_000), _WRAPPED, text)
    return QSize(max(1, room), within.height())


def _say(laid: _Laid, text: str, at: QRect, font: QFont, ink: str) -> QRect:
    """Put words where ``at`` begins, as wide as it at the most; the room that they take."""
    size = _measured(text, font, at.width())
    laid.is_wrapped |= size.width() >= at.width()
    place = QRect(at.topLeft(), size)
    laid.said.append(_Said(place, text, font, ink))
    return place


def _is_narrow(width: int) -> bool:
    """Too little room for day, words and button side by side: they stand on one another."""
    return width < theme.px(_STACKED)


def _ink(tone: Tone) -> str:
    return f"{tone.value}_ink"


def _reckoning(lines: tuple[str, ...], number: int, parent: QWidget) -> QWidget:
    ground = named(QWidget(parent), f"dueReckoning{number}", ". ".join(lines))
    layout = QVBoxLayout(ground)
    layout.setContentsMargins(theme.px(_AFTER + _WHEN + _GAP), 0, theme.px(12), theme.px(12))
    layout.setSpacing(theme.px(8))
    lay_explanation(lines, layout)
    return ground
