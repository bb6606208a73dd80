"""Destroying a case: whether it may be now, and what is kept of it for ever."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from caseworker.casework.known_here import JOINED
from caseworker.casework.office import Sitting
from caseworker.casework.records import Records
from caseworker.casework.restrictions import RestrictedCase
from caseworker.casework.retention_chosen import backups_days, own_lengths
from caseworker.domain.case import CaseNumber
from caseworker.domain.days import plain
from caseworker.domain.disposal import Destroyed
from caseworker.domain.errors import NotFound
from caseworker.domain.retention import Kept, kept_until
from caseworker.domain.retention_rules import retention_rules


@dataclass(frozen=True, slots=True)
class Word:
    """Who agreed that it goes, and the certificate that says so; both may be empty for the bin."""

    agreed_by: str = ""
    certificate: str = ""

    def until(self, records: Records, sitting: Sitting) -> date:
        """The last day on which a backup may still hold it."""
        return sitting.today + timedelta(days=backups_days(records))


def why_kept(records: Records, number: CaseNumber, today: date, *, from_bin: bool) -> str:
    """Why this case may not be destroyed now; empty where it may.

    ``from_bin``: one that was opened by mistake may go before its days are over.
    """
    try:
        case = records.case(number)
        for each in joined_to(records, number):
            records.case(each)
    except NotFound:
        return "it is not here any more."
    except RestrictedCase:
        return "it is restricted, and whoever carried this out is not named for it."
    if case.last(JOINED):
        return "it was joined to another case, and goes only with that."
    return _by_its_days(kept_until(case, own_lengths(records.own_files)), today, from_bin=from_bin)


def _by_its_days(kept: Kept, today: date, *, from_bin: bool) -> str:
    if kept.held:
        return kept.held
    if not kept.is_ended or kept.until is None:
        return "the case is open."
    if from_bin and retention_rules().row(kept.rule).alone:
        return ""
    return "" if kept.is_over(today) else f"it is kept until {plain(kept.until)}."


def destroy_case(
    records: Records, number: CaseNumber, rule: str, word: Word, sitting: Sitting
) -> None:
    """Take it out, with the cases that were joined to it; what is kept says no name."""
    for each in (number, *joined_to(records, number)):
        counts = _counts(records, each)
        records.erase_case(each)
        records.write_audit(
            sitting.at, sitting.officer.id, "case_destroyed", each, word.certificate
        )
        records.disposal.note_destroyed(
            Destroyed(
                each,
                sitting.at,
                sitting.officer.id,
                word.agreed_by,
                rule,
                word.certificate,
                word.until(records, sitting),
                counts,
            )
        )


def joined_to(records: Records, number: CaseNumber) -> list[CaseNumber]:
    """The cases that were joined to it, and those that were joined to them before."""
    found: list[CaseNumber] = []
    for one in records.exchange.provenance.merges(number):
        if one.from_case is not None and one.undone_at is None:
            found += [one.from_case, *joined_to(records, one.from_case)]
    return found


def _counts(records: Records, number: CaseNumber) -> dict[str, int]:
    return {
        "entries": len(records.case(number).events),
        "documents": len(records.documents(number)),
        "versions": len(records.every_version(number)),
        "disclosures": len(records.releases(number)),
    }
