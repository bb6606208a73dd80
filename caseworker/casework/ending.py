"""Ending a plan: consult on a ground, decide, and write down on which day it ended."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Final

from caseworker.casework import entries
from caseworker.casework.office import Done, Sitting, Touched
from caseworker.casework.reckoning import reckoning_of
from caseworker.casework.records import Records
from caseworker.domain.case import Case, CaseNumber, Happening
from caseworker.domain.ceasing import CONSULTED, DECIDED, ENDED, KEPT, ground_now, not_open
from caseworker.domain.ceasing_rules import ceasing_rules
from caseworker.domain.errors import Gap, Incomplete

CHANGED: Final = frozenset({Touched.CASE, Touched.DIARY, Touched.PLAN})


@dataclass(frozen=True, slots=True)
class ConsultOnEnding:
    """Who was told that ending the plan is thought of, on which ground, and by when they answer.

    ``ground`` is the name of a row of ``ceasing.toml``.
    """

    case: CaseNumber
    ground: str
    sent: date
    reasons: str
    told: str
    institution: str
    comments_by: date | None = None


@dataclass(frozen=True, slots=True)
class DecideOnEnding:
    """To end the plan, or to keep it after all."""

    case: CaseNumber
    ends: bool
    day: date
    sent: date
    reasons: str
    evidence: str = ""


@dataclass(frozen=True, slots=True)
class EndPlan:
    """The day on which the plan ended: never that of the decision."""

    case: CaseNumber
    day: date


def consult_on_ending(records: Records, command: ConsultOnEnding, sitting: Sitting) -> Done:
    """Write down the consultation of SEND Regs 2014 reg 31(1).

    Raises:
        NotAllowed: the ground is not open on this case; the source says why.
        Incomplete: who was told, or the reasons, are missing.
    """
    case = records.case(command.case)
    ground = ceasing_rules().ground(command.ground)
    places = reckoning_of(records.office(), sitting.today).places
    now = ground_now(case, ground, sitting.today, places)
    if now.against:
        raise not_open(ground, now.against[0])
    wanted = {
        "told": (command.told, "Say which parent or young person was told."),
        "institution": (command.institution, "Say who was consulted there; “none is named” if so."),
        "reasons": (command.reasons, "Say why ending the plan is thought of."),
    }
    gaps = [Gap(name, words) for name, (said, words) in wanted.items() if not said.strip()]
    if command.comments_by is not None and command.comments_by <= command.sent:
        gaps.append(Gap("comments_by", "It has to be after the day on which they were told."))
    if gaps:
        raise Incomplete(gaps)
    facts = {name: said.strip() for name, (said, _) in wanted.items()}
    facts["ground"] = ground.title
    if command.comments_by is not None:
        facts["comments_by"] = command.comments_by.isoformat()
    happening = Happening(CONSULTED, command.sent, sent=command.sent, facts=facts)
    return _added(records, case, happening, sitting)


def decide_on_ending(records: Records, command: DecideOnEnding, sitting: Sitting) -> Done:
    """Write down the decision; what must come first is looked at by ``entries.add``.

    Raises:
        NotAllowed: nobody was consulted, or something has to come before.
        Incomplete: there are no reasons.
    """
    case = records.case(command.case)
    facts = {"reasons": command.reasons.strip(), "evidence": command.evidence.strip()}
    if command.ends:
        facts["ground"] = _ground(case)
    kind = DECIDED if command.ends else KEPT
    happening = Happening(kind, command.day, sent=command.sent, facts=facts)
    return _added(records, case, happening, sitting)


def end_plan(records: Records, command: EndPlan, sitting: Sitting) -> Done:
    """Write down that the plan has ended.

    Raises:
        NotAllowed: the time for an appeal is not over, or an appeal is not decided (s.45(4)).
    """
    ground = _ground(records.case(command.case))
    facts = {"ground": ground, "reasons": ground}
    happening = Happening(ENDED, command.day, facts=facts)
    return entries.record(records, entries.Record(command.case, happening), sitting)


def _ground(case: Case) -> str:
    """The title of the ground that those concerned were consulted on."""
    consulted = case.last(CONSULTED)
    return consulted.facts.get("ground", "") if consulted else ""


def _added(records: Records, case: Case, happening: Happening, sitting: Sitting) -> Done:
    event = entries.add(records, case, happening, sitting)
    return entries.said(records, case, event, CHANGED)
