"""“Correct this entry” for every kind: a wrong day is put right, or it is said why it can’t be."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

import pytest

from caseworker.casework import entries
from caseworker.casework.office import Office, Officer
from caseworker.casework.records import OfficeFacts
from caseworker.domain.case import CaseNumber, Event, EventId, Happening, Stage
from caseworker.domain.errors import NotAllowed
from caseworker.domain.law import event_kinds
from caseworker.domain.law.kinds import EventKind, FactKind, FactSpec
from caseworker.domain.striking import why_fixed
from tests.builders import OKAFOR, StandingClock, a_case, an_event
from tests.paper_records import PaperStore

KINDS = event_kinds()
NUMBER, WRONG = CaseNumber("2026-0113"), EventId("wrong")
WRITTEN, RIGHT = date(2026, 11, 2), date(2026, 11, 1)
SAID = {FactKind.DATE: "2026-10-20", FactKind.MONTH: "2026-10", FactKind.MONEY: "1200"}
PLAN = "existing_plan_recorded"
# What has to be there first, where one entry that leads to an open stage is not enough.
FIRST: Mapping[str, tuple[str, ...]] = {
    "final_plan_sent": ("decided_to_assess", "draft_sent"),
    "decided_not_to_amend": (PLAN, "amendment_notice_served"),
    "reassessment_withdrawn": (PLAN, "reassessment_requested"),
    "reassessment_refused": (PLAN, "reassessment_requested"),
    "reassessed_plan_sent": (PLAN, "reassessment_requested", "reassessment_agreed"),
    "reassessed_plan_kept": (PLAN, "reassessment_requested", "reassessment_agreed"),
    "consulted_on_ceasing": (PLAN,),
    "decided_to_cease": (PLAN, "consulted_on_ceasing"),
    "plan_ceased": (PLAN, "consulted_on_ceasing", "decided_to_cease"),
}
TOLD = {
    "exception_claimed": {"limit": "T-03", "exception": "EX-C"},
    "reassessment_refused": {"ground": "Not necessary"},
    "consent_given": {"judged_on": "2026-10-30", "since": "2026-11-05", "until": "2027-11-05"},
    "consent_refused": {"judged_on": "2026-10-30"},
}
CORRECTABLE = [one for one in KINDS.values() if one.correctable and one.computed is None]
FIXED = [one for one in KINDS.values() if not one.correctable]


def told(kind: EventKind) -> dict[str, str]:
    return {spec.name: _said(spec) for spec in kind.facts} | TOLD.get(kind.name, {})


def _said(spec: FactSpec) -> str:
    if spec.choices:
        return spec.choices[0]
    return "first" if spec.kind is FactKind.EVENT else SAID.get(spec.kind, "Words")


def leading_to(kind: EventKind) -> tuple[str, ...]:
    """An entry that brings the case to where this one is open."""
    if not kind.opened_by or Stage.OPENED.value in kind.opened_by:
        return ()
    leads = (
        one.name
        for one in KINDS.values()
        if (one.leads_to in kind.opened_by and not one.along) or kind.opened_by & set(one.begins)
    )
    return (next(leads),)


def written(kind: EventKind) -> Event:
    event = an_event(kind.name, WRITTEN, id=WRONG, facts=told(kind))
    sent = date(2026, 11, 3) if kind.sent_words else None
    return replace(event, sent=sent, served=date(2026, 11, 4) if kind.served_words else None)


def an_office(clock: StandingClock, kind: EventKind) -> tuple[Office, PaperStore]:
    """One case, with what this kind needs, and with such an entry of the wrong day."""
    before = FIRST.get(kind.name) or (*kind.only_after, *leading_to(kind))
    earlier = [
        an_event(name, date(2026, 9, 2 + at), id=EventId(f"before{at}"), facts=told(KINDS[name]))
        for at, name in enumerate(before)
    ]
    first = an_event("case_opened", date(2026, 9, 1), id=EventId("first"))
    store = PaperStore()
    with store.sitting() as records:
        records.save_office(OfficeFacts("Northmere", ("community",), "OFFICIAL"))
        records.open_case(a_case(first, *earlier, written(kind), number=NUMBER))
    return Office(store.sitting, clock, Officer(OKAFOR, "J. Okafor"), lambda _: (b"", b"")), store


def put_right(office: Office, kind: EventKind) -> None:
    was = written(kind)
    day, sent = (was.day, was.day) if kind.signed else (RIGHT, was.sent)
    happening = Happening(kind.name, day, sent, was.served, was.facts)
    office.do(entries.correct, entries.Correct(NUMBER, WRONG, happening, "Typed wrong"))


@pytest.mark.parametrize("kind", CORRECTABLE, ids=lambda kind: kind.name)
def test_an_entry_is_corrected(clock: StandingClock, kind: EventKind) -> None:
    office, store = an_office(clock, kind)

    put_right(office, kind)

    with store.sitting() as records:
        case, (line, *_) = records.case(NUMBER), records.history(NUMBER)
    now = case.live[-1]
    assert (now.kind, now.replaces) == (kind.name, WRONG)
    assert now.sent == WRITTEN if kind.signed else now.day == RIGHT
    assert line.words.startswith("Corrected an entry of 2 November 2026: ")
    assert line.words.endswith("Reason: Typed wrong")


@pytest.mark.parametrize("kind", FIXED, ids=lambda kind: kind.name)
def test_what_can_not_be_corrected_says_so_in_words(clock: StandingClock, kind: EventKind) -> None:
    office, _ = an_office(clock, kind)

    with pytest.raises(NotAllowed) as refused:
        put_right(office, kind)

    assert refused.value.words == f"“{kind.title}” can’t be corrected. {why_fixed(kind)}"
    assert refused.value.instead == "Add a new entry that says what is right."
