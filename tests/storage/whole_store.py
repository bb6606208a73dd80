"""Records that hold a little of everything, to be taken out whole and brought in elsewhere."""

from __future__ import annotations

import hashlib
import json
from dataclasses import replace
from datetime import date, timedelta
from typing import Final

from caseworker.casework.own_files import OwnFile
from caseworker.casework.records import Document, DocumentId, HistoryLine, Records
from caseworker.casework.restrictions import KIND as RESTRICTED
from caseworker.casework.summaries import summarise
from caseworker.domain.case import CaseNumber, EventId, OfficerId
from caseworker.domain.ledger import Fate, Went
from caseworker.domain.packs import CameFrom, MediumMove, Merge, MergeId, Moved
from caseworker.domain.people import Address, Contact, Identifier, NeedType
from caseworker.domain.plan import Signature, Version, VersionKind, WorkingDraft
from caseworker.domain.release import Release, What
from tests.builders import NOW, TODAY, a_case, a_person, a_plan, an_event

NAMES: Final = (("نور", "العلي"), ("Zoë", "O’Brien-Ferreira"), ("Siân", "ap Rhys"), ("梅", "王"))
CONSENT: Final = {
    "giver": "Parent, for a child who does not",
    "giver_name": "D. Whitfield",
    "what": "Named sections",
    "sections": "B\nF",
    "recipients": "Ashdown Academy",
    "purposes": "To plan teaching",
    "how": "Signed form",
}
SCAN: Final = b"%PDF-1.7\n" + b"advice of somebody " * 400 + b"\n%%EOF\n"


def fill(records: Records, many: int, officer: OfficerId) -> None:
    """``many`` cases; every fourth has several plans, papers and something that was corrected."""
    for at in range(many):
        _write(records, at, officer)
    first = CaseNumber("2026-0001")
    text = json.dumps(
        {"named": [officer], "reason": "A relative.", "by": "Okafor", "on": "2026-11-02"}
    )
    records.own_files.keep(OwnFile(RESTRICTED, first, text, NOW, officer))
    records.own_files.keep(OwnFile("vague_word", "access to", "access to", NOW, officer))
    place = {
        "name": "Larkmoor House", "kind": "YOI", "nation": "England",
        "opened": None, "closed": None, "source": "Its own letter",
    }  # fmt: skip
    records.own_files.keep(
        OwnFile("establishment", "larkmoor house", json.dumps(place), NOW, officer)
    )
    records.keep_release(None, _release(records, "My list"))
    records.exchange.media.keep(MediumMove("USB-7", Moved.TAKEN, NOW, officer, who="A. Courier"))
    merge = Merge(MergeId("m1"), first, CaseNumber("2026-0002"), "", NOW, officer, {"given": "T"})
    records.exchange.provenance.keep_merge(merge)
    piece = CameFrom(first, "document", "doc-0-0", "", "Ashdown", TODAY, officer, "m1")
    records.exchange.provenance.keep(piece)


def _write(records: Records, at: int, officer: OfficerId) -> None:
    number = CaseNumber(f"2026-{at + 1:04d}")
    given, family = NAMES[at % len(NAMES)]
    born = date(2008, 1, 1) + timedelta(days=13 * at)
    person = a_person(
        given=given,
        family=family,
        born=born,
        needs=(NeedType.SLCN, NeedType.ASD),
        identifiers=(Identifier("upn", f"A8234321{at:05d}"),),
        addresses=(Address("1 Mill Lane\nFarwick", "NM1 2AB", TODAY, None, "by the canal"),),
        contacts=(Contact("D. Whitfield", "Mother", parental_responsibility=True),),
    )
    wrong = an_event("request_received", date(2026, 9, 7), id=EventId(f"e{at}a"))
    right = replace(wrong, id=EventId(f"e{at}b"), replaces=wrong.id, sent=date(2026, 9, 8))
    given_ = an_event(
        "consent_given", date(2026, 9, 9), id=EventId(f"e{at}c"), facts=dict(CONSENT),
    )  # fmt: skip
    case = a_case(
        an_event("case_opened", date(2026, 9, 1), id=EventId(f"e{at}")),
        wrong, right, given_, number=number, person=person, officer=officer,
    )  # fmt: skip
    records.open_case(case)
    records.write_facts(number, {"attends": "Mill Row Primary"}, NOW, officer)
    records.write_facts(number, {"attends": "Ashdown Academy"}, NOW + timedelta(days=1), officer)
    records.write_history(HistoryLine(number, NOW, officer, "J. Okafor", "Case opened.", None))
    if at % 4 == 0:
        _write_papers(records, number, at, officer)
    records.write_summary(summarise(records.case(number), records.office(), TODAY))


def _write_papers(records: Records, number: CaseNumber, at: int, officer: OfficerId) -> None:
    for place in range(2):
        content = SCAN + bytes([65 + place]) * (at + 1)
        content = b"%PDF-1.7\n" + content + b"\n%%EOF\n"
        document = Document(
            DocumentId(f"doc-{at}-{place}"), number, f"Gutachten {place} «نص».pdf", "pdf",
            len(content), hashlib.sha256(content).hexdigest(), NOW, officer,
        )  # fmt: skip
        records.add_document(document, content)
    signature = Signature(officer, "J. Okafor", "officer", TODAY, b"\x01" * 64, b"\x02" * 32)
    for version in (
        Version(number, 1, VersionKind.DRAFT, a_plan(), date(2026, 10, 1)),
        Version(number, 1, VersionKind.FINAL, a_plan(), TODAY, review_by=date(2027, 11, 1),
                signature=signature),
        Version(number, 1, VersionKind.FINAL, a_plan("one_page_profile"), TODAY),
    ):  # fmt: skip
        records.issue(version)
    records.keep_working_draft(WorkingDraft(number, a_plan(), NOW, officer, "an-edition"))
    records.keep_release(number, _release(records, "Final 1", 1))
    number_left = records.releases(number)[-1].number
    records.ledger.keep_fate(Fate(number_left, Went.RECEIVED, TODAY, officer, NOW, "By hand"))


def _release(records: Records, title: str, copy: int = 0) -> Release:
    return Release(
        "encrypted_copy", "Ashdown", "J. Okafor", NOW, "For the move", copy,
        number=records.ledger.next_number(2026), what=What(title),
    )  # fmt: skip
