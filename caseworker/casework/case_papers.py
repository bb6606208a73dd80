"""The papers that can be had of a case now, and the copies that have left it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import starmap

from caseworker.casework.as_evidence import PAPER as HELD_PLANS
from caseworker.casework.entry_papers import entry_papers
from caseworker.casework.kept_papers import kept_papers
from caseworker.casework.learning_papers import learning_papers
from caseworker.casework.plans import advice_in
from caseworker.casework.provision_maps import PAPER as MAP
from caseworker.casework.provision_maps import map_to_print
from caseworker.casework.reckoning import reckoning_of
from caseworker.casework.records import Records
from caseworker.casework.support_papers import cycle_papers
from caseworker.casework.wanted import Wanted
from caseworker.domain.case import CaseNumber
from caseworker.domain.days import plain
from caseworker.domain.disagreement import disagreements_of
from caseworker.domain.footnotes import has_sources
from caseworker.domain.kinds import BY_LAW, plan_kinds
from caseworker.domain.law import event_kinds
from caseworker.domain.ledger import LedgerAsked, LedgerLine
from caseworker.domain.plan import Version, VersionKind, WorkingDraft, issued
from caseworker.domain.plan_type import plan_type
from caseworker.domain.provision_map import school_year
from caseworker.domain.review import reviews_of

NOTED = (
    "A note after each sentence that was taken from advice: author, date, page, paragraph. For the "
    "tribunal’s working document."
)


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
    left: tuple[LedgerLine, ...]


def case_papers(number: CaseNumber) -> Callable[[Records, date], CasePapers]:
    """A question: the plan being written, each version, what changed, timeline and history."""

    def ask(records: Records, today: date) -> CasePapers:
        offered = tuple(_offered(records, number, today))
        left = records.ledger.lines(LedgerAsked(case=number))
        return CasePapers(offered, left)

    return ask


def _offered(records: Records, number: CaseNumber, today: date) -> Iterator[PaperOffered]:
    drafts = sorted(records.working_drafts(number), key=lambda draft: draft.series != BY_LAW)
    for draft in drafts:
        yield PaperOffered(
            Wanted("ehc_plan", number, series=draft.series),
            f"The {_named(draft)}, as it is being written",
            "Not issued yet: it can still change.",
        )
        if has_sources(draft.plan):
            yield PaperOffered(
                Wanted("plan_with_sources", number, series=draft.series),
                f"The {_named(draft)} as it is being written, with its sources",
                NOTED,
            )
    for version in reversed(issued(records.every_version(number))):
        named = "" if version.series == BY_LAW else f"{_title(version)}: "
        yield PaperOffered(
            Wanted("ehc_plan", number, version.title, series=version.series),
            f"{named}{version.title}",
            _about(version),
        )
        if has_sources(version.plan):
            wanted = Wanted("plan_with_sources", number, version.title, series=version.series)
            yield PaperOffered(wanted, f"{named}{version.title}, with its sources", NOTED)
    versions = issued(records.versions(number))
    for version in versions[-1:]:
        yield from _out_of(version)
    yield from _compared(versions)
    if any(advice_in(records.case(number), {})):
        yield PaperOffered(
            Wanted("advice_bundle", number),
            "Advice bundle (appendix K)",
            "All the advice that section K lists, in one paper with one numbering.",
        )
    yield from _reports(records, number)
    places = reckoning_of(records.office(), today).places
    yield from starmap(PaperOffered, kept_papers(records.case(number), places, today))
    yield from _maps(records, number, today)
    yield from _disagreements(records, number)
    yield from starmap(PaperOffered, cycle_papers(records.case(number)))
    yield from starmap(PaperOffered, entry_papers(records.case(number), today))
    yield from starmap(PaperOffered, learning_papers(records.case(number), today))
    if held := plan_type(records.case(number)).held:
        names = " and ".join(one.row.name for one in held)
        words = "As evidence for a request in England: laid against sections A to K."
        yield PaperOffered(Wanted(HELD_PLANS, number), f"{names}, laid out", words)
    yield PaperOffered(
        Wanted("timeline", number), "Timeline", "Every date that the law sets on this case."
    )
    yield PaperOffered(
        Wanted("sen2_dates", number),
        "Dates for the authority",
        "The days that its yearly return (SEN2) asks for, on one page, and which are missing.",
    )
    yield PaperOffered(
        Wanted("chronology", number),
        "Chronology",
        "What happened, by its day: every entry and every paper that left.",
    )
    yield PaperOffered(
        Wanted("history", number), "History", "Who did what, when, from the beginning."
    )


def _out_of(version: Version) -> Iterator[PaperOffered]:
    """What is made out of the newest version for those who need a part of it."""
    of = f"From {version.title}"
    for paper, title, words in (
        ("one_page_plan", "The plan on one page", "in the words of the child or young person."),
        ("provision_table", "Table of provision", "for those who provide it, and no more."),
    ):
        yield PaperOffered(Wanted(paper, version.case, version.title), title, f"{of}, {words}")
    if version.kind is VersionKind.DRAFT:
        wanted = Wanted("representation_form", version.case, version.title)
        yield PaperOffered(wanted, "Form to comment on the draft", f"To go with {version.title}.")


def _maps(records: Records, number: CaseNumber, today: date) -> Iterator[PaperOffered]:
    """The provision map of this school year, and of the last, where there is something in it."""
    for day in (today, school_year(today).first - timedelta(days=1)):
        wanted = Wanted(MAP, number, day.isoformat() if day != today else "")
        found = map_to_print(records, wanted, today).found
        if found.lines:
            words = "What is provided, how much of it, what it costs and what it did."
            yield PaperOffered(wanted, f"Provision map: {found.span.title.lower()}", words)


def _reports(records: Records, number: CaseNumber) -> Iterator[PaperOffered]:
    """The report of each review that was held, latest first."""
    for review in reversed(reviews_of(records.case(number))):
        if review.held is not None:
            called = f"Report: {review.kind.called.lower()}, {plain(review.on)}"
            words = "What the meeting found: views, advice, progress, provision, what it asks."
            yield PaperOffered(Wanted("review_report", number, str(review.id)), called, words)


def _disagreements(records: Records, number: CaseNumber) -> Iterator[PaperOffered]:
    """What can be done about a decision, and the log of each that was disagreed with."""
    lines = disagreements_of(records.case(number))
    if lines:
        words = "What may be appealed against and until when, and what else there is."
        yield PaperOffered(Wanted("appeal_rights", number), "What can be done", words)
    for one in reversed([one for one in lines if one.events]):
        day = plain(one.decision.sent or one.decision.day)
        called = f"Log: {event_kinds()[one.decision.kind].title.lower()}, {day}"
        words = "Every step of the disagreement, what came and went, and what is owed."
        yield PaperOffered(Wanted("appeal_log", number, str(one.id)), called, words)


def _compared(out: tuple[Version, ...]) -> Iterator[PaperOffered]:
    """What changed between the last two versions that went out."""
    if len(out) > 1:
        was, now = (version.title for version in out[-2:])
        wanted = Wanted("comparison", out[-1].case, now, about=was)
        words = "For the family: each change, and why. Any two can be compared in the plan."
        yield PaperOffered(wanted, f"What changed from {was} to {now}", words)


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
