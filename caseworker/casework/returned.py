"""The plan back from the other side in Word: read in a process of its own, and proposed.

Reading changes nothing. Each change is made, or not, in the plan being written, by the officer.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from pathlib import Path
from typing import Any, Final, cast

from caseworker.casework.viewing import KEPT, Viewing
from caseworker.domain.anchors import marked_block, place_of
from caseworker.domain.attachments import check_size, judge
from caseworker.domain.blocks import BlockKind, clean
from caseworker.domain.errors import UnfitFile
from caseworker.domain.files.refusals import SAFE
from caseworker.domain.returned.document import (
    Comment,
    Hand,
    Made,
    Paragraph,
    Returned,
    Stretch,
)

NOTHING_CHANGED: Final = "Nothing in the plan was changed."
WORD_INSTEAD: Final = "Ask for the plan again, as an ordinary Word document (.docx)."
_KINDS: Final = {"p", "h", "li"}
_MADE: Final = {"same", "in", "out", "gone"}
_LONGEST_NAME: Final = 120


def bring_back(path: Path, viewing: Viewing) -> Returned:
    """Read the document at ``path``. Takes a while: never called on the window's thread.

    Raises:
        UnfitFile: it can't be read, is no Word document, or holds what it should not.
    """
    try:
        if not path.is_file():
            raise _refused("There is no such file.")
        check_size(path.stat().st_size)
        content = path.read_bytes()
    except OSError as error:
        raise _refused("This file can’t be read. It may be open in Word.") from error
    return read_back(path.name, content, viewing)


def read_back(name: str, content: bytes, viewing: Viewing) -> Returned:
    """What stands in a document, with every change. Raises UnfitFile, as ``bring_back`` does."""
    try:
        kind = judge(name, content).format.kind
    except UnfitFile as error:
        raise _refused(str(error).partition(SAFE)[0].strip()) from error
    if kind != "docx":
        raise _refused("This is not a Word document.")
    try:
        facts, notes = viewing.changes(content)
    except UnfitFile as error:
        raise _refused(str(error).partition(KEPT)[0].strip()) from error
    try:
        return Returned(
            tuple(_paragraph(one) for one in facts["paragraphs"]),
            tuple(_comment(one) for one in facts["comments"]),
            notes,
        )
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise _refused("This document can’t be read.") from error  # only a child gone wild


def _refused(wrong: str) -> UnfitFile:
    return UnfitFile(f"{wrong} {NOTHING_CHANGED} {WORD_INSTEAD}")


def _paragraph(said: Mapping[str, Any]) -> Paragraph:
    end, author, at = said["end"]
    kind = said["kind"] if said["kind"] in _KINDS else "p"
    return Paragraph(
        stretches=tuple(_stretch(one) for one in said["runs"]),
        place=place_of(str(said["place"])),
        heading=clean(str(said["heading"])),
        block=marked_block(str(said["block"])),
        kind=cast("BlockKind", kind),
        level=max(1, min(9, int(said["level"]))),
        end=_made(end),
        end_hand=_hand(author, at),
        in_table=bool(said["in_table"]),
    )


def _stretch(said: Mapping[str, Any]) -> Stretch:
    return Stretch(
        text=clean(str(said["text"])),
        made=_made(said["made"]),
        hand=_hand(said["author"], said["at"]),
        marks=frozenset(said["marks"]) & {"b", "i", "u"},
        move=str(said["move"]),
        place=place_of(str(said["place"])),
    )


def _comment(said: Mapping[str, Any]) -> Comment:
    return Comment(
        text=clean(str(said["text"])),
        hand=_hand(said["author"], said["at"]),
        about=clean(str(said["about"])),
        heading=clean(str(said["heading"])),
        place=place_of(str(said["place"])),
    )


def _made(said: object) -> Made:
    if said not in _MADE:
        raise ValueError(said)
    return cast("Made", said)


def _hand(author: object, at: object) -> Hand:
    """Word writes the author’s own clock, and says that it is Greenwich’s: shown as it stands."""
    try:
        moment = datetime.fromisoformat(str(at)) if at else None
    except ValueError:
        moment = None
    return Hand(" ".join(clean(str(author)).split())[:_LONGEST_NAME], moment)
