"""Striking out an entry that should never have been made, and putting it on the right case."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Final

from caseworker.casework import entries
from caseworker.casework.joining import say_of_other
from caseworker.casework.office import Done, Sitting
from caseworker.casework.records import Records
from caseworker.domain.case import Case, CaseNumber, Event, EventId, Happening
from caseworker.domain.errors import NotAllowed
from caseworker.domain.law import event_kinds
from caseworker.domain.law.kinds import FactKind
from caseworker.domain.striking import STRUCK, against

VERSION: Final = "version"
_OF_THIS_CASE: Final = frozenset({FactKind.EVENT, FactKind.DOCUMENT, FactKind.DOCUMENTS})


@dataclass(frozen=True, slots=True)
class StrikeOut:
    """Which entry, and why (the words that its kind offers). ``onto``: the case it belongs to."""

    case: CaseNumber
    event: EventId
    why: str
    reasons: str = ""
    onto: CaseNumber | None = None


def strike_out(records: Records, command: StrikeOut, sitting: Sitting) -> Done:
    """Add an entry that takes the place of a wrong one, and says that it never should have been.

    Raises:
        NotAllowed: something hangs on it, or it tells of what was made here; or the other case
            can’t have it.
        Incomplete: no reason is given.
    """
    case = records.case(command.case)
    wrong = case.event(command.event)
    refuse_where_it_stands(records, case, wrong)
    event = struck(records, case, wrong, command, sitting)
    done = entries.said(records, case, event, entries.CHANGED)
    if command.onto is not None:
        _put_on(records, wrong, command.onto, command.case, sitting)
        done = replace(done, sentence=f"{done.sentence} It is on case {command.onto} now.")
    return replace(done, act=f"struck_out:{wrong.kind}")


def refuse_where_it_stands(records: Records, case: Case, wrong: Event) -> None:
    """Raises NotAllowed: something hangs on it."""
    if refusal := against(case, wrong, event_kinds()):
        raise refusal
    version = wrong.facts.get(VERSION)
    if version and any(one.title == version for one in records.every_version(case.number)):
        raise NotAllowed(
            f"“{event_kinds()[wrong.kind].title}” stands on a plan that was issued: {version}.",
            instead="Correct its days. A change of the plan is a new version.",
        )


def struck(
    records: Records, case: Case, wrong: Event, command: StrikeOut, sitting: Sitting
) -> Event:
    """The entry that strikes it out, once the records hold it."""
    facts = {
        "was": event_kinds()[wrong.kind].title,
        "was_on": wrong.day.isoformat(),
        "why": command.why,
        "reasons": command.reasons.strip(),
    }
    happening = Happening(STRUCK, sitting.today, facts=facts, replaces=wrong.id)
    return entries.add(records, case, happening, sitting)


def _put_on(
    records: Records, wrong: Event, onto: CaseNumber, off: CaseNumber, sitting: Sitting
) -> None:
    """The same entry where it belongs; what points into the case it was on stays behind."""
    if onto == off:
        raise NotAllowed("That is the case it is on.", instead="Give the number of the right one.")
    kind = event_kinds()[wrong.kind]
    bound = {spec.name for spec in kind.facts if spec.kind in _OF_THIS_CASE}
    facts = {name: value for name, value in wrong.facts.items() if name not in bound}
    happening = Happening(wrong.kind, wrong.day, wrong.sent, wrong.served, facts)
    event = entries.add(records, records.case(onto), happening, sitting)
    say_of_other(records, onto, event.id, sitting)
