"""How much each officer has: open cases by stage, what is late and due, tasks, who covers."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from caseworker.casework.covering import covers_ahead
from caseworker.casework.records import CaseSummary, Records
from caseworker.casework.reports import Told
from caseworker.casework.term_reviews import review_rows
from caseworker.casework.wanted import Wanted
from caseworker.casework.whose_kept import Cover
from caseworker.documents.named_list import NamedLine, NamedListToPrint
from caseworker.domain.case import CaseNumber, Stage
from caseworker.domain.figures.table import terms_between
from caseworker.domain.officer import OfficerId

AHEAD: Final = timedelta(days=28)
TO_WRITE: Final = Stage.DRAFTING


@dataclass(frozen=True, slots=True)
class Load:
    """What one officer has. Counts are of duties of this office, but for cases and plans.

    ``reviews`` are cases whose review is due by the end of the term, late ones among them;
    ``cover`` are those in which they are away or cover, under way or to come.
    """

    officer: OfficerId
    cases: tuple[CaseSummary, ...]
    by_stage: Mapping[Stage, int]
    overdue: int
    due_soon: int
    to_write: int
    reviews: int
    tasks: int
    cover: tuple[Cover, ...]


@dataclass(frozen=True, slots=True)
class Loads:
    """Of everybody with an open case, a task or a cover; the most cases first."""

    on: date
    cases: int
    term: str
    loads: tuple[Load, ...]


def count_loads(told: Told = lambda _done, _of: True) -> Callable[[Records, date], Loads]:
    """A question over the rows of the lists: no case is read whole."""
    del told

    def ask(records: Records, today: date) -> Loads:
        term = terms_between(today, today)[0]
        cases = records.summaries()
        of: dict[OfficerId, list[CaseSummary]] = {}
        for case in cases:
            of.setdefault(case.officer, []).append(case)
        tasks = Counter(one.officer for one in records.tasks.to_do())
        covers = covers_ahead(records, today)
        people = {*of, *tasks, *(one.officer for one in covers), *(one.by for one in covers)}
        loads = []
        for who in people:
            about = tuple(one for one in covers if who in {one.officer, one.by})
            loads.append(_load(who, of.get(who, []), today, term.last, tasks[who], about))
        loads.sort(key=lambda one: (-len(one.cases), one.officer))
        return Loads(today, len(cases), term.title, tuple(loads))

    return ask


def _load(  # noqa: PLR0913, PLR0917 - what is counted, and by which days
    who: OfficerId,
    cases: list[CaseSummary],
    today: date,
    term_ends: date,
    tasks: int,
    cover: tuple[Cover, ...],
) -> Load:
    ours = [due.by for one in cases for due in one.dues if due.ours and due.by]
    return Load(
        officer=who,
        cases=tuple(cases),
        by_stage=Counter(one.stage for one in cases),
        overdue=sum(by < today for by in ours),
        due_soon=sum(today <= by <= today + AHEAD for by in ours),
        to_write=sum(one.stage is TO_WRITE for one in cases),
        reviews=sum(_has_review(one, term_ends) for one in cases),
        tasks=tasks,
        cover=cover,
    )


def _has_review(case: CaseSummary, until: date) -> bool:
    return any(due.row in review_rows() and due.by and due.by <= until for due in case.dues)


def load_words(by_stage: Mapping[Stage, int]) -> str:
    """``12 Plan in force, 3 Assessing``: the stages of the cases, as they follow each other."""
    stages: Iterable[Stage] = Stage
    return ", ".join(f"{by_stage[one]} {one.value}" for one in stages if by_stage.get(one))


def loads_wanted(found: Loads, names: Mapping[OfficerId, str], officer: str) -> Wanted:
    """The table on paper, as it is on the screen."""
    entries = tuple(
        NamedLine(
            f"Officers, {found.term}",
            CaseNumber(str(len(one.cases))),
            names.get(one.officer, str(one.officer)),
            load_words(one.by_stage),
            figure_words(one, found.on),
        )
        for one in found.loads
    )
    heads = ("Officer", "Cases", "By stage", "What is owed")
    listed = NamedListToPrint("Loads of officers", officer, found.on, "", entries, heads=heads)
    return Wanted("named_list", officer=officer, listed=listed)


def figure_words(one: Load, today: date) -> str:
    """``3 overdue, 5 due in 28 days, …`` and whether they are away now."""
    figures = (
        f"{one.overdue} overdue",
        f"{one.due_soon} due in 28 days",
        f"{one.to_write} plans to write",
        f"{one.reviews} reviews this term",
        f"{one.tasks} tasks",
    )
    return ", ".join((*figures, *(["away now"] if is_away(one, today) else [])))


def is_away(one: Load, today: date) -> bool:
    """Whether somebody covers for them today."""
    return any(cover.officer == one.officer and cover.holds_on(today) for cover in one.cover)
