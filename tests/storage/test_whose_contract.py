"""Whose cases they are, cover, and acts on many cases: encrypted and on paper alike."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from caseworker.casework.bulk_kept import Bulk
from caseworker.casework.records import Among, OpenRecords
from caseworker.casework.whose_kept import Cover
from caseworker.domain.case import CaseNumber
from caseworker.domain.errors import NotFound
from caseworker.domain.officer import OfficerId
from tests.builders import NOW, OKAFOR, TODAY
from tests.storage.stores import write_opened

LEWIS = OfficerId("lewis")
NUMBER = CaseNumber("2026-0113")
COVER = Cover("c1", OKAFOR, LEWIS, TODAY, TODAY + timedelta(days=9), "Leave", NOW, OKAFOR)
BULK = Bulk("b1", NOW, OKAFOR, "cases_given", "Gave 1 case", {"of": {str(NUMBER): str(OKAFOR)}})


def test_a_case_that_is_given_is_the_others_in_every_list(sitting: OpenRecords) -> None:
    with sitting() as records:
        write_opened(records)
        assert records.case(NUMBER).officer == OKAFOR

        records.whose.give(NUMBER, LEWIS)

        assert records.case(NUMBER).officer == LEWIS
    with sitting() as records:
        assert [one.officer for one in records.summaries()] == [LEWIS]
        assert records.tally(TODAY, TODAY, Among(officer=LEWIS)).open_cases == 1
        assert records.tally(TODAY, TODAY, Among(officer=OKAFOR)).open_cases == 0
        with pytest.raises(NotFound):
            records.whose.give(CaseNumber("2026-0999"), LEWIS)


def test_cover_is_kept_and_changed_in_its_place(sitting: OpenRecords) -> None:
    later = replace(COVER, id="c2", since=date(2027, 1, 4), until=None)

    with sitting() as records:
        records.whose.keep_cover(COVER)
        records.whose.keep_cover(later)
        records.whose.keep_cover(replace(COVER, ended_at=NOW, ended_by=LEWIS))

    with sitting() as records:
        assert records.whose.covers() == (later, replace(COVER, ended_at=NOW, ended_by=LEWIS))
        assert records.whose.cover("c2") == later
        with pytest.raises(NotFound):
            records.whose.cover("c3")


def test_an_act_on_many_cases_is_kept_and_marked_as_taken_back(sitting: OpenRecords) -> None:
    newer = replace(BULK, id="b2", at=NOW + timedelta(hours=1))

    with sitting() as records:
        records.bulk.keep(BULK)
        records.bulk.keep(newer)
        records.bulk.mark_undone("b1", NOW, LEWIS)

    with sitting() as records:
        assert records.bulk.get("b1") == replace(BULK, undone_at=NOW, undone_by=LEWIS)
        assert records.bulk.latest(1) == (newer,)
        with pytest.raises(NotFound):
            records.bulk.get("b3")
