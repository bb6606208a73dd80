"""What left, on paper: for a family, for an inspector, as the record of disclosures.

The family is told in sentences to whom, what and why. An inspector sees each line with its basis,
by whom it was authorised and how it went, under the number of the case and no name. The record
(UK GDPR art.30) is of purposes, of kinds of recipient and of what was sent.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import Enum

from caseworker.documents import Document, Matter
from caseworker.documents.letterhead import Letterhead
from caseworker.documents.numbers import Cell
from caseworker.documents.paper import Paper
from caseworker.documents.pieces import Facts, Grid, Heading, Piece, Text, Title, Together, plain
from caseworker.domain.basis import Basis
from caseworker.domain.blocks import Blocks
from caseworker.domain.days import day_words
from caseworker.domain.ledger import NOT_OF_A_PLAN, LedgerLine
from caseworker.domain.moments import day_of
from caseworker.domain.pieces_words import in_words

HEADS = (
    "Number",
    "Day",
    "Case",
    "To",
    "Organisation",
    "Role",
    "What",
    "Of the plan",
    "Left out",
    "Version",
    "Basis",
    "Source",
    "Authorised by",
    "Made by",
    "How",
    "Medium number",
    "Copy",
    "Destroy by",
    "State",
    "Fingerprint (SHA-256)",
)


class For(Enum):
    """Whom it is printed for. The values are the titles."""

    FAMILY = "Who was given something of your plan"
    INSPECTION = "Disclosures, for inspection"
    RECORD = "Record of disclosures"


_ABOUT = {
    For.FAMILY: (
        "Each copy that left our office, to whom and why. Ask us if you do not know one of them, "
        "or do not think that it should have gone."
    ),
    For.INSPECTION: (
        "Every copy that left, with what it rested on. Cases are told by their numbers alone."
    ),
    For.RECORD: ("What was disclosed, for which purposes, to which kinds of recipient."),
}


@dataclass(frozen=True, slots=True)
class DisclosuresToPrint:
    """Lines of the ledger, newest first.

    ``narrowed`` says which; ``roles`` and ``purposes`` are the words of the codes of the gate,
    ``lawful`` what the law makes of the whole record.
    """

    whom: For
    on: date
    entries: tuple[LedgerLine, ...]
    narrowed: str = ""
    person: str = ""
    roles: tuple[tuple[str, str], ...] = ()
    purposes: tuple[tuple[str, str], ...] = ()
    lawful: str = ""

    def role(self, basis: Basis | None) -> str:
        """The kind of recipient, in words."""
        return dict(self.roles).get(basis.request.recipient.role, "") if basis else ""

    def purpose(self, basis: Basis | None) -> str:
        """What it was sent for, in words."""
        return dict(self.purposes).get(basis.request.purpose, "") if basis else ""


def draw(facts: DisclosuresToPrint, letterhead: Letterhead) -> Paper:
    """As whoever it is for needs it."""
    told = {For.FAMILY: _family, For.INSPECTION: _inspection, For.RECORD: _record}[facts.whom]
    about = " ".join(
        filter(None, (_ABOUT[facts.whom], facts.lawful if facts.whom is For.RECORD else ""))
    )
    below = " · ".join(filter(None, (facts.person, facts.narrowed, day_words(facts.on))))
    pieces: list[Piece] = [
        Title(facts.whom.value, above=letterhead.office, below=below),
        Text(plain(about)),
    ]
    if not facts.entries:
        pieces.append(Text(plain("Nothing has left."), "quiet"))
    pieces += told(facts)
    return Paper(
        name=f"disclosures-{facts.on.isoformat()}",
        title=facts.whom.value,
        letterhead=letterhead,
        _pieces=tuple(pieces),
        _running=facts.person or "Disclosures",
        on=facts.on,
        _numbers=(HEADS, *(_cells(facts, line) for line in facts.entries)),
    )


DOCUMENT = Document("disclosures", "What left", DisclosuresToPrint, draw, Matter.CASE)


def _family(facts: DisclosuresToPrint) -> Iterator[Piece]:
    for line in facts.entries:
        release, basis = line.release, line.release.basis
        organisation = basis.request.recipient.organisation if basis else ""
        rows = [
            ("Given to", ", ".join(filter(None, (release.to, organisation)))),
            ("What", line.contents),
            ("Left out", in_words(release.what.left_out) if release.what.left_out else ""),
            ("For", facts.purpose(basis)),
            ("Why we could", basis.words if basis else release.reason),
            ("The law", basis.source if basis else ""),
            ("Where it is now", line.state),
        ]
        yield Together(
            (
                Heading(f"{day_words(day_of(release.at))}, no. {release.number}", 3),
                Facts(tuple((label, plain(said)) for label, said in rows if said)),
            )
        )


def _inspection(facts: DisclosuresToPrint) -> Iterator[Piece]:
    if not facts.entries:
        return
    rows = tuple(
        (
            (*plain(line.number, "b"), *plain(day_words(day_of(line.release.at)))),
            plain(line.case or "No one case"),
            _to(facts, line),
            plain(line.contents),
            _why(line),
            (*plain(line.state), *plain(f"Made by {line.release.officer}")),
        )
        for line in facts.entries
    )
    yield Grid(("No.", "Case", "To", "What", "Basis", "State"), rows, (26, 22, 32, 28, 36, 26))


def _record(facts: DisclosuresToPrint) -> Iterator[Piece]:
    if not facts.entries:
        return
    rows = tuple(
        (
            plain(line.number, "b"),
            plain(day_words(day_of(line.release.at))),
            plain(facts.role(line.release.basis) or "–"),  # a kind, never a name
            plain(facts.purpose(line.release.basis) or "–"),
            plain(line.contents),
            plain(_until(line)),
        )
        for line in facts.entries
    )
    heads = ("No.", "Day", "Kind of recipient", "Purpose", "What", "To be destroyed by")
    yield Grid(heads, rows, (24, 28, 32, 34, 28, 24))


def _to(facts: DisclosuresToPrint, line: LedgerLine) -> Blocks:
    basis = line.release.basis
    organisation = basis.request.recipient.organisation if basis else ""
    said = [line.release.to, organisation, facts.role(basis)]
    return tuple(block for part in said if part for block in plain(part))


def _why(line: LedgerLine) -> Blocks:
    basis = line.release.basis
    if basis is None:
        return plain(line.release.reason or NOT_OF_A_PLAN)
    authority = basis.request.authority
    said = [basis.words, basis.source, f"Authorised by {authority.name}" if authority else ""]
    return tuple(block for part in said if part for block in plain(part))


def _until(line: LedgerLine) -> str:
    day = line.release.handling.destroy_by
    return day_words(day) if day is not None else "–"


def _cells(facts: DisclosuresToPrint, line: LedgerLine) -> tuple[Cell, ...]:
    release, basis = line.release, line.release.basis
    authority = basis.request.authority if basis else None
    return (
        line.number,
        day_of(release.at).isoformat(),
        line.case or "",
        release.to,
        basis.request.recipient.organisation if basis else "",
        facts.role(basis),
        release.what.title,
        in_words(release.what.carries) if release.what.carries else "",
        in_words(release.what.left_out) if release.what.left_out else "",
        release.what.version,
        basis.words if basis else release.reason,
        basis.source if basis else "",
        authority.name if authority else "",
        release.officer,
        release.handling.medium or release.kind,
        release.handling.medium_number,
        release.copy_number,
        _until(line),
        line.state,
        release.what.fingerprint,
    )
