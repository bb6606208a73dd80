"""The line of a review: each step with its day and where the law says so, met or still to come.

Before the meeting is held, what comes after it is counted from the day that it is planned for:
the days are foreseen, and move with it.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from caseworker.domain.case import Case, Event, Happening
from caseworker.domain.diary import Reckoning, dues_of
from caseworker.domain.due import Due
from caseworker.domain.review import Review
from caseworker.domain.review_rules import StepRow, review_rules
from caseworker.domain.what_if import SUPPOSED, supposing


@dataclass(frozen=True, slots=True)
class StepOfReview:
    """One step: the day it was reached, or the last day for it.

    ``due`` is the row of the law that gives the day, with its reason; ``foreseen`` that it is
    counted from a meeting that has not been held. ``on`` is the day that the meeting is planned
    for. A step that this review doesn’t come to has neither a day nor a due.
    """

    row: StepRow
    met: date | None = None
    due: Due | None = None
    foreseen: bool = False
    on: date | None = None

    @property
    def by(self) -> date | None:
        return self.due.by if self.due else None

    @property
    def source(self) -> str:
        """Where its day comes from."""
        return str(self.due.source) if self.due else ""

    def is_late(self, today: date) -> bool:
        """Its last day has gone, and it was not done, or later."""
        return self.by is not None and (self.met or today) > self.by


def line_of(case: Case, review: Review, reckoning: Reckoning) -> tuple[StepOfReview, ...]:
    """Every step of the review that applies to it, in order."""
    found = dues_of(case, reckoning)
    held = review.held
    ahead = () if held else dues_of(_as_if_held(case, review), reckoning)
    return tuple(
        step
        for row in review_rules().steps
        if (step := _step(row, review, found, ahead)) is not None
    )


def _as_if_held(case: Case, review: Review) -> Case:
    return supposing(case, Happening(review.kind.held, review.on))


def _step(
    row: StepRow, review: Review, dues: tuple[Due, ...], ahead: tuple[Due, ...]
) -> StepOfReview | None:
    reached = _reached(row, review)
    met = (reached.sent or reached.day) if reached else None
    match row.about:
        case "planned":
            began = review.planned.id if review.planned else None
            due = _due(row, dues, began) or _due(row, ahead, began)
            return StepOfReview(row, met, due) if met or due else None
        case "meeting":
            due = _before(row, review, dues)
            return StepOfReview(row, review.held.day if review.held else None, due, on=review.on)
    return _after(row, review, dues, ahead) if review.kind.decides else None


def _after(
    row: StepRow, review: Review, dues: tuple[Due, ...], ahead: tuple[Due, ...]
) -> StepOfReview | None:
    """A step after the meeting, where the authority has to decide."""
    reached = _reached(row, review)
    met = (reached.sent or reached.day) if reached else None
    if review.held is None:
        due = _due(row, ahead, SUPPOSED)
        return StepOfReview(row, None, due, foreseen=True) if due else None
    if row.about != "amends":
        return StepOfReview(row, met, _due(row, dues, review.held.id))
    changes = review.changes
    if changes is None and review.decided is not None:
        return None
    due = _due(row, dues, changes.id) if changes else None
    return StepOfReview(row, met, due or _due(row, dues, review.held.id))


def _reached(row: StepRow, review: Review) -> Event | None:
    events = (
        review.notice,
        review.circulated,
        review.held,
        review.report,
        review.decided,
        review.final,
    )
    return next((event for event in events if event and event.kind in row.met_by), None)


def _due(row: StepRow, dues: tuple[Due, ...], began: object) -> Due | None:
    """The first of the row’s limits that this entry began."""
    for name in row.rows:
        for due in dues:
            if due.row.name == name and due.started_by == began:
                return due
    return None


def _before(row: StepRow, review: Review, dues: tuple[Due, ...]) -> Due | None:
    """What the meeting itself is owed by: the limit it met, or the first that still runs."""
    if not review.kind.counts and review.kind.decides:
        return None
    asked = [due for due in dues if due.row.name in row.rows and due.by]
    if review.held is not None:
        asked = [due for due in asked if due.met_by == review.held.id]
    else:
        asked = [due for due in asked if due.is_open and review.kind.held in due.row.met_by]
    return min(asked, key=lambda due: due.by or date.max, default=None)
