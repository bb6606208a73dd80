"""What a time limit is, and where the law says so. The rows themselves are in the TOML files."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from enum import Enum

from caseworker.domain.days import Rule, Unit
from caseworker.domain.errors import NotFound
from caseworker.domain.law.kinds import CountsFrom, EventKind


class Weight(Enum):
    """How much a rule binds."""

    LAW = "law"
    CODE = "code"
    POLICY = "policy"


class Checked(Enum):
    """Whether a person read the source, a summary of it, or wrote from memory."""

    READ = "read"
    SUMMARY = "summary"
    MEMORY = "memory"


class Nature(Enum):
    """What the end of the count means."""

    DEADLINE = "deadline"
    """To be done by that day; after it, late."""
    WINDOW = "window"
    """Open until that day to whoever it is given to; then it closes, and nobody is late."""
    NOT_BEFORE = "not before"
    """Something may not be done, or need not be, until the day after."""
    APPOINTMENT = "appointment"
    """Arranged for that day by those concerned; after it, what became of it is to be told."""


class Again(Enum):
    """What a trigger does that happens while the limit already runs."""

    FIRST = "first"
    """Nothing: the first one counts."""
    LATEST = "latest"
    """It starts the count afresh."""
    EACH = "each"
    """It starts a count of its own."""


@dataclass(frozen=True, slots=True)
class Citation:
    """Where the law says so."""

    instrument: str
    provision: str
    href: str

    def __str__(self) -> str:
        return f"{self.instrument} {self.provision}"


@dataclass(frozen=True, slots=True)
class OrLater:
    """A second count; the later of the two ends is the limit.

    It runs from other events, or, where it names none, from the day of the trigger itself.
    """

    triggers: frozenset[str]
    length: int
    unit: Unit
    rule: Rule


@dataclass(frozen=True, slots=True)
class Back:
    """So long before the end of the count something must be done, and why."""

    length: int
    unit: Unit
    why: str


@dataclass(frozen=True, slots=True)
class TimeLimit:
    """One row of the law: a duty, what starts its clock, and how long it runs.

    A duty for which the law gives no number has ``no_clock``, the reason in words, in place
    of ``length``, ``unit`` and ``rule``. Only the row in force on the day that it is
    triggered counts (decision 14).
    """

    name: str
    id: str
    duty: str
    source: Citation
    triggers: frozenset[str]
    actor: str
    weight: Weight
    checked: Checked
    in_force: date
    ended: date | None = None
    also: tuple[str, ...] = ()
    short: str = ""
    """A few words for the duty, where there is no room for all of them."""
    length: int = 0
    unit: Unit = Unit.DAYS
    rule: Rule | None = None
    no_clock: str = ""
    nature: Nature = Nature.DEADLINE
    again: Again = Again.FIRST
    runs_from: CountsFrom | None = None
    """The day of the trigger that counts here, where it isn't the one its kind names."""
    from_fact: str = ""
    """The fact of the trigger that holds the day that counts, where it is none of its own days."""
    met_by: frozenset[str] = frozenset()
    falls_away: frozenset[str] = frozenset()
    """Events after which the duty is no longer owed."""
    match: str = ""
    """The fact in which an answer must agree with the trigger (the adviser asked)."""
    unless: tuple[str, ...] = ()
    exemptions: tuple[Exemption, ...] = ()
    """Those of ``unless``, as the row's own instrument has them."""
    regime: str = ""
    roll: Roll | None = None
    or_later: OrLater | None = None
    forbids: frozenset[str] = frozenset()
    """What may not be recorded for a day before this one (``NOT_BEFORE``)."""
    warns: frozenset[str] = frozenset()
    on_the: tuple[int, int] | None = None
    """Month and day: counted from that day in the year of the day to count from."""
    then_back: Back | None = None
    where: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """Facts that the trigger must have for the duty to begin, each one of these."""
    met_where: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """Facts that what meets the duty must have, each one of these, where its kind asks for it."""
    after: frozenset[str] = frozenset()
    """One of these must have happened before, or the trigger begins nothing."""
    not_after: frozenset[str] = frozenset()
    """Once one of these has happened, the trigger begins nothing."""
    only_into: str = ""
    """The fact of the trigger that names an authority: one outside England begins nothing."""
    ahead: int = 0
    """Days before its end from which it is spoken of; from the beginning for 0."""
    notices: tuple[int, ...] = ()
    """Days before its end on which notice is given, longest first: lists of the day show it
    from the first of them on. None is from the beginning."""
    if_missed: str = ""
    """What follows if it isn't kept."""
    option: str = ""
    """It holds only in offices that chose this; empty for what holds in all."""
    instead_of: str = ""
    """The row, by its name, in whose place it stands in those offices."""
    part_of: str = ""
    """A row that this one is a side of: lists show that one alone."""
    only_listed: bool = False
    """It says who is coming up, and is nothing to have kept: no report counts it."""
    own_length: bool = False
    """An office may count another number of its days (``Law.with_lengths``)."""
    only_with: str = ""
    """A fact without which an entry begins nothing: the day for a follow-up, say."""
    only_named: bool = False
    """Nothing meets it, or chases it, but an entry that names the one which began it."""
    about: str = ""
    """The fact that tells which of several it is, where no answer must agree in it (``match``)."""
    whose: str = ""
    """The fact of the trigger that names who owes it: nobody of this office."""
    passes: bool = False
    """Once its day has gone nobody owes it any more: a consent that lapsed is over."""

    def applies_on(self, day: date) -> bool:
        return self.in_force <= day and (self.ended is None or day < self.ended)

    def excuse(self, exemption: str) -> str:
        """The exemption with this id in words; the id itself where the row lists none such."""
        return next((one.words for one in self.exemptions if one.id == exemption), exemption)

    def notice(self, left: int) -> int:
        """The notice, in days, that is running with ``left`` days to go; 0 before the first."""
        return min((days for days in self.notices if 0 <= left <= days), default=0)

    def is_noticed(self, left: int) -> bool:
        """Whether lists of the day show it yet, with ``left`` days to go."""
        return not self.notices or left <= max(self.notices)

    @property
    def brief(self) -> str:
        """The duty in few words: a label. Whoever shows it has the whole duty at hand too."""
        return self.short or self.duty

    @property
    def late_unit(self) -> Unit:
        """What lateness is counted in: working days if the limit is, else days."""
        return Unit.WORKING_DAYS if self.unit is Unit.WORKING_DAYS else Unit.DAYS

    @property
    def ids(self) -> frozenset[str]:
        """Every id by which this duty is known."""
        return frozenset({self.id, *self.also})


@dataclass(frozen=True, slots=True)
class Roll:
    """A rule that moves the end of a count to another day."""

    name: str
    id: str
    words: str
    source: Citation
    also: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class OwnTest:
    """What an exemption asks of its own dates.

    From ``first`` to ``last`` there must be ``least`` days. Where ``day`` is named, it must
    lie between them, each moved ``before`` days back. A closure is one of the institution that
    ``institution`` names, and ``day`` that of an entry of one of the kinds ``asked``: so both
    are known beforehand where the office keeps the terms of that institution.
    """

    first: str
    last: str
    least: int
    day: str = ""
    before: int = 0
    institution: str = ""
    asked: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Exemption:
    """A reason for which a time limit need not be kept. It sets no new date."""

    id: str
    words: str
    source: Citation
    needs: tuple[str, ...]
    in_force: date
    ended: date | None = None
    also: tuple[str, ...] = ()
    test: OwnTest | None = None


@dataclass(frozen=True, slots=True)
class Instrument:
    """One Act, set of regulations, code or local policy, as its file has it."""

    name: str
    title: str
    short_title: str
    href: str
    read_on: date
    time_limits: tuple[TimeLimit, ...]
    exemptions: tuple[Exemption, ...] = ()


@dataclass(frozen=True, slots=True)
class Law:
    """All the law that the program knows, and the events that it speaks of."""

    instruments: Mapping[str, Instrument]
    kinds: Mapping[str, EventKind]
    time_limits: tuple[TimeLimit, ...] = field(init=False)

    def __post_init__(self) -> None:
        rows = tuple(row for one in self.instruments.values() for row in one.time_limits)
        object.__setattr__(self, "time_limits", rows)

    def with_options(self, options: Collection[str]) -> Law:
        """The law as it is kept in an office that chose these, and no others."""
        held = [row for row in self.time_limits if not row.option or row.option in options]
        replaced = {row.instead_of for row in held if row.instead_of}
        stands = {row.name for row in held} - replaced
        chosen = {
            name: replace(
                one, time_limits=tuple(row for row in one.time_limits if row.name in stands)
            )
            for name, one in self.instruments.items()
        }
        return Law(chosen, self.kinds)

    def with_lengths(self, lengths: Mapping[str, int]) -> Law:
        """The law as an office counts it that set numbers of its own, by the names of rows.

        Only where a row leaves it to the office; a number for any other row says nothing.
        """
        chosen = {
            name: replace(
                one, time_limits=tuple(_with_length(row, lengths) for row in one.time_limits)
            )
            for name, one in self.instruments.items()
        }
        return Law(chosen, self.kinds)

    def time_limit(self, row_id: str, regime: str = "") -> TimeLimit:
        """The row with this id, under these rules; failing that, one also known by it.

        Raises NotFound.
        """
        fit = [row for row in self.time_limits if row.regime in {"", regime or row.regime}]
        found = [row for row in fit if row.id == row_id] or [
            row for row in fit if row_id in row.also
        ]
        if not found:
            raise NotFound(f"The law files hold no time limit {row_id}.")
        return found[0]


def _with_length(row: TimeLimit, lengths: Mapping[str, int]) -> TimeLimit:
    if not row.own_length or row.name not in lengths:
        return row
    source = replace(row.source, provision=f"{row.source.provision}, as this office set it")
    return replace(row, length=lengths[row.name], source=source)
