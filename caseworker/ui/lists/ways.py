"""The ways to a saved list from anywhere: the search box, and the menu of Cases in the rail."""

from __future__ import annotations

from PySide6.QtCore import QObject, Slot

from caseworker.casework.office import Done, Touched
from caseworker.casework.saved_lists import ListsSeen, lists_of
from caseworker.domain.roles import Right
from caseworker.ui.desk import Desk
from caseworker.ui.found import Command
from caseworker.ui.icons import Icon
from caseworker.ui.rail import Rail
from caseworker.ui.search import SearchBox


class ListWays(QObject):
    """Keeps both as the lists are."""

    def __init__(self, desk: Desk, rail: Rail, search: SearchBox, parent: QObject) -> None:
        super().__init__(parent)
        self._desk, self._rail, self._search = desk, rail, search
        desk.done.connect(self._on_done)
        self._look()

    def _look(self) -> None:
        if self._desk.may(Right.SEE_CASES):
            officer = self._desk.officer.id
            self._desk.see(self, lists_of("cases", officer), self._on_seen)

    def _on_seen(self, seen: ListsSeen) -> None:
        entries = tuple((f"cases/list/{one.id}", one.name) for one in seen.all)
        self._rail.offer_within("cases", entries)
        self._search.offer_too(
            tuple(Command(name, f"List: {words}", Icon.CASES) for name, words in entries)
        )

    @Slot(object)
    def _on_done(self, done: Done) -> None:
        if {Touched.LISTS, Touched.OFFICE} & done.touched:
            self._look()
