"""A line of the diary in the words of a list, and the step that answers it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from caseworker.domain.days import plain
from caseworker.domain.due import Due, DueState
from caseworker.domain.law import event_kinds
from caseworker.domain.law.kinds import FactKind
from caseworker.ui.case.chase import chase_step
from caseworker.ui.case.next_step import (
    OWN_PART,
    OWN_WAY,
    PART_IF_OWED,
    NextStep,
    Way,
    own_way,
)
from caseworker.ui.case.seen import CaseSeen
from caseworker.ui.case.steps import because_of
from caseworker.ui.due_words import notice_words
from caseworker.ui.palette import Tone
from caseworker.ui.parts.due_line import DueWords
from caseworker.ui.parts.typed_day import how_long, short_day

SOON = 7


def due_words(seen: CaseSeen, due: Due) -> DueWords:
    """What the line of this due says."""
    step = line_step(seen, due)
    owed = f"{due.duty}: {due.about}" if due.about else due.duty
    whose = seen.setting.word(due.whose)
    whom = "This office" if due.ours else whose[:1].upper() + whose[1:]
    if due.chased is not None:
        whom = f"{whom}, chased on {plain(due.chased)}"
    return DueWords(
        key=due,
        tone=tone_of(due, seen.today),
        day=short_day(due.by, seen.today) if due.by else "No day set",
        how_long=_how_long(due, seen.today),
        owed=owed,
        whom="  ·  ".join(part for part in (whom, *_early(seen, due)) if part),
        source=str(due.source),
        button=step.words if step else "",
        because=because_of(due),
        caution="Check with the authority" if due.caution else "",
    )


def _early(seen: CaseSeen, due: Due) -> Iterator[str]:
    """The notice that is running, and the day to aim for."""
    if notice := due.notice(seen.today):
        yield notice_words(notice)
    if due.aim:
        yield f"aim for {short_day(due.aim, seen.today)}"


def tone_of(due: Due, today: date) -> Tone:
    """The colour that goes with how a due stands."""
    if due.state is DueState.LATE:
        return Tone.RED
    if due.state is DueState.WAITING or due.by is None or due.state is DueState.EXCUSED:
        return Tone.BLUE
    return Tone.AMBER if (due.by - today).days <= SOON else Tone.GREEN


def line_step(seen: CaseSeen, due: Due) -> NextStep | None:
    """What the one button of the line does.

    What is late with others is chased; once it was, what comes next is its answer.
    """
    is_to_chase = due.state is DueState.LATE and due.chased is None
    first = chase_step(seen, due) if is_to_chase else None
    return first or step_for(seen, due) or chase_step(seen, due)


def step_for(seen: CaseSeen, due: Due) -> NextStep | None:
    """How this due can be answered now; None where the stage doesn't allow it.

    What is recorded by what is done elsewhere, as a receipt is, can't be typed here.
    """
    kinds = event_kinds()
    met_by = [
        name
        for name, kind in kinds.items()
        if name in due.row.met_by
        and seen.case.may(kind, kinds)
        and (not kind.elsewhere or name in OWN_WAY or name in OWN_PART)
    ]
    if not met_by:
        return None
    ways = [way for name in met_by if (way := own_way(name, seen)) is not None]
    if ways:
        way = ways[0]
        words = {Way.ADVICE: "Record advice", Way.CONSENT: "Ask afresh"}
        given = {"consent": str(due.started_by).rpartition(":")[2]} if way is Way.CONSENT else {}
        return NextStep(words.get(way, "Open the plan"), way, tuple(met_by), given=given)
    parts = {**OWN_PART, **(PART_IF_OWED if due.ours else {})}
    if part := next((parts[name] for name in met_by if name in parts), ""):
        return NextStep(f"Open “{part}”", Way.PART, tuple(met_by), given={"what": part})
    return NextStep("Record…", Way.RECORD, tuple(met_by), due.duty, _names(met_by, due))


def ends_of(seen: CaseSeen, due: Due) -> Iterator[NextStep]:
    """How what is met by name alone is met, or ends: a step for each kind of entry."""
    kinds = event_kinds()
    if not due.row.only_named:
        return
    for name in kinds:
        if name in due.row.met_by | due.row.falls_away and seen.case.may(kinds[name], kinds):
            given = _names((name,), due)
            yield NextStep(kinds[name].title, Way.RECORD, (name,), due.duty, given)


def _names(kinds: Iterable[str], due: Due) -> dict[str, str]:
    """The fact by which an answer names what it answers, where nothing else would meet it."""
    if not due.row.only_named:
        return {}
    found = (
        spec.name
        for name in kinds
        for spec in event_kinds()[name].facts
        if spec.kind is FactKind.EVENT
    )
    return dict.fromkeys(found, str(due.started_by))


def _how_long(due: Due, today: date) -> str:
    match due.state:
        case DueState.EXCUSED:
            return "excused"
        case DueState.LATE:
            return due.late_words
        case DueState.WAITING if due.by is not None and due.is_window:
            return f"closes {how_long(due.by, today)}"
    return how_long(due.by, today) if due.by else "no clock"
