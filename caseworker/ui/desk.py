"""Where the pages hand work in, and hear what became of it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from functools import partial
from typing import Final, TypeVar

from PySide6.QtCore import QObject, QTimer, Signal, Slot
from shiboken6 import isValid

from caseworker.casework.drawer import PaperDrawer
from caseworker.casework.office import Done, Duty, Officer, Over, Question
from caseworker.casework.records import Document
from caseworker.casework.strongroom import OpenStore
from caseworker.domain.case import Case, CaseNumber
from caseworker.domain.errors import CaseworkerError, NoRoom, NotAllowed, WentWrong
from caseworker.domain.looking import Why
from caseworker.domain.moments import day_of
from caseworker.domain.plan import Plan, WorkingDraft
from caseworker.domain.returned.decided import Decided
from caseworker.domain.roles import Here, Right, WhyNot
from caseworker.ui.drafts import Drafts
from caseworker.ui.here import answerable
from caseworker.ui.tasks import Tasks
from caseworker.ui.unkept import Unkept

Command = TypeVar("Command")
Answer = TypeVar("Answer")
Refused = Callable[[CaseworkerError], None]
AT_ONCE: Final = 5
"""Cases worked out anew in one go: whatever an officer does waits for no more than these."""
BREATH: Final = 20  # ms between two such goes
TIGHT: Final = (
    "The disk is full. What you typed was kept, in room that is put by for this. "
    "Free some space now."
)


class Desk(QObject):
    """Runs the work of one unlocked store away from the window, in two lanes.

    The records lane is the only writer. The papers lane reads, for what takes long: papers, checks.

    Signals:
        done: a duty was done; carries the Done. Pages look again if it touches them.
        refused: it was not allowed, or not possible; carries the words and their source.
        eased: what had not been possible has been done after all; carries the words.
        broken: a fault of ours; carries the exception. The asker hears it refused as ``WentWrong``.
        noted: the history of a case says more; carries its number. Nobody asked for it.
        wordless: a paper was read for the search and none of its words are found; carries its case.
        freshened: a new day, law or calendar of the office has changed what lists show.
        closing: the records are about to be locked; what can't be finished is put right now.
        went_back: the records are those of a backup now; whatever is shown is of others.
        for_tray: what the gate lets go is to be collected in the tray; carries the ForTray.
    """

    done = Signal(object)
    refused = Signal(str, str)
    eased = Signal(str)
    broken = Signal(object)
    noted = Signal(str)
    wordless = Signal(str)
    freshened = Signal()
    closing = Signal()
    went_back = Signal()
    for_tray = Signal(object)

    def __init__(
        self,
        store: OpenStore,
        records: Tasks,
        papers: Tasks,
        parent: QObject | None = None,
        *,
        drawer: PaperDrawer | None = None,
    ) -> None:
        """``drawer`` draws what is looked at while it is written; without one, it makes its own.

        It is closed as the records are locked.
        """
        super().__init__(parent)
        self._store = store
        self._records = records
        self._papers = papers
        self._is_closed = False
        self.policy = store.office.policy
        self.drawer = drawer or PaperDrawer()
        self.drafts = Drafts(self, self)
        self.unkept = Unkept(self, self)
        self.unkept.told.connect(self._on_not_kept)
        self.drafts.not_kept.connect(self._on_not_kept)
        self.drafts.kept_after_all.connect(self._on_kept_after_all)

    @property
    def officer(self) -> Officer:
        """Who is signed in."""
        return self._store.officer

    @property
    def here(self) -> Here:
        """Who else is here, and what the office chose about rights."""
        return self._store.office.here

    def may(self, right: Right) -> bool:
        """Whether whoever is signed in may do this. The office asks again when it is done."""
        return self.why_not(right) is None

    def why_not(self, right: Right) -> str | None:
        """Why they may not, in words to stand beside what is greyed; None where they may."""
        answer = self._store.office.may(right)
        return answer.words if isinstance(answer, WhyNot) else None

    @property
    def today(self) -> date:
        """The store's own today: the practice store has a clock of its own."""
        return day_of(self._store.clock.now())

    @property
    def now(self) -> datetime:
        """The store’s own moment, with its zone."""
        return self._store.clock.now()

    @property
    def wall(self) -> datetime:
        """The moment on the wall: backups are made by it, in a practice store, too."""
        return self._store.wall()

    @property
    def practice(self) -> bool:
        return self._store.practice

    def do(
        self,
        duty: Duty[Command],
        command: Command,
        *,
        asker: QObject | None = None,
        then: Callable[[Done], None] | None = None,
        refused: Refused | None = None,
    ) -> None:
        """Do ``duty``. ``done`` is heard by every page, whether or not the asker is still here.

        ``then`` and ``refused`` answer the asker alone; a refusal that the asker hears
        (to show beside a field) is not said again in the message bar.
        """
        store = self._store

        def answer(done: Done) -> None:
            self.done.emit(done)
            if then is not None and answerable(asker):
                then(done)

        self._records.run(
            self,
            lambda: store.office.do(duty, command),
            then=answer,
            failed=lambda error: self._hear(error, refused if answerable(asker) else None),
        )

    def see(
        self,
        asker: QObject,
        question: Question[Answer],
        then: Callable[[Answer], None],
        *,
        refused: Refused | None = None,
    ) -> None:
        """Ask the records; the answer is dropped if ``asker`` is gone."""
        self._ask(self._records, asker, lambda: self._store.office.see(question), then, refused)

    def open_case(
        self,
        asker: QObject,
        number: CaseNumber,
        then: Callable[[Case], None],
        *,
        why: Why | None = None,
        refused: Refused | None = None,
    ) -> None:
        """One whole case; that it was looked at is kept in the audit."""
        office = self._store.office
        self._ask(self._records, asker, lambda: office.open_case(number, why), then, refused)

    def see_noted(
        self, asker: QObject, question: Question[Answer], then: Callable[[Answer], None], act: str
    ) -> None:
        """Ask the records something that is itself a line of the audit."""
        office = self._store.office
        self._ask(self._records, asker, lambda: office.see_noted(question, act), then, None)

    def see_document(
        self,
        asker: QObject,
        document: Document,
        then: Callable[[bytes], None],
        *,
        refused: Refused | None = None,
    ) -> None:
        """The bytes of a document; that it was looked at is kept in the audit."""
        store = self._store
        self._ask(self._records, asker, lambda: store.office.see_document(document), then, refused)

    def paper(
        self,
        asker: QObject,
        question: Question[Answer],
        then: Callable[[Answer], None],
        *,
        refused: Refused | None = None,
    ) -> None:
        """Ask something that takes long (a drawn paper), on the papers lane. It can't write."""
        store = self._store

        def work() -> Answer:
            return store.office.see(question, store.reading())

        self._ask(self._papers, asker, work, then, refused)

    def store(
        self,
        asker: QObject,
        work: Callable[[OpenStore], Answer],
        then: Callable[[Answer], None],
        *,
        refused: Refused | None = None,
    ) -> None:
        """Something about the store itself: officers, passphrases, its health."""
        self._ask(self._records, asker, lambda: work(self._store), then, refused)

    def upkeep(
        self,
        asker: QObject,
        work: Callable[[OpenStore], Answer],
        then: Callable[[Answer], None],
        *,
        refused: Refused | None = None,
    ) -> None:
        """Backing up and checking, on the papers lane so that saving never waits for it."""
        self._ask(self._papers, asker, lambda: work(self._store), then, refused)

    def freshen(self) -> None:
        """Work out anew what lists show, where it is of another day: a few cases at a time.

        Whatever an officer does in between goes first. Does nothing where all is of today,
        and gives up without a word where there is no room: the next start tries again.
        """
        freshen = self._store.office.freshen

        def portion(before: int) -> None:
            then = partial(after, before)
            self._ask(self._records, self, lambda: freshen(AT_ONCE), then, lambda _: None)

        def after(before: int, done: int) -> None:
            if done == AT_ONCE:
                QTimer.singleShot(BREATH, self, partial(portion, before + done))
            elif before + done:
                self.freshened.emit()

        portion(0)

    def keep_draft(
        self,
        form: str,
        text: str,
        case: CaseNumber | None = None,
        *,
        then: Callable[[], None] | None = None,
        unkept: Refused | None = None,
    ) -> None:
        """Keep what is being typed into ``form``."""
        if self._is_closed:
            return
        office = self._store.office

        def answer(kept: tuple[None, bool]) -> None:
            self._tell_if_tight(kept[1])
            if then is not None:
                then()

        self._records.run(
            self,
            lambda: _at_last(lambda: office.keep_draft(form, text, case)),
            then=answer,
            failed=lambda error: self._hear(error, unkept),
        )

    def keep_plan(  # noqa: PLR0913 - what to keep, over what, and who is told
        self,
        asker: QObject,
        number: CaseNumber,
        plan: Plan,
        then: Callable[[WorkingDraft], None],
        *,
        over: Over | None = None,
        decided: Decided | None = None,
        refused: Refused | None = None,
    ) -> None:
        """Keep the plan that is being written; answers with what was kept."""
        office = self._store.office

        def answer(kept: tuple[WorkingDraft, bool]) -> None:
            self._tell_if_tight(kept[1])
            then(kept[0])
            if decided is not None:
                self.noted.emit(number)

        self._ask(
            self._records,
            asker,
            lambda: _at_last(lambda: office.keep_plan(number, plan, over, decided)),
            answer,
            refused,
        )

    def keep_place(self, form: str, place: str) -> None:
        """Keep where the cursor stands in what is written under ``form``."""
        self._quietly(lambda: self._store.office.keep_place(form, place))

    def draft(self, asker: QObject, form: str, then: Callable[[str | None], None]) -> None:
        """What this officer had typed into ``form``, None if there is nothing."""
        self._ask(self._records, asker, lambda: self._store.office.draft(form), then, None)

    def drop_draft(self, form: str) -> None:
        """Forget the typing of ``form``."""
        self._quietly(lambda: self._store.office.drop_draft(form))

    def close(self, asker: QObject, then: Callable[[], None]) -> None:
        """Keep what is being typed, finish what was begun, and forget the keys.

        The store is closed whether or not ``asker`` is still here to be told. Questions that
        a page asks from now on are dropped: nobody is left to look at the answers.
        """
        self.closing.emit()
        self.drafts.flush()
        self._is_closed = True
        self.drawer.close()
        store, records = self._store, self._records

        def tell(_: object) -> None:
            if isValid(asker):
                then()

        def shut(_: object) -> None:
            records.run(records, store.close, then=tell, failed=tell)

        self._papers.run(records, lambda: None, then=shut, failed=shut)

    def _quietly(self, work: Callable[[], None]) -> None:
        if not self._is_closed:
            self._records.run(self, work, then=lambda _: None, failed=self._hear)

    def _ask(
        self,
        lane: Tasks,
        asker: QObject,
        work: Callable[[], Answer],
        then: Callable[[Answer], None],
        refused: Refused | None,
    ) -> None:
        if not self._is_closed:
            lane.run(asker, work, then=then, failed=lambda error: self._hear(error, refused))

    def _tell_if_tight(self, is_tight: bool) -> None:  # noqa: FBT001 - handed on from the lane
        if is_tight:
            self.refused.emit(TIGHT, "")

    @Slot(str)
    def _on_not_kept(self, words: str) -> None:
        self.refused.emit(words, "")

    @Slot()
    def _on_kept_after_all(self) -> None:
        self.eased.emit("What you typed is kept now.")

    def _hear(self, error: Exception, refused: Refused | None = None) -> None:
        if not isinstance(error, CaseworkerError):
            self.broken.emit(error)
            if refused is not None:
                refused(WentWrong())
        elif refused is not None:
            refused(error)
        else:
            source = error.source if isinstance(error, NotAllowed) else ""
            self.refused.emit(str(error), source)


def _at_last(keep: Callable[[], Answer]) -> tuple[Answer, bool]:
    """What came of keeping what is typed, and whether it took the room that was put by.

    A full disk gives that room up as it refuses (``storage.ballast``), and nobody has pressed
    anything that they could press again: the next thing may be the lock.
    """
    try:
        return keep(), False
    except NoRoom:
        return keep(), True
