"""The page for people in a pack: who it is about, what to do first, what is inside, what is not.

Whoever has nothing but this page on paper must know what to do tomorrow morning.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields, replace
from datetime import date
from typing import Any, Final, get_args

from caseworker.documents import Document, Matter
from caseworker.documents.letterhead import Letterhead
from caseworker.documents.paper import Paper
from caseworker.documents.pieces import (
    Facts,
    Grid,
    Heading,
    Piece,
    Room,
    Text,
    Title,
    lines,
    plain,
)
from caseworker.domain.blocks import Block, Blocks, Run
from caseworker.domain.days import day_words
from caseworker.domain.days import plain as full_day
from caseworker.domain.due import FROM_MEMORY
from caseworker.domain.handover import HandOver, OpenClock
from caseworker.domain.law.limits import Checked
from caseworker.domain.moves import Told
from caseworker.domain.people import Contact
from caseworker.domain.settings import settings

TITLE: Final = "What is in this pack"
_FIRST: Final = 6  # duties that are told at the top
_TOGETHER: Final = 12  # things held back for one reason in a row: a row is no longer than a page
_MADE_OF: Final[tuple[type[Any], ...]] = (Paper, *get_args(Piece), Block, Run)
_NO_CONTACT: Final = "DO NOT CONTACT"


@dataclass(frozen=True, slots=True)
class Inside:
    """One file of the pack: its name in it, what it is, for whom, and its pages if it has any."""

    file: str
    title: str
    what: str
    pages: int = 0
    for_program: bool = False


@dataclass(frozen=True, slots=True)
class PackToIndex:
    """A pack, as its first page tells of it.

    ``why`` is what lets it go, with its source; ``sent_by`` the officer, to be rung for questions.
    """

    handover: HandOver
    to: str
    purpose: str
    why: str
    source: str
    sent_by: str
    inside: tuple[Inside, ...]
    moves: tuple[Told, ...] = ()
    """What the plan is worth where each move leads that goes along."""


def draw(facts: PackToIndex, letterhead: Letterhead) -> Paper:
    """Who, what first, whom to ring, what is inside, what is not, and the rest in tables."""
    handover = facts.handover
    person = handover.case.person
    return Paper(
        name=f"pack-index-{handover.case.number}",
        title=TITLE,
        letterhead=letterhead,
        _pieces=(
            Title(
                TITLE,
                above=letterhead.office,
                below=f"For {facts.to} · {day_words(handover.made_on)}",
            ),
            *_who(facts),
            *_first(handover),
            *_moves(facts.moves),
            *_ring(facts, letterhead),
            *_people(handover),
            *_more(facts),
            *_arrangements(handover),
            *_delivered(handover),
            *_inside(facts),
            *_consents(handover),
            *_clocks(handover),
            *_withheld(handover),
        ),
        _running=f"{person.name} · {handover.case.number}",
        on=handover.made_on,
    )


DOCUMENT = Document("pack_index", TITLE, PackToIndex, draw, Matter.CASE)


def spelt_out(paper: Paper) -> Paper:
    """The same, with each letter that can’t be printed as its number: ``[U+1F469]``.

    No pack waits for a letter on its first page; as data it has them all.
    """
    lacking = {ord(letter): f"[U+{ord(letter):04X}]" for letter in paper.lacking}
    spelt: Paper = _spelt(paper, lacking) if lacking else paper
    return spelt


def _spelt(value: Any, lacking: Mapping[int, str]) -> Any:
    if isinstance(value, str):
        return value.translate(lacking)
    if isinstance(value, tuple):
        return tuple(_spelt(one, lacking) for one in value)
    if isinstance(value, _MADE_OF):
        parts = {one.name: _spelt(getattr(value, one.name), lacking) for one in fields(value)}
        return replace(value, **parts)
    return value


def _who(facts: PackToIndex) -> Iterator[Piece]:
    """As much as fits above what comes first: who it is, where, and how to speak with them."""
    case = facts.handover.case
    person, place = case.person, settings()[case.setting].place
    if facts.handover.restricted:
        yield Text(
            plain("This case is restricted: only officers who are named for it may open it.", "b")
        )
    age = person.age(facts.handover.made_on)
    said: list[tuple[str, Blocks]] = [
        ("About", plain(f"{person.name}, born {day_words(person.born)}, aged {age}", "b")),
        ("Known as", plain(person.known_as)),
        ("Where they are now", plain(person.whereabouts or case.facts.get(place, ""))),
        ("Interpreter", plain(person.interpreter)),
        ("Communication", lines(person.communication)),
        ("Sent for", plain(facts.purpose)),
    ]
    yield from _told(said)


def _moves(told: tuple[Told, ...]) -> Iterator[Piece]:
    """Whoever takes over must not take a plan for more, or for less, than it is there."""
    if told:
        yield Room(30)
        yield Heading("What the plan is worth where they go")
    for one in told:
        yield Text(plain(one.words))
        memory = FROM_MEMORY if one.checked is Checked.MEMORY else ""
        yield Text(plain(" ".join(filter(None, (f"{one.source}.", memory)))), "small")


def _more(facts: PackToIndex) -> Iterator[Piece]:
    case = facts.handover.case
    person = case.person
    home = person.living_at(facts.handover.made_on)
    specs = {spec.name: spec for spec in settings()[case.setting].facts}
    known = [
        (specs[name].words, plain(_fact(value)))
        for name, value in case.facts.items()
        if name in specs and value
    ]
    yield Room(50)
    yield Heading("More about them")
    said: list[tuple[str, Blocks]] = [
        ("Pronouns", plain(person.pronouns)),
        ("Where they live", lines(f"{home.lines}\n{home.postcode}") if home else ()),
        *(
            (f"From {day_words(one.since)}", lines(f"{one.lines}\n{one.postcode}"))
            for one in person.addresses
            if one.since is not None and one.since > facts.handover.made_on
        ),
        ("Home authority", plain(person.home_authority)),
        ("Looked after by", plain(person.looked_after_by)),
        ("Types of need", plain("; ".join(need.value for need in person.needs))),
        *known,
        ("Our case number", plain(str(case.number))),
        ("What lets it go", plain(f"{facts.why} {_in_brackets(facts.source)}".strip())),
    ]
    yield from _told(said)


def _told(rows: list[tuple[str, Blocks]]) -> Iterator[Piece]:
    yield Facts(tuple(row for row in rows if any(block.plain.strip() for block in row[1])))


def _fact(value: str) -> str:
    try:
        return day_words(date.fromisoformat(value))
    except ValueError:
        return value.replace("\n", ", ")


def _in_brackets(source: str) -> str:
    return f"({source})" if source else ""


def _first(handover: HandOver) -> Iterator[Piece]:
    """What is due soonest: somebody takes it over today."""
    dated = [clock for clock in handover.clocks if clock.day is not None and not clock.window]
    yield Heading("What comes first")
    if not dated:
        yield Text(plain("No time limit with a day is running."))
        return
    late = any(clock.day is not None and clock.day < handover.made_on for clock in dated)
    if late:
        yield Text(plain("Something is late already.", "b"))
    rows = tuple(
        (plain(_day(clock, handover.made_on)), plain(_duty(clock)), plain(_whose(clock)))
        for clock in dated[:_FIRST]
    )
    yield Grid(("By", "What", "Who"), rows, (38, 96, 36))
    if len(dated) > _FIRST:
        yield Text(plain("All the others are under “Time limits that are running”."), "quiet")


def _day(clock: OpenClock, today: date) -> str:
    if clock.day is None:
        return "No day"
    late = " (late)" if clock.day < today and not clock.window else ""
    return f"{full_day(clock.day)}{late}"


def _duty(clock: OpenClock) -> str:
    return f"{clock.duty} ({clock.about})" if clock.about else clock.duty


def _whose(clock: OpenClock) -> str:
    return clock.whose[:1].upper() + clock.whose[1:]


def _ring(facts: PackToIndex, letterhead: Letterhead) -> Iterator[Piece]:
    yield Room(30)
    yield Heading("Whom to ring about this pack")
    reached = [letterhead.telephone, letterhead.email]
    where = ", ".join(line.strip().rstrip(",") for line in letterhead.address.splitlines())
    said: list[tuple[str, Blocks]] = [
        ("Who sent it", plain(f"{facts.sent_by}, {letterhead.office}")),
        ("Telephone, email", plain(" · ".join(filter(None, reached)))),
        ("Address", plain(where)),
    ]
    yield from _told(said)


def _people(handover: HandOver) -> Iterator[Piece]:
    contacts = handover.case.person.contacts
    if not contacts:
        return
    yield Room(40)
    yield Heading("People")
    rows = tuple(
        (plain(one.shown, "b"), plain(_role(one)), lines(_reached(one))) for one in contacts
    )
    yield Grid(("Who", "What they are", "How to reach them"), rows, (50, 56, 64))


def _role(contact: Contact) -> str:
    holds = "parental responsibility" if contact.parental_responsibility else ""
    return ", ".join(filter(None, (contact.role, contact.organisation, holds)))


def _reached(contact: Contact) -> str:
    if contact.no_contact:
        return _NO_CONTACT
    where = ", ".join(line.strip().rstrip(",") for line in contact.address.splitlines())
    return "\n".join(filter(None, (contact.telephone, contact.email, where))) or "–"


def _inside(facts: PackToIndex) -> Iterator[Piece]:
    yield Room(50)
    yield Heading("What is inside")
    rows = tuple(
        (plain(one.file), plain(one.title), plain(one.what), plain(_pages(one)))
        for one in facts.inside
        if not one.for_program
    )
    yield Grid(("File", "What", "Of which kind", "Pages"), rows, (28, 82, 42, 18))
    data = [one for one in facts.inside if one.for_program]
    if data:
        files = ", ".join(one.file for one in data)
        yield Text(plain(f"For Caseworker or another program, the same as data: {files}."), "quiet")


def _pages(one: Inside) -> str:
    return str(one.pages) if one.pages else "–"


def _withheld(handover: HandOver) -> Iterator[Piece]:
    yield Room(40)
    yield Heading("What is not inside, and why")
    if not handover.withheld:
        yield Text(plain("Nothing was withheld."))
        return
    yield Text(
        plain(
            "Each of these exists and was held back. Ask for it with consent or a reason of the "
            "law that covers it."
        ),
        "quiet",
    )
    by_reason: dict[str, list[str]] = {}
    for one in handover.withheld:
        why = f"{one.why} {_in_brackets(one.source)}".strip()
        by_reason.setdefault(why, []).append(one.what)
    rows = tuple(
        (lines("\n".join(what[at : at + _TOGETHER])), plain(why))
        for why, what in by_reason.items()
        for at in range(0, len(what), _TOGETHER)
    )
    yield Grid(("What", "Why"), rows, (78, 92))


def _clocks(handover: HandOver) -> Iterator[Piece]:
    yield Room(50)
    yield Heading("Time limits that are running")
    if not handover.clocks:
        yield Text(plain("None."))
        return
    yield Text(
        plain(
            f"As we reckoned them on {day_words(handover.made_on)}. Reckon them anew where the "
            "rules or the authority change."
        ),
        "quiet",
    )
    rows = tuple(
        (
            plain(_duty(clock)),
            plain(_day(clock, handover.made_on)),
            plain(_whose(clock)),
            plain(f"{clock.source}{_caution(clock)}"),
        )
        for clock in handover.clocks
    )
    yield Grid(("What", "By", "Who owes it", "Source"), rows, (62, 36, 30, 42))


def _caution(clock: OpenClock) -> str:
    return ". From memory: check with the authority" if clock.checked == "memory" else ""


def _consents(handover: HandOver) -> Iterator[Piece]:
    yield Room(40)
    yield Heading("Consent, and what it covers")
    if not handover.consents:
        yield Text(plain("No consent to disclose the plan is recorded. Ask before you pass it on."))
        return
    rows = tuple(
        (
            plain(f"{one.giver} ({one.capacity})"),
            plain(f"{'Refused: ' if one.refused else ''}{one.covers}"),
            plain(", ".join(one.recipients) or "Anybody"),
            plain(f"{one.standing}. {one.words}"),
        )
        for one in handover.consents
    )
    yield Grid(("Who", "What", "To whom", "How it stands"), rows, (42, 42, 40, 46))


def _delivered(handover: HandOver) -> Iterator[Piece]:
    if not handover.delivered:
        return
    yield Room(40)
    yield Heading("Provision as it is delivered now")
    rows = tuple(
        (
            plain(one.what),
            plain(". ".join(filter(None, (one.step, one.reason)))),
            plain(_hours(one.offered, one.attended)),
            plain(one.agreed or "Not yet"),
        )
        for one in handover.delivered
    )
    yield Grid(("What", "How", "Hours a week", "Agreed by"), rows, (46, 60, 32, 32))


def _hours(offered: str, attended: str) -> str:
    said = (f"offered {offered}" if offered else "", f"attended {attended}" if attended else "")
    return ", ".join(filter(None, said)) or "–"


def _arrangements(handover: HandOver) -> Iterator[Piece]:
    if not handover.arrangements:
        return
    yield Room(40)
    yield Heading("Access arrangements")
    rows = tuple(
        (plain(one.what), plain(one.where or "–"), plain(one.applied or "–"))
        for one in handover.arrangements
    )
    yield Grid(("What is needed", "Where", "Applied for"), rows, (80, 50, 40))
