"""What a setting is: where the child or young person is, and what that changes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from caseworker.domain.law.kinds import FactSpec


@dataclass(frozen=True, slots=True)
class NextRow:
    """What a case at this stage waits for, in this setting, until one of ``until`` has happened.

    ``kinds`` are the entries to choose from, ``why`` is said with it.
    """

    stage: str
    words: str
    why: str
    kinds: tuple[str, ...]
    until: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Setting:
    """Where the child is, and what that changes. Each is a file of this folder.

    ``regime`` chooses between law rows that stand for one another (``TimeLimit.regime``)
    until a dated event of the case says otherwise. ``words`` are the field's own for the
    general ones. ``acts_as`` are the actors of the law files that an office of this kind is:
    what they owe is *ours*, the rest is waited for. ``place`` names the fact that says where
    the person is: the establishment, the school. ``school`` names the fact that says which
    school they go to, whose school days count; in custody there is none.

    ``birthdays`` are the ages on which something of this setting turns, and what. ``cared_for``
    are the legal bases by which a child is looked after, each with its source. ``home_by_care``
    is the source of the rule that whoever looks after a child is the home authority, where
    that is the rule. ``host`` names the fact that says which authority’s area the place is in;
    where it isn't given, that of the establishment stands for it.

    ``parts`` are the parts of a case that belong to settings and stand in this one (``Tab.part``).
    ``reports`` are those of ``figures.toml`` that belong to settings and are offered in an office
    of this one; what no setting names is offered in all.

    ``next`` is what comes first at a stage in this setting, the first row that still holds; where
    there is none, what comes next follows from the stage alone.

    A file may hold rows of the law besides: ``[kind.*]`` as in ``event_kinds.toml``, and under
    ``[clocks]`` what a law file holds. The law reads them, as the instrument of the setting's name.
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
    school: str = ""
    birthdays: tuple[tuple[int, str], ...] = ()
    cared_for: Mapping[str, str] = field(default_factory=dict)
    home_by_care: str = ""
    host: str = ""
    parts: tuple[str, ...] = ()
    reports: tuple[str, ...] = ()
    next: tuple[NextRow, ...] = ()

    def word(self, general: str) -> str:
        """What people in this setting call it: ``word("local authority")``."""
        return self.words.get(general, general)
