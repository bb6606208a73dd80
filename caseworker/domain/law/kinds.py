"""The kinds of event that a case may carry, read from ``event_kinds.toml``."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import Enum
from typing import Final

from caseworker.domain.law.bars import Bar
from caseworker.domain.money import NotMoneyError, pence
from caseworker.domain.months import is_month

_MORE = (
    "",
    "_contact",
    "_support",
    "_reviews",
    "_phases",
    "_again",
    "_later",
    "_ending",
    "_disagreement",
    "_consent",
    "_records",
    "_keeping",
    "_handover",
    "_joined",
    "_circumstances",
    "_budgets",
    "_evidence",
    "_learning",
    "_kept",
    "_people",
    "_leaving",
    "_posting",
    "_reception",
    "_flags",
)
FILES = tuple(f"event_kinds{more}.toml" for more in _MORE)
"""The files that hold them, in the order in which a case meets them."""

PLACE: Final = "place"
PERSON: Final = "person"
"""What of the directory a fact may offer."""

_OPTIONAL = re.compile(r"\[([^\[\]]*)\]")
_FACT = re.compile(r"\{(\w+)\}")


class FactKind(Enum):
    """What sort of thing a fact is; the form draws itself from this."""

    TEXT = "text"
    DATE = "date"
    CHOICE = "choice"
    PERSON = "person"
    EVENT = "event"
    DOCUMENT = "document"
    AUTHORITY = "authority"
    """A local authority by its name; the home authority is offered."""
    ESTABLISHMENT = "establishment"
    """An establishment by its name; those that are open on the day are offered."""
    ROLE = "role"
    """Who somebody is to the child; the words that officers use are offered."""
    LIST = "list"
    """Several values, read and written by ``listed``."""
    DOCUMENTS = "documents"
    """Several documents of the case, by their ids, as a list."""
    THEMES = "themes"
    """Several of the themes of ``themes.toml``, by their words, as a list."""
    MONEY = "money"
    """An amount in pounds and pence, as it was typed: see ``money.py``."""
    MONTH = "month"
    """A month of a year, ``2027-03``: where the very day is better not kept."""
    KEYS = "keys"
    """Signs by which the program knows things again: nobody reads them or looks for them."""


class CountsFrom(Enum):
    """Which of an event's days the law counts from."""

    DAY = "day"
    SENT = "sent"
    SERVED = "served"
    RECEIVED = "received"
    """The day it reached whoever must act; kept in the event's ``served``."""


@dataclass(frozen=True, slots=True)
class Computed:
    """Where the day of a computed event comes from: one of these is given.

    ``age`` is a birthday, ``school_leaving`` the end of compulsory school age, ``fact`` a day
    among the facts of the case. ``elsewhere`` is a kind of entry: the day of one whose fact
    ``authority`` is another than its fact ``home_authority``. ``consent``: the days on which a
    consent ends, or is to be asked about anew, as far as they are known. ``past``: it starts its
    clocks even where it lies before the case began.

    ``told`` is a kind of entry that tells of the day, in its fact ``on``: the latest of them
    counts, among those with the facts ``as_told``, and ``fact`` only where none does.
    """

    age: int = 0
    school_leaving: bool = False
    fact: str = ""
    elsewhere: str = ""
    consent: bool = False
    past: bool = False
    told: str = ""
    as_told: Mapping[str, tuple[str, ...]] = field(default_factory=dict, hash=False)


@dataclass(frozen=True, slots=True)
class RegimeBy:
    """The set of rules that an entry leads to, by the value of one of its facts.

    Each value leads to a set of rules, and only from under another one where that is named.
    Where the fact isn't given, the nation of the establishment that ``place`` names stands for it.
    """

    fact: str
    to: Mapping[str, tuple[str, str]]
    place: str = ""


@dataclass(frozen=True, slots=True)
class HomeBy:
    """What an entry says of the home authority from its day on: facts of its own.

    ``authority`` names it, ``nation`` says where it is and wins over what its name tells.
    ``unsaid`` is the nation where neither is given. ``already``: it says who it is, and not that
    another one has become it.
    """

    authority: str = ""
    nation: str = ""
    unsaid: str = ""
    already: bool = False


@dataclass(frozen=True, slots=True)
class OnlyWhile:
    """A fact that is kept for one thing alone: from one of these entries until one of those."""

    begins: tuple[str, ...]
    ends: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class FactSpec:
    """One fact that an event of this kind carries, and whether it must."""

    name: str
    words: str
    kind: FactKind
    required: bool = False
    choices: tuple[str, ...] = ()
    needs: str = ""
    """A fact that must be given with this one."""
    under: str = ""
    """The heading that it stands under, in forms and on paper."""
    needed_with: Mapping[str, tuple[str, ...]] = field(default_factory=dict, hash=False)
    """Facts that make it needed, by the values with which they do."""
    at_length: bool = False
    """It is told at length, and gets room for it."""
    behind: bool = False
    """A day that has been: typed without its year, or as a weekday, it is the last such day."""
    only_while: OnlyWhile | None = None
    """What it is kept for; none is as long as the case. What it was before is never kept."""
    offers: str = ""
    """What of the directory is offered as it is typed: ``place``, or ``person`` who works there."""
    told_by: str = ""
    """The kind of entry that says it now: what was noted is still read, and no form asks for it."""

    def is_needed(self, facts: Mapping[str, str]) -> bool:
        """Whether an entry with these facts must have it."""
        wanted = self.needed_with.items()
        return self.required or any(facts.get(name, "") in values for name, values in wanted)

    def fault(self, value: str) -> str:
        """Why the value can’t be one of this fact; empty if it can. None at all always can."""
        if not value:
            return ""
        if self.kind is FactKind.DATE and not _is_day(value):
            return f"{self.words} must be a day."
        if self.kind is FactKind.MONTH and not is_month(value):
            return f"{self.words} must be a month and a year, without a day."
        if self.kind is FactKind.MONEY:
            return _no_money(value)
        if self.choices and value not in self.choices:
            return f"{self.words} must be one of: {', '.join(self.choices)}."
        return ""


@dataclass(frozen=True, slots=True)
class EventKind:
    """What may happen on a case, what it needs, and what it changes.

    ``open_when`` holds the stages in which it may be recorded, by their words; none means any.
    ``sent_words`` and ``served_words`` are empty where that day is not asked for.
    ``done_by`` is an actor of the law files: who does this, whoever writes it down.
    """

    name: str
    title: str
    meaning: str
    sentence: str
    done_by: str
    source: str
    counts_from: CountsFrom = CountsFrom.DAY
    day_words: str = "Day"
    sent_words: str = ""
    served_words: str = ""
    facts: tuple[FactSpec, ...] = ()
    open_when: tuple[str, ...] = ()
    leads_to: str | None = None
    correctable: bool = True
    fixed: str = ""
    """Why it can’t be corrected, and what takes it back; empty where it was made here."""
    signed: bool = False
    """A signed paper bears its day and its facts: only when it was sent can be put right."""
    ends_clocks: bool = False
    """Nothing more is owed once this has happened: the case has come to its end."""
    regime: str | None = None
    """The set of rules that the person is under from this day, where this changes it."""
    elsewhere: bool = False
    """It is recorded by what is done elsewhere: by the page of the plan, by opening a case."""
    also_called: tuple[str, ...] = ()
    """Other names by which a file may call it; see ``commands/deadlines_file.py``."""
    excuses: bool = False
    """A claim that a time limit need not be kept, named in the fact ``limit``."""
    computed: Computed | None = None
    """It isn't recorded by anybody: its day follows from what is known of the person."""
    only_after: tuple[str, ...] = ()
    """Kinds that must have happened before, each of them."""
    regime_from: str = ""
    """Only from under this set of rules does it lead to ``regime``."""
    moves_to: str = ""
    """The fact that names who is responsible from this day: an authority, or another nation."""
    home_by: HomeBy | None = None
    """Who the home authority is from this day, and in which nation."""
    ends_why: str = ""
    """Why what falls away with it is no longer owed; empty where its title says enough."""
    along: tuple[str, ...] = ()
    """What may go on beside the stage while it is recorded: it leads to no stage then."""
    begins: tuple[str, ...] = ()
    """What goes on beside the stage from here: the stage itself stays as it is."""
    ends: tuple[str, ...] = ()
    """What goes on no longer."""
    bars: tuple[Bar, ...] = ()
    """What the law forbids of it, row by row."""
    beside_road: bool = False
    """It is no stage of the case: its history has it, the road across its header leaves it out."""
    chases: bool = False
    """It reminds whoever owes a duty: of the fact ``limit``, or of what an adviser was asked."""
    settings: tuple[str, ...] = ()
    """The settings in which it is offered; none is all of them."""
    erases: tuple[str, ...] = ()
    """Facts of the case that are gone from the records once this is written down."""
    taken_over: str = ""
    """The fact by which it says that the case came to us on this day, with earlier entries."""
    restarts: str = ""
    """The fact that takes clocks which run already from this day on: the officer's reason for it.

    Without it the first trigger counts, as the law has it.
    """

    regime_by: RegimeBy | None = None
    """Where the set of rules depends on a fact; a value that isn't listed leads to ``regime``."""

    def regime_with(self, facts: Mapping[str, str]) -> tuple[str, str]:
        """The rules that an entry with these facts leads to, and from under which ones alone.

        Both are empty where it changes none, or does so from under any.
        """
        plain = (self.regime or "", self.regime_from)
        if self.regime_by is None:
            return plain
        return self.regime_by.to.get(facts.get(self.regime_by.fact, ""), plain)

    def is_offered_in(self, setting: str) -> bool:
        """Whether officers of this setting are offered it; the law may know it all the same."""
        return not self.settings or setting in self.settings

    @property
    def opened_by(self) -> frozenset[str]:
        """The stages, and what goes on beside them, in which it may be recorded; none is any."""
        return frozenset((*self.open_when, *self.along))

    @property
    def turns(self) -> bool:
        """It leads to a stage, or begins or ends something that goes on beside it."""
        return bool(self.leads_to or self.begins or self.ends)

    @property
    def stirs(self) -> bool:
        """It may do something to every clock of the case."""
        return self.ends_clocks or self.excuses or self.chases

    def fact(self, name: str) -> FactSpec | None:
        return next((spec for spec in self.facts if spec.name == name), None)

    def took_over(self, facts: Mapping[str, str]) -> bool:
        """Whether it says that the case came to us then, with entries of earlier days."""
        return bool(self.taken_over and facts.get(self.taken_over))

    def restarted(self, facts: Mapping[str, str]) -> str:
        """Why the clocks that ran already count from this entry; empty if they don't."""
        return facts.get(self.restarts, "") if self.restarts else ""

    def said(self, facts: Mapping[str, str]) -> str:
        """The sentence for the history, with the facts in it.

        A part in square brackets is left out unless every fact in it is given.
        ``facts`` holds words fit to read: the caller turns references into names.
        """
        whole = _OPTIONAL.sub(lambda part: _kept(part.group(1), facts), self.sentence)

        def fact(found: re.Match[str]) -> str:
            words = facts.get(found[1], "…").rstrip()
            # Reasons are typed as sentences; the template has a full stop of its own.
            return words.removesuffix(".") if whole[found.end() :].startswith(".") else words

        return _FACT.sub(fact, whole)


def _kept(part: str, facts: Mapping[str, str]) -> str:
    return part if all(facts.get(name) for name in _FACT.findall(part)) else ""


def _is_day(value: str) -> bool:
    try:
        date.fromisoformat(value)
    except ValueError:
        return False
    return True


def _no_money(value: str) -> str:
    try:
        pence(value)
    except NotMoneyError as error:
        return str(error)
    return ""
