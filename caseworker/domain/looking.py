"""Unusual looking: what the audit says of who opened which cases, for a manager's monthly look.

The rules are rows of ``looking.toml``. They read ids and codes alone: what is found names a case by
its number, and nobody's child.
"""

from __future__ import annotations

import tomllib
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import cache
from importlib import resources
from statistics import median
from typing import Any, Final

from caseworker.domain.case import CaseNumber
from caseworker.domain.days import day_words
from caseworker.domain.errors import BrokenLaw
from caseworker.domain.moments import day_of
from caseworker.domain.officer import OfficerId

FILE: Final = "looking.toml"
OPENED: Final = "case_opened_to_view"
LOOKS: Final = frozenset({OPENED, "document_opened_to_view"})
"""What is only looking: anything else on a case is something done on it."""
_SATURDAY: Final = 5


@dataclass(frozen=True, slots=True)
class Looked:
    """One line of the audit: who did what when, on which case; ``ref`` is a code or an id."""

    at: datetime
    officer: OfficerId
    act: str
    case: CaseNumber | None
    ref: str = ""

    @property
    def day(self) -> date:
        return day_of(self.at)


@dataclass(frozen=True, slots=True)
class Why:
    """Why somebody opens a restricted case: a code of ``looking.toml``, and their own words."""

    code: str
    said: str = ""

    @property
    def words(self) -> str:
        """Both, as the history of the case has them."""
        return ". ".join(filter(None, (reasons()[self.code], self.said.strip())))


@dataclass(frozen=True, slots=True)
class OfCase:
    """What the rules know of a case: its officer, and the surname."""

    officer: OfficerId
    surname: str


@dataclass(frozen=True, slots=True)
class Month:
    """The audit of one month, and what is around it.

    ``ever_acted`` holds who has ever done something on which case; ``names`` the officers' names.
    """

    lines: tuple[Looked, ...]
    cases: Mapping[CaseNumber, OfCase]
    names: Mapping[OfficerId, str]
    ever_acted: frozenset[tuple[OfficerId, CaseNumber]] = frozenset()

    @property
    def openings(self) -> tuple[Looked, ...]:
        return tuple(line for line in self.lines if line.act == OPENED and line.case is not None)


@dataclass(frozen=True, slots=True)
class Spotted:
    """One line of the list: the officer, the case if it is one, and what was seen, in words."""

    officer: OfficerId
    case: CaseNumber | None
    words: str


@dataclass(frozen=True, slots=True)
class Unusual:
    """One row of the rules, with what it takes."""

    id: str
    words: str
    meaning: str
    rule: str
    takes: Mapping[str, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Noticed:
    """What one rule found in a month."""

    unusual: Unusual
    found: tuple[Spotted, ...]


@dataclass(frozen=True, slots=True)
class LookingList:
    """What was noticed in the month that begins on ``first``; ``names`` are the officers'."""

    first: date
    noticed: tuple[Noticed, ...]
    openings: int
    names: tuple[tuple[OfficerId, str], ...] = ()

    def name_of(self, officer: OfficerId) -> str:
        """Whoever is no longer here is told by the id that the audit keeps."""
        return dict(self.names).get(officer, f"somebody who has left ({officer})")


_Rule = Callable[[Month, Mapping[str, int]], Iterator[Spotted]]


def noticed(month: Month) -> tuple[Noticed, ...]:
    """Every rule, with what it found; one that found nothing says so by its count."""
    return tuple(
        Noticed(one, tuple(_RULES[one.rule](month, one.takes))) for one in the_rules().values()
    )


def of_restricted(month: Month, _: Mapping[str, int]) -> Iterator[Spotted]:
    """Each opening of a restricted case: those alone have a reason."""
    for line in month.openings:
        if line.ref in reasons():
            words = f"{day_words(line.day)}: {reasons()[line.ref]}"
            yield Spotted(line.officer, line.case, words)


def of_namesakes(month: Month, _: Mapping[str, int]) -> Iterator[Spotted]:
    """Cases whose person has the surname of whoever opened them."""
    for (officer, case), days in _days(month).items():
        of_case = month.cases.get(case)
        own = month.names.get(officer, "").split()[-1:]
        if of_case is not None and [of_case.surname.casefold()] == [one.casefold() for one in own]:
            yield Spotted(officer, case, _times(days))


def never_theirs(month: Month, _: Mapping[str, int]) -> Iterator[Spotted]:
    """Cases of others, on which whoever opened them never did anything."""
    for (officer, case), days in _days(month).items():
        of_case = month.cases.get(case)
        is_theirs = of_case is not None and of_case.officer == officer
        if not is_theirs and (officer, case) not in month.ever_acted:
            yield Spotted(officer, case, _times(days))


def without_an_act(month: Month, takes: Mapping[str, int]) -> Iterator[Spotted]:
    """Cases opened several times in the month, and nothing done on them in it."""
    acted = {(line.officer, line.case) for line in month.lines if line.act not in LOOKS}
    for (officer, case), days in _days(month).items():
        if len(days) >= takes["least"] and (officer, case) not in acted:
            yield Spotted(officer, case, _times(days))


def many_in_a_day(month: Month, takes: Mapping[str, int]) -> Iterator[Spotted]:
    """Days on which an officer opened far more cases than they usually do."""
    opened: dict[OfficerId, dict[date, set[CaseNumber | None]]] = defaultdict(
        lambda: defaultdict(set)
    )
    for line in month.openings:
        opened[line.officer][line.day].add(line.case)
    for officer, days in opened.items():
        usual = median(len(cases) for cases in days.values())
        for day, cases in sorted(days.items()):
            count = len(cases)
            if count >= takes["least"] and count >= takes["times"] * usual:
                words = f"{day_words(day)}: {count} cases; on a usual day {usual:g}"
                yield Spotted(officer, None, words)


def outside_hours(month: Month, takes: Mapping[str, int]) -> Iterator[Spotted]:
    """Openings early, late or at a weekend: one line for each officer and day."""
    counts: Counter[tuple[OfficerId, date]] = Counter()
    for line in month.openings:
        local = line.at.astimezone()
        is_in_hours = takes["from"] <= local.hour < takes["until"]
        if local.weekday() >= _SATURDAY or not is_in_hours:
            counts[line.officer, line.day] += 1
    for (officer, day), count in sorted(counts.items()):
        said = "one opening" if count == 1 else f"{count} openings"
        yield Spotted(officer, None, f"{day_words(day)}: {said}")


_RULES: Final[Mapping[str, _Rule]] = {
    rule.__name__: rule
    for rule in (
        of_restricted,
        of_namesakes,
        never_theirs,
        without_an_act,
        many_in_a_day,
        outside_hours,
    )
}


@cache
def the_rules() -> Mapping[str, Unusual]:
    """The rules, by their name.

    Raises:
        BrokenLaw: a row leaves something out, or names a rule that there is not.
    """
    found = {}
    for name, row in _data()["unusual"].items():
        takes = {part: value for part, value in row.items() if isinstance(value, int)}
        try:
            found[name] = Unusual(name, row["words"], row["meaning"], row["rule"], takes)
        except KeyError as error:
            raise BrokenLaw(FILE, error) from error
        if row["rule"] not in _RULES:
            raise BrokenLaw(FILE, f"{name} names {row['rule']}")
    return found


@cache
def reasons() -> Mapping[str, str]:
    """Why somebody opens a restricted case: the code that the audit keeps, and its words."""
    return {name: str(row["words"]) for name, row in _data()["reason"].items()}


def _days(month: Month) -> dict[tuple[OfficerId, CaseNumber], list[date]]:
    """The days of each opening, by officer and case."""
    found: dict[tuple[OfficerId, CaseNumber], list[date]] = defaultdict(list)
    for line in month.openings:
        if line.case is not None:
            found[line.officer, line.case].append(line.day)
    return found


def _times(days: Iterable[date]) -> str:
    all_days = sorted(days)
    on = ", ".join(day_words(day) for day in dict.fromkeys(all_days))
    return on if len(all_days) == 1 else f"{len(all_days)} times: {on}"


@cache
def _data() -> Mapping[str, Any]:
    text = (resources.files("caseworker.domain") / FILE).read_text(encoding="utf-8")
    return tomllib.loads(text)
