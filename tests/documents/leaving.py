"""The list of those who leave, for papers."""

from __future__ import annotations

from caseworker.casework.leaving_list import count_leaving
from caseworker.casework.records import OfficeFacts
from caseworker.documents.leaving_list import LeavingToPrint
from caseworker.domain.leaving_list import Leaving
from tests.leavers import TODAY, leavers
from tests.paper_records import PaperStore


def who_leaves() -> Leaving:
    """Counted over all of ``leavers``, by an education team."""
    store = PaperStore()
    with store.sitting() as records:
        records.save_office(OfficeFacts("HMYOI Fenmoor", ("custody",), "OFFICIAL-SENSITIVE"))
        for case in leavers():
            records.open_case(case)
        return count_leaving()(records, TODAY)


def those_who_leave() -> LeavingToPrint:
    found = who_leaves()
    return LeavingToPrint("J. Okafor", found.on, found.leavers, ("Within 90 days",))


def nobody_leaves() -> LeavingToPrint:
    return LeavingToPrint("J. Okafor", TODAY, (), ("Within 28 days", "Not settled yet"))
