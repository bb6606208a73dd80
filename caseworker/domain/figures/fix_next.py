"""What is missing in a case, or can’t be right, by the rules of ``fix_next.toml``."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Final

from caseworker.domain.ages import compulsory_school_age_ends
from caseworker.domain.case import Case, Event, Stage
from caseworker.domain.days import day_words, months_on
from caseworker.domain.diary import place_of
from caseworker.domain.figures.tick import CaseRead, Tick
from caseworker.domain.identifiers import Result, checked
from caseworker.domain.law import event_kinds
from caseworker.domain.law.entry import Entry, read_toml
from caseworker.domain.law.kinds import CountsFrom
from caseworker.domain.people import Contact
from caseworker.domain.review import planned_day, reviews_of
from caseworker.domain.sen2 import sen2_dates

_FILE: Final = "fix_next.toml"
_OLDEST: Final = 26  # the academic year in which one turns 25 is over by then


@dataclass(frozen=True, slots=True)
class Rule:
    """One thing that is looked for, what hangs on it, and what mends it."""

    name: str
    title: str
    why: str
    sort: str
    weight: int
    when: str
    field: str
    stages: frozenset[str]
    months: int
    step: str
    source: str


Found = tuple[str, Event | None]
"""What a rule found: in words, and the entry that it is about if it is about one."""


@cache
def fix_rules() -> tuple[Rule, ...]:
    """The file that comes with the program."""
    text = resources.files("caseworker.domain").joinpath(_FILE).read_text(encoding="utf-8")
    top = read_toml(_FILE, text)
    found = tuple(_rule(name, row) for name, row in top.tables("rule"))
    top.done()
    return found


def ticks(read: CaseRead) -> Iterator[Tick]:
    """One for each thing that a rule finds in an open case."""
    stage = read.case.stage(event_kinds())
    if stage is Stage.CLOSED:
        return
    for rule in fix_rules():
        if rule.stages and stage.value not in rule.stages:
            continue
        for words, event in RULES[rule.when](read, rule):
            step = f"correct={event.id}" if rule.step == "correct" and event else rule.step
            yield Tick(
                rule.sort,
                read.case.number,
                groups=(rule.title,),
                amount=rule.weight,
                words=words,
                step=step,
            )


def _blank(read: CaseRead, rule: Rule) -> Iterator[Found]:
    person = read.case.person
    known = {
        "home_authority": person.home_authority.strip(),
        "needs": person.needs,
        "born_is_known": not person.born_is_estimated,
    }
    if not known[rule.field]:
        yield "", None


def _no_parent(read: CaseRead, _: Rule) -> Iterator[Found]:
    person = read.case.person
    is_child = read.today <= compulsory_school_age_ends(person.born)
    if is_child and not person.parents and not person.looked_after_by:
        yield "", None


def _no_way_to_reach(read: CaseRead, _: Rule) -> Iterator[Found]:
    person = read.case.person
    ours = [one for one in person.parents if not one.no_contact]
    at_home = person.living_at(read.today)
    if ours and not at_home and not any(_is_reached(one) for one in ours):
        yield "", None


def _is_reached(contact: Contact) -> bool:
    return bool(contact.address.strip() or contact.email.strip())


def _no_place(read: CaseRead, _: Rule) -> Iterator[Found]:
    if not place_of(read.case).strip():
        yield "", None


def _number_fails(read: CaseRead, _: Rule) -> Iterator[Found]:
    for one in read.case.person.identifiers:
        if checked(one.kind, one.value).result is Result.FAIL:
            yield one.kind.upper(), None


def _not_served(read: CaseRead, _: Rule) -> Iterator[Found]:
    """The last of each kind: of those before it nothing runs any more."""
    kinds = event_kinds()
    last = {
        event.kind: event
        for event in read.case.live
        if kinds[event.kind].counts_from is CountsFrom.SERVED
    }
    for event in last.values():
        if event.served is None:
            yield f"{kinds[event.kind].title} of {day_words(event.day)}", event


def _no_plan_held(read: CaseRead, _: Rule) -> Iterator[Found]:
    if read.in_force is None:
        yield "", None


def _meeting_past(read: CaseRead, _: Rule) -> Iterator[Found]:
    for review in reviews_of(read.case):
        planned = review.planned
        if planned is None or review.held is not None or review.ended is not None:
            continue
        if planned_day(planned) < read.today:
            yield f"{review.kind.called} of {day_words(planned_day(planned))}", planned


def _too_old(read: CaseRead, _: Rule) -> Iterator[Found]:
    age = read.case.person.age(read.today)
    if age >= _OLDEST:
        yield f"{age} years old", None


def _day_ahead(read: CaseRead, _: Rule) -> Iterator[Found]:
    for event in read.case.live:
        if event.day > read.today:
            yield _entry(event), event


def _before_birth(read: CaseRead, _: Rule) -> Iterator[Found]:
    for event in read.case.live:
        if event.day < read.case.person.born:
            yield _entry(event), event


def _return_date(read: CaseRead, _: Rule) -> Iterator[Found]:
    for one in sen2_dates(read.case):
        if one.missing:
            yield one.item.words, None


def _asleep(read: CaseRead, rule: Rule) -> Iterator[Found]:
    last = _last_written(read.case)
    if last is not None and months_on(last.day, rule.months)[0] < read.today:
        yield f"since {day_words(last.day)}", None


def _last_written(case: Case) -> Event | None:
    return case.live[-1] if case.live else None


def _entry(event: Event) -> str:
    return f"{event_kinds()[event.kind].title} of {day_words(event.day)}"


RULES: Final[Mapping[str, Callable[[CaseRead, Rule], Iterator[Found]]]] = {
    "blank": _blank,
    "no_parent": _no_parent,
    "no_way_to_reach": _no_way_to_reach,
    "no_place": _no_place,
    "number_fails": _number_fails,
    "not_served": _not_served,
    "no_plan_held": _no_plan_held,
    "meeting_past": _meeting_past,
    "too_old": _too_old,
    "day_ahead": _day_ahead,
    "before_birth": _before_birth,
    "return_date": _return_date,
    "asleep": _asleep,
}


def _rule(name: str, row: Entry) -> Rule:
    rule = Rule(
        name=name,
        title=row.text("title"),
        why=row.text("why"),
        sort=row.text("sort"),
        weight=row.whole("weight"),
        when=row.text("when"),
        field=row.text("field", ""),
        stages=frozenset(row.texts("stages")),
        months=row.whole("months", 0),
        step=row.text("step"),
        source=row.text("source"),
    )
    if rule.when not in RULES:
        raise row.broken(f"there is no rule called {rule.when}")
    row.done()
    return rule
