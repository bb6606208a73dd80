"""A plan, made up by chance: needs, an outcome for each, provision for both, all linked."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from caseworker.casework.practice.clock import START
from caseworker.casework.practice.dice import Dice, words
from caseworker.casework.practice.prose import blocks
from caseworker.domain.ages import year_group
from caseworker.domain.checking.links import YEAR_9
from caseworker.domain.kinds import plan_kinds
from caseworker.domain.people import Person
from caseworker.domain.plan import Item, ItemId, Plan, Section, blank_plan


def plan(dice: Dice, kind: str, someone: Person, place: str) -> Plan:
    """A whole plan of that kind, naming ``place``."""
    codes = {need.name for need in someone.needs}
    chosen = [need for need in words()["need"] if need["code"] in codes]
    adulthood = _adulthood(someone)
    frame = plan_kinds()[kind].frame
    framed = blocks(f"This is what holds {frame}.") if frame else ()
    none = {letter: Section(blocks("None identified.")) for letter in ("C", "D")}
    none |= {letter: Section(blocks("None required.")) for letter in ("G", "H1", "H2")}
    sections = {
        **none,
        "A": Section((*framed, *blocks(_views(dice, someone)))),
        "B": Section(framed, tuple(_needs(dice, someone, chosen))),
        "E": Section(framed, tuple(_outcomes(dice, someone, chosen, adulthood))),
        "F": Section(framed, tuple(_provision(dice, chosen, adulthood))),
        "I": Section(items=(Item(ItemId("place"), fields={"type": "Mainstream", "name": place}),)),
    }
    blank = blank_plan(plan_kinds()[kind])
    return Plan(kind, {**blank.sections, **sections})


def _adulthood(someone: Person) -> dict[str, str]:
    """What each item prepares for, from Year 9 on."""
    if year_group(someone.born, START.date()) < YEAR_9:
        return {}
    return {"adulthood": "Employment and independent living"}


def _views(dice: Dice, someone: Person) -> str:
    words = f"{dice.word('views')}\nThe family says: {dice.word('asks')}"
    return f"{words}\nWe asked for these views in {START.year}.".format(name=someone.called)


def _needs(dice: Dice, someone: Person, chosen: Sequence[Mapping[str, Any]]) -> list[Item]:
    return [
        Item(
            ItemId(f"need-{need['code']}"),
            blocks(dice.among(need["text"]).format(name=someone.called)),
            {"area": need["area"], "strengths": dice.among(need["strengths"])},
        )
        for need in chosen
    ]


def _outcomes(
    dice: Dice,
    someone: Person,
    chosen: Sequence[Mapping[str, Any]],
    adulthood: Mapping[str, str],
) -> list[Item]:
    return [
        Item(
            ItemId(f"outcome-{need['code']}"),
            blocks(dice.among(need["outcome"]).format(name=someone.called)),
            {
                **adulthood,
                "measure": need["measure"],
                "baseline": "Not yet, without help",
                "target": "In three weeks out of four",
                "by_when": f"July {dice.between(2027, 2030)}",
                "checked_by": "SEN co-ordinator",
            },
            (ItemId(f"need-{need['code']}"),),
        )
        for need in chosen
    ]


def _provision(
    dice: Dice, chosen: Sequence[Mapping[str, Any]], adulthood: Mapping[str, str]
) -> list[Item]:
    return [
        Item(
            ItemId(f"provision-{need['code']}-{place}"),
            blocks(text),
            {
                **adulthood,
                "who": need["who"],
                "how_long": how_long,
                "how_often": how_often,
                "group_size": dice.among(["One to one", "No more than four", "No more than six"]),
                "where": "At school or college",
                "start": "The first day of next term",
                "reviewer": "SEN co-ordinator, each term",
            },
            (ItemId(f"need-{need['code']}"), ItemId(f"outcome-{need['code']}")),
        )
        for need in chosen
        for place, (text, how_long, how_often) in enumerate(
            zip(need["provision"], need["how_long"], need["how_often"], strict=True)
        )
    ]
