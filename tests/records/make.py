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

from caseworker.casework.records import Document, DocumentId, HistoryLine
from caseworker.domain.blocks import paragraphs
from caseworker.domain.case import Case, CaseNumber, OfficerId
from caseworker.domain.kinds import plan_kinds
from caseworker.domain.ledger import Fate, Went
from caseworker.domain.people import Address, Identifier
from caseworker.domain.plan import Section, Version, VersionKind, WorkingDraft, blank_plan
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
        store.close()
        target = HERE / f"layout_{LAYOUT}"
        shutil.rmtree(target, ignore_errors=True)
        target.mkdir()
        for part in ("records.db", "keys.json", "keys.prev.json"):
            shutil.copy(place.folder / part, target / part)


if __name__ == "__main__":
    main()
