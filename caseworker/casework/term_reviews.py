"""The reviews of a term: which plans have to be reviewed in it, and planning them in one sitting.

Each meeting is planned by itself, with its own line of history; each can be called off again.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cache
from typing import Final

from caseworker.casework import entries
from caseworker.casework.letter_shelf import letter_on
from caseworker.casework.office import Done, Sitting
from caseworker.casework.reckoning import reckoning_of
from caseworker.casework.records import EVERYBODY, Among, Owed, Records
from caseworker.casework.restrictions import RestrictedCase
from caseworker.casework.reviews import CHANGED, Invited, InviteToReview, invite_to_review
from caseworker.casework.wanted import Wanted
from caseworker.documents.reviews_due import DueReview, ReviewsDueToPrint
from caseworker.domain.bank_holidays import Calendar
from caseworker.domain.case import Case, CaseNumber, Happening
from caseworker.domain.days import plain
from caseworker.domain.diary import Reckoning, dues_of, place_of
from caseworker.domain.errors import Gap, Incomplete
from caseworker.domain.law import the_law
from caseworker.domain.review import PLANNED, current
from caseworker.domain.review_invites import invitees
from caseworker.domain.review_offered import kinds_offered
from caseworker.domain.review_rules import ReviewKind, review_rules
from caseworker.domain.schools import school_calendar
from caseworker.domain.spreading import ToMeet, spread

LISTED: Final = "reviews_due_listed"
"""The occasion of the letter above the list of a term (L-15)."""
MOST: Final = 2000
AFTER: Final = timedelta(weeks=5)  # the row of the law ends later than its meeting
NOTICE: Final = timedelta(weeks=2)
EASY: Final = timedelta(weeks=2)  # a proposed meeting lies so long before its last day
DAY: Final = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class TermReview:
    """A plan whose review meeting has to be held by a day in the term.

    ``planned`` is the day of a meeting that is planned already; ``proposed`` the day we would
    choose: about two weeks before the last one, spread over the days that are open, and far enough
    ahead for the notice.
    """

    case: CaseNumber
    name: str
    place: str
    meeting: str
    called: str
    by: date
    source: str
    proposed: date
    planned: date | None = None
    invited: tuple[Invited, ...] = ()


@dataclass(frozen=True, slots=True)
class PlanTermReview:
    """Plan a review for a day, and invite everybody whom the case knows, in one go."""

    case: CaseNumber
    meeting: str
    on: date


def term_reviews(
    first: date, last: date, among: Among = EVERYBODY
) -> Callable[[Records, date], tuple[TermReview, ...]]:
    """A question: every plan whose review meeting is due in these days, soonest first.

    Whatever is late already stands first; a case that may not be opened is left out.
    """

    def ask(records: Records, today: date) -> tuple[TermReview, ...]:
        owed = Owed(until=last + AFTER, among=among, rows=review_rows())
        reckoning = reckoning_of(records.office(), today)
        numbers = dict.fromkeys(line.case for line in records.due_lines(owed, MOST))
        found = [
            one
            for number in numbers
            if (one := _review_of(records, number, reckoning)) is not None
            and (first <= one.by <= last or one.by < today)
        ]
        found.sort(key=lambda one: (one.by, one.name))
        return _with_days(found, max(first, today + NOTICE + DAY), _open(records, reckoning))

    return ask


def _with_days(
    found: list[TermReview], first: date, is_open: Callable[[str, date], bool]
) -> tuple[TermReview, ...]:
    """A day for each that has none: spread over the term, none in a holiday that is known."""
    waiting = [one for one in found if one.planned is None]
    taken = [one.planned for one in found if one.planned is not None]
    best = [ToMeet(one.by - EASY, one.place) for one in waiting]
    days = dict(
        zip((one.case for one in waiting), spread(best, first, is_open, taken), strict=True)
    )
    return tuple(replace(one, proposed=days.get(one.case, one.proposed)) for one in found)


def _open(records: Records, reckoning: Reckoning) -> Callable[[str, date], bool]:
    """Whether a place is open on a day: a working day, and in term where its terms are known."""
    kept, calendar = records.office().school_days, reckoning.calendar

    @cache
    def of(place: str) -> Calendar:
        return school_calendar((), place, kept, calendar)

    def is_open(place: str, day: date) -> bool:
        school = of(place)
        is_known = bool(school.terms) and school.terms[0][0] <= day <= school.terms[-1][1]
        return (school if is_known else calendar).is_working(day)

    return is_open


def plan_term_review(records: Records, command: PlanTermReview, sitting: Sitting) -> Done:
    """Plan the meeting, give notice to everybody the case knows, and ask them for advice.

    Raises:
        Incomplete: two weeks of notice are no longer possible, or nobody can be invited.
    """
    case = records.case(command.case)
    papers = command.on - NOTICE
    if papers < sitting.today:
        words = f"Two weeks’ notice need a day from {plain(sitting.today + NOTICE)} on."
        raise Incomplete([Gap("on", words)])
    kind = review_rules().kind_called(command.meeting)
    facts = {"what": command.meeting, "on": command.on.isoformat()}
    event = entries.add(records, case, Happening(PLANNED, sitting.today, facts=facts), sitting)
    planned = entries.said(records, case, event, CHANGED)
    invited = tuple(_invited(case, kind, sitting.today, records.office().name))
    if not invited:
        raise Incomplete([Gap("invited", f"{case.number}: nobody is known to invite.")])
    told = InviteToReview(case.number, event.id, invited, sitting.today, papers)
    done = invite_to_review(records, told, sitting)
    return replace(done, sentence=f"{planned.sentence} {done.sentence}", event=event.id)


def reviews_due_to_print(records: Records, wanted: Wanted, today: date) -> ReviewsDueToPrint:
    """The list of a term (L-15); ``days`` of what is wanted has its first and its last day."""
    days = dict(wanted.days)
    first, last = days.get("first", today), days.get("last", today + timedelta(weeks=13))
    found = term_reviews(first, last, wanted.among)(records, today)
    listed = tuple(
        DueReview(one.case, one.name, one.place, one.called, one.by, one.source, one.planned)
        for one in found
    )
    form = letter_on(records, LISTED)
    return ReviewsDueToPrint(form, wanted.officer, today, first, last, listed, wanted.among.place)


def _review_of(records: Records, number: CaseNumber, reckoning: Reckoning) -> TermReview | None:
    try:
        case = records.case(number)
    except RestrictedCase:
        return None
    kinds = kinds_offered(case, reckoning)
    if not kinds:
        return None
    kind = kinds[0]
    rows = next(step.rows for step in review_rules().steps if step.about == "meeting")
    open_ = [
        due
        for due in dues_of(case, reckoning)
        if due.by and due.is_open and due.row.name in rows and kind.held in due.row.met_by
    ]
    first = min(open_, key=lambda due: due.by or date.max, default=None)
    if first is None or first.by is None:
        return None
    under_way = current(case)
    return TermReview(
        case=number,
        name=case.person.name,
        place=place_of(case),
        meeting=kind.meeting,
        called=kind.called,
        by=first.by,
        source=str(first.source),
        proposed=first.by,
        planned=under_way.on if under_way and under_way.held is None else None,
        invited=tuple(_invited(case, kind, reckoning.today, records.office().name)),
    )


def _invited(case: Case, kind: ReviewKind, today: date, office: str) -> Iterator[Invited]:
    for one in invitees(case, kind, today, office):
        if one.row.must and one.name and not one.barred:
            yield Invited(one.name, one.role or one.row.title, one.row.who != "authority")


@cache
def review_rows() -> frozenset[str]:
    """The rows of the law by which a plan has to be reviewed: those that a review meets."""
    held = {kind.held for kind in review_rules().kinds if kind.counts or not kind.decides}
    names = {name for step in review_rules().steps if step.about == "meeting" for name in step.rows}
    return frozenset(
        row.id for row in the_law().time_limits if row.name in names and row.met_by & held
    )
