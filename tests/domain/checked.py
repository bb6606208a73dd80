"""A plan in which nothing stands in the way, and the case it is of: changed by each test."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

from caseworker.domain.blocks import paragraphs
from caseworker.domain.case import Case, Event
from caseworker.domain.checking.looked import Looked
from caseworker.domain.checks import Finding, before_sending
from caseworker.domain.diary import Reckoning
from caseworker.domain.kinds import plan_kinds
from caseworker.domain.plan import Item, Plan, Section, VersionKind
from tests.builders import TODAY, a_case, a_person, a_plan, all_advice, an_event, an_item

DRAFT, FINAL, AMENDED = VersionKind.DRAFT, VersionKind.FINAL, VersionKind.AMENDED
PLACE = Section(items=(an_item("place", "", name="Harrow Hill", type="Mainstream school"),))
CHILD = a_person(born=date(2015, 3, 2))  # in Year 7
OLD_DRAFT = an_event("draft_sent", date(2026, 11, 2), served=date(2026, 11, 2))
FINAL_SENT = an_event("final_plan_sent", date(2026, 6, 1), facts={"institution": "Harrow Hill"})
NOTICE = an_event(
    "amendment_notice_served",
    date(2026, 11, 2),
    served=date(2026, 11, 2),
    facts={"changes": "F1: 4 hours, not 3"},
)
CONSULTED = an_event("institution_consulted", facts={"institution": "harrow hill "})
RECIPIENTS = an_event(
    "plan_recipients_listed",
    facts={"decider": "Tom Whitfield", "institution": "The head", "health": "Care board"},
)


def happened(kind: str, day: date = TODAY, **facts: str) -> Event:
    return an_event(kind, day, facts=facts)


BEFORE = {
    DRAFT: all_advice(),
    FINAL: (*all_advice(), OLD_DRAFT, CONSULTED, RECIPIENTS),
    AMENDED: (*all_advice(), FINAL_SENT, NOTICE, CONSULTED, RECIPIENTS),
}


def look(
    plan: Plan | None = None,
    *events: Event,
    sending: VersionKind = DRAFT,
    person: Any = None,
    without: tuple[Event, ...] = (),
    case: Case | None = None,
    **beside: Any,
) -> Looked:
    """What is looked at: a sound plan on its way to ``sending``, but for what is given."""
    if plan is None:
        plan = a_plan()
    if sending is not DRAFT and plan.section("I").is_blank:
        plan = plan.with_section("I", PLACE)
    there = (*(one for one in BEFORE[sending] if one not in without), *events)
    changes = {"person": person} if person else {}
    case = replace(case, events=there) if case else a_case(*there, **changes)
    return Looked(plan, plan_kinds()[plan.kind], case, Reckoning(TODAY), sending, **beside)


def text(words: str) -> Section:
    return Section(paragraphs(words))


def only(words: str, *links: str, **fields: str) -> Section:
    """One item in place of the one that is there."""
    return Section(items=(an_item("one", words, *links, **fields),))


def changed(letter: str, words: str = "", **fields: str) -> Plan:
    """The sound plan with other words or fields in the first item of a section."""
    plan = a_plan()
    item = plan.section(letter).items[0]
    return plan.with_item(letter, altered(item, words, **fields))


def altered(item: Item, words: str = "", **fields: str) -> Item:
    kept = {name: said for name, said in {**item.fields, **fields}.items() if said}
    return replace(item, text=paragraphs(words) if words else item.text, fields=kept)


def without(plan: Plan, letter: str) -> Plan:
    sections = {name: section for name, section in plan.sections.items() if name != letter}
    return replace(plan, sections=sections)


def of(check_id: str, looked: Looked) -> list[Finding]:
    return [one for one in before_sending(looked) if one.check.id == check_id]


def found(looked: Looked) -> list[tuple[str, str]]:
    return [(one.check.id, one.place) for one in before_sending(looked)]
