"""What of a plan a paper carries, so that nothing lets it out but what covers that.

A plan beside the one of the law (a learning plan, a profile) is none in the eyes of
SEND Regs 2014 reg 17. What each letter carries or encloses is in ``letters/carries.toml``.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Final

from caseworker.domain.basis import NOTHING
from caseworker.domain.consent import Pieces
from caseworker.domain.kinds import BY_LAW, PlanKind, plan_kinds, series_of
from caseworker.domain.plan import Plan, Version

_WHOLE: Final = "whole"
_DRAFT: Final = "draft"


@dataclass(frozen=True, slots=True)
class LetterCarries:
    """What goes with a letter, for which purpose, and to whom the law sends it.

    ``purpose`` and ``roles`` are codes of ``disclosure_rules.toml``; the roles are those of
    recipients whom the case itself can’t tell.
    """

    carries: str
    purpose: str = ""
    roles: tuple[str, ...] = ()

    @property
    def pieces(self) -> Pieces:
        """Of the plan of law; a draft has no placement yet."""
        if self.carries not in {_WHOLE, _DRAFT}:
            return NOTHING
        sections = plan_kinds()["ehc_plan"].sections
        return Pieces(
            frozenset(
                one.letter for one in sections if self.carries == _WHOLE or not one.blank_in_draft
            )
        )


@cache
def letters_carry() -> Mapping[str, LetterCarries]:
    """What each letter carries, by its id."""
    text = (resources.files("caseworker.documents") / "letters" / "carries.toml").read_text("utf-8")
    return {
        name: LetterCarries(row["carries"], row.get("purpose", ""), tuple(row.get("roles", ())))
        for name, row in tomllib.loads(text).items()
    }


def letter_carries(letter: str) -> LetterCarries:
    """One that the office added, under an id of its own, encloses nothing that is known."""
    return letters_carry().get(letter, LetterCarries("case"))


def of_version(version: Version) -> Pieces:
    """Every section that stands in it."""
    sections = plan_kinds()[version.plan.kind].sections
    shown = (one.letter for one in sections if not (version.is_draft and one.blank_in_draft))
    return of_plan(version.plan, shown)


def of_plan(plan: Plan, letters: Iterable[str]) -> Pieces:
    """Those of these sections that stand in the plan; nothing of a plan beside that of the law."""
    if series_of(plan.kind) != BY_LAW:
        return NOTHING
    return Pieces(frozenset(letters) & frozenset(plan.sections))


def item_letters(kind: PlanKind, *names: str) -> frozenset[str]:
    """The sections that have items, but the placement; only those called so, if names are given."""
    return frozenset(
        one.letter
        for one in kind.sections
        if one.item is not None and one.holds == "items" and (not names or one.item.name in names)
    )
