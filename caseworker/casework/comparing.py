"""Two versions of a plan side by side: for the window, and for paper."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from caseworker.casework.plans import advice_in
from caseworker.casework.records import Records
from caseworker.casework.versions import VersionSeen, see_versions
from caseworker.casework.wanted import Wanted, case_of
from caseworker.documents.carried import of_version
from caseworker.documents.comparison import ComparisonToPrint, Side
from caseworker.domain.case import Case, CaseNumber
from caseworker.domain.change_reasons import ties
from caseworker.domain.comparison import Comparison, compare_versions
from caseworker.domain.errors import NotFound
from caseworker.domain.kinds import BY_LAW, plan_kinds
from caseworker.domain.plan import Section, Version, VersionKind

PAPER: Final = "comparison"
WORKING: Final = ""
"""The title that stands for the plan being written."""

FOLLOWS: Final = "This follows from another change."
PLACE: Final = (
    "A draft must leave this open. Filling it in is the decision about the institution "
    "(CFA 2014 ss.38(5), 39 and 40)."
)
_WRITTEN: Final = "the plan being written"


@dataclass(frozen=True, slots=True)
class Compared:
    """Two versions: what each is, what became of every word, and why by the key of a change."""

    was: Side
    now: Side
    found: Comparison
    why: Mapping[str, str]


def comparison(
    number: CaseNumber, was: str, now: str, series: str = BY_LAW
) -> Callable[[Records, date], Compared]:
    """A question: two versions by their titles; ``WORKING`` is the plan being written.

    Raises:
        NotFound: there is no such version, or no plan is being written.
    """

    def ask(records: Records, today: date) -> Compared:
        case = records.case(number)
        one, other = (_called(records, case, title, today, series) for title in (was, now))
        found = compare_versions(one.version, other.version)
        return Compared(_side(one), _side(other), found, _why(case, found))

    return ask


def comparison_to_print(records: Records, wanted: Wanted, today: date) -> ComparisonToPrint:
    """``about`` is the earlier version, ``which`` the later; drafts without a placement."""
    case = records.case(case_of(wanted))
    titles = (wanted.about, wanted.which)
    one, other = (_called(records, case, title, today, wanted.series) for title in titles)
    was, now = (_without_place(each.version) for each in (one, other))
    found = compare_versions(was, now)
    return ComparisonToPrint(
        case=case.number,
        person=case.person,
        on=today,
        was=_side(one),
        now=_side(other),
        found=found,
        why=_why(case, found),
        carries=of_version(was) | of_version(now),
    )


def _called(records: Records, case: Case, title: str, today: date, series: str) -> VersionSeen:
    if title == WORKING:
        draft = records.working_draft(case.number, series)
        if draft is None:
            raise NotFound("No plan is being written on this case.")
        names = {document.id: document.name for document in records.documents(case.number)}
        advice = advice_in(case, names)
        written = Version(case.number, 0, VersionKind.KEPT, draft.plan, today, advice)
        return VersionSeen(written, "")
    for seen in see_versions(records, case.number, series):
        if seen.version.title == title:
            return seen
    raise NotFound("There is no such version of this plan.")


def _side(seen: VersionSeen) -> Side:
    version = seen.version
    if not version.number:
        return Side(_WRITTEN, version.issued_on, is_draft=True)
    return Side(version.title, version.issued_on, seen.author, seen.short, version.is_draft)


def _without_place(version: Version) -> Version:
    """What leaves of a draft names no placement, whatever is typed there (CFA 2014 s.38(5))."""
    if not version.is_draft:
        return version
    sections = plan_kinds()[version.plan.kind].sections
    blank = {one.letter: Section() for one in sections if one.blank_in_draft}
    plan = replace(version.plan, sections={**version.plan.sections, **blank})
    return replace(version, plan=plan)


def _why(case: Case, found: Comparison) -> dict[str, str]:
    """A sentence for each change whose reason is known."""
    known = {key: f"{tie.reason.named}: “{tie.words}”" for key, tie in ties(case).items()}
    for change in found.changes:
        if change.key not in known and change.is_place:
            known[change.key] = PLACE
        elif change.key not in known and change.follows:
            known[change.key] = FOLLOWS
    return {change.key: known[change.key] for change in found.changes if change.key in known}
