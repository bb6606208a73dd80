"""The kept plan: how each piece of its provision is met while a child or young person is detained.

Nothing here is kept: a match is the entry that says how a piece is met, and whoever agreed to it
is in that entry or in a later one (CFA 2014 s.74).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from hashlib import sha256
from typing import Final

from caseworker.domain.blocks import words
from caseworker.domain.case import Case, Event, EventId
from caseworker.domain.due import Due
from caseworker.domain.kept_rules import KeptSection, WayMet, kept_rules
from caseworker.domain.kinds import SectionKind, plan_kinds
from caseworker.domain.law.limits import Nature
from caseworker.domain.plan import Item, Plan
from caseworker.domain.review_rules import review_rules

MET: Final = "provision_delivered"
AGREED: Final = "provision_agreed"
NOT_AGREED: Final = "provision_not_agreed"
_UNSAID: Final = frozenset({"adulthood"})  # an area, and nothing of how much


@dataclass(frozen=True, slots=True)
class Agreement:
    """Who agreed for the authority, and on which day."""

    by: str
    on: date
    words: str = ""


@dataclass(frozen=True, slots=True)
class Match:
    """How a piece of provision was met from a day on, and what the authority said to it."""

    event: Event
    way: WayMet
    agreed: Agreement | None = None
    refused: Event | None = None

    @property
    def reason(self) -> str:
        return self.event.facts.get("reason", "")

    @property
    def is_outstanding(self) -> bool:
        """It is not as the plan says, and nobody has agreed to it by name and day."""
        return not self.way.settled and self.agreed is None


@dataclass(frozen=True, slots=True)
class KeptItem:
    """A piece of provision of the plan in force, with every way in which it was met, latest first.

    ``specified`` are the fields of the plan in a line.
    """

    item: str
    number: str
    about: str
    specified: str
    section: KeptSection
    matches: tuple[Match, ...] = ()

    @property
    def now(self) -> Match | None:
        """How it is met now; None while nobody has said."""
        return self.matches[0] if self.matches else None

    @property
    def is_outstanding(self) -> bool:
        return self.now is not None and self.now.is_outstanding


def kept_items(case: Case, plan: Plan | None) -> tuple[KeptItem, ...]:
    """Every piece of provision of a plan that has to be arranged in custody.

    In reading order; what nobody has matched yet stands first.
    """
    if plan is None:
        return ()
    found = [replace(one, matches=matches_of(case, one.number, one.item)) for one in _pieces(plan)]
    return tuple(sorted(found, key=lambda one: one.now is not None))


def matches_of(case: Case, number: str, item: str) -> tuple[Match, ...]:
    """Every way in which a piece was met, latest first; of one day the later entry comes first.

    An entry that doesn't bear the piece's own mark is known by its number, as in “F1”.
    """
    met = [one for one in case.all_of(MET) if is_about(one, number, item)]
    said = [one for one in case.all_of(AGREED, NOT_AGREED) if is_about(one, number, item)]
    of = {one.id: _of(case, one, met) for one in said}
    found = [_match(one, [each for each in said if of[each.id] == one]) for one in met]
    return tuple(reversed(found))


def is_about(event: Event, number: str, item: str) -> bool:
    """Whether an entry is about this piece of provision."""
    mark = event.facts.get("item", "")
    return mark == item if mark else event.facts.get("provision", "").strip() == number


def ways_now(case: Case) -> Mapping[str, WayMet]:
    """How each piece that anybody has matched is met now, by its mark, or else by its number."""
    found = {}
    for event in case.all_of(MET):
        mark = event.facts.get("item", "") or event.facts.get("provision", "").strip()
        found[mark] = kept_rules().way(event.facts["step"])
    return found


def monitoring_due(found: Iterable[Due]) -> Due | None:
    """The open duty to hold a meeting that decides nothing and counts as no review."""
    held = {kind.held for kind in review_rules().kinds if not kind.decides and not kind.counts}
    asked = (due for due in found if due.is_open and due.row.nature is Nature.DEADLINE)
    return next((due for due in asked if due.row.met_by & held), None)


def _of(case: Case, said: Event, met: Sequence[Event]) -> Event | None:
    """The match that an answer is about: the one it names, else the latest on its day."""
    named = said.facts.get("match", "")
    if named:
        return case.heir(EventId(named))
    before = [one for one in met if one.day <= said.day]
    return before[-1] if before else None


def _match(event: Event, said: Sequence[Event]) -> Match:
    way = kept_rules().way(event.facts["step"])
    last = said[-1] if said else None
    if last is not None and last.kind == AGREED:
        agreed = Agreement(last.facts["agreed_by"], last.day, last.facts.get("words", ""))
        return Match(event, way, agreed)
    name, on = event.facts.get("agreed_by", ""), event.facts.get("agreed_on", "")
    if name and on:
        return Match(event, way, Agreement(name, date.fromisoformat(on)))
    return Match(event, way, refused=last)


def _pieces(plan: Plan) -> Iterator[KeptItem]:
    """The items of each section; where it has only text, each line of it is a piece."""
    for section in plan_kinds()[plan.kind].sections:
        row = kept_rules().sections.get(section.letter)
        if row is None or section.letter not in plan.sections:
            continue
        held = plan.section(section.letter)
        for at, item in enumerate(held.items, start=1):
            number, about = f"{section.letter}{at}", words(item.text).strip()
            yield KeptItem(str(item.id), number, about, _specified(section, item), row)
        if held.items:
            continue
        lines = [line for block in held.text if (line := block.plain.strip())]
        for at, line in enumerate(lines, start=1):
            yield KeptItem(_mark(section, line), f"{section.letter}{at}", line, "", row)


def _mark(section: SectionKind, line: str) -> str:
    """A line of text has no mark of its own: it is known again as long as it says the same."""
    return f"{section.letter}-{sha256(line.encode()).hexdigest()[:16]}"


def _specified(section: SectionKind, item: Item) -> str:
    fields = section.item.fields if section.item else ()
    said = (item.fields.get(one.name, "").strip() for one in fields if one.name not in _UNSAID)
    return " · ".join(one for one in said if one)
