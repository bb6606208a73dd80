"""Papers: gathered from the records, drawn, looked at, and let go with a reason.

A preview is for the officer's own eyes and is drawn at once. A print or a clear copy is a
release: it is written down first, with its number, and only then drawn (decisions 31, 32).
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from functools import partial
from typing import Any

from caseworker.casework.addressees import refuse_as_ours, refuse_no_contact, same_name
from caseworker.casework.authority import refuse_outside
from caseworker.casework.basis_for import Going, basis_for, basis_of
from caseworker.casework.draft_silence import refuse_in_name
from caseworker.casework.fit_to_leave import refuse_unfit
from caseworker.casework.found_names import Found, NamesAnother, on_pages, refuse
from caseworker.casework.gathering import GATHER
from caseworker.casework.house_style import house_style
from caseworker.casework.letting_go_words import sentence
from caseworker.casework.name_guard import looked_over
from caseworker.casework.office import Done, Officer, Sitting, Touched
from caseworker.casework.pages_of_others import words_on_pages
from caseworker.casework.proof import ReadBack, must_prove, prove
from caseworker.casework.records import OfficeFacts, Records
from caseworker.casework.wanted import Wanted, settled
from caseworker.casework.withheld import left_out_of, version_of
from caseworker.documents import documents
from caseworker.documents.letterhead import Letterhead
from caseworker.documents.paper import Paper
from caseworker.domain.basis import Basis
from caseworker.domain.case import CaseNumber
from caseworker.domain.consent import Pieces
from caseworker.domain.disclosure import Request
from caseworker.domain.errors import NotAllowed, NotFound
from caseworker.domain.house_style import PLAIN, HouseStyle
from caseworker.domain.ledger import Fate, Went, line_hash
from caseworker.domain.moments import day_of
from caseworker.domain.posting import act_on_move
from caseworker.domain.prints import print_called
from caseworker.domain.release import Handling, Release, ReleaseKind, What


@dataclass(frozen=True, slots=True)
class Drawn:
    """A paper, or its numbers, as bytes. ``name`` is fit for a file name: no person's is in it."""

    title: str
    name: str
    content: bytes


@dataclass(frozen=True, slots=True)
class LetGo:
    """Print a paper, or save a copy of it. ``to`` is who it is for.

    ``asked`` is what the gate is asked about it, where the Disclosures page asked already;
    without it the gate is asked whether the law sends it to them. ``medium`` is on what it
    leaves, with the number of the medium, if it has one. ``file`` is what the file is to be
    called, where one is saved and that is known. ``inside`` says that it stays in our own office:
    with the officer, a colleague or the manager. Nothing is disclosed by that.
    """

    wanted: Wanted
    kind: ReleaseKind
    to: str
    reason: str = ""
    file: str = ""
    asked: Request | None = None
    medium: str = ""
    medium_number: str = ""
    destroy_by: date | None = None
    inside: bool = False


def gathered(records: Records, wanted: Wanted, today: date) -> Paper:
    """The paper drawn from the records as they stand; closed until it is released.

    Raises:
        NotFound: there is no such paper, case or version.
        Incomplete: the facts leave out something that the paper must say.
    """
    return drawn_up(records, wanted, today)[1]


def drawn_up(records: Records, wanted: Wanted, today: date) -> tuple[Any, Paper]:
    """The same, after the facts that it was drawn from. Raises as ``gathered``."""
    document, gather = documents().get(wanted.paper), GATHER.get(wanted.paper)
    if document is None or gather is None:
        raise NotFound("There is no such paper.")
    facts: Any = gather(records, wanted, today)
    return facts, document.draw(facts, letterhead_for(records, wanted.case, today))


def letterhead_for(records: Records, number: CaseNumber | None, today: date) -> Letterhead:
    """How a paper is headed: as the office does, with what its case has everybody told."""
    head = letterhead(records.office(), house_style(records))
    caution = act_on_move(records.case(number), today) if number is not None else ""
    return replace(head, caution=caution)


def letterhead(office: OfficeFacts, style: HouseStyle = PLAIN) -> Letterhead:
    """How the office signs its papers."""
    return Letterhead(
        office=office.name,
        marking=office.marking,
        address=office.address,
        telephone=office.telephone,
        email=office.email,
        mediation_adviser=office.mediation_adviser,
        disagreement_service=office.disagreement_service,
        advice_service=office.advice_service,
        style=style,
    )


def preview(
    wanted: Wanted, officer: Officer, at: datetime | None = None
) -> Callable[[Records, date], Drawn]:
    """A question: the paper as it would be printed, marked as a preview."""

    def ask(records: Records, today: date) -> Drawn:
        moment = at or datetime(today.year, today.month, today.day, tzinfo=UTC)
        paper = gathered(records, wanted, today)
        practice = records.office().practice
        release = Release("preview", officer.name, officer.name, moment, practice=practice)
        return Drawn(paper.title, paper.name, _bytes(paper, settled(records, wanted), release))

    return ask


def may_let_go(command: LetGo, officer: Officer) -> Callable[[Records, date], None]:
    """A question: whether ``let_go`` would refuse. Asked before a printer or folder is chosen.

    Raises:
        NotAllowed, Incomplete, LettersMissing: it would, for this reason.
        NamesAnother: it names somebody of another case, on these pages.
    """

    def ask(records: Records, today: date) -> None:
        moment = datetime(today.year, today.month, today.day, tzinfo=UTC)
        try:
            paper, release = _ready(records, command, officer, moment)
        except NamesAnother as stopped:  # the papers lane may look at pages, the other may not
            raise NamesAnother(_with_pages(records, command, officer, today, stopped)) from stopped
        _prove(records, command.wanted, paper, release, today)

    return ask


def _prove(records: Records, wanted: Wanted, paper: Paper, release: Release, today: date) -> None:
    """Read back what would leave. On the papers lane alone: PDFium is for one thread at a time."""
    if must_prove(wanted):
        content = _bytes(paper, settled(records, wanted), release)
        _read_back(records, wanted, (paper, release), content, today)


def _read_back(
    records: Records, wanted: Wanted, made: tuple[Paper, Release], content: bytes, today: date
) -> None:
    paper, release = made
    own = partial(_bytes, paper.own_pages, settled(records, wanted), release)
    prove(records, wanted, ReadBack(content, own if paper.holds_others else None), today)


def why_it_may(
    command: LetGo, carries: Pieces, officer: Officer
) -> Callable[[Records, date], Basis | None]:
    """A question: what lets go what this paper carries; none where nothing need. Draws nothing.

    It is answered in a practice store as well, where what leaves is free.

    Raises:
        NotAllowed: nothing does.
    """

    def ask(records: Records, today: date) -> Basis | None:
        if _stays(records, command, officer):
            return None
        return _asked_of_the_gate(records, command, carries, officer, today)

    return ask


def _with_pages(
    records: Records, command: LetGo, officer: Officer, today: date, stopped: NamesAnother
) -> tuple[Found, ...]:
    if command.wanted.form in {"csv", "xlsx"}:
        return stopped.found
    question = preview(replace(command.wanted, form="pdf"), officer)
    drawn = question(records, today)
    others = gathered(records, command.wanted, today).holds_others
    return on_pages(stopped.found, words_on_pages(drawn.content, holds_others=others))


def let_go(records: Records, command: LetGo, sitting: Sitting) -> Done:
    """Write down that a copy leaves, and give it its number.

    ``made`` of the answer is the copy's number; ``copy`` then draws that very copy.

    Raises:
        NotAllowed: this office makes no copies without encryption, nothing may be
            sent to whom it is for, or nothing lets the plan in it go to them.
        NamesAnother: it names somebody of another case.
        Incomplete: for whom, or why, is missing.
    """
    command = replace(command, wanted=settled(records, command.wanted))
    if command.asked is not None:
        refuse_outside(command.asked, sitting)
    paper, release = _ready(records, command, sitting.officer, sitting.at)
    number = command.wanted.case
    records.keep_release(number, release)
    return Done(
        case=number,
        touched=frozenset({Touched.CASE}),
        sentence=sentence(command.wanted, paper, release),
        act=f"released:{release.kind}",
        made=str(release.copy_number),
        ref=f"{release.number}:{line_hash(number, release)}",
    )


def _ready(
    records: Records, command: LetGo, officer: Officer, at: datetime
) -> tuple[Paper, Release]:
    """The paper, and the release that would let it go: neither kept nor counted yet."""
    office = records.office()
    if command.kind == "clear_copy" and not (office.clear_copies or office.practice):
        raise NotAllowed(
            "This office saves no copies without encryption.",
            instead="Print it, or ask an administrator.",
        )
    if command.wanted.form != "pdf" and command.kind != "clear_copy":
        raise NotAllowed("Data is saved, not printed.", instead="Print the paper.")
    number = command.wanted.case
    if number is not None:
        refuse_no_contact(records.case(number).person, command.to)
    today = day_of(at)
    # Whatever is missing is asked for first, before anybody is told that the law says no.
    Release(command.kind, command.to, officer.name, at, command.reason, practice=office.practice)
    facts, paper = drawn_up(records, command.wanted, today)
    is_working = bool(paper.carries) and _stays(records, command, officer)
    release = Release(
        kind="working_copy" if is_working else command.kind,
        to=command.to.strip(),
        officer=officer.name,
        at=at,
        reason=command.reason.strip(),
        copy_number=len(records.releases(number)) + 1,
        practice=office.practice,
        number=records.ledger.next_number(today.year),
        what=What(paper.title, paper.carries, left_out_of(command.wanted), version_of(facts)),
        handling=Handling(
            command.medium, command.medium_number, office.marking, command.destroy_by
        ),
        basis=None if is_working else _basis(records, command, paper.carries, officer, today),
    )
    refuse_unfit(records, facts, today)
    if number is not None:
        refuse_in_name(records.case(number), facts, command.file)
    refuse(looked_over(records, command.wanted, facts, paper, release))
    # What can't be drawn must not be written down as let go.
    content = _bytes(paper, settled(records, command.wanted), release)
    what = replace(release.what, fingerprint=_fingerprint(paper, content))
    day = paper.letterhead.style.destroy_by(release, today)
    handling = replace(release.handling, destroy_by=day)
    return paper, replace(release, what=what, handling=handling)


def _stays(records: Records, command: LetGo, officer: Officer) -> bool:
    """Whether it stays with the officer, or in the office: that discloses nothing to anybody."""
    if command.inside:
        refuse_as_ours(records, command.wanted.case, command.to)
        return True
    return command.kind == "print" and same_name(command.to, officer.name)


def _fingerprint(paper: Paper, content: bytes) -> str:
    """Of what carries something of a plan; empty for the rest.

    A history tells of its own print, once that is let go: it need not be the same file.
    """
    return hashlib.sha256(content).hexdigest() if paper.carries else ""


def _basis(
    records: Records, command: LetGo, carries: Pieces, officer: Officer, today: date
) -> Basis | None:
    """Why it may leave. Practice papers are free (decision 31): told where there is one."""
    try:
        return _asked_of_the_gate(records, command, carries, officer, today)
    except NotAllowed:
        if records.office().practice:
            return None
        raise


def _asked_of_the_gate(
    records: Records, command: LetGo, carries: Pieces, officer: Officer, today: date
) -> Basis | None:
    wanted, asked = command.wanted, command.asked
    if asked is not None:
        return basis_of(records, wanted, asked, today)
    if not carries:
        return None
    return basis_for(records, Going(wanted, carries, command.to.strip(), officer.id), today)


@dataclass(frozen=True, slots=True)
class CameToNothing:
    """A copy that was let go never left: the disk was full, the printer stopped."""

    case: CaseNumber | None
    copy_number: int
    why: str


def came_to_nothing(records: Records, command: CameToNothing, sitting: Sitting) -> Done:
    """Write down that a copy never left. Its number is not used again.

    Raises:
        NotFound: no such copy was let go.
    """
    release = next(
        (one for one in records.releases(command.case) if one.copy_number == command.copy_number),
        None,
    )
    if release is None:
        raise NotFound("No such copy was let go.")
    officer, why = sitting.officer.name, command.why
    fate = Fate(release.number, Went.NOTHING, sitting.today, officer, sitting.at, why)
    records.ledger.keep_fate(fate)
    return Done(
        case=command.case,
        touched=frozenset({Touched.CASE}),
        sentence=f"Copy {command.copy_number} was not made after all. {command.why}",
        act="release_came_to_nothing",
        made=str(command.copy_number),
        ref=release.number,
    )


def copy(wanted: Wanted, copy_number: int) -> Callable[[Records, date], Drawn]:
    """A question: the copy that ``let_go`` wrote down, drawn as it was released.

    Raises:
        NotFound: no such copy was let go.
        NotAllowed: it is no longer the file that was written down, or no longer that day.
    """

    def ask(records: Records, today: date) -> Drawn:
        release = _released(records, wanted, copy_number)
        release.refuse_after(today)
        paper = gathered(records, wanted, today)
        content = _bytes(paper, settled(records, wanted), release)
        if _fingerprint(paper, content) != release.what.fingerprint:
            raise NotAllowed(
                "The records have changed since this copy was written down. Nothing has left.",
                instead="Look at the paper again, and begin anew.",
            )
        _read_back(records, wanted, (paper, release), content, today)
        return Drawn(paper.title, f"disclosure-{release.number}", content)

    return ask


def _bytes(paper: Paper, wanted: Wanted, release: Release) -> bytes:
    if wanted.form == "csv":
        return paper.csv_for(release)
    if wanted.form == "xlsx":
        return paper.xlsx_for(release)
    if wanted.form == "docx":
        return paper.docx_for(release, print_called(wanted.print))
    if wanted.form == "record":
        return paper.record_for(release, print_called(wanted.print))
    return paper.bytes_for(release, print_called(wanted.print))


def _released(records: Records, wanted: Wanted, copy_number: int) -> Release:
    for release in records.releases(wanted.case):
        if release.copy_number == copy_number:
            return release
    raise NotFound("No such copy was let go.")
