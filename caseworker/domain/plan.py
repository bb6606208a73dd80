"""A plan: its sections, its linked needs, outcomes and provision, and its versions.

What a kind of plan is made of (sections, what each may hold, its words) is data in
``domain/kinds``. This module only knows the shape.
"""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from enum import Enum
from typing import Any, Final, NewType

from caseworker.domain.blocks import Blocks, from_data, is_blank, to_data
from caseworker.domain.case import CaseNumber, EventId, OfficerId
from caseworker.domain.errors import NotAllowed, NotFound
from caseworker.domain.kinds import PlanKind, series_of

ItemId = NewType("ItemId", str)


@dataclass(frozen=True, slots=True)
class Item:
    """One need, outcome or piece of provision.

    ``links`` name the items it serves: an outcome's needs, provision's needs and
    outcomes. ``fields`` are those that the plan kind declares for its section.
    """

    id: ItemId
    text: Blocks = ()
    fields: Mapping[str, str] = field(default_factory=dict)
    links: tuple[ItemId, ...] = ()


@dataclass(frozen=True, slots=True)
class Section:
    """What stands in one section: text, items, or both."""

    text: Blocks = ()
    items: tuple[Item, ...] = ()

    @property
    def is_blank(self) -> bool:
        return is_blank(self.text) and not self.items


@dataclass(frozen=True, slots=True)
class Plan:
    """The content of a plan of one kind. Every change makes a new one."""

    kind: str
    sections: Mapping[str, Section] = field(default_factory=dict)

    def section(self, letter: str) -> Section:
        return self.sections.get(letter, Section())

    def with_section(self, letter: str, section: Section) -> Plan:
        return replace(self, sections={**self.sections, letter: section})

    def numbered(self) -> Iterator[tuple[str, Item]]:
        """Every item with its number, in reading order: ``("B1", …)``."""
        for letter, section in self.sections.items():
            for position, item in enumerate(section.items, start=1):
                yield f"{letter}{position}", item

    def numbers(self) -> dict[ItemId, str]:
        return {item.id: number for number, item in self.numbered()}

    def item(self, item_id: ItemId) -> Item:
        """Raises NotFound."""
        for _, item in self.numbered():
            if item.id == item_id:
                return item
        raise NotFound("There is no such item in this plan.")

    def letter_of(self, item_id: ItemId) -> str:
        """The letter of the section that the item stands in. Raises NotFound."""
        for letter, section in self.sections.items():
            if any(item.id == item_id for item in section.items):
                return letter
        raise NotFound("There is no such item in this plan.")

    def with_item(self, letter: str, item: Item) -> Plan:
        """The item put in its section: in place if it was there, else at the end."""
        section = self.section(letter)
        known = [existing.id for existing in section.items]
        items = (
            tuple(item if existing.id == item.id else existing for existing in section.items)
            if item.id in known
            else (*section.items, item)
        )
        return self.with_section(letter, replace(section, items=items))

    def without_item(self, item_id: ItemId) -> Plan:
        """The item gone, and every link to it with it."""
        sections = {
            letter: replace(
                section,
                items=tuple(
                    replace(item, links=tuple(link for link in item.links if link != item_id))
                    for item in section.items
                    if item.id != item_id
                ),
            )
            for letter, section in self.sections.items()
        }
        return replace(self, sections=sections)

    def moved(self, item_id: ItemId, *, by: int) -> Plan:
        """The item moved up (negative) or down within its section; the rest renumbered."""
        for letter, section in self.sections.items():
            items = list(section.items)
            for position, item in enumerate(items):
                if item.id == item_id:
                    items.pop(position)
                    items.insert(max(0, min(len(items), position + by)), item)
                    return self.with_section(letter, replace(section, items=tuple(items)))
        raise NotFound("There is no such item in this plan.")


class VersionKind(Enum):
    """What a version is. The words are the ones on its cover.

    A kept draft was never sent: it is what was being written when an earlier version was
    taken up again.
    """

    KEPT = "Kept draft"
    DRAFT = "Draft"
    FINAL = "Final"
    AMENDED = "Final, amended"
    REASSESSED = "Final, re-assessed"
    ISSUED = "Issue"

    @property
    def is_in_force(self) -> bool:
        """It is the plan of the law as it stands from its day on, until the next such."""
        return self in {VersionKind.FINAL, VersionKind.AMENDED, VersionKind.REASSESSED}

    @property
    def follows_draft(self) -> bool:
        """A draft of it is sent first, and it may differ from that for a reason alone."""
        return self in {VersionKind.FINAL, VersionKind.REASSESSED}

    @property
    def watermark(self) -> str:
        """What stands across each page of a paper made from it."""
        return "DRAFT" if self in {VersionKind.DRAFT, VersionKind.KEPT} else ""


@dataclass(frozen=True, slots=True)
class Advice:
    """One entry of section K: advice got for the assessment, with its author and day."""

    source: str
    author: str
    role: str
    day: date
    document: str = ""
    event: EventId | None = None


@dataclass(frozen=True, slots=True)
class Signature:
    """The officer's own signature over a version's fingerprint (decision 35)."""

    officer: OfficerId
    name: str
    role: str
    day: date
    value: bytes
    public_key: bytes


@dataclass(frozen=True, slots=True)
class Version:
    """A version that has been issued, or kept. It can never change again; the next is a new one.

    ``issued_on`` is the day on which it was kept, if it was never issued. ``issued_as`` is the
    number of the case in which it was issued, where that is another: it came from elsewhere, or
    two cases were joined; ``whose`` is the office that issued it, if that is another. ``of`` tells
    it from another of its number in the case (``in_order``).
    ``left_out`` are the sections that did not come along.
    """

    case: CaseNumber
    number: int
    kind: VersionKind
    plan: Plan
    issued_on: date
    advice: tuple[Advice, ...] = ()
    review_by: date | None = None
    signature: Signature | None = None
    issued_as: str = ""
    whose: str = ""
    of: str = ""
    left_out: tuple[str, ...] = ()

    @property
    def series(self) -> str:
        """Which of the plans of the case this is a version of."""
        return series_of(self.plan.kind)

    @property
    def title(self) -> str:
        named = f"{self.kind.value} {self.number}"
        return f"{named} of {self.of}" if self.of else named

    @property
    def key(self) -> str:
        """Which version this is among all of its case, wherever it was issued."""
        return f"{self.series}/{self.kind.name}/{self.number}/{self.issued_as or self.case}"

    @property
    def is_draft(self) -> bool:
        """It is no plan in law yet: unsigned, and without a placement."""
        return self.kind in {VersionKind.DRAFT, VersionKind.KEPT}

    @property
    def data(self) -> dict[str, Any]:
        """Everything that the version says, apart from its signature: fit for JSON."""
        return {
            "case": self.issued_as or self.case,
            "number": self.number,
            "kind": self.kind.value,
            "plan": plan_to_data(self.plan),
            "issued_on": self.issued_on.isoformat(),
            "review_by": self.review_by.isoformat() if self.review_by else None,
            "advice": [
                [entry.source, entry.author, entry.role, entry.day.isoformat(), entry.document]
                for entry in self.advice
            ],
        }

    @property
    def canonical(self) -> bytes:
        """``data`` as the one text of JSON that is signed: sorted keys, no white, UTF-8."""
        text = json.dumps(self.data, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
        return text.encode()

    @property
    def fingerprint(self) -> bytes:
        """SHA-256 over ``canonical``."""
        return hashlib.sha256(self.canonical).digest()


@dataclass(frozen=True, slots=True)
class WorkingDraft:
    """The plan being written: the one copy that may still change.

    ``edition`` is another with each save, so that a save made over an older one is noticed.
    """

    case: CaseNumber
    plan: Plan
    saved_at: datetime
    saved_by: OfficerId
    edition: str = ""

    @property
    def series(self) -> str:
        """Which of the plans of the case this is."""
        return series_of(self.plan.kind)


@dataclass(frozen=True, slots=True)
class PutBy:
    """What could not be saved over somebody else’s words, and what it had been begun from."""

    mine: Plan
    base: Plan

    def to_text(self) -> str:
        return json.dumps([plan_to_data(self.mine), plan_to_data(self.base)])


def put_by_from(text: str) -> PutBy:
    """What ``PutBy.to_text`` wrote."""
    mine, base = json.loads(text)
    return PutBy(plan_from_data(mine), plan_from_data(base))


KEPT_BESIDE: Final = "Nothing was overwritten: what you wrote is kept beside it."
NOT_ISSUED: Final = "Nothing was issued. Look at the plan as it is now, and begin again."


class Overtaken(NotAllowed):
    """What was to be saved had been changed by somebody else since it was opened.

    Nothing was overwritten. ``theirs`` is what the records hold now; None where it is not
    being written any more. ``safe`` says what became of what the officer wanted.
    """

    def __init__(self, theirs: WorkingDraft | None, safe: str = KEPT_BESIDE) -> None:
        if theirs is None:
            words = "This plan was issued or given up while you were writing."
        else:
            words = "This plan was saved by somebody else after you opened it."
        super().__init__(words, instead=safe)
        self.theirs = theirs


def in_order(versions: Iterable[Version]) -> tuple[Version, ...]:
    """The versions of one case as they were written, oldest first.

    Where some came from elsewhere they go by their days, and one that has the number of another
    says whose it is.
    """
    found = tuple(versions)
    if not any(one.issued_as for one in found):
        return found
    count = Counter((one.series, one.kind, one.number) for one in found)
    named = (
        replace(one, of=one.whose or f"case {one.issued_as}")
        if one.issued_as and count[one.series, one.kind, one.number] > 1
        else one
        for one in found
    )
    return tuple(sorted(named, key=lambda one: one.issued_on))


def issued(versions: Iterable[Version]) -> tuple[Version, ...]:
    """Those that went out: without the drafts that were only kept."""
    return tuple(version for version in versions if version.kind is not VersionKind.KEPT)


def blank_plan(kind: PlanKind) -> Plan:
    """A plan of this kind with every section there and nothing in it."""
    return Plan(kind.id, {section.letter: Section() for section in kind.sections})


def plan_to_data(plan: Plan) -> dict[str, Any]:
    """Plain dictionaries, fit for JSON."""
    return {
        "kind": plan.kind,
        "sections": [
            {
                "letter": letter,
                "text": to_data(section.text),
                "items": [
                    {
                        "id": item.id,
                        "text": to_data(item.text),
                        "fields": dict(item.fields),
                        "links": list(item.links),
                    }
                    for item in section.items
                ],
            }
            for letter, section in plan.sections.items()
        ],
    }


def plan_from_data(data: Mapping[str, Any]) -> Plan:
    """What ``plan_to_data`` wrote.

    Raises:
        ValueError: this is not such data.
    """
    return Plan(
        data["kind"],
        {
            entry["letter"]: Section(
                from_data(entry["text"]),
                tuple(
                    Item(
                        ItemId(item["id"]),
                        from_data(item["text"]),
                        dict(item["fields"]),
                        tuple(ItemId(link) for link in item["links"]),
                    )
                    for item in entry["items"]
                ),
            )
            for entry in data["sections"]
        },
    )
