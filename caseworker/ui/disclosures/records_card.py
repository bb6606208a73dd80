"""Requests to see records, as the page of disclosures lists them for one case."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import Final

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from caseworker.casework.office import Done
from caseworker.casework.records_requests import ASKED, Asked, requests_of
from caseworker.domain.case import CaseNumber
from caseworker.domain.days import day_words
from caseworker.ui.case.seen import CaseSeen, case_seen
from caseworker.ui.case.tab import emptied
from caseworker.ui.desk import Desk
from caseworker.ui.entry_sheet import EntrySheet
from caseworker.ui.icons import Icon
from caseworker.ui.palette import Tone
from caseworker.ui.parts import Card, Flow, Rule, Words, column, named, secondary

CAME: Final = (
    "records_answered",
    "records_identity_confirmed",
    "records_request_clarified",
    "records_request_extended",
    "records_refused",
    "records_request_withdrawn",
)
NONE: Final = (
    "Nobody has asked to see the records. A request may come in any form, and needs no reason: "
    "record it on the day it comes, since a month runs from then."
)


class RecordsCard(Card):
    """Each request with the day of its answer, and what can be done on it.

    Signals:
        chosen: the pieces of one are wanted; carries the Asked.
    """

    chosen = Signal(object)

    def __init__(self, desk: Desk, number: CaseNumber, parent: QWidget | None = None) -> None:
        super().__init__("Requests to see records", name="recordsCard", gap=8, parent=parent)
        self._desk, self._number = desk, number
        lines = QWidget(self)
        self._lines = column(lines, 0, 8)
        self.body.addWidget(lines)
        came = secondary("A request came in…", "recordsCame", icon=Icon.PLUS)
        came.clicked.connect(self._on_came)
        line = Flow(across=8, down=6)
        line.addWidget(came)
        self.body.addWidget(line)
        desk.done.connect(self._on_done)
        self.look()

    def look(self) -> None:
        """Ask again what was asked for."""
        self._desk.see(self, requests_of(self._number), self._on_asked)

    def _on_asked(self, found: Sequence[Asked]) -> None:
        emptied(self._lines)
        if not found:
            self._lines.addWidget(Words(NONE, "soft", wrap=True, name="noRecordsAsked"))
        for at, one in enumerate(found):
            if at:
                self._lines.addWidget(Rule())
            self._lines.addWidget(self._line(at, one))

    def _line(self, at: int, one: Asked) -> QWidget:
        line = named(QWidget(), f"recordsAsked{at}", f"Request of {one.name}")
        body = column(line, 0, 3)
        body.addWidget(Words(one.name, "strong", wrap=True))
        body.addWidget(Words(_days(one), wrap=True, name=f"recordsDays{at}"))
        if one.due is not None and one.due.caution:
            body.addWidget(Words(one.due.caution, "small", wrap=True))
        for words in one.cautions if one.due is not None else ():
            body.addWidget(Words(words, "small", wrap=True, tone=Tone.AMBER))
        if one.left and one.due is not None:
            words = f"The pack left as no. {one.left[-1]}. Record that the request was answered."
            body.addWidget(
                Words(words, "small", wrap=True, tone=Tone.GREEN, name=f"recordsLeft{at}")
            )
        acts = Flow(across=8, down=6)
        pieces = secondary("The pieces found…", f"recordsPieces{at}", icon=Icon.FOLDER)
        pieces.clicked.connect(lambda: self.chosen.emit(one))
        acts.addWidget(pieces)
        if one.due is not None:
            came = secondary("What came of it…", f"recordsStep{at}")
            came.clicked.connect(partial(self._on_step, one))
            acts.addWidget(came)
        body.addWidget(acts)
        return line

    @Slot()
    def _on_came(self) -> None:
        self._record((ASKED,), {})

    def _on_step(self, one: Asked, _: bool = False) -> None:  # noqa: FBT001, FBT002 - a signal's
        self._record(CAME, given_with(one))

    def _record(self, kinds: Sequence[str], given: dict[str, str]) -> None:
        def open_sheet(seen: CaseSeen) -> None:
            title = "What came of the request" if len(kinds) > 1 else ""
            EntrySheet(
                self._desk, kinds, seen.around, self.window(), title=title, given=given
            ).open()

        self._desk.see(self, case_seen(self._number), open_sheet)

    @Slot(object)
    def _on_done(self, done: Done) -> None:
        if done.case in {self._number, None}:
            self.look()


def given_with(one: Asked) -> dict[str, str]:
    """What the form of an entry about this request begins with."""
    facts = one.event.facts
    return {
        "asker": one.name,
        "request": str(one.event.id),
        "wants": facts.get("wants", ""),
        "identity": facts.get("identity", ""),
        "given": f"What we hold, disclosure {one.left[-1]}" if one.left else "",
        "counts_from": one.event.day.isoformat(),
    }


def _days(one: Asked) -> str:
    came = f"Asked on {day_words(one.event.day)}"
    if one.due is None:
        return f"{came}. Nothing more is owed on it."
    by = f"Answer by {day_words(one.due.by)}" if one.due.by else "Answer"
    late = f", {one.due.late_words}" if one.due.late_words else ""
    return f"{came}. {by}{late}."
