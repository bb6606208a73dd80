"""Papers in the bin, of every case: how long each stays, and erasing those whose days are over."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from caseworker.casework.destroying import Word
from caseworker.casework.office import Sitting
from caseworker.casework.papers_held import held_by
from caseworker.casework.papers_in import binned_documents
from caseworker.casework.records import Document, HistoryLine, Records
from caseworker.casework.retention_chosen import binned_days, own_lengths
from caseworker.domain.case import CaseNumber
from caseworker.domain.days import plain
from caseworker.domain.disposal import Destroyed
from caseworker.domain.filing import Filing
from caseworker.domain.moments import day_of
from caseworker.domain.retention import kept_until

_RULE: Final = "A paper that was put in the bin: {days} days"


@dataclass(frozen=True, slots=True)
class BinnedPaper:
    """One paper in the bin: of whose case, who put it there when and why, how long it stays."""

    case: CaseNumber
    whose: str
    document: Document
    filing: Filing
    on: date
    until: date
    stays: str = ""
    """Why it doesn’t go once its days are over; looked at only then."""

    def days_left(self, today: date) -> int:
        return (self.until - today).days


def papers_in_bin(records: Records, today: date) -> tuple[BinnedPaper, ...]:
    """A question: which papers lie in the bin, the soonest to go first."""
    stay = timedelta(days=binned_days(records))
    found, lying = [], binned_documents()(records, today)
    whose = records.named({document.case for document, _ in lying})
    for document, filing in lying:
        if filing.out_since is None:
            continue
        on = day_of(filing.out_since)
        over = on + stay < today
        found.append(
            BinnedPaper(
                document.case,
                whose[document.case].name,
                document,
                filing,
                on,
                on + stay,
                _stays(records, document) if over else "",
            )
        )
    return tuple(sorted(found, key=lambda one: (one.until, one.case, one.document.name)))


def may_be_erased(records: Records, today: date) -> tuple[BinnedPaper, ...]:
    """Those whose days are over, and on which nothing stands."""
    lying = papers_in_bin(records, today)
    return tuple(one for one in lying if one.days_left(today) < 0 and not one.stays)


def erase_papers(records: Records, papers: Iterable[BinnedPaper], sitting: Sitting) -> None:
    """Take them out for good. The history of each case says so; no backup holds them for ever."""
    who, rule = sitting.officer, _RULE.format(days=binned_days(records))
    until = Word().until(records, sitting)
    for one in papers:
        name, key = one.document.name, str(one.document.id)
        records.erase_document(one.case, key)
        words = f"Erased “{name}” for good. It was in the bin since {plain(one.on)}: "
        words += f"{one.filing.out_why.rstrip('.')}."
        records.write_history(HistoryLine(one.case, sitting.at, who.id, who.name, words, None))
        records.write_audit(sitting.at, who.id, "document_erased", one.case, key)
        number = CaseNumber(key)  # a paper has no number of its own
        gone = Destroyed(number, sitting.at, who.id, "", rule, "", until, {"documents": 1})
        records.disposal.note_destroyed(gone)


def _stays(records: Records, document: Document) -> str:
    held = kept_until(records.case(document.case), own_lengths(records.own_files)).held
    named = "; ".join(held_by(records, document.case, str(document.id)))
    return held or (f"It stays: {named}." if named else "")
