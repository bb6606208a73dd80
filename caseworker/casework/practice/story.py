"""A story: how one case is opened, and what is done on it, each act at its own moment.

The casebook tells stories that somebody wrote, the generator those that chance wrote;
both are told here, and every act goes through the office, as an officer's would.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from caseworker.casework.cases import OpenCase, open_case
from caseworker.casework.office import Office
from caseworker.casework.practice.clock import MovableClock
from caseworker.casework.practice.office import practice_office
from caseworker.domain.case import CaseNumber

Act = Callable[[Office, CaseNumber], None]


@dataclass(frozen=True, slots=True)
class Step:
    """One act on a case, and the moment at which it is done.

    ``told`` is what the casebook says of it, for whoever does it by hand in the window.
    """

    at: datetime
    act: Act
    told: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Story:
    """A case from its opening on, in order of time."""

    at: datetime
    opening: OpenCase
    steps: tuple[Step, ...]


def tell(
    office: Office,
    clock: MovableClock,
    stories: Iterable[Story],
    progress: Callable[[int], None] | None = None,
) -> tuple[CaseNumber, ...]:
    """Do everything that ``stories`` say, in order of time across all of them.

    So what was written down later stands later in the audit, whoever's case it was.
    ``progress`` is told how many acts are done. Answers with the cases' numbers, in the
    order of ``stories``.
    """
    stories = tuple(stories)
    numbers: dict[int, CaseNumber] = {}
    for done, (at, place, step) in enumerate(sorted(_moments(stories), key=_by_time), start=1):
        clock.hear(practice_office(max(at, clock.now())))
        if step is None:
            numbers[place] = CaseNumber(office.do(open_case, stories[place].opening).made)
        else:
            step.act(office, numbers[place])
        if progress is not None:
            progress(done)
    return tuple(numbers[place] for place in range(len(stories)))


def follow(
    office: Office, clock: MovableClock, case: CaseNumber, steps: Iterable[Step]
) -> Iterator[Step]:
    """Do ``steps`` on a case that is there already; each is handed over once it is done."""
    for step in steps:
        clock.hear(practice_office(max(step.at, clock.now())))
        step.act(office, case)
        yield step


def _moments(stories: tuple[Story, ...]) -> Iterator[tuple[datetime, int, Step | None]]:
    for place, story in enumerate(stories):
        yield story.at, place, None
        for step in story.steps:
            yield step.at, place, step


def _by_time(moment: tuple[datetime, int, Step | None]) -> tuple[datetime, int]:
    return moment[0], moment[1]
