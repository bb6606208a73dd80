"""Taking back what was just recorded: an act of its own, that the history tells of."""

from __future__ import annotations

from caseworker.casework import entries
from caseworker.casework.bringing_back import undo_bringing
from caseworker.casework.office import Done, Sitting, Touched
from caseworker.casework.records import Records
from caseworker.casework.striking import StrikeOut, refuse_where_it_stands, struck
from caseworker.casework.undo import BroughtBack, FactsBack, PersonBack, TakeBack, Undo
from caseworker.domain.case import Happening
from caseworker.domain.errors import NotAllowed
from caseworker.domain.law import event_kinds
from caseworker.domain.striking import AT_ONCE


def undo(records: Records, command: Undo, sitting: Sitting) -> Done:
    """Take it back.

    Raises:
        NotAllowed: somebody else recorded it, something hangs on it by now, or it was changed
            again since.
    """
    match command:
        case TakeBack():
            return _entry(command, records, sitting)
        case PersonBack():
            return _person(command, records)
        case FactsBack():
            return _facts(command, records, sitting)
        case BroughtBack():
            return undo_bringing(records, command, sitting)


def _entry(command: TakeBack, records: Records, sitting: Sitting) -> Done:
    """Strike out an entry that was made by a slip; a correction gives way to what it corrected."""
    case = records.case(command.case)
    event = case.event(command.event)
    if event.recorded_by != sitting.officer.id:
        raise NotAllowed("Somebody else recorded that.", instead="Strike it out in the history.")
    kind = event_kinds()[event.kind]
    wrong = case.event(event.replaces) if event.replaces else None
    if wrong is not None and wrong.kind == event.kind and event in case.live:
        was = Happening(wrong.kind, wrong.day, wrong.sent, wrong.served, wrong.facts, event.id)
        back = entries.add(records, case, was, sitting)
        done = entries.said(records, case, back, entries.CHANGED)
        sentence = f"Took back a correction: {done.sentence}"
        return Done(case.number, done.touched, sentence, f"taken_back:{kind.name}", back.id)
    refuse_where_it_stands(records, case, event)
    out = struck(records, case, event, StrikeOut(case.number, event.id, AT_ONCE), sitting)
    done = entries.said(records, case, out, entries.CHANGED)
    return Done(case.number, done.touched, done.sentence, f"taken_back:{kind.name}", out.id)


def _person(command: PersonBack, records: Records) -> Done:
    if records.case(command.case).person != command.now:
        raise _changed_since()
    records.save_person(command.case, command.before)
    touched = frozenset({Touched.PERSON, Touched.CASE})
    words = "Put the person’s facts back as they were."
    return Done(command.case, touched, words, "taken_back:person")


def _facts(command: FactsBack, records: Records, sitting: Sitting) -> Done:
    facts = records.case(command.case).facts
    if any(facts.get(name, "") != value for name, value in command.now.items()):
        raise _changed_since()
    records.write_facts(command.case, command.before, sitting.at, sitting.officer.id)
    touched = frozenset({Touched.CASE, Touched.DIARY})
    words = "Put the noted facts back as they were."
    return Done(command.case, touched, words, "taken_back:facts")


def _changed_since() -> NotAllowed:
    return NotAllowed(
        "It was changed again since, so it was left as it is.", instead="Change it by hand."
    )
