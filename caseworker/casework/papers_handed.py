"""A case handed over to whoever has no Caseworker: the same contents, as locked PDFs or on paper.

Every paper of it has one number, and leaves or stays with the others.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from typing import Final

from caseworker.casework.addressees import refuse_no_contact
from caseworker.casework.appendix import BINDER, document_to_bind
from caseworker.casework.authority import refuse_outside
from caseworker.casework.case_moves import worth_there
from caseworker.casework.hand_over_entries import (
    HandedOver,
    undo_papers,
    write_down,
    write_down_with_it,
)
from caseworker.casework.handing_over import Gathered, ToHandOver
from caseworker.casework.handover_pieces import DOCUMENT, INDEX, Leaving, Made, made
from caseworker.casework.media import Written, written_to
from caseworker.casework.moves_out import PAPERS
from caseworker.casework.office import Done, Officer, Question, Sitting, Touched
from caseworker.casework.papers import letterhead_for
from caseworker.casework.records import Records
from caseworker.casework.strongroom import OpenStore
from caseworker.casework.transfers import (
    HandingOver,
    print_of,
    refuse_bare_case,
    refuse_changed,
    refuse_incomplete,
)
from caseworker.documents import documents
from caseworker.documents.advice_bundle import GOING_ALONG, AdviceToBind
from caseworker.documents.binding import locked
from caseworker.documents.pack_index import Inside, PackToIndex
from caseworker.documents.paper import Paper
from caseworker.documents.pictures import page_count
from caseworker.domain.case import CaseNumber
from caseworker.domain.disclosure_rules import the_rules
from caseworker.domain.errors import NotAllowed, NotFound
from caseworker.domain.ledger import Fate, Went, line_hash
from caseworker.domain.moments import day_of
from caseworker.domain.release import Release, ReleaseKind

AS_LOCKED: Final = "as locked papers"
ON_PAPER: Final = "on numbered paper"
PDF: Final = "application/pdf"
_HOW: Final[dict[ReleaseKind, str]] = {"encrypted_copy": AS_LOCKED, "print": ON_PAPER}
_CHANGED: Final = frozenset({Touched.CASE, Touched.DIARY})


@dataclass(frozen=True, slots=True)
class SetPaper:
    """One paper of a set. ``holds_others``: pages of files that came from outside are in it."""

    title: str
    content: bytes = field(repr=False)
    pages: int
    holds_others: bool = False


@dataclass(frozen=True, slots=True)
class PaperSet:
    """All the papers of one hand-over, the index first, drawn and not let go yet."""

    papers: tuple[SetPaper, ...] = field(repr=False)
    release: Release
    print: str

    @property
    def pages(self) -> int:
        return sum(one.pages for one in self.papers)


@dataclass(frozen=True, slots=True)
class HandOverPapers:
    """Write down that this very set leaves."""

    handing: HandingOver
    release: Release
    print: str


@dataclass(frozen=True, slots=True)
class PapersLeft:
    """They are all with the printer, or in their folder; or never left, and ``why``."""

    case: CaseNumber
    number: str
    why: str = ""


def draw_in(store: OpenStore, handing: HandingOver, kind: ReleaseKind) -> PaperSet:
    """Draw the set, on the papers lane. Raises as ``papers_of``."""
    question = papers_of(handing, kind, store.officer, store.clock.now())
    return store.office.see(question, store.reading())


def papers_of(
    handing: HandingOver, kind: ReleaseKind, officer: Officer, at: datetime
) -> Question[PaperSet]:
    """A question: every paper of the set, as it would leave.

    Raises:
        NotAllowed: nothing lets it go, or the receiver is closed.
        NamesAnother: it names somebody of another case.
    """

    def ask(records: Records, today: date) -> PaperSet:
        receiver = records.exchange.book.receiver(handing.receiver)
        if not receiver.is_open(today):
            raise NotAllowed(f"{receiver.name} is closed. Choose the office that took its place.")
        refuse_incomplete(handing)
        wanted = ToHandOver(handing.case, handing.request, handing.chosen)
        medium = handing.medium_number.strip()
        on = "Encrypted files" if kind == "encrypted_copy" else "Paper"
        leaving = Leaving(kind, handing.request.why, on, medium, handing.destroy_by)
        ready = made(records, wanted, leaving, officer, at)
        refuse_bare_case(records, ready.gathered, today)
        release = replace(ready.release, what=replace(ready.release.what, title=PAPERS))
        rest = tuple(_rest(records, ready, release, today))
        index = _index(records, ready.gathered, officer, rest, release)
        first = _set_paper(index, release)
        return PaperSet((first, *rest), release, print_of(ready.gathered))

    return ask


def locked_set(papers: PaperSet, passphrase: str) -> tuple[tuple[str, bytes], ...]:
    """Each file by its neutral name, all with one passphrase (AES-256, PDF 2.0)."""
    return tuple(
        (f"{at:02d}.pdf", locked(one.content, passphrase))
        for at, one in enumerate(papers.papers, start=1)
    )


def hand_over_papers(records: Records, command: HandOverPapers, sitting: Sitting) -> Done:
    """Write down that a set of papers leaves: its line of the ledger, the entries, the medium.

    Raises:
        NotAllowed: nothing lets it go today, or the records have changed since it was drawn.
    """
    handing, release = command.handing, command.release
    request = handing.request
    refuse_outside(request, sitting)
    case = records.case(handing.case)
    refuse_no_contact(case.person, release.to)
    refuse_changed(records, handing, release, command.print, sitting.today)
    records.keep_release(case.number, release)
    if handing.medium_number.strip():
        medium, who = handing.medium_number, handing.taken_by
        written_to(records, Written(medium, who, release.number), sitting)
    whose = f"{release.to} (disclosure {release.number})"
    what = HandedOver(whose, _HOW[release.kind], request.purpose)
    event = write_down(records, case, what, sitting)
    write_down_with_it(records, case.number, handing.record, request, sitting)
    why = f" {release.basis.words}" if release.basis is not None else ""
    return Done(
        case=case.number,
        touched=_CHANGED,
        sentence=f"Handed the case over to {release.to} {_HOW[release.kind]}. "
        f"Disclosure {release.number}.{why}",
        act=f"released:{release.kind}",
        event=event.id,
        made=release.number,
        ref=f"{release.number}:{line_hash(case.number, release)}",
    )


def papers_left(records: Records, command: PapersLeft, sitting: Sitting) -> Done:
    """Write down that the set is whole where it was to go, or that it never left.

    Raises:
        NotFound: no such set was written down.
    """
    found = [one for one in records.releases(command.case) if one.number == command.number]
    if not found:
        raise NotFound("There is no disclosure with that number.")
    (release,) = found
    went = Went.NOTHING if command.why else Went.HANDED
    went = Went.SENT if went is Went.HANDED and release.kind == "encrypted_copy" else went
    who = sitting.officer.name
    fate = Fate(command.number, went, sitting.today, who, sitting.at, command.why)
    records.ledger.keep_fate(fate)
    called = f"disclosure {command.number}"
    if command.why:
        undo_papers(records, command.case, called, sitting)
    said = f"never left. {command.why}" if command.why else "are whole. A receipt is awaited."
    return Done(
        case=command.case,
        touched=_CHANGED,
        sentence=f"The papers of {called} {said}",
        act="papers_never_left" if command.why else "papers_handed_over",
        ref=command.number,
    )


def _rest(records: Records, ready: Made, release: Release, today: date) -> Iterator[SetPaper]:
    for piece in ready.papers:
        if piece.role not in {INDEX, DOCUMENT} and piece.media == PDF:
            yield SetPaper(piece.name, piece.content, page_count(piece.content))
    found = ready.gathered
    if not found.documents:
        return
    facts = AdviceToBind(
        case=found.handover.case.number,
        person=found.handover.case.person,
        on=today,
        entries=tuple(document_to_bind(records, one) for one in found.documents),
        lay=BINDER.lay,
        carries=replace(found.carries, sections=frozenset()),
        bundle=GOING_ALONG,
    )
    head = letterhead_for(records, facts.case, today)
    yield _set_paper(documents()["advice_bundle"].draw(facts, head), release)


def _index(
    records: Records,
    found: Gathered,
    officer: Officer,
    rest: tuple[SetPaper, ...],
    release: Release,
) -> Paper:
    ending = ".pdf" if release.kind == "encrypted_copy" else ""
    inside = tuple(
        Inside(f"{at:02d}{ending}", one.title, "Paper", one.pages)
        for at, one in enumerate(rest, start=2)
    )
    request, basis = found.request, found.basis
    facts = PackToIndex(
        found.handover,
        request.recipient.name,
        the_rules().purposes[request.purpose].words,
        basis.words if basis is not None else "Nothing of a plan is in it",
        basis.source if basis is not None else "",
        officer.name,
        inside,
        worth_there(records, found.handover.case, day_of(release.at)),
    )
    head = letterhead_for(records, found.handover.case.number, day_of(release.at))
    return documents()["pack_index"].draw(facts, head)


def _set_paper(paper: Paper, release: Release) -> SetPaper:
    content = paper.bytes_for(release)
    return SetPaper(paper.title, content, page_count(content), paper.holds_others)
