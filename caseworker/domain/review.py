"""A review of a plan: its dated events from the planning of the meeting to what came of it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Final

from caseworker.domain.answering import answered_by
from caseworker.domain.case import Case, Event, EventId
from caseworker.domain.law import event_kinds
from caseworker.domain.review_rules import ReviewKind, review_rules

PLANNED: Final = "meeting_planned"
CALLED_OFF: Final = "meeting_called_off"
NOTICE: Final = "meeting_notice_given"
ROUND: Final = "meeting_advice_circulated"
ASKED: Final = "review_advice_asked"
CAME: Final = "review_advice_in"
REMINDED: Final = "review_advice_reminded"
VIEWS: Final = "views_gathered"
PROGRESS: Final = "outcome_progress_noted"
DELIVERED: Final = "provision_delivery_noted"
REPORT: Final = "review_report_sent"
KEEP: Final = "decided_to_keep_plan"
AMEND: Final = "decided_to_amend"
CHANGES: Final = "amendment_notice_served"
CEASE: Final = "decided_to_cease"
FINAL: Final = "amended_plan_sent"
NOT_AMENDED: Final = "decided_not_to_amend"


@dataclass(frozen=True, slots=True)
class PaperAsked:
    """Advice that was asked for a review, by a day, and what came of it."""

    request: Event
    answer: Event | None = None
    reminded: Event | None = None

    @property
    def whose(self) -> str:
        return self.request.facts.get("adviser", "")

    @property
    def by(self) -> date:
        return date.fromisoformat(self.request.facts["by"])


@dataclass(frozen=True, slots=True)
class Review:
    """One review: what was planned, what was held, and everything that belongs to it.

    Either ``planned`` or ``held`` is there. ``decided`` is what answers the review in law: the
    plan is kept, a notice of changes was sent, or the plan is to end; the bare decision to
    change it is ``amend``, and answers nothing by itself. ``ended`` is what ended the plan, or the
    case, with the review under way or after it; or what was decided on the next, where nothing was
    on this one. Nothing of it is left to do then.
    """

    kind: ReviewKind
    planned: Event | None = None
    held: Event | None = None
    notice: Event | None = None
    circulated: Event | None = None
    asked: tuple[PaperAsked, ...] = ()
    views: tuple[Event, ...] = ()
    progress: tuple[Event, ...] = ()
    delivered: tuple[Event, ...] = ()
    report: Event | None = None
    amend: Event | None = None
    decided: Event | None = None
    final: Event | None = None
    ended: Event | None = None

    @property
    def id(self) -> EventId:
        """The entry that it is known by: the one that planned it, else the one that held it."""
        first = self.planned or self.held
        if first is None:
            raise ValueError("a review is planned or held")
        return first.id

    @property
    def on(self) -> date:
        """The day of the meeting: held, or else planned."""
        if self.held is not None:
            return self.held.day
        return planned_day(self.planned) if self.planned is not None else date.max

    @property
    def changes(self) -> Event | None:
        """The notice of changes that was sent after it."""
        return self.decided if self.decided and self.decided.kind == CHANGES else None

    @property
    def is_over(self) -> bool:
        """Nothing of it is left to do."""
        if self.ended is not None:
            return True
        if self.held is None:
            return False
        if not self.kind.decides:
            return True
        if self.decided is None:
            return False
        return self.report is not None and (self.changes is None or self.final is not None)


@dataclass(frozen=True, slots=True)
class Noted:
    """How an outcome stood on a day: ``score`` counts from 0, ``of`` is the most."""

    day: date
    score: int
    of: int
    said: str
    words: str = ""


@dataclass(slots=True)
class _Open:
    """A review while its events are gathered."""

    kind: ReviewKind
    planned: Event | None = None
    held: Event | None = None
    later: list[Event] = field(default_factory=list)

    @property
    def first(self) -> Event | None:
        return self.planned or self.held

    @property
    def owes_plan(self) -> bool:
        """A notice of changes was sent, and nothing has come of it yet."""
        came = [event.kind for event in self.later if event.kind in {CHANGES, FINAL, NOT_AMENDED}]
        return came[-1:] == [CHANGES]

    @property
    def begun(self) -> date:
        return self.first.day if self.first else date.max


def planned_day(planned: Event) -> date:
    """The day for which a meeting is planned."""
    return date.fromisoformat(planned.facts["on"])


def reviews_of(case: Case) -> tuple[Review, ...]:
    """Every review of the case, by the day of its meeting; one that was called off is none."""
    found = _held(case, _planned(case))
    found.sort(key=lambda one: _finish(case, one).on)
    for event in case.all_of(REPORT, KEEP, AMEND, CHANGES, CEASE, FINAL, NOT_AMENDED):
        before = [one for one in found if one.held and one.held.day <= event.day]
        deciding = [one for one in before if one.kind.decides and not _ended(case, one, event)]
        if event.kind in {FINAL, NOT_AMENDED}:  # they answer the notice, whatever was held since
            deciding = [one for one in deciding if one.owes_plan] or deciding
        if deciding and not _goes_alone(event):
            deciding[-1].later.append(event)
    reviews = tuple(_finish(case, one) for one in found)
    return tuple(_overtaken(case, one, reviews) for one in reviews)


def current(case: Case) -> Review | None:
    """The review that is under way: the first that isn't over."""
    return next((one for one in reviews_of(case) if not one.is_over), None)


def review_called(case: Case, review: EventId) -> Review | None:
    """The review that is known by this entry, or by one that was corrected since."""
    heir = case.heir(review)
    return next((one for one in reviews_of(case) if heir and one.id == heir.id), None)


def scores() -> tuple[str, ...]:
    """How far one may have come towards an outcome, from nothing to all of it."""
    spec = event_kinds()[PROGRESS].fact("score")
    return spec.choices if spec else ()


def deliveries() -> tuple[str, ...]:
    """How provision may have been delivered."""
    spec = event_kinds()[DELIVERED].fact("delivered")
    return spec.choices if spec else ()


def progress_of(case: Case, item: str) -> tuple[Noted, ...]:
    """How an outcome stood at each meeting, oldest first; the last word of a day counts."""
    known = scores()
    found = {
        event.day: Noted(
            event.day,
            known.index(event.facts["score"]),
            len(known) - 1,
            event.facts["score"],
            event.facts.get("words", ""),
        )
        for event in case.all_of(PROGRESS)
        if event.facts.get("item") == item and event.facts.get("score") in known
    }
    return tuple(found[day] for day in sorted(found))


def _planned(case: Case) -> list[_Open]:
    meetings = {kind.meeting: kind for kind in review_rules().kinds}
    off = {_heir(case, event.facts.get("meeting", "")) for event in case.all_of(CALLED_OFF)}
    return [
        _Open(meetings[what], planned=event)
        for event in case.all_of(PLANNED)
        if (what := event.facts.get("what", "")) in meetings and event.id not in off
    ]


def _held(case: Case, planned: list[_Open]) -> list[_Open]:
    """Each meeting held goes to the one that was planned; one that nobody planned stands alone."""
    kinds = review_rules().kinds
    found = list(planned)
    for event in case.all_of(*{kind.held for kind in kinds}):
        named = _heir(case, event.facts.get("meeting", ""))
        waiting = [
            one
            for one in planned
            if one.held is None and one.kind.held == event.kind and not _ended(case, one, event)
        ]
        ours = [one for one in waiting if one.planned and one.planned.id == named]
        if not named:
            ours = [one for one in waiting if one.begun <= event.day]
        if ours:
            ours[0].held = event
            continue
        said = event.facts.get("what", "")
        of_kind = [kind for kind in kinds if kind.held == event.kind]
        kind = next((kind for kind in of_kind if kind.meeting == said), of_kind[0])
        found.append(_Open(kind, held=event))
    return found


def _finish(case: Case, one: _Open) -> Review:
    review = Review(one.kind, one.planned, one.held)
    last = {event.kind: event for event in one.later}
    answers = [event for event in one.later if event.kind in {KEEP, CHANGES, CEASE}]
    return replace(
        review,
        notice=_about(case, review, NOTICE),
        circulated=_about(case, review, ROUND),
        asked=_asked(case, review),
        views=tuple(event for event in case.all_of(VIEWS) if _within(review, event)),
        progress=tuple(_of_meeting(case, review, PROGRESS)),
        delivered=tuple(_of_meeting(case, review, DELIVERED)),
        report=last.get(REPORT),
        amend=last.get(AMEND),
        decided=answers[-1] if answers else None,
        final=last.get(FINAL) or last.get(NOT_AMENDED),
        ended=_ended(case, one),
    )


def _ended(case: Case, one: _Open, until: Event | None = None) -> Event | None:
    """By what the plan or the case ended after the review began, and before ``until``."""
    if one.first is None:
        return None
    live = case.live
    after = live[live.index(one.first) + 1 : live.index(until) if until else None]
    kinds = event_kinds()
    return next((event for event in after if kinds[event.kind].ends_clocks), None)


def _overtaken(case: Case, review: Review, reviews: Sequence[Review]) -> Review:
    """One that nobody decided on is answered with the next, as its clocks are (T-13, T-14)."""
    if review.held is None or not review.kind.decides or review.decided or review.ended:
        return review
    counts = review.kind.counts  # one of a part takes no place of one of the whole plan
    whole = [one for one in reviews if one.held and one.decided and one.kind.counts >= counts]
    live = case.live
    later = (one.decided for one in whole if one.held and _is_after(live, one.held, review.held))
    return replace(review, ended=next(later, None))


def _is_after(live: Sequence[Event], one: Event, other: Event) -> bool:
    return live.index(one) > live.index(other)


def _goes_alone(event: Event) -> bool:
    """A change of the plan that came up without a review answers none."""
    return event.kind == CHANGES and event.facts.get("after") == "Without a review"


def _heir(case: Case, event: str) -> str:
    heir = case.heir(EventId(event)) if event else None
    return heir.id if heir else event


def _is_of(case: Case, review: Review, event: Event) -> bool:
    """It names the meeting; or it names none, and falls into the time of it."""
    named = event.facts.get("meeting", "")
    if named:
        return review.planned is not None and _heir(case, named) == review.planned.id
    return _within(review, event)


def _within(review: Review, event: Event) -> bool:
    begun = review.planned.day if review.planned else review.on
    return begun <= event.day <= (review.held.day if review.held else date.max)


def _about(case: Case, review: Review, kind: str) -> Event | None:
    found = [event for event in case.all_of(kind) if _is_of(case, review, event)]
    return found[-1] if found else None


def _asked(case: Case, review: Review) -> tuple[PaperAsked, ...]:
    """Every paper asked for, with what came of it; whoever was reminded is known, too."""
    requests = [event for event in case.all_of(ASKED) if _is_of(case, review, event)]

    def last(kind: str, request: Event) -> Event | None:
        found = [
            event
            for event in case.all_of(kind)
            if event.day >= request.day and request in _to(event, requests)
        ]
        return found[-1] if found else None

    return tuple(PaperAsked(one, last(CAME, one), last(REMINDED, one)) for one in requests)


def _to(event: Event, requests: Sequence[Event]) -> tuple[Event, ...]:
    return answered_by(event, requests, "adviser", event_kinds())


def _of_meeting(case: Case, review: Review, kind: str) -> Iterator[Event]:
    """What was noted at the meeting: of each outcome or provision, the last word."""
    if review.held is None:
        return
    found = {}
    for event in case.all_of(kind):
        named = _heir(case, event.facts.get("meeting", ""))
        is_of = named == review.planned.id if named and review.planned else None
        if is_of or (is_of is None and event.day == review.held.day):
            found[event.facts["item"]] = event
    yield from found.values()
