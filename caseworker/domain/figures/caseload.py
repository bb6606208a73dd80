"""What is open today, by stage, need and age."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final

from caseworker.domain.case import Stage
from caseworker.domain.figures.rows import figure_rows
from caseworker.domain.figures.tick import CaseRead, Tick
from caseworker.domain.law import event_kinds

NO_NEED: Final = "No need recorded"
MARKS: Final[Mapping[Stage, str]] = {
    Stage.PLAN_IN_FORCE: "with_plan",
    Stage.DECIDING: "towards_plan",
    Stage.ASSESSING: "towards_plan",
    Stage.DRAFTING: "towards_plan",
    Stage.DRAFT_SENT: "towards_plan",
    Stage.SEN_SUPPORT: "support",
}


def ticks(read: CaseRead) -> Iterator[Tick]:
    """One for an open case."""
    stage = read.case.stage(event_kinds())
    if stage is Stage.CLOSED:
        return
    person = read.case.person
    age = person.age(read.today)
    band = next(row.title for row in figure_rows().ages if age <= row.to)
    need = person.needs[0].value if person.needs else NO_NEED
    groups = (stage.value, need, band)
    mark = MARKS.get(stage, "other")
    yield Tick(mark, read.case.number, groups=groups, words=f"{age} years old")
