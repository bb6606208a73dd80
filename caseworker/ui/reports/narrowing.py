"""What a report is narrowed to, and what its lines are: the same boxes for all of them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QWidget

from caseworker.casework.figures import FiguresCounted
from caseworker.domain.case import OfficerId
from caseworker.domain.figures.table import NO_PLACE, Narrowed
from caseworker.ui.parts import Flow, Words, column, named, row

EVERY_DAY: Final = "Any time"
EVERYBODY: Final = "Every officer"
EVERYWHERE: Final = "Every school or place"


class Narrowing(QWidget):
    """Four boxes in a row that wraps; that of the time is there where days are counted.

    Signals:
        changed: something else was chosen.
    """

    changed = Signal()

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        named(self, f"{name}Narrowing", "What the report is about")
        self.by = _box(f"{name}By", "Lines by", 14)
        self.period = _box(f"{name}Period", "Time", 16)
        self.officer = _box(f"{name}Officer", "Officer", 14)
        self.place = _box(f"{name}Place", "School or place", 18)
        self._line = Flow(across=16, down=8)
        column(self, 0, 0).addWidget(self._line)
        self._line.addWidget(_labelled("Lines by", self.by))
        for box in (self.period, self.officer, self.place):
            self._line.addWidget(box)
        for box in (self.by, self.period, self.officer, self.place):
            box.activated.connect(self.changed)

    def offer(self, counted: FiguresCounted, officers: Mapping[OfficerId, str]) -> None:
        """Fill the boxes from what was counted, and keep what was chosen where it is there."""
        _fill(self.by, [(one, one) for one in counted.groupings], counted.report.by)
        periods = [(one.title, one) for one in counted.periods]
        _fill(self.period, [(EVERY_DAY, None), *periods], None)
        self.period.setVisible(bool(periods))
        names = sorted((officers.get(who, who), who) for who in counted.officers)
        _fill(self.officer, [(EVERYBODY, None), *names], None)
        places = [(name or NO_PLACE, name) for name in counted.places]
        _fill(self.place, [(EVERYWHERE, None), *places], None)

    @property
    def narrowed(self) -> Narrowed:
        return Narrowed(
            by=self.by.currentData(),
            officer=self.officer.currentData(),
            place=self.place.currentData(),
            period=self.period.currentData(),
        )

    @property
    def words(self) -> tuple[str, ...]:
        """In words, what the report is narrowed to."""
        boxes = (self.period, self.officer, self.place)
        return tuple(box.currentText() for box in boxes if box.currentIndex() > 0)


def _box(name: str, heard: str, characters: int) -> QComboBox:
    box = named(QComboBox(), name, heard)
    box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    box.setMinimumContentsLength(characters)
    return box


def _labelled(words: str, box: QComboBox) -> QWidget:
    ground = QWidget()
    line = row(8, ground)
    label = Words(words, "soft")
    label.setBuddy(box)
    line.addWidget(label)
    line.addWidget(box)
    return ground


def _fill(box: QComboBox, entries: Sequence[tuple[str, object]], usual: object) -> None:
    """Found by their words: what is chosen may be a value that Qt can't compare."""
    chosen = box.currentText()
    box.clear()
    for words, data in entries:
        box.addItem(words, data)
    at = box.findText(chosen) if chosen else -1
    first = next((at for at, (_, data) in enumerate(entries) if data == usual), 0)
    box.setCurrentIndex(at if at >= 0 else first)
