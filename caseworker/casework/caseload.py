"""Handing over a caseload: what is owed on each case, in a note that goes along, in one act."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from caseworker.casework import bulk
from caseworker.casework.giving import (
    CHANGED,
    GIVEN,
    called,
    hand,
    how_many,
    may_give,
    refuse_restricted,
    takers,
    what_was,
)
from caseworker.casework.office import Done, Question, Sitting
from caseworker.casework.records import CaseSummary, OpenDue, Records
from caseworker.casework.restrictions import RestrictedCase
from caseworker.casework.wanted import Wanted
from caseworker.documents.named_list import NamedLine, NamedListToPrint
from caseworker.domain.case import CaseNumber
from caseworker.domain.days import day_words
from caseworker.domain.errors import Gap, Incomplete, NotAllowed
from caseworker.domain.moments import day_of
from caseworker.domain.officer import OfficerId

AHEAD: Final = timedelta(days=28)
_MOST: Final = 4  # of a sort, in one note: it is to be read
_LATELY: Final = 2


@dataclass(frozen=True, slots=True)
class CaseNote:
    """A case, and what whoever gets it has to know. ``is_closed_to_us``: it is restricted."""

    case: CaseNumber
    name: str
    stage: str
    note: str
    is_closed_to_us: bool = False


@dataclass(frozen=True, slots=True)
class HandedCase:
    """A case, to whom it goes, and the note as it was left."""

    case: CaseNumber
    to: OfficerId
    note: str


@dataclass(frozen=True, slots=True)
class HandOver:
    """These cases of one officer go to others."""

    officer: OfficerId
    cases: tuple[HandedCase, ...]
    reason: str


def notes_of(officer: OfficerId) -> Question[tuple[CaseNote, ...]]:
    """A question: every open case of an officer with a drafted note, by name.

    A restricted case that may not be opened is named by its number alone, and has no note.
    """

    def ask(records: Records, today: date) -> tuple[CaseNote, ...]:
        mine = (one for one in records.summaries() if one.officer == officer)
        return tuple(_note(records, one, today) for one in mine)

    return ask


def hand_over(records: Records, command: HandOver, sitting: Sitting) -> Done:
    """Give all of them in one act; each note goes into the history of its case.

    ``made`` takes it all back, with ``giving.take_back``. A case that was given to somebody else
    since the notes were drafted stays with them.

    Raises:
        Incomplete: there is no case, no reason, or nobody to give one to.
        NotAllowed: they are another’s, and may not be shared out; or one is restricted, and
            whoever is to get it isn’t named for it; or none is the officer’s any more. Then
            nothing at all is given.
    """
    others = takers(sitting.here) - {command.officer}
    gaps = [] if command.cases else [Gap("cases", "Choose at least one case.")]
    if any(one.to not in others for one in command.cases):
        gaps.append(Gap("to", "Choose for each case who gets it."))
    gaps += [] if command.reason.strip() else [Gap("reason", "Say why. It stays in the history.")]
    if gaps:
        raise Incomplete(gaps)
    wanted = {one.case: one for one in command.cases}
    was = called(command.officer, sitting.here)
    cases = [one for one in map(records.case, wanted) if one.officer == command.officer]
    if not cases:
        words = f"None of these cases is {was}’s any more. Nothing was changed."
        raise NotAllowed(words, instead="Open the hand-over again: it shows what they have now.")
    may_give(cases, sitting)
    for case in cases:
        to = wanted[case.number].to
        refuse_restricted(records, {case.number}, to, called(to, sitting.here))
    along: list[str] = []
    for case in cases:
        one = wanted[case.number]
        name = called(one.to, sitting.here)
        said = f"Handed over from {was} to {name}: {command.reason.strip()}"
        note = f"\n{one.note.strip()}" if one.note.strip() else ""
        along += hand(records, case, one.to, f"{said}{note}", sitting)
    names = sorted({called(wanted[one.number].to, sitting.here) for one in cases})
    words = f"Handed over {how_many(len(cases))} of {was} to {', '.join(names)}."
    if left := len(wanted) - len(cases):
        words += (
            f" {how_many(left).capitalize()} had been given to somebody else since, and stayed."
        )
    before = what_was(cases, {one.number: wanted[one.number].to for one in cases}, along)
    kept = bulk.keep(records, GIVEN, words, before, sitting)
    return Done(None, CHANGED, words, "caseload_handed_over", made=kept.id)


def notes_wanted(
    notes: tuple[tuple[CaseNote, OfficerId, str], ...],
    names: Mapping[OfficerId, str],
    giver: str,
    officer: str,
    on: date,
) -> Wanted:
    """The note on paper, by who gets what: each case with the words as they are typed now."""
    by_taker = sorted(notes, key=lambda one: (names.get(one[1], ""), one[0].name))
    entries = tuple(
        NamedLine(names.get(to, "Nobody yet"), one.case, one.name, one.stage, words)
        for one, to, words in by_taker
    )
    title = f"Hand-over of the cases of {giver}"
    heads = ("Who", "Case", "Stage", "What to know")
    listed = NamedListToPrint(title, officer, on, "", entries, heads=heads)
    return Wanted("named_list", officer=officer, listed=listed)


def _note(records: Records, one: CaseSummary, today: date) -> CaseNote:
    try:
        lines = tuple(_lines(records, one, today))
    except RestrictedCase:
        return CaseNote(one.number, one.name, one.stands, "", is_closed_to_us=True)
    return CaseNote(one.number, one.name, one.stands, "\n".join(lines))


def _lines(records: Records, one: CaseSummary, today: date) -> Iterator[str]:
    """What is late, due, awaited, to do and being written; what was recorded last."""
    dated = [due for due in one.dues if due.by is not None and not due.window]
    ours = sorted((due for due in dated if due.ours), key=lambda due: due.by or date.max)
    late = [due for due in ours if due.by and due.by < today]
    soon = [due for due in ours if due.by and today <= due.by <= today + AHEAD]
    awaited = [due for due in one.dues if not due.ours and not due.window]
    for title, dues in (("Late", late), ("Due in 28 days", soon), ("Awaited", awaited)):
        if dues:
            yield f"{title}: {_some([_due_words(due) for due in dues])}."
    if tasks := records.tasks.of_case(one.number):
        words = [f"{t.words} ({day_words(t.by)})" if t.by else t.words for t in tasks]
        yield f"Tasks: {_some(words)}."
    if drafts := records.working_drafts(one.number):
        saved = max(one.saved_at for one in drafts)
        yield f"Being written: {how_many_plans(len(drafts))}, last saved {day_of(saved):%d/%m/%Y}."
    for line in records.history(one.number)[:_LATELY]:
        yield f"{day_of(line.when):%d/%m/%Y}: {line.words.splitlines()[0]}"


def _due_words(due: OpenDue) -> str:
    what = f"{due.duty} ({due.about})" if due.about else due.duty
    whose = "" if due.ours else f", {due.whose}"
    return f"{what}{whose}, by {day_words(due.by)}" if due.by else f"{what}{whose}"


def _some(words: list[str]) -> str:
    rest = len(words) - _MOST
    return "; ".join(words[:_MOST]) + (f"; and {rest} more" if rest > 0 else "")


def how_many_plans(plans: int) -> str:
    """``2 plans``, for a sentence."""
    return "a plan" if plans == 1 else f"{plans} plans"
