"""The file of places goes out and comes in again, and nothing is another than before."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from typing import Final

import pytest

from caseworker.casework.directory import EnterPlace, directory_seen, enter_place
from caseworker.casework.directory_rows import look_at_rows
from caseworker.casework.list_file import ListReader
from caseworker.documents.numbers import csv_file, xlsx_file
from caseworker.domain.directory import Former, PlacePerson
from caseworker.domain.directory_rows import guessed, heads, row_of, rows_of
from tests.builders import TODAY, StandingClock
from tests.casework.offices import at_work, northmere
from tests.directories import OAKFIELD

STRANGE: Final = (
    replace(OAKFIELD, id="a", name="'-Elm", postcode="NM1 1AA", codes=(), note="'-1, not minus 1"),
    replace(
        OAKFIELD,
        id="b",
        name="=Ash",
        postcode="NM1 1AB",
        codes=(),
        note="-1\n'=2",
        offers="'quoted'",
        former=(Former("Oak; Ash and Elm"), Former("Manor;", TODAY), Former("@Home; -2")),
        people=(PlacePerson("", "-Head", "+44 1632 960101"), PlacePerson("'=A. Person", "SENCO")),
    ),
    replace(
        OAKFIELD, id="c", postcode="NM1 1AC", codes=(), former=(Former("A; B"),), how="\u200e-x"
    ),
)
"""Places whose words begin as formulas do, or hold the sign that stands between names."""


@pytest.mark.parametrize("written", [csv_file, xlsx_file])
def test_the_file_of_places_brought_in_again_changes_nothing(
    clock: StandingClock, written: Callable[[Iterable[Iterable[str]]], bytes]
) -> None:
    office = at_work(northmere("community"), clock)
    made = [
        office.do(enter_place, EnterPlace(replace(one, id=""))).made for one in (*STRANGE, OAKFIELD)
    ]
    by_id = {one.id: one for one in office.see(directory_seen).places}
    content = written([heads(), *(row_of(by_id[one]) for one in made)])

    (sheet,) = ListReader().read(content).sheets
    read = rows_of(sheet.rows[1:], guessed(sheet.rows[0]))

    assert [one.says for one in office.see(look_at_rows(read))] == ["As it is"] * len(made)
