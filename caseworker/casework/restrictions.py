"""Which cases are restricted, and the records as somebody sees them who isn't named for one.

Lists show such a case as “Restricted case” and no more; its number, and what is owed on it by
when, stay, since somebody has to see that it is looked after. Whatever asks for the case itself is
refused, and no list that is narrowed to a place or an authority holds it: that would tell where it
belongs. The guard still knows every name: it says what was found and never whose it is.
"""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, Final, cast

from caseworker.casework.directory_kept import KeptPlaces
from caseworker.casework.list_facts import Named
from caseworker.casework.own_files import OwnFile, OwnFiles
from caseworker.casework.records import (
    EVERYBODY,
    Among,
    CaseSummary,
    DayCount,
    DueLine,
    Hit,
    Narrowings,
    OpenDue,
    Owed,
    Records,
    Tally,
)
from caseworker.domain.case import Case, CaseNumber
from caseworker.domain.errors import NotAllowed
from caseworker.domain.ledger import LedgerAsked, LedgerLine, LedgerRow
from caseworker.domain.officer import OfficerId
from caseworker.domain.people import Person
from caseworker.domain.release import Release

KIND: Final = "restricted case"
_STAY: Final = frozenset({KIND, "authority"})
_MOST_HIDDEN: Final = 2_000  # papers of hidden cases that are passed over in one go
SHOWN: Final = "Restricted case"
REFUSED: Final = "This case is restricted, and only the officers named for it may open it."
_OF_ONE_CASE: Final = frozenset(
    {
        "case", "documents", "erase_case", "erase_document", "erase_facts", "every_version",
        "history", "keep_release", "releases", "save_person", "save_setting", "versions",
        "working_draft", "working_drafts", "write_facts",
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


def is_veiled(seen: Case | DueLine) -> bool:
    """Whether this is what is shown of a case to somebody who isn’t named for it."""
    return (seen.person.name if isinstance(seen, Case) else seen.name) == SHOWN


class _Veiled:
    """The records, but for what they hold of hidden cases."""

    def __init__(self, records: Records, hidden: frozenset[CaseNumber]) -> None:
        self._records, self._hidden = records, hidden
        self.ledger = _VeiledLedger(records.ledger, hidden)
        self.own_files = _VeiledFiles(records.own_files, hidden)
        self.exchange = _VeiledExchange(records.exchange, hidden)
        self.tasks = _VeiledTasks(records.tasks, hidden)
        self.directory = _VeiledPlaces(records.directory, hidden)
        self.filings = _VeiledFilings(records.filings, hidden)

    def __getattr__(self, name: str) -> Any:
        found = getattr(self._records, name)
        return self._guarded(found) if name in _OF_ONE_CASE else found

    def every_case(self) -> Iterator[Case]:
        for case in self._records.every_case():
            is_hidden = case.number in self._hidden
            yield replace(case, person=_veiled_person(case.person)) if is_hidden else case

    def summaries(
        self, *, closed: bool = False, of: Collection[CaseNumber] | None = None
    ) -> tuple[CaseSummary, ...]:
        found = (self._summary(one) for one in self._records.summaries(closed=closed, of=of))
        # By the name that is shown: the place in the list would tell what the name begins with.
        return tuple(sorted(found, key=lambda one: (one.name.casefold(), one.number)))

    def named(self, cases: Collection[CaseNumber]) -> Mapping[CaseNumber, Named]:
        found = self._records.named(cases)
        return {
            number: Named(SHOWN, None) if number in self._hidden else one
            for number, one in found.items()
        }

    def recent(self, officer: OfficerId, most: int) -> tuple[CaseSummary, ...]:
        return tuple(self._summary(one) for one in self._records.recent(officer, most))

    def due_lines(self, owed: Owed, most: int) -> tuple[DueLine, ...]:
        lines = self._records.due_lines(self._owed(owed), most)
        return tuple(self._line(one) if one.case in self._hidden else one for one in lines)

    def due_counts(self, owed: Owed) -> tuple[DayCount, ...]:
        return self._records.due_counts(self._owed(owed))

    def tally(self, today: date, soon: date, among: Among = EVERYBODY) -> Tally:
        return self._records.tally(today, soon, self._among(among))

    def narrowings(self, among: Among = EVERYBODY) -> Narrowings:
        seen = self._records.narrowings(replace(among, without=self._hidden))
        return replace(seen, officers=self._records.narrowings(among).officers)

    def find(self, text: str, most: int) -> tuple[Hit, ...]:
        hits = self._records.find(text, most)
        shown = (one for one in hits if one.case not in self._hidden or _is_told(one, text))
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
        dues = tuple(_bare(due) for due in one.dues)
        return CaseSummary(
            one.number, SHOWN, "", None, one.setting, one.stage, one.officer, "", dues,
            as_of=one.as_of, standing=one.standing,
        )  # fmt: skip

    def _line(self, one: DueLine) -> DueLine:
        return replace(one, name=SHOWN, born=None, due=_bare(one.due))

    def _hit(self, one: Hit) -> Hit:
        return replace(one, name=SHOWN, born=None, passage="", ref="")

    def _owed(self, owed: Owed) -> Owed:
        return replace(owed, among=self._among(owed.among))

    def _among(self, among: Among) -> Among:
        tells = bool(among.authority or among.place)
        return replace(among, without=among.without | self._hidden) if tells else among


class _VeiledPlaces:
    """The directory; no hidden case is among those that name a place: it would tell where it is."""

    def __init__(self, places: KeptPlaces, hidden: frozenset[CaseNumber]) -> None:
        self._places, self._hidden = places, hidden

    def __getattr__(self, name: str) -> Any:
        return getattr(self._places, name)

    def naming(self, names: Collection[str]) -> tuple[CaseNumber, ...]:
        return tuple(one for one in self._places.naming(names) if one not in self._hidden)

    def copied_by(self, names: Collection[str]) -> tuple[CaseNumber, ...]:
        return tuple(one for one in self._places.copied_by(names) if one not in self._hidden)


class _VeiledLedger:
    """The ledger, without the lines of hidden cases."""

    def __init__(self, ledger: Any, hidden: frozenset[CaseNumber]) -> None:
        self._ledger, self._hidden = ledger, hidden

    def __getattr__(self, name: str) -> Any:
        return getattr(self._ledger, name)

    def lines(self, asked: LedgerAsked) -> tuple[LedgerLine, ...]:
        return tuple(one for one in self._ledger.lines(asked) if one.case not in self._hidden)

    def rows(self, asked: LedgerAsked) -> tuple[LedgerRow, ...]:
        return tuple(one for one in self._ledger.rows(asked) if one.case not in self._hidden)

    def numbered(self, numbers: Collection[str]) -> tuple[LedgerLine, ...]:
        found = self._ledger.numbered(numbers)
        return tuple(one for one in found if one.case not in self._hidden)

    def releases(self, case: CaseNumber | None) -> tuple[Release, ...]:
        if case in self._hidden:
            raise RestrictedCase
        return cast("tuple[Release, ...]", self._ledger.releases(case))


class _VeiledFiles:
    """The office's own files, without what lies in the tray, or was decided, for hidden cases.

    Such a file is named “2026-0113/…”. What waits for authority stays: a question says no more of
    it than that it waits. Which cases are restricted is no secret.
    """

    def __init__(self, files: OwnFiles, hidden: frozenset[CaseNumber]) -> None:
        self._files, self._hidden = files, hidden

    def __getattr__(self, name: str) -> Any:
        return getattr(self._files, name)

    def of(self, kind: str) -> tuple[OwnFile, ...]:
        found = self._files.of(kind)
        if kind in _STAY:
            return found
        return tuple(one for one in found if one.name.partition("/")[0] not in self._hidden)


class _VeiledTasks:
    """Tasks, without those about hidden cases: their words may tell whose case it is."""

    def __init__(self, tasks: Any, hidden: frozenset[CaseNumber]) -> None:
        self._tasks, self._hidden = tasks, hidden

    def __getattr__(self, name: str) -> Any:
        return getattr(self._tasks, name)

    def to_do(self, *asked: Any) -> tuple[Any, ...]:
        return tuple(one for one in self._tasks.to_do(*asked) if one.case not in self._hidden)

    def of_case(self, number: CaseNumber, *, done: bool = False) -> tuple[Any, ...]:
        return () if number in self._hidden else tuple(self._tasks.of_case(number, done=done))

    def get(self, key: str) -> Any:
        found = self._tasks.get(key)
        if found.case in self._hidden:
            raise RestrictedCase
        return found


class _VeiledFilings:
    """How papers are filed, without those of hidden cases."""

    def __init__(self, filings: Any, hidden: frozenset[CaseNumber]) -> None:
        self._filings, self._hidden = filings, hidden

    def __getattr__(self, name: str) -> Any:
        asked = getattr(self._filings, name)

        def ask(number: CaseNumber, *args: Any) -> Any:
            if number in self._hidden:
                raise RestrictedCase
            return asked(number, *args)

        return ask

    def binned(self) -> tuple[Any, ...]:
        return tuple(one for one in self._filings.binned() if one[0] not in self._hidden)

    def damaged(self) -> tuple[Any, ...]:
        return tuple(one for one in self._filings.damaged() if one[0] not in self._hidden)

    def unread(self, most: int) -> tuple[Any, ...]:
        found = self._filings.unread(most + _MOST_HIDDEN if self._hidden else most)
        return tuple(one for one in found if one[0] not in self._hidden)[:most]


class _VeiledExchange:
    """What is kept of packs, without those of hidden cases."""

    def __init__(self, exchange: Any, hidden: frozenset[CaseNumber]) -> None:
        self._exchange = exchange
        self.sent = _VeiledPacks(exchange.sent, hidden)
        self.received = _VeiledPacks(exchange.received, hidden)

    def __getattr__(self, name: str) -> Any:
        return getattr(self._exchange, name)


class _VeiledPacks:
    """Packs of one way: those of hidden cases are in no list, and asking for one is refused."""

    def __init__(self, packs: Any, hidden: frozenset[CaseNumber]) -> None:
        self._packs, self._hidden = packs, hidden

    def __getattr__(self, name: str) -> Any:
        return getattr(self._packs, name)

    def packs(self, *asked: Any) -> tuple[Any, ...]:
        return tuple(one for one in self._packs.packs(*asked) if one.case not in self._hidden)

    def pack(self, pack: str) -> Any:
        found = self._packs.pack(pack)
        if found.case in self._hidden:
            raise RestrictedCase
        return found


def _veiled_person(person: Person) -> Person:
    return Person(SHOWN, "", person.born, needs=person.needs, serving_parent=person.serving_parent)


def _bare(due: OpenDue) -> OpenDue:
    """What is owed, by when and by whom; what it is about and why may hold names."""
    return replace(due, about="", because="")


def _is_told(hit: Hit, typed: str) -> bool:
    """Whether whoever searches knows it: the whole name, or the number, is what they typed.

    Anything less would be guessed at, letter by letter and day by day. Nobody who enters the
    child a second time is left without a word of it.
    """
    if not hit.is_person:
        return False
    return str(hit.case) in typed or _words(hit.name) <= _words(typed)


def _words(text: str) -> frozenset[str]:
    parts = unicodedata.normalize("NFKD", text.casefold())
    plain = "".join(sign for sign in parts if not unicodedata.combining(sign))
    return frozenset(re.findall(r"\w+", plain))


def _read(data: Mapping[str, Any]) -> Restriction:
    named = frozenset(OfficerId(one) for one in data["named"])
    return Restriction(named, data["reason"], data["by"], date.fromisoformat(data["on"]))
