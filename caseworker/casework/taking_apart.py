"""Taking apart again what was joined: what came goes to a case of its own, and ours is put back."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from caseworker.casework import entries
from caseworker.casework.joining import ALL, say_of_other
from caseworker.casework.known_here import JOINED
from caseworker.casework.merge_writing import stood
from caseworker.casework.moving_kept import Moved
from caseworker.casework.office import Done, Question, Sitting
from caseworker.casework.records import DocumentId, Records
from caseworker.casework.restrictions import KIND as RESTRICTED
from caseworker.casework.summaries import rewrite_summary
from caseworker.casework.tasks_kept import Task
from caseworker.domain.case import Case, CaseNumber, EventId, Happening
from caseworker.domain.days import day_words
from caseworker.domain.errors import NotAllowed
from caseworker.domain.moments import day_of
from caseworker.domain.packs import CameFrom, Merge, MergeId
from caseworker.domain.taking_apart import Before, PutBack, put_back, with_what_corrects

UNDONE = "joining_undone"


@dataclass(frozen=True, slots=True)
class TakeApart:
    """Undo a merge. ``why`` is kept with it."""

    merge: MergeId
    why: str = ""


@dataclass(frozen=True, slots=True)
class CanGo:
    """A merge that can be undone: whence, when, and what would happen, line by line."""

    merge: MergeId
    title: str
    lines: tuple[str, ...]


def what_can_go(number: CaseNumber) -> Question[tuple[CanGo, ...]]:
    """Asks for what was joined to a case and can be taken apart again, newest first."""

    def ask(records: Records, today: object) -> tuple[CanGo, ...]:
        del today
        return tuple(
            CanGo(one.id, _title(records, one), tuple(_lines(records, one)))
            for one in records.exchange.provenance.merges(number)
            if one.undone_at is None and not Before.of(one.before).begun
        )

    return ask


def take_apart(records: Records, command: TakeApart, sitting: Sitting) -> Done:
    """Move what came to a case of its own, and put back what was given up for it.

    What was changed since stays as it is, and is said. What left in the meantime stays written
    down in the ledger of the case it left from.

    Raises:
        NotFound: there is no such merge.
        NotAllowed: it was undone before, or the case began with it, or a later one stands on it.
    """
    merge = records.exchange.provenance.merge(command.merge)
    kept = Before.of(merge.before)
    _refuse(records, merge, kept)
    target = merge.from_case or _begin(records, merge, kept, sitting)
    records.exchange.provenance.note_undone(merge.id, sitting.at, sitting.officer.id)
    case = records.case(merge.into)
    records.moving.move(_pieces(records, merge, case), merge.into, target)
    if merge.from_case is None:
        records.exchange.provenance.move(merge.id, target)
        _complete(records, kept, target)
        rewrite_summary(records, records.case(target), records.office(), sitting.today)
    else:
        _reopen(records, merge, sitting)
        for task in _tasks(records, merge, kept):
            records.tasks.keep(replace(task, case=target))
    back = put_back(stood(case), kept)
    _keep_back(records, case, back, sitting)
    stays = f" Changed since, and left as it is: {', '.join(back.stays)}." if back.stays else ""
    why = f" Reason: {command.why.strip()}" if command.why.strip() else ""
    return Done(
        case=merge.into,
        touched=ALL,
        sentence=f"Took apart again {_title(records, merge)}; it is case {target} now.{stays}{why}",
        act="taken_apart",
        made=target,
        ref=merge.id,
    )


def _refuse(records: Records, merge: Merge, kept: Before) -> None:
    if merge.undone_at is not None:
        raise NotAllowed("This was taken apart before.")
    if kept.begun:
        raise NotAllowed(
            "This case began with that pack: there is nothing to go back to.",
            instead="Close it as opened by mistake.",
        )
    for later in records.exchange.provenance.merges(merge.into):
        if later.id == merge.id:
            return
        if later.undone_at is None:
            raise NotAllowed(
                "Something was joined to this case after that.", instead="Take that apart first."
            )


def _begin(records: Records, merge: Merge, kept: Before, sitting: Sitting) -> CaseNumber:
    """A case for what came in a pack: the person as they were said to be there."""
    number = records.next_number(sitting.today.year)
    case = Case(number, kept.theirs.person, kept.theirs.setting, sitting.officer.id)
    records.open_case(case)
    how = f"Taken apart again from case {merge.into}"
    event = entries.add(
        records, case, Happening("case_opened", sitting.today, facts={"how": how}), sitting
    )
    records.write_facts(number, kept.theirs.facts, sitting.at, sitting.officer.id)
    for file in records.own_files.of(RESTRICTED):
        if file.name == merge.into:  # what it came out of may be opened by these alone
            records.own_files.keep(replace(file, name=str(number)))
    rewrite_summary(records, records.case(number), records.office(), sitting.today)
    say_of_other(records, number, event.id, sitting)
    return number


def _pieces(records: Records, merge: Merge, case: Case) -> Moved:
    came = records.exchange.provenance.of_merge(merge.id)
    ids = {what: frozenset(_refs(came, what)) for what in ("event", "document", "version")}
    events = with_what_corrects(ids["event"], case.events)
    return Moved(events, ids["document"], ids["version"])


def _tasks(records: Records, merge: Merge, kept: Before) -> tuple[Task, ...]:
    """What came to be done with the other case, and what came round of it since."""
    return tuple(
        one
        for one in records.tasks.of_case(merge.into, done=True)
        if one.id in kept.tasks or one.series in kept.tasks
    )


def _refs(came: tuple[CameFrom, ...], what: str) -> Iterator[str]:
    yield from (one.ref for one in came if one.what == what)


def _complete(records: Records, kept: Before, target: CaseNumber) -> None:
    """What was not written since we had the same: it stands in both from now on."""
    for event in kept.alike:
        records.add_event(target, event)
    for theirs, ours, name in kept.files:
        document = DocumentId(ours)
        content = records.document_content(document)
        case = next(iter(records.moving.cases_with([ours])))
        like = next(one for one in records.documents(case) if one.id == document)
        records.add_document(replace(like, id=DocumentId(theirs), case=target, name=name), content)


def _reopen(records: Records, merge: Merge, sitting: Sitting) -> None:
    """The case that had been joined stands by itself again, at the stage where it was."""
    other = merge.from_case
    if other is None:
        return
    case = records.case(other)
    joined = case.last(JOINED)
    happening = Happening(
        UNDONE,
        joined.day if joined else sitting.today,
        facts={"case": str(merge.into)},
        replaces=joined.id if joined else None,
    )
    event = entries.add(records, case, happening, sitting)
    say_of_other(records, other, EventId(event.id), sitting)


def _keep_back(records: Records, case: Case, back: PutBack, sitting: Sitting) -> None:
    now = back.stood
    if now.person != case.person:
        records.save_person(case.number, now.person)
    if now.setting != case.setting:
        records.save_setting(case.number, now.setting)
    changed = {
        name: value for name, value in now.facts.items() if case.facts.get(name, "") != value
    }
    if changed:
        records.write_facts(case.number, changed, sitting.at, sitting.officer.id)


def _title(records: Records, merge: Merge) -> str:
    if merge.from_case is not None:
        return f"case {merge.from_case}"
    came = records.exchange.provenance.of_merge(merge.id)
    whose = next((one.whose for one in came), "another office")
    if not merge.pack:
        return f"what came from {whose}"
    return f"the pack TP-{merge.pack[:8]} from {whose}"


def _lines(records: Records, merge: Merge) -> Iterator[str]:
    """What taking it apart would do."""
    kept = Before.of(merge.before)
    case = records.case(merge.into)
    moved = _pieces(records, merge, case)
    where = f"case {merge.from_case}" if merge.from_case else "a case of its own"
    counts = (
        (len(moved.events), "entry", "entries"),
        (len(moved.versions), "version of a plan", "versions of plans"),
        (len(moved.documents), "document", "documents"),
        (len([one for one in _tasks(records, merge, kept) if not one.is_done]), "task", "tasks"),
    )
    said = [f"{count} {one if count == 1 else many}" for count, one, many in counts if count]
    yield f"Joined on {day_words(day_of(merge.at))}."
    yield f"To {where} go: {', '.join(said)}." if said else f"No entry or paper goes to {where}."
    back = put_back(stood(case), kept)
    if back.stood.person != case.person:
        yield "What was taken over about the person is put back as it was."
    if back.stays:
        yield f"Changed since, and left as it is: {', '.join(back.stays)}."
    yield "What left in the meantime stays in the record of disclosures."
