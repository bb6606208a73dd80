"""Exceptions to time limits: only where the regulation lists them, and only if they pass its test.

The codes EX-A to EX-F are rows of the law files. An exception removes the limit and sets no
other day; the day that was stays visible.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from typing import Final

from caseworker.domain.case import Event
from caseworker.domain.days import plain
from caseworker.domain.errors import Gap, Incomplete, NotAllowed
from caseworker.domain.law.limits import Exemption, Law, OwnTest, TimeLimit
from caseworker.domain.law.words import words_of
from caseworker.domain.schools import SchoolDays, closures

ADVISER: Final = "adviser"  # the fact of an entry that says who was asked


def refuse_unmet(facts: Mapping[str, str], law: Law) -> None:
    """Refuse a claim that the law doesn't allow.

    ``facts`` are those of the entry: the ``limit``, the ``exception``, and what it needs.

    Raises:
        NotAllowed: the regulation doesn't list it for this limit, or its own test isn't met.
        Incomplete: a fact that it needs is missing.
    """
    rows = [row for row in law.time_limits if facts.get("limit") in row.ids]
    claimed = facts.get("exception", "")
    found = [one for row in rows for one in row.exemptions if one.id == claimed]
    if not found:
        duty = rows[0].duty if rows else "this"
        raise NotAllowed(
            f"The regulations list no such exception for “{duty}”.",
            source="; ".join(sorted({str(row.source) for row in rows})),
            instead=words_of("instead")["not listed"],
        )
    exemption = found[0]
    if missing := _missing(exemption, facts):
        raise Incomplete(Gap(name, "This exception needs it.") for name in missing)
    if words := unmet(exemption, facts):
        raise NotAllowed(
            words,
            source=str(exemption.source),
            instead=words_of("instead")["test not met"],
        )


def is_met(row: TimeLimit, facts: Mapping[str, str]) -> bool:
    """Whether a claim with these facts excuses this row: one that the law doesn't allow never does.

    It may have come from a file, or from before its dates were asked for.
    """
    claimed = [one for one in row.exemptions if one.id == facts.get("exception")]
    return any(not _missing(one, facts) and not unmet(one, facts) for one in claimed)


def from_the_terms(
    exemption: Exemption, events: Iterable[Event], place: str, kept: Iterable[SchoolDays]
) -> dict[str, str]:
    """The facts of a closure that the terms of an institution show; none if they show none.

    ``events`` are those that stand. A closure counts where advice was asked for in the time
    that the exemption allows: of the institution itself, or of whoever, while the person was
    at ``place``.
    """
    test, terms = exemption.test, tuple(kept)
    if test is None or not test.asked:
        return {}
    for event in events:
        if event.kind in test.asked:
            for name in (event.facts.get(ADVISER, ""), place):
                for closure in closures(name, terms, test.least):
                    facts = {
                        test.institution: closure.institution,
                        test.first: closure.closed_from.isoformat(),
                        test.last: closure.reopens_on.isoformat(),
                        test.day: event.day.isoformat(),
                    }
                    if not unmet(exemption, facts):
                        return facts
    return {}


def claim_in_words(facts: Mapping[str, str], law: Law) -> dict[str, str]:
    """The limit, its rule, and the exception of a claim as they are read, in place of their ids."""
    named = facts.get("limit")
    rows = [row for row in law.time_limits if named in row.ids]
    rows.sort(key=lambda row: row.id != named)  # before those that are only also known by it
    words = {one.id: one.words for row in rows for one in row.exemptions}
    claimed = facts.get("exception", "")
    limit = f"“{rows[0].duty}”" if rows else facts.get("limit", "")
    rule = str(rows[0].source) if rows else ""
    return {"limit": limit, "limit_source": rule, "exception": words.get(claimed, claimed)}


def unmet(exemption: Exemption, facts: Mapping[str, str]) -> str:
    """Why the exemption's own test isn't met by these facts; empty if it is, or has none."""
    test = exemption.test
    if test is None:
        return ""
    first, last = _day(facts, test.first), _day(facts, test.last)
    if first is None or last is None:
        return "The dates that this exception turns on are not given."
    days = (last - first).days
    if days < test.least:
        needed = test.least // 7
        return (
            f"From {plain(first)} to {plain(last)} is {days} days; this exception needs "
            f"{needed} weeks or more without a break, {test.least} days."
        )
    return _outside(test, facts, first, last)


def _missing(exemption: Exemption, facts: Mapping[str, str]) -> tuple[str, ...]:
    return tuple(name for name in exemption.needs if not facts.get(name))


def _outside(test: OwnTest, facts: Mapping[str, str], first: date, last: date) -> str:
    """Why the day that must lie between the two, each moved back, doesn't."""
    if not test.day:
        return ""
    day = _day(facts, test.day)
    earliest, latest = (each - timedelta(test.before) for each in (first, last))
    if day is None or not earliest <= day <= latest:
        said = plain(day) if day else "no day"
        return (
            f"The advice must have been asked for from {plain(earliest)} to {plain(latest)}, "
            f"and it was asked for on {said}."
        )
    return ""


def _day(facts: Mapping[str, str], name: str) -> date | None:
    said = facts.get(name, "")
    return date.fromisoformat(said) if said else None
