"""Local authorities by the names that somebody types: where each is, and which is which."""

from __future__ import annotations

import tomllib
from importlib.resources import files

import pytest

from caseworker.domain.authorities import FILE, is_same_authority, nation_of_authority

_ROWS = tomllib.loads((files("caseworker.domain") / FILE).read_text("utf-8"))["nation"]
WELSH: list[list[str]] = _ROWS["Wales"]["names"]


def test_there_are_as_many_of_each_nation_as_its_law_makes() -> None:
    assert (len(_ROWS["Wales"]["names"]), len(_ROWS["Scotland"]["names"])) == (22, 32)
    assert len(_ROWS["Northern Ireland"]["names"]) == 1
    assert all(row["source"] and row["checked"] for row in _ROWS.values())


@pytest.mark.parametrize("names", WELSH, ids=lambda names: names[0])
def test_each_of_wales_is_known_in_english_and_in_welsh_however_it_is_typed(
    names: list[str],
) -> None:
    said = (
        "{}", "{} Council", "{} COUNTY BOROUGH COUNCIL", "{} cc", "Cyngor {}", "Cyngor Sir {}",
        "cyngor bwrdeistref sirol {}", "City and County of {}", "  {}  Council ", "{}, Wales",
    )  # fmt: skip

    for name in names:
        for form in said:
            assert nation_of_authority(form.format(name)) == "Wales", form.format(name)


@pytest.mark.parametrize(
    ("typed", "nation"),
    [
        ("Ynys Mon", "Wales"),
        ("cyngor sir ynys môn", "Wales"),
        ("Pen-y-Bont ar Ogwr", "Wales"),
        ("Neath & Port Talbot", "Wales"),
        ("Rhondda-Cynon-Taf CBC", "Wales"),
        ("Cardiff Children’s Services", "Wales"),
        ("City of Edinburgh Council", "Scotland"),
        ("The Highland Council", "Scotland"),
        ("Education Authority (Northern Ireland)", "Northern Ireland"),
        ("Hull City Council", "England"),
        ("Newport Pagnell Town Council", ""),
        ("Vale of White Horse", ""),
        ("Fifehead", ""),
        ("Northmere", ""),
        ("Education Authority", ""),
        ("Council", ""),
        ("", ""),
    ],
)
def test_the_nation_of_an_authority(typed: str, nation: str) -> None:
    assert nation_of_authority(typed) == nation


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Hull City Council", "Kingston upon Hull", True),
        ("hull  city council", "Hull", True),
        ("Cardiff Council", "Cyngor Caerdydd", True),
        ("Leeds", "Leeds City Council", True),
        ("London Borough of Barnet", "Barnet", True),
        ("County Durham", "Durham County Council", True),
        ("City of York", "North Yorkshire", False),
        ("Leicester City Council", "Leicestershire County Council", False),
        ("Cheshire East", "Cheshire West and Chester", False),
        ("Leeds City Council", "Hull City Council", False),
        ("", "", False),
        ("Leeds", "", False),
    ],
)
def test_whether_two_names_are_of_one_authority(one: str, other: str, same: bool) -> None:  # noqa: FBT001 - a table
    assert is_same_authority(one, other) is same
    assert is_same_authority(other, one) is same
