"""Ending a plan: which grounds are open on a case, what comes first, how far it has come."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final

from caseworker.domain.ages import birthday, compulsory_school_age_ends
from caseworker.domain.case import Case, Event, Happening
from caseworker.domain.ceasing_rules import First, Ground, Need, ceasing_rules
from caseworker.domain.days import months_on, plain
from caseworker.domain.due import Due, DueState
from caseworker.domain.errors import NotAllowed
from caseworker.domain.establishments import Establishments
from caseworker.domain.regime import regime_on
from caseworker.domain.states import state_of

CONSULTED: Final = "consulted_on_ceasing"
VIEWS: Final = "ceasing_views_received"
DECIDED: Final = "decided_to_cease"
KEPT: Final = "decided_to_keep_plan"
ENDED: Final = "plan_ceased"
ADULT: Final = 18
OLDEST: Final = 25
DISMISSED: Final = "Appeal about ceasing dismissed"
TESTS: Final = frozenset({"adult", "over_school_age", "age_limit", "outside_england"})
"""What ``test`` and ``when`` of a row may say."""
JULY: Final = (7, 31)  # the end of an academic year in further education (SEND Regs 2014 reg 46)


@dataclass(frozen=True, slots=True)
class FirstNow:
    """One thing that comes first, as it stands. ``done`` is the entry that did it.

    ``until`` is the day that has to be over; ``need`` is False where it isn't asked for here.
    """

    row: First
    done: Event | None
    need: bool = True
    until: date | None = None

    @property
    def is_met(self) -> bool:
        return not self.need or self.done is not None

    @property
    def stands_in_the_way(self) -> bool:
        return self.row.must and not self.is_met


@dataclass(frozen=True, slots=True)
class GroundNow:
    """A ground on this case: what stands against it, and what comes first."""

    ground: Ground
    against: tuple[Need, ...]
    first: tuple[FirstNow, ...]

    @property
    def is_open(self) -> bool:
        return not self.against


@dataclass(frozen=True, slots=True)
class Ending:
    """How far the ending of a plan has come, in the round that runs; empty if there is none.

    ``holds`` are the rows of the law for which the plan may not end yet, ``earliest`` the first
    day on which it may: None where an appeal is open, so that no day is known.
    """

    consulted: Event | None = None
    decided: Event | None = None
    ended: Event | None = None
    ground: Ground | None = None
    holds: tuple[Due, ...] = ()
    earliest: date | None = None
    dismissed: Event | None = None


def grounds_for(
    case: Case, today: date, places: Establishments | None = None
) -> tuple[GroundNow, ...]:
    """Every ground as it stands on this case, in the order of the rows."""
    return tuple(ground_now(case, one, today, places) for one in ceasing_rules().grounds)


def ground_now(
    case: Case, ground: Ground, today: date, places: Establishments | None = None
) -> GroundNow:
    """One ground: open or not and why, and what must come first and whether it is done."""
    facts = _facts(case, today, regime_on(case, today, places))
    against = tuple(need for need in ground.needs if not _is_so(case, need, facts))
    first = [_first_now(case, row, today, facts) for row in ground.first]
    if not ground.record:
        by = state_of(case, today, places).by
        runs = by is not None and by.kind in {
            CONSULTED,
            DECIDED,
            ENDED,
        }  # else it is of a round past
        common = (_first_now(case, row, today, facts) for row in ceasing_rules().first)
        first += [one if runs else FirstNow(one.row, None) for one in common]
    return GroundNow(ground, against, tuple(first))


def ending_of(
    case: Case, dues: Iterable[Due], today: date, places: Establishments | None = None
) -> Ending:
    """How far it has come: considered, decided, over. A round that was given up is none."""
    by = state_of(case, today, places).by
    at = by.kind if by else ""
    if at not in {CONSULTED, DECIDED, ENDED}:
        return Ending()
    decided = case.last(DECIDED) if at != CONSULTED else None
    consulted = case.last(CONSULTED)
    told = decided or consulted
    title = told.facts.get("ground", "") if told else ""
    title = title or (consulted.facts.get("ground", "") if consulted else "")
    rows = [due for due in dues if ENDED in due.row.forbids and decided is not None]
    holds = tuple(due for due in rows if _holds(due, today))
    days = [due.by for due in holds if due.by is not None]
    return Ending(
        consulted,
        decided,
        case.last(ENDED) if at == ENDED else None,
        ceasing_rules().titled(title),
        holds,
        max(days) if days and len(days) == len(holds) else None,
        _dismissed(case, decided),
    )


def age_limit(born: date) -> date:
    """The last day of the academic year of the 25th birthday, as further education counts it."""
    turned = birthday(born, OLDEST)
    ends = date(turned.year, *JULY)
    return ends if turned <= ends else date(turned.year + 1, *JULY)


def against_decision(
    case: Case, happening: Happening, today: date, places: Establishments | None = None
) -> NotAllowed | None:
    """Why a decision to end the plan can't be taken yet, on the ground that was consulted on.

    An ending without a ground is one that another body told us of: only that is written down.
    """
    if happening.kind != DECIDED:
        return None
    before = case.before(happening.replaces)
    consulted = before.last(CONSULTED)
    title = happening.facts.get("ground", "")
    title = title or (consulted.facts.get("ground", "") if consulted else "")
    ground = ceasing_rules().titled(title)
    if ground is None:
        return None
    now = ground_now(before, ground, today, places)
    if now.against:
        return not_open(ground, now.against[0])
    missing = [one.row for one in now.first if one.stands_in_the_way]
    if not missing:
        return None
    words = "; ".join(f"{row.words[:1].lower()}{row.words[1:]}" for row in missing)
    return NotAllowed(
        f"“{ground.title}”: before the decision, this has to be on the case: {words}.",
        source="; ".join(dict.fromkeys(row.source for row in missing)),
        instead="Record it first, with its own day.",
    )


def not_open(ground: Ground, need: Need) -> NotAllowed:
    """Why this ground can't be used on this case."""
    return NotAllowed(
        f"“{ground.title}” is no ground here. {need.why}",
        source=need.source,
        instead=need.instead,
    )


def _holds(due: Due, today: date) -> bool:
    lifted = due.met_by is not None or due.state is DueState.NONE
    return not lifted and (due.by is None or today < due.by)


def _dismissed(case: Case, decided: Event | None) -> Event | None:
    """The order by which the plan ends at once (SEND Regs 2014 reg 44(2)(a))."""
    order = case.last("tribunal_ordered")
    if decided is None or order is None or order.day < decided.day:
        return None
    return order if order.facts.get("order") == DISMISSED else None


def _facts(case: Case, today: date, regime: str) -> frozenset[str]:
    person = case.person
    tests = {
        "adult": person.age(today) >= ADULT,
        "over_school_age": today > compulsory_school_age_ends(person.born),
        "age_limit": today > age_limit(person.born),
        "outside_england": regime == "outside England",
    }
    return frozenset(name for name, holds in tests.items() if holds)


def _is_so(case: Case, need: Need, facts: frozenset[str]) -> bool:
    if need.test:
        return need.test in facts
    last = case.last(*need.without)
    return last is None or not _says(last, need.where)


def _first_now(case: Case, row: First, today: date, facts: frozenset[str]) -> FirstNow:
    asked = case.last(*row.asked) if row.asked else None
    need = (not row.when or row.when in facts) and (not row.asked or asked is not None)
    since = case.last(*row.since) if row.since else asked
    found = [
        event
        for event in case.all_of(*row.by)
        if _says(event, row.where)
        and (not row.says or event.facts.get(row.says))
        and (since is None or event.day >= since.day)
        and (not row.months or months_on(event.day, row.months)[0] >= today)
    ]
    done = found[-1] if found and not (row.since and since is None) else None
    until = None
    if done is not None and row.passed:
        until = date.fromisoformat(done.facts[row.passed]) if done.facts.get(row.passed) else None
        done = done if until is None or today > until else None
    return FirstNow(row, done, need, until)


def _says(event: Event, where: Mapping[str, tuple[str, ...]]) -> bool:
    return all(event.facts.get(fact, "") in values for fact, values in where.items())


def in_short(now: FirstNow, today: date) -> str:
    """How it stands, in few words beside it."""
    if not now.need:
        return "Not asked for here"
    if now.done is not None:
        return f"Done {plain(now.done.sent or now.done.day)}"
    if now.until is not None and now.until >= today:
        return f"Until {plain(now.until)}"
    return "Still to do" if now.row.must else "Advised"
