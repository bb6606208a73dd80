"""The child or young person, those around them, and who decides."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import Enum

from caseworker.domain.ages import compulsory_school_age_ends
from caseworker.domain.days import day_words
from caseworker.domain.errors import Gap

CANNOT_DECIDE = "Can't decide"  # the choice of event kind capacity_judged
OLDEST = 26  # years: past this age nobody can hold a plan, so the date is a slip of the keys


@dataclass(frozen=True, slots=True)
class Identifier:
    """A number that somebody else knows the person by; kinds are in ``identifiers``."""

    kind: str
    value: str


@dataclass(frozen=True, slots=True)
class Address:
    """Where the person lived, or was held, from one day until another."""

    lines: str
    postcode: str = ""
    since: date | None = None
    until: date | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class Contact:
    """Someone around the person.

    ``no_contact`` warns before any letter to them is made. ``also_written`` is the name in
    other letters: one of the two can be read by whoever doesn't read the other. ``print``
    names one of ``prints.PRINTS``: how they need papers; empty where nobody has said.
    """

    name: str
    role: str
    parental_responsibility: bool = False
    no_contact: bool = False
    organisation: str = ""
    address: str = ""
    telephone: str = ""
    email: str = ""
    note: str = ""
    also_written: str = ""
    print: str = ""

    @property
    def shown(self) -> str:
        """The name as an officer reads it: Latin letters first, the other form after it."""
        if not self.also_written:
            return self.name
        forms = sorted((self.name, self.also_written), key=_is_latin, reverse=True)
        return f"{forms[0]} ({forms[1]})"

    @property
    def forms(self) -> tuple[str, ...]:
        """Every way in which somebody may type the name: either form, or both."""
        if not self.also_written:
            return (self.name,)
        one, other = self.name, self.also_written
        return (one, other, f"{one} ({other})", f"{other} ({one})")


@dataclass(frozen=True, slots=True)
class Capacity:
    """How capacity was judged for one decision. Never a single standing flag."""

    decision: str
    outcome: str
    judged_on: date
    judged_by: str
    how: str = ""

    @property
    def lacks(self) -> bool:
        return self.outcome == CANNOT_DECIDE


class NeedType(Enum):
    """Types of need, with the codes of the national return (ehc-process.md 10)."""

    SPLD = "Specific learning difficulty"
    MLD = "Moderate learning difficulty"
    SLD = "Severe learning difficulty"
    PMLD = "Profound and multiple learning difficulty"
    SEMH = "Social, emotional and mental health"
    SLCN = "Speech, language and communication needs"
    HI = "Hearing impairment"
    VI = "Vision impairment"
    MSI = "Multi-sensory impairment"
    PD = "Physical disability"
    ASD = "Autistic spectrum disorder"
    DS = "Down syndrome"
    OTH = "Other difficulty or disability"

    @property
    def within(self) -> str:
        """Its words within a sentence: in small letters, but for a name that they bear."""
        words = str(self.value)
        return words if self is NeedType.DS else words.lower()


@dataclass(frozen=True, slots=True)
class Person:
    """A child or young person, as they are known now.

    ``home_authority`` is the authority responsible for them; it is never worked out
    from where they are (``whereabouts``). ``print`` is how they need papers, as of a contact.
    """

    given: str
    family: str
    born: date
    born_is_estimated: bool = False
    known_as: str = ""
    pronouns: str = ""
    home_authority: str = ""
    home_authority_basis: str = ""
    whereabouts: str = ""
    looked_after_by: str = ""
    serving_parent: bool = False
    needs: tuple[NeedType, ...] = ()
    interpreter: str = ""
    communication: str = ""
    print: str = ""
    identifiers: tuple[Identifier, ...] = ()
    addresses: tuple[Address, ...] = ()
    contacts: tuple[Contact, ...] = ()

    @property
    def name(self) -> str:
        return f"{self.given} {self.family}".strip()

    @property
    def called(self) -> str:
        """What the person is called in a sentence: the name they use."""
        return self.known_as or self.given or self.family

    def age(self, on: date) -> int:
        """Whole years. Somebody born on 29 February is a year older on 1 March."""
        return on.year - self.born.year - ((on.month, on.day) < (self.born.month, self.born.day))

    def is_young_person(self, on: date) -> bool:
        """Over compulsory school age (CFA 2014 s.83(2)); never just “16”.

        Past 25, too: s.46 speaks of them so while a plan is kept to the end of that year, and
        nobody becomes a child again whose parents decide.
        """
        return on > compulsory_school_age_ends(self.born)

    def living_at(self, on: date) -> Address | None:
        """The address that holds on that day, the latest begun if two do."""
        holding = [
            address
            for address in self.addresses
            if (address.since is None or address.since <= on)
            and (address.until is None or on < address.until)
        ]
        return max(holding, key=lambda address: address.since or date.min, default=None)

    @property
    def parents(self) -> tuple[Contact, ...]:
        return tuple(contact for contact in self.contacts if contact.parental_responsibility)


@dataclass(frozen=True, slots=True)
class WhoDecides:
    """Who decides, why, and where the law says so."""

    who: str
    why: str
    source: str


def who_decides(
    person: Person, on: date, decision: str = "", capacities: Sequence[Capacity] = ()
) -> WhoDecides:
    """Who makes requests, gives views and decides on ``on``.

    A child's parent until compulsory school age has ended, the young person after it.
    A young person whose latest judgement among ``capacities`` says that they can't make
    ``decision`` is stood in for by the alternative person (SEND Regs 2014 reg 64). Without a
    ``decision`` it is about all the others, and says for which they are stood in for.
    """
    ends = compulsory_school_age_ends(person.born)
    parents = " or ".join(parent.shown for parent in person.parents)
    if not person.is_young_person(on):
        why = f"{person.called} is a child until compulsory school age ends on {day_words(ends)}."
        barred = " or ".join(parent.shown for parent in person.parents if parent.no_contact)
        return WhoDecides(
            parents or "The parent (not yet recorded)",
            f"{why} Do not contact {barred}." if barred else why,
            "CFA 2014 s.83(2); EA 1996 s.8(3)",
        )
    judged = max(
        (capacity for capacity in capacities if _same(capacity.decision, decision)),
        key=lambda capacity: capacity.judged_on,
        default=None,
    )
    if judged is not None and judged.lacks:
        return WhoDecides(
            f"The alternative person: a representative, or {parents or 'the parent'}",
            f"Judged on {day_words(judged.judged_on)} by {judged.judged_by} "
            f"to lack capacity for: {judged.decision}.",
            "SEND Regs 2014 reg 64 and Sch 3",
        )
    lacking = "" if decision else ", ".join(_lacking(capacities))
    presumed = (
        f"capacity is presumed, but not for: {lacking}" if lacking else "capacity is presumed"
    )
    return WhoDecides(
        person.name,
        f"Compulsory school age ended on {day_words(ends)}; {presumed}.",
        "CFA 2014 s.83(2); EA 1996 s.8(3)",
    )


def _lacking(capacities: Sequence[Capacity]) -> list[str]:
    """The decisions that the latest judgement of each says they can't make."""
    in_order = sorted(capacities, key=lambda capacity: capacity.judged_on)
    latest = {" ".join(one.decision.casefold().split()): one for one in in_order}
    return [one.decision for one in latest.values() if one.lacks]


def _same(one: str, other: str) -> bool:
    return one.casefold().split() == other.casefold().split()


def _is_latin(name: str) -> bool:
    return all(unicodedata.name(sign, "").startswith("LATIN") for sign in name if sign.isalpha())


def gaps_in(person: Person, *, today: date) -> Iterable[Gap]:
    """What stops this person from being written down. Doubtful numbers never do."""
    if not person.given.strip() and not person.family.strip():
        yield Gap("family", "A name is needed: a forename, a surname, or what they are called.")
    if person.born > today:
        yield Gap("born", f"{person.born:%d/%m/%Y} is still to come.")
    elif person.age(today) >= OLDEST:
        yield Gap("born", f"Born on {person.born:%d/%m/%Y} is {person.age(today)} years ago.")
    for address in person.addresses:
        if address.since and address.until and address.until < address.since:
            yield Gap("addresses", "An address ends before it begins.")
