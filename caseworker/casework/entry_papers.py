"""Entries that are papers, too: those that were written down, and forms to fill in by hand."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from caseworker.casework.learning_desk import contribution
from caseworker.casework.letters import day_of_limits
from caseworker.casework.reckoning import reckoning_of
from caseworker.casework.records import Records
from caseworker.casework.wanted import Wanted, case_of
from caseworker.documents.entry_form import EntryToPrint
from caseworker.domain.ages import birthday
from caseworker.domain.case import Case, EventId
from caseworker.domain.days import plain
from caseworker.domain.entry_forms import EntryForm, entry_forms
from caseworker.domain.errors import NotFound
from caseworker.domain.law import event_kinds
from caseworker.domain.learning_goals import CONTRIBUTION
from caseworker.domain.settings import settings
from caseworker.domain.sheet_codes import sheet_of

PAPER = "entry_form"


def entry_to_print(records: Records, wanted: Wanted, today: date) -> EntryToPrint:
    """The entry ``which``; the empty form of the kind ``about`` where none is named.

    Raises:
        NotFound: there is no such form, or no such entry stands.
    """
    case = records.case(case_of(wanted))
    event = case.event(EventId(wanted.which)) if wanted.which else None
    form = entry_forms().get(event.kind if event else wanted.about)
    if form is None or (wanted.which and event is None):
        raise NotFound("There is no such form.")
    return EntryToPrint(
        case.number,
        case.person,
        today,
        form,
        event,
        _known(records, case, form, today),
        day_of_limits((form.limit,), case, reckoning_of(records.office(), today)),
        sheet.code(case.number) if (sheet := sheet_of(form.kind.name)) else "",
    )


def entry_papers(case: Case, today: date) -> Iterator[tuple[Wanted, str, str]]:
    """Each paper with its title, and a few words on it: what was written down first."""
    for name, form in entry_forms().items():
        for event in reversed(case.all_of(name)):
            title = f"{form.title}, {plain(event.day)}"
            yield Wanted(PAPER, case.number, str(event.id)), title, form.source
        if _is_offered(form, case, today):
            words = "Half filled in: to be printed, and written on by hand."
            yield Wanted(PAPER, case.number, about=name), f"{form.title}: the form", words


def _is_offered(form: EntryForm, case: Case, today: date) -> bool:
    if form.until and today >= birthday(case.person.born, form.until):
        return False
    if form.settings and case.setting not in form.settings:
        return False
    return not form.stages or case.stage(event_kinds()) in form.stages


def _known(records: Records, case: Case, form: EntryForm, today: date) -> dict[str, str]:
    """Where the child is, where the form asks for it; and what education brings to a meeting."""
    if form.kind.name == CONTRIBUTION:
        return contribution(records, case, today)
    place = case.facts.get(settings()[case.setting].place, "")
    return {"setting": place} if place and form.kind.fact("setting") else {}
