"""What a setting is: where the child or young person is, and what that changes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from caseworker.domain.law.kinds import FactSpec


@dataclass(frozen=True, slots=True)
class Setting:
    """Where the child is, and what that changes.

    ``regime`` chooses between law rows that stand for one another (``TimeLimit.regime``)
    until a dated event of the case says otherwise. ``words`` are the field's own for the
    general ones. ``acts_as`` are the actors of the law files that an office of this kind is:
    what they owe is *ours*, the rest is waited for. ``place`` names the fact that says where
    the person is: the establishment, the school.
    """

    name: str
    title: str
    office: str
    regime: str
    instruments: tuple[str, ...]
    acts_as: frozenset[str]
    words: Mapping[str, str] = field(default_factory=dict)
    tab: str = ""
    facts: tuple[FactSpec, ...] = ()
    place: str = ""

    def word(self, general: str) -> str:
        """What people in this setting call it: ``word("local authority")``."""
        return self.words.get(general, general)
