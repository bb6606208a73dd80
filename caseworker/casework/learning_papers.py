"""Papers of screening and learning: sheets that are filled in by hand, and the slip for lessons."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from caseworker.casework.learning import learning_goals
from caseworker.casework.records import Records
from caseworker.casework.wanted import Wanted, case_of
from caseworker.documents.access_slip import SlipToPrint
from caseworker.documents.learning_meeting_sheet import MeetingToPrint
from caseworker.documents.screening_sheet import ScreeningToPrint
from caseworker.domain.arrangements import given_on
from caseworker.domain.case import Case
from caseworker.domain.days import plain
from caseworker.domain.errors import NotFound
from caseworker.domain.law import event_kinds
from caseworker.domain.learning_goals import MEETING, REVIEWED
from caseworker.domain.listed import listed
from caseworker.domain.screened import ENDED, screenings_of, under_way
from caseworker.domain.screening.form import form_for
from caseworker.domain.sheet_codes import sheet_of
from caseworker.domain.support_rules import support_rules

SCREENING, MEETING_SHEET, SLIP = "screening_sheet", "learning_meeting_sheet", "access_slip"


def screening_to_print(records: Records, wanted: Wanted, today: date) -> ScreeningToPrint:
    """The screening of the round ``which``; without one, what is still to be done of it.

    Raises:
        NotFound: nobody is screened in this setting, or there was no such screening.
    """
    case = records.case(case_of(wanted))
    form = form_for(case.setting)
    if form is None:
        raise NotFound("There is no screening form for this setting.")
    screening = under_way(case, form.name)
    if wanted.which:
        rounds = {one.round: one for one in screenings_of(case, form.name)}
        if wanted.which not in rounds:
            raise NotFound("There is no such screening.")
        screening = rounds[wanted.which]
    areas = tuple(area.title for area in support_rules().areas)
    code = _code(ENDED, case)
    return ScreeningToPrint(
        case.number, case.person, today, form, choices(ENDED, "found"), areas, code, screening
    )


def meeting_to_print(records: Records, wanted: Wanted, today: date) -> MeetingToPrint:
    """The goals as they stand, and what was agreed last time."""
    case = records.case(case_of(wanted))
    last = case.last(MEETING)
    return MeetingToPrint(
        case.number,
        case.person,
        today,
        learning_goals(records, case),
        choices(REVIEWED, "result"),
        _code(MEETING, case),
        listed(last.facts.get("agreed", "")) if last else (),
        last.day if last else None,
    )


def slip_to_print(records: Records, wanted: Wanted, today: date) -> SlipToPrint:
    """The access arrangements that are given today."""
    case = records.case(case_of(wanted))
    return SlipToPrint(case.number, case.person, today, given_on(case, today))


def learning_papers(case: Case, today: date) -> Iterator[tuple[Wanted, str, str]]:
    """Each paper that can be had, with its title and a few words on it."""
    form = form_for(case.setting)
    if form is not None:
        for one in reversed(screenings_of(case, form.name)):
            if one.ended is not None:
                title = f"{form.title}, {plain(one.ended.day)}"
                yield Wanted(SCREENING, case.number, one.round), title, "What was asked and found."
        for kind, paper in ((ENDED, SCREENING), (MEETING, MEETING_SHEET)):
            if (sheet := sheet_of(kind)) is not None:
                yield Wanted(paper, case.number), f"{sheet.title}: the form", sheet.words
    if given_on(case, today):
        words = "For whoever teaches or examines: what is given, and not why."
        yield Wanted(SLIP, case.number), "Access arrangements", words


def choices(kind: str, fact: str) -> tuple[str, ...]:
    """What a fact of an entry can say."""
    spec = event_kinds()[kind].fact(fact)
    return spec.choices if spec else ()


def _code(kind: str, case: Case) -> str:
    sheet = sheet_of(kind)
    return sheet.code(case.number) if sheet else ""
