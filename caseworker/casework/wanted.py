"""Which paper is wanted, and the plans among them gathered from the records."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from typing import Literal

from caseworker.casework.addressees import print_in
from caseworker.casework.plans import advice_in
from caseworker.casework.records import EVERYBODY, Among, Records
from caseworker.documents.case_list import CaseListToPrint
from caseworker.documents.ehc_plan import PlanToPrint
from caseworker.documents.leaving_list import LeavingToPrint
from caseworker.documents.letters_made import LetterMade
from caseworker.documents.moving_on import MovingOnToPrint
from caseworker.documents.named_list import NamedListToPrint
from caseworker.documents.part import PartOf
from caseworker.domain.case import CaseNumber
from caseworker.domain.disagreed_with import said_of
from caseworker.domain.errors import NotFound
from caseworker.domain.figures.table import Table
from caseworker.domain.kinds import BY_LAW
from caseworker.domain.ledger import LedgerAsked
from caseworker.domain.list_seen import ListSeen
from caseworker.domain.looking import LookingList
from caseworker.domain.plan import Plan, Version, VersionKind
from caseworker.domain.prints import ORDINARY
from caseworker.domain.report import Report
from caseworker.domain.withheld import cut

Form = Literal["pdf", "csv", "xlsx", "record", "docx"]


@dataclass(frozen=True, slots=True)
class Wanted:
    """A paper somebody asks for: which kind, of which case, and which one of its kind.

    What stands below ``which`` is for letters: to whom, about which adviser or
    institution, and what the officer typed because the case could not say it. ``among`` is
    for lists: whose cases they are narrowed to. ``form`` is what it leaves as: a paper, the
    numbers of one, one to be kept for good with what it says as data (PDF/A-3A), or a Word
    document to be written in.
    """

    paper: str
    case: CaseNumber | None = None
    which: str = ""
    about: str = ""
    to: str = ""
    officer: str = ""
    role: str = ""
    words: tuple[tuple[str, str], ...] = ()
    days: tuple[tuple[str, date], ...] = ()
    enclosed: tuple[str, ...] = ()
    copies: tuple[str, ...] = ()
    among: Among = EVERYBODY
    report: Report | None = None
    """What was counted, for the paper that shows it: figures, and no name."""
    figures: Table | None = None
    """What a report over all the cases has counted: numbers, and no name."""
    series: str = BY_LAW
    """Which of the plans of the case."""
    form: Form = "pdf"
    print: str = ""
    """How large it is set: the name of one of ``PRINTS``; empty, as whoever it is to needs it."""
    made: tuple[LetterMade, ...] = ()
    """What became of many letters, for the list of them; ``which`` is what they are called."""
    typed: Plan | None = None
    """The plan as it is typed at this moment, to be looked at before the records have it."""
    left_out: tuple[str, ...] = ()
    """The letters of the sections that are cut from the plan before anything is drawn of it."""
    looking: LookingList | None = None
    """What was noticed of who looked, for the paper that shows it: no name of a person."""
    ledger: LedgerAsked | None = None
    """Which lines of the ledger are printed."""
    moving: MovingOnToPrint | None = None
    """Who moves on, as it was on the screen."""
    leaving: LeavingToPrint | None = None
    """Who leaves, likewise."""
    chases: str = ""
    """The duty that a letter chases, by its key, before any entry says so."""
    listed: NamedListToPrint | None = None
    """The list behind a report, as it was on the screen."""
    case_list: CaseListToPrint | None = None
    """A list of cases with the columns by which it is brought in again."""
    register: ListSeen | None = None
    """A list with its columns, likewise."""
    only: tuple[str, ...] = ()
    """The documents that are bound or listed, by id, where it is not all of them."""


def settled(records: Records, wanted: Wanted) -> Wanted:
    """The same paper with its print known: the one chosen, or the one whoever it is to needs."""
    if wanted.print:
        return wanted
    needed = ""
    if wanted.case is not None and wanted.to:
        needed = print_in(records, records.case(wanted.case).person, wanted.to)
    return replace(wanted, print=needed or ORDINARY.name)


def case_of(wanted: Wanted) -> CaseNumber:
    """Raises NotFound: the paper belongs to a case, and none was named."""
    if wanted.case is None:
        raise NotFound("This paper belongs to a case, and none was named.")
    return wanted.case


def plan_to_print(records: Records, wanted: Wanted, today: date) -> PlanToPrint:
    """The version with the title ``which``; the plan being written where it is empty.

    What is left out is cut here: whoever draws never has it.
    """
    case = records.case(case_of(wanted))
    whole = whole_version(records, wanted, today)
    first = _first_made(records, whole)
    if not wanted.left_out:
        said = said_of(case, whole.title) if wanted.which else ()
        return PlanToPrint(whole, case.person, case.capacities, first_made=first, said=said)
    part = PartOf(tuple(sorted(wanted.left_out)), whole.fingerprint.hex())
    return PlanToPrint(
        cut(whole, wanted.left_out), case.person, case.capacities, first_made=first, part_of=part
    )


def _first_made(records: Records, version: Version) -> date | None:
    """The day of the final plan that this is a later one of; none if that isn't ours."""
    if not version.kind.is_in_force or version.kind is VersionKind.FINAL:
        return None
    versions = records.versions(version.case)
    before = versions[: next((at for at, one in enumerate(versions) if one == version), None)]
    made = [one.issued_on for one in before if one.kind is VersionKind.FINAL]
    return made[-1] if made else None


def whole_version(records: Records, wanted: Wanted, today: date) -> Version:
    """The version that is wanted, with nothing cut. Raises NotFound: there is none."""
    if not wanted.which:
        return _unissued(records, wanted, today)
    for version in records.versions(case_of(wanted), wanted.series):
        if version.title == wanted.which:
            return version
    raise NotFound("There is no such version of this plan.")


def _unissued(records: Records, wanted: Wanted, today: date) -> Version:
    number = case_of(wanted)
    draft = records.working_draft(number, wanted.series)
    if draft is None:
        raise NotFound("No plan is being written on this case.")
    drafts = [version for version in records.versions(number) if version.kind is VersionKind.DRAFT]
    names = {document.id: document.name for document in records.documents(number)}
    return Version(
        case=number,
        number=len(drafts) + 1,
        kind=VersionKind.DRAFT,
        plan=wanted.typed or draft.plan,
        issued_on=today,
        advice=advice_in(records.case(number), names),
    )
