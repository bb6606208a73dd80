"""What stands in a document that came back: paragraphs, who changed what in them, comments.

Only what was found; where it belongs in the plan is worked out in ``placing``.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Final, Literal

from caseworker.domain.anchors import Place
from caseworker.domain.blocks import BlockKind

Made = Literal["same", "in", "out", "gone"]
"""Not changed, put in, taken out; or put in by one and taken out again by another."""

NEW_PARAGRAPH: Final = "\u2029"  # as text that was put in: a new paragraph begins here


@dataclass(frozen=True, slots=True)
class Hand:
    """Who made a change, as Word says it, and when; both may be unknown."""

    author: str = ""
    at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Stretch:
    """Some words that are all new, all struck out, or all as they were.

    ``move`` is the same for both ends of words that were moved. ``change`` numbers the change
    that they are part of, once that is known.
    """

    text: str
    made: Made = "same"
    hand: Hand = Hand()
    marks: frozenset[str] = frozenset()
    move: str = ""
    place: Place | None = None
    change: int = -1

    @property
    def is_change(self) -> bool:
        return self.made != "same"


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph. ``end`` tells what became of its end: put in parts it from the next one.

    ``heading`` is the last one above it, ``block`` the id of the block of the plan that it was.
    """

    stretches: tuple[Stretch, ...]
    place: Place | None = None
    heading: str = ""
    block: str = ""
    kind: BlockKind = "p"
    level: int = 1
    ordered: bool = False
    end: Made = "same"
    end_hand: Hand = Hand()
    in_table: bool = False

    @property
    def original(self) -> str:
        """What it said before anybody changed it."""
        return "".join(one.text for one in self.stretches if one.made in {"same", "out"})

    @property
    def text(self) -> str:
        """What it says if every change is taken."""
        return "".join(one.text for one in self.stretches if one.made in {"same", "in"})

    @property
    def is_changed(self) -> bool:
        return self.end != "same" or any(one.is_change for one in self.stretches)


@dataclass(frozen=True, slots=True)
class Comment:
    """What somebody wrote beside the text, and the words that it is about."""

    text: str
    hand: Hand
    about: str = ""
    heading: str = ""
    place: Place | None = None


@dataclass(frozen=True, slots=True)
class Returned:
    """The whole document. ``notes`` say what in it can't be shown change by change."""

    paragraphs: tuple[Paragraph, ...] = ()
    comments: tuple[Comment, ...] = ()
    notes: tuple[str, ...] = field(default=())


def joined(paragraphs: tuple[Paragraph, ...]) -> Iterator[Paragraph]:
    """The paragraphs as they were before: one that was parted in two is one again.

    Where it was parted stands a stretch of ``NEW_PARAGRAPH``, so that taking the change parts
    it once more.
    """
    waiting: Paragraph | None = None
    for paragraph in paragraphs:
        whole = paragraph
        if waiting is not None and waiting.place == paragraph.place:
            whole = replace(
                paragraph,
                stretches=(*waiting.stretches, *paragraph.stretches),
                block=waiting.block or paragraph.block,
                kind=waiting.kind if waiting.original else paragraph.kind,
                level=waiting.level if waiting.original else paragraph.level,
            )
        elif waiting is not None:
            yield waiting
        waiting = None
        if paragraph.end == "in" and paragraph.place is not None and not paragraph.in_table:
            parted = Stretch(NEW_PARAGRAPH, "in", paragraph.end_hand, place=paragraph.place)
            waiting = replace(whole, stretches=(*whole.stretches, parted), end="same")
        else:
            yield whole
    if waiting is not None:
        yield waiting
