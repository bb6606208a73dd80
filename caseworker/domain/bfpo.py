"""British Forces Post Office addresses: what they bear, and what would send them the wrong way.

From memory of the Post Office’s own advice: check with BFPO.
"""

from __future__ import annotations

import re
from typing import Final

from caseworker.domain.reach import zone_rules

_NUMBER: Final = re.compile(r"\bBFPO\s*\d{1,4}\b", re.IGNORECASE)
_SAID: Final = re.compile(r"\bBFPO\b", re.IGNORECASE)
_POSTCODE: Final = re.compile(r"BF1\s?\d[A-Z]{2}", re.IGNORECASE)
FORM: Final = "BFPO addresses have the number (BFPO 57) as their last line"
NO_COUNTRY: Final = "no town and no country: with one, it goes by the civilian post of that country"
CODE: Final = "a postcode that begins with BF1"


def bfpo_hint(lines: str, postcode: str) -> str:
    """What to put right in a BFPO address, in one line; empty where it is none, or is right."""
    is_one = bool(_SAID.search(lines)) or bool(_POSTCODE.match(postcode.strip()))
    if not is_one:
        return ""
    wrong = []
    if not _NUMBER.search(lines.strip().splitlines()[-1] if lines.strip() else ""):
        wrong.append(FORM)
    if country := _country_in(lines):
        wrong.append(f"leave out “{country}”: {NO_COUNTRY}")
    if not _POSTCODE.fullmatch(postcode.strip()):
        wrong.append(f"it needs {CODE}")
    hint = "; ".join(wrong)
    return f"{hint[0].upper()}{hint[1:]}." if hint else ""


def _country_in(lines: str) -> str:
    """A country, or a part of one, whose name stands in the address as words of its own."""
    places = (name for words in zone_rules().zones for name in re.split(r",| or ", words))
    known = {name.strip() for name in places} - {"east", "west", "centre", "United Kingdom"}
    found = (name for name in sorted(known) if re.search(rf"\b{re.escape(name)}\b", lines))
    return next(found, "")
