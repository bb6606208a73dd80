"""The sheet in which one column of a register is filtered."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Final

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QComboBox, QWidget

from caseworker.domain.errors import Gap
from caseworker.domain.list_view import ColumnFilter
from caseworker.ui.entry_sheet import LongSheet
from caseworker.ui.parts import Form, Ticks, named, primary, secondary
from caseworker.ui.parts.date_field import DateField
from caseworker.ui.parts.typed_day import NotADayError
from caseworker.ui.registers.col import Col, Kind

FILLED: Final = (("Whatever stands there", None), ("Something stands there", True),
                 ("Nothing stands there", False))  # fmt: skip
LATE: Final = -1
SPANS: Final[tuple[tuple[str, Mapping[str, int]], ...]] = (
    ("Any day", {}),
    ("Late: before today", {"ahead": LATE}),
    ("By today", {"ahead": 0}),
    ("Within 7 days, or late", {"ahead": 7}),
    ("Within 28 days, or late", {"ahead": 28}),
    ("This term, or late", {"term": 1}),
)  # fmt: skip
MOST: Final = 400  # more choices than this nobody reads: words find them sooner


class FilterSheet(LongSheet):
    """What a column is filtered by.

    Signals:
        chosen: carries the ColumnFilter; one that says nothing takes the filter off.
    """

    chosen = Signal(object)

    def __init__(
        self,
        col: Col,
        choices: Mapping[str, int],
        now: ColumnFilter | None,
        today: date,
        parent: QWidget,
    ) -> None:
        super().__init__(f"Filter: {col.title}", "", "columnFilter", parent)
        self._col = col
        now = now or ColumnFilter(col.id)
        self.form = Form("columnFilterForm")
        self._ticks: Ticks | None = None
        self._span: QComboBox | None = None
        if col.kind is Kind.CHOICE:
            chosen = {said: choices.get(said, 0) for said in now.any_of}
            shown = list((chosen | dict(choices)).items())[:MOST]  # none that is chosen is left out
            words = [(f"{said} ({count:,})", said) for said, count in shown]
            self._ticks = Ticks("columnChoices", words, none="Nothing stands in this column yet.")
            self._ticks.choose(now.any_of)
            self.form.add("any_of", "Any of these", self._ticks)
        if col.kind is Kind.DAY:
            self._since = DateField("columnSince", today)
            self._until = DateField("columnUntil", today, back=False)
            self._since.set_day(now.since)
            self._until.set_day(now.until)
            self._span = named(QComboBox(), "columnSpan", "Which days")
            for words_of, _ in SPANS:
                self._span.addItem(words_of)
            self._span.setCurrentIndex(_span_of(now))
            self.form.add("span", "Which days", self._span)
            self.form.add("since", "From", self._since, hint="The day itself counts in.")
            self.form.add("until", "Until", self._until)
        self._filled = named(QComboBox(), "columnFilled", "Whether there is anything")
        for words_of, value in FILLED:
            self._filled.addItem(words_of, value)
        self._filled.setCurrentIndex(self._filled.findData(now.filled))
        self.form.add("filled", "And", self._filled)
        self.middle.body.addWidget(self.form)
        self.middle.body.addStretch(1)
        off = secondary("Take this filter off", "columnFilterOff")
        off.clicked.connect(self._on_off)
        cancel = secondary("Cancel", "columnFilterCancel")
        cancel.clicked.connect(self.reject)
        go = primary("Filter", "columnFilterGo")
        go.setDefault(True)
        go.clicked.connect(self._on_go)
        self.finish_with(off, cancel, go)
        self.finished.connect(self.deleteLater)

    @Slot()
    def _on_go(self) -> None:
        try:
            by = self._said()
        except NotADayError as error:
            for name, field in (("since", self._since), ("until", self._until)):
                if field.read_back.text() == str(error):
                    self.form.refuse([Gap(name, str(error))])
            return
        self.chosen.emit(by)
        self.accept()

    @Slot()
    def _on_off(self) -> None:
        self.chosen.emit(ColumnFilter(self._col.id))
        self.accept()

    def _said(self) -> ColumnFilter:
        choices = self._ticks.chosen if self._ticks is not None else ()
        filled = self._filled.currentData()
        if self._span is None:
            return ColumnFilter(self._col.id, choices, filled=filled)
        span = SPANS[self._span.currentIndex()][1]
        return ColumnFilter(
            self._col.id,
            choices,
            self._since.day(),
            self._until.day(),
            span.get("ahead"),
            bool(span.get("term")),
            filled,
        )


def _span_of(now: ColumnFilter) -> int:
    wanted = {"term": 1} if now.term else {"ahead": now.ahead} if now.ahead is not None else {}
    return next((at for at, (_, span) in enumerate(SPANS) if span == wanted), 0)
