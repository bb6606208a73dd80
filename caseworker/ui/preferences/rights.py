"""Preferences: what the office decides otherwise about who may do what."""

from __future__ import annotations

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QCheckBox

from caseworker.casework.rights_chosen import ChooseRight, choose_right, chosen_rights
from caseworker.domain.roles import Right, the_roles
from caseworker.ui.desk import Desk
from caseworker.ui.parts import Card, Words, named
from caseworker.ui.preferences.kept_at_once import KeptAtOnce
from caseworker.ui.why_not import grey


class RightsCard(Card):
    """A box for each choice; whoever may not choose is told who may."""

    def __init__(self, desk: Desk) -> None:
        super().__init__("Who may do what", name="rightsCard", margin=20, gap=8)
        self._desk = desk
        self._boxes: dict[str, QCheckBox] = {}
        why = desk.why_not(Right.CHANGE_SETTINGS)
        for choice in the_roles().choices.values():
            box = named(QCheckBox(choice.words), f"choice_{choice.id}", choice.words)
            box.clicked.connect(lambda on, name=choice.id: self._on_clicked(name, on=on))
            grey(box, why)
            self._boxes[choice.id] = box
            self.body.addWidget(box)
        self._kept = KeptAtOnce(desk, "rightsSaid", self._look)
        self.body.addWidget(self._kept)
        if why is not None:
            self.body.addWidget(Words(why, "small", wrap=True, name="rightsWhy"))
        self._look()

    @Slot()
    def _look(self) -> None:
        self._desk.see(self, chosen_rights, self._on_chosen)

    def _on_chosen(self, chosen: frozenset[str]) -> None:
        for name, box in self._boxes.items():
            box.setChecked(name in chosen)

    def _on_clicked(self, name: str, *, on: bool) -> None:
        self._kept.keep(choose_right, ChooseRight(name, on))
