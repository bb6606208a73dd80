"""Two sides of one person as the records and a pack have them, and the words of their entries."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass, replace

from caseworker.casework.entries import in_words
from caseworker.casework.handover_read import Received
from caseworker.casework.records import DocumentId, Records
from caseworker.domain.case import Case, CaseNumber, Event
from caseworker.domain.handover import HandOver
from caseworker.domain.merging import Choices, Joined, Pair, Paper, Side
from caseworker.domain.merging_join import dry_run, joined
from caseworker.domain.merging_pairs import compared
from caseworker.domain.plan import Version


@dataclass(frozen=True, slots=True)
class BothSides:
    """What is to be merged: ours (None where a case is to be begun), theirs, and every piece."""

    ours: Side | None
    theirs: Side
    pairs: tuple[Pair, ...]

    @property
    def mark(self) -> str:
        """Changes with anything that either side says."""
        said = repr([(one.key, one.standing, one.ours, one.theirs) for one in self.pairs])
        return hashlib.sha256(said.encode()).hexdigest()

    def joined(self, choices: Choices) -> Joined:
        """The two as one, as was decided."""
        return joined(self.ours, self.theirs, self.pairs, choices)

    def dry_run(self, choices: Choices) -> tuple[str, ...]:
        """What would be written, line by line."""
        return dry_run(self.joined(choices), self.pairs, begins=self.ours is None)


def side_of_case(records: Records, number: CaseNumber) -> Side:
    """A case of ours.

    Raises:
        NotFound: there is no such case.
        RestrictedCase: this officer may not open it.
    """
    documents = records.documents(number)
    return Side(records.case(number), records.every_version(number), documents)


def side_of_pack(received: Received, whose: str) -> Side:
    """What came: its versions still say under which number they were issued, and by whom."""
    handover = received.handover
    versions = tuple(
        _as_theirs(one.version, one.left_out, handover, whose) for one in handover.versions
    )
    return Side(handover.case, versions, handover.documents)


def both_sides(ours: Side | None, theirs: Side) -> BothSides:
    """The two side by side."""
    names = {
        DocumentId(one.id): one.name
        for side in (ours, theirs)
        if side is not None
        for one in side.papers
    }
    whose = {event.id: side.case for side in (ours, theirs) if side for event in side.case.events}

    def says(event: Event) -> str:
        return in_words(whose[event.id], event, names)

    return BothSides(ours, theirs, compared(ours, theirs, says))


def in_their_words(case: Case, papers: Iterable[Paper], event: Event) -> str:
    """One entry of theirs as the history is to say it."""
    return in_words(case, event, {DocumentId(one.id): one.name for one in papers})


def _as_theirs(
    version: Version, left_out: tuple[str, ...], handover: HandOver, whose: str
) -> Version:
    issued_as = version.issued_as or str(version.case)
    return replace(
        version,
        case=handover.case.number,
        issued_as=issued_as,
        whose=version.whose or whose,
        of="",
        left_out=left_out or version.left_out,
    )
