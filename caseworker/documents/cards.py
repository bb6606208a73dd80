"""Why each day is what it is, on paper: the card of every open duty, as the window shows it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from caseworker.documents.pieces import Facts, Heading, Piece, Room, Text, Together, plain
from caseworker.domain.chronology import Chronology, Lane
from caseworker.domain.days import day_words
from caseworker.domain.due import Due
from caseworker.domain.law.limits import Nature

LABELS: Final = {
    Nature.DEADLINE: "By",
    Nature.WINDOW: "Open until",
    Nature.NOT_BEFORE: "Not before",
    Nature.APPOINTMENT: "On",
}
NEXT: Final = 60.0
FIRST: Final = 80.0  # millimetres: the heading is not left behind without a card


def cards_of(laid: Chronology) -> Iterator[Piece]:
    """A section with a card for each duty that is still open, by its number in the drawing."""
    cards = [_dated(lane) for lane in laid.lanes if lane.due.is_open]
    cards += [_card(due, "", "No day", "") for due in laid.undated if due.is_open]
    if cards:
        said = (
            "What is still open, or still to pass: its rule and source, and what would change it."
        )
        yield Room(FIRST)
        yield Heading("Why each day is what it is")
        yield Text(plain(said), "quiet")
        for card in cards:
            yield Room(NEXT)
            yield card


def _dated(lane: Lane) -> Piece:
    nature = lane.due.row.nature
    return _card(
        lane.due, str(lane.number), day_words(lane.by), lane.standing.value, LABELS[nature]
    )


def _card(due: Due, mark: str, day: str, stands: str, label: str = "By") -> Piece:
    about = f" ({due.about})" if due.about else ""
    by = " · ".join(part for part in (day, stands) if part)
    parts = ((heading, plain(words)) for heading, words in due.explained)
    heading = Heading(f"{due.duty}{about}", level=3, mark=mark)
    return Together((heading, Facts(((label, plain(by, "b")), *parts))))
