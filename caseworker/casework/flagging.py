"""A flag on many cases in one act, and taking it off them again with one press."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Final

from caseworker.casework import bulk, entries
from caseworker.casework.giving import how_many
from caseworker.casework.office import Done, Sitting, Touched
from caseworker.casework.records import HistoryLine, Records
from caseworker.casework.summaries import rewrite_summary
from caseworker.domain.case import Case, CaseNumber, Happening
from caseworker.domain.errors import Gap, Incomplete
from caseworker.domain.flags import LIFTED, PUT, flag_rules

FLAGGED: Final = "cases_flagged"
UNFLAGGED: Final = "cases_flagged_back"
UNDONE: Final = "Put on by mistake, and taken off at once."
_CHANGED: Final = frozenset({Touched.CASE, Touched.DIARY})


@dataclass(frozen=True, slots=True)
class FlagCases:
    """The same flag on each of these cases. ``words`` are for a flag that says its own."""

    cases: tuple[CaseNumber, ...]
    flag: str
    reason: str
    words: str = ""
    until: date | None = None


@dataclass(frozen=True, slots=True)
class TakeFlagsOff:
    """``key`` is what ``Done.made`` of the act carried."""

    key: str


def flag_cases(records: Records, command: FlagCases, sitting: Sitting) -> Done:
    """Put the flag on, each with its entry and its line of history. ``made`` takes them off.

    Raises:
        Incomplete: there is no case, no flag, no reason, or its last day is over.
    """
    if gaps := tuple(_gaps(command, sitting.today)):
        raise Incomplete(gaps)
    facts = {"flag": command.flag, "reason": command.reason.strip()}
    if command.words.strip():
        facts["words"] = command.words.strip()
    if command.until is not None:
        facts["until"] = command.until.isoformat()
    happening = Happening(PUT, sitting.today, facts=facts)
    put = {str(number): _enter(records, number, happening, sitting) for number in command.cases}
    words = f"Put the flag “{command.flag}” on {how_many(len(put))}."
    kept = bulk.keep(records, FLAGGED, words, {"put": put, "flag": command.flag}, sitting)
    return Done(None, _CHANGED, words, FLAGGED, made=kept.id)


def take_flags_off(records: Records, command: TakeFlagsOff, sitting: Sitting) -> Done:
    """Take the flags of one act off again. The entries stay in the history, as every entry does.

    Raises:
        NotFound, NotAllowed: there was no such act, or it was taken back already.
    """
    kept = bulk.undo(records, command.key, FLAGGED, sitting)
    off = 0
    for number, event in kept.before["put"].items():
        if not _stands(records.case(CaseNumber(number)), event):
            continue
        facts = {"put": event, "flag": kept.before["flag"], "note": UNDONE}
        happening = Happening(LIFTED, sitting.today, facts=facts)
        _enter(records, CaseNumber(number), happening, sitting)
        off += 1
    words = f"Took the flag off {how_many(off)} again."
    return Done(None, _CHANGED, words, UNFLAGGED, ref=kept.id)


def _enter(records: Records, number: CaseNumber, happening: Happening, sitting: Sitting) -> str:
    """One case, with its line of history, its row of the lists and its link of the audit."""
    event = entries.add(records, records.case(number), happening, sitting)
    case = records.case(number)
    done = entries.said(records, case, event, _CHANGED)
    who = sitting.officer
    records.write_history(
        HistoryLine(number, sitting.at, who.id, who.name, done.sentence, event.id)
    )
    rewrite_summary(records, case, records.office(), sitting.today)
    records.write_audit(sitting.at, who.id, done.act, number, event.id)
    return event.id


def _gaps(command: FlagCases, today: date) -> Iterator[Gap]:
    if not command.cases:
        yield Gap("cases", "Choose at least one case.")
    kind = flag_rules().kinds.get(command.flag)
    if kind is None:
        yield Gap("flag", "Choose a flag.")
    elif kind.own and not command.words.strip():
        yield Gap("words", "Say in a few words what it warns of.")
    if not command.reason.strip():
        yield Gap("reason", "Say why, and what to do.")
    if command.until is not None and command.until < today:
        yield Gap("until", "Its last day is over already.")


def _stands(case: Case, event: str) -> bool:
    """Whether the flag that this entry put on was neither taken off nor put right since."""
    lifted = {one.facts.get("put") for one in case.all_of(LIFTED)}
    return event not in lifted and any(one.id == event for one in case.all_of(PUT))
