"""The provision map of a case, gathered: its cycles of support, and its plan in force."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Final

from caseworker.casework.records import Records
from caseworker.casework.review_desk import looked_at, version_in_force
from caseworker.casework.wanted import Wanted, case_of
from caseworker.documents.carried import of_plan
from caseworker.documents.provision_map import MapToPrint
from caseworker.domain.basis import NOTHING
from caseworker.domain.case import Case
from caseworker.domain.days import plain
from caseworker.domain.figures.provision import last_word, said_of
from caseworker.domain.kinds import plan_kinds
from caseworker.domain.plan import Version
from caseworker.domain.provision_map import Promised, provision_map, school_year

PAPER: Final = "provision_map"


def map_to_print(records: Records, wanted: Wanted, today: date) -> MapToPrint:
    """The map of the school year that holds the day ``which``; of this one where none is named."""
    case = records.case(case_of(wanted))
    span = school_year(date.fromisoformat(wanted.which) if wanted.which else today)
    version = version_in_force(records, case.number) if span.last >= today else None
    promised = tuple(_promised(case, version))
    letters = _letters(version) if version and promised else ()
    return MapToPrint(
        case.number,
        case.person,
        today,
        provision_map(case, span, promised),
        f"{version.title} of {plain(version.issued_on)}" if version and promised else "",
        of_plan(version.plan, letters) if version and promised else NOTHING,
    )


def _promised(case: Case, version: Version | None) -> Iterator[Promised]:
    """Each piece that the plan promises, with the latest word on it."""
    for one in looked_at(case, version.plan if version else None, "provision"):
        last = last_word(case, one.number, one.item)
        said = f"{said_of(last)}, {plain(last.day)}" if last else ""
        yield Promised(f"{one.number} {one.about}", one.specified, said)


def _letters(version: Version) -> tuple[str, ...]:
    sections = plan_kinds()[version.plan.kind].sections
    return tuple(one.letter for one in sections if one.item and one.item.name == "provision")
