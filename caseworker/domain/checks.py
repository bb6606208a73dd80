"""“Before this can be sent”: each check of a plan, its remedy and its source.

The rows are data (``checks.toml``); each names the rule of ``domain/checking`` that looks. A
rule answers with one spot for each thing that it found: an item's number, a section's letter,
or what should have gone out before. Where time alone will mend it, it adds the day.

What may be kept as it is, is kept with a reason that stands on the case as an event. It holds
for the words that stood there then: when they change, what was found is found again.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib import resources
from typing import Any, Final

from caseworker.domain.case import Case, Event
from caseworker.domain.checking.looked import Check, Looked, Severity, Spot, fingerprint
from caseworker.domain.checking.rules import RULES
from caseworker.domain.days import plain
from caseworker.domain.errors import BrokenLaw
from caseworker.domain.plan import VersionKind

SET_ASIDE: Final = "check_set_aside"
LOOKED_AT_AGAIN: Final = "check_taken_up"
_ORDER: Final = tuple(Severity)


@dataclass(frozen=True, slots=True)
class Finding:
    """Something that stands in the way, or should be looked at again.

    ``answer`` is the entry that says why it may stay, ``print`` the fingerprint it is for.
    """

    check: Check
    spot: Spot
    print: str = ""
    answer: Event | None = None

    @property
    def place(self) -> str:
        return self.spot.place

    @property
    def until(self) -> date | None:
        return self.spot.until

    @property
    def words(self) -> str:
        """What is wrong, and where."""
        if self.spot.until is not None:
            return self.check.early.format(until=plain(self.spot.until))
        return self.check.fault.format(place=self.spot.place, said=self.spot.said)

    @property
    def remedy(self) -> str:
        """What to do about it."""
        return self.spot.remedy or self.check.remedy

    @property
    def is_kept(self) -> bool:
        """Somebody has said why it may stay as it is."""
        return self.answer is not None

    @property
    def because(self) -> str:
        """Why it may stay, as the entry says it."""
        if self.answer is None:
            return ""
        return self.answer.facts["reason"]

    @property
    def blocks(self) -> bool:
        """Nothing is sent while this stands."""
        return self.check.severity is Severity.ERROR

    @property
    def warns(self) -> bool:
        """It has to be looked at before anything is sent."""
        return self.check.severity is Severity.WARNING and not self.is_kept


@cache
def checks() -> tuple[Check, ...]:
    """Every check, in the order of its id.

    Raises:
        BrokenLaw: a row leaves something out, or names no rule of ours.
    """
    text = (resources.files("caseworker.domain") / "checks.toml").read_text(encoding="utf-8")
    return tuple(
        _check(check_id, row)
        for check_id, rows in tomllib.loads(text).items()
        for row in (rows if isinstance(rows, list) else [rows])
    )


def before_sending(looked: Looked) -> tuple[Finding, ...]:
    """Every finding about this plan, errors first, and what is kept as it is after the rest."""
    answers = _answers(looked.case)
    found = [
        finding for check in _concerned(looked) for finding in _findings(check, looked, answers)
    ]
    return tuple(sorted(found, key=_rank))


def well(looked: Looked) -> tuple[Check, ...]:
    """Every check that found nothing, and had something to look at."""
    return tuple(
        check
        for check in _concerned(looked)
        if check.severity is not Severity.INFORMATION
        and _is_there(check, looked)
        and not any(RULES[check.rule](looked, check))
    )


def _check(check_id: str, row: Mapping[str, Any]) -> Check:
    try:
        check = Check(
            id=check_id,
            title=row["title"],
            fault=row["fault"],
            remedy=row["remedy"],
            rule=row["rule"],
            severity=Severity(row["severity"]),
            when=frozenset(row["when"]),
            source=row["source"],
            checked=row["checked"],
            early=row.get("early", ""),
            about=tuple(row.get("about", ())),
            given=row.get("given", ""),
            regimes=tuple(row.get("regimes", ())),
            series=tuple(row.get("series", ())),
            items=tuple(row.get("items", ())),
            sections=tuple(row.get("sections", ())),
            fields=tuple(row.get("fields", ())),
            phrases=row.get("phrases", ""),
            limit=row.get("limit", 0),
            facts=tuple(row.get("facts", ())),
            record=tuple(row.get("record", ())),
            every_copy=row.get("every_copy", False),
        )
    except (KeyError, ValueError) as error:
        raise BrokenLaw("checks.toml", f"{check_id}: {error}") from error
    if check.rule not in RULES:
        raise BrokenLaw("checks.toml", f"{check_id} names the rule {check.rule}")
    return check


def _rank(finding: Finding) -> tuple[int, bool]:
    return _ORDER.index(finding.check.severity), finding.is_kept


def _concerned(looked: Looked) -> Iterator[Check]:
    sending = VersionKind.FINAL if looked.sending.follows_draft else looked.sending
    moment = sending.name.lower()
    ours = set(looked.kind.regimes)
    return (
        check
        for check in checks()
        if moment in check.when
        and (not check.regimes or ours.intersection(check.regimes))
        and (not check.series or looked.kind.series in check.series)
    )


def _findings(check: Check, looked: Looked, answers: Mapping[str, Event]) -> Iterator[Finding]:
    for spot in RULES[check.rule](looked, check):
        mine = fingerprint(looked, check, spot) if check.can_be_kept else ""
        yield Finding(check, spot, mine, answers.get(mine))


def _answers(case: Case) -> dict[str, Event]:
    """The last word on each fingerprint; one that was taken up again has none."""
    last = {event.facts["fingerprint"]: event for event in case.all_of(SET_ASIDE, LOOKED_AT_AGAIN)}
    return {mark: event for mark, event in last.items() if event.kind != LOOKED_AT_AGAIN}


def _is_there(check: Check, looked: Looked) -> bool:
    if check.given and getattr(looked, check.given) is None:
        return False
    if not check.about:
        return True
    name, *wanted = check.about
    items = [item for _, item in looked.items(name)]
    return any(all(item.fields.get(each, "").strip() for each in wanted) for item in items)
