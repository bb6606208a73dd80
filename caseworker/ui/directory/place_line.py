"""One place of the directory: what it is, how it is reached, who works there, what can be done."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton

from caseworker.domain.days import day_words
from caseworker.domain.directory import Place, codes_in_words
from caseworker.domain.people import NeedType
from caseworker.domain.place_kinds import place_kinds
from caseworker.ui.palette import Tone
from caseworker.ui.parts import Card, Flow, Pill, Words, quiet


class PlaceLine(Card):
    """A place. A closed one says since when, and what came after it.

    Signals:
        wanted: something is to be done about it; carries what (“change”, “close”, “open”,
            “check”, “cases”) and the place.
    """

    wanted = Signal(str, object)

    def __init__(self, one: Place, at: int, today: date, *, may: bool) -> None:
        super().__init__(name=f"place{at}", margin=14, gap=4)
        self.one = one
        self.setAccessibleName(f"{one.name}. {'. '.join(told(one))}")
        head = Flow(across=10, down=4)
        head.addWidget(Words(one.name, "strong", wrap=True, name=f"placeName{at}"))
        head.addWidget(Pill(place_kinds()[one.kind].words))
        if one.for_families:
            head.addWidget(Pill("For families", Tone.BLUE))
        if one.is_stale(today) and not one.source:
            head.addWidget(Pill("Not checked for a year", Tone.AMBER, name=f"placeStale{at}"))
        self.body.addWidget(head)
        if shut := one.not_open(today):
            words = Words(shut, "strong", tone=Tone.AMBER, wrap=True, name=f"placeShut{at}")
            self.body.addWidget(words)
        for said in told(one):
            self.body.addWidget(Words(said, "small", wrap=True))
        line = Flow(across=8, down=6)
        for button in self._buttons(at, today, may=may):
            line.addWidget(button)
        self.body.addWidget(line)

    def _buttons(self, at: int, today: date, *, may: bool) -> Iterator[QPushButton]:
        yield self._does("Cases that name it…", "cases", at)
        if not may:
            return
        yield self._does("Change…", "change", at)
        if not self.one.source:
            yield self._does("Checked today", "check", at)
            is_open = self.one.is_open(today)
            yield (
                self._does("Close…", "close", at)
                if is_open
                else self._does("Open again", "open", at)
            )

    def _does(self, words: str, what: str, at: int) -> QPushButton:
        button = quiet(words, f"place_{what}{at}")
        button.setAccessibleName(f"{words.rstrip('…')}: {self.one.name}")
        button.clicked.connect(partial(self._on_wanted, what))
        return button

    def _on_wanted(self, what: str, _: bool = False) -> None:  # noqa: FBT001, FBT002 - a signal's
        self.wanted.emit(what, self.one)


def told(one: Place) -> Iterator[str]:
    """What the directory says of a place, line by line."""
    if one.former:
        yield f"Also found as: {', '.join(was.name for was in reversed(one.former))}"
    lines = ", ".join(one.lines.splitlines())
    reached = "  ·  ".join(filter(None, (lines, one.telephone, one.email, one.web)))
    if reached:
        yield reached
    whose = (codes_in_words(one), one.run_by and f"Run by {one.run_by}", one.authority)
    if said := "  ·  ".join(filter(None, whose)):
        yield said
    ages = one.ages and f"Ages {one.ages}"
    needs = ", ".join(NeedType[name].value for name in one.needs)
    if said := "  ·  ".join(filter(None, (ages, needs, one.who_for))):
        yield f"For: {said}"
    for words in (one.offers, one.how and f"How to get it: {one.how}", one.note):
        if words:
            yield words
    for each in one.people:
        parts = (each.name, each.role, each.telephone, each.email, each.days)
        yield "  ·  ".join(filter(None, parts))
    if one.source:
        yield f"From {one.source}"
    if one.checked_on:
        yield f"Checked on {day_words(one.checked_on)}"
