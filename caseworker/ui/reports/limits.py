"""The limits to choose from, under the law that sets each, with the figure of the span."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QButtonGroup, QComboBox, QPushButton, QSizePolicy, QWidget

from caseworker.domain.law.limits import TimeLimit, Weight
from caseworker.domain.timeliness import Figure
from caseworker.ui import theme
from caseworker.ui.parts import Words, column, named, row

Groups = tuple[tuple[str, tuple[TimeLimit, ...]], ...]
WEIGHTS: Final = {Weight.LAW: "", Weight.CODE: " · code", Weight.POLICY: " · target"}


class LimitRow(QPushButton):
    """One limit: what it asks, the share that was in time, and how many that is."""

    def __init__(self, limit: TimeLimit, words: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(f"limit_{limit.id}")
        self.setProperty("kind", "limit")
        self.setCheckable(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self._limit = limit
        self._figure = Figure()
        self._layout = column(self, 0, 2)
        edge = theme.px(10)
        self._layout.setContentsMargins(edge, theme.px(7), edge, theme.px(12))
        head = row(8)
        self._words = Words(words, "body", wrap=True)
        self._share = Words("–", "strong")
        head.addWidget(self._words, 1)
        head.addWidget(self._share, 0, Qt.AlignmentFlag.AlignTop)
        self._under = Words("", "small", wrap=True)
        self._layout.addLayout(head)
        self._layout.addWidget(self._under)
        for label in (self._words, self._share, self._under):
            label.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def show_figure(self, figure: Figure, span: str) -> None:
        self._figure = figure
        weight = WEIGHTS[self._limit.weight]
        count = f"{figure.in_time:,} of {figure.fell_due:,}" if figure.fell_due else "None fell due"
        self._share.setText(figure.per_cent)
        self._under.setText(f"{count} in {span}{weight}")
        self.setAccessibleName(f"{self._limit.duty}: {figure.per_cent}, {self._under.text()}")
        self.setToolTip(f"{self._limit.duty} ({self._limit.source})")
        self.update()

    def hasHeightForWidth(self) -> bool:  # noqa: N802 - Qt's name
        return True

    def heightForWidth(self, width: int) -> int:  # noqa: N802 - Qt's name
        return self._layout.heightForWidth(width)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Under the words a thin bar: how much of what fell due was in time."""
        super().paintEvent(event)
        if not self._figure.fell_due:
            return
        painter = QPainter(self)
        edge, high = theme.px(11), theme.px(4)
        wide = self.width() - 2 * edge
        top = self.height() - high - theme.px(5)
        painter.fillRect(edge, top + high // 2, wide, 1, theme.colour("edge"))
        kept = round(wide * self._figure.in_time / self._figure.fell_due)
        painter.fillRect(edge, top, kept, high, theme.colour("accent"))


class LimitsList(QWidget):
    """Every limit as a row; arrows go from one to the next.

    Signals:
        chosen: carries the id of a limit.
    """

    chosen = Signal(str)

    def __init__(self, groups: Groups, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        named(self, "limitsList", "Time limits")
        self._group = QButtonGroup(self)
        self._rows: dict[str, LimitRow] = {}
        self.body = column(self, 0, 2)
        for title, limits in groups:
            head = Words(title, "small", wrap=True)
            head.setContentsMargins(theme.px(10), theme.px(8), theme.px(10), theme.px(2))
            self.body.addWidget(head)
            for limit in limits:
                self.body.addWidget(self._row(limit, words_for(limit, limits)))
        self.body.addStretch(1)

    def show_figures(self, figures: Mapping[str, Figure], span: str) -> None:
        for limit, line in self._rows.items():
            line.show_figure(figures.get(limit, Figure()), span)

    def go_to(self, limit: str) -> None:
        self._rows[limit].setChecked(True)

    def _row(self, limit: TimeLimit, words: str) -> LimitRow:
        line = LimitRow(limit, words)
        line.clicked.connect(lambda: self.chosen.emit(limit.id))
        line.toggled.connect(lambda on: self.chosen.emit(limit.id) if on else None)
        self._group.addButton(line)
        self._rows[limit.id] = line
        return line


def limits_box(groups: Groups) -> QComboBox:
    """The same choice where there is no room for a list."""
    box = named(QComboBox(), "limitBox", "Time limit")
    box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    box.setMinimumContentsLength(24)
    for title, limits in groups:
        box.insertSeparator(box.count())
        for limit in limits:
            box.addItem(words_for(limit, limits), limit.id)
            box.setItemData(
                box.count() - 1, f"{title}: {limit.source}", Qt.ItemDataRole.ToolTipRole
            )
    return box


def words_for(limit: TimeLimit, among: Iterable[TimeLimit]) -> str:
    """A limit in few words; with its provision where another one has the same few."""
    alike = sum(1 for each in among if each.brief == limit.brief)
    return limit.brief if alike == 1 else f"{limit.brief} ({limit.source.provision})"
