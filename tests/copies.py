"""A copy that leaves, as the ledger has it, where how it left is not what is tested."""

from __future__ import annotations

from caseworker.casework.office import Done, Office, Sitting, Touched
from caseworker.casework.records import Records
from caseworker.domain.case import CaseNumber
from caseworker.domain.release import Release


def a_copy_leaves(office: Office, case: CaseNumber | None, to: str) -> Done:
    """Of a case, or of none; nobody in a window has heard of it yet."""

    def leave(records: Records, command: None, sitting: Sitting) -> Done:
        del command
        number = records.ledger.next_number(sitting.today.year)
        count = len(records.releases(case)) + 1
        who = sitting.officer.name
        release = Release("print", to, who, sitting.at, "Asked for.", count, number=number)
        records.keep_release(case, release)
        return Done(case, frozenset({Touched.CASE}), "It left.", "released:print")

    return office.do(leave, None)
