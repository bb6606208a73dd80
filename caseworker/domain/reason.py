"""Why a day is the day it is: the parts of the card that explains it, all of them from data."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from functools import cache
from importlib.resources import files
from typing import Any, Final

from caseworker.domain.clock import End, Kinds, Run
from caseworker.domain.days import plain
from caseworker.domain.law.limits import Exemption, Law, Nature, TimeLimit

FILE: Final = "reasons.toml"
_SEVERAL: Final = 4  # titles that are still worth naming

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
        ("The rule", _words("rules").get(row.rule.value, "") if row.rule else row.no_clock),
        ("Passed over", _passed_over(end)),
        ("Taken for granted", _words("assumptions").get(row.unit.value, "")),
        ("Source", _source(row)),
        ("Exception", _exception(row, run, law)),
        ("Where it stands", state),
        ("If it is missed", _if_missed(row)),
        ("What would change it", " ".join(_what_would_change(row, run, law))),
    )
    return tuple((heading, words) for heading, words in parts if words)


def regime_in_words(regime: str) -> tuple[str, str, str]:
    """What a set of rules is called, why it holds, and by what source; empty for none to say."""
    found = _reasons()["regimes"].get(regime, {})
    return found.get("words", ""), found.get("why", ""), found.get("source", "")


def exemptions_of(row: TimeLimit, law: Law) -> tuple[Exemption, ...]:
    """Those that the row's own instrument lists for it."""
    instrument = law.instrument_of(row)
    return tuple(one for one in instrument.exemptions if one.id in row.unless)


@cache
def _reasons() -> Mapping[str, Any]:
    text = (files("caseworker.domain.law") / FILE).read_text("utf-8")
    return tomllib.loads(text)


def _words(table: str) -> Mapping[str, str]:
    found: Mapping[str, str] = _reasons()[table]
    return found


def _aim(aim: date | None) -> str:
    return f"{plain(aim)}: the last working day in time." if aim else ""


def _passed_over(end: End) -> str:
    if end.counted is None or not end.counted.passed_over:
        return ""
    return "; ".join(f"{plain(day)}, {name}" for day, name in end.counted.passed_over) + "."


def _source(row: TimeLimit) -> str:
    weight, checked = _words("weights")[row.weight.value], _words("checked")[row.checked.value]
    return f"{row.source}. {weight} {checked}"


def _exception(row: TimeLimit, run: Run, law: Law) -> str:
    if run.excused is None:
        return ""
    claimed = run.excused.facts.get("exception", "")
    named = next((one.words for one in exemptions_of(row, law) if one.id == claimed), claimed)
    reasons = run.excused.facts.get("reasons", "").rstrip(".")
    return f"{named}. {reasons}. It removes the limit and sets no other day."


def _if_missed(row: TimeLimit) -> str:
    if row.if_missed:
        return row.if_missed
    if row.nature is not Nature.DEADLINE:
        return _words("natures")[row.nature.value]
    return _words("missed")[row.weight.value]


def _what_would_change(row: TimeLimit, run: Run, law: Law) -> Iterator[str]:
    kinds: Kinds = law.kinds
    yield f"Another day for “{kinds[run.trigger.kind].title}”."
    if ends := _titles(row.met_by, kinds):
        yield f"It is met by {ends}."
    if falls := _titles(row.falls_away, kinds):
        yield f"It falls away with {falls}."
    if found := exemptions_of(row, law):
        reasons = "; ".join(f"{one.words[:1].lower()}{one.words[1:]}" for one in found)
        yield f"The law allows an exception where keeping it is impractical because {reasons}."
    if row.regime:
        yield "Other rules hold after a detention, a release or a move out of England."


def _titles(names: Iterable[str], kinds: Kinds) -> str:
    titles = sorted(f"“{kinds[name].title}”" for name in names)
    more = f" and {len(titles) - _SEVERAL} more" if len(titles) > _SEVERAL else ""
    return ", ".join(titles[:_SEVERAL]) + more
