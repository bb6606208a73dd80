"""Why a day is the day it is: the parts of the card that explains it, all of them from data."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import Final

from caseworker.domain.clock import End, Kinds, Run
from caseworker.domain.days import plain
from caseworker.domain.law.limits import Checked, Law, Nature, OwnTest, TimeLimit
from caseworker.domain.law.words import words_in, words_of

_SEVERAL: Final = 5  # titles that are still worth naming

Part = tuple[str, str]
"""A heading and what it says."""


def explained(  # noqa: PLR0913, PLR0917 - all that the card speaks of
    row: TimeLimit, run: Run, end: End, law: Law, state: str, aim: date | None
) -> tuple[Part, ...]:
    """The parts of the card, in their order; what there is nothing to say of is left out.

    ``aim`` is the day to aim for, where it is another than the last day in time.
    """
    parts = (
        ("Why this day", " ".join(end.words)),
        ("Aim for", _aim(aim)),
        ("The rule", words_of("rules").get(row.rule.value, "") if row.rule else row.no_clock),
        ("Passed over", _passed_over(end)),
        ("Taken for granted", words_of("assumptions").get(row.unit.value, "")),
        ("Source", _source(row)),
        ("Exception", _exception(row, run)),
        ("Where it stands", state),
        ("Chased", _chased(row, run)),
        ("If it is missed", _if_missed(row)),
        ("What would change it", " ".join(_what_would_change(row, run, law))),
    )
    return tuple((heading, words) for heading, words in parts if words)


def regime_in_words(regime: str) -> tuple[str, str, str]:
    """What a set of rules is called, why it holds, and by what source; empty for none to say."""
    found = words_in("regimes", regime)
    return found.get("words", ""), found.get("why", ""), found.get("source", "")


def regime_caution(regime: str) -> str:
    """What must be said beside a set of rules that nobody has checked; empty if somebody has."""
    checked = words_in("regimes", regime).get("checked", Checked.READ.value)
    return words_of("checked")[checked] if checked == Checked.MEMORY.value else ""


def _aim(aim: date | None) -> str:
    return f"{plain(aim)}: the last working day in time." if aim else ""


def _passed_over(end: End) -> str:
    if end.counted is None or not end.counted.passed_over:
        return ""
    return "; ".join(f"{plain(day)}, {name}" for day, name in end.counted.passed_over) + "."


def _source(row: TimeLimit) -> str:
    weight, checked = words_of("weights")[row.weight.value], words_of("checked")[row.checked.value]
    return f"{row.source}. {weight} {checked}"


def _exception(row: TimeLimit, run: Run) -> str:
    if run.excused is None:
        return ""
    facts = run.excused.facts
    claimed = facts.get("exception", "")
    found = next((one for one in row.exemptions if one.id == claimed), None)
    reasons = facts.get("reasons", "").rstrip(".")
    turned_on = _turned_on(found.test, facts) if found and found.test else ""
    said = f"{row.excuse(claimed)}. {reasons}. {turned_on}"
    return f"{said}It removes the limit and sets no other day."


def _turned_on(test: OwnTest, facts: Mapping[str, str]) -> str:
    """The days that the exception turned on, and of which institution; empty if not recorded."""
    first, last = facts.get(test.first, ""), facts.get(test.last, "")
    if not first or not last:
        return ""
    said = f"from {plain(date.fromisoformat(first))} to {plain(date.fromisoformat(last))}. "
    whose = facts.get(test.institution, "")
    return f"{whose}: {said}" if whose else f"F{said[1:]}"


def _chased(row: TimeLimit, run: Run) -> str:
    if run.chased is None:
        return ""
    whom = run.chased.facts.get("chased") or run.chased.facts.get(row.match, "")
    return f"{plain(run.chased.day)}, {whom}." if whom else f"{plain(run.chased.day)}."


def _if_missed(row: TimeLimit) -> str:
    if row.if_missed:
        return row.if_missed
    if row.nature is not Nature.DEADLINE:
        return words_of("natures")[row.nature.value]
    return words_of("missed")[row.weight.value]


def _what_would_change(row: TimeLimit, run: Run, law: Law) -> Iterator[str]:
    kinds: Kinds = law.kinds
    yield f"Another day for “{kinds[run.trigger.kind].title}”."
    if ends := _titles(row.met_by, kinds):
        yield f"It is met by {ends}."
    if falls := _titles(row.falls_away, kinds):
        yield f"It falls away with {falls}."
    if row.exemptions:
        reasons = "; ".join(f"{one.words[:1].lower()}{one.words[1:]}" for one in row.exemptions)
        yield f"The law allows an exception where keeping it is impractical because {reasons}."
    if row.regime:
        yield "Other rules hold after a detention, a release or a move out of England."


def _titles(names: Iterable[str], kinds: Kinds) -> str:
    titles = sorted(f"“{kinds[name].title}”" for name in names)
    more = f" and {len(titles) - _SEVERAL} more" if len(titles) > _SEVERAL else ""
    return ", ".join(titles[:_SEVERAL]) + more
