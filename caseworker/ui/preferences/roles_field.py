"""Choosing what somebody may do: a box for each role, with what it means beside it."""

from __future__ import annotations

from PySide6.QtWidgets import QCheckBox

from caseworker.domain.roles import the_roles
from caseworker.ui import theme
from caseworker.ui.parts import Words, WrittenField, column, named

_UNDER = 36  # px at 100%: under the words of the box


class RolesField(WrittenField):
    """The roles there are; somebody may hold several."""

    def __init__(self, name: str = "role") -> None:
        super().__init__()
        layout = column(self, 0, 2)
        self._boxes: dict[str, QCheckBox] = {}
        for role in the_roles().roles.values():
            words = role.words.capitalize()
            box = named(QCheckBox(words), f"{name}_{role.id}", f"{words}. {role.meaning}")
            self._boxes[role.id] = box
            box.toggled.connect(self.edited)
            layout.addWidget(box)
            meaning = Words(role.meaning, "small", wrap=True)
            meaning.setContentsMargins(theme.px(_UNDER), 0, 0, theme.px(4))
            layout.addWidget(meaning)
        self.setFocusProxy(next(iter(self._boxes.values())))

    def chosen(self) -> frozenset[str]:
        return frozenset(name for name, box in self._boxes.items() if box.isChecked())

    def choose(self, roles: frozenset[str]) -> None:
        for name, box in self._boxes.items():
            box.setChecked(name in roles)

    def typed(self) -> str:
        return " ".join(sorted(self.chosen()))

    def retype(self, text: str) -> None:
        self.choose(frozenset(text.split()))
