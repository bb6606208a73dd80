"""Says what in a paper belongs to another case, and lets it stand where it is right.

What no program can look through is said, too, with a tick for whoever has looked at it.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from typing import Final

from PySide6.QtCore import QObject, Qt, Signal, Slot
from PySide6.QtWidgets import QCheckBox, QLineEdit, QWidget

from caseworker.casework.attachments import documents
from caseworker.casework.found_names import Found
from caseworker.casework.office import Done
from caseworker.casework.records import Document
from caseworker.casework.standing import LetStand, LookedThrough, let_stand, looked_through
from caseworker.casework.wanted import Wanted
from caseworker.domain.errors import CaseworkerError
from caseworker.ui.desk import Desk
from caseworker.ui.entry_sheet import LongSheet, refusal_words
from caseworker.ui.palette import Tone
from caseworker.ui.papers.lines import cleared
from caseworker.ui.parts import (
    Card,
    Flow,
    Form,
    Words,
    named,
    primary,
    quiet,
    recolour,
    row,
    secondary,
)
from caseworker.ui.reading import view_document

AT_ONCE: Final = 3  # lines: the paper itself needs the room
STOPPED: Final = "Something here belongs to another case, so this can’t leave."
UNSEEN: Final = "Look at this yourself before it leaves: no name can be found in it here."
LIKENESS: Final = "Look before this leaves: it may belong to another case."
WHOSE: Final = (
    "Take it out of the text. Whose it is isn’t shown: that case may not be yours to see. Where "
    "it is right that it stands there, as with a brother or sister, let it stand with a reason."
)
LOOKED: Final = "I have looked: nobody else is in it"


class NamesFound(Card):
    """A line for each thing that was found, what stops it first; hidden while there is none.

    Signals:
        let_stand_asked: an officer says that it is right there; carries the Found.
        look_asked: an officer wants to look at such a file; carries the Found.
        looked_at: an officer has looked through what no program can; carries the Found.
    """

    let_stand_asked = Signal(object)
    look_asked = Signal(object)
    looked_at = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(tone=Tone.RED, margin=14, gap=6, name="namesFound", parent=parent)
        self.hide()

    def show_found(self, found: Sequence[Found]) -> None:
        """What stops it; or, where nothing does, what is only a likeness."""
        cleared(self.body)
        stopping = list({(one.words, one.where): one for one in found if one.stops}.values())
        like = list({(one.words, one.where): one for one in found if not one.stops}.values())
        tone = Tone.RED if stopping else Tone.AMBER
        recolour(self, tone)
        head = STOPPED if stopping else LIKENESS
        names = [one for one in stopping if not one.is_unseen]
        if stopping and not names:
            head = UNSEEN
            recolour(self, tone := Tone.AMBER)
        self.body.addWidget(Words(head, "strong", wrap=True, tone=tone, name="namesFoundHead"))
        shown = stopping or like
        for at, one in enumerate(shown[:AT_ONCE]):
            self.body.addWidget(self._line(at, one))
        if len(shown) > AT_ONCE:
            more = len(shown) - AT_ONCE
            words = f"And {more} more: they are shown as these are dealt with."
            self.body.addWidget(Words(words, "soft", wrap=True, name="namesFoundMore"))
        if names:
            self.body.addWidget(Words(WHOSE, "small", wrap=True, name="namesFoundWhose"))
        self.setAccessibleName(" ".join([head, *(_words(one) for one in shown)]))
        self.setVisible(bool(shown))

    def _line(self, at: int, one: Found) -> QWidget:
        if one.is_unseen:
            return self._unseen(at, one)
        ground = QWidget()
        line = row(10, ground)
        said = Words(_words(one), wrap=True, name=f"nameFound{at}")
        line.addWidget(said, 1)
        if one.stops:
            button = secondary("Let it stand…", f"letStand{at}")
            button.setAccessibleDescription(_words(one))
            button.setAutoDefault(False)
            button.clicked.connect(partial(self.let_stand_asked.emit, one))
            line.addWidget(button, 0, Qt.AlignmentFlag.AlignVCenter)
        return ground

    def _unseen(self, at: int, one: Found) -> QWidget:
        """What only eyes can look through: the way to it, and the tick that they did."""
        look = quiet("Look at it…", f"lookAt{at}")
        look.setAccessibleDescription(_words(one))
        look.setAutoDefault(False)
        look.clicked.connect(partial(self.look_asked.emit, one))
        tick = named(QCheckBox(LOOKED), f"lookedAt{at}")
        tick.setAccessibleDescription(_words(one))
        tick.clicked.connect(partial(self._on_looked, tick, one))
        line = Flow(across=14, down=2)  # in a narrow window they stand under one another
        for part in (Words(_words(one), wrap=True, name=f"nameFound{at}"), look, tick):
            line.addWidget(part)
        return line

    def _on_looked(self, tick: QCheckBox, one: Found) -> None:
        tick.setEnabled(False)
        self.looked_at.emit(one)


class Standing(QObject):
    """What an officer says of what was found in one paper, on its way to be kept.

    Signals:
        stood: nothing more is asked of it; carries the Found.
    """

    stood = Signal(object)

    def __init__(
        self, desk: Desk, card: NamesFound, asked: Callable[[], tuple[Wanted, str]], owner: QWidget
    ) -> None:
        """``asked`` says which paper it is, and whom it is for."""
        super().__init__(owner)
        self._desk, self._asked, self._owner = desk, asked, owner
        card.let_stand_asked.connect(self._on_let_stand)
        card.looked_at.connect(self._on_looked_at)
        card.look_asked.connect(self._on_look)

    @Slot(object)
    def _on_let_stand(self, one: Found) -> None:
        wanted, to = self._asked()
        sheet = LetStandSheet(self._desk, wanted, one, to, self._owner)
        sheet.stood.connect(self.stood)
        sheet.open()

    @Slot(object)
    def _on_look(self, one: Found) -> None:
        case = self._asked()[0].case
        if case is not None:
            self._desk.see(self, documents(case), partial(self._show, one.words))

    def _show(self, name: str, kept: tuple[Document, ...]) -> None:
        for document in kept:
            if document.name == name:
                view_document(self._desk, document, self._owner)
                return

    @Slot(object)
    def _on_looked_at(self, one: Found) -> None:
        wanted, to = self._asked()
        command = LookedThrough(wanted, one.print, to, one)
        tell = partial(self._tell, one)
        self._desk.do(looked_through, command, asker=self, then=tell)

    def _tell(self, one: Found, done: Done) -> None:
        del done
        self.stood.emit(one)


class LetStandSheet(LongSheet):
    """Asks why something of another case may stand where it is.

    Signals:
        stood: it may stand from now on; carries the Found.
    """

    stood = Signal(object)

    def __init__(self, desk: Desk, wanted: Wanted, one: Found, to: str, parent: QWidget) -> None:
        super().__init__(
            "Let it stand: why is it right here?",
            "The reason is kept with your name and written into the history of this case. It holds "
            "for this text alone: when a word of it changes, you are asked again.",
            "letStand",
            parent,
        )
        self._desk, self._one = desk, one
        self._command = LetStand(wanted, one.print, "", to, one)
        self.middle.body.addWidget(Words(_words(one), "strong", wrap=True, name="letStandWords"))
        self._form = Form("letStandForm")
        self._reason = named(QLineEdit(), "letStandReason")
        hint = "Without naming anybody: “A sister, who lives in the same house”"
        self._form.add("reason", "Why?", self._reason, hint=hint)
        self.middle.body.addWidget(self._form)
        self.middle.body.addStretch(1)
        cancel = secondary("Cancel", "letStandCancel")
        self._go = primary("Let it stand", "letStandGo")
        self._go.setDefault(True)
        self.finish_with(cancel, self._go)
        cancel.clicked.connect(self.reject)
        self._go.clicked.connect(self._on_go)
        self.finished.connect(self.deleteLater)
        self._reason.setFocus(Qt.FocusReason.OtherFocusReason)
        self._draft = f"letStand/{one.print}"
        desk.drafts.watch(self._draft, self._form, self._form.edited, owner=self, case=wanted.case)

    @Slot()
    def _on_go(self) -> None:
        self._go.setEnabled(False)
        self.say_refused("")
        asked = self._command
        command = replace(asked, reason=self._reason.text())
        self._desk.do(let_stand, command, asker=self, then=self._on_done, refused=self._on_refused)

    def _on_done(self, done: Done) -> None:
        del done
        self._desk.drafts.drop(self._draft)
        self.accept()
        self.stood.emit(self._one)

    def _on_refused(self, error: CaseworkerError) -> None:
        self._go.setEnabled(True)
        self.say_refused(*refusal_words(self._form, error))


def _words(one: Found) -> str:
    if one.is_unseen:
        place = f"{one.place[:1].upper()}{one.place[1:]}"
        return f"“{' '.join(one.words.split())}”. {place}."
    where = f"{one.where[:1].upper()}{one.where[1:]}"
    return f"{where}: “{' '.join(one.words.split())}”. {one.sort.value}."
