"""Preferences: how long this office keeps files, class by class."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QSpinBox, QVBoxLayout

from caseworker.casework.office import Done
from caseworker.casework.retention_chosen import (
    LEAST,
    MOST,
    SetRetention,
    beside_the_rows,
    lengths_chosen,
    set_retention,
)
from caseworker.domain.due import FROM_MEMORY
from caseworker.domain.errors import CaseworkerError
from caseworker.domain.law.limits import Checked
from caseworker.domain.retention_rules import retention_rules
from caseworker.domain.roles import Right
from caseworker.ui import theme
from caseworker.ui.changes import keep_changes
from caseworker.ui.desk import Desk
from caseworker.ui.palette import Tone
from caseworker.ui.parts import Form, Rule, Words, named
from caseworker.ui.preferences.fold import FoldedCard
from caseworker.ui.why_not import grey

_WIDE: Final = 200  # px at 100%


class RetentionCard(FoldedCard):
    """A number for each class of files; what is no case is told below."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(
            "How long files are kept",
            "No law gives these numbers: they are schedules of practice, and each office has its "
            "own. Nothing is destroyed because a number is changed.",
            "Set the numbers…",
            "retention",
        )
        self._desk = desk
        self._own: Mapping[str, int] = {}
        desk.see(self, lengths_chosen, self._on_own, refused=lambda _: None)

    def _on_own(self, own: Mapping[str, int]) -> None:
        self._own = own

    def build(self, inside: QVBoxLayout) -> None:
        why = self._desk.why_not(Right.CHANGE_SETTINGS)
        self._form = Form("retention")
        self._boxes: dict[str, QSpinBox] = {}
        for name, words, length, unit, hint in _rows():
            box = named(QSpinBox(), f"retention_{name}", words)
            box.setRange(LEAST, MOST[unit])
            box.setValue(self._own.get(name, length))
            box.setSuffix(f" {unit}")
            box.setMaximumWidth(theme.px(_WIDE))
            grey(box, why)
            self._boxes[name] = box
            self._form.add(name, words, box, hint=hint)
        inside.addWidget(self._form)
        self.kept = keep_changes(self._desk, "retention", self._form, self.tell)
        self.end_with_save(inside, why, self._on_save)
        inside.addWidget(Rule())
        for one in retention_rules().beside:
            inside.addWidget(Words(one.words, "strong", wrap=True))
            inside.addWidget(Words(f"{one.kept} {one.source}.", "small", wrap=True))

    @Slot()
    def _on_save(self) -> None:
        command = SetRetention({name: box.value() for name, box in self._boxes.items()})
        self._desk.do(
            set_retention, command, asker=self, then=self._on_done, refused=self._on_refused
        )

    def _on_done(self, done: Done) -> None:
        self.finish()
        self.tell(done.sentence)
        self._desk.see(self, lengths_chosen, self._on_own)

    def _on_refused(self, error: CaseworkerError) -> None:
        self.tell(str(error), Tone.AMBER)


def _rows() -> Iterator[tuple[str, str, int, str, str]]:
    """Name, words, the usual number, its unit, and where that is from."""
    rules = retention_rules()
    for one in rules.rows:
        memory = f" {FROM_MEMORY}" if one.checked is Checked.MEMORY else ""
        hint = f"Usually {one.length_words(one.length)}. {one.source}.{memory}"
        yield one.name, one.words, one.length, one.unit, hint
    for name, words, days, does in beside_the_rows():
        yield name, words, days, "days", f"Usually {days} days. {does}"
