"""Two states of one plan, written at the same time: where they differ, and one made of both."""

from __future__ import annotations

from collections.abc import Container
from dataclasses import replace
from enum import Enum

from caseworker.domain.plan import Plan, Section


def differing(one: Plan, other: Plan) -> tuple[str, ...]:
    """The letters of the sections that say different things, in reading order."""
    letters = dict.fromkeys([*one.sections, *other.sections])
    return tuple(letter for letter in letters if one.section(letter) != other.section(letter))


class Changed(Enum):
    """By whom a section was changed since both began."""

    I = "I"  # noqa: E741 - the writer
    THEY = "they"
    BOTH = "both"


def who_changed(theirs: Plan, mine: Plan, base: Plan, letter: str) -> Changed:
    """Who changed a section that differs; ``base`` is what both began from."""
    if mine.section(letter) == base.section(letter):
        return Changed.THEY
    return Changed.I if theirs.section(letter) == base.section(letter) else Changed.BOTH


def put_together(theirs: Plan, mine: Plan, keep_mine: Container[str]) -> Plan:
    """``theirs``, with the sections of ``mine`` whose letters are named.

    A link to an item that neither chosen section has any more is let go, as it is when an item
    is taken out.
    """
    letters = dict.fromkeys([*theirs.sections, *mine.sections])
    sections = {
        letter: (mine if letter in keep_mine else theirs).section(letter) for letter in letters
    }
    there = {item.id for section in sections.values() for item in section.items}
    return replace(
        theirs,
        sections={letter: _linked_within(one, there) for letter, one in sections.items()},
    )


def _linked_within(section: Section, there: Container[str]) -> Section:
    items = tuple(
        replace(item, links=tuple(link for link in item.links if link in there))
        for item in section.items
    )
    return replace(section, items=items)
