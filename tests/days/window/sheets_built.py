"""Every sheet of the program, and what the ones that keep no typing are about.

The forms that keep theirs are built as ``tests/restart/forms_built.py`` says; what the others ask
for stands here, each sort once, so that a new sheet is walked as soon as it is written.
"""

from __future__ import annotations

import inspect
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import UTC, date, datetime
from functools import partial
from importlib import import_module
from pathlib import Path
from typing import Any, Final

from PySide6.QtWidgets import QDialog, QPushButton

from caseworker.casework.address_book import BookSeen, book_seen
from caseworker.casework.authority import Asked
from caseworker.casework.diary import Choice, DiaryDay, span
from caseworker.casework.found_names import Found
from caseworker.casework.list_file import ListFile, ListSheet
from caseworker.casework.meetings import Meeting
from caseworker.casework.office import Question
from caseworker.casework.plans import Beside, PlanDesk, plan_desk
from caseworker.casework.records import EVERYBODY, Among
from caseworker.casework.records import Document as Paper
from caseworker.casework.strongroom import SignIn
from caseworker.casework.transfers import SealedPack
from caseworker.casework.versions import VersionSeen, versions_seen
from caseworker.casework.wanted import Wanted
from caseworker.domain.bank_holidays import Calendar, england
from caseworker.domain.blocks import paragraphs
from caseworker.domain.case import CaseNumber
from caseworker.domain.checks import Finding
from caseworker.domain.consent import Pieces
from caseworker.domain.disclosure import Recipient, Request
from caseworker.domain.glossary import Term, glossary
from caseworker.domain.guard import Sort
from caseworker.domain.help import Key, the_help
from caseworker.domain.kinds import PlanKind, plan_kinds
from caseworker.domain.ledger import LedgerLine
from caseworker.domain.list_view import ColumnFilter, ShownColumn
from caseworker.domain.packs import PackId
from caseworker.domain.plan import Plan, PutBy, Section, Version, WorkingDraft
from caseworker.domain.release import Release
from caseworker.ui.address_book.card_sheet import CardSheet
from caseworker.ui.address_book.compare_sheet import CompareSheet
from caseworker.ui.bring_list.sheet import BringListSheet
from caseworker.ui.case.intake import Intake
from caseworker.ui.case.join_sheet import JoinSheet
from caseworker.ui.case.plan import PlanTab
from caseworker.ui.case.plan_state import PlanState
from caseworker.ui.case.tab import Tab
from caseworker.ui.directory.place_sheet import PlaceSheet
from caseworker.ui.entry_sheet import EntrySheet
from caseworker.ui.helping.here import FieldHere
from caseworker.ui.receiving.piece_sheet import ToRead
from caseworker.ui.registers.col import Col, Kind
from caseworker.ui.registers.register import Called
from caseworker.ui.say import Question as Asking
from caseworker.ui.say import ask
from tests.exchange.slips_made import a_card
from tests.restart.every_form import OF_CUSTODY
from tests.restart.forms_built import built, modules
from tests.restart.made_up import Hold
from tests.transfer_files import a_transfer_file
from tests.ui.hands import find

CHILDREN: Final = (
    "First name,Last name,Date of birth,SEN Support since\n"
    "Maya,Rowntree,17/04/2012,09/01/2024\nKacper,Nowak,31/12,\n"
)
MADE: Final = datetime(2026, 9, 7, 10, 0, tzinfo=UTC)
SHEETS: Final = "caseworker.ui."
LIST: Final = ListSheet(
    "Schools",
    (("Name", "Town", "Telephone"), ("Harrow Hill School", "Northmere", "01632 960101")),
)
FOR_A_SOLICITOR: Final = Request(
    Recipient("S. Rahman", "solicitor"), Pieces(), "legal_advice", "An appeal", ""
)


def sheets() -> dict[str, type[QDialog]]:
    """Every class of a sheet, and of another dialog, that is no base of others alone."""
    found = {
        one
        for module in modules()
        for one in vars(import_module(module)).values()
        if inspect.isclass(one) and issubclass(one, QDialog) and one.__module__ == module
    }
    bases = {one for one in found if any(one in other.__mro__[1:] for other in found)}
    return {f"{one.__module__.removeprefix(SHEETS)}.{one.__name__}": one for one in found - bases}


def makers(hold: Hold, custody: Hold) -> dict[str, Callable[[], QDialog]]:
    """How each sheet is made; those that look otherwise later on are there once more."""
    found = {
        name: partial(_made, one, custody if one in OF_CUSTODY else hold)
        for name, one in sorted(sheets().items())
    }
    apart, other = hold.seen.case.number, custody.seen.case.number
    joining = partial(JoinSheet, hold.desk, apart, hold.window, other=other)
    listing = partial(BringListSheet, hold.desk, hold.window)
    sender = next(one for one in hold.given[BookSeen].receivers if one.key is not None)
    grave = Asking("Delete it?", "It is gone for good.", "Delete", "Keep it", is_grave=True)
    return {
        **found,
        "join_sheet, both cases side by side": joining,
        "bring_list, its columns": listing,
        "bring_list, its lines": listing,
        "compare_sheet, both words": partial(CompareSheet, hold.desk, sender.id, hold.window),
        "say.ask": lambda: ask(hold.window, grave, lambda: None),
    }


def _made(one: type[QDialog], hold: Hold) -> QDialog:
    if one is EntrySheet:
        kinds = [kind.name for kind in hold.seen.open_kinds()][:2]
        return EntrySheet(hold.desk, kinds, hold.seen.around, hold.window)
    made = built(one, hold)
    assert isinstance(made, QDialog)
    return made


def begun(sheet: QDialog) -> None:
    """Shown; some sheets ask the records first what they are to say."""
    if isinstance(sheet, CardSheet | CompareSheet):
        sheet.begin()
    else:
        sheet.open()


def further(name: str, sheet: QDialog, folder: Path) -> Iterator[None]:
    """What an officer does on it first; between two steps the records answer."""
    if isinstance(sheet, BringListSheet) and name.startswith("bring_list, "):
        file = folder / "children.csv"
        file.write_text(CHILDREN, "utf-8")
        sheet.take(file)
        yield
        if name.endswith("lines"):
            find(sheet, QPushButton, "bringListNext").click()
            yield
    if isinstance(sheet, PlaceSheet):
        find(sheet, QPushButton, "placePeopleAdd").click()
        yield


def asked_beside(number: CaseNumber, today: date) -> dict[Any, Question[Any]]:
    """What is asked of the records beside what the forms ask, by the type of the answer."""
    return {
        PlanDesk: plan_desk(number),
        tuple[VersionSeen, ...]: versions_seen(number),
        BookSeen: book_seen,
        DiaryDay: lambda records, day: span(today, today, Choice(), 5)(records, day).days[0],
    }


def with_the_rest(hold: Hold, folder: Path) -> Hold:
    """What the sheets ask for that keep no typing, beside what is held already."""
    given, desk, case = hold.given, hold.desk, hold.seen.case
    tab = PlanTab(desk, case.number, hold.window)
    tab.hide()
    tab.show_case(hold.seen)
    plan: PlanDesk = given[PlanDesk]
    assert plan.draft is not None
    versions: tuple[VersionSeen, ...] = given[tuple[VersionSeen, ...]]
    pupil = folder / "pupil.xml"
    pupil.write_bytes(a_transfer_file())
    release = Release("clear_copy", "S. Rahman", desk.officer.name, MADE, "An appeal", 1)
    meant = plan.draft.plan
    mine = meant.with_section("A", Section(paragraphs("He likes to draw.")))
    rest: dict[Any, Any] = {
        bytes: a_card(),
        Asked: Asked("asked", case.number, FOR_A_SOLICITOR, MADE),
        Plan: meant,
        PlanState: PlanState(desk, plan.draft, hold.window),
        Beside: plan.beside,
        Tab: tab,
        Finding: plan.findings[0],
        WorkingDraft: plan.draft,
        PutBy: PutBy(mine, meant),
        PlanKind: plan_kinds()[meant.kind],
        Version: versions[-1].version,
        VersionSeen: versions[-1],
        Intake: Intake(desk, case.number, hold.window),
        Path: pupil,
        CaseNumber | None: None,
        date: hold.seen.today,
        date | None: hold.seen.today,
        Calendar: england(),
        Meeting: Meeting(
            case.number, case.events[0].id, "Annual review", "Tom Whitfield", hold.seen.today,
            "10:00", "Harrow Hill School",
        ),
        Among: EVERYBODY,
        ListFile: ListFile((LIST, LIST), "ab" * 32),
        BaseException: ValueError("made up"),
        FieldHere: FieldHere("Day", ("The day on which it happened.",)),
        Iterable[Key]: the_help().keys,
        Choice: Choice(),
        Wanted: Wanted("chronology", case.number),
        Found: Found("Section B", "Maya", Sort.NAME, stops=True, print="print"),
        Paper: hold.seen.documents[0],
        ToRead: ToRead("Advice.txt", "txt", b"He is well."),
        LedgerLine: LedgerLine(release, case.number),
        SignIn: SignIn(desk.officer.id, desk.officer.name, "administrator"),
        Term: next(iter(glossary().values())),
        Called: Called("ledgerTable", "The ledger", "Filter by anything that it says"),
        Sequence[Col]: (cols := _cols()),
        Col: cols[0],
        Sequence[ShownColumn]: (ShownColumn("to"),),
        Mapping[str, int]: {"S. Rahman": 1, "Dawn Whitfield": 2},
        ColumnFilter | None: None,
        Iterable[Any]: (LedgerLine(release, case.number),),
        SealedPack: SealedPack(
            PackId("pack"), 1, "pack.caseworker-pack", "ab" * 32, 4096, "cd" * 32, "ef" * 32, 1,
            "print", release, {}, b"",
        ),
        Callable[[Any], str]: lambda line: line.number,
        Callable[[Any], CaseNumber | None]: lambda line: line.case,
    }  # fmt: skip
    return Hold(desk, hold.window, hold.seen, {**given, **rest})


def _cols() -> Sequence[Col]:
    return (
        Col("to", "For whom", 180, lambda one, _: one.release.to, 0, Kind.CHOICE, grows=True),
        Col("number", "Number", 100, lambda one, _: one.number, 1),
    )
