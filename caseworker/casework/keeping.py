"""What a check found stays as it is: with a reason, for the words that stand there now."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from caseworker.casework import entries
from caseworker.casework.office import Done, Sitting
from caseworker.casework.plans import PLAN, beside_the, look, on_its_way_to
from caseworker.casework.reckoning import reckoning_of
from caseworker.casework.records import Records
from caseworker.domain.case import Case, CaseNumber, Happening
from caseworker.domain.checks import LOOKED_AT_AGAIN, SET_ASIDE, Finding
from caseworker.domain.errors import NotFound
from caseworker.domain.kinds import BY_LAW


@dataclass(frozen=True, slots=True)
class KeepAsItIs:
    """Say why what was found in a plan of the case may stay. ``print`` is the finding's own."""

    case: CaseNumber
    print: str
    reason: str
    series: str = BY_LAW


@dataclass(frozen=True, slots=True)
class TakeUpAgain:
    """Look again at what was kept as it is. ``print`` is the finding's own."""

    case: CaseNumber
    print: str
    series: str = BY_LAW


def keep_as_it_is(records: Records, command: KeepAsItIs, sitting: Sitting) -> Done:
    """Write down why a warning about the plan being written may stay; an error never may.

    It comes back by itself when the words of its place change.

    Raises:
        NotFound: nothing like it is found in the plan now.
        Incomplete: no reason was given.
    """
    case = records.case(command.case)
    found = _found(records, case, command, sitting.today)
    facts = {**_facts(found), "reason": command.reason.strip()}
    event = entries.add(records, case, Happening(SET_ASIDE, sitting.today, facts=facts), sitting)
    return entries.said(records, case, event, PLAN)


def take_up_again(records: Records, command: TakeUpAgain, sitting: Sitting) -> Done:
    """What was kept as it is stands in the list again.

    Raises:
        NotFound: nothing like it was kept.
    """
    case = records.case(command.case)
    found = _found(records, case, command, sitting.today)
    if not found.is_kept:
        raise NotFound("That isn’t kept as it is.")
    happening = Happening(LOOKED_AT_AGAIN, sitting.today, facts=_facts(found))
    event = entries.add(records, case, happening, sitting)
    return entries.said(records, case, event, PLAN)


def _facts(found: Finding) -> dict[str, str]:
    return {"check": found.check.id, "said": found.words, "fingerprint": found.print}


def _found(records: Records, case: Case, command: KeepAsItIs | TakeUpAgain, today: date) -> Finding:
    draft = records.working_draft(case.number, command.series)
    if draft is not None:
        beside = beside_the(records, case.number, draft.plan)
        reckoning = reckoning_of(records.office(), today)
        sending = on_its_way_to(case, command.series)
        for one in look(case, draft.plan, reckoning, sending, beside):
            if command.print and one.print == command.print:
                return one
    raise NotFound("That is no longer found in the plan.")
