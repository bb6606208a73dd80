"""Lists that were brought in, as the records keep them: encrypted and on paper alike."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from caseworker.casework.brought_kept import BroughtCase, BroughtList
from caseworker.casework.records import OpenRecords
from caseworker.domain.case import CaseNumber
from caseworker.domain.errors import NotFound
from caseworker.domain.officer import OfficerId
from tests.builders import NOW, OKAFOR
from tests.storage.stores import write_opened

FIRST = BroughtList("l1", NOW - timedelta(days=1), OKAFOR, "قائمة.csv", "a" * 64, 2)
SECOND = BroughtList("l2", NOW, OfficerId("lewis"), "ours.xlsx", "b" * 64, 0)
LATER_LINE = BroughtCase("l1", CaseNumber("2026-0001"), 9, "mark")
FIRST_LINE = BroughtCase("l1", CaseNumber("2026-0002"), 4, "other mark")


def test_lists_come_back_newest_first_and_their_cases_in_the_order_of_lines(
    sitting: OpenRecords,
) -> None:
    with sitting() as records:
        for one in (LATER_LINE, FIRST_LINE):
            write_opened(records, number=one.case)
        records.brought.keep(FIRST, (LATER_LINE, FIRST_LINE))
        records.brought.keep(SECOND, ())

    with sitting() as records:
        assert records.brought.lists() == (SECOND, FIRST)
        assert records.brought.cases_of("l1") == (FIRST_LINE, LATER_LINE)
        assert records.brought.cases_of("l2") == ()


def test_a_list_that_was_taken_back_says_by_whom_and_an_erased_case_is_not_of_it(
    sitting: OpenRecords,
) -> None:
    with sitting() as records:
        for one in (LATER_LINE, FIRST_LINE):
            write_opened(records, number=one.case)
        records.brought.keep(FIRST, (LATER_LINE, FIRST_LINE))
        records.erase_case(LATER_LINE.case)

    with sitting() as records:
        assert records.brought.cases_of("l1") == (FIRST_LINE,)
        records.brought.note_undone("l1", NOW, OKAFOR)
        assert records.brought.lists() == (replace(FIRST, undone_at=NOW, undone_by=OKAFOR),)
        with pytest.raises(NotFound):
            records.brought.note_undone("none", NOW, OKAFOR)
