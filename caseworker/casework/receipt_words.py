"""What a receipt says in words names nobody: it is signed, and not sealed."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from caseworker.casework.found_names import guard_for
from caseworker.casework.records import Records
from caseworker.domain.errors import Gap, Incomplete

NAMES: Final = (
    "A receipt is not sealed: whoever finds it can read it. Say it without names, numbers and "
    "dates of birth; “the child” will do."
)


def refuse_names(records: Records, field: str, texts: Iterable[str]) -> None:
    """Refuse words that name anybody in these records.

    Raises:
        Incomplete: beside ``field``.
    """
    said = [text for text in texts if text.strip()]
    if not said:
        return
    guard = guard_for(records, ())
    if any(stray.stops for text in said for stray in guard.find(text)):
        raise Incomplete([Gap(field, NAMES)])
