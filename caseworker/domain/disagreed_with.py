"""What somebody says of an issued plan: it stands beside the version, which never changes."""

from __future__ import annotations

from typing import Final

from caseworker.domain.case import Case
from caseworker.domain.days import day_words
from caseworker.domain.law import event_kinds

SAID: Final = "plan_disagreed_with"


def said_of(case: Case, title: str) -> tuple[str, ...]:
    """Every note that names the version with this title, by day: who says what, and our answer."""
    kind = event_kinds()[SAID]
    return tuple(
        f"{day_words(event.day)}: {kind.said(event.facts)}"
        for event in case.all_of(SAID)
        if _same(event.facts.get("plan", ""), title)
    )


def _same(typed: str, title: str) -> bool:
    """“final 1” is “Final 1”, and so is “Final 1 of 3 May”; “Final 12” is not."""
    wanted, words = title.casefold().split(), typed.casefold().replace(",", " ").split()
    places = range(len(words) - len(wanted) + 1)
    return any(words[at : at + len(wanted)] == wanted for at in places)
