"""Which case a pack goes into: one of ours that may be the same person, or a new one."""

from __future__ import annotations

from textwrap import fill
from typing import Final

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QButtonGroup, QRadioButton, QVBoxLayout, QWidget

from caseworker.casework.known_here import Known
from caseworker.casework.reviewing import NEW, Reviewed
from caseworker.domain.people import Person
from caseworker.domain.reading_order import apart
from caseworker.ui import theme
from caseworker.ui.parts import Card, Words, column, named, row
from caseworker.ui.parts.typed_day import years_old

LONGEST: Final = 40  # letters of a line


class MatchCard(Card):
    """Nobody is chosen unless it is sure, or nobody comes into question.

    Signals:
        chosen: a case is chosen; carries its number, or ``new``.
        read: one of ours is to be looked at first; carries its number.
    """

    chosen = Signal(str)

    def __init__(self, seen: Reviewed, today: object, parent: QWidget | None = None) -> None:
        super().__init__("Whose case is it?", name="matchCard", gap=8, parent=parent)
        self._today = today
        self._group = QButtonGroup(self)
        person = seen.in_hand.received.handover.case.person
        self.body.addWidget(Words(_called(person, today), "strong", wrap=True, name="matchWho"))
        self._ask = Words("", wrap=True, name="matchAsk")
        self.body.addWidget(self._ask)
        self._choices: dict[str, QRadioButton] = {}
        if seen.stands_in is not None and all(one.case != seen.stands_in for one in seen.known):
            words = f"Case {seen.stands_in}: entries of this pack stand in it already."
            self._add(str(seen.stands_in), words, "")
        for one in seen.known:
            title, why = self._words(one, seen)
            self._add(str(one.case), title, why, enabled=not one.restricted)
        if seen.stands_in is None:
            self._add(NEW, "A new case: it is none of these" if seen.known else "A new case", "")
        if seen.known:
            words = "Is it one of them? Nothing is joined unless you say so."
        else:
            words = "Nobody here has such a name, birthday or number."
        self._ask.setText(words)
        self._group.buttonToggled.connect(self._on_toggled)
        if self._choices:
            self.setFocusProxy(next(iter(self._choices.values())))

    @property
    def into(self) -> str | None:
        """What is chosen: a number, ``new``, or None."""
        return next((key for key, one in self._choices.items() if one.isChecked()), None)

    def choose(self, into: str) -> None:
        """Choose that one, if it is offered."""
        if into in self._choices and self._choices[into].isEnabled():
            self._choices[into].setChecked(True)

    def _words(self, one: Known, seen: Reviewed) -> tuple[str, str]:
        hit = one.hit
        if one.restricted or one.likeness is None:
            why = "This case is restricted: whoever is named for it can take the pack in."
            return f"{apart(hit.name)}, case {hit.case}", why
        born = f", born {hit.born:%d/%m/%Y}" if hit.born else ""
        why = f"{one.likeness.how.value}: {one.likeness.words}"
        if seen.stands_in == one.case:
            why = f"{why} Entries of this pack stand in it already."
        return f"{apart(hit.name)}{born}, case {hit.case}, {hit.stage.value}", why

    def _add(self, key: str, title: str, why: str, *, enabled: bool = True) -> None:
        ground = named(QWidget(), f"match_{key}", title)
        body: QVBoxLayout = column(ground, 0, 1)
        shown = fill(title, LONGEST).replace("&", "&&")  # a button doesn't wrap by itself
        button = named(QRadioButton(shown), f"into_{key}", f"{title}. {why}")
        button.setEnabled(enabled)
        self._group.addButton(button)
        self._choices[key] = button
        body.addWidget(button)
        if why:
            under = row(0)
            under.addSpacing(theme.px(34))  # under the words of the button
            under.addWidget(Words(why, "small", wrap=True, name=f"matchWhy_{key}"), 1)
            body.addLayout(under)
        self.body.addWidget(ground)

    @Slot(object, bool)
    def _on_toggled(self, button: QRadioButton, is_on: bool) -> None:  # noqa: FBT001 - Qt's
        if is_on:
            key = next(name for name, one in self._choices.items() if one is button)
            self.chosen.emit(key)


def _called(person: Person, today: object) -> str:
    called = f", known as {person.known_as}" if person.known_as else ""
    age = years_old(person.born, today)  # type: ignore[arg-type]
    return f"{person.name}{called}, {age}, born {person.born:%d/%m/%Y}"
