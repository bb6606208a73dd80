"""What is asked before a case goes: to whom, what for, as what, what goes along, and on what."""

from __future__ import annotations

import json
from dataclasses import replace
from enum import Enum
from typing import Final

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QComboBox, QLineEdit

from caseworker.casework.office import Officer
from caseworker.casework.sending import Start, asked_of_the_gate
from caseworker.casework.transfers import HandingOver
from caseworker.casework.tray import HANDS_OVER
from caseworker.domain.consent import Pieces
from caseworker.domain.disclosure import Request
from caseworker.domain.receivers import Receiver
from caseworker.domain.sending import Sending, sendings_for
from caseworker.ui.moves.contents import Contents
from caseworker.ui.moves.receiver_field import ReceiverCard, ReceiverField
from caseworker.ui.parts import Form, named
from caseworker.ui.parts.date_field import DateField

NOTHING: Final = "Nothing more"


class As(Enum):
    """As what they have it. The values are the words on screen."""

    PACK = "A pack that they alone can open"
    LOCKED = "Locked papers: PDFs that open with a passphrase"
    PAPER = "Numbered paper, with an index"

    @property
    def button(self) -> str:
        """What the one button says."""
        return {
            As.PACK: "Write the pack…",
            As.LOCKED: "Save the locked papers…",
            As.PAPER: "Print the papers…",
        }[self]


class MoveForm(Form):
    """The fields, and which of them stand there for whom.

    Signals:
        reweigh: another receiver or purpose: the gate is to be asked anew.
        changed: something else was chosen, so that another button may be pressed.
    """

    reweigh = Signal()
    changed = Signal()

    def __init__(self, start: Start, officer: Officer) -> None:
        super().__init__("handOverForm")
        self._start, self._officer = start, officer
        self._sendings: tuple[Sending, ...] = ()
        self.to = ReceiverField(start.receivers, start.today)
        self._who = ReceiverCard()
        self._for = _box("handOverFor")
        self._as = _box("handOverAs")
        self.contents = Contents()
        self._record = _box("handOverRecord")
        self._why = named(QLineEdit(), "handOverWhy")
        self._medium = named(QLineEdit(), "handOverMedium")
        self._taken = named(QLineEdit(), "handOverTaken")
        self._destroy = DateField("handOverDestroy", start.today, back=False)
        self.add("to", "To whom?", self.to)
        self.body.addWidget(self._who)
        self.add("for", "What for?", self._for)
        self.add("as", "As what?", self._as)
        self.add("contents", "What goes along", self.contents)
        self.add("record", "Write down with it", self._record, hint="Meets the duty on the case")
        self.add("why", "Why?", self._why, hint="If it isn’t plain")
        hint = "Of an issued stick or disc; empty for none"
        self.add("medium_number", "Number of the medium", self._medium, hint=hint)
        self.add("taken_by", "Who takes it", self._taken, hint="A name, if somebody carries it")
        hint = "The office’s own rule holds where this is empty"
        self.add("destroy", "To be destroyed by", self._destroy, hint=hint)
        self._as.addItems([each.value for each in As])
        self.to.settled.connect(self._on_receiver)
        self._for.currentIndexChanged.connect(self._on_purpose)
        self._as.currentIndexChanged.connect(self._on_as)
        self._purpose = ""
        self._on_receiver(None)

    def begin_with(self, name: str, chosen: str = "", purpose: str = "") -> None:
        """Whom it is likeliest for; ``chosen`` is what the tray kept of an earlier choice.

        ``purpose`` is what it is handed over for, where whoever is chosen may have it for that.
        """
        self._purpose = purpose
        receiver = next((one for one in self._start.receivers if one.name == name), None)
        if receiver is not None:
            self.to.choose(receiver)
        if chosen:
            self.retype(chosen)

    @property
    def as_what(self) -> As:
        return list(As)[max(0, self._as.currentIndex())]

    @property
    def may_go(self) -> bool:
        """Whether the button may be pressed: they are open, and the gate lets something go."""
        receiver, weighed, today = self.to.meant, self.contents.weighed, self._start.today
        if receiver is None or weighed is None or not weighed.lets_go:
            return False
        if self.as_what is As.PACK:
            return receiver.may_be_sealed_to(today)
        return receiver.is_open(today)

    @property
    def request(self) -> Request | None:
        """What the gate is asked; None while it isn't known to whom it goes, or what for."""
        receiver, sending = self.to.meant, self._sending
        if receiver is None or sending is None:
            return None
        return asked_of_the_gate(receiver, sending, self._why.text().strip(), self._officer)

    def handing(self, again_of: str) -> HandingOver | None:
        """What was chosen and typed; None while something is lacking.

        Raises:
            NotADayError: the day by which it is to be destroyed is none.
        """
        request, receiver = self.request, self.to.meant
        if request is None or receiver is None:
            return None
        return HandingOver(
            case=self._start.case.number,
            receiver=receiver.id,
            request=request,
            chosen=self.contents.chosen,
            record=str(self._record.currentData() or ""),
            medium_number="" if self.as_what is As.PAPER else self._medium.text().strip(),
            taken_by=self._taken.text().strip(),
            destroy_by=self._destroy.day(),
            again_of=again_of,
        )

    def for_tray(self, handing: HandingOver) -> Request:
        """The request as the tray keeps it: all that was chosen, and what of the plan it is."""
        weighed = self.contents.weighed
        wanted = weighed.wanted if weighed is not None else Pieces()
        kept = (HANDS_OVER, self.typed() or json.dumps({}))
        return replace(handing.request, wanted=wanted, facts=(*handing.request.facts, kept))

    @property
    def _sending(self) -> Sending | None:
        at = self._for.currentIndex()
        return self._sendings[at] if 0 <= at < len(self._sendings) else None

    @Slot(object)
    def _on_receiver(self, receiver: Receiver | None) -> None:
        start = self._start
        self._who.show_receiver(receiver, start.today)
        self._sendings = sendings_for(receiver.kind) if receiver is not None else ()
        likely = start.proposed(receiver) if receiver is not None else None
        meant = [one for one in self._sendings if one.purpose == self._purpose]
        likely = meant[0] if meant else likely
        self._for.blockSignals(True)
        self._for.clear()
        for one in self._sendings:
            self._for.addItem(one.words, one.purpose)
        if likely is not None:
            self._for.setCurrentIndex(self._sendings.index(likely))
        self._for.blockSignals(False)
        can_be_sealed = receiver is None or receiver.may_be_sealed_to(start.today)
        self._as.setCurrentText((As.PACK if can_be_sealed else As.LOCKED).value)
        self._on_purpose()

    @Slot()
    def _on_purpose(self) -> None:
        receiver, sending = self.to.meant, self._sending
        self._record.clear()
        self._record.addItem(NOTHING, "")
        if receiver is not None and sending is not None:
            offered, met = self._start.would_record(sending, receiver)
            for one in offered:
                self._record.addItem(f"{one.title}, today", one.name)
            if met is not None:
                self._record.setCurrentIndex(offered.index(met) + 1)
        self.fields["record"].setVisible(self._record.count() > 1)
        self.fields["for"].setVisible(receiver is not None)
        self.fields["as"].setVisible(receiver is not None)
        self.fields["contents"].setVisible(receiver is not None)
        self.contents.show_weighed(None)
        self.changed.emit()
        self.reweigh.emit()

    @Slot()
    def _on_as(self) -> None:
        is_paper = self.as_what is As.PAPER
        self.fields["medium_number"].setVisible(not is_paper)
        self.changed.emit()


def _box(name: str) -> QComboBox:
    box = named(QComboBox(), name)
    box.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    return box
