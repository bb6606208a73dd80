"""Preferences: for which legal grounds the office wants a second person's authority."""

from __future__ import annotations

from PySide6.QtWidgets import QCheckBox, QVBoxLayout, QWidget

from caseworker.casework.authority_option import (
    ChooseAuthorised,
    choose_authorised,
    grounds_chosen,
)
from caseworker.casework.office import Done
from caseworker.domain.disclosure_rules import the_rules
from caseworker.domain.errors import CaseworkerError
from caseworker.domain.roles import Right
from caseworker.ui.desk import Desk
from caseworker.ui.palette import Tone
from caseworker.ui.parts import Words, column, named, row, secondary
from caseworker.ui.preferences.fold import FoldedCard
from caseworker.ui.why_not import grey


class AuthorityRuleCard(FoldedCard):
    """A box for each ground that does not need it anyway; whoever may not choose reads who may."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(
            "A second person’s authority",
            "Where something goes without consent because it is necessary in the child’s or young "
            "person’s interests, a second person always answers. This office may want that for "
            "other legal grounds, too.",
            "Choose grounds…",
            "authorityRule",
        )
        self._desk = desk
        self._boxes: dict[str, QCheckBox] = {}

    def build(self, inside: QVBoxLayout) -> None:
        self._boxes = {}
        why = self._desk.why_not(Right.CHANGE_SETTINGS)
        for ground in the_rules().not_authorised:
            box = named(QCheckBox(ground.source), f"authorityFor_{ground.id}", ground.source)
            box.setAccessibleDescription(ground.words)
            box.clicked.connect(lambda on, name=ground.id: self._on_clicked(name, on=on))
            grey(box, why)
            self._boxes[ground.id] = box
            ground_of = QWidget()
            lines = column(ground_of, 0, 0)
            lines.addWidget(box)
            lines.addWidget(Words(ground.words, "small", wrap=True))
            inside.addWidget(ground_of)
        if why is not None:
            inside.addWidget(Words(why, "small", wrap=True, name="authorityRuleWhy"))
        line = row()
        shut = secondary("Done", "authorityRuleShut")
        shut.clicked.connect(self.fold)
        line.addWidget(shut)
        line.addStretch(1)
        inside.addLayout(line)
        self._look()

    def _look(self) -> None:
        self._desk.see(self, grounds_chosen, self._on_chosen)

    def _on_chosen(self, chosen: frozenset[str]) -> None:
        for name, box in self._boxes.items():
            box.setChecked(name in chosen)

    def _on_clicked(self, name: str, *, on: bool) -> None:
        command = ChooseAuthorised(name, on)
        self._desk.do(
            choose_authorised, command, asker=self, then=self._on_done, refused=self._on_refused
        )

    def _on_done(self, done: Done) -> None:
        self.tell(done.sentence)

    def _on_refused(self, error: CaseworkerError) -> None:
        self.tell(str(error), Tone.AMBER)
        self._look()
