"""Make the encrypted store that stands for the present layout, with what is in it.

    python -m tests.records.make

Run once for each layout, on the day its step is written; after that neither the folder nor
the step ever changes.
"""

from __future__ import annotations

import hashlib
import shutil
import tempfile
from dataclasses import replace
from pathlib import Path
from typing import Final

from caseworker.casework.records import Document, DocumentId, HistoryLine, Records
from caseworker.domain.blocks import paragraphs
from caseworker.domain.case import Case, CaseNumber, OfficerId
from caseworker.domain.kinds import plan_kinds
from caseworker.domain.ledger import Fate, Went
from caseworker.domain.packs import (
    CameFrom,
    MediumMove,
    Merge,
    MergeId,
    Moved,
    PackAnswer,
    PackId,
    ReceivedPack,
    Reply,
    SentPack,
    SentState,
)
from caseworker.domain.people import Address, Identifier
from caseworker.domain.plan import Section, Version, VersionKind, WorkingDraft, blank_plan
from caseworker.domain.receivers import Compared, Receiver, ReceiverId, ReceiverKey
from caseworker.domain.release import Release
from caseworker.storage.schema import LAYOUT
from tests.builders import NOW, TODAY, a_case, a_person, an_event, an_item
from tests.storage.stores import a_place, a_summary, vault_of

HERE: Final = Path(__file__).parent
OKAFOR: Final = OfficerId("okafor")
NUMBER: Final = CaseNumber("2026-0113")
CONTENT: Final = "Advice from Zoë’s school.".encode()

CASE: Final = a_case(
    an_event("case_opened", id="event-a", facts={"reason": "A letter from the school"}),
    an_event("request_received", id="event-b", sent=TODAY, served=TODAY),
    person=a_person(
        given="Zoë",
        identifiers=(Identifier("upn", "A823432100001"),),
        addresses=(Address("1 Mill Lane", "NM1 2AB", TODAY),),
    ),
)
DOCUMENT: Final = Document(
    DocumentId("doc-1"),
    NUMBER,
    "advice.txt",
    "txt",
    len(CONTENT),
    hashlib.sha256(CONTENT).hexdigest(),
    NOW,
    OKAFOR,
)
# As it was when the first of these stores was made: it never changes with the builders.
PLAN: Final = replace(
    blank_plan(plan_kinds()["ehc_plan"]),
    sections={
        **blank_plan(plan_kinds()["ehc_plan"]).sections,
        "A": Section(
            paragraphs("Tom wants to be a mechanic. He likes to be told what comes next.")
        ),
        "B": Section(items=(an_item("need-1", "Tom finds it hard to follow long instructions."),)),
        "E": Section(
            items=(
                an_item(
                    "outcome-1",
                    "Tom follows a three-step instruction without help.",
                    "need-1",
                    by_when="July 2027",
                ),
            )
        ),
        "F": Section(
            items=(
                an_item(
                    "provision-1",
                    "Small-group language programme.",
                    "need-1",
                    "outcome-1",
                    who="Speech and language therapist",
                    how_long="40 minutes",
                    how_often="3 times a week",
                ),
            )
        ),
    },
)
DRAFT: Final = WorkingDraft(NUMBER, PLAN, NOW, OKAFOR)
VERSION: Final = Version(NUMBER, 1, VersionKind.DRAFT, PLAN, TODAY)
LINE: Final = HistoryLine(NUMBER, NOW, OKAFOR, "Dana Okafor", "Opened the case.")
LEFT: Final = Release(
    "print", "Dawn Whitfield", "Dana Okafor", NOW, "For the meeting", 1, number="2026-0001"
)
POSTED: Final = Fate("2026-0001", Went.POSTED, TODAY, "Dana Okafor", NOW, "First class")
OFFICE: Final = Receiver(
    ReceiverId("ashdown"),
    "Ashdown Council",
    "authority",
    "Town Hall",
    "01632 960101",
    "send@ashdown.example",
    former=("Ashdown District Council",),
    note="Ask for the SEND team",
    invented=True,
    opened=TODAY,
)
KEY: Final = ReceiverKey(
    "a1" * 32, "b1" * 32, TODAY, compared=Compared(TODAY, "Dana Okafor", "By telephone")
)
SEALED: Final = b"age-encryption.org/v1"
SENT: Final = SentPack(
    PackId("TP-00000001"), 1, OFFICE.id, NUMBER, LEFT.number, NOW, OKAFOR, 1,
    KEY.verify, "ab" * 32, 90_000, {"purpose": "move"}, SentState.SENT,
)  # fmt: skip
ANSWER: Final = PackAnswer(SENT.pack, NOW, OKAFOR, Reply.RECEIVED, "Thank you", b"receipt")
CAME: Final = ReceivedPack(
    PackId("TP-00000009"), KEY.verify, OFFICE.id, 7, NOW, OKAFOR,
    hashlib.sha256(SEALED).hexdigest(), len(SEALED), {"purpose": "move"},
)  # fmt: skip
MERGE: Final = Merge(MergeId("merge-1"), NUMBER, None, CAME.pack, NOW, OKAFOR, {"person": {}})
PIECE: Final = CameFrom(NUMBER, "event", "event-a", CAME.pack, OFFICE.name, TODAY, OKAFOR, MERGE.id)
MOVE: Final = MediumMove("USB-07", Moved.TAKEN, NOW, OKAFOR, "Sam Lewis", SENT.pack, LEFT.number)


def case_of(layout: str) -> Case:
    """The case, with as much of it as that layout has room for."""
    if layout < "0002":
        return CASE
    (mother,) = CASE.person.contacts
    mother = replace(mother, also_written="Дон Уитфилд")
    person = replace(CASE.person, contacts=(mother,))
    if layout >= "0007":
        mother = replace(mother, print="large_18")
        person = replace(person, contacts=(mother,), print="open")
    return replace(CASE, person=person)


def main() -> None:
    """Put the store of the present layout in its place."""
    with tempfile.TemporaryDirectory() as name:
        place = a_place(Path(name), ballast=0)
        store = place.create()
        with vault_of(store).sitting() as records:
            case = case_of(LAYOUT)
            records.open_case(case)
            records.write_summary(a_summary(case))
            records.write_facts(NUMBER, {"held_at": "Alder House"}, NOW, OKAFOR)
            records.add_document(DOCUMENT, CONTENT)
            records.keep_working_draft(DRAFT)
            records.issue(VERSION)
            records.write_history(LINE)
            records.write_audit(NOW, OKAFOR, "case_opened", NUMBER)
            records.keep_release(NUMBER, LEFT)
            records.ledger.keep_fate(POSTED)
            write_exchange(records)
        store.close()
        target = HERE / f"layout_{LAYOUT}"
        shutil.rmtree(target, ignore_errors=True)
        target.mkdir()
        for part in ("records.db", "keys.json", "keys.prev.json"):
            shutil.copy(place.folder / part, target / part)


def write_exchange(records: Records) -> None:
    """One of everything that 0009 has room for."""
    kept = records.exchange
    kept.keys.take_up(b"s" * 32, b"x" * 32, NOW)
    kept.book.keep(OFFICE)
    kept.book.add_key(OFFICE.id, KEY)
    kept.sent.keep(SENT)
    kept.sent.keep_answer(ANSWER)
    kept.received.keep(CAME, SEALED)
    kept.provenance.keep_merge(MERGE)
    kept.provenance.keep(PIECE)
    kept.media.keep(MOVE)


if __name__ == "__main__":
    main()
