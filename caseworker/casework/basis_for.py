"""Why a paper may go to whom it is for: by what was asked, or by what the law has it sent for.

A letter that the law requires, and the plan that goes with it, are asked about here by
themselves: in the role of whoever it is to, for the purpose of the letter or of the version. So
the officer is asked once, and what it rests on is kept all the same.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Final

from caseworker.casework.addressees import same_name
from caseworker.casework.authority import with_authority
from caseworker.casework.gate import may_disclose_here
from caseworker.casework.letter_shelf import letter_on
from caseworker.casework.records import Records
from caseworker.casework.wanted import Wanted, case_of
from caseworker.domain.basis import Basis
from caseworker.domain.case import Case
from caseworker.domain.consent import Pieces
from caseworker.domain.disclosure import Recipient, Request, Verdict
from caseworker.domain.errors import NotAllowed
from caseworker.domain.plan import VersionKind
from caseworker.domain.settings import settings

LETTER: Final = "letter"
REVIEW_REPORT: Final = "review_report"
"""The paper, and the purpose that it is sent for: SEND Regs 2014 reg 20(9)."""
MONITORING: Final = "monitoring_report"
"""The same for the report on a kept plan, which goes to the authority whose plan it is."""
_PURPOSE_OF: Final = {
    VersionKind.DRAFT: "draft_plan",
    VersionKind.FINAL: "final_plan",
    VersionKind.AMENDED: "amended_plan",
    VersionKind.REASSESSED: "final_plan",
}
_LISTED: Final = {
    "institution": "named_institution",
    "health": "commissioning_body",
    "establishment": "person_in_charge",
    "youth_justice": "youth_offending_team",
    "health_in_custody": "health_commissioner",
}
"""What those are to the case who stand in the list of who is sent the final plan."""
_ADVICE: Final = frozenset("K")
_WHY: Final = "The law has it sent to them."


@dataclass(frozen=True, slots=True)
class Going:
    """What goes: a paper, what of the plan it carries, to whom, and the officer who sends it."""

    wanted: Wanted
    carries: Pieces
    to: str
    by: str


def basis_for(records: Records, going: Going, today: date) -> Basis | None:
    """What the law has this sent to them for; none where nothing of a plan is in it.

    Raises:
        NotAllowed: it has no such thing sent to them.
    """
    if not going.carries:
        return None
    case = records.case(case_of(going.wanted))
    refused: Verdict | None = None
    for role, purpose in _asked(records, going, case):
        request = Request(Recipient(going.to, role), going.carries, purpose, _WHY, going.by)
        verdict = may_disclose_here(records, case, request, today)
        if verdict.answer.lets_go and not verdict.left_out:
            return Basis(request, verdict, today)
        refused = refused or verdict
    raise _nothing(refused, _unsaid(records, going.wanted))


def basis_of(records: Records, wanted: Wanted, request: Request, today: date) -> Basis:
    """What the Disclosures page asked, asked once more on the day that it leaves.

    Raises:
        NotAllowed: nothing lets it go today.
    """
    case = records.case(case_of(wanted))
    request = with_authority(records, case.number, request)
    return Basis(request, may_disclose_here(records, case, request, today), today)


def _unsaid(records: Records, wanted: Wanted) -> str:
    """What would mend it where a letter of the office doesn’t say what it carries."""
    if wanted.paper != LETTER or letter_on(records, wanted.which).carries.is_said:
        return ""
    return "Say in the file of the letter what goes with it, as “carries”, and what for."


def _nothing(refused: Verdict | None, unsaid: str = "") -> NotAllowed:
    sources = (one.source for one in (refused.because if refused is not None else ()))
    headline = refused.headline if refused is not None else ""
    words = "This is of the plan, and the law does not have it sent to them."
    return NotAllowed(
        f"{words} {headline}".strip(),
        source=next(filter(None, sources), "SEND Regs 2014 reg 17"),
        instead=unsaid or "Ask on the Disclosures page whether they may have it.",
    )


def _asked(records: Records, going: Going, case: Case) -> Iterator[tuple[str, str]]:
    """Each role they may have, and each purpose that it may be sent for."""
    wanted, to = going.wanted, going.to
    if wanted.paper == LETTER:
        letter = letter_on(records, wanted.which).carries
        if letter.purpose:
            yield from ((role, letter.purpose) for role in (*_roles(case, to), *letter.roles))
        return
    if wanted.paper == REVIEW_REPORT:
        invited = ("professional",) if _was_invited(case, to) else ()
        yield from ((role, REVIEW_REPORT) for role in (*_roles(case, to), *invited))
        return
    if wanted.paper == MONITORING:
        if same_name(to, case.person.home_authority):
            yield "home_authority", MONITORING
        return
    kinds = dict.fromkeys(_kinds(records, going))
    purposes = [_PURPOSE_OF[kind] for kind in kinds if kind in _PURPOSE_OF]
    yield from ((role, purpose) for role in _roles(case, to) for purpose in purposes)


def _was_invited(case: Case, to: str) -> bool:
    """Whether they were told of a review of the case."""
    told = (event.facts.get("told", "") for event in case.all_of("meeting_notice_given"))
    return any(same_name(to, name) for names in told for name in names.split(", "))


def _kinds(records: Records, going: Going) -> Iterator[VersionKind]:
    """What the version is; a plan that is being written is a draft.

    The advice by itself is of no one version: it goes with whichever went out last.
    """
    wanted = going.wanted
    if not wanted.which:
        yield VersionKind.DRAFT
    versions = records.versions(case_of(wanted), wanted.series)
    is_advice = going.carries.sections == _ADVICE
    for version in versions:
        if version.title == wanted.which or (is_advice and version == versions[-1]):
            yield version.kind


def _roles(case: Case, to: str) -> Iterator[str]:
    """What they are to this case, as far as the case itself can tell."""
    person = case.person
    if same_name(to, person.name):
        yield "person"
    for contact in person.contacts:
        if any(same_name(to, form) for form in contact.forms):
            yield "parent" if contact.parental_responsibility else "other_parent"
    place = settings()[case.setting].place
    if same_name(to, case.facts.get(place, "")):
        yield "person_in_charge"  # the gate knows whether there can be one under these rules
    for event in case.all_of("plan_recipients_listed"):
        yield from (
            role for fact, role in _LISTED.items() if same_name(to, event.facts.get(fact, ""))
        )
    for event in case.all_of("institution_consulted"):
        if same_name(to, event.facts.get("institution", "")):
            yield "institution_consulted"
