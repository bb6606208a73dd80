"""The papers that can be had of a case now, and the copies that have left it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date

from caseworker.casework.records import Records
from caseworker.casework.wanted import Wanted
from caseworker.domain.case import CaseNumber
from caseworker.domain.kinds import BY_LAW, plan_kinds
from caseworker.domain.plan import Version, WorkingDraft
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
    """A question: the plan as it is being written, each version, the timeline, the history."""

    def ask(records: Records, today: date) -> CasePapers:
        del today
        offered = tuple(_offered(records, number))
        left = tuple(reversed(records.releases(number)))
        return CasePapers(offered, left)

    return ask


def _offered(records: Records, number: CaseNumber) -> Iterator[PaperOffered]:
    drafts = sorted(records.working_drafts(number), key=lambda draft: draft.series != BY_LAW)
    for draft in drafts:
        yield PaperOffered(
            Wanted("ehc_plan", number, series=draft.series),
            f"The {_named(draft)}, as it is being written",
            "Not issued yet: it can still change.",
        )
    for version in reversed(records.every_version(number)):
        named = "" if version.series == BY_LAW else f"{_title(version)}: "
        yield PaperOffered(
            Wanted("ehc_plan", number, version.title, series=version.series),
            f"{named}{version.title}",
            _about(version),
        )
    yield PaperOffered(
        Wanted("timeline", number), "Timeline", "Every date that the law sets on this case."
    )
    yield PaperOffered(
        Wanted("history", number), "History", "Who did what, when, from the beginning."
    )


def _named(draft: WorkingDraft) -> str:
    """“plan” for the one of the law; the others by what they are."""
    kind = plan_kinds().get(draft.plan.kind)
    return "plan" if draft.series == BY_LAW or kind is None else kind.named


def _title(version: Version) -> str:
    kind = plan_kinds().get(version.plan.kind)
    return kind.title if kind is not None else "Plan"


def _about(version: Version) -> str:
    issued = f"Issued on {version.issued_on:%d/%m/%Y}"
    if version.signature is not None:
        return f"{issued}, signed by {version.signature.name}."
    return f"{issued}."
