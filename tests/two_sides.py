"""Random cases for what is merged: one person as two offices know them. Nobody here is real."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from random import Random

from caseworker.domain.case import Case, CaseNumber, Event, EventId, OfficerId
from caseworker.domain.kinds import plan_kinds
from caseworker.domain.merging import Side
from caseworker.domain.people import Address, Contact, Identifier, NeedType, Person
from caseworker.domain.plan import Version, VersionKind, blank_plan

FIRST = date(2025, 9, 1)
_NAMES = (("Amina", "Rahimi"), ("Leo", "Ashby"), ("فاطمة", "الأحمد"), ("Zoë", "O’Neill-Day"))
_SAID = ("a report", "at a meeting", "by letter", "")
_KINDS = ("concern_raised", "contact_made", "views_gathered", "progress_checked")


@dataclass(frozen=True, slots=True)
class File:
    """A document and its bytes."""

    id: str
    name: str
    content: bytes

    @property
    def size(self) -> int:
        return len(self.content)

    @property
    def sha256(self) -> str:
        return hashlib.sha256(self.content).hexdigest()


def dice(seed: int) -> Random:
    """The same throws for the same seed, each time."""
    return Random(seed)  # noqa: S311 - throws of a test, no secret


def a_random_person(dice: Random, name: tuple[str, str] | None = None) -> Person:
    """Somebody with whatever may be known of them."""
    given, family = name or dice.choice(_NAMES)
    return Person(
        given,
        family,
        date(2010, 3, dice.randint(1, 20)),
        known_as=dice.choice(["", given[:3]]),
        home_authority=dice.choice(["Northmere", "Ashdown", ""]),
        whereabouts=dice.choice(["At home", "Ashdown", ""]),
        serving_parent=dice.random() < 0.3,
        needs=tuple(dice.sample(list(NeedType), dice.randint(0, 3))),
        communication=dice.choice(["", "Makaton"]),
        identifiers=tuple(
            Identifier(kind, value)
            for kind, value in (("upn", "H801200001001"), ("prison", f"A{dice.randint(1, 3)}234BC"))
            if dice.random() < 0.6
        ),
        addresses=tuple(
            Address(lines, "NM1 1AA", since=date(2025, 1, dice.randint(1, 3)))
            for lines in dice.sample(["1 Mill Lane", "2 Quay Street"], dice.randint(0, 2))
        ),
        contacts=tuple(
            Contact(
                who, "Mother", parental_responsibility=True, telephone=dice.choice(["", "01632 1"])
            )
            for who in dice.sample(["Dawn Rahimi", "P. Ashby", "منى الأحمد"], dice.randint(0, 3))
        ),
    )


def a_random_event(dice: Random, mark: str, at: int, papers: Sequence[File]) -> Event:
    """Something that happened, that may point to a paper."""
    day = FIRST + timedelta(days=dice.randint(0, 8))
    facts = {"document": dice.choice(papers).id} if papers and dice.random() < 0.4 else {}
    kind = "document_added" if facts else dice.choice(_KINDS)
    facts |= {"concern": dice.choice(_SAID)} if kind == "concern_raised" else {}
    return Event(
        EventId(f"{mark}{at}"),
        kind,
        day,
        OfficerId(f"officer-{mark}"),
        datetime(day.year, day.month, day.day, 9, at % 60, tzinfo=UTC),
        facts={name: value for name, value in facts.items() if value},
    )


def a_random_version(dice: Random, case: CaseNumber, number: int) -> Version:
    """A version whose plan says one thing or another."""
    from tests.builders import a_plan, an_item  # noqa: PLC0415 - builders lean on much

    kind = plan_kinds()["ehc_plan"]
    plan = a_plan() if dice.random() < 0.5 else blank_plan(kind)
    section = replace(plan.section("B"), items=(an_item("need-1", dice.choice("xyz")),))
    return Version(
        case, number, VersionKind.FINAL, plan.with_section("B", section), FIRST, issued_as=case
    )


def a_random_side(
    dice: Random, mark: str, *, number: str = "", person: Person | None = None
) -> Side:
    """One office's record of somebody."""
    case = CaseNumber(number or f"2025-{dice.randint(1, 99):04d}")
    papers = tuple(
        File(f"{mark}-paper{at}", f"Paper {at}.txt", dice.choice([b"one", b"two", b"three"]) * 3)
        for at in range(dice.randint(0, 3))
    )
    papers = tuple({one.sha256: one for one in papers}.values())
    events = [a_random_event(dice, f"{mark}-", at, papers) for at in range(dice.randint(0, 6))]
    if events and dice.random() < 0.5:
        wrong = dice.choice(events)
        right = replace(wrong, id=EventId(f"{mark}-right"), replaces=wrong.id, facts={})
        events.append(right)
    return Side(
        Case(
            case,
            person or a_random_person(dice),
            dice.choice(["community", "custody"]),
            OfficerId(f"officer-{mark}"),
            tuple(events),
            {
                name: value
                for name in ("establishment", "status")
                if (value := dice.choice(["", "one", "other"]))
            },
        ),
        tuple(a_random_version(dice, case, at) for at in range(1, dice.randint(1, 3))),
        papers,
    )
