"""Fields for a name to be typed, with some to choose from: people of the case, authorities."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox

from caseworker.domain.case import Case
from caseworker.domain.computed import HOME
from caseworker.domain.involved import involved
from caseworker.domain.law import event_kinds
from caseworker.domain.law.kinds import FactKind, FactSpec
from caseworker.ui.parts import named


def offering(name: str, names: Sequence[str]) -> QComboBox:
    """A name to be typed, with some to choose from."""
    box = named(QComboBox(), name)
    box.setEditable(True)
    box.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
    # A name may be longer than the sheet is wide.
    box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    box.setMinimumContentsLength(18)
    box.addItem("")
    box.addItems(names)
    box.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    return box


def name_field(spec: FactSpec, case: Case) -> QComboBox:
    """Whom the case knows; or an authority: the home authority, then others of the case."""
    if spec.kind is FactKind.PERSON:
        return offering(spec.name, involved(case))
    home = case.person.home_authority
    box = offering(spec.name, [home, *_authorities_of(case)] if home else _authorities_of(case))
    box.setEditText(home if spec.name == HOME else "")
    return box


def _authorities_of(case: Case) -> list[str]:
    """Those that entries of the case name, latest first, but for the home authority."""
    kinds = event_kinds()
    named_by = (
        event.facts.get(spec.name, "")
        for event in reversed(case.live)
        for spec in kinds[event.kind].facts
        if spec.kind is FactKind.AUTHORITY
    )
    return [
        name for name in dict.fromkeys(named_by) if name not in {"", case.person.home_authority}
    ]
