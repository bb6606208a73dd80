"""What each kind of paper needs, gathered from the records.

The recovery key is not among them: no record holds it (see ``recovery_page``).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from caseworker.casework.address_book import book_to_print
from caseworker.casework.appendix import advice_to_bind
from caseworker.casework.as_evidence import PAPER as HELD_PLANS
from caseworker.casework.as_evidence import evidence_to_lay
from caseworker.casework.bundle_papers import bundle_to_draw
from caseworker.casework.case_sheets import PAPER as SHEETS
from caseworker.casework.case_sheets import sheets_to_print
from caseworker.casework.chasing import chase_to_write
from caseworker.casework.comparing import comparison_to_print
from caseworker.casework.consent_forms import EASY, PLAIN, consent_form_to_print
from caseworker.casework.course import PAPER as CHRONOLOGY
from caseworker.casework.course import chronology_to_print
from caseworker.casework.directory_papers import (
    BOOKLET,
    LIST,
    directory_to_print,
    families_to_print,
)
from caseworker.casework.disagreement_papers import log_to_print, rights_to_print
from caseworker.casework.disposal import as_seen
from caseworker.casework.entry_papers import PAPER, entry_to_print
from caseworker.casework.evidence import ASKED, EXPLAINED, PACK, pack_to_print, request_form
from caseworker.casework.figures import figures_to_share
from caseworker.casework.help import help_to_print
from caseworker.casework.kept_papers import REPORT as MONITORING
from caseworker.casework.kept_papers import TABLE, kept_to_print, monitoring_to_print
from caseworker.casework.learning_papers import (
    MEETING_SHEET,
    SCREENING,
    meeting_to_print,
    screening_to_print,
)
from caseworker.casework.learning_papers import SLIP as ACCESS
from caseworker.casework.learning_papers import slip_to_print as access_slip
from caseworker.casework.leaving_list import PAPER as LEAVING
from caseworker.casework.leaving_list import leaving_to_print
from caseworker.casework.ledger_pages import (
    COVER,
    RECALL,
    cover_to_print,
    disclosures_to_print,
)
from caseworker.casework.letter_shelf import letter_on
from caseworker.casework.letters import day_called, letter_to_write
from caseworker.casework.list_out import PAPER as CASES
from caseworker.casework.list_out import case_list_to_print
from caseworker.casework.moving_on import moving_on_to_print
from caseworker.casework.named_lists import named_list_to_print
from caseworker.casework.opening_page import opening_page
from caseworker.casework.origins import origins_of
from caseworker.casework.own_keys import card_to_print
from caseworker.casework.pack_slips import SLIP, slip_to_print
from caseworker.casework.papers_in import papers_of
from caseworker.casework.provision_maps import PAPER as MAP
from caseworker.casework.provision_maps import map_to_print
from caseworker.casework.receipt_slips import receipt_to_print
from caseworker.casework.reckoning import reckoning_of
from caseworker.casework.records import DueLine, Records
from caseworker.casework.records_pack import pack_to_give
from caseworker.casework.registers import register_to_print
from caseworker.casework.review_papers import report_to_print
from caseworker.casework.small_numbers import smallest
from caseworker.casework.support_papers import cycle_to_print
from caseworker.casework.tasks import is_task, task_lines
from caseworker.casework.term_reviews import reviews_due_to_print
from caseworker.casework.today import day_list
from caseworker.casework.wanted import Wanted, case_of, plan_to_print
from caseworker.documents.disposal import DisposalToPrint
from caseworker.documents.history import HistoryEntry, HistoryToPrint
from caseworker.documents.letter import LetterToWrite
from caseworker.documents.letters_made import LettersMadeToPrint
from caseworker.documents.looking import LookingToPrint
from caseworker.documents.my_list import ListEntry, ListToPrint
from caseworker.documents.papers_list import PaperListed, PapersToList
from caseworker.documents.representation_form import FormToFill
from caseworker.documents.sen2_dates import Sen2ToPrint
from caseworker.documents.threads import ThreadsToPrint
from caseworker.documents.timeline import TimelineToPrint
from caseworker.domain.diary import dues_of
from caseworker.domain.disposal import DisposalId
from caseworker.domain.due import FROM_MEMORY
from caseworker.domain.errors import NotFound
from caseworker.domain.figures.time_limits import ReportToShare, fit_to_leave
from caseworker.domain.moments import day_of
from caseworker.domain.officer import OfficerId
from caseworker.domain.regime import spells_of_case
from caseworker.domain.sen2 import sen2_dates, the_sen2

Gather = Callable[[Records, Wanted, date], Any]


def _timeline(records: Records, wanted: Wanted, today: date) -> TimelineToPrint:
    case = records.case(case_of(wanted))
    reckoning = reckoning_of(records.office(), today)
    spells = spells_of_case(case, today, reckoning.places)
    return TimelineToPrint(case.number, case.person, today, dues_of(case, reckoning), spells)


def _form(records: Records, wanted: Wanted, today: date) -> FormToFill:
    """The last day for views stands on it only where it runs from this very draft."""
    printed = plan_to_print(records, wanted, today)
    case = records.case(case_of(wanted))
    sent = case.last("draft_sent")
    is_this = sent is not None and sent.facts.get("version") == printed.version.title
    reckoning = reckoning_of(records.office(), today)
    by = day_called("views_by", case, reckoning) if is_this and wanted.which else None
    return FormToFill(printed.version, printed.person, by)


def _papers(records: Records, wanted: Wanted, today: date) -> PapersToList:
    """Newest first, as the list stands when it is opened; where it was narrowed, those alone."""
    case = records.case(case_of(wanted))
    seen = papers_of(case.number)(records, today)
    listed = tuple(
        PaperListed(one.name, seen.filing(one.id), day_of(one.added_on))
        for one in reversed((*seen.here, *seen.binned))
        if (one.id in wanted.only if wanted.only else not seen.filing(one.id).is_out)
    )
    return PapersToList(case.number, case.person, today, listed, wanted.which)


def _history(records: Records, wanted: Wanted, today: date) -> HistoryToPrint:
    """Oldest first: a history on paper is read from its beginning."""
    case = records.case(case_of(wanted))
    origins = origins_of(records, case.number)
    entries = tuple(
        HistoryEntry(
            line.when,
            line.officer_name,
            " ".join(filter(None, (line.words, origins.words("event", line.event)))),
        )
        for line in reversed(records.history(case.number))
    )
    return HistoryToPrint(case.number, case.person, today, entries)


_ON_OCCASION: Mapping[str, Callable[[Records, Wanted, date], LetterToWrite]] = {
    COVER: cover_to_print,
    RECALL: cover_to_print,
    PLAIN: consent_form_to_print,
    EASY: consent_form_to_print,
    ASKED: request_form,
    EXPLAINED: request_form,
}


def _letter(records: Records, wanted: Wanted, today: date) -> LetterToWrite:
    """One that goes with an entry of the case, unless its occasion is another."""
    if wanted.chases:
        return chase_to_write(records, wanted, today)
    form = letter_on(records, wanted.which)
    return _ON_OCCASION.get(form.goes_with, letter_to_write)(records, wanted, today)


def _sen2(records: Records, wanted: Wanted, today: date) -> Sen2ToPrint:
    case = records.case(case_of(wanted))
    return Sen2ToPrint(case.number, case.person, today, sen2_dates(case), the_sen2().source)


def _threads(records: Records, wanted: Wanted, today: date) -> ThreadsToPrint:
    case = records.case(case_of(wanted))
    draft = records.working_draft(case.number, wanted.series)
    if draft is None:
        raise NotFound("No plan is being written on this case.")
    return ThreadsToPrint(case.number, case.person, today, draft.plan)


def _my_list(records: Records, wanted: Wanted, today: date) -> ListToPrint:
    found = day_list(records, today, among=wanted.among)
    ours = (*found.overdue, *found.leaving, *found.this_week, *found.later)
    entries = (
        *(_entry(line, ours=True) for line in ours),
        *(_entry(line, ours=False) for line in (*found.not_received, *found.waiting)),
    )
    tasks = task_lines(records, OfficerId(wanted.which)) if wanted.which else ()
    entries = (*entries, *(_entry(line, ours=True) for line in tasks))
    among = wanted.among
    parts = ("one officer’s cases" if among.officer else "", among.place, among.authority)
    narrowed = ", ".join(part for part in parts if part)
    return ListToPrint(wanted.officer, today, entries, found.more, narrowed)


def _report(records: Records, wanted: Wanted, today: date) -> ReportToShare:
    """The very figures that were on the screen, without the small ones: nothing is counted anew."""
    del today
    if wanted.report is None:
        raise NotFound("No report was counted.")
    return fit_to_leave(wanted.report, smallest(records))


def _looking(records: Records, wanted: Wanted, today: date) -> LookingToPrint:
    """What was on the screen: the audit is not read again while it leaves."""
    del records
    if wanted.looking is None:
        raise NotFound("Nobody has looked at who looked.")
    return LookingToPrint(wanted.looking, today)


def _disposal(records: Records, wanted: Wanted, today: date) -> DisposalToPrint:
    made = records.disposal.list(DisposalId(wanted.which))
    return DisposalToPrint(as_seen(records, made), today)


def _letters_made(records: Records, wanted: Wanted, today: date) -> LettersMadeToPrint:
    del records
    if not wanted.made:
        raise NotFound("No letters were made.")
    return LettersMadeToPrint(wanted.which, wanted.officer, today, wanted.made)


def _entry(line: DueLine, *, ours: bool) -> ListEntry:
    due = line.due
    duty = f"{due.duty} ({due.about})" if due.about else due.duty
    caution = FROM_MEMORY if due.checked == "memory" else ""
    return ListEntry(line.case, line.name, duty, due.by, due.source, ours, caution, is_task(line))


GATHER: Mapping[str, Gather] = {
    "ehc_plan": plan_to_print,
    "plan_with_sources": plan_to_print,
    "provision_table": plan_to_print,
    "one_page_plan": plan_to_print,
    "representation_form": _form,
    "comparison": comparison_to_print,
    "advice_bundle": advice_to_bind,
    "letter": _letter,
    "disclosures": disclosures_to_print,
    "records_pack": pack_to_give,
    "tribunal_bundle": bundle_to_draw,
    "review_report": report_to_print,
    TABLE: kept_to_print,
    MONITORING: monitoring_to_print,
    "reviews_due": reviews_due_to_print,
    "moving_on": moving_on_to_print,
    LEAVING: leaving_to_print,
    SHEETS: sheets_to_print,
    PAPER: entry_to_print,
    PACK: pack_to_print,
    HELD_PLANS: evidence_to_lay,
    MAP: map_to_print,
    SCREENING: screening_to_print,
    MEETING_SHEET: meeting_to_print,
    ACCESS: access_slip,
    SLIP: slip_to_print,
    "help_sheet": help_to_print,
    "opening_a_pack": opening_page,
    "appeal_rights": rights_to_print,
    "appeal_log": log_to_print,
    "support_cycle": cycle_to_print,
    "timeline": _timeline,
    "history": _history,
    CHRONOLOGY: chronology_to_print,
    "papers_list": _papers,
    "sen2_dates": _sen2,
    "letters_made": _letters_made,
    "threads": _threads,
    "looking": _looking,
    "disposal": _disposal,
    "my_list": _my_list,
    "named_list": named_list_to_print,
    CASES: case_list_to_print,
    "register": register_to_print,
    "timeliness": _report,
    "figures": figures_to_share,
    "address_book": book_to_print,
    "card_slip": card_to_print,
    LIST: directory_to_print,
    BOOKLET: families_to_print,
    "receipt_slip": receipt_to_print,
}
