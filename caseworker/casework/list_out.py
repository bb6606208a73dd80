"""Lists of cases on their way out: with the columns by which they are brought in again."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Final

from caseworker.casework.list_typed import ListTyped
from caseworker.casework.office import Question
from caseworker.casework.records import Records
from caseworker.casework.restrictions import RestrictedCase
from caseworker.casework.wanted import Wanted
from caseworker.documents.case_list import CaseListToPrint, ListedCase
from caseworker.domain.brought.columns import Kind, list_columns
from caseworker.domain.brought.days import FIRST_SERIAL, day_of_serial
from caseworker.domain.case import Case, CaseNumber
from caseworker.domain.diary import place_of
from caseworker.domain.errors import NotFound
from caseworker.domain.law import event_kinds
from caseworker.domain.officer import OfficerId
from caseworker.domain.settings import settings

PAPER: Final = "case_list"
TITLE: Final = "List of cases"
REST: Final = "Lines of a list to be mended"
_ON_PAPER: Final = ("case", "family", "given", "born")


def cases_to_save(
    numbers: Sequence[CaseNumber], officers: Mapping[OfficerId, str], officer: str
) -> Question[Wanted]:
    """A question: these cases as a list, in this order. What others alone may open isn’t in it."""

    def ask(records: Records, today: date) -> Wanted:
        columns = [one for one in list_columns().values() if one.is_out]
        entries, hidden = [], 0
        for number in numbers:
            try:
                said = _said(records.case(number), officers)
            except RestrictedCase:
                hidden += 1
                continue
            entries.append(ListedCase(number, tuple(said[one.name] for one in columns)))
        many = f"{hidden:,} restricted {'case is' if hidden == 1 else 'cases are'} not in it."
        shown = tuple(at for at, one in enumerate(columns) if one.name in _ON_PAPER)
        head = tuple(one.title for one in columns)
        listed = CaseListToPrint(
            TITLE, officer, today, head, tuple(entries), shown, many if hidden else ""
        )
        return Wanted(PAPER, officer=officer, case_list=listed)

    return ask


def rest_to_save(
    typed: ListTyped, known: Mapping[int, CaseNumber], officer: str, today: date
) -> Wanted:
    """The lines that are left of a list, under its own headings. ``known`` are cases they name.

    Days that a Mac workbook held as plain numbers are written out: no other file counts as it does.
    """
    counted = typed.counts_from != FIRST_SERIAL
    days = {at for at, name in typed.used if counted and list_columns()[name].kind is Kind.DAY}

    def cell(at: int, text: str) -> str:
        day = day_of_serial(text, typed.counts_from) if at in days else None
        return day.isoformat() if day else text

    entries = tuple(
        ListedCase(known.get(number), tuple(cell(at, text) for at, text in enumerate(row)))
        for number, row in zip(typed.numbers, typed.rows, strict=True)
    )
    listed = CaseListToPrint(REST, officer, today, typed.headings, entries)
    return Wanted(PAPER, officer=officer, case_list=listed)


def case_list_to_print(records: Records, wanted: Wanted, today: date) -> CaseListToPrint:
    """What was on the screen: nothing is read anew. Raises NotFound: nothing was listed."""
    del records, today
    if wanted.case_list is None:
        raise NotFound("No list was made.")
    return wanted.case_list


def _said(case: Case, officers: Mapping[OfficerId, str]) -> dict[str, str]:
    """What each column says of a case; empty where a list that is brought in says nothing."""
    person = case.person
    opened = case.last("case_opened")
    said = {
        "case": str(case.number),
        "family": person.family,
        "given": person.given,
        "known_as": person.known_as,
        "born": f"{person.born:%d/%m/%Y}",
        "estimated": "Yes" if person.born_is_estimated else "",
        "setting": settings()[case.setting].title if case.setting in settings() else "",
        "place": place_of(case),
        "stage": case.stage(event_kinds()).value,
        "opened_on": f"{opened.day:%d/%m/%Y}" if opened else "",
        "officer": officers.get(case.officer, ""),
        "home_authority": person.home_authority,
        "needs": "; ".join(need.name for need in person.needs),
    }
    numbers = {one.kind: one.value for one in person.identifiers}
    for column in list_columns().values():
        if column.kind is Kind.NUMBER:
            said[column.name] = numbers.get(column.number, "")
    return said
