"""The list for disposal: made, decided line by line, agreed to by somebody else, carried out."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from typing import Final
from uuid import uuid4

from caseworker.casework import entries
from caseworker.casework.authority import others_may
from caseworker.casework.clock_doubt import refuse_doubtful_clock
from caseworker.casework.destroying import Word, destroy_case, why_kept
from caseworker.casework.joining import say_of_other
from caseworker.casework.known_here import JOINED
from caseworker.casework.office import Done, Sitting, Touched
from caseworker.casework.records import Records
from caseworker.casework.reports import AT_A_TIME, ReportStopped, Told
from caseworker.casework.restrictions import SHOWN, RestrictedCase, is_veiled
from caseworker.casework.retention_chosen import own_lengths
from caseworker.domain.case import CaseNumber, Happening
from caseworker.domain.disposal import GONE, Agreement, DisposalId, DisposalLine, DisposalList
from caseworker.domain.errors import Gap, Incomplete, NotAllowed, NotFound
from caseworker.domain.moments import day_of
from caseworker.domain.retention import KEPT_LONGER, kept_until

CHANGED: Final = frozenset({Touched.CASE, Touched.DIARY, Touched.DOCUMENTS})
WENT: Final = "the reason went with the file"
OWN: Final = "Nobody agrees to their own list: it needs another person."


@dataclass(frozen=True, slots=True)
class MayGo:
    """What looking through all the cases found: what may go, what is held, what is restricted."""

    on: date
    looked: int
    lines: tuple[DisposalLine, ...]
    held: tuple[tuple[CaseNumber, str], ...] = ()
    hidden: int = 0


@dataclass(frozen=True, slots=True)
class MakeList:
    """Put these cases on a list. ``from_bin``: they were opened by mistake, and wait no longer."""

    cases: tuple[CaseNumber, ...]
    from_bin: bool = False


@dataclass(frozen=True, slots=True)
class DecideLine:
    """Keep a file until a day, with a reason; or let it go after all."""

    list: DisposalId
    case: CaseNumber
    keeps: bool
    until: date | None = None
    reason: str = ""


@dataclass(frozen=True, slots=True)
class AgreeList:
    """A second person’s word. ``outside`` and ``evidence`` are for an office of one alone."""

    list: DisposalId
    outside: str = ""
    evidence: str = ""


def _nobody(_done: int, _of: int) -> None:
    """Hears how far it has come, where nobody else wants to."""


@dataclass(frozen=True, slots=True)
class CarryOut:
    """Destroy what the list says, and keep the certificate; or give the list up.

    ``told`` hears how many of how many are done.
    """

    list: DisposalId
    told: Callable[[int, int], object] = field(default=_nobody, repr=False, compare=False)


def look_for_disposal(
    told: Told = lambda _done, _of: True,
) -> Callable[[Records, date], MayGo]:
    """A question that reads every case. For the papers lane: it takes a while.

    Raises ReportStopped: ``told`` said to stop.
    """

    def ask(records: Records, today: date) -> MayGo:
        own, total = own_lengths(records.own_files), records.how_many_cases()
        listed = _on_lists(records)
        found: list[DisposalLine] = []
        held: list[tuple[CaseNumber, str]] = []
        hidden = 0
        for at, case in enumerate(records.every_case()):
            if at % AT_A_TIME == 0 and not told(at, total):
                raise ReportStopped
            kept = kept_until(case, own)
            is_over = kept.is_ended and kept.until is not None and kept.until < today
            if not is_over or kept.until is None or case.last(JOINED) or case.number in listed:
                continue
            if is_veiled(case):
                hidden += 1
            elif kept.held:
                held.append((case.number, kept.held))
            else:
                found.append(DisposalLine(case.number, kept.rule_words, kept.until))
        return MayGo(today, total, tuple(found), tuple(held), hidden)

    return ask


def every_list(records: Records, today: date) -> tuple[DisposalList, ...]:
    """A question: every list, newest first."""
    del today
    return tuple(as_seen(records, one) for one in records.disposal.lists())


def as_seen(records: Records, made: DisposalList) -> DisposalList:
    """The same, but for why a case is kept that only others may open."""
    lines = (
        replace(line, reason=SHOWN) if line.reason and _is_hidden(records, line.case) else line
        for line in made.lines
    )
    return replace(made, lines=tuple(lines))


def forget_reasons(records: Records, gone: Collection[CaseNumber]) -> None:
    """Take out of every list why these were kept once: somebody may be named in it."""
    for made in records.disposal.lists():
        if any(line.case in gone and line.reason for line in made.lines):
            lines = tuple(
                replace(line, reason=WENT) if line.case in gone and line.reason else line
                for line in made.lines
            )
            records.disposal.keep(replace(made, lines=lines))


def make_list(records: Records, command: MakeList, sitting: Sitting) -> Done:
    """Put them on a list that waits for a second person.

    Raises:
        NotAllowed: nothing on it may go, or the clock can’t be believed.
    """
    refuse_doubtful_clock(records, sitting.at)
    listed = _on_lists(records)
    lines = tuple(
        line
        for number in command.cases
        if number not in listed
        for line in _line(records, number, sitting.today, from_bin=command.from_bin)
    )
    if not lines:
        raise NotAllowed("None of these may go now: each is kept, held, or on a list already.")
    made = DisposalList(
        DisposalId(uuid4().hex[:12]),
        sitting.at,
        sitting.officer.id,
        sitting.officer.name,
        lines,
        from_bin=command.from_bin,
    )
    records.disposal.keep(made)
    words = f"Made a list for disposal: {_files(len(lines))}. It waits for a second person."
    return Done(None, CHANGED, words, "disposal_listed", made=made.id)


def decide_line(records: Records, command: DecideLine, sitting: Sitting) -> Done:
    """Write down what becomes of one file. An agreement that was given before no longer stands.

    Raises:
        Incomplete: to keep it longer needs a reason, and a day to come.
    """
    made = _open_list(records, command.list)
    gaps = []
    if command.keeps and not command.reason.strip():
        gaps.append(Gap("reason", "Say why it is kept longer."))
    if command.keeps and (command.until is None or command.until <= sitting.today):
        gaps.append(Gap("until", "Give a day to come, until which it is kept."))
    if gaps:
        raise Incomplete(gaps)

    def decided(line: DisposalLine) -> DisposalLine:
        until = command.until if command.keeps else None
        reason = command.reason.strip() if command.keeps else ""
        return replace(
            line, keeps=command.keeps, until=until, reason=reason, decided_by=sitting.officer.id
        )

    lines = tuple(decided(one) if one.case == command.case else one for one in made.lines)
    records.disposal.keep(replace(made, lines=lines, agreed=None))
    words = "is kept longer" if command.keeps else "is to be destroyed"
    sentence = f"On the list for disposal, case {command.case} {words}."
    return Done(None, CHANGED, sentence, "disposal_decided", made=made.id, ref=command.case)


def agree_list(records: Records, command: AgreeList, sitting: Sitting) -> Done:
    """Agree to all of it, in their own sign-in; in an office of one, with somebody from outside.

    Raises:
        NotAllowed: it is their own list, or somebody here may agree.
        Incomplete: whoever agrees from outside isn’t named, or nothing shows it.
    """
    made = _open_list(records, command.list)
    who = sitting.officer
    deciders = {str(made.made_by), *(one.decided_by for one in made.lines)}
    outside = command.outside.strip()
    if who.id not in deciders and not outside:
        agreed = Agreement(who.id, who.name, sitting.at)
    else:
        if not outside or others_may(sitting.here, who.id):
            raise NotAllowed(OWN, instead="Ask a manager who had no part in it.")
        gaps = [] if command.evidence.strip() else [Gap("evidence", "Say what shows it.")]
        if gaps:
            raise Incomplete(gaps)
        evidence = command.evidence.strip()
        agreed = Agreement(f"outside: {outside}", outside, sitting.at, evidence)
    records.disposal.keep(replace(made, agreed=agreed))
    sentence = f"{agreed.name} agreed to a list for disposal: {_files(len(made.to_go))} to destroy."
    return Done(None, CHANGED, sentence, "disposal_agreed", made=made.id)


def give_up_list(records: Records, command: CarryOut, sitting: Sitting) -> Done:
    """Nothing on it is destroyed; the list stays, to be read."""
    made = _open_list(records, command.list)
    who = sitting.officer
    records.disposal.keep(replace(made, done_at=sitting.at, done_by=who.id, done_name=who.name))
    return Done(None, CHANGED, "Gave up a list for disposal.", "disposal_given_up", made=made.id)


def carry_out(records: Records, command: CarryOut, sitting: Sitting) -> Done:
    """Destroy what the list says. What can’t go any more is left, and the certificate says why.

    Raises:
        NotAllowed: nobody else agreed, or the clock can’t be believed.
    """
    made = _open_list(records, command.list)
    if made.agreed is None:
        raise NotAllowed("Nobody has agreed to this list yet.", instead=OWN)
    refuse_doubtful_clock(records, sitting.at)
    if day_of(made.agreed.at) > sitting.today:
        raise NotAllowed("It was agreed to on a day that is still to come.")
    word = Word(made.agreed.name, _next_certificate(records, sitting.at))
    lines = []
    for at, line in enumerate(made.lines):
        command.told(at, len(made.lines))
        lines.append(replace(line, became=_became(records, line, made, word, sitting)))
    who = sitting.officer
    done = replace(
        made,
        lines=tuple(lines),
        done_at=sitting.at,
        done_by=who.id,
        done_name=who.name,
        certificate=word.certificate,
        backups_until=word.until(records, sitting),
    )
    records.disposal.keep(done)
    forget_reasons(records, {line.case for line in done.gone})
    left = len(done.to_go) - len(done.gone)
    more = f" {_files(left)} could not go: the certificate says why." if left else ""
    sentence = f"Destroyed {_files(len(done.gone))}, certificate {word.certificate}.{more}"
    return Done(None, CHANGED, sentence, "disposal_done", made=made.id)


def _became(
    records: Records, line: DisposalLine, made: DisposalList, word: Word, sitting: Sitting
) -> str:
    if line.keeps:
        return _keep_longer(records, line, sitting)
    why = why_kept(records, line.case, sitting.today, from_bin=made.from_bin)
    if why:
        return f"Not destroyed: {why}"
    destroy_case(records, line.case, line.rule, word, sitting)
    return GONE


def _keep_longer(records: Records, line: DisposalLine, sitting: Sitting) -> str:
    """On the case itself, so that whoever opens it knows; not where it is nobody’s file."""
    why = why_kept(records, line.case, sitting.today, from_bin=True)
    if why or line.until is None:
        return "Kept"
    facts = {"until": line.until.isoformat(), "reasons": line.reason}
    happening = Happening(KEPT_LONGER, sitting.today, facts=facts)
    event = entries.add(records, records.case(line.case), happening, sitting)
    say_of_other(records, line.case, event.id, sitting)
    return "Kept longer"


def _is_hidden(records: Records, number: CaseNumber) -> bool:
    try:
        records.case(number)
    except RestrictedCase:
        return True
    except NotFound:
        return False
    return False


def _line(
    records: Records, number: CaseNumber, today: date, *, from_bin: bool
) -> Iterator[DisposalLine]:
    if not why_kept(records, number, today, from_bin=from_bin):
        kept = kept_until(records.case(number), own_lengths(records.own_files))
        yield DisposalLine(number, kept.rule_words, kept.until or today)


def _open_list(records: Records, one: DisposalId) -> DisposalList:
    made = records.disposal.list(one)
    if not made.is_open:
        raise NotAllowed("That list was carried out or given up before.")
    return made


def _on_lists(records: Records) -> set[CaseNumber]:
    return {line.case for one in records.disposal.lists() if one.is_open for line in one.lines}


def _next_certificate(records: Records, at: datetime) -> str:
    year = day_of(at).year
    of_year = [one for one in records.disposal.lists() if one.certificate.startswith(f"D-{year}-")]
    return f"D-{year}-{len(of_year) + 1:03d}"


def _files(count: int) -> str:
    return "1 file" if count == 1 else f"{count:,} files"
