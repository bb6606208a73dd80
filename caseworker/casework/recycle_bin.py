"""The bin: cases that were opened by mistake, and papers; back in a press, or gone for good."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Final

from caseworker.casework.clock_doubt import refuse_doubtful_clock
from caseworker.casework.destroying import Word, destroy_case, joined_to, why_kept
from caseworker.casework.disposal import CHANGED, forget_reasons
from caseworker.casework.office import Done, Sitting
from caseworker.casework.paper_bin import erase_papers, may_be_erased
from caseworker.casework.records import Records
from caseworker.casework.restrictions import RestrictedCase
from caseworker.casework.retention_chosen import own_lengths
from caseworker.domain.case import CaseNumber, EventId
from caseworker.domain.errors import NotAllowed
from caseworker.domain.moments import day_of
from caseworker.domain.officer import OfficerId
from caseworker.domain.retention import ended_on, kept_until
from caseworker.domain.retention_rules import retention_rules

LEFT: Final = "Something of it left: it goes with a list for disposal alone."


@dataclass(frozen=True, slots=True)
class InBin:
    """One case in the bin: whose, who put it there when and why, and how long it is kept."""

    case: CaseNumber
    name: str
    by: OfficerId
    on: date
    why: str
    until: date
    event: EventId
    stays: str = ""
    """Why it doesn’t go by itself once its days are over."""

    def days_left(self, today: date) -> int:
        return (self.until - today).days


@dataclass(frozen=True, slots=True)
class EmptyBin:
    """Erase what has been in it for its days, cases and papers."""


def in_bin(records: Records, today: date) -> tuple[InBin, ...]:
    """A question: what lies in the bin, the soonest to go first."""
    del today
    found = (_lies(records, number) for number in _candidates(records))
    return tuple(sorted(filter(None, found), key=lambda one: (one.until, one.case)))


def empty_bin(records: Records, command: EmptyBin, sitting: Sitting) -> Done:
    """Erase what is long enough in the bin: cases of which nothing left, papers that nothing names.

    Raises:
        NotAllowed: there is none, or the clock can’t be believed.
    """
    del command
    over = [
        one
        for one in in_bin(records, sitting.today)
        if not one.stays
        and one.days_left(sitting.today) < 0
        and not why_kept(records, one.case, sitting.today, from_bin=False)
    ]
    gone = {one.case for one in over}
    papers = [one for one in may_be_erased(records, sitting.today) if one.case not in gone]
    if not over and not papers:
        raise NotAllowed("Nothing in the bin may go by itself yet.")
    refuse_doubtful_clock(records, sitting.at)
    erase_papers(records, papers, sitting)
    for one in over:
        rule = kept_until(records.case(one.case), own_lengths(records.own_files)).rule_words
        destroy_case(records, one.case, rule, Word(), sitting)
    forget_reasons(records, gone)
    told = []
    if over:
        told.append(f"{_so_many(len(over), 'case')} that had been opened by mistake")
    if papers:
        told.append(f"{_so_many(len(papers), 'paper')} that had been put in the bin")
    return Done(None, CHANGED, f"Erased {' and '.join(told)}.", "bin_emptied")


def _so_many(count: int, what: str) -> str:
    return f"{count:,} {what}" if count == 1 else f"{count:,} {what}s"


def _candidates(records: Records) -> tuple[CaseNumber, ...]:
    kinds = {kind for row in retention_rules().rows if row.alone for kind in row.ended_by}
    return records.disposal.cases_with(kinds)


def _lies(records: Records, number: CaseNumber) -> InBin | None:
    try:
        case = records.case(number)
    except RestrictedCase:
        return None  # only those who are named for it see it here
    kept, ended = kept_until(case, own_lengths(records.own_files)), ended_on(case)
    if ended is None or kept.until is None or not retention_rules().row(kept.rule).alone:
        return None
    # A day that was given as earlier would let whoever put it there erase it at once, alone.
    put = max(ended.day, day_of(ended.recorded_at))
    return InBin(
        number,
        case.person.name,
        ended.recorded_by,
        ended.day,
        ended.facts.get("reasons", ""),
        kept.until + (put - ended.day),
        ended.id,
        " ".join(_stays(records, number, kept.held)),
    )


def _stays(records: Records, number: CaseNumber, held: str) -> Iterator[str]:
    if held:
        yield held
    for each in (number, *joined_to(records, number)):  # they would go with it
        if records.releases(each) or records.exchange.sent.packs(each):
            yield LEFT
            return
