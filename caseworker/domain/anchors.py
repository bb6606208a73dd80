"""How a text of a plan is known again in a document that left and comes back.

A place is one text: that of a section, that of an item, or one field of an item. Its tag goes
with the text in Word, where nobody sees it, and comes back with whatever was made of it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from caseworker.domain.case import CaseNumber

LONGEST_TAG: Final = 64  # letters: Word keeps no longer one
STAND_IN: Final = "Not recorded"  # what a paper says where the plan says nothing
_BEGINS: Final = "cw"
_MARK: Final = "_b"  # a bookmark that begins so is hidden in Word
_FIT_ID: Final = re.compile(r"[0-9A-Za-z]{1,36}")


@dataclass(frozen=True, slots=True)
class Place:
    """One text of the plan of a case.

    ``item`` is empty for a section's own text, ``field`` for an item's own. Where it ``is_blank``
    the document shows words in its stead that are no part of the plan (“Not recorded”).
    """

    case: CaseNumber
    section: str
    item: str = ""
    field: str = ""
    is_blank: bool = False

    @property
    def tag(self) -> str:
        """The place in one word."""
        parts = [_BEGINS, self.case, self.section, self.item, self.field]
        if self.is_blank:
            parts.append("0")
        return ":".join(parts).rstrip(":")


def place_of(tag: str) -> Place | None:
    """The place that ``tag`` names; None for a tag that is not one of ours."""
    parts = tag.split(":")
    if parts[0] != _BEGINS or not 3 <= len(parts) <= 6:  # noqa: PLR2004 - from case and section to all
        return None
    case, section, item, field, blank = (*parts[1:], "", "", "", "")[:5]
    if not case or not section or blank not in {"", "0"} or (field and not item):
        return None
    return Place(CaseNumber(case), section, item, field, bool(blank))


def block_mark(block_id: str) -> str:
    """The name of the bookmark around a block; empty for an id that can't be part of one."""
    return f"{_MARK}{block_id}" if _FIT_ID.fullmatch(block_id) else ""


def marked_block(name: str) -> str:
    """The id of the block that a bookmark stands around; empty if it is no mark of ours."""
    block_id = name.removeprefix(_MARK)
    return block_id if name.startswith(_MARK) and _FIT_ID.fullmatch(block_id) else ""
