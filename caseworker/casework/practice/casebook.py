"""The casebook: invented children with full papers, read from ``resources/casebook``."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime
from functools import cache, partial
from typing import Any

from caseworker import resources
from caseworker.casework.cases import OpenCase
from caseworker.casework.practice import acts
from caseworker.casework.practice.office import OFFICER
from caseworker.casework.practice.plan_text import plan_in
from caseworker.casework.practice.story import Act, Step, Story
from caseworker.casework.reviews import ALONE, DecideAfterReview
from caseworker.domain.case import CaseNumber, Happening
from caseworker.domain.consent import Pieces
from caseworker.domain.disclosure import Recipient, Request
from caseworker.domain.people import Address, Contact, Identifier, NeedType, Person
from caseworker.domain.plan import Plan

CHILDREN = (
    "zoe",
    "jakub",
    "nour",
    "idris",
    "amara",
    "callum",
    "priya",
    "oskar",
    "leila",
    "finn",
    "isla",
    "samuel",
)
EXERCISE = "nour"  # the one whose story goes on: from the request to the final plan


@dataclass(frozen=True, slots=True)
class Child:
    """One child of the casebook. ``then`` is what the demonstration goes on to do."""

    name: str
    story: Story
    then: tuple[Step, ...]
    plan: Plan | None


@cache
def casebook() -> tuple[Child, ...]:
    """Every child, in the order of their cases."""
    return tuple(child(name) for name in CHILDREN)


@cache
def child(name: str) -> Child:
    """The child of that name.

    Raises:
        FileNotFoundError: there is none.
        KeyError: their papers leave out something that they must have.
    """
    data = tomllib.loads(_words(f"{name}/case.toml"))
    opened = _moment(data["opened"]["at"])
    opening = OpenCase(
        _person(data["person"]), data["setting"], opened.date(), data["opened"]["how"]
    )
    plan = _Plan(data)
    steps = tuple(_step(entry, plan) for entry in data["step"])
    facts = Step(opened, acts.noting(data["facts"]))
    story = Story(opened, opening, (facts, *steps))
    then = tuple(_step(entry, plan) for entry in data.get("then", ()))
    return Child(name, story, then, plan() if plan.file else None)


class _Plan:
    """The plan that the story writes and finalises, read once."""

    def __init__(self, data: Mapping[str, Any]) -> None:
        entries = (*data["step"], *data.get("then", ()))
        self.file = next((entry["write"] for entry in entries if "write" in entry), "")

    def __call__(self) -> Plan:
        return _plan(self.file)


@cache
def _plan(file: str) -> Plan:
    return plan_in(_words(file))


def _words(file: str) -> str:
    return resources.text(f"casebook/{file}")


def _step(entry: Mapping[str, Any], plan: _Plan) -> Step:
    at = _moment(entry["at"])
    return Step(at, _act(entry, at.date(), plan), entry)


def _act(entry: Mapping[str, Any], day: date, plan: _Plan) -> Act:
    """One act; which it is follows from the word that only it has.

    Raises:
        KeyError: it has none of them.
    """
    for word, made in {
        "record": _recording,
        "decide": _deciding,
        "ask": _asking,
        "advice": _advised,
        "attach": _attaching,
        "withdraw": _withdrawing,
        "disclose": _disclosing,
        "amend": _amending,
    }.items():
        if word in entry:
            return made(entry, day)
    if "write" in entry:
        return acts.writing(plan)
    if "send_draft_to" in entry:
        return acts.sending_draft(entry["send_draft_to"], entry["sent"], entry["served"])
    if "issue" in entry:
        return acts.issuing(entry["issue"])
    return acts.finalising(plan, entry["finalise"])


def _recording(entry: Mapping[str, Any], day: date) -> Act:
    return acts.recording(
        Happening(
            entry["record"],
            entry.get("day", day),
            sent=entry.get("sent"),
            served=entry.get("served"),
            facts=entry.get("facts", {}),
        )
    )


def _deciding(entry: Mapping[str, Any], day: date) -> Act:
    decided = {"to assess": acts.deciding_to_assess, "to issue": acts.deciding_to_issue}
    return decided[entry["decide"]](day, entry["reasons"])


def _asking(entry: Mapping[str, Any], day: date) -> Act:
    advisers = tuple((adviser, advice) for adviser, advice in entry["ask"])
    return acts.asking(advisers, day, entry["received"], entry.get("enclosed", ""))


def _advised(entry: Mapping[str, Any], day: date) -> Act:
    return acts.advised(
        entry["from"],
        entry["advice"],
        day,
        entry["covers"],
        acts.PaperSent(entry["name"], partial(_words, entry["paper"])),
    )


def _attaching(entry: Mapping[str, Any], day: date) -> Act:
    del day
    return acts.attaching(acts.PaperSent(entry["name"], partial(_words, entry["attach"])))


def _amending(entry: Mapping[str, Any], day: date) -> Act:
    changes = acts.Changes(entry["sections"], entry.get("place", {}))
    decision = DecideAfterReview(
        case=CaseNumber(""),  # filled in when it is told
        decision="amend",
        day=day,
        sent=entry["sent"],
        served=entry["served"],
        reasons=entry["reasons"],
        sent_to=entry["to"],
        evidence=entry["reasons"],
        alone=entry["amend"] == ALONE,
    )
    return acts.amending(changes, decision)


def _withdrawing(entry: Mapping[str, Any], day: date) -> Act:
    return acts.withdrawing(entry["withdraw"], day, entry["person"], entry["how"])


def _disclosing(entry: Mapping[str, Any], day: date) -> Act:
    del day
    to = Recipient(entry["to"], entry["role"], entry["organisation"])
    asked = Request(to, Pieces(), entry["purpose"], entry["words"], OFFICER, OFFICER)
    return acts.disclosing(entry["disclose"], asked)


def _person(data: Mapping[str, Any]) -> Person:
    lists = {"identifier", "address", "contact", "needs"}
    return Person(
        **{name: value for name, value in data.items() if name not in lists},
        needs=tuple(NeedType[code] for code in data["needs"]),
        identifiers=tuple(Identifier(**entry) for entry in data["identifier"]),
        addresses=tuple(Address(**entry) for entry in data["address"]),
        contacts=tuple(Contact(**entry) for entry in data["contact"]),
    )


def _moment(at: datetime) -> datetime:
    """The files give times as the office's clock shows them; records are kept in UTC."""
    return at.replace(tzinfo=UTC)
