"""The sheet that hands a whole case over: to whom, what for, what goes, on what; and one button."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Final

from PySide6.QtCore import Qt, QTimer, Signal, Slot
from PySide6.QtWidgets import QComboBox, QFileDialog, QLineEdit, QWidget

from caseworker.casework.moves_out import WentOut
from caseworker.casework.sending import Start, Weighed, asked_of_the_gate, start_of, weigh
from caseworker.casework.transfers import HandingOver, SealedPack
from caseworker.casework.tray import InTray
from caseworker.domain.case import CaseNumber
from caseworker.domain.disclosure import Request
from caseworker.domain.errors import CaseworkerError, Gap
from caseworker.domain.receivers import Receiver
from caseworker.domain.sending import Sending, sendings_for
from caseworker.ui.desk import Desk
from caseworker.ui.entry_sheet import LongSheet, refusal_words
from caseworker.ui.icons import Icon
from caseworker.ui.moves.contents import Contents
from caseworker.ui.moves.handed_over import HandedOverSheet
from caseworker.ui.moves.receiver_field import ReceiverCard, ReceiverField
from caseworker.ui.moves.sending_off import SendingOff
from caseworker.ui.parts import Form, Words, named, primary, secondary
from caseworker.ui.parts.date_field import DateField
from caseworker.ui.parts.typed_day import NotADayError

TITLE: Final = "Hand over the case"
ABOUT: Final = (
    "All of it that may go, in one pack that they alone can open. Nothing leaves before it is "
    "written down, and the case then awaits their receipt."
)
WIDE: Final = 720  # px at 100% text
PAUSE: Final = 150  # ms after a choice, before the gate is asked
NOTHING: Final = "Nothing more"

AskFolder = Callable[[QWidget, Callable[[Path], None]], QFileDialog | None]


def ask_folder(owner: QWidget, then: Callable[[Path], None]) -> QFileDialog:
    """Ask where the pack goes, without stopping the program."""
    dialog = QFileDialog(owner, "Caseworker")
    dialog.setObjectName("packFolder")
    dialog.setFileMode(QFileDialog.FileMode.Directory)
    dialog.setOption(QFileDialog.Option.ShowDirsOnly, on=True)
    dialog.fileSelected.connect(lambda path: then(Path(path)))
    dialog.finished.connect(dialog.deleteLater)
    dialog.open()
    return dialog


def open_hand_over(desk: Desk, number: CaseNumber, owner: QWidget) -> HandOverSheet:
    """Open the sheet for that case."""
    sheet = HandOverSheet(desk, number, owner)
    sheet.open()
    return sheet


class HandOverSheet(LongSheet):
    """Whom, what for, what goes; then the folder, and it is done.

    Signals:
        written: the pack is where it was to go; carries the SealedPack.
    """

    written = Signal(object)

    def __init__(  # noqa: PLR0913 - which case, and what it begins with
        self,
        desk: Desk,
        number: CaseNumber,
        parent: QWidget,
        *,
        prepared: InTray | None = None,
        again: WentOut | None = None,
        ask: AskFolder = ask_folder,
    ) -> None:
        super().__init__(TITLE, ABOUT, "handOverSheet", parent.window())
        self.as_wide_as(WIDE)
        self._desk, self._number, self._ask = desk, number, ask
        self._prepared, self._again = prepared, again
        self._start: Start | None = None
        self._sendings: tuple[Sending, ...] = ()
        self._off = SendingOff(desk, self)
        self._off.moved.connect(self._on_moved)
        self._off.left.connect(self._on_left)
        self._off.stopped.connect(self._on_stopped)
        self._moved = Words("", "soft", wrap=True, name="handOverMoved")
        self.body.addWidget(self._moved)
        self._moved.hide()
        self._cancel = secondary("Cancel", "handOverCancel")
        self._go = primary("Write the pack…", "handOverGo", icon=Icon.LOCK)
        self._go.setEnabled(False)
        self.finish_with(self._cancel, self._go)
        self._cancel.clicked.connect(self.reject)
        self._go.clicked.connect(self._on_go)
        self.finished.connect(self.deleteLater)
        self._pause = QTimer(self, singleShot=True, interval=PAUSE)
        self._pause.timeout.connect(self._weigh)
        desk.see(self, start_of(number), self._on_start)

    # What is asked

    def _on_start(self, start: Start) -> None:
        self._start = start
        self._to = ReceiverField(start.receivers, start.today)
        self._who = ReceiverCard()
        self._for = named(QComboBox(), "handOverFor")
        self._contents = Contents()
        self._why = named(QLineEdit(), "handOverWhy")
        self._record = named(QComboBox(), "handOverRecord")
        self._medium = named(QLineEdit(), "handOverMedium")
        self._taken = named(QLineEdit(), "handOverTaken")
        self._destroy = DateField("handOverDestroy", start.today, back=False)
        for box in (self._for, self._record):
            box.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            box.setSizeAdjustPolicy(
                QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
            )
        self._form = form = Form("handOverForm")
        form.add("to", "To whom?", self._to)
        form.body.addWidget(self._who)
        form.add("for", "What for?", self._for)
        form.add("contents", "What goes along", self._contents)
        form.add("record", "Write down with it", self._record, hint="Meets the duty on the case")
        form.add("why", "Why?", self._why, hint="If it isn’t plain")
        hint = "Of an issued stick or disc; empty for none"
        form.add("medium_number", "Number of the medium", self._medium, hint=hint)
        form.add("taken_by", "Who takes it", self._taken, hint="A name, if somebody carries it")
        hint = "The office’s own rule holds where this is empty"
        form.add("destroy", "To be destroyed by", self._destroy, hint=hint)
        self.middle.body.addWidget(form)
        self.middle.body.addStretch(1)
        self._to.settled.connect(self._on_receiver)
        self._for.currentIndexChanged.connect(self._on_purpose)
        self._begin_with(start)
        self._desk.drafts.watch(
            f"hand_over/{self._number}", form, form.edited, owner=form, case=self._number
        )
        self._to.setFocus(Qt.FocusReason.OtherFocusReason)
        self.fit()

    def _begin_with(self, start: Start) -> None:
        """Whom an entry of the case names; or the same as before."""
        named_by_again = self._again.to if self._again is not None else ""
        prepared = self._prepared.request.recipient.name if self._prepared is not None else ""
        wanted = named_by_again or prepared
        receiver = next((one for one in start.receivers if one.name == wanted), start.named)
        if receiver is not None:
            self._to.choose(receiver)

    @Slot(object)
    def _on_receiver(self, receiver: Receiver | None) -> None:
        start = self._start
        if start is None:
            return
        self._who.show_receiver(receiver, start.today)
        self._sendings = sendings_for(receiver.kind) if receiver is not None else ()
        likely = start.proposed(receiver) if receiver is not None else None
        self._for.blockSignals(True)
        self._for.clear()
        for one in self._sendings:
            self._for.addItem(one.words, one.purpose)
        if likely is not None:
            self._for.setCurrentIndex(self._sendings.index(likely))
        self._for.blockSignals(False)
        self._on_purpose()

    @Slot()
    def _on_purpose(self) -> None:
        start, receiver, sending = self._start, self._to.meant, self._sending
        self._record.clear()
        self._record.addItem(NOTHING, "")
        if start is not None and receiver is not None and sending is not None:
            offered, met = start.would_record(sending, receiver)
            for one in offered:
                self._record.addItem(f"{one.title}, today", one.name)
            if met is not None:
                self._record.setCurrentIndex(offered.index(met) + 1)
        self._form.fields["record"].setVisible(self._record.count() > 1)
        self._contents.show_weighed(None)
        self._allow()
        self._pause.start()

    @property
    def _sending(self) -> Sending | None:
        at = self._for.currentIndex()
        return self._sendings[at] if 0 <= at < len(self._sendings) else None

    @Slot()
    def _weigh(self) -> None:
        if (request := self.request) is not None:
            self._desk.see(self, weigh(self._number, request), self._on_weighed)

    def _on_weighed(self, weighed: Weighed) -> None:
        self._contents.show_weighed(weighed)
        self._allow()
        self.fit()

    def _allow(self) -> None:
        start, receiver, weighed = self._start, self._to.meant, self._contents.weighed
        may = (
            start is not None
            and receiver is not None
            and receiver.may_be_sealed_to(start.today)
            and weighed is not None
            and weighed.lets_go
        )
        self._go.setEnabled(may)

    @property
    def request(self) -> Request | None:
        """What the gate is asked; None while it isn't known to whom it goes, or what for."""
        receiver, sending = self._to.meant, self._sending
        if receiver is None or sending is None:
            return None
        why = self._why.text().strip()
        return asked_of_the_gate(receiver, sending, why, self._desk.officer)

    @property
    def handing(self) -> HandingOver | None:
        """What was chosen and typed; None while something is lacking."""
        request, receiver = self.request, self._to.meant
        if request is None or receiver is None:
            return None
        return HandingOver(
            case=self._number,
            receiver=receiver.id,
            request=request,
            chosen=self._contents.chosen,
            record=str(self._record.currentData() or ""),
            medium_number=self._medium.text().strip(),
            taken_by=self._taken.text().strip(),
            destroy_by=self._destroy.day(),
            again_of=self._again.pack if self._again is not None else "",
        )

    # Letting it go

    @Slot()
    def _on_go(self) -> None:
        self.say_refused("")
        try:
            handing = self.handing
        except NotADayError as error:
            self._form.refuse([Gap("destroy", str(error))])
            return
        if handing is not None:
            self._ask(self, lambda folder: self._on_folder(handing, folder))

    def _on_folder(self, handing: HandingOver, folder: Path) -> None:
        self._form.setEnabled(False)
        self._go.setEnabled(False)
        self._cancel.setEnabled(False)
        self._off.begin(handing, folder)

    @Slot(str)
    def _on_moved(self, words: str) -> None:
        self._moved.setText(words)
        self._moved.setVisible(bool(words))

    def _on_left(self, sealed: SealedPack, path: Path) -> None:
        receiver = self._to.meant
        self._desk.drafts.drop(f"hand_over/{self._number}")
        owner = self.parentWidget()
        self.accept()
        self.written.emit(sealed)
        if owner is not None and receiver is not None:
            HandedOverSheet(self._desk, sealed, path, receiver.name, owner).open()

    @Slot(object)
    def _on_stopped(self, error: CaseworkerError) -> None:
        self._moved.hide()
        self._form.setEnabled(True)
        self._cancel.setEnabled(True)
        self._allow()
        self._weigh()
        self.say_refused(*refusal_words(self._form, error))
