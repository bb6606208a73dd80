"""The health of the records: what is missing or odd in the cases, and what was put aside."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import partial
from typing import Final

from caseworker.casework.attachments import not_binned
from caseworker.casework.directory import directory_of
from caseworker.casework.figures import read_of
from caseworker.casework.office import Done, Sitting, Touched
from caseworker.casework.put_aside_kept import PutAside
from caseworker.casework.reckoning import reckoning_of
from caseworker.casework.records import CaseSummary, Records
from caseworker.casework.reports import AT_A_TIME, ReportStopped, Told
from caseworker.casework.restrictions import is_veiled
from caseworker.domain.case import Case, CaseNumber, Stage
from caseworker.domain.directory import KNOWN, Directory, Place, plainly
from caseworker.domain.errors import Gap, Incomplete
from caseworker.domain.figures.fix_next import fix_rules
from caseworker.domain.health import Found, HealthRead, health_rows
from caseworker.domain.health_rules import found_in, twice
from caseworker.domain.law import event_kinds
from caseworker.domain.moments import counted
from caseworker.domain.officer import OfficerId
from caseworker.domain.settings import settings

FIX_IT: Final = "Put it right…"
MEMORY: Final = "memory"
UNUSED: Final = "unused"
FROM_MEMORY: Final = "from_memory"
REASON: Final = 200
"""Letters that a reason may have."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One line of the page: what it is, why it matters, and every case that it was found in.

    ``aside`` is how many were put aside with a reason. Without ``found`` it is about the store.
    """

    name: str
    title: str
    why: str
    fix: str
    source: str
    found: tuple[Found, ...] = ()
    aside: int = 0
    words: str = ""


@dataclass(frozen=True, slots=True)
class Health:
    """All that was found, as the records stand ``on`` a day; what weighs most comes first."""

    on: date
    cases: int
    findings: tuple[Finding, ...]
    names: Mapping[CaseNumber, str] = field(repr=False)

    @property
    def words(self) -> str:
        """“3 things to look at”."""
        if not self.findings:
            return "Nothing to look at"
        return f"{counted(len(self.findings), 'thing')} to look at"


@dataclass(frozen=True, slots=True)
class PutFindingAside:
    """It was looked at, and may stay as it is. ``mark`` is of what was found."""

    finding: str
    about: str
    mark: str
    reason: str


@dataclass(frozen=True, slots=True)
class ShowAgain:
    """What was put aside is to be looked at again."""

    finding: str
    about: str


def look_over(
    officers: frozenset[OfficerId], told: Told = lambda _done, _of: True
) -> Callable[[Records, date], Health]:
    """A question that reads every case. For the papers lane: it takes a while.

    ``officers`` are those of today. A case that is restricted to others is left out: who isn’t
    named for it can neither see what is missing nor mend it.

    Raises:
        ReportStopped: ``told`` said to stop.
    """

    def ask(records: Records, today: date) -> Health:
        total = records.how_many_cases()
        reckoning = reckoning_of(records.office(), today)
        doubt = doubt_of(directory_of(records), today)
        rows = {row.number: row for row in records.summaries()}
        damaged = _damaged(records)
        found: list[Found] = []
        open_cases: list[Case] = []
        for at, case in enumerate(records.every_case()):
            if at % AT_A_TIME == 0 and not told(at, total):
                raise ReportStopped
            if is_veiled(case) or case.stage(event_kinds()) is Stage.CLOSED:
                continue
            open_cases.append(case)
            row = rows.get(case.number)
            papers = partial(_papers, records, case.number)
            heard = row.heard_on if row else None
            read, gone = read_of(records, case, reckoning), damaged.get(case.number, ())
            found += found_in(HealthRead(read, heard, officers, papers, doubt, gone))
        found += twice(open_cases)
        names = {case.number: case.person.name for case in open_cases}
        store = (*_unused(open_cases), *_from_memory(rows.values()))
        aside = {(one.finding, one.about): one for one in records.aside.every()}
        return Health(today, total, (*_grouped(found, aside), *store), names)

    return ask


def put_finding_aside(records: Records, command: PutFindingAside, sitting: Sitting) -> Done:
    """Keep why a finding may stay as it is. It comes back when what was found changes.

    Raises:
        Incomplete: no reason is given, or too long a one.
    """
    reason = " ".join(command.reason.split())
    if not reason or len(reason) > REASON:
        raise Incomplete([Gap("reason", f"Say why it may stay so, {REASON} letters at most.")])
    kept = PutAside(
        command.finding, command.about, command.mark, reason, sitting.at, sitting.officer.id
    )
    records.aside.keep(kept)
    return _said(f"Put aside: {_title(command.finding)}.", "finding_put_aside", command.about)


def show_again(records: Records, command: ShowAgain, sitting: Sitting) -> Done:
    """Show a finding again that was put aside. Raises NotFound."""
    del sitting
    records.aside.drop(command.finding, command.about)
    return _said(f"Shown again: {_title(command.finding)}.", "finding_shown_again", command.about)


def _said(sentence: str, act: str, about: str) -> Done:
    return Done(None, frozenset({Touched.OFFICE}), sentence, act, ref=about)


def _title(finding: str) -> str:
    return next((row.title for row in health_rows() if row.name == finding), finding)


def doubt_of(places: Directory, on: date) -> Callable[[str], str]:
    """What is doubtful about a place by its name: nobody keeps it, or it isn’t open.

    An office that keeps no places of its own is told of closed ones alone.
    """
    keeps = any(not one.id.startswith(KNOWN) for one in places)
    known: dict[str, list[Place]] = {}
    for one in places:
        for name in one.names:
            known.setdefault(plainly(name), []).append(one)

    def doubt(name: str) -> str:
        same = known.get(plainly(name), [])
        if not same:
            return f"{name} isn’t in the directory" if keeps and name.strip() else ""
        if any(one.is_open(on) for one in same):
            return ""
        return same[0].not_open(on).rstrip(".")

    return doubt


def _papers(records: Records, number: CaseNumber) -> tuple[str, ...]:
    return tuple(one.name for one in not_binned(records, number))


def _damaged(records: Records) -> dict[CaseNumber, tuple[str, ...]]:
    """The names of papers that are no longer what was kept, as reading ahead has found them."""
    found: dict[CaseNumber, set[str]] = {}
    for number, ident in records.filings.damaged():
        found.setdefault(number, set()).add(ident)
    return {
        number: tuple(one.name for one in records.documents(number) if one.id in ids)
        for number, ids in found.items()
    }


def _grouped(
    found: Iterable[Found], aside: Mapping[tuple[str, str], PutAside]
) -> tuple[Finding, ...]:
    """A line for each finding that has any left, in the order of the files."""
    by_name: dict[str, list[Found]] = {}
    put: dict[str, int] = {}
    for one in found:
        # Earlier versions kept one of each finding of a case, by its number alone.
        kept = aside.get((one.finding, one.about)) or aside.get((one.finding, str(one.case)))
        if kept is not None and kept.mark == one.mark:
            put[one.finding] = put.get(one.finding, 0) + 1
        else:
            by_name.setdefault(one.finding, []).append(one)
    lines = [(row.name, row.title, row.why, row.fix, row.source) for row in health_rows()]
    rules = sorted(fix_rules(), key=lambda rule: -rule.weight)
    lines += [(rule.title, rule.title, rule.why, FIX_IT, rule.source) for rule in rules]
    return tuple(
        Finding(name, title, why, fix, source, tuple(by_name[name]), put.get(name, 0))
        for name, title, why, fix, source in lines
        if name in by_name
    )


def _unused(cases: Iterable[Case]) -> Iterable[Finding]:
    """Facts of the settings in use that nobody has filled in for any open case."""
    used: dict[str, set[str]] = {}
    for case in cases:
        filled = {name for name, value in case.facts.items() if value.strip()}
        used.setdefault(case.setting, set()).update(filled)
    idle = [
        f"{setting.title}: {fact.words}"
        for setting in settings().values()
        if setting.name in used
        for fact in setting.facts
        if fact.name not in used[setting.name]
    ]
    if idle:
        yield Finding(
            UNUSED,
            "Facts that nobody fills in",
            "Either they are not needed here, or they are missed when a letter or list asks.",
            "",
            "Our own practice",
            words="; ".join(idle),
        )


def _from_memory(rows: Iterable[CaseSummary]) -> Iterable[Finding]:
    """Rows of the law in use whose source nobody has read yet."""
    duties = {due.duty for row in rows for due in row.dues if due.checked == MEMORY}
    if duties:
        yield Finding(
            FROM_MEMORY,
            "Duties that rest on law written down from memory",
            "Check these with the authority before you rely on their days.",
            "",
            "The rows of the law, marked “memory”",
            words="; ".join(sorted(duties)),
        )
