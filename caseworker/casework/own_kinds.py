"""Kinds of plan that an office adds for itself, kept in its store (decision 22)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Final

from caseworker.casework.office import Done, Sitting, Touched
from caseworker.casework.own_files import OwnFile
from caseworker.casework.records import Records
from caseworker.domain.errors import NotAllowed, UnfitFile
from caseworker.domain.kinds import PlanKind, bring_in, parse, plan_kinds, refuse_clash

PLAN_KIND: Final = "plan_kind"
LARGEST: Final = 200_000  # characters: a kind of plan is a page or two


@dataclass(frozen=True, slots=True)
class AddPlanKind:
    """The text of a file that declares a kind of plan, as in ``domain/kinds``."""

    text: str


def add_plan_kind(records: Records, command: AddPlanKind, sitting: Sitting) -> Done:
    """Keep another kind of plan. ``look_up_kinds`` then has it among the rest.

    Raises:
        NotAllowed: there is one with this id: plans that were
            written in it must stay as they are.
        UnfitFile: it is too large.
        BrokenLaw: it leaves out something that a kind of plan must have, or would take the
            place of one that comes with the program.
    """
    if len(command.text) > LARGEST:
        raise UnfitFile("This file is too large to be a kind of plan.")
    kind = parse("this file", command.text)
    refuse_clash(kind)
    if kind.id in own_kinds(records):
        raise NotAllowed("There is a kind of plan with this id already.")
    file = OwnFile(PLAN_KIND, kind.id, command.text, sitting.at, sitting.officer.id)
    records.own_files.keep(file)
    return Done(
        case=None,
        touched=frozenset({Touched.OFFICE}),
        sentence=f"“{kind.title}” is now among the kinds of plan.",
        act="plan_kind_added",
    )


def own_kinds(records: Records) -> dict[str, str]:
    """The text of each kind of plan that the office added, by its id."""
    return {file.name: file.text for file in records.own_files.of(PLAN_KIND)}


def look_up_kinds(records: Records, today: date) -> tuple[PlanKind, ...]:
    """A question: every kind of plan, those that the office has added by now among them."""
    del today
    bring_in(own_kinds(records))
    return tuple(sorted(plan_kinds().values(), key=lambda kind: (not kind.is_by_law, kind.title)))
