"""The papers that can be had of a case now, and the copies that have left it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date

from caseworker.casework.records import Records
from caseworker.casework.wanted import Wanted
from caseworker.domain.case import CaseNumber
from caseworker.domain.plan import Version, issued
from caseworker.domain.release import Release


@dataclass(frozen=True, slots=True)
class PaperOffered:
    """A paper, by its title, with a few words on what it is."""

    wanted: Wanted
    title: str
    words: str


@dataclass(frozen=True, slots=True)
class CasePapers:
    """What can be looked at and printed, and what has left, newest first."""

    offered: tuple[PaperOffered, ...]
    left: tuple[Release, ...]


def case_papers(number: CaseNumber) -> Callable[[Records, date], CasePapers]:
    """A question: the plan being written, each version, what changed, timeline and history."""

    def ask(records: Records, today: date) -> CasePapers:
        del today
        offered = tuple(_offered(records, number))
        left = tuple(reversed(records.releases(number)))
        return CasePapers(offered, left)

    return ask


def _offered(records: Records, number: CaseNumber) -> Iterator[PaperOffered]:
    if records.working_draft(number) is not None:
        yield PaperOffered(
            Wanted("ehc_plan", number),
            "The plan, as it is being written",
            "Not issued yet: it can still change.",
        )
    for version in reversed(issued(records.versions(number))):
        yield PaperOffered(
            Wanted("ehc_plan", number, version.title), version.title, _about(version)
        )
    yield from _compared(records, number)
    yield PaperOffered(
        Wanted("timeline", number), "Timeline", "Every date that the law sets on this case."
    )
    yield PaperOffered(
        Wanted("history", number), "History", "Who did what, when, from the beginning."
    )


def _compared(records: Records, number: CaseNumber) -> Iterator[PaperOffered]:
    """What changed between the last two versions that went out."""
    out = issued(records.versions(number))
    if len(out) > 1:
        was, now = (version.title for version in out[-2:])
        wanted = Wanted("comparison", number, now, about=was)
        words = "For the family: each change, and why. Any two can be compared in the plan."
        yield PaperOffered(wanted, f"What changed from {was} to {now}", words)


def _about(version: Version) -> str:
    issued = f"Issued on {version.issued_on:%d/%m/%Y}"
    if version.signature is not None:
        return f"{issued}, signed by {version.signature.name}."
    return f"{issued}."
