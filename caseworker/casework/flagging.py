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
from caseworker.domain.case import Case, CaseNumber, Happening, Stage
from caseworker.domain.errors import Gap, Incomplete, NotAllowed
from caseworker.domain.flags import LIFTED, PUT, flag_rules, flags_on
from caseworker.domain.law import event_kinds

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

    A case that a colleague flagged so or closed since the list was looked at is passed over.

    Raises:
        Incomplete: there is no case, no flag, no reason, or its last day is over.
        NotAllowed: each of the cases was passed over.
    """
    if gaps := tuple(_gaps(command, sitting.today)):
        raise Incomplete(gaps)
    facts = {"flag": command.flag, "reason": command.reason.strip()}
    if command.words.strip():
        facts["words"] = command.words.strip()
    if command.until is not None:
        facts["until"] = command.until.isoformat()
    happening = Happening(PUT, sitting.today, facts=facts)
    cases = [one for one in command.cases if not why_not_flagged(records.case(one), command.flag,
                                                                 sitting.today)]  # fmt: skip
    if not cases:
        raise NotAllowed(
            "Each of these has the flag by now, or was closed. Nothing was changed.",
            instead="Look at the list again.",
        )
    put = {str(number): _enter(records, number, happening, sitting) for number in cases}
    words = f"Put the flag “{command.flag}” on {how_many(len(put))}."
    if left := len(command.cases) - len(cases):
        had = "has it by now, or was" if left == 1 else "have it by now, or were"
        words += f" {how_many(left).capitalize()} {had} closed, and stayed as before."
    kept = bulk.keep(records, FLAGGED, words, {"put": put, "flag": command.flag}, sitting)
    return Done(None, _CHANGED, words, FLAGGED, made=kept.id)


def take_flags_off(records: Records, command: TakeFlagsOff, sitting: Sitting) -> Done:
    """Take the flags of one act off again. The entries stay in the history, as every entry does.

    Raises:
        NotFound, NotAllowed: there was no such act, or it was taken back already.
    """
    kept = bulk.undo(records, command.key, FLAGGED, sitting)
    put = {CaseNumber(number): event for number, event in kept.before["put"].items()}
    cases, hidden = bulk.still_open(records, put)
    standing = [one.number for one in cases if _stands(one, put[one.number])]
    for number in standing:
        facts = {"put": put[number], "flag": kept.before["flag"], "note": UNDONE}
        happening = Happening(LIFTED, sitting.today, facts=facts)
        _enter(records, number, happening, sitting)
    words = f"Took the flag off {how_many(len(standing))} again."
    if left := len(cases) - len(standing):
        words += f" {how_many(left).capitalize()} had lost it since."
    words += bulk.hidden_words(hidden)
    return Done(None, _CHANGED, words, UNFLAGGED, ref=kept.id)


def why_not_flagged(case: Case, flag: str, today: date) -> str:
    """Why this case gets no such flag; empty where it may."""
    if case.stage(event_kinds()) is Stage.CLOSED:
        return "The case is closed."
    if any(one.kind.title == flag and not one.kind.own for one in flags_on(case, today)):
        return "It has this flag already."
    return ""


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
