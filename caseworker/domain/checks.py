"""“Before this can be sent”: each check of a plan, its remedy and its source.

The rows are data (``checks.toml``); each names the rule here that looks. A rule answers
with one place for each thing that it found: an item's number, a section's letter, or what
should have gone out before. Where time alone will mend it, it adds the day.
"""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from enum import Enum
from functools import cache
from importlib import resources

from caseworker.domain.case import Case
from caseworker.domain.change_reasons import changes_are_tied
from caseworker.domain.days import plain
from caseworker.domain.diary import Reckoning, dues_of, too_soon
from caseworker.domain.errors import BrokenLaw
from caseworker.domain.kinds import PlanKind
from caseworker.domain.plan import Item, Plan, VersionKind


class Severity(Enum):
    """What a finding means for sending."""

    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True, slots=True)
class Check:
    """One row of ``checks.toml``."""

    id: str
    title: str
    fault: str
    early: str
    about: tuple[str, ...]
    remedy: str
    rule: str
    severity: Severity
    when: frozenset[str]
    source: str
    checked: str


@dataclass(frozen=True, slots=True)
class Finding:
    """Something that stands in the way, or should be looked at again."""

    check: Check
    place: str
    until: date | None = None

    @property
    def words(self) -> str:
        """What is wrong, and where."""
        if self.until is not None:
            return self.check.early.format(until=plain(self.until))
        return self.check.fault.format(place=self.place)

    @property
    def blocks(self) -> bool:
        return self.check.severity is Severity.ERROR


@dataclass(frozen=True, slots=True)
class Looked:
    """What a rule may look at. ``sent`` is the draft that was sent last, if one was."""

    plan: Plan
    kind: PlanKind
    case: Case
    reckoning: Reckoning
    sending: VersionKind
    sent: Plan | None = None


Place = str | tuple[str, date]
Rule = Callable[[Looked], Iterator[Place]]


@cache
def checks() -> tuple[Check, ...]:
    """Every check, in the order of its id.

    Raises:
        BrokenLaw: a row leaves something out, or names no rule of ours.
    """
    text = (resources.files("caseworker.domain") / "checks.toml").read_text(encoding="utf-8")
    found = []
    for check_id, row in tomllib.loads(text).items():
        try:
            found.append(
                Check(
                    check_id,
                    row["title"],
                    row["fault"],
                    row.get("early", ""),
                    tuple(row.get("about", ())),
                    row["remedy"],
                    row["rule"],
                    Severity(row["severity"]),
                    frozenset(row["when"]),
                    row["source"],
                    row["checked"],
                )
            )
        except (KeyError, ValueError) as error:
            raise BrokenLaw("checks.toml", error) from error
        if row["rule"] not in RULES:
            raise BrokenLaw("checks.toml", f"{check_id} names the rule {row['rule']}")
    return tuple(found)


def before_sending(looked: Looked) -> tuple[Finding, ...]:
    """Every finding about this plan, errors first."""
    found = [finding for check in _concerned(looked) for finding in _findings(check, looked)]
    return tuple(sorted(found, key=lambda finding: not finding.blocks))


def well(looked: Looked) -> tuple[Check, ...]:
    """Every check that found nothing, and had something to look at."""
    return tuple(
        check
        for check in _concerned(looked)
        if _is_there(check, looked) and not any(_findings(check, looked))
    )


def _concerned(looked: Looked) -> Iterator[Check]:
    moment = looked.sending.name.lower()
    return (check for check in checks() if moment in check.when)


def _findings(check: Check, looked: Looked) -> Iterator[Finding]:
    for place in RULES[check.rule](looked):
        yield Finding(check, place) if isinstance(place, str) else Finding(check, *place)


def _is_there(check: Check, looked: Looked) -> bool:
    if not check.about:
        return True
    name, *said = check.about
    items = [item for _, item in _numbered(looked, name)]
    return any(all(item.fields.get(each, "").strip() for each in said) for item in items)


def _every_section_is_there(looked: Looked) -> Iterator[str]:
    for section in looked.kind.sections:
        if section.letter not in looked.plan.sections:
            yield section.letter


def _place(looked: Looked) -> tuple[str, Item | None]:
    for section in looked.kind.sections:
        if section.holds == "place":
            items = looked.plan.section(section.letter).items
            return section.letter, items[0] if items else None
    return "", None


def _draft_names_no_placement(looked: Looked) -> Iterator[str]:
    letter, place = _place(looked)
    if place is not None or not looked.plan.section(letter).is_blank:
        yield letter


def _final_names_a_placement(looked: Looked) -> Iterator[str]:
    letter, place = _place(looked)
    named = place is not None and place.fields.get("type", "").strip()
    reasoned = place is not None and (
        place.fields.get("name") or place.fields.get("no_name_because")
    )
    if letter and not (named and reasoned):
        yield letter


def _numbered(looked: Looked, name: str) -> Iterator[tuple[str, Item]]:
    for section in looked.kind.sections:
        if section.item is not None and section.item.name == name:
            for position, item in enumerate(looked.plan.section(section.letter).items, start=1):
                yield f"{section.letter}{position}", item


def _every_need_is_met(looked: Looked) -> Iterator[str]:
    provision = [item for _, item in _numbered(looked, "provision")]
    for number, need in _numbered(looked, "need"):
        if not any(need.id in item.links for item in provision):
            yield number


def _provision_serves_something(looked: Looked) -> Iterator[str]:
    needs = {item.id for _, item in _numbered(looked, "need")}
    outcomes = {item.id for _, item in _numbered(looked, "outcome")}
    for number, item in _numbered(looked, "provision"):
        if not needs.intersection(item.links) or not outcomes.intersection(item.links):
            yield number


def _provision_is_specific(looked: Looked) -> Iterator[str]:
    for number, item in _numbered(looked, "provision"):
        if not all(item.fields.get(name, "").strip() for name in ("who", "how_long", "how_often")):
            yield number


def _there_is_an_outcome(looked: Looked) -> Iterator[str]:
    if not any(_numbered(looked, "outcome")):
        yield next(
            (
                section.letter
                for section in looked.kind.sections
                if section.item and section.item.name == "outcome"
            ),
            "",
        )


def _advice_is_listed(looked: Looked) -> Iterator[str]:
    if not looked.case.all_of("advice_received", "advice_reused"):
        yield next(
            (section.letter for section in looked.kind.sections if section.holds == "advice"), ""
        )


def _views_are_recorded(looked: Looked) -> Iterator[str]:
    first = looked.kind.sections[0].letter
    if looked.plan.section(first).is_blank:
        yield first


# What must have gone out before, and what it must not be followed by too soon.
_BEFORE = {
    VersionKind.FINAL: ("draft_sent", "final_plan_sent", "draft"),
    VersionKind.AMENDED: ("amendment_notice_served", "amended_plan_sent", "notice"),
}


def _time_for_views_is_over(looked: Looked) -> Iterator[Place]:
    sent, follows, place = _BEFORE[looked.sending]
    before = looked.case.last(sent, follows, "decided_not_to_amend")
    if before is None or before.kind != sent:
        yield place
        return
    waits_for = too_soon(dues_of(looked.case, looked.reckoning), follows, looked.reckoning.today)
    if waits_for is not None:
        yield (place, waits_for.by) if waits_for.by else place


# An institution that the plan names already needs no asking again to stay named.
_NAMED_BEFORE = ("institution_consulted", "final_plan_sent", "amended_plan_sent")


def _institution_was_consulted(looked: Looked) -> Iterator[str]:
    letter, place = _place(looked)
    name = place.fields.get("name", "").strip().casefold() if place else ""
    consulted = {
        event.facts.get("institution", "").strip().casefold()
        for event in looked.case.all_of(*_NAMED_BEFORE)
    }
    if name and name not in consulted:
        yield letter


def _changes_are_tied(looked: Looked) -> Iterator[str]:
    return changes_are_tied(looked.sent, looked.plan, looked.case)


RULES: dict[str, Rule] = {
    "changes_are_tied": _changes_are_tied,
    "every_section_is_there": _every_section_is_there,
    "draft_names_no_placement": _draft_names_no_placement,
    "final_names_a_placement": _final_names_a_placement,
    "every_need_is_met": _every_need_is_met,
    "provision_serves_something": _provision_serves_something,
    "provision_is_specific": _provision_is_specific,
    "there_is_an_outcome": _there_is_an_outcome,
    "advice_is_listed": _advice_is_listed,
    "views_are_recorded": _views_are_recorded,
    "time_for_views_is_over": _time_for_views_is_over,
    "institution_was_consulted": _institution_was_consulted,
}
