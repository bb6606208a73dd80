"""Handing over a caseload: which cases go to whom, with a note for each that can be changed."""

from __future__ import annotations

import json
from contextlib import suppress
from functools import partial
from typing import Final

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QCheckBox, QLineEdit, QPlainTextEdit, QWidget

from caseworker.casework import caseload
from caseworker.casework.caseload import CaseNote, HandedCase, HandOver, notes_of, notes_wanted
from caseworker.casework.giving import how_many
from caseworker.casework.office import Done
from caseworker.domain.errors import CaseworkerError
from caseworker.domain.officer import OfficerId
from caseworker.domain.reading_order import apart
from caseworker.domain.roles import Right
from caseworker.ui import theme
from caseworker.ui.desk import Desk
from caseworker.ui.entry_sheet import LongSheet, refusal_words
from caseworker.ui.forms import chooser
from caseworker.ui.papers import show_paper
from caseworker.ui.parts import Flow, Form, Rule, Words, column, named, primary, secondary
from caseworker.ui.parts.emptied import emptied
from caseworker.ui.whose.give_sheet import taken_back
from caseworker.ui.whose.people import name_of, officer_box

WIDE: Final = 900
HIGH: Final = 720  # px at 100% text
AT_ONCE: Final = 40
"""Cases of which the note is shown to be changed; of the others it goes along as it was drafted."""


class HandedRow(QWidget):
    """One case: whether it goes, to whom, and what is to be known of it.

    Signals:
        edited: any of that was changed.
    """

    edited = Signal()

    def __init__(self, at: int, one: CaseNote, desk: Desk, giver: OfficerId) -> None:
        super().__init__()
        named(self, f"handed{at}", one.name)
        self.one = one
        self.tick = named(
            QCheckBox(f"{apart(one.name)}  ·  {one.case}"), f"handed{at}Tick", one.name
        )
        self.tick.setChecked(not one.is_closed_to_us)
        self.tick.setEnabled(not one.is_closed_to_us)
        self.to = officer_box(desk, f"handed{at}To", none="As above", without=giver)
        self.to.setAccessibleName(f"Who gets the case of {one.name}")
        body = column(self, 0, 4)
        line = Flow(across=12)
        for widget in (self.tick, self.to, Words(one.stage, "small")):
            line.addWidget(widget)
        body.addWidget(line)
        self.note = named(QPlainTextEdit(one.note), f"handed{at}Note", f"Note: {one.name}")
        self.note.setTabChangesFocus(True)
        lines = min(7, max(2, one.note.count("\n") + 2))
        self.note.setFixedHeight(theme.px(14 + 19 * lines))
        body.addWidget(self.note)
        if one.is_closed_to_us:
            self.note.hide()
            words = "Restricted: only who is named for it can hand it over."
            body.addWidget(Words(words, "small", wrap=True))
        self.note.textChanged.connect(self.edited)
        self.tick.toggled.connect(self.edited)
        self.to.currentIndexChanged.connect(self.edited)

    def typed(self) -> str:
        """All that is said of the case, for its draft.

        A note that nobody changed isn’t: weeks later it would stand there with what was owed then.
        """
        goes, to, note = self.tick.isChecked(), self.to.currentData() or "", self.note.toPlainText()
        typed = note if note != self.one.note else None
        return json.dumps([goes, to, typed], ensure_ascii=False)

    def retype(self, text: str) -> None:
        """Put it back. A draft of an earlier version was the note alone."""
        goes, to, note = _said(text)
        if note is not None:
            self.note.setPlainText(note)
        self.to.setCurrentIndex(max(0, self.to.findData(to)))
        if self.tick.isEnabled():  # whom it is restricted to may have changed since
            self.tick.setChecked(goes)


class HandOverSheet(LongSheet):
    """All cases of an officer to one other or several.

    Signals:
        said: they were handed over, and can be taken back; carries the Message.
    """

    said = Signal(object)

    def __init__(self, desk: Desk, parent: QWidget, giver: OfficerId | None = None) -> None:
        words = (
            "What is late, due, awaited and to do is drafted for each case. Change it as you like: "
            "it goes into the history of the case, and can be printed first."
        )
        super().__init__("Hand over cases", words, "handOverCases", parent)
        self.as_wide_as(WIDE)
        self._desk = desk
        self.rows: list[HandedRow] = []
        self._rest: tuple[CaseNote, ...] = ()
        self._form = Form("handOverForm")
        self._giver = chooser("handGiver", self._givers(), none="Choose…")
        mine = str(giver or desk.officer.id)
        if self._giver.findData(mine) < 0:
            self._giver.addItem(name_of(desk, OfficerId(mine)), mine)
        self._giver.setCurrentIndex(self._giver.findData(mine))
        self._to = officer_box(desk, "handTo")
        self._why = named(QLineEdit(), "handReason")
        self._form.add("officer", "Whose cases?", self._giver)
        self._form.add("to", "To whom?", self._to, hint="A case can go to somebody else: see below")
        self._form.add("reason", "Why?", self._why, hint="It stays in the history of each case")
        self.middle.body.addWidget(self._form)
        holder = QWidget()
        self._lines = column(holder, 0, 8)
        self.middle.body.addWidget(holder)
        self.middle.body.addStretch(1)
        cancel = secondary("Cancel", "handCancel")
        self._print = secondary("Print the note…", "handPrint")
        self._go = primary("Hand over", "handGo")
        self._go.setDefault(True)
        self.finish_with(cancel, self._print, self._go)
        cancel.clicked.connect(self.reject)
        self._print.clicked.connect(self._on_print)
        self._go.clicked.connect(self._on_go)
        self._giver.currentIndexChanged.connect(self._look)
        self._draft = f"handOver/{mine}"
        desk.drafts.watch(self._draft, self._form, self._form.edited, owner=self)
        self.finished.connect(self.deleteLater)
        self._look()
        self._to.setFocus(Qt.FocusReason.OtherFocusReason)

    def fit(self) -> None:
        """As high as the window allows: the notes are to be read."""
        super().fit()
        owner = self.parentWidget()
        room = owner.window().height() if owner is not None else theme.px(HIGH)
        self.resize(self.width(), max(self.height(), min(theme.px(HIGH), room - 16)))

    @property
    def giver(self) -> OfficerId:
        """Whose cases they are."""
        return OfficerId(self._giver.currentData() or "")

    def _givers(self) -> list[tuple[str, str]]:
        desk = self._desk
        if not desk.may(Right.SHARE_WORK):
            return [(desk.officer.name, str(desk.officer.id))]
        return sorted((one.name, str(one.id)) for one in desk.here.colleagues)

    @Slot()
    def _look(self) -> None:
        """Those of whoever is chosen; until they are here, those of another don’t go."""
        for button in (self._go, self._print):
            button.setEnabled(False)
        giver = self.giver
        if giver:
            then, refused = partial(self._on_notes, giver), partial(self._on_not_read, giver)
            self._desk.see(self, notes_of(giver), then, refused=refused)

    def _on_not_read(self, giver: OfficerId, error: CaseworkerError) -> None:
        """Without their cases nothing can go: why, and a way to ask again."""
        if giver != self.giver:
            return
        self._desk.drafts.flush()  # before the notes of whoever was chosen first go
        emptied(self._lines)
        self.rows, self._rest = [], ()
        self._lines.addWidget(Words(str(error), "strong", wrap=True, name="handNotRead"))
        again = secondary("Look again", "handAgain")
        again.clicked.connect(self._look)
        self._lines.addWidget(again)
        self.fit()

    def _on_notes(self, giver: OfficerId, found: tuple[CaseNote, ...]) -> None:
        if giver != self.giver:
            return
        self._desk.drafts.flush()  # before the notes go: what was typed in them is put back
        emptied(self._lines)
        self._rest = tuple(one for one in found[AT_ONCE:] if not one.is_closed_to_us)
        self.rows = [
            HandedRow(at, one, self._desk, self.giver) for at, one in enumerate(found[:AT_ONCE])
        ]
        for each in self.rows:
            self._lines.addWidget(Rule())
            self._lines.addWidget(each)
            form = f"handNote/{self.giver}/{each.one.case}"
            self._desk.drafts.watch(form, each, each.edited, owner=each)
        if not found:
            words = f"{name_of(self._desk, self.giver)} has no open case."
            self._lines.addWidget(Words(words, "soft", name="handNone"))
        if self._rest:
            words = going_along(len(self._rest))
            self._lines.addWidget(Words(words, "strong", wrap=True, name="handRest"))
        self._go.setEnabled(bool(found))
        self._print.setEnabled(bool(found))
        self.fit()

    def _chosen(self) -> list[tuple[CaseNote, OfficerId, str]]:
        everybody = OfficerId(self._to.currentData() or "")
        rows = [
            (each.one, OfficerId(each.to.currentData() or everybody), each.note.toPlainText())
            for each in self.rows
            if each.tick.isChecked()
        ]
        return [*rows, *((one, everybody, one.note) for one in self._rest)]

    @Slot()
    def _on_print(self) -> None:
        """The note as it is typed now; printing it is written down as any paper’s is."""
        names = {one.id: one.name for one in self._desk.here.colleagues}
        giver, me = name_of(self._desk, self.giver), self._desk.officer.name
        wanted = notes_wanted(tuple(self._chosen()), names, giver, me, self._desk.today)
        show_paper(self, self._desk, wanted)

    @Slot()
    def _on_go(self) -> None:
        self._go.setEnabled(False)
        self.say_refused("")
        handed = tuple(HandedCase(one.case, to, note) for one, to, note in self._chosen())
        command = HandOver(self.giver, handed, self._why.text())
        self._desk.do(
            caseload.hand_over,
            command,
            asker=self,
            then=partial(self._on_given, self.giver),
            refused=self._on_refused,
        )

    def _on_given(self, giver: OfficerId, done: Done) -> None:
        self._desk.drafts.drop(self._draft)
        for each in self.rows:
            self._desk.drafts.drop(f"handNote/{giver}/{each.one.case}")
        self.said.emit(taken_back(self._desk, done))
        self.recorded.emit(done)
        self.accept()

    def _on_refused(self, error: CaseworkerError) -> None:
        self._go.setEnabled(True)
        self.say_refused(*refusal_words(self._form, error))


def going_along(rest: int) -> str:
    """That so many more cases go along than are shown."""
    go, whose = ("goes", "its note") if rest == 1 else ("go", "their notes")
    return f"Besides these, {how_many(rest)} {go} along, with {whose} as drafted."


def _said(text: str) -> tuple[bool, str, str | None]:
    """What a draft says of a case: whether it goes, to whom, and the note, if one was typed."""
    with suppress(ValueError, TypeError):
        goes, to, note = json.loads(text)
        if isinstance(goes, bool) and isinstance(to, str) and isinstance(note, str | None):
            return goes, to, note
    return True, "", text
