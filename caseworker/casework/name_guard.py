"""Nobody else’s name leaves: what is about to leave is looked through for those of other cases.

What is found is said with where it stands, never with whose it is or in which case: the
other case may be one that this officer must not know of. An officer may let it stand, with a
reason, where it is right that it stands there; that holds for that very text alone.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any, Final

from caseworker.casework.file_words import attached_to, read
from caseworker.casework.found_names import (
    Found,
    found_among,
    guard_for,
    let_standing,
    names_said,
    unseen_in,
)
from caseworker.casework.records import Document, Records
from caseworker.casework.wanted import Wanted
from caseworker.documents.advice_bundle import AdviceToBind
from caseworker.documents.case_list import CaseListToPrint
from caseworker.documents.case_sheets import SheetsToPrint
from caseworker.documents.disclosures import DisclosuresToPrint
from caseworker.documents.ehc_plan import PlanToPrint
from caseworker.documents.leaving_list import LeavingToPrint
from caseworker.documents.letters_made import LettersMadeToPrint
from caseworker.documents.looking import LookingToPrint
from caseworker.documents.moving_on import MovingOnToPrint
from caseworker.documents.my_list import ListToPrint
from caseworker.documents.named_list import NamedListToPrint
from caseworker.documents.paper import Paper
from caseworker.documents.passages import Passage
from caseworker.documents.reviews_due import ReviewsDueToPrint
from caseworker.domain.case import CaseNumber
from caseworker.domain.file_read import FileRead
from caseworker.domain.list_seen import ListSeen
from caseworker.domain.plan import Advice
from caseworker.domain.release import Release

LISTS: Final = (
    ListToPrint,
    LettersMadeToPrint,
    ReviewsDueToPrint,
    MovingOnToPrint,
    NamedListToPrint,
    LeavingToPrint,
    SheetsToPrint,
)
"""Papers that are about each case that stands in them."""
Files = Sequence[tuple[Document, FileRead]]


def looked_over(
    records: Records, wanted: Wanted, facts: Any, paper: Paper, release: Release
) -> tuple[Found, ...]:
    """Whatever of somebody else’s stands in what is to leave, what stops it first.

    What an officer let stand, for a reason, isn’t among it.
    """
    names = [wanted.officer, release.officer]
    if wanted.paper in {"history", "records_pack"} and wanted.case is not None:
        names += {line.officer_name for line in records.history(wanted.case)}
    if isinstance(facts, PlanToPrint):
        names += [name for entry in facts.version.advice for name in names_said(entry.author)]
        names += [facts.version.signature.name] if facts.version.signature else []
    if isinstance(facts, AdviceToBind):
        names += facts.known
    guard = guard_for(records, _cases(wanted, facts), names)
    files = tuple(_files(records, wanted, facts))
    texts = [*paper.passages_for(release, wanted.form), *_beside(files, facts, release)]
    found = [*found_among(guard, texts, wanted.case), *_unseen(files, facts, wanted)]
    standing = let_standing(records, wanted.case) if found else frozenset()
    left = (one for one in found if one.print not in standing)
    return tuple(sorted(left, key=lambda one: not one.stops))


def _cases(wanted: Wanted, facts: Any) -> Iterator[CaseNumber]:
    """The cases that a paper is about: a list is about each that stands in it."""
    if wanted.case is not None:
        yield wanted.case
    if isinstance(facts, DisclosuresToPrint):
        yield from {line.case for line in facts.entries if line.case is not None}
    if isinstance(facts, LookingToPrint):
        found = (line for one in facts.listed.noticed for line in one.found)
        yield from {line.case for line in found if line.case is not None}
    if isinstance(facts, CaseListToPrint):
        yield from {entry.case for entry in facts.entries if entry.case is not None}
    if isinstance(facts, ListSeen):
        yield from facts.cases
    if isinstance(facts, LISTS):
        yield from {entry.case for entry in facts.entries}


def _files(records: Records, wanted: Wanted, facts: Any) -> Iterator[tuple[Document, FileRead]]:
    """The files that go along, each with what was read of it."""
    advice: list[Advice] = []
    if isinstance(facts, PlanToPrint):
        advice += facts.version.advice
    elif isinstance(facts, AdviceToBind):
        advice += [entry.advice for entry in facts.entries if entry.pages]
    for document in attached_to(records, wanted, advice):
        yield document, read(records, document)


def _beside(files: Files, facts: Any, release: Release) -> Iterator[Passage]:
    """What leaves with the paper: whom it is for, and what the files that go along hold.

    Of files that are bound into a paper only their pages leave, and those are in it.
    """
    if release.kind != "preview":
        yield Passage("who it is for", release.to)
    if isinstance(facts, AdviceToBind):
        return
    for at, (_, file) in enumerate(files, start=1):
        for where, text in file.said:
            yield Passage(f"attachment {at}, {where}", text)


def _unseen(files: Files, facts: Any, wanted: Wanted) -> Iterator[Found]:
    """What of the files that go along nobody has looked through."""
    for at, (document, file) in enumerate(files, start=1):
        why = file.pages_unseen if isinstance(facts, AdviceToBind) else file.unseen
        if why:
            yield unseen_in(wanted.case, at, document.name, document.sha256, why)
