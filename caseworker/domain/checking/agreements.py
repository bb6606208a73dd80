"""Checks of what others must agree to, of money, and of who signs and who is sent the plan."""

from __future__ import annotations

from collections.abc import Iterator

from caseworker.domain.blocks import is_blank, words
from caseworker.domain.case import Event
from caseworker.domain.checking.looked import Check, Looked, Spot, listed, missing, said
from caseworker.domain.checking.phrases import is_said
from caseworker.domain.law import event_kinds
from caseworker.domain.next_plan import IN_FORCE


def health_provision_is_agreed(looked: Looked, check: Check) -> Iterator[Spot]:
    """Each part of the section: agreed by the body that commissions it, who and when.

    What was agreed for the draft is not agreed for other words in the final plan.
    """
    agreed = _is_agreed(looked, check)
    for passage in looked.among(check.sections):
        own = passage.item is not None and all(said(passage.item, name) for name in check.fields)
        if is_said(passage.text) and not agreed and not own:
            yield Spot(passage.place)


def _is_agreed(looked: Looked, check: Check) -> bool:
    agreement = looked.case.last(*check.record)
    draft = looked.case.last("draft_sent")
    if agreement is None:
        return False
    if draft is None or looked.sent is None or not looked.sending.follows_draft:
        return True
    is_as_sent = all(
        looked.plan.section(letter) == looked.sent.section(letter) for letter in check.sections
    )
    return is_as_sent or not _came_before(looked, agreement, draft)


def direct_payment_is_complete(looked: Looked, check: Check) -> Iterator[Spot]:
    """Each payment: how much, for which needs, towards which outcomes."""
    name, *served = check.facts
    letter = looked.home_of(name)
    section = looked.plan.section(letter)
    if is_said(words(section.text)) and not section.items:
        yield Spot(letter, "the amount, the needs and the outcomes of each payment")
    for number, item in looked.items(name):
        lacks = [missing(item, looked.fields_of(name), check.fields)]
        for other in served:
            there = {each.id for _, each in looked.items(other)}
            lacks.append("" if there.intersection(item.links) else f"the {other} it is for")
        lacks.append("what it pays for" if is_blank(item.text) else "")
        if any(lacks):
            yield Spot(number, listed([one for one in lacks if one]))


def budget_is_answered(looked: Looked, check: Check) -> Iterator[Spot]:
    """A personal budget that was asked for has its answer in the plan."""
    asked = looked.case.last(*check.record)
    letter = check.sections[0]
    if asked is not None and looked.plan.section(letter).is_blank:
        yield Spot(letter)


def plan_is_signed(looked: Looked, check: Check) -> Iterator[Spot]:
    """Asked of whoever is about to sign; while the plan is written there is nobody yet."""
    del check
    if looked.signer is None:
        return
    lacks = [
        words
        for words, given in (
            ("the name of the officer who signs", looked.signer.name.strip()),
            ("the role of the officer who signs", looked.signer.role.strip()),
            ("the day on which it is made", looked.signer.made),
        )
        if not given
    ]
    if lacks:
        yield Spot("role", listed(lacks))


def everybody_is_sent_it(looked: Looked, check: Check) -> Iterator[Spot]:
    """Each of those whom the regulation names, in the entry that lists them."""
    (kind,) = check.record
    since = looked.case.last("decided_to_issue", *IN_FORCE)
    last = looked.case.last(kind)
    is_old = last is not None and since is not None and _came_before(looked, last, since)
    facts = {} if last is None or is_old else last.facts
    specs = {spec.name: spec.words for spec in event_kinds()[kind].facts}
    lacks = [specs[name] for name in check.fields if not facts.get(name, "").strip()]
    if lacks:
        yield Spot("recipients", "; ".join(lacks))


def _came_before(looked: Looked, one: Event, other: Event) -> bool:
    return looked.case.live.index(one) < looked.case.live.index(other)
