"""A plan, made up by chance: needs, an outcome for each, provision for both, all linked."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from caseworker.casework.practice.dice import Dice, words
from caseworker.casework.practice.prose import blocks
from caseworker.domain.kinds import plan_kinds
from caseworker.domain.people import Person
from caseworker.domain.plan import Item, ItemId, Plan, Section, blank_plan


def plan(dice: Dice, kind: str, someone: Person, place: str) -> Plan:
    """A whole plan of that kind, naming ``place``."""
    codes = {need.name for need in someone.needs}
    chosen = [need for need in words()["need"] if need["code"] in codes]
    sections = {
        "A": Section(blocks(_views(dice, someone))),
        "B": Section(items=tuple(_needs(dice, someone, chosen))),
        "E": Section(items=tuple(_outcomes(dice, someone, chosen))),
        "F": Section(items=tuple(_provision(dice, chosen))),
        "I": Section(items=(Item(ItemId("place"), fields={"type": "Mainstream", "name": place}),)),
    }
    blank = blank_plan(plan_kinds()[kind])
    return Plan(kind, {**blank.sections, **sections})


def _views(dice: Dice, someone: Person) -> str:
    return f"{dice.word('views')}\nThe family says: {dice.word('asks')}".format(name=someone.called)


def _needs(dice: Dice, someone: Person, chosen: Sequence[Mapping[str, Any]]) -> list[Item]:
    return [
        Item(
            ItemId(f"need-{need['code']}"),
            blocks(dice.among(need["text"]).format(name=someone.called)),
            {"area": need["area"], "strengths": dice.among(need["strengths"])},
        )
        for need in chosen
    ]


def _outcomes(dice: Dice, someone: Person, chosen: Sequence[Mapping[str, Any]]) -> list[Item]:
    return [
        Item(
            ItemId(f"outcome-{need['code']}"),
            blocks(dice.among(need["outcome"]).format(name=someone.called)),
            {
                "measure": need["measure"],
                "by_when": f"July {dice.between(2027, 2030)}",
                "checked_by": "SEN co-ordinator",
            },
            (ItemId(f"need-{need['code']}"),),
        )
        for need in chosen
    ]


def _provision(dice: Dice, chosen: Sequence[Mapping[str, Any]]) -> list[Item]:
    return [
        Item(
            ItemId(f"provision-{need['code']}-{place}"),
            blocks(text),
            {
                "who": need["who"],
                "how_long": how_long,
                "how_often": how_often,
                "group_size": dice.among(["One to one", "No more than four", "No more than six"]),
                "reviewer": "SEN co-ordinator, each term",
            },
            (ItemId(f"need-{need['code']}"), ItemId(f"outcome-{need['code']}")),
        )
        for need in chosen
        for place, (text, how_long, how_often) in enumerate(
            zip(need["provision"], need["how_long"], need["how_often"], strict=True)
        )
    ]
