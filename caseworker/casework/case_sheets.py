"""Summary sheets of the cases that are chosen in a list: what is on them, out of the records."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from datetime import date
from typing import Final

from caseworker.casework.records import CaseSummary, Records
from caseworker.casework.restrictions import RestrictedCase
from caseworker.casework.wanted import Wanted
from caseworker.documents.case_sheets import CaseSheet, SheetDue, SheetPerson, SheetsToPrint
from caseworker.domain.case import Case, CaseNumber
from caseworker.domain.days import day_words
from caseworker.domain.flags import flags_on
from caseworker.domain.officer import OfficerId
from caseworker.domain.people import Contact, who_decides
from caseworker.domain.settings import settings

PAPER: Final = "case_sheets"
MOST: Final = 60
"""Sheets at once: as many as anybody takes to a meeting."""
_DUES: Final = 10
_PEOPLE: Final = 8
_BETWEEN: Final = "\n"


def sheets_wanted(
    cases: Sequence[CaseNumber], officers: Mapping[OfficerId, str], officer: str
) -> Wanted:
    """The paper of these cases, in this order. ``officers`` are names; ``officer`` prints it."""
    names = tuple((str(one), name) for one, name in officers.items())
    return Wanted(PAPER, which=_BETWEEN.join(cases), officer=officer, words=names)


def sheets_to_print(records: Records, wanted: Wanted, today: date) -> SheetsToPrint:
    """As the cases stand now. One that is restricted to others is named by its number alone."""
    numbers = [CaseNumber(one) for one in wanted.which.split(_BETWEEN) if one]
    rows = {one.number: one for one in records.summaries(closed=True, of=numbers)}
    sheets, left_out = [], []
    for number in numbers:
        try:
            case = records.case(number)
            sheets.append(_sheet(case, rows[number], dict(wanted.words), today))
        except RestrictedCase:
            left_out.append(number)
    return SheetsToPrint(wanted.officer, today, tuple(sheets), tuple(left_out))


def _sheet(case: Case, row: CaseSummary, officers: Mapping[str, str], today: date) -> CaseSheet:
    dues = sorted(row.dues, key=lambda due: (due.by or date.max, not due.ours))
    said = tuple(
        SheetDue(
            due.by,
            f"{due.duty} ({due.about})" if due.about else due.duty,
            "" if due.ours else due.whose or "Others",
        )
        for due in dues[:_DUES]
    )
    flags = tuple(f"{one.words}: {one.reason}".rstrip(": ") for one in flags_on(case, today))
    return CaseSheet(
        case.number,
        case.person.name,
        tuple(_facts(case, row, officers, today)),
        flags,
        tuple(_people(case.person.contacts)),
        said,
        max(0, len(dues) - _DUES),
    )


def _facts(
    case: Case, row: CaseSummary, officers: Mapping[str, str], today: date
) -> Iterator[tuple[str, str]]:
    person = case.person
    setting = settings().get(row.setting)
    yield "Known as", person.known_as
    yield "Born", f"{day_words(person.born)}, {person.age(today)} years old"
    yield "Stage", row.stands
    yield "Setting", setting.title if setting else row.setting
    yield "Where they are", row.place
    yield "Home authority", row.home_authority
    yield "Who decides", who_decides(person, today, "", case.capacities).who
    yield "What holds", ", ".join(row.marks)
    yield "Needs", ", ".join(row.needs)
    yield "Plan in force from", day_words(row.plan_on) if row.plan_on else ""
    yield "Family last heard", day_words(row.heard_on) if row.heard_on else ""
    yield "Officer", officers.get(str(row.officer), str(row.officer))


def _people(contacts: Collection[Contact]) -> Iterator[SheetPerson]:
    """Parental responsibility first. Of somebody who is not to be contacted no way is told."""
    found = sorted(contacts, key=lambda one: not one.parental_responsibility)
    for one in found[:_PEOPLE]:
        role = " · ".join(
            filter(None, (one.role, "parental responsibility" * one.parental_responsibility))
        )
        ways = ", ".join(filter(None, (one.telephone, one.email)))
        yield SheetPerson(one.shown, role, "NO CONTACT" if one.no_contact else ways)
