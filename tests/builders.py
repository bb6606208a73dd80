"""Things for the tests. Every argument has a sensible default; nobody here is real."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from itertools import count
from typing import Any

from caseworker.domain.blocks import paragraphs
from caseworker.domain.case import Case, CaseNumber, Event, EventId, OfficerId
from caseworker.domain.kinds import plan_kinds
from caseworker.domain.people import Contact, NeedType, Person
from caseworker.domain.plan import Item, ItemId, Plan, Section, blank_plan

TODAY = date(2026, 11, 23)  # a Monday; the clock of every test stands here
NOW = datetime(2026, 11, 23, 9, 30, tzinfo=UTC)
OKAFOR = OfficerId("okafor")

_numbers = count(1)


class StandingClock:
    """A clock that moves only when it is told to."""

    def __init__(self, at: datetime = NOW) -> None:
        self.at = at

    def now(self) -> datetime:
        return self.at

    def forward(self, **by: float) -> None:
        self.at += timedelta(**by)


def a_person(**changes: Any) -> Person:
    person = Person(
        given="Tom",
        family="Whitfield",
        born=date(2009, 3, 2),
        known_as="Tom",
        home_authority="Northmere",
        needs=(NeedType.SEMH, NeedType.SLCN),
        contacts=(Contact("Dawn Whitfield", "Mother", parental_responsibility=True),),
    )
    return replace(person, **changes)


def an_event(kind: str, day: date = TODAY, **changes: Any) -> Event:
    event = Event(
        id=EventId(f"event-{next(_numbers)}"),
        kind=kind,
        day=day,
        recorded_by=OKAFOR,
        recorded_at=NOW,
    )
    return replace(event, **changes)


def a_case(*events: Event, number: str = "2026-0113", **changes: Any) -> Case:
    case = Case(
        number=CaseNumber(number),
        person=a_person(),
        setting="community",
        officer=OKAFOR,
        events=events,
    )
    return replace(case, **changes)


def all_advice(*kinds: str) -> tuple[Event, ...]:
    """Advice of each kind that the regulation names, with its paper; ``kinds`` are more."""
    usual = ("Parent or young person", "Educational", "Medical", "Psychological", "Social care")
    return tuple(
        an_event("advice_received", facts={"adviser": kind, "advice": kind, "document": "paper"})
        for kind in (*usual, "Preparing for adulthood", *kinds)
    )


def an_item(item_id: str, words: str, *links: str, **fields: str) -> Item:
    return Item(ItemId(item_id), paragraphs(words), fields, tuple(ItemId(link) for link in links))


def a_plan(kind: str = "ehc_plan", **sections: Section) -> Plan:
    """A whole plan with one need, one outcome and one provision, linked; placement blank."""
    plan = blank_plan(plan_kinds()[kind])
    filled: Mapping[str, Section] = {
        **{letter: Section(paragraphs("None identified.")) for letter in ("C", "D")},
        **{letter: Section(paragraphs("None required.")) for letter in ("G", "H1", "H2")},
        "A": Section(
            paragraphs(
                "Tom wants to be a mechanic. He likes to be told what comes next. "
                "He said so to his mother and his tutor on 5 October 2026."
            )
        ),
        "B": Section(items=(an_item("need-1", "Tom finds it hard to follow long instructions."),)),
        "E": Section(
            items=(
                an_item(
                    "outcome-1",
                    "Tom follows a three-step instruction without help.",
                    "need-1",
                    measure="Tutor’s record, each week",
                    baseline="One step",
                    target="Three steps, nine times of ten",
                    by_when="July 2027",
                    checked_by="SEN co-ordinator",
                    adulthood="Employment",
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
                    group_size="Four",
                    where="A quiet room",
                    start="January 2027",
                    reviewer="Therapist, each term",
                    adulthood="Employment",
                ),
            )
        ),
    }
    return replace(plan, sections={**plan.sections, **filled, **sections})
