"""Numbered sticks and discs: what is on each, who took it, whether it came back; and if not."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from caseworker.casework.office import Done, Sitting, Touched
from caseworker.casework.records import Records
from caseworker.domain.case import CaseNumber
from caseworker.domain.days import day_words
from caseworker.domain.errors import Gap, Incomplete, NotAllowed
from caseworker.domain.ledger import LedgerAsked
from caseworker.domain.media import Medium, media_of
from caseworker.domain.moments import day_of
from caseworker.domain.packs import MediumMove, Moved

LONGEST: Final = 40
_BOOK: Final = frozenset({Touched.BOOK})


@dataclass(frozen=True, slots=True)
class NoteMedium:
    """That a medium was taken, came back, was wiped or is lost. ``who`` took or brought it."""

    medium: str
    what: Moved
    who: str = ""
    words: str = ""


@dataclass(frozen=True, slots=True)
class Written:
    """Something put on a medium: a ``pack``, if it is one, and its ``number`` in the ledger.

    ``who`` takes the medium away.
    """

    medium: str
    who: str
    number: str
    pack: str = ""
    words: str = ""
    """What it is, where it is nothing that the ledger numbers."""


@dataclass(frozen=True, slots=True)
class OnMedium:
    """One thing that was written to a medium: its line of the ledger, to whom, of which case."""

    number: str
    on: date
    to: str
    case: CaseNumber | None
    contents: str


@dataclass(frozen=True, slots=True)
class MediumSeen:
    """A medium, and what is on it: all that was written since it was wiped last."""

    medium: Medium
    holds: tuple[OnMedium, ...]


def media_seen(records: Records, today: date) -> tuple[MediumSeen, ...]:
    """A question: every medium, those that are out or lost first."""
    del today
    media = media_of(records.exchange.media.moves())
    ordered = sorted(media, key=lambda one: (not one.is_lost, not one.is_out, one.number))
    return tuple(MediumSeen(one, tuple(_on(records, one.written))) for one in ordered)


def written_to(records: Records, written: Written, sitting: Sitting) -> None:
    """Write down that something was put on a numbered medium, which whoever sends it calls.

    It is out from that moment.

    Raises:
        NotAllowed: it is lost, so that it can’t be this one.
        Incomplete: its number, or who takes it, is missing.
    """
    number, who = _number(written.medium), " ".join(written.who.split())
    gaps = []
    if not number or len(number) > LONGEST:
        gaps.append(Gap("medium_number", f"The number that stands on it, {LONGEST} signs at most."))
    if not who:
        gaps.append(Gap("taken_by", "Who takes it? Give their name."))
    if gaps:
        raise Incomplete(gaps)
    if any(one.is_lost for one in media_of(records.exchange.media.moves(number))):
        raise NotAllowed(
            f"Medium {number} is written down as lost.",
            instead="Say that it came back, or use another.",
        )
    officer = sitting.officer.id
    move = MediumMove(number, Moved.WRITTEN, sitting.at, officer, who, written.pack, written.number)
    move = replace(move, words=written.words)
    records.exchange.media.keep(move)


def note_medium(records: Records, command: NoteMedium, sitting: Sitting) -> Done:
    """Write down what became of a medium.

    Raises:
        Incomplete: its number, or who took it, is missing; how it was lost isn’t said.
        NotAllowed: it is not out, so it can’t come back or be lost; or it is lost.
    """
    number = _number(command.medium)
    who, words = " ".join(command.who.split()), " ".join(command.words.split())
    gaps = []
    if not number or len(number) > LONGEST:
        gaps.append(Gap("medium", f"Give the number that stands on it, {LONGEST} signs at most."))
    if command.what is Moved.TAKEN and not who:
        gaps.append(Gap("who", "Who takes it? Give their name."))
    if command.what is Moved.LOST and not words:
        gaps.append(Gap("words", "Say where and when it was last seen."))
    if command.what is Moved.WRITTEN:
        raise NotAllowed("That is written down by the program itself, as it writes.")
    if gaps:
        raise Incomplete(gaps)
    known = {one.number: one for one in media_of(records.exchange.media.moves(number))}
    refused = known[number].why_not(command.what) if number in known else ""
    if number not in known and command.what is not Moved.TAKEN:
        refused = f"There is no medium {number} in the log."
    if refused:
        raise NotAllowed(refused)
    move = MediumMove(number, command.what, sitting.at, sitting.officer.id, who, words=words)
    records.exchange.media.keep(move)
    by = f" by {who}" if who else ""
    said = f"Medium {number}: {command.what.value.lower()}{by} on {day_words(sitting.today)}."
    return Done(None, _BOOK, said, f"medium:{command.what.name.lower()}", ref=number[:16])


def _on(records: Records, written: Iterable[MediumMove]) -> Iterator[OnMedium]:
    for move in written:
        lines = records.ledger.lines(LedgerAsked(number=move.number)) if move.number else ()
        day = day_of(move.at)
        if lines:
            (line,) = lines
            yield OnMedium(move.number, day, line.release.to, line.case, line.contents)
        elif move.words:
            yield OnMedium(move.number, day, "", None, move.words)
        else:  # its case was erased
            yield OnMedium(move.number, day, "", None, "A case that is no longer kept")


def _number(medium: str) -> str:
    return " ".join(medium.split()).upper()
