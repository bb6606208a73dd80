"""What a paper is made of: headings, text, facts, tables. Values only; nothing is drawn here.

A drawer turns facts of the field into pieces; ``story`` turns pieces into print. So a
drawer needs to know nothing of fonts, tags or pages, and starts at once.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from caseworker.documents.drawings import Drawing
from caseworker.domain.blocks import Block, Blocks, Run, clean, paragraphs

Style = Literal["body", "lead", "small", "quiet"]


@dataclass(frozen=True, slots=True)
class Title:
    """The paper's own title, with small words above and below; ``quiet`` on a letter."""

    text: str
    above: str = ""
    below: str = ""
    quiet: bool = False


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading. ``mark`` is the letter or number it begins with; ``key`` is where links lead."""

    text: str
    level: int = 2
    mark: str = ""
    key: str = ""


@dataclass(frozen=True, slots=True)
class Text:
    """What somebody wrote, as blocks. ``place`` is the tag of the text of a plan that it is."""

    blocks: Blocks
    style: Style = "body"
    inset: bool = False
    place: str = ""


@dataclass(frozen=True, slots=True)
class Facts:
    """Labels on the left, what is known on the right: one line for each fact."""

    rows: tuple[tuple[str, Blocks], ...]


@dataclass(frozen=True, slots=True)
class Details:
    """Short facts about an item, side by side, each under its label; ``places`` as of Text."""

    entries: tuple[tuple[str, str], ...]
    places: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Grid:
    """A table. ``widths`` are shares of the line; the first cell of a row heads the row."""

    head: tuple[str, ...]
    rows: tuple[tuple[Blocks, ...], ...]
    widths: tuple[float, ...]


@dataclass(frozen=True, slots=True)
class Address:
    """Whom a letter is to, as it shows through the window of an envelope, and who sends it."""

    to: tuple[str, ...]
    sender: str
    sender_lines: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class InkBlock:
    """Room to sign by hand, with who signs under it; in a box where ink is asked for.

    ``below`` is what the office says under every signature.
    """

    name: str
    role: str
    day: str
    box: bool = True
    below: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Ruled:
    """Lines to write on by hand, under what is asked."""

    asks: str
    lines: int
    inset: bool = False


@dataclass(frozen=True, slots=True)
class BigKey:
    """A key in groups, large and plain, to be copied by hand without a slip."""

    groups: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Space:
    """White, in millimetres."""

    height: float


@dataclass(frozen=True, slots=True)
class Room:
    """What follows begins on a new page unless so many millimetres are left on this one."""

    height: float


@dataclass(frozen=True, slots=True)
class NewPage:
    """What follows begins on a new page."""


@dataclass(frozen=True, slots=True)
class Together:
    """Pieces that stay on one page if they are short enough.

    ``most`` is how many millimetres of ordinary print are: what is higher is broken over
    pages, since a white half page is worse than a break.
    """

    pieces: tuple[Piece, ...]
    most: float = 95


@dataclass(frozen=True, slots=True)
class Fold:
    """A line to fold along, at the end of the page's first or second third."""

    words: str
    third: int


Piece = (
    Title
    | Heading
    | Text
    | Facts
    | Details
    | Grid
    | Address
    | InkBlock
    | Ruled
    | BigKey
    | Space
    | Room
    | NewPage
    | Together
    | Fold
    | Drawing
)


def flat(pieces: Sequence[Piece]) -> Iterator[Piece]:
    """Every piece, those that stay together one by one."""
    for piece in pieces:
        if isinstance(piece, Together):
            yield from flat(piece.pieces)
        else:
            yield piece


def plain(text: str, *marks: str) -> Blocks:
    """One paragraph of ``text``."""
    return (Block(runs=(Run(clean(text), frozenset(marks)),)),)


def lines(text: str) -> Blocks:
    """A paragraph for each line of ``text``."""
    return paragraphs(text)
