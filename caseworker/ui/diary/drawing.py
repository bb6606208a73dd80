"""Where everything stands inside one day of the diary, and how it is drawn there."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import Final

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPen, QPolygonF

from caseworker.ui import theme
from caseworker.ui.diary.entries import DayShown, Entry, Mark
from caseworker.ui.parts.typed_day import short_day

# Lengths in px at 100% text.
_EDGE: Final = 6
_HEAD: Final = 22
_NUMBER: Final = 22  # the round ground of today's number
_ROW: Final = 18
_GAP: Final = 2
_BAR: Final = 4
_INSIDE: Final = 5
_BEFORE: Final = 15  # the mark, and some room after it
_ROUND: Final = 4
_SQUARE: Final = 12
_NARROW: Final = 84  # less room than this, and the lines of a day are marks without words
_NAMED: Final = 130  # less than this, and who it is about is their initials
_HATCH: Final = 16  # between two strokes of a day off
_MOST_TALL: Final = 10_000
_WRAPPED: Final = int(Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeft)
_MIDDLE: Final = Qt.AlignmentFlag.AlignVCenter
_SEMIBOLD: Final = QFont.Weight.DemiBold
_ELIDE: Final = Qt.TextElideMode.ElideRight


@dataclass(frozen=True, slots=True)
class Placed:
    """One line of a day in its place."""

    place: QRect
    entry: Entry


@dataclass(slots=True)
class Laid:
    """A day laid out: its head, its lines, and where “+3 more” stands, with how many."""

    head: QRect
    lines: list[Placed] = field(default_factory=list)
    more: int = 0
    more_at: QRect = field(default_factory=QRect)
    tall: int = 0

    def at(self, x: int, y: int) -> Entry | None:
        """The line that is drawn there."""
        return next((each.entry for each in self.lines if each.place.contains(x, y)), None)


def in_few_words(shown: DayShown, place: QRect) -> Laid:
    """As many lines as fit into ``place``; then how many more there are.

    Each has a row, and another for who it is about where there is room for all of them. In a
    very narrow day they are marks side by side.
    """
    edge, row = theme.px(_EDGE), theme.px(_ROW) + theme.px(_GAP)
    inner = place.adjusted(edge, theme.px(_GAP) + 2, -edge, -theme.px(_GAP))
    laid = Laid(QRect(inner.topLeft(), inner.topRight()).adjusted(0, 0, 0, theme.px(_HEAD)))
    laid.tall = place.height()
    top = inner.top() + theme.px(_HEAD) + theme.px(_GAP)
    if inner.width() < theme.px(_NARROW):
        _lay_marks(laid, shown, inner, top)
        return laid
    room = max(0, (inner.bottom() - top + 1 + theme.px(_GAP)) // row)
    count = len(shown.entries) + shown.more
    fits = count if count <= room else max(0, room - 1)
    deep = 2 if count * 2 <= room else 1
    tall = deep * row - theme.px(_GAP)
    for entry in shown.entries[:fits]:
        laid.lines.append(Placed(QRect(inner.left(), top, inner.width(), tall), entry))
        top += deep * row
    laid.more = count - len(laid.lines)
    if laid.more:
        laid.more_at = QRect(inner.left(), top, inner.width(), theme.px(_ROW))
        if laid.more_at.bottom() > place.bottom():  # no room under the number: beside it
            laid.more_at = laid.head
    return laid


def _lay_marks(laid: Laid, shown: DayShown, inner: QRect, top: int) -> None:
    """Marks from left to right, and how many more beside the number."""
    side, gap = theme.px(_SQUARE), theme.px(_GAP + 1)
    across = max(1, (inner.width() + gap) // (side + gap))
    down = max(0, (inner.bottom() - top + 1 + gap) // (side + gap))
    for at, entry in enumerate(shown.entries[: across * down]):
        left = inner.left() + at % across * (side + gap)
        low = top + at // across * (side + gap)
        laid.lines.append(Placed(QRect(left, low, side, side), entry))
    laid.more = len(shown.entries) + shown.more - len(laid.lines)
    laid.more_at = laid.head


def in_whole_words(shown: DayShown, left: int, top: int, width: int) -> Laid:
    """Every line with all its words, as tall as that is."""
    edge = theme.px(_EDGE)
    inner = width - 2 * edge
    laid = Laid(QRect(left + edge, top + theme.px(_GAP), inner, theme.px(_HEAD)))
    low = laid.head.bottom() + theme.px(_EDGE)
    for entry in shown.entries:
        tall = sum(size for _, _, _, size in _words(entry, _text_width(inner)))
        laid.lines.append(
            Placed(QRect(left + edge, low, inner, tall + 2 * theme.px(_INSIDE)), entry)
        )
        low = laid.lines[-1].place.bottom() + theme.px(_EDGE)
    laid.more = shown.more
    if laid.more:
        laid.more_at = QRect(left + edge, low, inner, theme.px(_ROW))
        low = laid.more_at.bottom()
    laid.tall = low + theme.px(_EDGE) - top
    return laid


def draw_ground(painter: QPainter, shown: DayShown, place: QRect, *, is_target: bool) -> None:
    """What the day stands on: a tint for days off, and for where a meeting is dragged to."""
    part = "card"
    if is_target:
        part = "accent_soft"
    elif shown.is_off or shown.is_aside:
        part = "ground"
    painter.fillRect(place, theme.colour(part))
    painter.setPen(theme.colour("line"))
    painter.drawLine(place.topRight(), place.bottomRight())
    painter.drawLine(place.bottomLeft(), place.bottomRight())


def draw_off(painter: QPainter, shown: DayShown, laid: Laid, place: QRect) -> None:
    """Strokes under what stands in a day off, for a look in which its tint isn’t seen."""
    if not shown.is_off or theme.colour("ground") != theme.colour("card"):
        return
    ends = [laid.head.bottom(), *(line.place.bottom() for line in laid.lines)]
    if laid.more:
        ends.append(laid.more_at.bottom())
    free = place.adjusted(0, max(ends) + theme.px(_EDGE) - place.top(), 0, 0)
    painter.save()
    painter.setClipRect(free, Qt.ClipOperation.IntersectClip)
    painter.setPen(theme.colour("line"))
    for left in range(free.left() - free.height(), free.right(), theme.px(_HATCH)):
        painter.drawLine(left, free.bottom(), left + free.height(), free.top())
    painter.restore()


def draw_edge(painter: QPainter, place: QRect, *, has_keyboard: bool) -> None:
    """The edge of the day that is chosen."""
    wide = 3 if has_keyboard else 2
    painter.setPen(QPen(theme.colour("focus" if has_keyboard else "edge"), wide))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRect(QRectF(place).adjusted(1.5, 1.5, -2.5, -2.5))


def draw_head(painter: QPainter, shown: DayShown, place: QRect, *, is_whole: bool) -> None:
    """The day’s number, today’s on a round ground, and the bank holiday’s name beside it."""
    words = short_day(shown.day, shown.day) if is_whole else _number(shown.day)
    font = theme.typeface(13, _SEMIBOLD)
    metrics = QFontMetrics(font)
    wide = metrics.horizontalAdvance(words)
    ground = max(theme.px(_NUMBER), wide + theme.px(2 * _INSIDE + 2))
    ink = "soft" if shown.is_aside else "ink"
    at = QRect(place.left(), place.top(), wide + theme.px(_INSIDE), place.height())
    if shown.is_today:
        at = QRect(place.left(), place.top(), ground, place.height())
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour("accent"))
        painter.drawRoundedRect(QRectF(at), at.height() / 2, at.height() / 2)
        ink = "on_accent"
    painter.setFont(font)
    painter.setPen(theme.colour(ink))
    painter.drawText(at, _MIDDLE | Qt.AlignmentFlag.AlignHCenter, words)
    if shown.holiday:
        small = theme.typeface(12)
        room = place.right() - at.right() - theme.px(_INSIDE)
        painter.setFont(small)
        painter.setPen(theme.colour("soft"))
        said = QFontMetrics(small).elidedText(shown.holiday, _ELIDE, room)
        rest = QRect(at.right() + theme.px(_INSIDE), place.top(), room, place.height())
        painter.drawText(rest, _MIDDLE, said)


def draw_line(painter: QPainter, placed: Placed, *, is_whole: bool) -> None:
    """One line: its mark, then its words, on the soft ground of its tone."""
    place, entry = placed.place, placed.entry
    if place.width() <= theme.px(_SQUARE):
        draw_mark_alone(painter, entry.mark, place, f"{entry.tone.value}_ink")
        return
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.colour(f"{entry.tone.value}_soft"))
    painter.drawRoundedRect(QRectF(place), _ROUND, _ROUND)
    _draw_mark(painter, entry, place, is_whole=is_whole)
    words = _inside(place)
    if not is_whole:
        _draw_row(painter, entry, words)
        return
    low = place.top() + theme.px(_INSIDE)
    for said, font, ink, tall in _words(entry, words.width()):
        painter.setFont(font)
        painter.setPen(theme.colour(ink))
        painter.drawText(QRect(words.left(), low, words.width(), tall), _WRAPPED, said)
        low += tall


def draw_more(painter: QPainter, laid: Laid) -> None:
    """How many there are besides those that are seen."""
    font = theme.typeface(12, _SEMIBOLD)
    painter.setFont(font)
    painter.setPen(theme.colour("accent_ink"))
    is_beside = laid.more_at == laid.head
    words = f"+{laid.more}" if is_beside else f"+{laid.more} more"
    side = Qt.AlignmentFlag.AlignRight if is_beside else Qt.AlignmentFlag.AlignLeft
    painter.drawText(laid.more_at.adjusted(theme.px(_INSIDE), 0, 0, 0), _MIDDLE | side, words)


def draw_mark_alone(painter: QPainter, mark: Mark, place: QRect, ink: str) -> None:
    """The mark, as the key to the diary shows it."""
    painter.setPen(QPen(theme.colour(ink), 1.5))
    full = theme.colour(ink)
    painter.setBrush(Qt.BrushStyle.NoBrush if mark is Mark.OTHERS else full)
    if mark is Mark.MEETING:
        painter.drawPolygon(_diamond(QRectF(place)))
    elif mark is Mark.TASK:
        painter.drawPolygon(_triangle(QRectF(place)))  # a circle so small looks like our square
    else:
        painter.drawRoundedRect(QRectF(place).adjusted(0.75, 0.75, -0.75, -0.75), 2, 2)


def _draw_mark(painter: QPainter, entry: Entry, place: QRect, *, is_whole: bool) -> None:
    ink = f"{entry.tone.value}_ink"
    side = theme.px(_BAR)
    if entry.mark in {Mark.MEETING, Mark.TASK}:
        size = theme.px(_BAR * 2 + 1)
        first = theme.px(_ROW) if is_whole else place.height()
        at = QRect(place.left() + 1, place.top() + (first - size) // 2, size, size)
        draw_mark_alone(painter, entry.mark, at, ink)
    else:
        bar = QRect(place.left(), place.top(), side + 1, place.height())
        draw_mark_alone(painter, entry.mark, bar, ink)


def _draw_row(painter: QPainter, entry: Entry, place: QRect) -> None:
    """The duty, then who: the name keeps its room, the duty is cut short before it."""
    strong, small = theme.typeface(12, QFont.Weight.Medium), theme.typeface(12)
    gap = theme.px(_INSIDE)
    if place.height() > theme.px(_ROW):
        half = place.height() // 2
        rows = (place.adjusted(0, 0, 0, half - place.height()), place.adjusted(0, half, 0, 0))
        for at, words, font, ink in zip(
            rows, (entry.duty, entry.who), (strong, small), ("ink", "soft"), strict=True
        ):
            painter.setFont(font)
            painter.setPen(theme.colour(ink))
            said = QFontMetrics(font).elidedText(words, _ELIDE, at.width())
            painter.drawText(at, _MIDDLE, said)
        return
    who = entry.who if place.width() >= theme.px(_NAMED) else entry.initials
    name = QFontMetrics(small).elidedText(who, _ELIDE, max(1, place.width() // 2))
    name_wide = QFontMetrics(small).horizontalAdvance(name)
    room = place.width() - name_wide - gap
    duty = QFontMetrics(strong).elidedText(entry.duty, _ELIDE, max(1, room))
    painter.setFont(strong)
    painter.setPen(theme.colour("ink"))
    painter.drawText(QRect(place.left(), place.top(), room, place.height()), _MIDDLE, duty)
    painter.setFont(small)
    painter.setPen(theme.colour("soft"))
    painter.drawText(place, _MIDDLE | Qt.AlignmentFlag.AlignRight, name)


def _words(entry: Entry, width: int) -> list[tuple[str, QFont, str, int]]:
    """What a line says where there is room: words, type, ink, and how tall they are."""
    strong, small = theme.typeface(13, _SEMIBOLD), theme.typeface(12)
    said = (
        (entry.duty, strong, "ink"),
        (entry.whom, small, "ink"),
        (entry.stands, small, f"{entry.tone.value}_ink"),
    )
    return [(words, font, ink, _tall(words, font, width)) for words, font, ink in said if words]


def _tall(words: str, font: QFont, width: int) -> int:
    room = QRect(0, 0, max(1, width), _MOST_TALL)
    return QFontMetrics(font).boundingRect(room, _WRAPPED, words).height()


def _inside(place: QRect) -> QRect:
    left = theme.px(_BEFORE)
    return place.adjusted(left, 0, -theme.px(_INSIDE), 0)


def _text_width(width: int) -> int:
    return width - theme.px(_BEFORE) - theme.px(_INSIDE)


def _diamond(place: QRectF) -> QPolygonF:
    middle = place.center()
    return QPolygonF(
        [
            QPointF(middle.x(), place.top()),
            QPointF(place.right(), middle.y()),
            QPointF(middle.x(), place.bottom()),
            QPointF(place.left(), middle.y()),
        ]
    )


def _triangle(place: QRectF) -> QPolygonF:
    return QPolygonF(
        [QPointF(place.center().x(), place.top()), place.bottomRight(), place.bottomLeft()]
    )


def _number(day: date) -> str:
    """The day’s number; with its month where one begins."""
    return short_day(day, day).split(maxsplit=1)[1] if day.day == 1 else str(day.day)
