"""The short code on a sheet of paper, by which its form is found again to be typed back in.

“C 2026-0113 K”: which sheet, which case, and a letter that proves both. A wrong digit, two that
were swapped, or another sheet’s letter give another proof, so that nothing is typed into the
record of somebody else.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from types import MappingProxyType
from typing import Final

from caseworker.domain.case import CaseNumber
from caseworker.domain.errors import BrokenLaw

_FILE: Final = "hand_sheets.toml"
_PROOF: Final = "ABCDEFGHJKLMNPQRTUVWXYZ"  # without I, O and S, which are read as digits
_CODE: Final = re.compile(r"\s*([A-Z])[\s-]*(\d+(?:-\d+)*)[\s-]*([A-Z])\s*", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class HandSheet:
    """A sheet that is filled in by hand; ``kind`` is the entry that is made of it."""

    letter: str
    title: str
    kind: str
    paper: str
    words: str

    def code(self, case: CaseNumber) -> str:
        """What stands on it: for one case always the same."""
        return f"{self.letter} {case} {_proof(self.letter, str(case))}"


@cache
def hand_sheets() -> Mapping[str, HandSheet]:
    """Every sheet by its letter. Raises BrokenLaw."""
    rows = tomllib.loads((files(__package__) / _FILE).read_text("utf-8"))["sheet"]
    try:
        return MappingProxyType({letter: HandSheet(letter, **row) for letter, row in rows.items()})
    except TypeError as error:
        raise BrokenLaw(_FILE, error) from error


def sheet_of(kind: str) -> HandSheet | None:
    """The sheet from which an entry of this kind is typed back in."""
    return next((one for one in hand_sheets().values() if one.kind == kind), None)


def read_code(typed: str) -> tuple[HandSheet, CaseNumber] | None:
    """The sheet and the case of a code, however it is spaced; None where it is none."""
    found = _CODE.fullmatch(typed)
    sheet = hand_sheets().get(found[1].upper()) if found else None
    if found is None or sheet is None or _proof(sheet.letter, found[2]) != found[3].upper():
        return None
    return sheet, CaseNumber(found[2])


def _proof(letter: str, number: str) -> str:
    values = [ord(letter), *(int(sign) for sign in number if sign.isdigit())]
    return _PROOF[sum(value * weight for weight, value in enumerate(values, start=2)) % len(_PROOF)]
