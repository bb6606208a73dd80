"""What an officer who is to be removed would leave behind, and who takes it over."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from caseworker.casework.covering import is_over
from caseworker.casework.giving import CHANGED, called, how_many, takers
from caseworker.casework.office import Done, Question, Sitting
from caseworker.casework.records import Among, Records
from caseworker.casework.whose_kept import Cover
from caseworker.domain.errors import Gap, Incomplete, NotAllowed
from caseworker.domain.officer import OfficerId
from caseworker.domain.roles import Here, Right


@dataclass(frozen=True, slots=True)
class LeftBehind:
    """How many open cases and tasks they have, and the covers that they have a part in."""

    cases: int = 0
    tasks: int = 0
    covers: tuple[Cover, ...] = ()

    def said(self, officer: OfficerId, here: Here) -> str:
        """``2 open tasks, and covers for R. Shah``, after their name; empty if nothing is left."""
        cases = f"has {how_many(self.cases)}" if self.cases else ""
        count = "1 open task" if self.tasks == 1 else f"{self.tasks} open tasks"
        tasks = f"has {count}" if self.tasks else ""
        told = (
            f"covers for {called(one.officer, here)}"
            if one.by == officer
            else f"is covered by {called(one.by, here)}"
            for one in self.covers
        )
        return ", and ".join(filter(None, (cases, tasks, *dict.fromkeys(told))))


@dataclass(frozen=True, slots=True)
class TakeOverFrom:
    """The tasks of this officer are that one’s, and their covers end."""

    officer: OfficerId
    to: OfficerId


def left_behind(officer: OfficerId) -> Question[LeftBehind]:
    """A question: what nobody would look after, were this officer removed today."""

    def ask(records: Records, today: date) -> LeftBehind:
        cases = records.tally(today, today, Among(officer=officer)).open_cases
        tasks = len(tuple(records.tasks.to_do({officer})))
        covers = (one for one in records.whose.covers() if officer in {one.officer, one.by})
        standing = tuple(one for one in covers if not is_over(one, today))
        return LeftBehind(cases, tasks, standing)

    return ask


def take_over_from(records: Records, command: TakeOverFrom, sitting: Sitting) -> Done:
    """Take over what is left of an officer who has no cases any more.

    Raises:
        NotAllowed: this officer may not share out the work of others; or cases are left, which
            are handed over with a note each.
        Incomplete: whoever is to get the tasks may have none.
    """
    sitting.refuse_unless(Right.SHARE_WORK)
    left = left_behind(command.officer)(records, sitting.today)
    who = called(command.officer, sitting.here)
    if left.cases:
        raise NotAllowed(
            f"{who} has {how_many(left.cases)}.", instead="Hand them over first, each with a note."
        )
    if command.to not in takers(sitting.here) - {command.officer}:
        raise Incomplete([Gap("to", "Choose who gets it.")])
    for task in tuple(records.tasks.to_do({command.officer})):
        records.tasks.keep(replace(task, officer=command.to))
    for cover in left.covers:
        ended = replace(cover, ended_at=sitting.at, ended_by=sitting.officer.id)
        records.whose.keep_cover(ended)
    words = f"What {who} had still to do is {called(command.to, sitting.here)}’s now."
    return Done(None, CHANGED, words, "taken_over_from", ref=command.officer)
