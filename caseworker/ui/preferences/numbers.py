"""Preferences: numbers that this kind of office rarely needs. Off until somebody chooses them."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QCheckBox, QVBoxLayout

from caseworker.casework.numbers_option import ChooseNumber, choose_number, numbers_to_choose
from caseworker.casework.office import Done, Touched
from caseworker.casework.preferences import office_facts
from caseworker.casework.records import OfficeFacts
from caseworker.domain.identifiers import IdentifierKind
from caseworker.domain.roles import Right
from caseworker.ui.case.tab import emptied
from caseworker.ui.desk import Desk
from caseworker.ui.parts import Card, Words, named
from caseworker.ui.preferences.kept_at_once import KeptAtOnce
from caseworker.ui.why_not import grey


class NumbersCard(Card):
    """A box for each; the card is there only where the office’s settings have such a number."""

    def __init__(self, desk: Desk) -> None:
        super().__init__("Numbers that are rarely needed", name="numbersCard", margin=20, gap=8)
        self._desk = desk
        self._by: dict[str, QCheckBox] = {}
        words = (
            "The less is kept, the less can be lost. While one of these is off, it isn’t among the "
            "numbers of a case, and a text that looks like it is asked about as it is typed."
        )
        self.body.addWidget(Words(words, "soft", wrap=True))
        self._boxes = QVBoxLayout()
        self.body.addLayout(self._boxes)
        self._kept = KeptAtOnce(desk, "numbersSaid", self._look)
        self.body.addWidget(self._kept)
        self.hide()
        desk.done.connect(self._on_any)
        self._look()

    def _look(self) -> None:
        self._desk.see(self, office_facts, self._on_office)

    def _on_office(self, office: OfficeFacts) -> None:
        kinds = numbers_to_choose(office.kinds)
        if list(self._by) != [kind.name for kind in kinds]:
            self._build(kinds)
        for name, box in self._by.items():
            box.setChecked(name in office.numbers)
        self.setVisible(bool(kinds))

    def _build(self, kinds: tuple[IdentifierKind, ...]) -> None:
        emptied(self._boxes)
        why = self._desk.why_not(Right.CHANGE_SETTINGS)
        self._by = {}
        for kind in kinds:
            box = named(QCheckBox(f"Keep the {kind.title}"), f"numberKept_{kind.name}")
            grey(box, why)
            box.clicked.connect(partial(self._on_clicked, kind.name))
            self._boxes.addWidget(box)
            self._by[kind.name] = box

    def _on_clicked(self, kind: str, on: bool) -> None:  # noqa: FBT001 - Qt's own
        self._kept.keep(choose_number, ChooseNumber(kind, on))

    def _on_any(self, done: Done) -> None:
        if Touched.OFFICE in done.touched:
            self._look()
