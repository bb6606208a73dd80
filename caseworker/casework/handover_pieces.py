"""What was gathered, made into the pieces of a pack: papers, documents, data, the first page.

On the papers lane alone: what was made is read back with PDFium before it may leave.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from typing import Any, Final

from caseworker.casework.addressees import refuse_no_contact
from caseworker.casework.case_moves import worth_there
from caseworker.casework.handing_over import Gathered, ToHandOver, gathered
from caseworker.casework.handover_data import MEDIA as JSON
from caseworker.casework.handover_data import as_bytes, to_data, version_to_data
from caseworker.casework.handover_proof import refuse_escaped, refuse_others
from caseworker.casework.handover_whole import saying
from caseworker.casework.office import Officer
from caseworker.casework.papers import letterhead_for
from caseworker.casework.records import Records
from caseworker.documents import documents
from caseworker.documents.ehc_plan import PlanToPrint
from caseworker.documents.letterhead import Letterhead
from caseworker.documents.pack_index import Inside, PackToIndex, spelt_out
from caseworker.documents.paper import Paper
from caseworker.documents.part import PartOf
from caseworker.documents.pictures import page_count
from caseworker.domain.attachments import FORMATS
from caseworker.domain.blocks import fit
from caseworker.domain.days import day_words
from caseworker.domain.disclosure_rules import the_rules
from caseworker.domain.handover import HandOver, Sort, VersionGiven, Withheld
from caseworker.domain.kinds import BY_LAW, plan_kinds
from caseworker.domain.law import event_kinds
from caseworker.domain.moments import day_of
from caseworker.domain.moves import Told
from caseworker.domain.people import Person
from caseworker.domain.release import Handling, Release, ReleaseKind, What
from caseworker.exchange.names import MEDIA, piece_name
from caseworker.exchange.pack import Piece

TITLE: Final = "Hand-over pack"
PDF: Final = "application/pdf"
INDEX, CASE, PLAN, PLAN_PAPER = "index", "case", "plan", "plan_paper"
PROVISION, LEARNING, STRATEGIES, DOCUMENT = "provision", "learning_plan", "strategies", "document"
_ROLES: Final = {"learning_plan": LEARNING, "one_page_profile": STRATEGIES}
_LONGEST: Final = 1_000  # characters of what is withheld, in the list of contents
PACK: Final = "pack"
_NO_LETTERS: Final = "It holds letters that no font here has, so it is here as data alone."
_NOT_OF_THE_PLAN: Final = "Nothing of a plan is in it"


@dataclass(frozen=True, slots=True)
class Leaving:
    """How it leaves. ``kind`` is “encrypted_copy” for a pack, “print” for numbered paper."""

    kind: ReleaseKind = "encrypted_copy"
    reason: str = ""
    medium: str = ""
    medium_number: str = ""
    destroy_by: date | None = None


@dataclass(frozen=True, slots=True)
class Made:
    """Everything that leaves, ready to be sealed, and the line of the ledger that lets it.

    The first piece is the page for people. ``release.what.fingerprint`` is over all the pieces.
    ``papers`` are those of the pieces that are paper, in the order of the first page, for whoever
    gets paper alone.
    """

    pieces: tuple[Piece, ...]
    release: Release
    gathered: Gathered

    @property
    def papers(self) -> tuple[Piece, ...]:
        return tuple(piece for piece in self.pieces if piece.media != JSON)

    @property
    def withheld(self) -> tuple[tuple[str, str], ...]:
        """What is not in it, by name, and why: for the manifest."""
        held = self.gathered.handover.withheld
        return tuple((_shown(one.what), _shown(f"{one.why} {one.source}")) for one in held)


@dataclass(frozen=True, slots=True)
class _ToDraw:
    """A paper that goes along, and what the first page says of it."""

    role: str
    name: str
    what: str
    paper: Paper
    about: Mapping[str, Any] = field(default_factory=dict)


@dataclass(slots=True)
class _Drawn:
    """A piece, what the first page says of it, and the paper that it is, if it is ours."""

    piece: Piece
    what: str
    paper: Paper | None = field(default=None)


def made(
    records: Records, wanted: ToHandOver, leaving: Leaving, officer: Officer, at: datetime
) -> Made:
    """What leaves, and the release that lets it: neither kept nor counted yet.

    The same records, command and moment give the same bytes.

    Raises:
        NotAllowed: they are marked “no contact”, or something withheld stands in what was made.
        NamesAnother: it names somebody of another case, or nobody has looked through a file.
        Incomplete: for whom, or why, is missing.
        LettersMissing: a paper holds letters that can’t be printed, and it goes as paper alone.
    """
    today = day_of(at)
    found = gathered(records, wanted, today)
    person = records.case(wanted.case).person
    refuse_no_contact(person, wanted.request.recipient.name)
    release = _release(records, found, leaving, officer, at)
    head = letterhead_for(records, wanted.case, today)
    papers = list(_papers(found, head, person))
    if leaving.kind == PACK:
        papers, found = _printable(papers, found)
    drawn = [_drawn(one, release) for one in papers]
    drawn += _documents(records, found)
    data = list(_data(found))
    moves = worth_there(records, found.handover.case, today)
    index = _index(found, head, officer, [*drawn, *data], moves)
    first = _Drawn(_paper_piece(INDEX, index, release, "Index"), "Page for people", index)
    every = [first, *drawn, *data]
    pieces = tuple(one.piece for one in every)
    refuse_others(
        records,
        found,
        release,
        [one.paper for one in every if one.paper],
        [one.piece for one in data],
    )
    refuse_escaped(found, pieces)
    day = head.style.destroy_by(release, today)
    what = replace(release.what, fingerprint=fingerprint(pieces))
    release = replace(release, what=what, handling=replace(release.handling, destroy_by=day))
    return Made(pieces, release, found)


def _shown(text: str) -> str:
    """In one line, without signs that a list of contents may not hold (``exchange.manifest``)."""
    return " ".join(fit(text).split())[:_LONGEST]


def fingerprint(pieces: tuple[Piece, ...]) -> str:
    """SHA-256 over the pieces in their order: of each its role and the SHA-256 of its bytes."""
    lines = (f"{one.role} {hashlib.sha256(one.content).hexdigest()}\n" for one in pieces)
    return hashlib.sha256("".join(lines).encode()).hexdigest()


def _release(
    records: Records, found: Gathered, leaving: Leaving, officer: Officer, at: datetime
) -> Release:
    office = records.office()
    number = found.handover.case.number
    current = [one for one in found.handover.versions if one.series == BY_LAW]
    return Release(
        kind=leaving.kind,
        to=found.request.recipient.name,
        officer=officer.name,
        at=at,
        reason=leaving.reason.strip(),
        copy_number=len(records.releases(number)) + 1,
        practice=office.practice,
        number=records.ledger.next_number(day_of(at).year),
        what=What(
            TITLE,
            found.carries,
            found.left_out,
            current[-1].version.title if current else "",
        ),
        handling=Handling(
            leaving.medium, leaving.medium_number, office.marking, leaving.destroy_by
        ),
        basis=found.basis,
    )


def _papers(found: Gathered, head: Letterhead, person: Person) -> Iterator[_ToDraw]:
    """Each version as it was issued, and the table of what is to be provided."""
    handover = found.handover
    if not found.papers:
        return
    for given in handover.versions:
        paper = documents()["ehc_plan"].draw(_to_print(given, handover, person), head)
        what = f"Made on {day_words(given.version.issued_on)}"
        what += ", in part" if given.left_out else ""
        role = _ROLES.get(given.series, PLAN_PAPER)
        yield _ToDraw(role, _name(given), what, paper, {"version": given.key})
    current = [one for one in handover.versions if one.series == BY_LAW]
    if current and _delivers(current[-1]):
        facts = _to_print(current[-1], handover, person)
        paper = documents()["provision_table"].draw(facts, head)
        yield _ToDraw(PROVISION, "Table of provision", "For providers", paper)


def _printable(papers: list[_ToDraw], found: Gathered) -> tuple[list[_ToDraw], Gathered]:
    """Those that can be printed. Of the others the pack has the data, and says so."""
    printable = [one for one in papers if not one.paper.lacking]
    lost = tuple(
        Withheld(Sort.VERSION, f"The paper of “{one.name}”", _NO_LETTERS)
        for one in papers
        if one not in printable
    )
    withheld = (*lost, *found.handover.withheld)
    return printable, replace(found, handover=replace(found.handover, withheld=withheld))


def _drawn(one: _ToDraw, release: Release) -> _Drawn:
    piece = _paper_piece(one.role, one.paper, release, one.name)
    return _Drawn(replace(piece, about=one.about), one.what, one.paper)


def _to_print(given: VersionGiven, handover: HandOver, person: Person) -> PlanToPrint:
    """With the address that it was issued with, where they may have an address at all."""
    version, cut = given.version, handover.case.person
    then = person.living_at(version.issued_on) if cut.addresses else None
    on_paper = replace(cut, addresses=(then,)) if then is not None else cut
    part = PartOf(given.left_out, given.whole) if given.left_out else None
    return PlanToPrint(version, on_paper, handover.case.capacities, part_of=part)


def _name(given: VersionGiven) -> str:
    kind = plan_kinds()[given.version.plan.kind]
    return f"{kind.short or kind.title}: {given.version.title}"


def _delivers(given: VersionGiven) -> bool:
    sections = plan_kinds()[given.version.plan.kind].sections
    return any(one.delivers and one.letter in given.version.plan.sections for one in sections)


def _paper_piece(role: str, paper: Paper, release: Release, name: str) -> Piece:
    return Piece(role, _shown(name), PDF, paper.bytes_for(release))


def _documents(records: Records, found: Gathered) -> Iterator[_Drawn]:
    for one in found.documents:
        media = MEDIA["jpg" if one.kind == "jpeg" else one.kind]
        content = records.document_content(one.id)
        piece = Piece(DOCUMENT, _shown(one.name), media, content, {"document": str(one.id)})
        yield _Drawn(piece, FORMATS[one.kind].title)


def _data(found: Gathered) -> Iterator[_Drawn]:
    handover = found.handover
    case = as_bytes(to_data(handover, event_kinds(), saying(handover)))
    yield _Drawn(Piece(CASE, "The case as data", JSON, case), "Data")
    for given in handover.versions:
        name = f"{_name(given)}, as data"
        about: Mapping[str, Any] = {"version": given.key}
        content = as_bytes(version_to_data(given))
        yield _Drawn(Piece(PLAN, name, JSON, content, about), "Data")


def _index(
    found: Gathered,
    head: Letterhead,
    officer: Officer,
    rest: list[_Drawn],
    moves: tuple[Told, ...],
) -> Paper:
    inside = [
        Inside(
            piece_name(at, one.piece.media),
            one.piece.name,
            one.what,
            page_count(one.piece.content) if one.paper is not None else 0,
            for_program=one.piece.media == JSON,
        )
        for at, one in enumerate(rest, start=1)
    ]
    request, basis = found.request, found.basis
    to = ", ".join(
        dict.fromkeys(filter(None, (request.recipient.name, request.recipient.organisation)))
    )
    facts = PackToIndex(
        found.handover,
        to,
        the_rules().purposes[request.purpose].words,
        basis.words if basis is not None else _NOT_OF_THE_PLAN,
        basis.source if basis is not None else "",
        officer.name,
        tuple(inside),
        moves,
    )
    return spelt_out(documents()["pack_index"].draw(facts, head))
