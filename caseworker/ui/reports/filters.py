"""What a report is narrowed to: the years, the home authority, the officer."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QComboBox, QWidget

from caseworker.casework.reports import Counted
from caseworker.domain.case import OfficerId
from caseworker.domain.timeliness import NOWHERE, Choice
from caseworker.ui.parts import Flow, Words, column, named, row

SPAN: Final = 3  # years that are shown first, this one the last of them
EVERYBODY: Final = "Every officer"
EVERYWHERE: Final = "Every home authority"


class Filters(QWidget):
    """Four boxes in a row that wraps.

    Signals:
        changed: something else was chosen.
    """

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        named(self, "reportFilters", "What the report is about")
        self.first = narrowing("yearFrom", "From the year", 5)
        self.last = narrowing("yearTo", "To the year", 5)
        self.authority = narrowing("authorityFilter", "Home authority", 18)
        self.officer = narrowing("officerFilter", "Officer", 14)
        line = Flow(across=16, down=8)
        column(self, 0, 0).addWidget(line)
        for part in (_span(self.first, self.last), self.authority, self.officer):
            line.addWidget(part)
        self.first.activated.connect(lambda: self._on_year(self.first, self.last))
        self.last.activated.connect(lambda: self._on_year(self.last, self.first))
        for box in (self.authority, self.officer):
            box.activated.connect(self._on_other)

    def offer(self, counted: Counted, officers: Mapping[OfficerId, str]) -> None:
        """Fill the boxes from what was counted, and keep what was chosen where it is there."""
        years = [(str(year), year) for year in counted.years]
        this = counted.on.year
        fill_narrowing(self.first, years, max(min(counted.years), this - SPAN + 1))
        fill_narrowing(self.last, years, this)
        homes = [(name or NOWHERE, name) for name in counted.authorities]
        fill_narrowing(self.authority, [(EVERYWHERE, None), *homes], None)
        known = {clock.officer for clock in counted.clocks}
        names = sorted((officers.get(who, who), who) for who in known)
        fill_narrowing(self.officer, [(EVERYBODY, None), *names], None)

    def choice(self, limit: str) -> Choice:
        return Choice(
            limit=limit,
            first=self.first.currentData(),
            last=self.last.currentData(),
            authority=self.authority.currentData(),
            officer=self.officer.currentData(),
        )

    @property
    def narrowed(self) -> tuple[str, ...]:
        """In words, what the report is narrowed to besides the years."""
        boxes = (self.authority, self.officer)
        return tuple(box.currentText() for box in boxes if box.currentIndex() > 0)

    @Slot()
    def _on_other(self) -> None:
        self.changed.emit()

    def _on_year(self, chosen: QComboBox, other: QComboBox) -> None:
        """A span has its first year first: the other box follows the one that was used."""
        if self.first.currentData() > self.last.currentData():
            other.setCurrentIndex(other.findData(chosen.currentData()))
        self.changed.emit()


def narrowing(name: str, heard: str, characters: int) -> QComboBox:
    """A box that narrows a list, so many characters wide at the least."""
    box = named(QComboBox(), name, heard)
    box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    box.setMinimumContentsLength(characters)
    return box


def _span(first: QComboBox, last: QComboBox) -> QWidget:
    """“Fell due from 2024 to 2026”: what belongs together stays on one line."""
    ground = QWidget()
    line = row(8, ground)
    for words, box in (("Fell due from", first), ("to", last)):
        label = Words(words, "soft")
        label.setBuddy(box)
        line.addWidget(label)
        line.addWidget(box)
    return ground


def fill_narrowing(box: QComboBox, entries: Sequence[tuple[str, object]], usual: object) -> None:
    """Offer these; what was chosen stays so where it is there, else ``usual`` is."""
    chosen = box.currentData() if box.count() else usual
    box.clear()
    for words, data in entries:
        box.addItem(words, data)
    at = box.findData(chosen)
    box.setCurrentIndex(at if at >= 0 else max(0, box.findData(usual)))
