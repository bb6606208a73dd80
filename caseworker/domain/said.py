"""What an entry says, as a sentence: in the words of its kind, days as they are written."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from caseworker.domain.case import Event
from caseworker.domain.days import day_words
from caseworker.domain.law import event_kinds
from caseworker.domain.law.kinds import FactKind
from caseworker.domain.listed import listed
from caseworker.domain.money import as_pounds
from caseworker.domain.months import month_words


def said_of(event: Event, sentence: str = "") -> str:
    """The sentence of its kind, or another one with its facts in it."""
    kind = event_kinds()[event.kind]
    sorts = {spec.name: spec.kind for spec in kind.facts}
    told = replace(kind, sentence=sentence) if sentence else kind
    return told.said(
        {name: _words(sorts.get(name), value) for name, value in event.facts.items() if value}
    )


def _words(sort: FactKind | None, value: str) -> str:
    if sort is FactKind.DATE:
        return day_words(date.fromisoformat(value))
    if sort is FactKind.MONTH:
        return month_words(value)
    if sort is FactKind.MONEY:
        return as_pounds(value)
    return ", ".join(listed(value)) if sort in {FactKind.LIST, FactKind.THEMES} else value
