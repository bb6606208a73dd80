"""Find anything from one box: people, numbers, phrases, and the cases opened last."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from datetime import date

from caseworker.casework.directory import directory_of
from caseworker.casework.records import CaseSummary, Hit, Records
from caseworker.casework.restrictions import RestrictedCase
from caseworker.domain.case import CaseNumber, OfficerId
from caseworker.domain.directory import Directory, index_of
from caseworker.domain.errors import NotFound
from caseworker.domain.glossary import Term, words_for
from caseworker.domain.sheet_codes import HandSheet, read_code

MOST = 12
MOST_PLACES = 3


@dataclass(frozen=True, slots=True)
class SheetFound:
    """The sheet that a code stands for, and whose it is."""

    sheet: HandSheet
    case: CaseNumber
    name: str


@dataclass(frozen=True, slots=True)
class Found:
    """What the box shows under what was typed. ``recent`` only while nothing is.

    ``sheet`` is the sheet of paper whose code was typed, to be typed back in.
    ``terms`` are the words of the field that somebody may mean who types this, ``places`` those
    of the directory.
    """

    typed: str
    hits: tuple[Hit, ...]
    recent: tuple[CaseSummary, ...]
    sheet: SheetFound | None = None
    terms: tuple[Term, ...] = ()
    places: Directory = ()


def find(typed: str, officer: OfficerId) -> Callable[[Records, date], Found]:
    """A question: whatever matches ``typed``, best first."""
    wanted = typed.strip()

    def ask(records: Records, today: date) -> Found:
        del today
        if not wanted:
            return Found(typed, (), records.recent(officer, MOST))
        terms = words_for(wanted, records.office().kinds)
        hits = records.find(wanted, MOST)
        places = index_of(directory_of(records)).found(wanted, MOST_PLACES)
        return Found(typed, hits, (), _sheet(records, wanted), terms, places)

    return ask


def _sheet(records: Records, typed: str) -> SheetFound | None:
    """None where it is no code, or of a case that is not there or not for this officer."""
    read = read_code(typed)
    if read is None:
        return None
    sheet, number = read
    with suppress(NotFound, RestrictedCase):
        return SheetFound(sheet, number, records.case(number).person.name)
    return None
