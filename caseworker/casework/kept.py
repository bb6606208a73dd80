"""The plan that is kept in custody: how each piece is met, who agreed to it, and what is shown."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from caseworker.casework import entries
from caseworker.casework.office import Done, Sitting, Touched
from caseworker.casework.reckoning import reckoning_of
from caseworker.casework.records import Records
from caseworker.casework.review_desk import plan_held
from caseworker.domain.case import Case, CaseNumber, Event, Happening
from caseworker.domain.diary import place_of
from caseworker.domain.errors import Gap, Incomplete, NotAllowed
from caseworker.domain.hours import Norm, Week, hours_rules, weeks_of
from caseworker.domain.kept import AGREED, MET, NOT_AGREED, KeptItem, kept_items
from caseworker.domain.kept_rules import kept_rules
from caseworker.domain.review import Review, reviews_of

CHANGED: Final = frozenset({Touched.CASE, Touched.DIARY})


@dataclass(frozen=True, slots=True)
class Matched:
    """How one piece of provision is met: ``item`` is its mark, ``step`` the words of the way."""

    item: str
    step: str
    reason: str = ""


@dataclass(frozen=True, slots=True)
class MatchProvision:
    """Say from which day, and how, pieces of the plan are met.

    ``agreed_by`` and ``agreed_on`` are for those that are not met as the plan says; both are empty
    while nobody has agreed.
    """

    case: CaseNumber
    day: date
    matches: tuple[Matched, ...]
    agreed_by: str = ""
    agreed_on: date | None = None


@dataclass(frozen=True, slots=True)
class AnswerOnProvision:
    """What the authority said to the way in which pieces are met; ``items`` are their marks."""

    case: CaseNumber
    items: tuple[str, ...]
    by: str
    on: date
    agreed: bool = True
    words: str = ""


@dataclass(frozen=True, slots=True)
class KeptDesk:
    """Everything that the page of a kept plan shows.

    ``unmatched`` are the pieces of which nobody has said how they are met. ``monitoring`` are the
    meetings that were held, latest first. ``norm`` is how many hours a week are asked for where
    the learner is, if that is known.
    """

    case: Case
    plan: str
    items: tuple[KeptItem, ...]
    weeks: tuple[Week, ...]
    norm: Norm | None
    place: str
    monitoring: tuple[Review, ...]

    @property
    def unmatched(self) -> tuple[KeptItem, ...]:
        return tuple(one for one in self.items if one.now is None)

    @property
    def outstanding(self) -> tuple[KeptItem, ...]:
        return tuple(one for one in self.items if one.is_outstanding)


def kept_desk(number: CaseNumber) -> Callable[[Records, date], KeptDesk]:
    """A question: the plan in force piece by piece, and the hours week by week."""

    def ask(records: Records, today: date) -> KeptDesk:
        case = records.case(number)
        reckoning = reckoning_of(records.office(), today)
        place, (title, plan) = place_of(case), plan_held(records, case, reckoning)
        held = [one for one in reviews_of(case) if one.held is not None and not one.kind.decides]
        return KeptDesk(
            case=case,
            plan=title,
            items=kept_items(case, plan),
            weeks=weeks_of(case),
            norm=hours_rules().norm(place, reckoning.places),
            place=place,
            monitoring=tuple(reversed(held)),
        )

    return ask


def match_provision(records: Records, command: MatchProvision, sitting: Sitting) -> Done:
    """Write down how each piece is met from that day on (CFA 2014 s.74(4) to (7)).

    Raises:
        Incomplete: a reason is missing, or a name without a day, or a day without a name.
        NotAllowed: the plan in force has no such piece, or none is held.
    """
    case = records.case(command.case)
    items = _items(records, case, sitting)
    if gaps := [*_match_gaps(command), *_agreement_gaps(command)]:
        raise Incomplete(gaps)
    written = []
    for one in command.matches:
        item = _item(items, one.item)
        way = kept_rules().way(one.step)
        facts = {
            "provision": item.number,
            "item": item.item,
            "step": one.step,
            "reason": "" if way.settled else one.reason.strip(),
            "whose": item.section.whose,
        }
        if not way.settled and command.agreed_on is not None:
            facts["agreed_by"] = command.agreed_by.strip()
            facts["agreed_on"] = command.agreed_on.isoformat()
        written.append(_add(records, case, MET, command.day, facts, sitting))
    return _done(records, case, written)


def answer_on_provision(records: Records, command: AnswerOnProvision, sitting: Sitting) -> Done:
    """Write down that the authority agreed, or did not, for each piece that is outstanding.

    Raises:
        Incomplete: nothing is chosen, no name is given, or no word of what they want instead.
        NotAllowed: a piece waits for nobody's agreement.
    """
    case = records.case(command.case)
    items = _items(records, case, sitting)
    gaps = []
    if not command.items:
        gaps.append(Gap("items", "Choose at least one piece of provision."))
    if not command.by.strip():
        gaps.append(Gap("by", "Say who answered for the authority, by name."))
    if not command.agreed and not command.words.strip():
        gaps.append(Gap("words", "Say what they want instead."))
    if gaps:
        raise Incomplete(gaps)
    written = []
    for mark in command.items:
        now = (item := _item(items, mark)).now
        if now is None or not now.is_outstanding:
            raise NotAllowed(
                f"{item.number} waits for nobody’s agreement.",
                source=item.section.source,
                instead="Say how it is met first, with the reason.",
            )
        facts = {
            "provision": now.event.facts["provision"],
            "item": item.item,
            "match": str(now.event.id),
            "words": command.words.strip(),
        }
        if command.agreed:
            facts |= {"agreed_by": command.by.strip(), "step": now.way.step}
        else:
            facts |= {"answered_by": command.by.strip()}
        kind = AGREED if command.agreed else NOT_AGREED
        written.append(_add(records, case, kind, command.on, facts, sitting))
    return _done(records, case, written)


def _items(records: Records, case: Case, sitting: Sitting) -> Mapping[str, KeptItem]:
    _, plan = plan_held(records, case, reckoning_of(records.office(), sitting.today))
    if plan is None:
        raise NotAllowed(
            "Nothing of the plan is held here, so its provision isn’t known.",
            instead="Type what it says of provision under “Plan”, from the copy.",
        )
    return {one.item: one for one in kept_items(case, plan)}


def _item(items: Mapping[str, KeptItem], mark: str) -> KeptItem:
    if mark not in items:
        raise NotAllowed(
            "The plan in force has no such piece of provision.", instead="Look at the plan again."
        )
    return items[mark]


def _match_gaps(command: MatchProvision) -> Iterator[Gap]:
    if not command.matches:
        yield Gap("matches", "Say of at least one piece how it is met.")
    for one in command.matches:
        if not kept_rules().way(one.step).settled and not one.reason.strip():
            yield Gap(f"reason_{one.item}", "Say why it is not as the plan says.")


def _agreement_gaps(command: MatchProvision) -> Iterator[Gap]:
    name, on = command.agreed_by.strip(), command.agreed_on
    if name and on is None:
        yield Gap("agreed_on", "Say on which day they agreed.")
    if on is not None and not name:
        yield Gap("agreed_by", "Say who agreed, by name.")


def _add(  # noqa: PLR0913, PLR0917 - where, what, when and by whom
    records: Records,
    case: Case,
    kind: str,
    day: date,
    facts: Mapping[str, str],
    sitting: Sitting,
) -> Event:
    said = {name: value for name, value in facts.items() if value}
    return entries.add(records, case, Happening(kind, day, facts=said), sitting)


def _done(records: Records, case: Case, written: Sequence[Event]) -> Done:
    """One line of history for all of it; its entry is the first that somebody has to answer."""
    waits = [one for one in written if "reason" in one.facts and "agreed_on" not in one.facts]
    main = (waits or written)[0]
    done = entries.said(records, case, main, CHANGED)
    sentence = " ".join(entries.sentence(records, case, event) for event in written)
    return Done(case.number, CHANGED, sentence, done.act, event=main.id, made=done.made)
