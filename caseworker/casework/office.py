"""The one door through which records are changed, seen and drafted.

What a duty changes, the history of it in words, the audit of it in codes and the row
that lists show are one transaction: no use case can forget any of them, because none
of them is its job.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import Enum
from typing import Final, Protocol, TypeVar
from uuid import uuid4

from caseworker.casework.filings_kept import Words, WordsRead
from caseworker.casework.reckoning import as_of
from caseworker.casework.records import Document, HistoryLine, OpenRecords, Records
from caseworker.casework.restrictions import (
    ReasonNeeded,
    RestrictedCase,
    Restriction,
    hidden_from,
    restrictions,
    veiled,
)
from caseworker.casework.rights import choices, rights_of_duty, rights_of_question
from caseworker.casework.set_by_it import refuse_switched_off, ruled
from caseworker.casework.summaries import rewrite_summary
from caseworker.casework.undo import Undo
from caseworker.domain.case import Case, CaseNumber, EventId, OfficerId
from caseworker.domain.errors import NotAllowed, NotFound
from caseworker.domain.looking import OPENED, Why
from caseworker.domain.moments import day_of
from caseworker.domain.plan import Overtaken, Plan, PutBy, WorkingDraft
from caseworker.domain.returned.decided import ACT, Decided
from caseworker.domain.roles import Allowed, Colleague, Here, Right, WhyNot, may, roles_of
from caseworker.domain.site_policy import NOTHING_SET, SitePolicy

Command = TypeVar("Command")
Answer = TypeVar("Answer")

# One audit line for a stretch of editing, not for each save (decision 11).
STRETCH = timedelta(minutes=30)


class Clock(Protocol):
    """Tells the time: wall time in UTC. The practice store has its own."""

    def now(self) -> datetime: ...


class Touched(Enum):
    """What a piece of work changed, so that a page can tell whether to look again."""

    CASE = "case"
    PERSON = "person"
    DIARY = "diary"
    PLAN = "plan"
    DOCUMENTS = "documents"
    OFFICE = "office"
    BOOK = "address book"
    PLACES = "places and people"
    LISTS = "lists"


@dataclass(frozen=True, slots=True)
class Officer:
    """Who is signed in. ``role`` is as it is written in their slot (``roles_of``)."""

    id: OfficerId
    name: str
    role: str = "officer"

    @property
    def roles(self) -> frozenset[str]:
        """Every role that they hold."""
        return roles_of(self.role)

    @property
    def colleague(self) -> Colleague:
        return Colleague(self.id, self.name, self.roles)


NOBODY_ELSE: Final = Here()


@dataclass(frozen=True, slots=True)
class Sitting:
    """What a duty may know besides the records: the moment, who is doing it, who else is here."""

    at: datetime
    officer: Officer
    sign: Sign
    here: Here = NOBODY_ELSE

    @property
    def today(self) -> date:
        return day_of(self.at)

    def refuse_unless(self, *rights: Right) -> None:
        """Raises NotAllowed, with who may, where the officer lacks one of these rights."""
        for right in sorted(rights):
            answer = may(self.officer.roles, right, self.here)
            if isinstance(answer, WhyNot):
                raise NotAllowed(answer.words)


@dataclass(frozen=True, slots=True)
class Done:
    """What was done: for the screen, for the history, for the audit, for the pages.

    ``act`` is the code that the audit keeps; ``made`` names what the duty made (the
    number of a new case, say), for whoever asked. ``ref`` is what the audit keeps beside the
    code, where that is neither the entry nor what was made. ``undo`` is what takes it back.
    """

    case: CaseNumber | None
    touched: frozenset[Touched]
    sentence: str
    act: str
    event: EventId | None = None
    made: str = ""
    ref: str = ""
    undo: Undo | None = None


@dataclass(frozen=True, slots=True)
class Over:
    """What a save of the plan being written is made over.

    ``edition`` is what the plan is called from now on, ``known`` every edition that the
    writer opened or saved: over one of those nothing is lost. ``base`` is what the records
    held when the writer last knew, so that it can be told who changed what.
    """

    edition: str
    known: frozenset[str]
    base: Plan

    def knows(self, draft: WorkingDraft | None) -> bool:
        """Whether the writer has seen what the records hold."""
        return draft is not None and draft.edition in self.known


def put_by(number: CaseNumber, series: str) -> str:
    """The form under which an officer's own words are put by that can't be saved over others'."""
    return f"plan-mine/{number}/{series}"


Sign = Callable[[bytes], tuple[bytes, bytes]]
"""The signed-in officer's signature over a message, and the public key to check it by."""

Duty = Callable[[Records, Command, Sitting], Done]
Question = Callable[[Records, date], Answer]


class Office:
    """Does a duty inside one sitting, and writes what must be written about it."""

    def __init__(  # noqa: PLR0913 - all that it stands on
        self,
        open_records: OpenRecords,
        clock: Clock,
        officer: Officer,
        sign: Sign,
        colleagues: Callable[[], tuple[Colleague, ...]] | None = None,
        *,
        policy: SitePolicy = NOTHING_SET,
    ) -> None:
        """``colleagues``: all officers, or whoever is signed in. ``policy``: what IT has set."""
        self._open_records = open_records
        self._clock = clock
        self._sign = sign
        self._colleagues = colleagues or (lambda: (officer.colleague,))
        self._chosen: frozenset[str] | None = None
        self._restricted: Mapping[CaseNumber, Restriction] = {}
        self.officer = officer
        self.policy = policy
        self._stretches: dict[str, datetime] = {}

    @property
    def today(self) -> date:
        return day_of(self._clock.now())

    @property
    def here(self) -> Here:
        """Who else is here, and what the office was last known to have chosen about rights."""
        return Here(self._colleagues(), self._chosen or frozenset(), *self.policy.off)

    def may(self, right: Right) -> Allowed | WhyNot:
        """Whether the officer may. Asks nothing of the records: a page may ask it."""
        return may(self.officer.roles, right, self.here)

    def do(self, duty: Duty[Command], command: Command) -> Done:
        """Do ``duty``; if it fails, nothing at all has changed.

        Raises:
            NotAllowed: the officer lacks the right that the duty asks for.
            CaseworkerError: with words fit to show.
        """
        refuse_switched_off(self.policy, duty)
        with self._open_records() as records:
            sitting = self._sitting(records)
            sitting.refuse_unless(*rights_of_duty(duty))
            done = duty(self._seen_by_me(records), command, sitting)
            at, who = sitting.at, self.officer
            if done.case is not None:
                line = HistoryLine(done.case, at, who.id, who.name, done.sentence, done.event)
                records.write_history(line)
                rewrite_summary(records, records.case(done.case), records.office(), sitting.today)
            if Touched.OFFICE in done.touched:
                self._chosen = None
            ref = done.ref or done.event or done.made
            records.write_audit(at, who.id, done.act, done.case, ref)
        return done

    def freshen(self, most: int) -> int:
        """Work out anew the rows of lists that are of another day, law, or days of the office.

        Time alone changes what is owed: somebody comes of age, a limit begins to count; and a
        one-off bank holiday moves what is counted in working days. No fact of a case changes,
        so there is nothing for the history or the audit. Answers with how many
        cases it was; fewer than ``most``, and all are of today.
        """
        with self._open_records() as records:
            office = records.office()
            numbers = records.not_as_of(as_of(office, self.today), most)
            for number in numbers:
                rewrite_summary(records, records.case(number), office, self.today)
        return len(numbers)

    def keep_words(self, of: Document, read: WordsRead, words: Iterable[Words]) -> None:
        """Keep what a paper is found by. No fact changes: nothing for the history or the audit.

        A paper that is gone meanwhile is passed over.
        """
        with self._open_records() as records:
            if any(one.id == of.id for one in records.documents(of.case)):
                records.filings.keep_words(of.case, of.id, read, words)

    def see(self, question: Question[Answer], within: OpenRecords | None = None) -> Answer:
        """Answer a question about the records. Changes nothing.

        ``within`` opens the sittings of another lane.

        Raises:
            NotAllowed: the officer lacks the right that the question asks for.
        """
        refuse_switched_off(self.policy, question)
        with (within or self._open_records)() as records:
            self._sitting(records).refuse_unless(*rights_of_question(question))
            return question(self._seen_by_me(records), self.today)

    def see_noted(
        self, question: Question[Answer], act: str, ref: str = "", case: CaseNumber | None = None
    ) -> Answer:
        """Answer a question that is itself a line of the audit: about who looked at what, say."""
        refuse_switched_off(self.policy, question)
        with self._open_records() as records:
            self._sitting(records).refuse_unless(*rights_of_question(question))
            answer = question(ruled(records, self.policy), self.today)
            records.write_audit(self._clock.now(), self.officer.id, act, case, ref)
        return answer

    def open_case(self, number: CaseNumber, why: Why | None = None) -> Case:
        """One whole case. That it was looked at is kept in the audit.

        Of a restricted case the audit keeps the code of the reason, and its history the words.

        Raises:
            NotFound: there is no such case.
            NotAllowed: the officer may open no case.
            RestrictedCase: they are not named for this one.
            ReasonNeeded: they are, and have to say why they open it.
        """
        at = self._clock.now()
        with self._open_records() as records:
            self._sitting(records).refuse_unless(Right.OPEN_CASE)
            self._refuse_restricted(number)
            case = records.case(number)
            is_restricted = number in self._restricted
            if is_restricted and why is None:
                raise ReasonNeeded
            records.note_opened(number, self.officer.id, at)
            code = why.code if is_restricted and why is not None else ""
            records.write_audit(at, self.officer.id, OPENED, number, code)
            if is_restricted and why is not None:
                who, words = self.officer, f"Opened this restricted case. {why.words}"
                records.write_history(HistoryLine(number, at, who.id, who.name, words, None))
        return case

    def see_document(self, document: Document) -> bytes:
        """The bytes of one document, to be read. That it was looked at is kept in the audit.

        Raises:
            NotFound: there is no such document in that case.
            NotAllowed: the officer may open no case.
        """
        at = self._clock.now()
        with self._open_records() as records:
            self._sitting(records).refuse_unless(Right.OPEN_CASE)
            self._refuse_restricted(document.case)
            if all(kept.id != document.id for kept in records.documents(document.case)):
                raise NotFound("There is no such document in this case.")
            content = records.document_content(document.id)
            who, act = self.officer.id, "document_opened_to_view"
            records.write_audit(at, who, act, document.case, document.id)
        return content

    def keep_draft(self, form: str, text: str, case: CaseNumber | None = None) -> None:
        """Keep what is being typed into ``form``, so that no lock, crash or kill loses it."""
        at = self._clock.now()
        with self._open_records() as records:
            if case is not None:
                self._sitting(records).refuse_unless(Right.CHANGE_CASE)
                self._refuse_restricted(case)
            records.keep_draft(form, self.officer.id, text, at)
            self._note_stretch(records, form, at, case)

    def keep_plan(
        self,
        number: CaseNumber,
        plan: Plan,
        over: Over | None = None,
        decided: Decided | None = None,
    ) -> WorkingDraft:
        """Keep the plan being written: the one draft that all officers share.

        ``over`` says what the writer knows of it; None asks nothing. ``decided`` are changes
        from Word that were accepted or refused in it: the history and the audit say so.
        Answers with what was kept, for “saved 14:02”.

        Raises:
            Overtaken: the records hold what the writer never saw. It stays as it is, and what
                was to be kept is put by as this officer's own.
        """
        at = self._clock.now()
        edition = over.edition if over else uuid4().hex
        kept = WorkingDraft(number, plan, at, self.officer.id, edition)
        with self._open_records() as records:
            self._sitting(records).refuse_unless(Right.CHANGE_CASE)
            self._refuse_restricted(number)
            theirs = records.working_draft(number, kept.series)
            overtaken = over is not None and not over.knows(theirs)
            if overtaken and over is not None:
                form, words = put_by(number, kept.series), PutBy(plan, over.base).to_text()
                records.keep_draft(form, self.officer.id, words, at)
            else:
                records.keep_working_draft(kept)
                self._note_decided(records, kept, decided)
            self._note_stretch(records, f"plan/{number}", at, number)
        if overtaken:
            raise Overtaken(theirs)
        return kept

    def keep_place(self, form: str, place: str) -> None:
        """Keep where the cursor of this officer stands: it says nothing that the audit asks for."""
        with self._open_records() as records:
            records.keep_draft(form, self.officer.id, place, self._clock.now())

    def draft(self, form: str) -> str | None:
        """What this officer had typed into ``form``, if it never became a fact."""
        with self._open_records() as records:
            return records.draft(form, self.officer.id)

    def drop_draft(self, form: str) -> None:
        """Forget the typing of ``form``: it has become a fact, or was given up."""
        with self._open_records() as records:
            records.drop_draft(form, self.officer.id)
        self._stretches.pop(form, None)

    def _sitting(self, records: Records) -> Sitting:
        if self._chosen is None:
            self._chosen = choices(records)
            self._restricted = restrictions(records)
        return Sitting(self._clock.now(), self.officer, self._sign, self.here)

    def _seen_by_me(self, records: Records) -> Records:
        return ruled(veiled(records, hidden_from(self.officer.id, self._restricted)), self.policy)

    def _refuse_restricted(self, number: CaseNumber) -> None:
        if number in hidden_from(self.officer.id, self._restricted):
            raise RestrictedCase

    def _note_decided(self, records: Records, kept: WorkingDraft, decided: Decided | None) -> None:
        if decided is not None:
            who, at = self.officer, kept.saved_at
            line = HistoryLine(kept.case, at, who.id, who.name, decided.sentence, None)
            records.write_history(line)
            records.write_audit(at, who.id, ACT, kept.case)

    def _note_stretch(
        self, records: Records, form: str, at: datetime, case: CaseNumber | None
    ) -> None:
        begun = self._stretches.get(form)
        if begun is None or at - begun > STRETCH:
            records.write_audit(at, self.officer.id, "typing_kept", case)
            self._stretches[form] = at
