"""Two offices and a boy who moves: what stands in a store before a case is handed over."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from caseworker.casework import attachments, cases, entries, own_keys
from caseworker.casework.office import Done, Office, Sitting
from caseworker.casework.records import Records
from caseworker.domain.blocks import paragraphs
from caseworker.domain.case import CaseNumber, Happening
from caseworker.domain.kinds import plan_kinds
from caseworker.domain.people import Contact, Person
from caseworker.domain.plan import Section, Version, VersionKind, blank_plan
from caseworker.domain.receivers import Compared, Receiver, ReceiverId, ReceiverKey
from caseworker.exchange.keys import PrivateKeys
from tests.builders import a_plan, an_event, an_item

TODAY = date(2026, 11, 23)
DAWN = Contact("Dawn Okoro", "Mother", parental_responsibility=True, telephone="01234 567890")
SAM = Person(
    "Sam", "Okoro", date(2010, 11, 20), home_authority="Hull City Council", contacts=(DAWN,)
)
FENMOOR = "HMYOI Fenmoor"
ASHDOWN = "HMYOI Ashdown"
PLANTED = "Planted zanzibar quokka marmalade trellis."


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """The other office: its place in our book, and the keys that it has there."""

    id: ReceiverId
    name: str
    keys: PrivateKeys


def knows(
    office: Office,
    name: str = ASHDOWN,
    kind: str = "establishment",
    *,
    compared: bool = True,
    **changes: object,
) -> Elsewhere:
    """An office in the address book, with a key that was compared, or wasn't."""
    keys = PrivateKeys.made()
    key = ReceiverKey(keys.public.verify.hex(), keys.public.seal.hex(), date(2026, 11, 1))
    receiver = replace(Receiver(ReceiverId(name), name, kind), **changes)  # type: ignore[arg-type]

    def enter(records: Records, command: None, sitting: Sitting) -> Done:
        del command, sitting
        records.exchange.book.keep(receiver)
        records.exchange.book.add_key(receiver.id, key)
        if compared:
            on = Compared(date(2026, 11, 2), "Ade Bello", "By telephone")
            records.exchange.book.note_compared(receiver.id, key.seal, on)
        return Done(None, frozenset(), "Entered.", "office_entered")

    office.do(enter, None)
    return Elsewhere(receiver.id, name, keys)


def has_keys(office: Office) -> None:
    office.do(own_keys.make_keys, own_keys.MakeKeys())


def detained_with_a_plan(office: Office) -> CaseNumber:
    """Sam, held at Fenmoor, whose plan is kept; one report that is part of it, one that isn't."""
    opening = cases.OpenCase(SAM, "custody", office.today)
    case = CaseNumber(office.do(cases.open_case, opening).made)
    notes(office, case, "detained", establishment=FENMOOR, status="Remanded")
    report = attachments.AttachDocument(case, "Speech report.txt", b"He needs signs and pictures.")
    told = office.do(attachments.attach_document, report).made
    attach = attachments.AttachDocument(case, "Wing diary.txt", b"He was quiet this week.")
    office.do(attachments.attach_document, attach)
    has_a_final_plan(office, case)
    notes(office, case, "advice_received", adviser="Dr Lim", document=told)
    return case


def has_a_final_plan(office: Office, case: CaseNumber, words: str = PLANTED) -> None:
    def issue(records: Records, command: None, sitting: Sitting) -> Done:
        del command, sitting
        plan = a_plan().with_section("C", Section(paragraphs(words)))
        taught = an_item("F1", "Three hours a week with a specialist teacher.")
        plan = plan.with_section("F", Section(items=(taught,)))
        records.issue(Version(case, 1, VersionKind.FINAL, plan, date(2026, 11, 9)))
        records.add_event(case, an_event("final_plan_sent", date(2026, 11, 9)))
        return Done(case, frozenset(), "The final plan was sent.", "final_plan_sent")

    office.do(issue, None)


def has_a_scan(office: Office, case: CaseNumber) -> None:
    def issue(records: Records, command: None, sitting: Sitting) -> Done:
        del command, sitting
        plan = blank_plan(plan_kinds()["scan"]).with_section("B", Section(paragraphs("He signs.")))
        records.issue(Version(case, 1, VersionKind.ISSUED, plan, date(2026, 3, 2)))
        facts = {"version": "Issue 1", "series": "scan", "review_by": "2027-03-01"}
        records.add_event(case, an_event("scan_issued", date(2026, 3, 2), facts=facts))
        return Done(case, frozenset(), "A SCAN was issued.", "scan_issued")

    office.do(issue, None)


def notes(office: Office, case: CaseNumber, kind: str, **facts: str) -> Done:
    day = office.today
    happening = Happening(kind, day, sent=day, served=day, facts=facts)
    return office.do(entries.record, entries.Record(case, happening))
