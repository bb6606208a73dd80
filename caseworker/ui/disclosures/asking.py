"""Disclose from one case: the request, the answer that follows it live, what left before."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from PySide6.QtCore import QMetaMethod, QTimer, Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from caseworker.casework.authority import AskAuthority, ask_authority
from caseworker.casework.consents import ConsentsSeen, consents_seen
from caseworker.casework.disclosures import Answered, ToDisclose, answer_to, to_disclose
from caseworker.casework.office import Done
from caseworker.domain.case import CaseNumber, EventId
from caseworker.domain.consent import Consent, Giver
from caseworker.domain.disclosure import Request, Verdict
from caseworker.domain.disclosure_rules import the_rules
from caseworker.domain.roles import Right, holders
from caseworker.ui.case.consent_sheets import ConsentSheet
from caseworker.ui.case.seen import CaseSeen, case_seen
from caseworker.ui.case.tab import Columns
from caseworker.ui.desk import Desk
from caseworker.ui.disclosures.before import BeforeCard
from caseworker.ui.disclosures.grounds_card import GroundsCard
from caseworker.ui.disclosures.records_card import RecordsCard
from caseworker.ui.disclosures.request_form import RequestForm
from caseworker.ui.disclosures.verdict_card import VerdictCard
from caseworker.ui.parts import Card, column

PAUSE: Final = 120  # ms after a key: the answer comes while the next key is on its way


@dataclass(frozen=True, slots=True)
class ForTray:
    """What the gate lets go, on its way to the tray: of which case, what was asked and answered."""

    case: CaseNumber
    request: Request
    verdict: Verdict


class Asking(QWidget):
    """The picture of the page, for one case.

    Signals:
        known: the case was read; carries the ToDisclose.
        records_wanted: the pieces of a request to see records are wanted; carries the Asked.
    """

    known = Signal(object)
    records_wanted = Signal(object)

    def __init__(self, desk: Desk, number: CaseNumber, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.number = number
        self._desk = desk
        self._seen: ToDisclose | None = None
        self._answered: Answered | None = None
        self._asked: Request | None = None
        self.form = RequestForm()
        self.verdict = VerdictCard()
        self.grounds = GroundsCard(desk.today, _others(desk))
        self.before = BeforeCard()
        self.records = RecordsCard(desk, number)
        self.records.chosen.connect(self.records_wanted)
        whole = Card(name="askingCard", gap=12)
        for part in (self.form, self.verdict, self.grounds):
            whole.body.addWidget(part)
        columns = Columns(7, 2)
        columns.put_left(whole)
        columns.put_right(self.before)
        columns.put_right(self.records)
        column(self, 0, 0).addWidget(columns)
        self._pause = QTimer(self, singleShot=True, interval=PAUSE)
        self._connect()
        self._look()

    @property
    def setting(self) -> str:
        """The setting of the case, once it has been read."""
        return self._seen.case.setting if self._seen is not None else ""

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        super().resizeEvent(event)
        self.form.arrange(self.width())

    def _connect(self) -> None:
        self._pause.timeout.connect(self._ask)
        self.form.edited.connect(self._pause.start)
        self.grounds.edited.connect(self._pause.start)
        self.grounds.authority_wanted.connect(self._on_authority)
        self.verdict.recording.connect(self._on_record)
        self.verdict.refusing.connect(self._on_refuse)
        self.verdict.grounding.connect(self._on_ground)
        self.verdict.going.connect(self._on_go)
        self._desk.done.connect(self._on_done)

    def _look(self) -> None:
        self._desk.see(self, to_disclose(self.number), self._on_seen)

    def _on_seen(self, seen: ToDisclose) -> None:
        is_first = self._seen is None
        self._seen = seen
        self.form.show_case(seen)
        self.before.show_lines(seen.left)
        self.known.emit(seen)
        if is_first:
            self._keep()
        self._ask()

    def _keep(self) -> None:
        """Whatever is typed here is kept (decision 12), and put back."""
        for name, form in (("disclosure", self.form), ("disclosure-facts", self.grounds.form)):
            self._desk.drafts.watch(
                f"{name}/{self.number}", form, form.edited, owner=self, case=self.number
            )

    @property
    def _request(self) -> Request | None:
        request = self.form.request(self._desk.officer)
        if request is None:
            return None
        return replace(
            request,
            ground=self.grounds.ground,
            facts=self.grounds.facts,
            authority=self.grounds.authority,
        )

    @Slot()
    def _ask(self) -> None:
        """Ask the gate; what was asked before and comes late is not shown."""
        request = self._request
        self._asked = request
        if request is None:
            self._answered = None
            self.verdict.show_open(self.form.gaps())
            return
        self._desk.see(self, answer_to(self.number, request), self._on_answered)

    def _on_answered(self, answered: Answered) -> None:
        if answered.request != self._asked or self._seen is None:
            return
        self._answered = answered
        self.verdict.show_answer(answered, self._seen.case.person, can_go=self._has_tray)
        self.grounds.show_answer(answered)

    @property
    def _has_tray(self) -> bool:
        """Whether somebody takes what the gate lets go."""
        return self._desk.isSignalConnected(QMetaMethod.fromSignal(self._desk.for_tray))

    @Slot()
    def _on_ground(self) -> None:
        self.grounds.look()
        if self._answered is not None:
            self.grounds.show_answer(self._answered)
            self.grounds.choice.setFocus()

    @Slot()
    def _on_go(self) -> None:
        """Whatever was typed since the answer is asked about first."""
        answered = self._answered
        if answered is not None and answered.request == self._request:
            self._desk.for_tray.emit(ForTray(self.number, answered.request, answered.verdict))
        else:
            self._ask()

    @Slot()
    def _on_authority(self) -> None:
        """For what is typed now: the answer may not have caught up with it yet."""
        request = self._request
        if request is not None:
            self._desk.do(ask_authority, AskAuthority(self.number, request), asker=self)

    @Slot()
    def _on_record(self) -> None:
        self._open(refused=False)

    @Slot()
    def _on_refuse(self) -> None:
        self._open(refused=True)

    def _open(self, *, refused: bool) -> None:
        """The form of consent, with what is asked for filled in."""
        request = self._asked
        if request is None:
            return

        def both(case: CaseSeen) -> None:
            def open_sheet(found: ConsentsSeen) -> None:
                scope = scope_of(request, case.today, refused=refused)
                window = self.window()
                ConsentSheet(self._desk, case, found, window, refused=refused, afresh=scope).open()

            self._desk.see(self, consents_seen(self.number), open_sheet)

        self._desk.see(self, case_seen(self.number), both)

    @Slot(object)
    def _on_done(self, done: Done) -> None:
        if done.case in {self.number, None}:
            self._look()


def _others(desk: Desk) -> str:
    """Who else here may authorise, by name."""
    others = holders(Right.GIVE_AUTHORITY, desk.here)
    return ", ".join(one.name for one in others if one.id != desk.officer.id)


def scope_of(request: Request, today: date, *, refused: bool) -> Consent:
    """The scope that a consent to this request would have, for the form to begin with."""
    to = request.recipient
    return Consent(
        event=EventId(f"disclosure to {to.organisation or to.name}"),
        given_on=today,
        giver=Giver.YOUNG_PERSON,
        giver_name="",
        refused=refused,
        covers=request.wanted,
        whole=False,
        recipients=(to.organisation or to.name,),
        purposes=(the_rules().purposes[request.purpose].words,),
    )
