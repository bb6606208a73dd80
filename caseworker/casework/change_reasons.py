"""Say why a plan differs from the draft, or from the plan in force: each change tied to its reason.

SEND Regs 2014 regs 14(1) and 22(2). A tie is an entry of the case: see ``domain/change_reasons``.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from caseworker.casework import entries
from caseworker.casework.office import Done, Sitting, Touched
from caseworker.casework.records import Records
from caseworker.domain.case import Case, CaseNumber, EventId, Happening
from caseworker.domain.change_reasons import TIED, UNTIED, Accounted, accounted, reasons
from caseworker.domain.comparison import Change
from caseworker.domain.errors import Gap, Incomplete, NotFound
from caseworker.domain.next_plan import differs_from, next_plan

CHANGED = frozenset({Touched.CASE, Touched.PLAN})


@dataclass(frozen=True, slots=True)
class TieChanges:
    """Give the reason for changes, by their keys: the entry that asks for them, and its words."""

    case: CaseNumber
    keys: tuple[str, ...]
    to: EventId
    words: str


@dataclass(frozen=True, slots=True)
class UntieChanges:
    """Take back the reason that was given for changes."""

    case: CaseNumber
    keys: tuple[str, ...]


def tie_changes(records: Records, command: TieChanges, sitting: Sitting) -> Done:
    """Tie changes to what asked for them: a representation, the institution, the notice.

    Raises:
        NotFound: the plan was changed again meanwhile, or the case has no such reason.
        Incomplete: no words of the reason are given.
    """
    case, found = _changes(records, command.case, command.keys)
    if all(reason.event != command.to for reason in reasons(case)):
        raise NotFound("That is no longer among the reasons on this case. Choose again.")
    words = command.words.strip()
    if not words:
        raise Incomplete([Gap("words", "Give the words that ask for the change.")])
    facts = {**_named(found), "reason": command.to, "words": words}
    event = entries.add(records, case, Happening(TIED, sitting.today, facts=facts), sitting)
    return entries.said(records, case, event, CHANGED)


def untie_changes(records: Records, command: UntieChanges, sitting: Sitting) -> Done:
    """Take back a reason that was not the right one.

    Raises:
        NotFound: the plan was changed again meanwhile.
    """
    case, found = _changes(records, command.case, command.keys)
    happening = Happening(UNTIED, sitting.today, facts=_named(found))
    event = entries.add(records, case, happening, sitting)
    return entries.said(records, case, event, CHANGED)


def _changes(
    records: Records, number: CaseNumber, keys: Iterable[str]
) -> tuple[Case, tuple[Change, ...]]:
    case, draft = records.case(number), records.working_draft(number)
    sent = differs_from(records.versions(number), next_plan(case))
    there: dict[str, Accounted] = {}
    if draft is not None and sent is not None:
        there = {one.change.key: one for one in accounted(sent, draft.plan, case)}
    wanted = tuple(keys)
    if not wanted or any(key not in there for key in wanted):
        raise NotFound("The plan was changed again meanwhile. Look at its changes again.")
    return case, tuple(there[key].change for key in wanted)


def _named(changes: Iterable[Change]) -> dict[str, str]:
    said = tuple(changes)
    names = dict.fromkeys(f"{change.place}: {change.what}" for change in said)
    return {"changes": " ".join(change.key for change in said), "what": "; ".join(names)}
