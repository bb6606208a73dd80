"""The rules by which ``health.toml`` finds what is missing in a case, or can’t be right."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import timedelta
from itertools import combinations
from typing import Final

from caseworker.domain.case import Case, CaseNumber, Event, Stage
from caseworker.domain.days import day_words, months_on
from caseworker.domain.diary import place_of
from caseworker.domain.figures.fix_next import ticks
from caseworker.domain.health import FindingRow, Found, HealthRead, health_rows
from caseworker.domain.law import event_kinds
from caseworker.domain.law.kinds import FactKind
from caseworker.domain.matching import How, Who, birthdays_like, likeness, who
from caseworker.domain.name_words import name_words
from caseworker.domain.review import planned_day, reviews_of

_PAPERS: Final = frozenset({FactKind.DOCUMENT, FactKind.DOCUMENTS})
_CROWD: Final = 40
"""More who share one sign than this tell nothing apart."""
_LIKELY: Final = frozenset({How.SURE, How.LIKELY})

Words = tuple[str, Event | None]


def found_in(read: HealthRead) -> Iterator[Found]:
    """Everything that the rows find in one open case, and what “fix next” finds in it."""
    case = read.read.case
    stage = case.stage(event_kinds())
    if stage is Stage.CLOSED:
        return
    for row in health_rows():
        rule = RULES.get(row.when)
        if rule is None or (row.stages and stage.value not in row.stages):
            continue
        for words, event in rule(read, row):
            step = f"correct={event.id}" if row.step == "correct" and event else row.step
            yield Found(row.name, case.number, words, step)
    for tick in ticks(read.read):
        yield Found(tick.groups[0], case.number, tick.words, tick.step)


def twice(cases: Iterable[Case]) -> Iterator[Found]:
    """Pairs of open cases that are likely about one person, each once.

    Only those are compared that share a number, a day of birth or a whole name.
    """
    known = {case.number: who(case.person) for case in cases}
    together: dict[object, list[CaseNumber]] = {}
    for number, one in known.items():
        for sign in _signs(one):
            together.setdefault(sign, []).append(number)
    (row,) = (row for row in health_rows() if row.when == TWICE)
    pairs = {
        pair
        for numbers in together.values()
        if len(numbers) <= _CROWD
        for pair in combinations(sorted(set(numbers)), 2)
    }
    for first, other in sorted(pairs):
        like = likeness(known[first], known[other])
        if like is not None and like.how in _LIKELY:
            step = f"{row.step}={other}"
            yield Found(row.name, first, f"Case {other}: {like.words}", step, other)


TWICE: Final = "twice"
_STILL_TO_BE: Final = re.compile(r"(?:un|(?:not|to be|yet|for)[\s_-]+(?:yet[\s_-]+)?)sign\w*")
"""What a name says of a paper that nobody has signed."""


def _signs(one: Who) -> Iterator[object]:
    for each in one.identifiers:
        yield each.kind, "".join(each.value.split()).upper()
    if one.born is not None:
        yield from birthdays_like(one.born)
    yield frozenset(name_words(one.name))


def _silent(read: HealthRead, row: FindingRow) -> Iterator[Words]:
    case = read.read.case
    since = read.heard or (case.live[0].day if case.live else None)
    if since is not None and read.read.today - since > timedelta(weeks=row.weeks):
        never = (
            "never, as far as is recorded" if read.heard is None else f"since {day_words(since)}"
        )
        yield never, None


def _no_officer(read: HealthRead, _: FindingRow) -> Iterator[Words]:
    if read.read.case.officer not in read.officers:
        yield "", None


def _no_paper(read: HealthRead, _: FindingRow) -> Iterator[Words]:
    """The last of each kind: an older one is no longer what is shown."""
    kinds = event_kinds()
    last = {event.kind: event for event in read.read.case.live}
    for event in last.values():
        papers = [spec.name for spec in kinds[event.kind].facts if spec.kind in _PAPERS]
        if papers and not any(event.facts.get(name, "") for name in papers):
            yield _entry(event), event


def _damaged_paper(read: HealthRead, _: FindingRow) -> Iterator[Words]:
    for name in read.damaged:
        yield f"“{name}”", None


def _lacks(read: HealthRead, row: FindingRow) -> Iterator[Words]:
    kinds = {event.kind for event in read.read.case.live}
    if kinds & row.has and not kinds & row.lacks:
        yield "", None


def _no_signed_copy(read: HealthRead, row: FindingRow) -> Iterator[Words]:
    if read.read.in_force is None:
        return  # that there is none at all is another finding
    names = [_STILL_TO_BE.sub("", name.casefold()) for name in read.papers()]
    if not any(word in name for name in names for word in row.words):
        yield "", None


def _age(read: HealthRead, row: FindingRow) -> Iterator[Words]:
    person, today = read.read.case.person, read.read.today
    if person.born > today:
        yield f"born {day_words(person.born)}, which is still to come", None
    elif person.age(today) > row.years:
        yield f"{person.age(today)} years old", None


def _review_far(read: HealthRead, row: FindingRow) -> Iterator[Words]:
    furthest = months_on(read.read.today, row.months)[0]
    for review in reviews_of(read.read.case):
        if review.planned is not None and planned_day(review.planned) > furthest:
            yield day_words(planned_day(review.planned)), review.planned


def _days_crossed(read: HealthRead, _: FindingRow) -> Iterator[Words]:
    for event in read.read.case.live:
        days = [day for day in (event.day, event.sent, event.served) if day is not None]
        if days != sorted(days):
            yield _entry(event), event


def _place(read: HealthRead, _: FindingRow) -> Iterator[Words]:
    if said := read.doubt(place_of(read.read.case)):
        yield said, None


def _entry(event: Event) -> str:
    return f"{event_kinds()[event.kind].title} of {day_words(event.day)}"


RULES: Final[Mapping[str, Callable[[HealthRead, FindingRow], Iterator[Words]]]] = {
    "silent": _silent,
    "no_officer": _no_officer,
    "no_paper": _no_paper,
    "damaged_paper": _damaged_paper,
    "lacks": _lacks,
    "no_signed_copy": _no_signed_copy,
    "age": _age,
    "review_far": _review_far,
    "days_crossed": _days_crossed,
    "place": _place,
}
