"""Declared facts: a card that shows them, and the sheet that changes them."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QGridLayout, QWidget

from caseworker.casework.office import Done, Question
from caseworker.domain.errors import CaseworkerError, Gap, Incomplete
from caseworker.domain.glossary import meaning_of
from caseworker.domain.law.kinds import FactKind, FactSpec
from caseworker.domain.months import month_words
from caseworker.ui.case.seen import CaseSeen
from caseworker.ui.case.tab import emptied
from caseworker.ui.desk import Desk
from caseworker.ui.entry_sheet import LongSheet, refusal_words
from caseworker.ui.forms import fact_field, read_fact, write_fact
from caseworker.ui.nation import follow_places
from caseworker.ui.parts import (
    Card,
    Form,
    Words,
    plain_tip,
    primary,
    quiet,
    row,
    secondary,
)
from caseworker.ui.parts.typed_day import NotADayError, day_in_words
from caseworker.ui.supposed import Changes, Supposed

Save = Callable[["FactsSheet", Mapping[str, str]], None]


class FactsCard(Card):
    """Facts as words, two columns of them, with “Change…” where they can be changed.

    Signals:
        changing: these facts are to be changed.
    """

    changing = Signal()

    def __init__(self, title: str, name: str, *, button: str = "Change…") -> None:
        super().__init__(name=name, gap=10)
        self.setAccessibleName(title)
        top = row(12)
        top.addWidget(Words(title, "heading", wrap=True), 1)
        if button:
            change = quiet(button, f"{name}Change")
            change.setAccessibleName(f"{button.rstrip('…')}: {title}")
            change.clicked.connect(self.changing)
            top.addWidget(change)
        self.body.addLayout(top)
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(18)
        self._grid.setVerticalSpacing(6)
        self._grid.setColumnStretch(1, 1)
        self.body.addLayout(self._grid)

    def show_facts(self, facts: Sequence[tuple[str, str]]) -> None:
        """``(words, value)``; what isn't known says so."""
        emptied(self._grid)
        for at, (words, value) in enumerate(facts):
            label = Words(words, "soft", wrap=True)
            label.setMinimumWidth(label.fontMetrics().averageCharWidth() * 18)
            label.setToolTip(plain_tip(meaning_of(words)))
            said = Words(value or "not known", "body" if value else "small", wrap=True)
            said.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            self._grid.addWidget(label, at, 0, Qt.AlignmentFlag.AlignTop)
            self._grid.addWidget(said, at, 1)


class FactsSheet(LongSheet):
    """Change facts. ``save`` gets this sheet and the values, and hands them to the desk."""

    def __init__(  # noqa: PLR0913, PLR0917 - what to change, of whom, and how it is kept
        self,
        desk: Desk,
        seen: CaseSeen,
        title: str,
        specs: Sequence[FactSpec],
        values: Mapping[str, str],
        save: Save,
        parent: QWidget,
        words: str = "",
    ) -> None:
        super().__init__(title, words, "facts", parent)
        self._desk, self._save = desk, save
        self.form = Form("factsForm")
        for spec in specs:
            field = self.form.add(spec.name, spec.words, fact_field(spec, None, seen.around))
            if value := values.get(spec.name):
                write_fact(field.widget, value)
        follow_places(self.form, seen.around.places, seen.today, self.fit)
        self.middle.body.addWidget(self.form)
        self.middle.body.addStretch(1)
        cancel = secondary("Cancel", "factsCancel")
        self._keep = primary("Keep", "factsSave")
        self._keep.setDefault(True)
        self.finish_with(cancel, self._keep)
        cancel.clicked.connect(self.reject)
        self._keep.clicked.connect(self._on_save)
        self.finished.connect(self.deleteLater)
        self._draft = f"facts/{seen.case.number}/{title}"
        desk.drafts.watch(
            self._draft, self.form, self.form.edited, owner=self, case=seen.case.number
        )

    def suppose(self, question: Callable[[Mapping[str, str]], Question[Changes]]) -> None:
        """Say under the form what these facts would change, before they are kept."""
        supposed = Supposed(self._desk, lambda: question(self._values()))
        supposed.told.connect(self.fit)
        self.form.edited.connect(supposed.soon)
        self.middle.body.insertWidget(1, supposed)

    def _values(self) -> dict[str, str]:
        """What was typed. Raises Incomplete: a day can't be read; every such day at once."""
        values, gaps = {}, []
        for name, field in self.form.fields.items():
            try:
                values[name] = read_fact(field.widget)
            except NotADayError as error:
                gaps.append(Gap(name, str(error)))
        if gaps:
            raise Incomplete(gaps)
        return values

    @Slot()
    def _on_save(self) -> None:
        self.form.clear()
        try:
            values = self._values()
        except Incomplete as error:
            self.form.refuse(error.gaps)
            return
        self._keep.setEnabled(False)
        self._save(self, values)

    def on_done(self, done: Done) -> None:
        self._desk.drafts.drop(self._draft)
        self.recorded.emit(done)
        self.accept()

    def on_refused(self, error: CaseworkerError) -> None:
        self._keep.setEnabled(True)
        self.say_refused(*refusal_words(self.form, error))


def said(spec: FactSpec, value: str) -> str:
    """A fact's value as it is read."""
    if spec.kind is FactKind.DATE and value:
        return day_in_words(date.fromisoformat(value))
    return month_words(value) if spec.kind is FactKind.MONTH else value
