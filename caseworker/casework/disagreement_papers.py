"""What the papers of a disagreement are drawn from: what can be done, and the log of an appeal."""

from __future__ import annotations

from datetime import date

from caseworker.casework.entries import said_by
from caseworker.casework.reckoning import reckoning_of
from caseworker.casework.records import Records
from caseworker.casework.wanted import Wanted, case_of
from caseworker.documents.appeal_log import LogToPrint
from caseworker.documents.appeal_rights import RightsToPrint
from caseworker.domain.case import Case, EventId
from caseworker.domain.disagreement import (
    Disagreement,
    disagreements_of,
    grounds_now,
    line_of,
    owed_after,
)
from caseworker.domain.disagreement_rules import disagreement_rules
from caseworker.domain.errors import NotFound
from caseworker.domain.law import event_kinds
from caseworker.domain.regime import regime_on


def rights_to_print(records: Records, wanted: Wanted, today: date) -> RightsToPrint:
    """What may be appealed against today, what may not, and what else can be done."""
    case = records.case(case_of(wanted))
    reckoning = reckoning_of(records.office(), today)
    regime = regime_on(case, today, reckoning.places)
    others = tuple(one for one in disagreement_rules().others if regime in one.regimes)
    return RightsToPrint(case.number, case.person, today, grounds_now(case, reckoning), others)


def log_to_print(records: Records, wanted: Wanted, today: date) -> LogToPrint:
    """The disagreement over the decision ``which``; the last that there is where it is empty.

    Raises:
        NotFound: nobody disagreed with it.
    """
    case = records.case(case_of(wanted))
    one = disagreement_over(case, wanted.which)
    names = {kept.id: kept.name for kept in records.documents(case.number)}
    reckoning = reckoning_of(records.office(), today)
    return LogToPrint(
        case=case.number,
        person=case.person,
        on=today,
        decision=event_kinds()[one.decision.kind].title,
        disagreement=one,
        line=line_of(case, one, reckoning),
        entries=tuple(
            (event.sent or event.day, said_by(case, event, names)) for event in one.events
        ),
        owed=owed_after(case, one, reckoning),
    )


def disagreement_over(case: Case, decision: str) -> Disagreement:
    """The one over this decision, or the last with an entry. Raises NotFound."""
    heir = case.heir(EventId(decision)) if decision else None
    found = [one for one in disagreements_of(case) if one.events]
    if heir is not None:
        found = [one for one in found if one.id == heir.id]
    if not found:
        raise NotFound("Nobody has disagreed with that decision yet.")
    return found[-1]
