"""The pieces of a pack read back into what was handed over; any disagreement is a refusal in words.

Nothing is written here: what comes of it is looked at first, and taken in piece by piece.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime, time
from typing import Any, Final, Protocol

from caseworker.casework.handover_data import MINOR
from caseworker.casework.handover_values import (
    Noticed,
    case_of,
    day,
    day_or_none,
    is_known_plan,
    moment,
    one_line,
)
from caseworker.casework.strict_json import UnfitData, follows, parsed
from caseworker.casework.versions import is_as_signed
from caseworker.domain.case import CaseNumber, EventId, OfficerId
from caseworker.domain.filing import Filing
from caseworker.domain.handover import (
    ConsentTold,
    DocumentGiven,
    HandOver,
    OpenClock,
    Sort,
    VersionGiven,
    Withheld,
)
from caseworker.domain.plan import Advice, Signature, Version, VersionKind, plan_from_data

CASE_ROLE: Final = "case"
PLAN_ROLE: Final = "plan"
DOCUMENT_ROLE: Final = "document"
PDF: Final = "application/pdf"
_MORE: Final = "It was made by a later version of Caseworker and says more than this one can read."


class PieceOf(Protocol):
    """A piece of an opened pack, as the format hands it on."""

    @property
    def role(self) -> str: ...
    @property
    def name(self) -> str: ...
    @property
    def media(self) -> str: ...
    @property
    def content(self) -> bytes: ...
    @property
    def about(self) -> Mapping[str, Any]: ...


@dataclass(frozen=True, slots=True)
class Received:
    """What a pack holds, as values.

    ``contents`` are the bytes of its documents, by their ids. ``strange`` are versions of plans
    that can’t be shown here, since their kind or a section of it is not known: their papers stand
    among the documents. ``papers`` are the other pieces, as they came.
    """

    handover: HandOver
    contents: Mapping[str, bytes]
    strange: tuple[VersionGiven, ...] = ()
    papers: tuple[PieceOf, ...] = ()


def read(pieces: Iterable[PieceOf]) -> Received:
    """What these pieces hold, once they agree with one another.

    Raises:
        UnfitData: they don’t, or one of them is not what it should be.
        NewerFormat: a later version of the program made them.
    """
    by_role: dict[str, list[PieceOf]] = {}
    for piece in pieces:
        by_role.setdefault(piece.role, []).append(piece)
    cases = by_role.pop(CASE_ROLE, [])
    if len(cases) != 1:
        raise UnfitData("It holds no case, or more than one")
    data, noticed, handover = _case(cases[0].content)
    plans = [read_version(piece.content, noticed) for piece in by_role.pop(PLAN_ROLE, [])]
    _refuse_other_plans(data, handover, plans)
    contents = _contents(handover, by_role.pop(DOCUMENT_ROLE, []))
    letters = [tuple(one.version.plan.sections) for one in plans]
    fitting = [
        is_known_plan(one.version.plan.kind, of) for one, of in zip(plans, letters, strict=True)
    ]
    strange = tuple(one for one, fits in zip(plans, fitting, strict=True) if not fits)
    known = tuple(one for one, fits in zip(plans, fitting, strict=True) if fits)
    papers = tuple(piece for found in by_role.values() for piece in found)
    kept = dict(_kept_as_papers(strange, papers, handover, noticed))
    return Received(
        replace(
            handover,
            versions=known,
            documents=(*handover.documents, *kept),
            noticed=noticed.said,
        ),
        contents | {one.id: content for one, content in kept.items()},
        strange,
        papers,
    )


def _kept_as_papers(
    strange: Iterable[VersionGiven],
    papers: Iterable[PieceOf],
    handover: HandOver,
    noticed: Noticed,
) -> Iterator[tuple[DocumentGiven, bytes]]:
    """The paper of each version that can’t be shown here, as a document; a lack of it is said."""
    for one in strange:
        said = f"“{one.version.title}” is of a kind of plan that is not known here."
        paper = next((each for each in papers if each.about.get("version") == one.key), None)
        if paper is None or paper.media != PDF:
            noticed.note(f"{said} No paper of it came: ask for one.")
            continue
        noticed.note(f"{said} Its paper is kept.")
        mark = hashlib.sha256(paper.content).hexdigest()
        document = DocumentGiven(
            id=f"paper-{mark[:16]}",
            name=f"{paper.name}.pdf".replace(":", ""),
            kind="pdf",
            size=len(paper.content),
            sha256=mark,
            added_on=datetime.combine(one.version.issued_on, time(), UTC),
            added_by=handover.case.officer,
        )
        yield document, paper.content


def read_case(content: bytes) -> HandOver:
    """The case in one piece of data, without its versions. Raises UnfitData."""
    _, noticed, handover = _case(content)
    return replace(handover, noticed=noticed.said)


def read_version(content: bytes, noticed: Noticed | None = None) -> VersionGiven:
    """The version in one piece of data. ``noticed`` is told what it says besides.

    Raises:
        UnfitData: its fingerprint or its signature does not hold, or it says what can’t be.
    """
    noticed = noticed or Noticed()
    data, is_newer = follows("handover-plan", parsed(content), MINOR)
    if is_newer:
        noticed.note(_MORE)
    said = data["version"]
    try:
        plan = plan_from_data(said["plan"])
    except (ValueError, KeyError, TypeError, AttributeError, IndexError, RecursionError) as error:
        raise UnfitData("The text of a plan in it can’t be read") from error
    entries = data["advice_entries"]
    if len(entries) != len(said["advice"]) or len(plan.sections) != len(said["plan"]["sections"]):
        raise UnfitData("The parts of a plan in it don’t agree")
    version = Version(
        case=CaseNumber(one_line(data["case"])),
        number=said["number"],
        kind=VersionKind(said["kind"]),
        plan=replace(plan, kind=one_line(plan.kind)),
        issued_on=day(said["issued_on"]),
        advice=tuple(
            Advice(source, author, role, day(on), document, EventId(event) if event else None)
            for (source, author, role, on, document), event in zip(
                said["advice"], entries, strict=True
            )
        ),
        review_by=day_or_none(said["review_by"]),
        signature=_signature(data["signature"]),
        issued_as=one_line(said["case"]) if said["case"] != data["case"] else "",
        whose=data["issued_by"],
        left_out=tuple(data["left_out"]),
    )
    given = VersionGiven(version, data["whole"])
    _refuse_untrue(given, data)
    return given


def _signature(data: Mapping[str, Any] | None) -> Signature | None:
    if data is None:
        return None
    return Signature(
        OfficerId(one_line(data["officer"])),
        data["name"],
        data["role"],
        day(data["day"]),
        bytes.fromhex(data["value"].strip()),
        bytes.fromhex(data["public_key"].strip()),
    )


def _refuse_untrue(given: VersionGiven, data: Mapping[str, Any]) -> None:
    version = given.version
    if version.fingerprint.hex() != data["fingerprint"]:
        raise UnfitData("The text of a plan in it is not the one that its fingerprint was made of")
    if (data["series"], data["title"]) != (version.series, version.title):
        raise UnfitData("A plan in it is called by another name than its own")
    if set(given.left_out) & set(version.plan.sections):
        raise UnfitData("A section of a plan is said to be left out, and is there")
    if version.signature is not None and not (given.is_whole and is_as_signed(version)):
        raise UnfitData("The signature on a plan in it does not hold")


def _case(content: bytes) -> tuple[dict[str, Any], Noticed, HandOver]:
    data, is_newer = follows("handover-case", parsed(content), MINOR)
    noticed = Noticed()
    if is_newer:
        noticed.note(_MORE)
    handover = HandOver(
        office=data["office"],
        made_on=day(data["made_on"]),
        case=case_of(data, noticed),
        officers={OfficerId(one_line(one)): name for one, name in data["officers"].items()},
        clocks=tuple(_clock(one) for one in data["clocks"]),
        consents=tuple(_consent(one) for one in data["consents"]),
        documents=tuple(_document(one) for one in data["documents"]),
        withheld=tuple(
            Withheld(Sort[one["sort"]], one["what"], one["why"], one["source"])
            for one in data["withheld"]
        ),
        restricted=data["restricted"],
    )
    return data, noticed, handover


def _clock(data: Mapping[str, Any]) -> OpenClock:
    return OpenClock(
        id=one_line(data["id"]),
        duty=data["duty"],
        day=day_or_none(data["day"]),
        source=data["source"],
        whose=data["whose"],
        state=data["state"],
        began=EventId(one_line(data["began"])),
        about=data["about"],
        starts=day_or_none(data["starts"]),
        weight=data["weight"],
        checked=data["checked"],
        because=data["because"],
        window=data["window"],
    )


def _consent(data: Mapping[str, Any]) -> ConsentTold:
    return ConsentTold(
        event=EventId(one_line(data["event"])),
        refused=data["refused"],
        giver=data["giver"],
        capacity=data["capacity"],
        covers=data["covers"],
        recipients=tuple(data["recipients"]),
        purposes=tuple(data["purposes"]),
        given_on=day(data["given_on"]),
        since=day_or_none(data["since"]),
        until=day_or_none(data["until"]),
        standing=data["standing"],
        words=data["words"],
    )


def _document(data: Mapping[str, Any]) -> DocumentGiven:
    return DocumentGiven(
        id=one_line(data["id"]),
        name=one_line(data["name"]),
        kind=one_line(data["kind"]),
        size=data["size"],
        sha256=data["sha256"],
        added_on=moment(data["added_on"]),
        added_by=OfficerId(one_line(data["added_by"])),
        filing=_filing(data["id"], data["filing"]) if "filing" in data else None,
    )


def _filing(document: str, data: Mapping[str, Any]) -> Filing:
    """Kinds and themes that are not known here are kept as they came."""
    return Filing(
        one_line(document),
        sort=one_line(data["sort"]),
        day=day_or_none(data["day"]),
        from_whom=one_line(data["from_whom"]),
        needs=tuple(one_line(one) for one in data["needs"]),
        themes=tuple(one_line(one) for one in data["themes"]),
        note=data["note"],
        came_with=one_line(data["came_with"]),
        supersedes=one_line(data["supersedes"]),
    )


def _refuse_other_plans(
    data: Mapping[str, Any], handover: HandOver, plans: Iterable[VersionGiven]
) -> None:
    """The versions that are there are those that are listed, and of this very case."""
    listed = sorted((one["series"], one["title"], one["fingerprint"]) for one in data["versions"])
    found = []
    for one in plans:
        if one.version.case != handover.case.number:
            raise UnfitData("A plan in it belongs to another case")
        found.append((one.series, one.version.title, one.version.fingerprint.hex()))
    if sorted(found) != listed or len({one[:2] for one in listed}) != len(listed):
        raise UnfitData("The plans in it are not the ones that it lists")


def _contents(handover: HandOver, pieces: Iterable[PieceOf]) -> dict[str, bytes]:
    """The bytes of each document, by its id, told by their hash."""
    by_hash = {hashlib.sha256(piece.content).hexdigest(): piece.content for piece in pieces}
    if len({one.id for one in handover.documents}) != len(handover.documents):
        raise UnfitData("A document is listed in it twice")
    if {one.sha256 for one in handover.documents} != by_hash.keys():
        raise UnfitData("The documents in it are not the ones that it lists")
    found = {one.id: by_hash[one.sha256] for one in handover.documents}
    if any(len(found[one.id]) != one.size for one in handover.documents):
        raise UnfitData("A document in it has another size than the one that it lists")
    return found
