"""What of a case goes to one receiver for one purpose: chosen, asked of the gate, and cut.

Nothing is drawn and nothing leaves here: what is gathered can be looked at first, with all that
is withheld by name. ``handover_pieces`` makes of it what leaves.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from typing import Final

from caseworker.casework.attachments import not_binned
from caseworker.casework.authority import with_authority
from caseworker.casework.gate import footing_here, may_disclose_here
from caseworker.casework.handover_data import given
from caseworker.casework.handover_whole import (
    chosen_documents,
    clocks_of,
    consents_told,
    document_given,
    officers_of,
)
from caseworker.casework.reckoning import reckoning_of
from caseworker.casework.records import Document, Records
from caseworker.casework.restrictions import restrictions
from caseworker.documents.carried import item_letters, of_version
from caseworker.domain.basis import NOTHING, Basis
from caseworker.domain.blocks import sources_of, without_sources
from caseworker.domain.case import Case, CaseNumber, Event
from caseworker.domain.consent import EVIDENCE, Pieces
from caseworker.domain.disclosure import Request, Verdict
from caseworker.domain.going_along import going_along
from caseworker.domain.handover import HandOver, Sort, VersionGiven, Withheld
from caseworker.domain.handover_cut import Receiver, cut_case
from caseworker.domain.kinds import BY_LAW, plan_kinds
from caseworker.domain.law import event_kinds
from caseworker.domain.plan import Plan, Version, VersionKind, issued

_REST: Final = "case"
_CHOSEN_OUT: Final = "Not chosen for this pack: ask if you need it."


@dataclass(frozen=True, slots=True)
class Chosen:
    """What an officer chose: versions by their keys, documents by their ids.

    ``without`` are sections of the plan of law that are left out of every version, although they
    might go. ``papers`` says whether each version goes as a paper, too.
    """

    versions: frozenset[str]
    documents: frozenset[str]
    without: frozenset[str] = frozenset()
    papers: bool = True


@dataclass(frozen=True, slots=True)
class ToHandOver:
    """A case, and what is asked of the gate: to whom, in what role, what for, on what ground.

    ``request.wanted`` is left empty: what is wanted follows from what is chosen. ``with_it`` is
    an entry that is written down as it leaves: whoever receives it is told of it, too.
    """

    case: CaseNumber
    request: Request
    chosen: Chosen
    with_it: Event | None = None


@dataclass(frozen=True, slots=True)
class Offered:
    """One thing that can be chosen. ``of_the_plan``: the gate must let it go."""

    key: str
    title: str
    day: date
    series: str = ""
    of_the_plan: bool = False


@dataclass(frozen=True, slots=True)
class Choices:
    """All that can be chosen, oldest first, and what is chosen at first."""

    versions: tuple[Offered, ...]
    documents: tuple[Offered, ...]
    usual: Chosen


@dataclass(frozen=True, slots=True)
class Gathered:
    """What goes, cut to what may go.

    ``verdict`` is the answer of the gate on what of the plan was wanted, None where nothing of a
    plan is; ``basis`` what lets it go, None where nothing does. ``carries`` is what of the plan is
    in it, ``left_out`` what was wanted and is not. ``whole`` are the versions without a cut, for
    the proof.
    """

    handover: HandOver
    request: Request
    verdict: Verdict | None
    basis: Basis | None
    carries: Pieces
    left_out: Pieces
    documents: tuple[Document, ...]
    whole: tuple[Version, ...]
    papers: bool


def choices(records: Records, number: CaseNumber, purpose: str, today: date) -> Choices:
    """What can be chosen, and what is at first, by what the move is."""
    case = records.case(number)
    move = going_along().move(purpose)
    appendices = footing_here(records, case, today).appendices
    versions = issued(records.every_version(number))
    final = [one for one in versions if one.kind is not VersionKind.DRAFT]
    current = {one.series: one for one in versions} | {one.series: one for one in final}
    usual = versions if move.versions == "all" else tuple(current.values())
    documents = not_binned(records, number)
    kept = {
        "all": {str(one.id) for one in documents},
        "plan": {str(one.id) for one in documents if str(one.id) in appendices},
    }.get(move.documents, set())
    return Choices(
        tuple(
            Offered(
                one.key,
                f"{_kind_title(one)}: {one.title}",
                one.issued_on,
                one.series,
                one.series == BY_LAW,
            )
            for one in versions
        ),
        tuple(
            Offered(
                str(one.id), one.name, one.added_on.date(), of_the_plan=str(one.id) in appendices
            )
            for one in documents
        ),
        Chosen(frozenset(one.key for one in usual if one.series in move.series), frozenset(kept)),
    )


def gathered(records: Records, wanted: ToHandOver, today: date) -> Gathered:
    """What goes, each piece of it asked about: section by section, document by document.

    Raises:
        NotFound: there is no such case.
        RestrictedCase: this officer may not open it.
    """
    case = records.case(wanted.case)
    chosen = wanted.chosen
    versions = tuple(
        one for one in issued(records.every_version(wanted.case)) if one.key in chosen.versions
    )
    documents = chosen_documents(not_binned(records, wanted.case), chosen.documents)
    asking = _Asking(records, case, wanted, today)
    sources = frozenset(one for each in versions for one in _sources_in(each.plan))
    asked, verdict = asking.of(versions, documents, sources)
    covered = verdict.covered if verdict is not None else NOTHING
    receiver = asking.receiver(covered)
    rows, kinds = going_along(), event_kinds()
    kept, withheld = cut_case(case, receiver, rows, kinds, today)
    if wanted.with_it is not None:  # all that it says is who they are
        kept = replace(kept, events=(*kept.events, wanted.with_it))
    gone: list[Withheld] = []
    going = tuple(asking.versions(versions, covered, gone))
    papers = tuple(asking.documents(documents, covered, gone))
    reckoning = reckoning_of(records.office(), today)
    filings = {one.document: one for one in records.filings.of(wanted.case)}
    handover = HandOver(
        office=records.office().name,
        made_on=today,
        case=kept,
        officers=officers_of(records, kept),
        clocks=clocks_of(kept, reckoning),
        consents=tuple(consents_told(records, kept, today)),
        versions=going,
        documents=tuple(
            document_given(one, filings.get(one.id), needs=receiver.needs, words=receiver.file)
            for one in papers
        ),
        withheld=(*gone, *withheld, *asking.unchosen(versions, documents)),
        restricted=wanted.case in restrictions(records),
    )
    others = covered.others & {EVIDENCE, _REST}
    carries = asking.carries(going, papers) | Pieces(others=others)
    lets = verdict is not None and verdict.answer.lets_go and bool(verdict.covered)
    return Gathered(
        handover=handover,
        request=asked,
        verdict=verdict,
        basis=Basis(asked, verdict, today) if verdict is not None and lets else None,
        carries=carries,
        left_out=_left_out(asked.wanted - carries, documents),
        documents=papers,
        whole=versions,
        papers=chosen.papers,
    )


class _Asking:
    """One case and one request, held against the gate and against what goes along."""

    def __init__(self, records: Records, case: Case, wanted: ToHandOver, today: date) -> None:
        self._records, self._case, self._wanted, self._today = records, case, wanted, today
        self._appendices = footing_here(records, case, today).appendices
        self._role = wanted.request.recipient.role
        self._why = "Nothing lets it go to them."
        self._source = "SEND Regs 2014 reg 17"

    def of(
        self,
        versions: tuple[Version, ...],
        documents: tuple[Document, ...],
        sources: frozenset[str],
    ) -> tuple[Request, Verdict | None]:
        """The whole request and its answer; no answer where nothing of the plan is wanted.

        ``sources`` are documents of which the versions name passages: they are asked about, too,
        since their words would go with those passages.
        """
        letters = {letter for one in versions for letter in of_version(one).sections}
        ids = {str(one.id) for one in documents if str(one.id) in self._appendices}
        others = {_REST} if self._wanted.request.ground else set()
        if self._case.all_of(*going_along().evidence):
            others.add(EVIDENCE)
        pieces = Pieces(
            frozenset(letters) - self._wanted.chosen.without,
            frozenset(ids) | sources,
            frozenset(others),
        )
        request = replace(self._wanted.request, wanted=pieces)
        request = with_authority(self._records, self._case.number, request)
        verdict = may_disclose_here(self._records, self._case, request, self._today)
        if not verdict.answer.lets_go or verdict.left_out:
            self._why = verdict.headline or verdict.answer.value
        self._source = next((one.source for one in verdict.because if one.source), self._source)
        is_plan = bool(letters or ids or verdict.covered)
        return request, verdict if is_plan else None

    def receiver(self, covered: Pieces) -> Receiver:
        rows = going_along()
        purpose = self._wanted.request.purpose
        is_file = rows.has_file(self._role, purpose) or _REST in covered.others
        has_plan = bool(issued(self._records.versions(self._case.number)))
        return Receiver(
            rows.kind_of(self._role),
            needs=not has_plan or _letters_of_needs() <= covered.sections,
            evidence=EVIDENCE in covered.others,
            file=is_file,
        )

    def versions(
        self,
        versions: tuple[Version, ...],
        covered: Pieces,
        gone: list[Withheld],
    ) -> Iterator[VersionGiven]:
        rows = going_along()
        for version in versions:
            title = f"{_kind_title(version)}: {version.title}"
            if version.series != BY_LAW:
                row = rows.plan_beside(version.series)
                if rows.kind_of(self._role) in row.to:
                    yield given(version)
                else:
                    gone.append(Withheld(Sort.VERSION, title, row.why, row.source))
                continue
            letters = frozenset(version.plan.sections)
            left_out = letters - covered.sections - _empty_in_draft(version)
            if not letters & covered.sections:
                gone.append(Withheld(Sort.VERSION, title, self._why, self._source))
                continue
            for letter in sorted(left_out & of_version(version).sections):  # a draft has no place
                name = _section_title(version, letter)
                chosen_out = letter in self._wanted.chosen.without
                why = _CHOSEN_OUT if chosen_out else self._why
                gone.append(Withheld(Sort.SECTION, f"{title}, {name}", why, self._source))
            cut = given(_sourced_by(version, covered.documents), left_out)
            yield VersionGiven(cut.version, version.fingerprint.hex())

    def documents(
        self, documents: tuple[Document, ...], covered: Pieces, gone: list[Withheld]
    ) -> Iterator[Document]:
        rows = going_along()
        for one in documents:
            is_plans = str(one.id) in self._appendices
            has_file = self.receiver(covered).file
            if str(one.id) in covered.documents or (has_file and not is_plans):
                yield one
            elif is_plans:
                gone.append(Withheld(Sort.DOCUMENT, one.name, self._why, self._source))
            else:
                gone.append(Withheld(Sort.DOCUMENT, one.name, rows.file.why, rows.file.source))

    def unchosen(
        self, versions: tuple[Version, ...], documents: tuple[Document, ...]
    ) -> Iterator[Withheld]:
        """That there is more, without saying what: nobody asked whether they may know."""
        number = self._case.number
        more = len(issued(self._records.every_version(number))) - len(versions)
        if more:
            yield Withheld(Sort.VERSION, _counted(more, "other version"), _CHOSEN_OUT)
        more = len(not_binned(self._records, number)) - len(documents)
        if more:
            yield Withheld(Sort.DOCUMENT, _counted(more, "other document"), _CHOSEN_OUT)

    def carries(
        self, versions: tuple[VersionGiven, ...], documents: tuple[Document, ...]
    ) -> Pieces:
        """What of the plan of law is in it, as a release must cover it."""
        letters = {letter for one in versions for letter in of_version(one.version).sections}
        ids = {str(one.id) for one in documents if str(one.id) in self._appendices}
        return Pieces(frozenset(letters), frozenset(ids))


@cache
def _letters_of_needs() -> frozenset[str]:
    return item_letters(plan_kinds()["ehc_plan"], "need")


def _empty_in_draft(version: Version) -> frozenset[str]:
    """Sections that a draft has for form’s sake: with nothing in them there is nothing to cut."""
    asked = of_version(version).sections
    return frozenset(
        letter
        for letter, section in version.plan.sections.items()
        if letter not in asked and section.is_blank
    )


def _left_out(pieces: Pieces, chosen: tuple[Document, ...]) -> Pieces:
    """Without the documents that nobody chose: they were asked about for a passage alone."""
    ids = frozenset(str(one.id) for one in chosen)
    return replace(pieces, documents=pieces.documents & ids)


def _counted(count: int, what: str) -> str:
    return f"{count} {what}{'s' if count > 1 else ''}"


def _kind_title(version: Version) -> str:
    kind = plan_kinds().get(version.plan.kind)
    return kind.short or kind.title if kind is not None else version.plan.kind


def _section_title(version: Version, letter: str) -> str:
    kind = plan_kinds().get(version.plan.kind)
    titles = {one.letter: one.title for one in kind.sections} if kind is not None else {}
    return f"section {letter}" + (f" ({titles[letter]})" if letter in titles else "")


def _sources_in(plan: Plan) -> Iterator[str]:
    for section in plan.sections.values():
        for blocks in (section.text, *(item.text for item in section.items)):
            yield from sources_of(blocks)


def _sourced_by(version: Version, documents: frozenset[str]) -> Version:
    """The version without the passages of other documents: their words are of those documents."""
    sections = {
        letter: replace(
            section,
            text=without_sources(section.text, documents),
            items=tuple(
                replace(item, text=without_sources(item.text, documents)) for item in section.items
            ),
        )
        for letter, section in version.plan.sections.items()
    }
    plan = replace(version.plan, sections=sections)
    return version if plan == version.plan else replace(version, plan=plan, signature=None)
