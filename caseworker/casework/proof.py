"""What was made is read back before it leaves: nothing that is kept out may be in it.

On the papers lane alone: PDFium is for one thread at a time.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from caseworker.casework.pages_of_others import words_on_pages
from caseworker.casework.records import Records
from caseworker.casework.records_pack import PACK, refuse_redacted
from caseworker.casework.wanted import Wanted
from caseworker.casework.withheld import refuse_withheld
from caseworker.documents.reading_back import all_said


@dataclass(frozen=True, slots=True)
class ReadBack:
    """The file that was made; ``own`` makes the same without the pages of others in it, if any."""

    content: bytes
    own: Callable[[], bytes] | None = None


def must_prove(wanted: Wanted) -> bool:
    """Whether something was kept out of it."""
    return bool(wanted.left_out) or wanted.paper == PACK


def prove(records: Records, wanted: Wanted, made: ReadBack, today: date) -> None:
    """Read it back. Pages of others are read in a process with limits, ours are read whole.

    Raises:
        NotAllowed: something that was kept out stands in it.
    """
    refuse_withheld(records, wanted, made.content, today)
    if wanted.paper != PACK:
        return
    if made.own is None:
        said = list(all_said(made.content, wanted.form))
    else:
        said = [*words_on_pages(made.content, holds_others=True)]
        said += all_said(made.own(), wanted.form)
    refuse_redacted(records, wanted, today, said)
