"""What a move and the lines of its checklist say, and the step that each line takes."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Final

from caseworker.domain.law import event_kinds, the_law
from caseworker.domain.law.kinds import FactKind
from caseworker.domain.law.limits import Checked
from caseworker.domain.moves import Act, MoveKind, Told, the_moves
from caseworker.domain.moving import LineNow, LineState, Move
from caseworker.ui.case.next_step import NextStep, Way, record_of
from caseworker.ui.case.seen import CaseSeen
from caseworker.ui.palette import Tone
from caseworker.ui.parts.typed_day import how_long, short_day

CAUTION: Final = "Check with the authority"
SOON: Final = 7
_DOES: Final = {
    Act.LETTER: (Way.LETTER, "Write…"),
    Act.PACK: (Way.PACK, "Hand over…"),
    Act.PAPER: (Way.PAPER, "Look at it…"),
    Act.ASK: (Way.FACTS, "Note it…"),
    Act.CORRECT: (Way.CORRECT, "Correct…"),
}


def title_of(move: Move) -> str:
    """“Move to another authority: Wiltshire”."""
    return f"{move.kind.words}: {move.whereto}" if move.whereto else move.kind.words


def counted(move: Move) -> str:
    """“3 of 7 done”."""
    done, of = move.counted
    return f"{done} of {of} done"


def ended(move: Move, today: date) -> str:
    """Why nothing of it is left to do; empty while something is."""
    if move.over is not None:
        title = event_kinds()[move.over.kind].title
        return f"Over since “{title}” of {short_day(move.over.day, today)}."
    return "Everything on this checklist is done." if move.is_finished else ""


def told(what: Told | None) -> tuple[str, str]:
    """What is said, and where it comes from, with the caution where nobody read it."""
    if what is None:
        return "", ""
    memory = "From memory: check with the authority" if what.checked is Checked.MEMORY else ""
    return what.words, ". ".join(filter(None, (what.source, memory)))


def not_started(kind: MoveKind) -> str:
    """The time limits that this kind of move does not start, each with its source."""
    rows = [the_law().time_limit(one) for one in kind.stopped]
    said = "; ".join(f"{row.brief} ({row.source})" for row in rows)
    return f"Not started: {said}." if said else ""


def line_day(line: LineNow, today: date) -> tuple[str, str, Tone]:
    """The day of a line, how long that is, and the colour that goes with it."""
    if line.state is LineState.DONE:
        return (short_day(line.done_on, today) if line.done_on else "", "done", Tone.GREEN)
    if line.state is LineState.NOT_OWED:
        return ("", "no longer owed", Tone.PLAIN)
    if line.by is None:
        words = "no day set" if line.ours else "waiting"
        return ("", words, Tone.BLUE)
    day = short_day(line.by, today)
    if line.state is LineState.LATE:
        return (day, line.due.late_words if line.due else "late", Tone.RED)
    is_soon = (line.by - today).days <= SOON
    if not line.ours:
        return (day, how_long(line.by, today), Tone.BLUE)
    return (day, how_long(line.by, today), Tone.AMBER if is_soon else Tone.GREEN)


def line_under(seen: CaseSeen, line: LineNow) -> str:
    """Whose it is, what the day to aim for is, and under what rule."""
    whose = "This office" if line.ours else _capital(seen.setting.word(line.whose))
    aim = f"aim for {short_day(line.aim, seen.today)}" if line.aim and line.is_open else ""
    done = f"{line.done}" if line.done else ""
    return "  ·  ".join(filter(None, (whose, aim, done, line.row.source)))


def caution_of(line: LineNow) -> str:
    """What must be said beside a line that nobody has checked."""
    return CAUTION if line.row.checked is Checked.MEMORY and line.is_open else ""


def step_of(seen: CaseSeen, move: Move, line: LineNow) -> NextStep | None:
    """What the one button of the line does; none where it is done, or not open at this stage."""
    step = line.step
    if step is None or not line.is_open:
        return None
    if step.act is not Act.RECORD:
        way, words = _DOES[step.act]
        what = str(move.events[-1].id) if step.act is Act.CORRECT else step.what
        return NextStep(words, way, why=line.row.words, given={"what": what})
    kinds = event_kinds()
    open_now = tuple(one for one in step.kinds if seen.case.may(kinds[one], kinds))
    if not open_now:
        return None
    given = dict(_given(move, open_now[0]))
    if len(open_now) == 1:
        own = record_of(open_now[0], **given)
        return NextStep("Record…", own.way, own.kinds, line.row.words, given)
    return NextStep("Record…", Way.RECORD, open_now, line.row.words, given)


def _given(move: Move, kind: str) -> Iterator[tuple[str, str]]:
    """What the entries of the move say already, of what this entry asks."""
    known = {name: value for event in move.events for name, value in event.facts.items() if value}
    for spec in event_kinds()[kind].facts:
        if spec.name in known and (not spec.choices or known[spec.name] in spec.choices):
            yield spec.name, known[spec.name]
        elif spec.kind is FactKind.DATE and spec.name in move.kind.day and move.day:
            yield spec.name, move.day.isoformat()


def opening_step(seen: CaseSeen) -> NextStep | None:
    """Record a move of whichever kind concerns this office, at this stage."""
    kinds, moves = event_kinds(), the_moves()
    ours = {side.id for side in moves.sides.values() if side.actor in seen.reckoning.ours}
    concern = {
        opener.event
        for kind in moves.kinds.values()
        if any(ours & set(line.sides) for line in moves.lines if kind.id in line.kinds)
        for opener in kind.opened_by
    }
    names = tuple(
        name
        for name, kind in kinds.items()
        if name in concern and not kind.elsewhere and seen.case.may(kind, kinds)
    )
    return NextStep("Record a move", Way.RECORD, names) if names else None


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]
