"""What was done to many cases in one act, and what was before, so that one press takes it back."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any
from uuid import uuid4

from caseworker.casework.bulk_kept import Bulk
from caseworker.casework.office import Sitting
from caseworker.casework.records import Records
from caseworker.casework.restrictions import RestrictedCase
from caseworker.domain.case import Case, CaseNumber
from caseworker.domain.errors import NotAllowed, NotFound

__all__ = ["Bulk", "hidden_words", "keep", "still_open", "undo"]


def keep(
    records: Records, act: str, words: str, before: Mapping[str, Any], sitting: Sitting
) -> Bulk:
    """Write down, in the sitting of the act itself, what was before it.

    The id is what ``Done.made`` carries, for the button that takes it back.
    """
    bulk = Bulk(uuid4().hex, sitting.at, sitting.officer.id, act, words, before)
    records.bulk.keep(bulk)
    return bulk


def undo(records: Records, key: str, act: str, sitting: Sitting) -> Bulk:
    """What was before, for a duty that puts it back in this sitting. It can be had once.

    Raises:
        NotFound: there was no such act, or it was of another sort.
        NotAllowed: it was taken back already.
    """
    bulk = records.bulk.get(key)
    if bulk.act != act:
        raise NotFound("There is no such act in these records.")
    if bulk.undone_at is not None:
        raise NotAllowed("This was taken back already.")
    records.bulk.mark_undone(key, sitting.at, sitting.officer.id)
    return bulk


def still_open(records: Records, numbers: Iterable[CaseNumber]) -> tuple[list[Case], int]:
    """Those of the cases of an act that this officer may still open, and how many others.

    One that somebody restricted since must not keep the rest from being taken back.
    """
    found: list[Case] = []
    hidden = 0
    for number in numbers:
        try:
            found.append(records.case(number))
        except RestrictedCase:
            hidden += 1
    return found, hidden


def hidden_words(cases: int) -> str:
    """What is said of cases that were restricted since; empty where there is none."""
    if not cases:
        return ""
    which = "1 case was" if cases == 1 else f"{cases} cases were"
    stays = "stays as it is" if cases == 1 else "stay as they are"
    return f" {which} restricted since, and {stays}: a manager can say who may open it."
