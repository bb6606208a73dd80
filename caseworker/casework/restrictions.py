"""Which cases are restricted, and the records as somebody sees them who isn't named for one.

Lists show such a case as “Restricted case” and no more; its number, and what is owed on it, stay,
since somebody has to see that it is looked after. Whatever asks for the case itself is refused.
The guard still knows every name: it says what was found and never whose it is.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, Final, cast

from caseworker.casework.records import CaseSummary, DueLine, Hit, Owed, Records
from caseworker.domain.case import Case, CaseNumber
from caseworker.domain.errors import NotAllowed
from caseworker.domain.ledger import LedgerAsked, LedgerLine
from caseworker.domain.officer import OfficerId
from caseworker.domain.people import Person

KIND: Final = "restricted case"
SHOWN: Final = "Restricted case"
REFUSED: Final = "This case is restricted, and only the officers named for it may open it."
_OF_ONE_CASE: Final = frozenset(
    {
        "case", "documents", "every_version", "history", "keep_release", "releases", "save_person",
        "save_setting", "versions", "working_draft", "working_drafts", "write_facts",
    }
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Restriction:
    """Who alone may open a case, why, and who said so when."""

    named: frozenset[OfficerId]
    reason: str
    by: str
    on: date


class RestrictedCase(NotAllowed):
    """It is restricted, and this officer is not named for it."""

    def __init__(self) -> None:
        super().__init__(REFUSED, instead="A manager can say who that is.")


class ReasonNeeded(NotAllowed):
    """It is restricted; this officer is named for it, and must say why they open it."""

    def __init__(self) -> None:
        super().__init__("This case is restricted.", instead="Say why you open it.")


def restrictions(records: Records) -> Mapping[CaseNumber, Restriction]:
    """Every restricted case."""
    return {
        CaseNumber(file.name): _read(json.loads(file.text)) for file in records.own_files.of(KIND)
    }


def hidden_from(
    officer: OfficerId, restricted: Mapping[CaseNumber, Restriction]
) -> frozenset[CaseNumber]:
    """The cases that this officer may not open."""
    return frozenset(number for number, one in restricted.items() if officer not in one.named)


def veiled(records: Records, hidden: frozenset[CaseNumber]) -> Records:
    """The records with those cases hidden; the records themselves, where there is none."""
    return cast("Records", _Veiled(records, hidden)) if hidden else records


class _Veiled:
    """The records, but for what they hold of hidden cases."""

    def __init__(self, records: Records, hidden: frozenset[CaseNumber]) -> None:
        self._records, self._hidden = records, hidden
        self.ledger = _VeiledLedger(records.ledger, hidden)

    def __getattr__(self, name: str) -> Any:
        found = getattr(self._records, name)
        return self._guarded(found) if name in _OF_ONE_CASE else found

    def every_case(self) -> Iterator[Case]:
        for case in self._records.every_case():
            is_hidden = case.number in self._hidden
            yield replace(case, person=_veiled_person(case.person)) if is_hidden else case

    def summaries(self, *, closed: bool = False) -> tuple[CaseSummary, ...]:
        return tuple(self._summary(one) for one in self._records.summaries(closed=closed))

    def recent(self, officer: OfficerId, most: int) -> tuple[CaseSummary, ...]:
        return tuple(self._summary(one) for one in self._records.recent(officer, most))

    def due_lines(self, owed: Owed, most: int) -> tuple[DueLine, ...]:
        lines = self._records.due_lines(owed, most)
        return tuple(self._line(one) if one.case in self._hidden else one for one in lines)

    def find(self, text: str, most: int) -> tuple[Hit, ...]:
        hits = self._records.find(text, most)
        shown = (one for one in hits if one.case not in self._hidden or one.is_person)
        return tuple(self._hit(one) if one.case in self._hidden else one for one in shown)

    def _guarded(self, asked: Callable[..., Any]) -> Callable[..., Any]:
        def ask(number: CaseNumber | None, *args: Any, **more: Any) -> Any:
            if number in self._hidden:
                raise RestrictedCase
            return asked(number, *args, **more)

        return ask

    def _summary(self, one: CaseSummary) -> CaseSummary:
        if one.number not in self._hidden:
            return one
        dues = tuple(replace(due, about="") for due in one.dues)
        return replace(
            one, name=SHOWN, known_as="", born=_year(one.born), dues=dues, place="",
            home_authority="",
        )  # fmt: skip

    def _line(self, one: DueLine) -> DueLine:
        return replace(one, name=SHOWN, born=_year(one.born), due=replace(one.due, about=""))

    def _hit(self, one: Hit) -> Hit:
        return replace(one, name=SHOWN, born=_year(one.born), passage="")


class _VeiledLedger:
    """The ledger, without the lines of hidden cases."""

    def __init__(self, ledger: Any, hidden: frozenset[CaseNumber]) -> None:
        self._ledger, self._hidden = ledger, hidden

    def __getattr__(self, name: str) -> Any:
        return getattr(self._ledger, name)

    def lines(self, asked: LedgerAsked) -> tuple[LedgerLine, ...]:
        return tuple(one for one in self._ledger.lines(asked) if one.case not in self._hidden)


def _veiled_person(person: Person) -> Person:
    return Person(SHOWN, "", person.born, needs=person.needs, serving_parent=person.serving_parent)


def _year(born: date) -> date:
    """Of a day of birth only the year is shown."""
    return date(born.year, 1, 1)


def _read(data: Mapping[str, Any]) -> Restriction:
    named = frozenset(OfficerId(one) for one in data["named"])
    return Restriction(named, data["reason"], data["by"], date.fromisoformat(data["on"]))
