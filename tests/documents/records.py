"""An answer to somebody who asked to see the records, for the walks over every paper."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from caseworker.documents.laying import Place
from caseworker.documents.pieces import Facts, Heading, Text, lines, plain
from caseworker.documents.records_pack import GivenPiece, RecordsToGive
from caseworker.domain.case import CaseNumber
from caseworker.domain.redaction import BLOCK
from tests.bases import EVERYTHING
from tests.documents.examples import a_person

AT_HOME = f"{BLOCK} rang. Tom stays with {BLOCK} from Friday on."
HARM = "Some of what we hold could cause serious harm if it were given."


def a_pack(**changes: Any) -> RecordsToGive:
    """Three pieces: one whole, one with words taken out, one with headings of its own."""
    person = a_person()
    facts = RecordsToGive(
        case=CaseNumber("2026-0113"),
        person=person,
        to=person.name,
        own=True,
        on=date(2026, 11, 23),
        received=date(2026, 11, 12),
        wants="Everything you hold about me",
        given=(
            GivenPiece(
                "Facts about the person",
                "About the person",
                None,
                "",
                (Facts((("Name", plain(person.name)), ("Mother", plain(BLOCK)))),),
                redacted=True,
            ),
            GivenPiece(
                "Education, Health and Care plan: Final 1",
                "Plan",
                date(2026, 11, 9),
                "J. Okafor",
                (Heading("Special educational needs", 3, "B"), Text(lines("He reads slowly."))),
            ),
            GivenPiece(
                "Concern raised",
                "Entry",
                date(2026, 9, 1),
                "J. Okafor",
                (Text(lines(AT_HOME)),),
                redacted=True,
                note="Pages of it are pictures: they are held back.",
            ),
        ),
        held_back=1,
        withheld=((HARM, "Data Protection Act 2018 Sch 3 Parts 2 to 4"),),
        redacting=(
            "What is about somebody else is taken out",
            "Data Protection Act 2018 Sch 2 Part 3 para 16",
        ),
        rights="You may ask us to look again, complain, or go to court.",
        lay=_unlaid,
        carries=EVERYTHING,
    )
    return replace(facts, **changes)


def _unlaid(paper: bytes, parts: Sequence[bytes], places: Sequence[Place]) -> bytes:
    raise AssertionError(f"nothing is laid in: {len(paper)}, {len(parts)}, {len(places)}")
