"""Service families: what is waited for, and how long: supportability, SCAN reviews, authorities."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from typing import Final

from caseworker.domain.case import Event, Stage
from caseworker.domain.days import day_words
from caseworker.domain.due import Due
from caseworker.domain.figures.families import authority_of, country_of, is_of
from caseworker.domain.figures.tick import CaseRead, Tick
from caseworker.domain.law import event_kinds
from caseworker.domain.moves import plain_place, the_moves
from caseworker.domain.posting_rules import posting_rules

SOON: Final = timedelta(days=60)
NO_ANSWER: Final = "No answer yet"
AUTHORITY: Final = "local authority"  # the actor of the law files


def supportability(read: CaseRead) -> Iterator[Tick]:
    """One for each time that it was asked for: the days until the answer, or until today."""
    case, waits = read.case, posting_rules().waits
    if not is_of(read, "supportability"):
        return
    asked, told = case.all_of(waits.asked), case.all_of(waits.answered)
    for at, event in enumerate(asked):
        place = _place(event)
        again = [one.day for one in asked[at + 1 :] if _place(one) == place]
        answers = [
            one
            for one in told
            if event.day <= one.day
            and not any(day <= one.day for day in again)
            and ("" in {place, _place(one)} or _place(one) == place)
        ]
        answer = answers[-1] if answers else None
        until = answer.day if answer is not None else read.today
        days = float((until - event.day).days)
        said = answer.facts.get("answer", "") if answer is not None else NO_ANSWER
        may = answer is not None and not posting_rules().answers[said].words
        mark = "waiting" if answer is None else "may_act" if may else "may_not"
        words = f"asked on {day_words(event.day)}, {days:.0f} days"
        yield Tick(mark, case.number, event.day, (said, country_of(case)), days, words)


def scan_reviews(read: CaseRead) -> Iterator[Tick]:
    """One for the next review of what is held beside the law’s plans, by its day."""
    case = read.case
    if not is_of(read, "scan_reviews") or case.stage(event_kinds()) is Stage.CLOSED:
        return
    duties = {one.duty for one in the_moves().beside if one.duty}
    held = {kind for one in the_moves().beside if one.duty for kind in one.entries}
    facts = {one.fact for one in the_moves().beside if one.duty and one.fact}
    if not (case.all_of(*held) or any(case.facts.get(name) for name in facts)):
        return
    found = [due for due in read.dues() if due.by and due.is_open and due.row.ids & duties]
    for due in found[:1]:
        assert due.by is not None  # noqa: S101 - asked just now
        late, soon = due.by < read.today, due.by <= read.today + SOON
        mark = "late" if late else "soon" if soon else "ahead"
        words = f"by {day_words(due.by)}"
        groups = (country_of(case), case.facts.get("attends", "").strip() or "School not recorded")
        yield Tick(mark, case.number, due.by, groups, words=words, step=_step(due))


def not_replying(read: CaseRead) -> Iterator[Tick]:
    """One for each thing that an authority owes: the days since its clock began."""
    case = read.case
    if not is_of(read, "not_replying") or case.stage(event_kinds()) is Stage.CLOSED:
        return
    for due in read.dues():
        if not (due.is_chased and due.whose == AUTHORITY and not due.row.part_of):
            continue
        began = min(day for day in (due.starts, due.by, read.today) if day is not None)
        days = float((read.today - began).days)
        mark = "overdue" if due.days_late else "in_time"
        said = f"{due.row.brief}, {days:.0f} days" + (
            f", {due.late_words}" if due.late_words else ""
        )
        groups = (authority_of(case), due.row.brief)
        yield Tick(mark, case.number, due.by, groups, days, said, _step(due))
        if due.days_late and due.chased is None:
            yield Tick("not_chased", case.number, due.by, groups, days, said, _step(due))


def _place(event: Event) -> str:
    return plain_place(event.facts.get("place", ""))


def _step(due: Due) -> str:
    return f"{due.row.id} {due.started_by}"
