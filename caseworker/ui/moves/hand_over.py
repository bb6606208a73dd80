"""The sheet that hands a whole case over: to whom, what for, what goes, on what; and one button."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from PySide6.QtCore import Qt, QTimer, Slot
from PySide6.QtWidgets import QWidget

from caseworker.casework.found_names import Found, NamesAnother
from caseworker.casework.moves_out import WentOut
from caseworker.casework.office import Done
from caseworker.casework.sending import Start, Weighed, start_of, weigh
from caseworker.casework.standing import IN_A_PACK
from caseworker.casework.transfers import HandingOver, SealedPack
from caseworker.casework.tray import InTray, PutInTray, TakeOut, put_in_tray, take_out
from caseworker.casework.wanted import Wanted
from caseworker.domain.case import CaseNumber
from caseworker.domain.errors import CaseworkerError, Gap
from caseworker.ui.desk import Desk
from caseworker.ui.entry_sheet import LongSheet, refusal_words
from caseworker.ui.icons import Icon
from caseworker.ui.moves.handed_over import HandedOverSheet
from caseworker.ui.moves.move_form import As, MoveForm
from caseworker.ui.moves.papers_off import PapersOff
from caseworker.ui.moves.sending_off import SendingOff
from caseworker.ui.moves.ways import MoveWays
from caseworker.ui.papers.names_found import NamesFound, Standing
from caseworker.ui.papers.passphrase_sheet import PassphraseSheet
from caseworker.ui.parts import Words, primary, secondary
from caseworker.ui.parts.typed_day import NotADayError

TITLE: Final = "Hand over the case"
ABOUT: Final = (
    "All of it that may go, in one pack that they alone can open. Nothing leaves before it is "
    "written down, and the case then awaits their receipt."
)
WIDE: Final = 720  # px at 100% text
PAUSE: Final = 150  # ms after a choice, before the gate is asked


def open_hand_over(
    desk: Desk, number: CaseNumber, owner: QWidget, *, purpose: str = ""
) -> HandOverSheet:
    """Open the sheet for that case; ``purpose`` is what it is handed over for, if that is known."""
    sheet = HandOverSheet(desk, number, owner, purpose=purpose)
    sheet.open()
    return sheet


class HandOverSheet(LongSheet):
    """Whom, what for, what goes; then where to, and it is done."""

    def __init__(  # noqa: PLR0913 - which case, and what it begins with
        self,
        desk: Desk,
        number: CaseNumber,
        parent: QWidget,
        *,
        prepared: InTray | None = None,
        again: WentOut | None = None,
        ways: MoveWays | None = None,
        purpose: str = "",
    ) -> None:
        super().__init__(TITLE, ABOUT, "handOverSheet", parent.window())
        self.as_wide_as(WIDE)
        self._desk, self._number, self._ways = desk, number, ways or MoveWays()
        self._prepared, self._again, self.purpose = prepared, again, purpose
        self._form: MoveForm | None = None
        self._is_held = False
        self._off = SendingOff(desk, self)
        self._papers = PapersOff(desk, self, self._ways)
        self._off.left.connect(self._on_left)
        self._papers.left.connect(self._on_papers_left)
        for way in (self._off, self._papers):
            way.moved.connect(self._on_moved)
            way.stopped.connect(self._on_stopped)
        self._moved = Words("", "soft", wrap=True, name="handOverMoved")
        self.body.addWidget(self._moved)
        self._moved.hide()
        self._names = NamesFound()
        self._standing = Standing(desk, self._names, lambda: (Wanted(IN_A_PACK, number), ""), self)
        self._standing.stood.connect(self._on_stood)
        self._finish()
        self._pause = QTimer(self, singleShot=True, interval=PAUSE)
        self._pause.timeout.connect(self._weigh)
        desk.see(self, start_of(number), self._on_start)

    def _finish(self) -> None:
        self._cancel = secondary("Cancel", "handOverCancel")
        self._tray = secondary("Put it in the tray", "handOverTray")
        self._tray.setToolTip("It is kept as it is chosen, and asked about again as it leaves")
        self._go = primary(As.PACK.button, "handOverGo", icon=Icon.LOCK)
        for button in (self._tray, self._go):
            button.setEnabled(False)
        self.finish_with(self._cancel, self._tray, self._go)
        self._cancel.clicked.connect(self.reject)
        self._tray.clicked.connect(self._on_tray)
        self._go.clicked.connect(self._on_go)
        self.finished.connect(self.deleteLater)

    # What is asked

    def _on_start(self, start: Start) -> None:
        self._form = form = MoveForm(start, self._desk.officer)
        self.middle.body.addWidget(form)
        self.middle.body.addWidget(self._names)
        self.middle.body.addStretch(1)
        form.reweigh.connect(self._pause.start)
        form.changed.connect(self._allow)
        if self._again is not None:
            form.begin_with(self._again.to)
        elif self._prepared is not None:
            form.begin_with(self._prepared.request.recipient.name, self._prepared.hands_over)
        else:
            named = start.named.name if start.named is not None else ""
            form.begin_with(named, purpose=self.purpose)
        self._desk.drafts.watch(self._draft, form, form.edited, owner=form, case=self._number)
        form.to.setFocus(Qt.FocusReason.OtherFocusReason)
        self._allow()
        self.fit()

    @property
    def _draft(self) -> str:
        which = self._prepared.id if self._prepared is not None else self._number
        return f"hand_over/{which}"

    @Slot()
    def _weigh(self) -> None:
        form = self._form
        if form is not None and (request := form.request) is not None:
            self._desk.see(self, weigh(self._number, request), self._on_weighed)

    def _on_weighed(self, weighed: Weighed) -> None:
        if self._form is not None:
            self._form.contents.show_weighed(weighed)
        self._allow()
        self.fit()

    @Slot()
    def _allow(self) -> None:
        form = self._form
        if form is None:
            return
        way = form.as_what
        self._go.setText(way.button)
        self._go.setAccessibleName(way.button)
        self._go.setEnabled(form.may_go)
        self._tray.setEnabled(form.may_go and self._prepared is None)

    def _handing(self) -> HandingOver | None:
        """What was chosen and typed; None while something is lacking, which is said."""
        self.say_refused("")
        if self._form is None:
            return None
        try:
            return self._form.handing(self._again.pack if self._again is not None else "")
        except NotADayError as error:
            self._form.refuse([Gap("destroy", str(error))])
            return None

    # Letting it go

    @Slot()
    def _on_tray(self) -> None:
        handing = self._handing()
        if handing is not None and self._form is not None:
            command = PutInTray(self._number, self._form.for_tray(handing))
            self._desk.do(
                put_in_tray, command, asker=self, then=self._on_put, refused=self._on_stopped
            )

    def _on_put(self, done: Done) -> None:
        del done
        self._desk.drafts.drop(self._draft)
        self.accept()

    @Slot()
    def _on_go(self) -> None:
        handing = self._handing()
        if handing is None or self._form is None:
            return
        match self._form.as_what:
            case As.PACK:
                self._ways.ask_folder(self, lambda folder: self._write(handing, folder))
            case As.LOCKED:
                self._ways.ask_folder(self, lambda folder: self._save(handing, folder))
            case As.PAPER:
                self._hold()
                self._papers.print_all(handing)

    def _write(self, handing: HandingOver, folder: Path) -> None:
        self._hold()
        self._off.begin(handing, folder)

    def _save(self, handing: HandingOver, folder: Path) -> None:
        self._hold()
        self._papers.save(handing, folder)

    def reject(self) -> None:
        """Escape closes it, but not while something is on its way."""
        if not self._is_held:
            super().reject()

    def _hold(self, *, is_held: bool = True) -> None:
        """Nothing is changed or pressed twice while it is on its way."""
        self._is_held = is_held
        if self._form is not None:
            self._form.setEnabled(not is_held)
        self._cancel.setEnabled(not is_held)
        for button in (self._go, self._tray):
            button.setEnabled(False)

    @Slot(str)
    def _on_moved(self, words: str) -> None:
        self._moved.setText(words)
        self._moved.setVisible(bool(words))

    def _on_left(self, sealed: SealedPack, path: Path) -> None:
        owner, to = self._end()
        HandedOverSheet(self._desk, sealed, path, to, owner).open()

    def _on_papers_left(self, number: str, passphrase: str, folder: str) -> None:
        del number, folder
        owner, to = self._end()
        if passphrase:
            PassphraseSheet(passphrase, to, owner).open()

    def _end(self) -> tuple[QWidget, str]:
        """What has left is out of the tray, and its draft is gone."""
        receiver = self._form.to.meant if self._form is not None else None
        self._desk.drafts.drop(self._draft)
        if self._prepared is not None:
            self._desk.do(take_out, TakeOut(self._prepared.id))
        owner = self.parentWidget() or self
        self.accept()
        return owner, receiver.name if receiver is not None else ""

    @Slot(object)
    def _on_stood(self, one: Found) -> None:
        """It may stand; whether anything else stops it is seen when it is tried again."""
        del one
        self._names.show_found(())
        self.say_refused("")
        self.fit()

    @Slot(object)
    def _on_stopped(self, error: CaseworkerError) -> None:
        self._moved.hide()
        self._hold(is_held=False)
        self._allow()
        self._weigh()
        if isinstance(error, NamesAnother):
            self._names.show_found(error.found)
        self.say_refused(*refusal_words(self._form, error))
