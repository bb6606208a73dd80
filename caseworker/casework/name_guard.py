"""Nobody else’s name leaves: what is about to leave is looked through for those of other cases.

What is found is said with where it stands, never with whose it is or in which case: the
other case may be one that this officer must not know of. An officer may let it stand, with a
reason, where it is right that it stands there; that holds for that very text alone.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from caseworker.casework.file_properties import attached_to, properties_of
from caseworker.casework.found_names import (
    Found,
    found_among,
    guard_for,
    let_standing,
    names_said,
)
from caseworker.casework.records import Records
from caseworker.casework.wanted import Wanted
from caseworker.documents.ehc_plan import PlanToPrint
from caseworker.documents.letters_made import LettersMadeToPrint
from caseworker.documents.my_list import ListToPrint
from caseworker.documents.paper import Paper
from caseworker.documents.passages import Passage
from caseworker.domain.case import CaseNumber
from caseworker.domain.release import Release


def looked_over(
    records: Records, wanted: Wanted, facts: Any, paper: Paper, release: Release
) -> tuple[Found, ...]:
    """Whatever of somebody else’s stands in what is to leave, what stops it first.

    What an officer let stand, for a reason, isn’t among it.
    """
    names = [wanted.officer, release.officer]
    if wanted.paper == "history" and wanted.case is not None:
        names += {line.officer_name for line in records.history(wanted.case)}
    if isinstance(facts, PlanToPrint):
        names += [name for entry in facts.version.advice for name in names_said(entry.author)]
        names += [facts.version.signature.name] if facts.version.signature else []
    guard = guard_for(records, _cases(wanted, facts), names)
    texts = [*paper.passages_for(release, wanted.form), *_beside(records, wanted, facts, release)]
    found = tuple(found_among(guard, texts, wanted.case))
    standing = let_standing(records, wanted.case) if found else frozenset()
    left = (one for one in found if one.print not in standing)
    return tuple(sorted(left, key=lambda one: not one.stops))


def _cases(wanted: Wanted, facts: Any) -> Iterator[CaseNumber]:
    """The cases that a paper is about: a list is about each that stands in it."""
    if wanted.case is not None:
        yield wanted.case
    if isinstance(facts, (ListToPrint, LettersMadeToPrint)):
        yield from {entry.case for entry in facts.entries}


def _beside(records: Records, wanted: Wanted, facts: Any, release: Release) -> Iterator[Passage]:
    """What leaves with the paper: whom it is for, and what the files that go along say."""
    if release.kind != "preview":
        yield Passage("who it is for", release.to)
    advice = facts.version.advice if isinstance(facts, PlanToPrint) else ()
    for at, document in enumerate(attached_to(records, wanted, advice), start=1):
        for name, text in properties_of(records, document):
            yield Passage(f"attachment {at}, in its properties ({name})", text)
