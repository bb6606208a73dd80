"""Places and people: how one is found, when one is old, what a code looks like."""

from __future__ import annotations

import csv
import json
from dataclasses import replace
from datetime import date, timedelta
from io import StringIO
from time import process_time

import pytest

from caseworker.domain.directory import (
    Index,
    Place,
    called,
    codes_in_words,
    with_known,
)
from caseworker.domain.directory_data import place_data, place_of
from caseworker.domain.directory_rows import guessed, heading_line, heads, row_of, rows_of
from caseworker.domain.establishments import built_in
from caseworker.domain.formulas import harmless, unguarded
from caseworker.domain.place_kinds import code_kinds, columns_also, place_kinds, shipped
from tests.builders import TODAY
from tests.directories import OAKFIELD, many_places


@pytest.mark.parametrize(
    "typed",
    [
        "oakfield",
        "OAK sch",
        "manor",  # a former name
        "nm1 2ab",
        "NM12AB",
        "148201",
        "9087001",
        "priya nair",
        "960211",
        "oak learning trust",
        "special school",
        "speech therapy",
    ],
)
def test_a_place_is_found_by_any_word_of_it(typed: str) -> None:
    index = Index((OAKFIELD, *many_places(20)))

    assert index.found(typed)[0].id == "oakfield"


def test_whoever_has_it_in_the_name_comes_first() -> None:
    near = Place("near", "charity", "Aardvark Club", address="Oakfield Road")

    assert [one.id for one in Index((near, OAKFIELD)).found("oakfield")] == ["oakfield", "near"]


def test_accents_and_marks_are_no_matter() -> None:
    cafe = Place("cafe", "charity", "Café St John’s")

    assert Index((cafe,)).found("cafe st johns") == (cafe,)
    assert Index((Place("x", "charity", "مدرسة الأمل"),)).found("مدرسة")


def test_one_in_five_thousand_is_found_in_a_tenth_of_a_second() -> None:
    index = Index(many_places(5000))

    began = process_time()
    found = index.found("willow 04321", 20)

    assert [one.name for one in found] == ["Willow 04321 Centre"]
    assert process_time() - began < 0.1


def test_a_closed_place_says_since_when_and_what_came_after_it() -> None:
    closed = replace(OAKFIELD, closed=date(2026, 9, 1), successor="Elm School")

    said = closed.not_open(TODAY)

    since = "Oakfield School has been closed since Tuesday 1 September 2026."
    assert said == f"{since} Elm School came after it."
    assert not OAKFIELD.not_open(TODAY)
    assert not closed.is_open(date(2026, 9, 1))
    assert closed.is_open(date(2026, 8, 31))


@pytest.mark.parametrize(
    ("days", "stale"),
    [(0, False), (365, False), (366, True)],
)
def test_a_place_is_old_when_nobody_checked_it_for_a_year(days: int, stale: bool) -> None:  # noqa: FBT001 - a table
    place = replace(OAKFIELD, checked_on=TODAY - timedelta(days=days))

    assert place.is_stale(TODAY) is stale
    assert not replace(place, closed=TODAY).is_stale(TODAY)
    assert replace(place, checked_on=None).is_stale(TODAY)


@pytest.mark.parametrize(
    ("low", "high", "words", "goes"),
    [
        (5, 16, "5 to 16", {5, 16}),
        (16, None, "from 16", {16, 25}),
        (None, 4, "up to 4", {0, 4}),
        (None, None, "", {0, 99}),
    ],
)
def test_whoever_is_of_its_ages_may_go_there(
    low: int | None, high: int | None, words: str, goes: set[int]
) -> None:
    place = replace(OAKFIELD, age_from=low, age_to=high)

    assert place.ages == words
    assert {age for age in (0, 4, 5, 16, 25, 99) if place.is_for_age(age)} >= goes


@pytest.mark.parametrize(
    ("code", "good", "bad"),
    [
        ("urn", ["148201", "10021"], ["48", "1482011", "14820A", "048201"]),
        ("dfe", ["908/7001", "9087001"], ["90/87001", "908-7001"]),
        ("ukprn", ["10012345"], ["20012345", "1001234"]),
        ("ods", ["RX1", "rh5aa"], ["R", "RX-1"]),
    ],
)
def test_a_code_that_was_mistyped_is_told(code: str, good: list[str], bad: list[str]) -> None:
    kind = code_kinds()[code]

    assert not any(kind.fault(one) for one in good)
    assert all(kind.fault(one) for one in bad)
    assert not kind.fault("")


def test_every_kind_asks_for_what_a_place_has_and_says_where_it_is_from() -> None:
    asked = {"codes", "run_by", "authority", "ages", "needs", "offers", "how", "for_families"}

    for kind in place_kinds().values():
        assert kind.asks <= asked
        assert bool(kind.codes) == ("codes" in kind.asks)
        assert set(kind.codes) <= set(code_kinds())
        assert kind.source
        assert not kind.families or "for_families" in kind.asks
    assert {one.kind for one in shipped()} <= set(place_kinds())


def test_what_the_program_knows_is_there_from_the_beginning_with_what_the_office_adds() -> None:
    before = with_known((), built_in())
    wetherby = called(before, "Wetherby")
    assert wetherby is not None
    ours = replace(wetherby, name="Another", telephone="01632 960500", closed=TODAY)

    places = with_known((ours,), built_in())

    again = called(places, "Wetherby")
    assert again is not None
    assert (again.telephone, again.closed) == ("01632 960500", wetherby.closed)
    assert again.source
    assert len(places) == len(before)
    assert called(before, "Ynys Môn")
    assert called(before, "Special Educational Needs and Disability Tribunal")


def test_of_one_name_the_one_that_is_open_is_meant() -> None:
    shut = replace(OAKFIELD, id="shut", closed=TODAY)

    assert called((shut, OAKFIELD), "OAKFIELD school") == OAKFIELD
    assert called((OAKFIELD,), "") is None


def test_what_is_written_as_rows_is_read_as_the_same_places() -> None:
    from caseworker.documents.numbers import csv_file  # noqa: PLC0415 - the writer, above the domain

    sly = replace(OAKFIELD, name="=cmd|' /C calc'!A0", note="-1 place")
    text = csv_file([heads(), row_of(OAKFIELD), row_of(sly)]).decode("utf-8-sig")
    head, *below = csv.reader(StringIO(text, newline=""))

    read = rows_of(below, guessed(head))

    assert [replace(one.place, id="oakfield", changed_at=OAKFIELD.changed_at,
                    changed_by=OAKFIELD.changed_by) for one in read] == [OAKFIELD, sly]  # fmt: skip
    assert not any(one.faults for one in read)
    assert codes_in_words(OAKFIELD) == "URN 148201 · DfE number 908/7001"


@pytest.mark.parametrize(
    "words",
    [
        "-1",
        "'-1",
        "''=1",
        " '-1",
        "' - not before noon",
        "'Elm'",
        "\u200e-1",
        "\uff1d1",
        "'\u200e+1",
        "'",
    ],
)
def test_words_that_are_made_harmless_are_read_as_they_were(words: str) -> None:
    assert unguarded(harmless(words)) == words
    assert harmless(words)[:1] not in {"=", "+", "-", "@"}


@pytest.mark.parametrize(
    ("cell", "names"),
    [
        ("Oak School; Elm School", ["Oak School", "Elm School"]),  # as files were written before
        ("Oak School (until 2021-08-31);Elm School;", ["Oak School", "Elm School"]),
        ("Oak School\nElm School", ["Oak School", "Elm School"]),
        ("Oak;; Ash and Elm; Manor;;", ["Oak; Ash and Elm", "Manor;"]),
    ],
)
def test_former_names_stand_apart_in_their_cell(cell: str, names: list[str]) -> None:
    (read,) = rows_of([["School", "Oakfield", cell]], ("Kind", "Name", "Former names"))
    assert [one.name for one in read.place.former] == names


@pytest.mark.parametrize(
    ("row", "said"),
    [
        ("Castle,Oakfield,,,", "“Castle” is no kind of place."),
        ("School,Oakfield,31/02/2026,,", "Opened: “31/02/2026” is not a day"),
        ("School,Oakfield,,five,", "From age: “five” is not a number of years"),
        ("School,Oakfield,,,XYZ", "“XYZ” is no type of need."),
    ],
)
def test_what_cannot_be_so_in_a_row_is_told_by_its_line(row: str, said: str) -> None:
    columns = ("Kind", "Name", "Opened", "From age", "Needs")

    (read,) = rows_of([row.split(",")], columns, first=7)

    assert read.line == 7
    assert any(fault.startswith(said) for fault in read.faults)


def test_the_columns_of_another_program_are_known_wherever_the_headings_stand() -> None:
    rows = [
        ["Schools of Northmere", "", "", "", ""],
        [],
        ["EstablishmentName", "Tel No.", "LAESTAB", "Head of SEN", "Web site"],
        ["Oakfield School", "01632 960210", "908/7001", "A. Person", "oakfield.example"],
        [],
        ["Elm School"],
    ]

    at = heading_line(rows)
    columns = guessed(rows[at])
    read = rows_of(rows[at + 1 :], columns, first=at + 2, kind="school")

    assert at == 2
    assert columns == ("Name", "Telephone", "DfE number", "", "Web")
    assert [(one.line, one.place.name, one.place.kind) for one in read] == [
        (4, "Oakfield School", "school"),
        (6, "Elm School", "school"),
    ]
    assert not any(one.faults for one in read)


def test_each_word_for_a_column_is_a_word_for_one_alone() -> None:
    every = [word for words in columns_also().values() for word in words]

    assert set(columns_also()) <= set(heads())
    assert len(every) == len(set(every))
    for column, words in columns_also().items():
        assert all(guessed([word]) == (column,) for word in words)


def test_a_place_is_the_same_once_it_was_plain_data() -> None:
    whole = replace(OAKFIELD, opened=date(1990, 9, 1), closed=TODAY, source="a list")

    for place in (whole, Place("bare", "charity", "Bare")):
        assert place_of(json.loads(json.dumps(place_data(place)))) == place


def test_an_authority_in_england_is_not_said_to_lie_outside_it() -> None:
    """The built-in list has those, too, that are written in more than one way."""
    hull = next(one for one in with_known((), built_in()) if one.name == "Kingston upon Hull")

    assert hull.source == "the built-in list of authorities"
