"""Every form that keeps what is typed, found by reading the windows, and built by what it asks for.

A form asks for a desk, a parent, and things that it is about; each sort of thing stands here
once, so that a new form is walked as soon as it is written.
"""

from __future__ import annotations

import ast
import inspect
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cache
from importlib import import_module
from pathlib import Path
from typing import Any, Final, get_type_hints

from PySide6.QtWidgets import QWidget

from caseworker.casework.addressees import Addressees
from caseworker.casework.authority_habits import Habits
from caseworker.casework.budgets import Offered
from caseworker.casework.bundles import BundleDesk, bundle_desk
from caseworker.casework.consents import ConsentsSeen, consents_seen
from caseworker.casework.consents import Line as ConsentLine
from caseworker.casework.directory import DirectorySeen, directory_seen
from caseworker.casework.kept import KeptDesk, kept_desk
from caseworker.casework.learning_desk import LearningDesk, learning_desk
from caseworker.casework.letters import ToWrite, letters_for
from caseworker.casework.office import Officer, Question
from caseworker.casework.paper_pages import PaperSeen
from caseworker.casework.papers_in import PapersSeen, papers_of
from caseworker.casework.records import Document
from caseworker.casework.records_held import Held as HeldPiece
from caseworker.casework.records_held import Sort
from caseworker.casework.records_requests import Asked, FoundPiece, PiecesFound
from caseworker.casework.review_desk import ReviewDesk, review_desk
from caseworker.casework.safekeeping import BackupSeen, WhyMade
from caseworker.casework.support_desk import SupportDesk, support_desk
from caseworker.casework.wanted import Wanted
from caseworker.domain.budget import Budget
from caseworker.domain.budget_rules import PaymentStep, budget_rules
from caseworker.domain.case import CaseNumber, Event, EventId
from caseworker.domain.ceasing import Ending, GroundNow
from caseworker.domain.ceasing_rules import Ground, ceasing_rules
from caseworker.domain.circumstances.circumstance import Circumstance
from caseworker.domain.circumstances.reading import circumstances
from caseworker.domain.consent import Consent, Giver, Pieces, Standing, State
from caseworker.domain.directory import Place
from caseworker.domain.disposal import DisposalId, DisposalLine, DisposalList
from caseworker.domain.health import Found
from caseworker.domain.holding import Held
from caseworker.domain.law.kinds import FactSpec
from caseworker.domain.list_view import ListView
from caseworker.domain.packs import Moved, PackId
from caseworker.domain.placing import Institution
from caseworker.domain.receivers import Receiver, ReceiverId
from caseworker.domain.records_request import Work
from caseworker.domain.release import ReleaseKind
from caseworker.ui.case.facts import FactsSheet
from caseworker.ui.case.seen import CaseSeen
from caseworker.ui.desk import Desk
from caseworker.ui.forms import Around
from caseworker.ui.papers.why_it_may import Leaves
from tests.house.source import HOME

WATCHES: Final = ("drafts.watch", "keep_as")
"""Calls by which a class keeps the typing of its form."""
#: Forms that are not walked, and why.
NOT_YET: Final = {
    "address_book.compare_sheet.CompareSheet": "opens once a card of another office came in",
    "bring_list.sheet.BringListSheet": "has no fields before a file was read",
    "case.apart_sheet.ApartSheet": "has its field on a case that was joined from two",
    "case.budget_sheets.FillSheet": "nothing is typed in it",
    "case.join_sheet.JoinSheet": "keeps what is chosen once the other case was found",
    "receiving.review.ReviewWork": "needs a pack that came in",
}


@dataclass(frozen=True, slots=True)
class Hold:
    """What a child holds: a desk, the window, and what the records say of one case."""

    desk: Desk
    window: QWidget
    seen: CaseSeen
    given: dict[Any, Any]
    """By the type that a form asks for."""


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


def made_up(seen: CaseSeen, officer: Officer) -> dict[Any, Any]:
    """What no record has to say, by its type."""
    event, today = seen.case.events[0], seen.today
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
        Receiver: Receiver(ReceiverId("wiltshire"), "Wiltshire Council", "authority"),
        ReceiverId: ReceiverId("wiltshire"),
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
        PackId: PackId("pack"),
        bool: True,
    }


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


#: Words that a form asks for, by the name that it gives them.
WORDS: Final = {
    "title": "What is asked",
    "words": "",
    "register": "cases",
    "recipient": "Dawn Whitfield",
    "number": "",
}


def built(form: type[QWidget], hold: Hold) -> QWidget:
    """A form, with everything that it asks for."""
    hints = get_type_hints(form.__init__)
    asked = inspect.signature(form.__init__).parameters
    given: dict[str, Any] = {}
    for name, one in asked.items():
        if name == "self" or (one.default is not inspect.Parameter.empty and name != "parent"):
            continue
        given[name] = _given(name, hints[name], form, hold)
    return form(**given)


def _given(name: str, hint: Any, form: type[QWidget], hold: Hold) -> Any:
    if name == "desk":
        return hold.desk
    if name == "parent":
        return hold.window
    if form is FactsSheet and name in {"values", "save"}:
        return {} if name == "values" else lambda *_: None
    if hint is str:
        return WORDS[name]
    if hint is ToWrite:
        return hold.given[tuple[ToWrite, ...]][0]
    return hold.given[hint]


# Which they are


@cache
def classes() -> dict[str, type[QWidget]]:
    """Every class of the windows that keeps its typing, and is no base of others alone."""
    own = {_class(module, name) for module, name in _that_watch()}
    found = {
        one
        for module in _modules()
        for one in vars(import_module(module)).values()
        if inspect.isclass(one) and issubclass(one, QWidget)
        if one.__module__ == module and own & set(one.__mro__)
    }
    bases = {one for one in found if any(one in other.__mro__[1:] for other in found)}
    return {
        f"{one.__module__.removeprefix('caseworker.ui.')}.{one.__name__}": one
        for one in found - bases
    }


def _class(module: str, name: str) -> type[QWidget]:
    found: type[QWidget] = getattr(import_module(module), name)
    return found


def _modules() -> Iterator[str]:
    for path in sorted((HOME / "caseworker" / "ui").rglob("*.py")):
        yield ".".join(path.relative_to(HOME).with_suffix("").parts).removesuffix(".__init__")


def trees() -> Iterator[tuple[str, ast.ClassDef]]:
    """Every class of the windows, as it is written."""
    for module in _modules():
        path = HOME.joinpath(*module.split("."))
        text = (
            path.with_suffix(".py") if path.with_suffix(".py").is_file() else path / "__init__.py"
        )
        for one in ast.parse(text.read_text("utf-8")).body:
            if isinstance(one, ast.ClassDef):
                yield module, one


def _that_watch() -> Iterator[tuple[str, str]]:
    for module, one in trees():
        calls = (ast.unparse(each.func) for each in ast.walk(one) if isinstance(each, ast.Call))
        if any(call.endswith(WATCHES) for call in calls):
            yield module, one.name
