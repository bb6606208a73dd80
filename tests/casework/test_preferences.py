"""What an office says of itself, so that its letters need not ask."""

from __future__ import annotations

from typing import cast

from caseworker.casework.gathering import GATHER
from caseworker.casework.papers import letterhead
from caseworker.casework.practice.office import practice_office
from caseworker.casework.records import Records
from caseworker.casework.wanted import Wanted
from caseworker.documents.letter_reading import OF_THE_OFFICE
from tests.builders import TODAY
from tests.ui.paper_store import PaperRecords, a_due, a_line


def test_the_practice_office_says_all_that_a_letter_can_ask_of_an_office() -> None:
    office = practice_office()

    said = [getattr(letterhead(office), name) for name in OF_THE_OFFICE]

    assert all(said)
    assert office.schools_list


def test_a_list_that_is_not_all_says_so_on_paper() -> None:
    records = PaperRecords()
    records.lines = [a_line(a_due("Decide", 1), at) for at in range(201)]
    gather = GATHER["my_list"]

    longer = gather(cast("Records", records), Wanted("my_list", officer="J. Okafor"), TODAY)
    records.lines.pop()
    whole = gather(cast("Records", records), Wanted("my_list", officer="J. Okafor"), TODAY)

    assert (longer.more, len(longer.entries)) == (True, 200)
    assert (whole.more, len(whole.entries)) == (False, 200)
