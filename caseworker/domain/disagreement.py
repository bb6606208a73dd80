"""Disagreement over a decision: mediation, appeal, and what came of them. It moves no stage.

Each entry belongs to the decision that it names; one that names none, to the last decision
before it. Complaints are another road (``complaint.py``).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import Enum
from typing import Final

from caseworker.domain.case import Case, Event, EventId
from caseworker.domain.clock import DECISION
from caseworker.domain.days import plain
from caseworker.domain.diary import Reckoning, dues_of
from caseworker.domain.disagreement_rules import GroundRow, Told, disagreement_rules
from caseworker.domain.due import Due, DueState
from caseworker.domain.law import event_kinds
from caseworker.domain.law.limits import Nature
from caseworker.domain.regime import regime_on
from caseworker.domain.review_line import StepOfReview
from caseworker.domain.review_rules import StepRow

CONTACTED: Final = frozenset({"mediation_adviser_contacted", "mediation_declined"})
WANTED: Final = "mediation_wanted"
ARRANGED: Final = "mediation_arranged"
NOTICE: Final = "mediation_notice_given"
MEDIATED: Final = "mediation_ended"
AGREED: Final = "mediation_agreed"
CERTIFICATE: Final = "mediation_certificate_issued"
LODGED: Final = "appeal_registered"
REGISTERED: Final = "tribunal_registered"
DIRECTED: Final = "tribunal_directed"
SENT: Final = "tribunal_sent"
RECEIVED: Final = "tribunal_received"
HEARING: Final = "hearing_fixed"
HEARD: Final = "hearing_held"
ORDERED: Final = "tribunal_ordered"
CONCEDED: Final = "appeal_conceded"
WITHDRAWN: Final = "appeal_withdrawn"
KEPT: Final = "agreement_kept"
RECOMMENDED: Final = "health_recommended"
ANSWERED: Final = "recommendation_answered"
COPIED: Final = "recommendation_copied"

ENDS: Final = frozenset({ORDERED, CONCEDED, WITHDRAWN})
OWED_AFTER: Final = frozenset({AGREED, ORDERED, CONCEDED, RECOMMENDED, ANSWERED})
"""What brings about something that has to be done by a day."""
OVERLAYS: Final = (
    CONTACTED
    | {WANTED, ARRANGED, NOTICE, MEDIATED, AGREED, CERTIFICATE, LODGED, REGISTERED, DIRECTED}
    | {SENT, RECEIVED, HEARING, HEARD, ORDERED, CONCEDED, WITHDRAWN, KEPT}
    | {RECOMMENDED, ANSWERED, COPIED}
)
"""Every entry that lies over the case; none moves its stage."""
_APPEAL: Final = frozenset({REGISTERED, DIRECTED, SENT, RECEIVED, HEARING, HEARD, *ENDS})
_RESPONSE: Final = "Response"


class Stands(Enum):
    """How something that may be appealed against stands today. The values are words on screen."""

    OPEN = "Can be appealed against"
    RUNNING = "An appeal is running"
    DECIDED = "An appeal was made, and is over"
    CLOSED = "The time for an appeal is over"
    NONE = "No such decision"
    BARRED = "Not under these rules"


@dataclass(frozen=True, slots=True)
class GroundNow:
    """One ground as it stands: from which decision, until when, and if not, why not.

    ``until`` is the time for an appeal, ``adviser`` that for speaking to the mediation adviser,
    which nothing moves; it is None where no certificate is needed.
    """

    row: GroundRow
    stands: Stands
    why: str
    decision: Event | None = None
    until: Due | None = None
    adviser: Due | None = None


@dataclass(frozen=True, slots=True)
class Disagreement:
    """A decision, and everything that was done about it, oldest first."""

    decision: Event
    events: tuple[Event, ...] = ()

    @property
    def id(self) -> EventId:
        return self.decision.id

    def last(self, *kinds: str) -> Event | None:
        return next((one for one in reversed(self.events) if one.kind in kinds), None)

    def all_of(self, *kinds: str) -> tuple[Event, ...]:
        return tuple(one for one in self.events if one.kind in kinds)

    @property
    def is_mediated(self) -> bool:
        """Mediation is wanted, or was arranged."""
        return self.last(WANTED, ARRANGED, NOTICE, MEDIATED, AGREED) is not None

    @property
    def appeal(self) -> Event | None:
        return self.last(LODGED)

    @property
    def reference(self) -> str:
        """The number that the Tribunal gave it."""
        registered = self.last(REGISTERED)
        return registered.facts.get("reference", "") if registered else ""

    @property
    def ended(self) -> Event | None:
        """What ended the appeal."""
        return self.last(*ENDS) if self.appeal else None

    @property
    def is_running(self) -> bool:
        """An appeal was made and nothing has ended it."""
        return self.appeal is not None and self.ended is None


def disagreements_of(case: Case) -> tuple[Disagreement, ...]:
    """One for each decision that can be appealed against, oldest first, with what belongs to it."""
    decisions = case.all_of(*disagreement_rules().decisions)
    found: dict[EventId, list[Event]] = {one.id: [] for one in decisions}
    for event in case.all_of(*OVERLAYS):
        if about := _about(case, event, decisions, found):
            found[about.id].append(event)
    return tuple(Disagreement(one, tuple(found[one.id])) for one in decisions)


def running(case: Case) -> Disagreement | None:
    """The last disagreement whose appeal is running."""
    found = [one for one in disagreements_of(case) if one.is_running]
    return found[-1] if found else None


def grounds_now(case: Case, reckoning: Reckoning) -> tuple[GroundNow, ...]:
    """Every ground that the law has, as it stands on this case today."""
    regime = regime_on(case, reckoning.today, reckoning.places)
    lines = {one.id: one for one in disagreements_of(case)}
    rows = disagreement_rules().grounds
    ours = [one for one in rows if regime in one.regimes]
    theirs = [one for one in rows if one not in ours and not _is_twin(one, ours)]
    return (
        *(_ground(case, row, lines, reckoning) for row in ours),
        *(GroundNow(row, Stands.BARRED, _why_barred(regime)) for row in theirs),
    )


def ground_words(one: GroundNow) -> str:
    """From which decision, until when, and what has to come first."""
    said = []
    if one.decision is not None:
        day = plain(one.decision.sent or one.decision.day)
        said.append(f"“{event_kinds()[one.decision.kind].title}”, sent {day}.")
    if one.stands is Stands.OPEN and one.until and one.until.by:
        said.append(f"The Tribunal must have the appeal by {plain(one.until.by)}.")
        if one.adviser is None:
            said.append("No mediation certificate is needed (CFA 2014 s.55(2)).")
        elif one.adviser.by is not None and one.adviser.met_by is None:
            said.append(f"The mediation adviser is to be spoken to by {plain(one.adviser.by)}.")
    if one.why:
        said.append(one.why)
    return " ".join(said)


def barred_now(case: Case) -> tuple[Told, ...]:
    """What may not happen, and what goes on, while an appeal runs; nothing where none does."""
    if running(case) is None:
        return ()
    return tuple(
        one for one in disagreement_rules().barred if not one.after or case.last(*one.after)
    )


def line_of(case: Case, one: Disagreement, reckoning: Reckoning) -> tuple[StepOfReview, ...]:
    """The steps of a disagreement that it came to, or may still come to, each with its days."""
    dues = dues_of(_alone(case, one.decision), reckoning)
    return tuple(
        step for row in disagreement_rules().steps if (step := _step(row, one, dues)) is not None
    )


def owed_after(case: Case, one: Disagreement, reckoning: Reckoning) -> tuple[Due, ...]:
    """What is owed for what was agreed, ordered, conceded or recommended, soonest first."""
    began = {event.id for event in one.all_of(*OWED_AFTER)}
    return tuple(
        due
        for due in dues_of(case, reckoning)
        if due.started_by in began and due.row.nature is Nature.DEADLINE
    )


def _about(
    case: Case, event: Event, decisions: Sequence[Event], found: Mapping[EventId, list[Event]]
) -> Event | None:
    """The decision that an entry belongs to: the one it names, else the one that it fits."""
    named = event.facts.get(DECISION, "")
    heir = case.heir(EventId(named)) if named else None
    before = [one for one in decisions if (one.sent or one.day) <= event.day]
    if heir is not None and heir in decisions:
        return heir
    if event.kind in _APPEAL or event.kind in {RECOMMENDED, ANSWERED, COPIED, KEPT}:
        appealed = [one for one in before if any(e.kind == LODGED for e in found[one.id])]
        before = appealed or before
    return before[-1] if before else None


def _is_twin(row: GroundRow, ours: Sequence[GroundRow]) -> bool:
    """Under the rules of today the same can be appealed against by another provision."""
    return any(row.decisions <= one.decisions for one in ours)


def _why_barred(regime: str) -> str:
    if regime == "custody":
        return (
            "While the person is detained only these can be appealed against: no assessment, no "
            "plan, and the placement when the plan is first finalised (CFA 2014 s.73(2); s.70(1) "
            "switches s.51 off)."
        )
    return f"Not under the rules that hold now ({regime})."


def _ground(
    case: Case, row: GroundRow, lines: Mapping[EventId, Disagreement], reckoning: Reckoning
) -> GroundNow:
    made = case.all_of(*row.decisions)
    if not made:
        titles = " or ".join(f"“{event_kinds()[one].title}”" for one in sorted(row.decisions))
        return GroundNow(row, Stands.NONE, f"There is no entry {titles}.")
    decision = made[0] if row.first else made[-1]
    dues = dues_of(_alone(case, decision), reckoning)
    until = _window(dues, "appeal", decision)
    adviser = _window(dues, "adviser", decision) if row.certificate else None
    line = lines[decision.id]
    stands, why = _stands(line, until, reckoning.today)
    return GroundNow(row, stands, why, decision, until, adviser)


def _stands(line: Disagreement, until: Due | None, today: date) -> tuple[Stands, str]:
    if line.is_running:
        return Stands.RUNNING, f"Received by the Tribunal on {_day(line.appeal)}."
    if line.appeal is not None:
        return Stands.DECIDED, f"It ended with “{_title(line.ended)}” of {_day(line.ended)}."
    if until is None or until.by is None or until.state is DueState.NONE:
        return Stands.CLOSED, "What was decided since has taken its place."
    if until.by < today:
        return Stands.CLOSED, f"It ended with {plain(until.by)}."
    return Stands.OPEN, ""


def _window(dues: Sequence[Due], step: str, decision: Event) -> Due | None:
    rows = next(one.rows for one in disagreement_rules().steps if one.name == step)
    found = (one for one in dues if one.row.name in rows and one.started_by == decision.id)
    return next(found, None)


def _alone(case: Case, decision: Event) -> Case:
    """The case as if this were its one decision: a later one starts the same clocks anew."""
    others = disagreement_rules().decisions
    kept = (one for one in case.events if one.id == decision.id or one.kind not in others)
    return replace(case, events=tuple(kept))


def _step(row: StepRow, one: Disagreement, dues: Sequence[Due]) -> StepOfReview | None:
    if row.about == "mediation" and not one.is_mediated:
        return None
    if row.about == "appeal" and one.appeal is None:
        return None
    reached = _reached(row, one)
    met = (reached.sent or reached.day) if reached else None
    due = _due(row, one, dues)
    hearing = one.last(HEARING) if row.met_by == frozenset({HEARD}) else None
    on = date.fromisoformat(hearing.facts["on"]) if hearing else None
    return StepOfReview(row, met, None if on else due, on=on)


def _reached(row: StepRow, one: Disagreement) -> Event | None:
    if one.decision.kind in row.met_by:
        return one.decision
    found = [event for event in one.events if event.kind in row.met_by]
    if SENT in row.met_by:
        found = [event for event in found if event.facts.get("what") == _RESPONSE]
    return found[0] if found else None


def _due(row: StepRow, one: Disagreement, dues: Sequence[Due]) -> Due | None:
    began = {one.decision.id, *(event.id for event in one.events)}
    fit = [due for due in dues if due.row.name in row.rows and due.started_by in began]
    if SENT in row.met_by:
        fit = [due for due in fit if due.about == _RESPONSE]
    return fit[-1] if fit else None


def _title(event: Event | None) -> str:
    return event_kinds()[event.kind].title if event else ""


def _day(event: Event | None) -> str:
    return plain(event.sent or event.day) if event else ""
