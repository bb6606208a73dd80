"""The provision map of a child: what is provided, how much of it, at what cost, with what effect.

The cycles of support say it, and the plan in force where there is one. Cost counts in the days in
which the provision runs: a programme that runs over the end of a year is shared between the two.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import ROUND_HALF_UP, Decimal
from functools import cache
from importlib import resources
from typing import Final

from caseworker.domain.ages import SEPTEMBER, school_year_of
from caseworker.domain.case import Case
from caseworker.domain.law.entry import Entry, read_toml
from caseworker.domain.law.limits import Checked
from caseworker.domain.support_cycle import Cycle, Provision, Target, cycles_of, number
from caseworker.domain.support_rules import support_rules

_FILE: Final = "provision_map.toml"
_HUNDRED: Final = 100
_PENNY: Final = Decimal("0.01")
PLAN: Final = "In the plan"
"""What stands for the tier of provision that a plan promises."""
NOT_KNOWN: Final = "Nothing is recorded of its delivery"


@dataclass(frozen=True, slots=True)
class Span:
    """Days that cost is counted in; both are among them."""

    title: str
    first: date
    last: date

    def days(self, first: date, last: date) -> int:
        """How many of the days from ``first`` to ``last`` fall into it."""
        return max(0, (min(last, self.last) - max(first, self.first)).days + 1)

    def part(self, whole: Decimal, first: date, last: date) -> Decimal:
        """What of ``whole``, which is spread evenly over those days, falls into it, to the penny.

        It is divided last: a share that never ends would lose half a penny on the way.
        """
        return _penny(whole * self.days(first, last) / ((last - first).days + 1))


@dataclass(frozen=True, slots=True)
class Threshold:
    """The sum in a year from which more is asked of the authority."""

    pounds: Decimal
    first: date
    last: date | None
    words: str
    source: str
    checked: Checked


@dataclass(frozen=True, slots=True)
class Promised:
    """A piece of provision of the plan in force, and the latest word on its delivery."""

    what: str
    specified: str
    delivered: str = ""


@dataclass(frozen=True, slots=True)
class MapLine:
    """One piece of provision. ``hours`` and ``cost`` are of the span; None is not recorded."""

    what: str
    tier: str
    area: str
    dose: str
    group: str
    staff: str
    first: date | None
    last: date | None
    hours: Decimal | None
    cost: Decimal | None
    effect: str
    counts: bool
    """Its cost counts towards the threshold."""


@dataclass(frozen=True, slots=True)
class ProvisionMap:
    """Everything that is provided in the span, and what stands above the threshold."""

    span: Span
    lines: tuple[MapLine, ...]
    threshold: Threshold | None

    @property
    def hours(self) -> Decimal:
        return sum((one.hours for one in self.lines if one.hours is not None), Decimal(0))

    @property
    def cost(self) -> Decimal:
        """What is known of it; see ``unknown``."""
        return sum((one.cost for one in self.lines if one.cost is not None), Decimal(0))

    @property
    def counted(self) -> Decimal:
        """What counts towards the threshold."""
        known = (one.cost for one in self.lines if one.counts and one.cost is not None)
        return sum(known, Decimal(0))

    @property
    def unknown(self) -> int:
        """How many pieces have no cost recorded."""
        return sum(one.cost is None for one in self.lines)

    @property
    def above(self) -> Decimal:
        """What stands above the threshold; 0 where nothing does."""
        return (
            max(Decimal(0), self.counted - self.threshold.pounds) if self.threshold else Decimal(0)
        )


def provision_map(case: Case, span: Span, promised: Sequence[Promised] = ()) -> ProvisionMap:
    """What the cycles of the case, and the plan in force, say of the span."""
    lines = [line for cycle in cycles_of(case) for line in _of_cycle(cycle, span)]
    lines += [_of_plan(one) for one in promised]
    return ProvisionMap(span, tuple(lines), threshold_on(span.first))


def school_year(on: date) -> Span:
    """The school year that holds the day."""
    began = school_year_of(on)
    first, last = date(began, SEPTEMBER, 1), date(began + 1, 8, 31)
    return Span(f"School year {began} to {began + 1}", first, last)


def runs(cycle: Cycle, one: Provision) -> tuple[date, date]:
    """The first and last day of a piece of provision."""
    weeks = number(one.event.facts.get("weeks", "")) or Decimal(0)
    days = max(1, int(weeks * 7))
    return cycle.starts_on, cycle.starts_on + timedelta(days=days - 1)


def hours_within(cycle: Cycle, one: Provision, span: Span) -> Decimal:
    """The hours that fall into the span, to two places."""
    return span.part(one.hours, *runs(cycle, one))


def effect_of(cycle: Cycle, one: Provision) -> int | None:
    """How much of what it serves was met, in the hundred; None while nothing was judged."""
    counted = [support_rules().counts(target.met) for target in _served(cycle, one) if target.met]
    known = [each for each in counted if each is not None]
    return sum(known) * _HUNDRED // (support_rules().most * len(known)) if known else None


def cost_within(cycle: Cycle, one: Provision, span: Span) -> Decimal | None:
    """The cost that falls into the span, to the penny; None where none is recorded."""
    return span.part(one.cost, *runs(cycle, one)) if one.cost is not None else None


def threshold_on(day: date) -> Threshold | None:
    """The threshold that holds on that day; none before the first."""
    known = (one for one in rows()[1] if one.first <= day and (one.last is None or day <= one.last))
    return next(known, None)


@cache
def rows() -> tuple[frozenset[str], tuple[Threshold, ...]]:
    """The tiers that count, and every threshold."""
    return read_rows((resources.files(__package__) / _FILE).read_text("utf-8"))


def read_rows(text: str) -> tuple[frozenset[str], tuple[Threshold, ...]]:
    """The same from ``text``. Raises BrokenLaw."""
    whole = read_toml(_FILE, text)
    whole.day("read_on")
    counts = frozenset(whole.texts("counts"))
    found = tuple(_threshold(entry) for _, entry in whole.tables("threshold"))
    whole.done()
    return counts, found


def _threshold(entry: Entry) -> Threshold:
    found = Threshold(
        Decimal(entry.whole("pounds")),
        entry.day("first"),
        entry.day_or_none("last"),
        entry.text("words"),
        entry.text("source"),
        entry.choice("checked", Checked),
    )
    entry.done()
    return found


def _of_cycle(cycle: Cycle, span: Span) -> Iterator[MapLine]:
    for one in cycle.provision:
        first, last = runs(cycle, one)
        if not span.days(first, last):
            continue
        facts = one.event.facts
        yield MapLine(
            what=one.what,
            tier=one.tier,
            area=", ".join(cycle.areas),
            dose="{minutes} minutes, {times} times a week, {weeks} weeks".format_map(facts),
            group=facts.get("group", ""),
            staff=", ".join(filter(None, (facts["staff"], facts.get("role", "")))),
            first=first,
            last=last,
            hours=hours_within(cycle, one, span),
            cost=cost_within(cycle, one, span),
            effect=_effect(cycle, one),
            counts=one.tier in rows()[0],
        )


def _effect(cycle: Cycle, one: Provision) -> str:
    """How far the targets that it serves were met; those of the whole cycle where it names none."""
    if cycle.review is None:
        return "Not reviewed yet"
    said = [target.met for target in _served(cycle, one) if target.met]
    if not said:
        return "Reviewed, no target judged"
    counted = ((words, said.count(words)) for words in dict.fromkeys(said))
    return "; ".join(f"{words} ({count})" if len(said) > 1 else words for words, count in counted)


def _served(cycle: Cycle, one: Provision) -> list[Target]:
    return [target for target in cycle.targets if not one.serves or target.item in one.serves]


def _of_plan(promised: Promised) -> MapLine:
    """What the plan promises, which says no cost."""
    return MapLine(
        what=promised.what,
        tier=PLAN,
        area="",
        dose=promised.specified,
        group="",
        staff="",
        first=None,
        last=None,
        hours=None,
        cost=None,
        effect=promised.delivered or NOT_KNOWN,
        counts=False,
    )


def cost_in(case: Case, span: Span) -> Decimal:
    """What the support of the case costs in the span, as far as it is known."""
    known = (cost_within(cycle, one, span) for cycle in cycles_of(case) for one in cycle.provision)
    return sum((cost for cost in known if cost is not None), Decimal(0))


def _penny(value: Decimal) -> Decimal:
    return value.quantize(_PENNY, ROUND_HALF_UP)
