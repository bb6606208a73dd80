"""A month and a year, chosen from two lists: a day can’t be given."""

from __future__ import annotations

from datetime import date
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QWidget

from caseworker.domain.months import is_month
from caseworker.ui.parts.cards import row
from caseworker.ui.parts.fields import WrittenField
from caseworker.ui.parts.words import named

MONTHS: Final = tuple(f"{date(2000, month, 1):%B}" for month in range(1, 13))
BACK, AHEAD = 3, 5  # years that are offered before and after this one


class MonthField(WrittenField):
    """Gives ``2027-03`` once both are chosen, and nothing before."""

    def __init__(self, name: str, today: date, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self._month = named(QComboBox(), f"{name}Month", "Month")
        self._year = named(QComboBox(), f"{name}Year", "Year")
        self._month.addItem("Month…", "")
        self._year.addItem("Year…", "")
        for at, words in enumerate(MONTHS, start=1):
            self._month.addItem(words, f"{at:02d}")
        for year in range(today.year - BACK, today.year + AHEAD + 1):
            self._year.addItem(str(year), str(year))
        line = row(8, self)
        for box in (self._month, self._year):
            box.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            box.currentIndexChanged.connect(self.edited)
            line.addWidget(box)
        line.addStretch(1)
        self.setFocusProxy(self._month)

    def typed(self) -> str:
        month, year = self._month.currentData(), self._year.currentData()
        return f"{year}-{month}" if month and year else ""

    def retype(self, text: str) -> None:
        year, _, month = text.partition("-") if is_month(text) else ("", "", "")
        if year and self._year.findData(year) < 0:
            self._year.addItem(year, year)
        self._month.setCurrentIndex(max(0, self._month.findData(month)))
        self._year.setCurrentIndex(max(0, self._year.findData(year)))
