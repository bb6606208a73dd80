"""Checks of whose views there are, of the time for them, and of what changed after them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from caseworker.domain import change_reasons
from caseworker.domain.checking.looked import Check, Looked, Spot
from caseworker.domain.checking.phrases import first, phrases
from caseworker.domain.checking.wording import is_called
from caseworker.domain.diary import too_soon
from caseworker.domain.plan import VersionKind

GATHERED = "views_gathered"
_DAY = re.compile(r"\b(?:19|20)\d\d\b")
# What must have gone out before, and what it must not be followed by too soon.
BEFORE = {
    VersionKind.FINAL: ("draft_sent", "final_plan_sent", "draft"),
    VersionKind.REASSESSED: ("draft_sent", "reassessed_plan_sent", "draft"),
    VersionKind.AMENDED: ("amendment_notice_served", "amended_plan_sent", "notice"),
}


def views_are_recorded(looked: Looked, check: Check) -> Iterator[Spot]:
    """The child's own and the parents', or the young person's; when and how they were given."""
    letter = check.sections[0]
    if looked.plan.section(letter).is_blank:
        yield Spot(letter, "no views")
        return
    text = " ".join(passage.text for passage in looked.among([letter]))
    if not _own_voice(looked, text):
        yield Spot(letter, f"nothing that {looked.case.person.called} said")
    if not looked.case.person.is_young_person(looked.today) and not _parents_voice(looked, text):
        yield Spot(letter, "nothing that the parents said")
    if not looked.case.all_of(GATHERED) and not _DAY.search(text):
        yield Spot(letter, "no word of when and how the views were gathered")


def _own_voice(looked: Looked, text: str) -> bool:
    person = looked.case.person
    names = tuple(filter(None, (person.name, person.called, person.given)))
    if any(is_called(event.facts["person"], names) for event in looked.case.all_of(GATHERED)):
        return True
    told = [f"{name} {word}" for name in names for word in phrases("told")]
    return bool(first("self", text)) or any(words in text for words in told)


def _parents_voice(looked: Looked, text: str) -> bool:
    names = tuple(form for parent in looked.case.person.parents for form in parent.forms)
    gathered = looked.case.all_of(GATHERED)
    is_gathered = any(is_called(event.facts["person"], names) for event in gathered)
    return is_gathered or bool(first("adult", text)) or any(name in text for name in names)


def time_for_views_is_over(looked: Looked, check: Check) -> Iterator[Spot]:
    """What must go out before has gone out, and the time for views is over."""
    del check
    sent, follows, place = BEFORE[looked.sending]
    before = looked.case.last(sent, follows, "decided_not_to_amend")
    if before is None or before.kind != sent:
        yield Spot(place)
        return
    waits_for = too_soon(looked.dues, follows, looked.today)
    if waits_for is not None:
        yield Spot(place, until=waits_for.by)


def changes_are_tied(looked: Looked, check: Check) -> Iterator[Spot]:
    """Each change since the draft is tied to what asked for it."""
    del check
    for place in change_reasons.changes_are_tied(looked.sent, looked.plan, looked.case):
        yield Spot(place)


def nobody_else_is_named(looked: Looked, check: Check) -> Iterator[Spot]:
    """What the store found: only it knows the names and numbers of the other cases."""
    del check
    yield from looked.others or ()
