"""Whose case it is: giving cases to another officer, one or many in one act, and taking it back.

An officer gives away what is theirs; for what is another’s the right to share out work is needed.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any, Final

from caseworker.casework import bulk
from caseworker.casework.office import Done, Sitting, Touched
from caseworker.casework.records import HistoryLine, Records
from caseworker.casework.restrictions import restrictions
from caseworker.domain.case import Case, CaseNumber
from caseworker.domain.errors import Gap, Incomplete, NotAllowed
from caseworker.domain.officer import OfficerId
from caseworker.domain.roles import Here, Right, holders

GIVEN: Final = "cases_given"
TAKEN_BACK: Final = "cases_given_back"
CHANGED: Final = frozenset({Touched.CASE, Touched.DIARY})


@dataclass(frozen=True, slots=True)
class GiveCases:
    """These cases are that officer’s from now on, and why."""

    cases: tuple[CaseNumber, ...]
    to: OfficerId
    reason: str


@dataclass(frozen=True, slots=True)
class TakeBack:
    """``key`` is what ``Done.made`` of the act carried."""

    key: str


def give_cases(records: Records, command: GiveCases, sitting: Sitting) -> Done:
    """Give the cases to another officer. ``made`` of what is done takes it back.

    Raises:
        Incomplete: there is no reason, no case, or nobody to give them to.
        NotAllowed: a case is another’s and may not be shared out by this officer, or is
            restricted and the other isn’t named for it.
    """
    gaps = [] if command.cases else [Gap("cases", "Choose at least one case.")]
    gaps += [] if command.to in takers(sitting.here) else [Gap("to", "Choose who gets it.")]
    gaps += [] if command.reason.strip() else [Gap("reason", "Say why. It stays in the history.")]
    if gaps:
        raise Incomplete(gaps)
    cases = [one for one in map(records.case, command.cases) if one.officer != command.to]
    if not cases:
        raise Incomplete([Gap("to", "They have it already. Nothing was changed.")])
    may_give(cases, sitting)
    name = called(command.to, sitting.here)
    refuse_restricted(records, {one.number for one in cases}, command.to, name)
    reason = command.reason.strip()
    with_tasks: list[str] = []
    for case in cases:
        was = called(case.officer, sitting.here)
        said = f"Given from {was} to {name}: {reason}"
        with_tasks += hand(records, case, command.to, said, sitting)
    words = f"Gave {how_many(len(cases))} to {name}."
    before = what_was(cases, dict.fromkeys((one.number for one in cases), command.to), with_tasks)
    kept = bulk.keep(records, GIVEN, words, before, sitting)
    return Done(None, CHANGED, words, GIVEN, made=kept.id)


def take_back(records: Records, command: TakeBack, sitting: Sitting) -> Done:
    """Give them back to whose they were. What has been given on since stays where it is.

    So does what was restricted since, where this officer or whose it was isn’t named for it.

    Raises:
        NotFound, NotAllowed: there was no such act, or it was taken back already.
    """
    kept = bulk.undo(records, command.key, GIVEN, sitting)
    if kept.officer != sitting.officer.id:
        sitting.refuse_unless(Right.SHARE_WORK)
    was_of = {CaseNumber(one): OfficerId(was) for one, was in kept.before["was"].items()}
    given, hidden = bulk.still_open(records, was_of)
    held = [one for one in given if one.officer == kept.before["to"][one.number]]
    restricted = restrictions(records)
    cases = [
        one
        for one in held
        if one.number not in restricted or was_of[one.number] in restricted[one.number].named
    ]
    hidden += len(held) - len(cases)
    mine = frozenset(kept.before["tasks"])
    for case in cases:
        was = was_of[case.number]
        name = called(was, sitting.here)
        hand(records, case, was, f"Given back to {name}: it was taken back.", sitting, tasks=mine)
    words = f"Gave {how_many(len(cases))} back."
    if left := len(given) - len(held):
        words += f" {how_many(left).capitalize()} had been given on since, and stayed."
    words += bulk.hidden_words(hidden)
    return Done(None, CHANGED, words, TAKEN_BACK, ref=kept.id)


def hand(  # noqa: PLR0913 - which case, to whom, in which words; which tasks go along
    records: Records,
    case: Case,
    to: OfficerId,
    words: str,
    sitting: Sitting,
    *,
    tasks: frozenset[str] | None = None,
) -> list[str]:
    """One case, with its line of history and its link of the audit. Answers with the tasks moved.

    What its officer has still to do about it goes along; of ``tasks``, where they are given, only
    those.
    """
    records.whose.give(case.number, to)
    along = [
        one
        for one in records.tasks.of_case(case.number)
        if one.officer == case.officer and (tasks is None or one.id in tasks)
    ]
    for task in along:
        records.tasks.keep(replace(task, officer=to))
    who = sitting.officer
    records.write_history(HistoryLine(case.number, sitting.at, who.id, who.name, words, None))
    records.write_audit(sitting.at, who.id, "case_given", case.number, to)
    return [one.id for one in along]


def what_was(
    cases: Iterable[Case], to: Mapping[CaseNumber, OfficerId], tasks: Iterable[str]
) -> Mapping[str, Any]:
    """What ``take_back`` needs."""
    was = {str(one.number): str(one.officer) for one in cases}
    return {"was": was, "to": {str(case): str(who) for case, who in to.items()}, "tasks": [*tasks]}


def may_give(cases: Iterable[Case], sitting: Sitting) -> None:
    """Raises NotAllowed: one of them is another’s, and this officer may not share out work."""
    if any(one.officer != sitting.officer.id for one in cases):
        sitting.refuse_unless(Right.SHARE_WORK)


def refuse_restricted(records: Records, cases: set[CaseNumber], to: OfficerId, name: str) -> None:
    """Raises NotAllowed: one is restricted, and whoever gets it isn’t named for it."""
    for number, restriction in restrictions(records).items():
        if number in cases and to not in restriction.named:
            words = f"Case {number} is restricted, and {name} isn’t named for it."
            raise NotAllowed(words, instead="A manager can name them for it first.")


def called(officer: OfficerId, here: Here) -> str:
    """Their name; of somebody who is no longer here, what they signed in with."""
    return next((one.name for one in here.colleagues if one.id == officer), str(officer))


def how_many(cases: int) -> str:
    """``3 cases``, for a sentence."""
    return "1 case" if cases == 1 else f"{cases} cases"


def takers(here: Here) -> frozenset[OfficerId]:
    """Who may have cases of their own."""
    return frozenset(one.id for one in holders(Right.CHANGE_CASE, here))
