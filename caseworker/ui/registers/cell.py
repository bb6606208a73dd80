"""How a cell of a register is drawn: what is strong in bold, a day in the colour of its state."""

from __future__ import annotations

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from caseworker.ui import theme
from caseworker.ui.palette import Tone
from caseworker.ui.registers.model import STRONG, TONE, Index


class RegisterCell(QStyledItemDelegate):
    """Words too long for their column go on under it: a day has how it stands there."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        tone = index.data(TONE)
        is_strong = bool(index.data(STRONG))
        if not is_strong and not isinstance(tone, Tone):
            super().paint(painter, option, index)
            return
        drawn = QStyleOptionViewItem(option)
        self.initStyleOption(drawn, index)
        is_chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        text, drawn.text = drawn.text, ""
        drawn.widget.style().drawControl(
            QStyle.ControlElement.CE_ItemViewItem,
            drawn,
            painter,
            drawn.widget,
        )
        painter.save()
        painter.setFont(theme.typeface(14, QFont.Weight.DemiBold))
        ink = f"{tone.value}_ink" if isinstance(tone, Tone) and tone is not Tone.PLAIN else "ink"
        painter.setPen(theme.colour("on_chosen" if is_chosen else ink))
        place = option.rect.adjusted(theme.px(12), 0, -theme.px(6), 0)
        metrics = painter.fontMetrics()
        lines = lines_of(text, metrics, place)
        top = place.center().y() - metrics.height() * len(lines) // 2
        for at, line in enumerate(lines):
            words = metrics.elidedText(line, Qt.TextElideMode.ElideRight, place.width())
            low = QRect(place.left(), top + at * metrics.height(), place.width(), metrics.height())
            painter.drawText(low, Qt.AlignmentFlag.AlignVCenter, words)
        painter.restore()


def lines_of(text: str, metrics: QFontMetrics, place: QRect) -> list[str]:
    """The words on one line, or on two where there is the room: at a comma if both halves fit."""

    def fits(words: str) -> bool:
        return metrics.horizontalAdvance(words) <= place.width()

    if fits(text) or place.height() < 2 * metrics.height():
        return [text]
    halves = text.split(", ", 1)
    if all(map(fits, halves)):
        return halves
    words = text.split(" ")
    ends = [at for at in range(1, len(words)) if fits(" ".join(words[:at]))]
    at = ends[-1] if ends else 0
    return [" ".join(words[:at]), " ".join(words[at:])] if at else [text]
