"""What the forms that are walked are about: answers of the records, and what no record has."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any, Final

from PySide6.QtWidgets import QWidget

from caseworker.casework.addressees import Addressees
from caseworker.casework.authority import Asked as AskedToAuthorise
from caseworker.casework.authority_habits import Habits
from caseworker.casework.budgets import Offered
from caseworker.casework.bundles import BundleDesk, bundle_desk
from caseworker.casework.consents import ConsentsSeen, consents_seen
from caseworker.casework.consents import Line as ConsentLine
from caseworker.casework.diary import Choice
from caseworker.casework.directory import DirectorySeen, directory_seen
from caseworker.casework.found_names import Found as NameFound
from caseworker.casework.kept import KeptDesk, kept_desk
from caseworker.casework.learning_desk import LearningDesk, learning_desk
from caseworker.casework.letters import ToWrite, letters_for
from caseworker.casework.meetings import Meeting
from caseworker.casework.office import Officer, Question
from caseworker.casework.paper_pages import PaperSeen
from caseworker.casework.papers_in import PapersSeen, papers_of
from caseworker.casework.plans import NOTHING_BESIDE, Beside
from caseworker.casework.records import EVERYBODY, Among, Document
from caseworker.casework.records_held import Held as HeldPiece
from caseworker.casework.records_held import Sort
from caseworker.casework.records_requests import Asked, FoundPiece, PiecesFound
from caseworker.casework.review_desk import ReviewDesk, review_desk
from caseworker.casework.safekeeping import BackupSeen, WhyMade
from caseworker.casework.strongroom import SignIn
from caseworker.casework.support_desk import SupportDesk, support_desk
from caseworker.casework.wanted import Wanted
from caseworker.domain.budget import Budget
from caseworker.domain.budget_rules import PaymentStep, budget_rules
from caseworker.domain.case import CaseNumber, Event, EventId
from caseworker.domain.ceasing import Ending, GroundNow
from caseworker.domain.ceasing_rules import Ground, ceasing_rules
from caseworker.domain.change_reasons import Accounted, Reason, grounds
from caseworker.domain.checking.looked import Spot
from caseworker.domain.checks import Finding, checks
from caseworker.domain.circumstances.circumstance import Circumstance
from caseworker.domain.circumstances.reading import circumstances
from caseworker.domain.comparison import Change
from caseworker.domain.consent import Consent, Giver, Pieces, Standing, State
from caseworker.domain.directory import Place
from caseworker.domain.disclosure import Recipient, Request
from caseworker.domain.disposal import DisposalId, DisposalLine, DisposalList
from caseworker.domain.guard import Sort as NameSort
from caseworker.domain.health import Found
from caseworker.domain.holding import Held
from caseworker.domain.kinds import BY_LAW, plan_kinds
from caseworker.domain.law.kinds import FactSpec
from caseworker.domain.ledger import LedgerLine
from caseworker.domain.list_view import ListView
from caseworker.domain.officer import OfficerId
from caseworker.domain.packs import Moved, PackId
from caseworker.domain.placing import Institution
from caseworker.domain.plan import Plan, WorkingDraft, blank_plan
from caseworker.domain.receivers import Receiver, ReceiverId
from caseworker.domain.records_request import Work
from caseworker.domain.release import Release, ReleaseKind
from caseworker.domain.wording import ChangeKind
from caseworker.ui.case.plan_state import PlanState
from caseworker.ui.case.seen import CaseSeen
from caseworker.ui.case.tab import Tab
from caseworker.ui.desk import Desk
from caseworker.ui.forms import Around
from caseworker.ui.papers.why_it_may import Leaves
from tests.builders import NOW, OKAFOR, a_plan
from tests.casework.packed import ID, the_receiver


@dataclass(frozen=True, slots=True)
class Hold:
    """What a child holds: a desk, the window, and what the records say of one case."""

    desk: Desk
    window: QWidget
    seen: CaseSeen
    given: dict[Any, Any]
    """By the type that a form asks for."""


#: Words that a form asks for, by the name that it gives them.
WORDS: Final = {
    "title": "What is asked",
    "words": "",
    "register": "cases",
    "recipient": "Dawn Whitfield",
    "number": "",
    "series": "",
    "to": "Dawn Whitfield",
    "topic": "keyboard",
    "name": "Schools",
    "who": "Ade Bello",
    "passphrase": "seven plain words",
    "sort": "number",
}


def of_the_case(number: CaseNumber) -> dict[Any, Question[Any]]:
    """What is asked of the records, by the type of the answer."""
    return {
        LearningDesk: learning_desk(number),
        ReviewDesk: review_desk(number),
        KeptDesk: kept_desk(number),
        BundleDesk: bundle_desk(number),
        SupportDesk: support_desk(number),
        PapersSeen: papers_of(number),
        ConsentsSeen: consents_seen(number),
        DirectorySeen: directory_seen,
        tuple[ToWrite, ...]: letters_for(number),
    }


def made_up(desk: Desk, window: QWidget, seen: CaseSeen) -> dict[Any, Any]:
    """What no record has to say, by its type."""
    event, today, officer = seen.case.events[0], seen.today, desk.officer
    number = seen.case.number
    circumstance = next(one for one in circumstances().values() if one.fields)
    ground = ceasing_rules().grounds[0]
    consent = Consent(
        event.id, today, Giver.PARENT, "Dawn Whitfield", False, Pieces(), True, ("GP",), ()
    )
    line = DisposalLine(seen.case.number, "kept_long_enough", today)
    made = datetime(2026, 9, 7, 10, 0, tzinfo=UTC)
    return {
        CaseSeen: seen,
        CaseNumber: seen.case.number,
        Sequence[CaseNumber]: (seen.case.number,),
        Around: seen.around,
        Event: event,
        EventId: event.id,
        Sequence[Event]: (event,),
        Sequence[Document]: seen.documents,
        Receiver: the_receiver(),
        ReceiverId: the_receiver().id,
        Habits: Habits("Wiltshire Council"),
        Budget: Budget(event, ()),
        Budget | None: None,
        Sequence[Offered]: (Offered("provision-1", "1", "Speech therapy"),),
        Circumstance: circumstance,
        Held: Held(circumstance, today, began=event),
        Held | None: Held(circumstance, today, began=event),
        ConsentLine: ConsentLine(consent, Standing(State.IN_FORCE, "It holds.")),
        Ground: ground,
        GroundNow | None: GroundNow(ground, (), ()),
        Ending: Ending(decided=event, ground=ground),
        Sequence[FactSpec]: circumstance.fields,
        Sequence[PaymentStep]: budget_rules().steps,
        Institution: Institution("Harrow Hill School"),
        tuple[Institution, ...]: (Institution("Harrow Hill School"),),
        Place: Place("harrow", "school", "Harrow Hill School"),
        ListView: ListView(typed="Whitfield"),
        Moved: Moved.TAKEN,
        Asked: (asked := Asked(event, None, ())),
        FoundPiece: (piece := FoundPiece(_a_piece(event), (), (), None)),
        PiecesFound: PiecesFound(seen.case, asked, Work(), (piece,)),
        Leaves: Leaves(Wanted("chronology", seen.case.number)),
        PaperSeen: _a_paper(),
        ReleaseKind: "clear_copy",
        Found: Found("two_alike", seen.case.number, "They look alike."),
        BackupSeen: BackupSeen(Path("backup.caseworker"), made, 312, WhyMade.HAND, 1_000),
        DisposalList: DisposalList(DisposalId("list"), made, officer.id, officer.name, (line,)),
        PackId: PackId(ID),
        bool: True,
        date: today,
        date | None: None,
        Among: EVERYBODY,
        Choice: Choice(),
        SignIn: SignIn(OfficerId("gareth"), "Gareth Lewis", "officer"),
        Meeting: Meeting(number, event.id, "Review meeting", "Tom Whitfield", today, "", ""),
        LedgerLine: LedgerLine(Release("working_copy", "Ade Bello", officer.id, made, number="1")),
        Wanted: Wanted("chronology", number),
        NameFound: NameFound("page 1", "Bilal", NameSort.NAME, stops=True, print="ab" * 32),
        AskedToAuthorise: AskedToAuthorise("asked", number, _a_request(officer), made),
        Sequence[Accounted]: (Accounted(_a_change(), None),),
        Sequence[Reason]: (Reason(event.id, grounds()[0], "Views", "Dawn", today, "As agreed."),),
        Tab: Tab(desk, number, window),
        Finding: Finding(checks()[0], Spot("F1"), "cd" * 32),
        Plan: a_plan(),
        Beside: NOTHING_BESIDE,
        PlanState: PlanState(desk, _a_draft(seen), window),
    }


def _a_draft(seen: CaseSeen) -> WorkingDraft:
    kind = next(one for one in plan_kinds().values() if one.series != BY_LAW)
    return WorkingDraft(seen.case.number, blank_plan(kind), NOW, OKAFOR)


def _a_change() -> Change:
    return Change("F", "F1", "Provision", ChangeKind.CHANGED, "Weekly", "Daily", "ef" * 32)


def _a_request(officer: Officer) -> Request:
    dawn = Recipient("Dawn Whitfield", "parent")
    return Request(dawn, Pieces(), "moving_school", "She asks for it.", officer.id)


def _a_piece(event: Event) -> HeldPiece:
    return HeldPiece(str(event.id), Sort.ENTRY, "A request came", event.day, "Dana Okafor", ())


def _a_paper() -> PaperSeen:
    none: dict[str, Any] = {
        "pages": (),
        "notes": (),
        "people": Addressees(),
        "pdf": b"",
        "count": 0,
    }
    words: dict[str, Any] = dict.fromkeys(("about", "to", "print", "needs", "marking", "words"), "")
    can: dict[str, Any] = dict.fromkeys(("practice", "has_numbers", "is_for_the_record"), False)
    return PaperSeen("Chronology", "chronology", clear_copies=True, **words, **can, **none)
