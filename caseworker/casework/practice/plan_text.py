"""A plan as the casebook writes it: sections with text, items with what they serve, a placement."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from typing import Any

from caseworker.casework.practice.prose import blocks
from caseworker.domain.kinds import plan_kinds
from caseworker.domain.plan import Item, ItemId, Plan, Section, blank_plan

OF_EVERY_ITEM = frozenset({"id", "text", "for"})


def plan_in(toml: str) -> Plan:
    """The whole plan, placement and all.

    Raises:
        KeyError: a section has no such letter, or an item leaves out what every item has.
        ValueError: an item serves what isn't there.
    """
    data = tomllib.loads(toml)
    kind = plan_kinds()[data["kind"]]
    plan = blank_plan(kind)
    for letter, entry in data["section"].items():
        if kind.section(letter).holds == "place":
            section = Section(items=(Item(ItemId("place"), fields=dict(entry)),))
        else:
            section = Section(blocks(entry.get("text", "")), tuple(_items(entry)))
        plan = plan.with_section(letter, section)
    _check_links(plan)
    return plan


def _items(entry: Mapping[str, Any]) -> Iterator[Item]:
    for item in entry.get("item", ()):
        yield Item(
            ItemId(item["id"]),
            blocks(item["text"]),
            {name: said for name, said in item.items() if name not in OF_EVERY_ITEM},
            tuple(ItemId(served) for served in item.get("for", ())),
        )


def _check_links(plan: Plan) -> None:
    known = plan.numbers()
    for number, item in plan.numbered():
        for served in item.links:
            if served not in known:
                raise ValueError(f"{number} serves {served}, which isn't in the plan")
