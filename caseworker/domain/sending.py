"""Handing a case over: what for, to whom, and which duty is met by it (``sending.toml``)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib import resources
from typing import Final

from caseworker.domain.case import Case
from caseworker.domain.disclosure_rules import the_rules
from caseworker.domain.due import Due
from caseworker.domain.law import event_kinds
from caseworker.domain.law.entry import Entry, read_toml

_FILE: Final = "sending.toml"
HANDED_OVER: Final = "case_handed_over"
ANSWERED: Final = "hand_over_answered"


def awaited(case: Case) -> tuple[str, ...]:
    """Who is still to answer that the case arrived: “HMYOI Ashdown (TP-3f9a1c07)”."""
    answered = {one.facts.get("receipt_from") for one in case.all_of(ANSWERED)}
    handed = (one.facts.get("receipt_from", "") for one in case.all_of(HANDED_OVER))
    return tuple(whose for whose in handed if whose not in answered)


@dataclass(frozen=True, slots=True)
class FactOf:
    """A fact of a kind of entry: “move_known.moves_on”."""

    kind: str
    fact: str

    def in_case(self, case: Case) -> str:
        """What the latest such entry says; empty where there is none."""
        event = case.last(self.kind)
        return event.facts.get(self.fact, "") if event is not None else ""


@dataclass(frozen=True, slots=True)
class WrittenDown:
    """An entry that can be written down as a pack leaves. ``to`` is its fact for the receiver."""

    name: str
    entry: str
    to: str = ""
    kinds: frozenset[str] = frozenset()
    not_before: FactOf | None = None

    @property
    def title(self) -> str:
        return event_kinds()[self.entry].title

    def facts(self, receiver: str) -> dict[str, str]:
        return {self.to: receiver} if self.to else {}

    def fits(self, case: Case, kind: str, today: date) -> bool:
        """Whether it can be written down today for a receiver of that kind."""
        is_for = not self.kinds or kind in self.kinds
        kinds = event_kinds()
        since = self.not_before.in_case(case) if self.not_before is not None else ""
        return is_for and since <= today.isoformat() and case.may(kinds[self.entry], kinds)


@dataclass(frozen=True, slots=True)
class Sending:
    """One purpose for which a case is handed over. ``roles`` are by the kind of receiver."""

    purpose: str
    roles: Mapping[str, str]
    named_by: tuple[FactOf, ...] = ()
    records: tuple[WrittenDown, ...] = ()

    @property
    def words(self) -> str:
        return the_rules().purposes[self.purpose].words

    def names(self, case: Case) -> Iterator[str]:
        """Whom the case names as the receiver, the likeliest first."""
        yield from (name for one in self.named_by if (name := one.in_case(case)))

    def would_record(
        self, case: Case, kind: str, dues: Iterable[Due], today: date
    ) -> tuple[tuple[WrittenDown, ...], WrittenDown | None]:
        """What can be written down, and which of it meets a duty that is open on the case."""
        offered = tuple(one for one in self.records if one.fits(case, kind, today))
        owed = [due for due in dues if due.is_open]
        met = (one for one in offered if any(one.entry in due.row.met_by for due in owed))
        return offered, next(met, None)


@cache
def sendings() -> tuple[Sending, ...]:
    """Every purpose, in the order in which they are offered. Raises BrokenLaw."""
    return parse((resources.files("caseworker.domain") / _FILE).read_text("utf-8"))


def sendings_for(kind: str) -> tuple[Sending, ...]:
    """Those for which a case can go to such a receiver."""
    return tuple(one for one in sendings() if kind in one.roles)


def parse(text: str) -> tuple[Sending, ...]:
    """The purposes in ``text``. Raises BrokenLaw."""
    whole = read_toml(_FILE, text)
    records = {name: _record(name, entry) for name, entry in whole.tables("record")}
    found = tuple(_sending(name, entry, records) for name, entry in whole.tables("for"))
    whole.done()
    return found


def _record(name: str, entry: Entry) -> WrittenDown:
    kind = entry.text("entry")
    to, since = entry.text("to", ""), entry.text("not_before", "")
    if kind not in event_kinds() or (to and event_kinds()[kind].fact(to) is None):
        raise entry.broken(f"there is no {kind} with a fact {to}")
    row = WrittenDown(
        name, kind, to, frozenset(entry.texts("kinds")), _fact(entry, since) if since else None
    )
    entry.done()
    return row


def _sending(purpose: str, entry: Entry, records: Mapping[str, WrittenDown]) -> Sending:
    rules = the_rules()
    roles = entry.only_table("roles")
    by_kind = {kind: roles.text(kind) for kind in roles.names}
    if purpose not in rules.purposes or set(by_kind.values()) - rules.roles.keys():
        raise entry.broken("it names a purpose or a role that the rules do not know")
    named = entry.texts("records")
    if missing := [one for one in named if one not in records]:
        raise entry.broken(f"there is no record.{missing[0]}")
    made = Sending(
        purpose,
        by_kind,
        tuple(_fact(entry, one) for one in entry.texts("named_by")),
        tuple(records[one] for one in named),
    )
    entry.done()
    return made


def _fact(entry: Entry, words: str) -> FactOf:
    kind, _, fact = words.partition(".")
    if kind not in event_kinds() or event_kinds()[kind].fact(fact) is None:
        raise entry.broken(f"there is no fact {words}")
    return FactOf(kind, fact)
