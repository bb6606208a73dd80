"""The address book: offices entered, changed, renamed and closed; what the page asks of it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from typing import Final
from uuid import uuid4

from caseworker.casework.office import Done, Sitting, Touched
from caseworker.casework.records import Records
from caseworker.casework.wanted import Wanted
from caseworker.documents.address_book import BookToPrint
from caseworker.domain import authorities
from caseworker.domain.days import day_words
from caseworker.domain.errors import Gap, Incomplete, NotAllowed
from caseworker.domain.establishments import with_own
from caseworker.domain.moments import day_of
from caseworker.domain.receiver_kinds import key_rules, kind_called, receiver_kinds
from caseworker.domain.receivers import KeyState, Receiver, ReceiverId, found

LONGEST: Final = 120  # characters of a name: what a card may hold
LONGEST_WORDS: Final = 500
EARLIEST: Final = 1850
YEARS_AHEAD: Final = 5
_BOOK: Final = frozenset({Touched.BOOK})


@dataclass(frozen=True, slots=True)
class EnterReceiver:
    """An office, as the form has it; without an ``id`` it is a new one."""

    name: str
    kind: str
    address: str = ""
    telephone: str = ""
    email: str = ""
    authority: str = ""
    note: str = ""
    former: tuple[str, ...] = ()
    opened: date | None = None
    id: str = ""


@dataclass(frozen=True, slots=True)
class CloseReceiver:
    """An office that is no more, from that day on; without a day, it is open again."""

    id: ReceiverId
    closed: date | None


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A name that is known and not in the book yet, its kind, and where it is."""

    name: str
    kind: str
    more: str = ""


@dataclass(frozen=True, slots=True)
class BookSeen:
    """The whole book, by name, what may be entered in it, and whether our own keys are old."""

    receivers: tuple[Receiver, ...]
    today: date
    suggestions: tuple[Suggestion, ...]
    own_keys_due: bool = False


def book_seen(records: Records, today: date) -> BookSeen:
    """A question: every office, closed ones too, and names that could be entered."""
    receivers = records.exchange.book.receivers()
    taken = {name.casefold() for one in receivers for name in (one.name, *one.former)}
    places = with_own(records.office().establishments)
    offered = [
        Suggestion(place.name, "establishment", f"{place.kind}, {place.nation}")
        for place in places
        if place.is_open(today)
    ]
    offered += [Suggestion(name, "authority") for name, _ in authorities.names_known()]
    fresh = tuple(one for one in offered if one.name.casefold() not in taken)
    own = records.exchange.keys.now()
    is_due = own is not None and today >= key_rules().due_on(day_of(own.since))
    return BookSeen(receivers, today, fresh, is_due)


def shown_of(seen: BookSeen, wanted: Wanted) -> tuple[Receiver, ...]:
    """Those that are wanted: by words of their names, of a kind, of a state, closed ones or not."""
    asked = dict(wanted.words)
    return tuple(
        one
        for one in found(seen.receivers, wanted.which)
        if wanted.about in {"", one.kind}
        and asked.get("state", "") in {"", one.state.name}
        and (asked.get("closed") or one.closed is None or one.closed > seen.today)
    )


def book_to_print(records: Records, wanted: Wanted, today: date) -> BookToPrint:
    """The offices that were shown."""
    seen = book_seen(records, today)
    asked = dict(wanted.words)
    narrowed = (
        f"“{wanted.which}”" if wanted.which else "",
        kind_called(wanted.about).many if wanted.about else "",
        KeyState[asked["state"]].value if asked.get("state") else "",
        "closed ones, too" if asked.get("closed") else "",
    )
    return BookToPrint(shown_of(seen, wanted), today, ", ".join(each for each in narrowed if each))


def enter_receiver(records: Records, command: EnterReceiver, sitting: Sitting) -> Done:
    """Add an office, or change what is said of it. A name that it had stays findable.

    Raises:
        Incomplete: something is missing or can't be so; every gap at once.
        NotFound: it was to be changed, and there is none.
        NotAllowed: another open office of that kind has this name.
    """
    gaps = list(_gaps(command, sitting.today))
    if gaps:
        raise Incomplete(gaps)
    book = records.exchange.book
    before = book.receiver(ReceiverId(command.id)) if command.id else None
    name = _plain(command.name)
    _refuse_twin(records, command, name, sitting.today)
    former = tuple(dict.fromkeys(filter(None, map(_plain, command.former))))
    if before is not None and before.name != name:
        former = (*(each for each in former if each != before.name), before.name)
    book.keep(
        Receiver(
            id=before.id if before else ReceiverId(uuid4().hex),
            name=name,
            kind=command.kind,
            address="\n".join(map(_plain, command.address.strip().splitlines())),
            telephone=_plain(command.telephone),
            email=_plain(command.email),
            authority=_plain(command.authority),
            note=_plain(command.note),
            former=tuple(each for each in former if each != name),
            invented=before.invented if before else records.office().practice,
            opened=command.opened,
            closed=before.closed if before else None,
        )
    )
    if before is None:
        return _done(f"{name} is in the address book.", "office_entered")
    if before.name != name:
        said = f"{before.name} is now called {name}, and is still found by its former name."
        return _done(said, "office_renamed")
    return _done(f"What the address book says of {name} is changed.", "office_changed")


def close_receiver(records: Records, command: CloseReceiver, sitting: Sitting) -> Done:
    """Nothing is sent there from that day on; what came from it stays as it is.

    Raises:
        NotFound: there is no such office.
        Incomplete: the day is before it opened, or far from today.
    """
    book = records.exchange.book
    one = book.receiver(command.id)
    day = command.closed
    if day is not None:
        early = one.opened is not None and day <= one.opened
        fault = "It can’t have closed before it opened." if early else _strange(day, sitting.today)
        if fault:
            raise Incomplete([Gap("closed", fault)])
    book.keep(replace(one, closed=day))
    if day is None:
        return _done(f"{one.name} is open again.", "office_reopened")
    return _done(f"{one.name} is closed from {day_words(day)}.", "office_closed")


def _gaps(command: EnterReceiver, today: date) -> Iterator[Gap]:
    name = _plain(command.name)
    if not name:
        yield Gap("name", "Give the name by which it is known.")
    elif len(name) > LONGEST:
        yield Gap("name", f"At most {LONGEST} letters.")
    if command.kind not in receiver_kinds():
        yield Gap("kind", "Choose what it is.")
    if command.email.strip() and "@" not in command.email:
        yield Gap("email", "An e-mail address has one @, with words on both sides.")
    for field in ("address", "note"):
        if len(getattr(command, field)) > LONGEST_WORDS:
            yield Gap(field, f"At most {LONGEST_WORDS} letters.")
    fault = _strange(command.opened, today)
    if fault:
        yield Gap("opened", fault)


def _refuse_twin(records: Records, command: EnterReceiver, name: str, today: date) -> None:
    for other in records.exchange.book.receivers():
        is_other = other.id != command.id and other.kind == command.kind and other.is_open(today)
        if is_other and other.name.casefold() == name.casefold():
            raise NotAllowed(
                f"{other.name} is in the address book already.",
                instead="Change that one, or give this one a name that tells them apart.",
            )


def _strange(day: date | None, today: date) -> str:
    if day is not None and not EARLIEST <= day.year <= today.year + YEARS_AHEAD:
        return "Look at the year again."
    return ""


def _plain(words: str) -> str:
    return " ".join(words.split())


def _done(sentence: str, act: str) -> Done:
    return Done(None, _BOOK, sentence, act)
