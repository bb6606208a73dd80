"""What is left out of a copy, and the proof that it is: what was made is read back."""

from __future__ import annotations

from datetime import date
from typing import Any

from caseworker.casework.records import Records
from caseworker.casework.wanted import Wanted, whole_version
from caseworker.documents.ehc_plan import PlanToPrint
from caseworker.documents.reading_back import all_said, layers
from caseworker.domain.basis import NOTHING
from caseworker.domain.consent import Pieces
from caseworker.domain.errors import NotAllowed
from caseworker.domain.pieces_words import in_words
from caseworker.domain.withheld import escaped


def left_out_of(wanted: Wanted) -> Pieces:
    """The sections that are cut from it."""
    return Pieces(frozenset(wanted.left_out)) if wanted.left_out else NOTHING


def version_of(facts: Any) -> str:
    """The title of the version that a paper was drawn from; empty where it is of none."""
    return facts.version.title if isinstance(facts, PlanToPrint) else ""


def refuse_withheld(records: Records, wanted: Wanted, content: bytes, today: date) -> None:
    """Read back what was made, and refuse it if anything of what is left out is in it.

    Raises:
        NotAllowed: words of a section that is left out stand in it, or it could hide some.
    """
    if not wanted.left_out:
        return
    whole = whole_version(records, wanted, today)
    found = escaped(whole, wanted.left_out, all_said(content, wanted.form))
    if found:
        letters = in_words(Pieces(frozenset(one.section for one in found)))
        raise NotAllowed(
            f"Words of {letters} stand in this copy, though that is left out. Nothing has left.",
            source="SEND Regs 2014 reg 17",
            instead="Look where else those words stand: in another section, or in a heading.",
        )
    if wanted.form in {"pdf", "record"} and layers(content):
        raise NotAllowed("This copy has layers that could hide something. Nothing has left.")
