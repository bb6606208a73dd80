"""How large and how open a paper is set, for whoever is to read it.

Large print is set anew and not blown up: lines break where the larger letters need it, and
what stands side by side in ordinary print stands one below the other.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final


@dataclass(frozen=True, slots=True)
class Print:
    """One way to set a paper.

    Attributes:
        words: what an officer calls it.
        size: of the text, in points. Nothing on the page is smaller, in large print.
        leading: from line to line, as a share of the size.
        line: how long a line is at the most, in millimetres.
        is_plain: no slanted letters: what leans is bold instead.
        source: whose advice it follows.
        within: what it is called within a sentence, where that is not ``words``.
    """

    name: str
    words: str
    size: float = 11.5
    leading: float = 1.43
    line: float = 166
    is_plain: bool = False
    source: str = ""
    within: str = ""

    @property
    def needed(self) -> str:
        """What it is, as it stands in the middle of a sentence."""
        return self.within or f"{self.words[:1].lower()}{self.words[1:]}"

    @property
    def is_large(self) -> bool:
        return self.size >= LEAST_LARGE

    @property
    def is_stacked(self) -> bool:
        """What stands in columns in ordinary print stands in one."""
        return self.size >= LEAST_STACKED


LEAST_LARGE: Final = 16
LEAST_STACKED: Final = 18
ORDINARY: Final = Print("ordinary", "Ordinary print")
_LARGE = "UK Association for Accessible Formats, Creating clear print and large print documents"
_OPEN = "British Dyslexia Association, Dyslexia friendly style guide"
PRINTS: Final[Mapping[str, Print]] = MappingProxyType(
    {
        one.name: one
        for one in (
            ORDINARY,
            Print("large_16", "Large print, 16 point", 16, 1.4, is_plain=True, source=_LARGE),
            Print("large_18", "Large print, 18 point", 18, 1.4, is_plain=True, source=_LARGE),
            Print("large_24", "Giant print, 24 point", 24, 1.35, is_plain=True, source=_LARGE),
            Print(
                "open",
                "Easier with dyslexia",
                14,
                1.55,
                line=148,
                is_plain=True,
                source=_OPEN,
                within="print that is easier with dyslexia",
            ),
        )
    }
)  # fmt: skip


def named_by(words: str) -> str:
    """The name of the print that an officer calls so; empty where it is none of them."""
    return next((one.name for one in PRINTS.values() if one.words == words), "")


def print_called(name: str) -> Print:
    """The print of this name; ordinary print for a name that is not known any more."""
    return PRINTS.get(name, ORDINARY)
