"""Writing down what is taken over from the other side, each piece with where it came from."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from uuid import uuid4

from caseworker.casework.office import Sitting
from caseworker.casework.records import Document, DocumentId, HistoryLine, Records
from caseworker.casework.sides import BothSides, in_their_words
from caseworker.domain.case import Case, CaseNumber, OfficerId
from caseworker.domain.filing import newest_first
from caseworker.domain.handover import DocumentGiven
from caseworker.domain.merging import Joined, Paper, Piece
from caseworker.domain.packs import CameFrom, Merge, MergeId
from caseworker.domain.taking_apart import Before, Stood


@dataclass(frozen=True, slots=True)
class Origin:
    """Where the other side came from: a pack of an office, or another case of ours."""

    whose: str
    day: date
    pack: str = ""
    from_case: CaseNumber | None = None
    officers: Mapping[OfficerId, str] | None = None


def take_over(  # noqa: PLR0913, PLR0917 - what is taken, from where, by whom
    records: Records,
    into: CaseNumber,
    sides: BothSides,
    made: Joined,
    origin: Origin,
    contents: Mapping[str, bytes],
    sitting: Sitting,
) -> MergeId:
    """Write all of it to a case that is there. ``contents`` are the bytes of their documents."""
    case = records.case(into)
    merge = keep_merge(records, into, sides, made, origin, sitting)
    keep_person(records, case, made, sitting)
    keep_documents(records, into, made.papers, contents)
    keep_entries(records, into, sides, made, origin)
    keep_versions(records, into, made)
    keep_origins(records, into, made.pieces, merge, lambda _: origin, sitting.officer.id)
    return merge


def stood(case: Case) -> Stood:
    """What of a case a merge may change."""
    return Stood(case.person, case.setting, dict(case.facts))


def files_alike(sides: BothSides, made: Joined) -> tuple[tuple[str, str, str], ...]:
    """Their documents of which ours stand in the place: theirs, ours, and the name of theirs."""
    return tuple(
        (str(one.id), made.stands_for[str(one.id)], one.name)
        for one in sides.theirs.papers
        if str(one.id) in made.stands_for
    )


def keep_merge(  # noqa: PLR0913, PLR0917 - what is kept of it, each from another hand
    records: Records,
    into: CaseNumber,
    sides: BothSides,
    made: Joined,
    origin: Origin,
    sitting: Sitting,
) -> MergeId:
    """That they were joined, and all that is needed to undo it. Before anything is written."""
    before = stood(sides.ours.case) if sides.ours else stood(sides.theirs.case)
    after = Stood(made.person, made.setting, {**before.facts, **made.facts})
    kept = Before(
        before,
        after,
        stood(sides.theirs.case),
        made.stands_for,
        made.alike,
        files_alike(sides, made),
        begun=sides.ours is None,
        tasks=_tasks_of(records, origin.from_case),
    )
    merge = Merge(
        MergeId(uuid4().hex),
        into,
        origin.from_case,
        origin.pack,
        sitting.at,
        sitting.officer.id,
        kept.data,
    )
    records.exchange.provenance.keep_merge(merge)
    records.moving.read_again(into)
    return merge.id


def _tasks_of(records: Records, other: CaseNumber | None) -> tuple[str, ...]:
    """The tasks that go along, by their ids and those of their series: later times have these."""
    found = records.tasks.of_case(other, done=True) if other is not None else ()
    keys = (key for one in found for key in (one.id, one.series) if key)
    return tuple(dict.fromkeys(keys))


def keep_person(records: Records, case: Case, made: Joined, sitting: Sitting) -> None:
    """The person, the setting and its facts, as they are now."""
    if made.person != case.person:
        records.save_person(case.number, made.person)
    if made.setting != case.setting:
        records.save_setting(case.number, made.setting)
    if made.facts:
        records.write_facts(case.number, made.facts, sitting.at, sitting.officer.id)


def keep_origins(  # noqa: PLR0913, PLR0917 - all that a line of it says
    records: Records,
    into: CaseNumber,
    pieces: Iterable[Piece],
    merge: MergeId,
    came: Callable[[Piece], Origin],
    officer: OfficerId,
) -> None:
    """Where each piece came from."""
    records.exchange.provenance.keep(
        *(
            CameFrom(
                into, piece.what, piece.ref, origin.pack, origin.whose, origin.day, officer, merge
            )
            for piece in pieces
            for origin in (came(piece),)
        )
    )


def keep_entries(
    records: Records, into: CaseNumber, sides: BothSides, made: Joined, origin: Origin
) -> None:
    """Their entries as they are, each with its line of the history by whoever wrote it there."""
    theirs = sides.theirs
    for event in made.events:
        records.add_event(into, event)
        named = (origin.officers or {}).get(event.recorded_by, "Somebody")
        words = in_their_words(theirs.case, theirs.papers, event)
        who = f"{named}, {origin.whose}"
        records.write_history(
            HistoryLine(into, event.recorded_at, event.recorded_by, who, words, event.id)
        )


def keep_versions(records: Records, into: CaseNumber, made: Joined) -> None:
    """Their versions, as they were issued."""
    for version in made.versions:
        records.issue(replace(version, case=into))


def keep_documents(
    records: Records, into: CaseNumber, papers: Sequence[Paper], contents: Mapping[str, bytes]
) -> None:
    """Their documents under their own ids, filed as they were where they come from."""
    for paper in papers:
        if isinstance(paper, DocumentGiven):
            records.add_document(
                Document(
                    DocumentId(paper.id),
                    into,
                    paper.name,
                    paper.kind,
                    paper.size,
                    paper.sha256,
                    paper.added_on,
                    paper.added_by,
                ),
                contents[paper.id],
            )
    _keep_filings(records, into, papers)


def _keep_filings(records: Records, into: CaseNumber, papers: Sequence[Paper]) -> None:
    """What a paper came with or replaces is said only where that came along, or is here.

    Of papers that replace each other in a ring none would be seen: what closes it is left out.
    """
    here = {str(one.id) for one in records.documents(into)}
    known = {one.document: one for one in records.filings.of(into)}
    for paper in papers:
        if isinstance(paper, DocumentGiven) and paper.filing is not None:
            filing = paper.filing
            with_it = filing.came_with if filing.came_with in here else ""
            replaces = filing.supersedes if filing.supersedes in here else ""
            if paper.id in newest_first(known, replaces):
                replaces = ""
            known[paper.id] = replace(filing, came_with=with_it, supersedes=replaces)
            records.filings.keep(into, known[paper.id])
