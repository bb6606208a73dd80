"""Progress of groups in custody: from where learners start, how far they come, what they get."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final

from caseworker.domain.case import Case, Event, Stage
from caseworker.domain.figures.group_rows import Progress, group_rules
from caseworker.domain.figures.sen import needs_known
from caseworker.domain.figures.tick import CaseRead, Tick
from caseworker.domain.hours import hours_rules, hours_said, total, weeks_of
from caseworker.domain.kept import ways_now
from caseworker.domain.kept_rules import kept_rules
from caseworker.domain.law import event_kinds
from caseworker.domain.regime import regime_on

NOT_RECORDED: Final = "No starting point recorded"


def ticks(read: CaseRead) -> Iterator[Tick]:
    """One for each learner in custody today; others for their goals, provision and hours."""
    case = read.case
    if case.stage(event_kinds()) is Stage.CLOSED:
        return
    if regime_on(case, read.today, read.reckoning.places) not in kept_rules().regimes:
        return
    weeks = weeks_of(case)
    place = weeks[-1].place if weeks else hours_rules().usual
    groups = (needs_known(case), place.title, starting_point(case))

    def tick(mark: str, amount: float = 0.0, words: str = "") -> Tick:
        return Tick(mark, case.number, groups=groups, amount=amount, words=words)

    moved = dict(goals_moved(case))
    yield tick(_progress(moved), words=_goals(moved))
    for way in ways_now(case).values():
        yield tick(f"met_{way.letter or 'not'}", words=way.said)
    if weeks:
        summed = total(weeks)
        said = f"{hours_said(summed.attended)} of {hours_said(summed.planned)} hours"
        yield tick("planned", float(summed.planned), said)
        yield tick("attended", float(summed.attended), said)


def starting_point(case: Case) -> str:
    """The band of the level that was recorded first."""
    rules = group_rules()
    for start in rules.starts:
        found = [
            event
            for event in case.all_of(*start.kinds)
            if event.facts.get(start.area) in start.of and event.facts.get(start.level)
        ]
        if found:
            return rules.bands.get(found[0].facts[start.level], NOT_RECORDED)
    return NOT_RECORDED


def goals_moved(case: Case) -> Iterator[tuple[str, int]]:
    """For each goal that was looked at twice or more: the steps up, or down, since the first."""
    for row in group_rules().progress:
        first: dict[str, int] = {}
        last: dict[str, int] = {}
        seen: dict[str, int] = {}
        for event in case.all_of(row.kind):
            step = _step(row, event)
            item = event.facts.get(row.item, "")
            if step is None or not item:
                continue
            first.setdefault(item, step)
            last[item] = step
            seen[item] = seen.get(item, 0) + 1
        for item, times in seen.items():
            if times > 1:
                yield f"{row.kind} {item}", last[item] - first[item]


def _step(row: Progress, event: Event) -> int | None:
    said = event.facts.get(row.says, "")
    return row.steps.index(said) if said in row.steps else None


def _progress(moved: Mapping[str, int]) -> str:
    """All the goals of a learner together."""
    if not moved:
        return "not_judged"
    whole = sum(moved.values())
    return "further" if whole > 0 else "same" if whole == 0 else "back"


def _goals(moved: Mapping[str, int]) -> str:
    if not moved:
        return "no goal was looked at twice yet"
    ahead = sum(1 for one in moved.values() if one > 0)
    return f"{ahead} of {len(moved)} goals further than at first"
