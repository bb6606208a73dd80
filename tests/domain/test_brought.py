"""What the cells of a list say: names, days, stages, officers, authorities, needs and numbers."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from caseworker.domain.brought.columns import list_columns, plain
from caseworker.domain.brought.days import MAC_SERIAL, Order, order_of, read_list_day
from caseworker.domain.brought.lines import Around, read_line, twice_in
from caseworker.domain.people import Identifier, NeedType
from caseworker.domain.settings import settings
from caseworker.domain.under_way import stages_under_way
from tests.builders import OKAFOR, TODAY

AROUND = Around(TODAY, "community", {OKAFOR: "Jane Okafor"}, "Northmere", ("Northmere",))
ELLIS = {"family": "Marsh", "given": "Ellis", "born": "2/5/2014"}
APRIL = date(2025, 4, 3)


@pytest.mark.parametrize(
    "text",
    [
        "03/04/2025", "3/4/25", "3.4.25", "03-04-2025", "3 4 2025", "2025-04-03", "2025/4/3",
        "2025-04-03 00:00:00", "2025-04-03T09:00:00", "3 Apr 2025", "3rd April 2025", "3-Apr-25",
        "03Apr2025", "Thursday 3 April 2025", "April 3, 2025", "Apr 3rd 2025", "45750", "45750.5",
    ],
)  # fmt: skip
def test_a_day_is_read_in_every_spelling(text: str) -> None:
    assert read_list_day(text, Order.DAY_FIRST, TODAY).day == APRIL


def test_a_spreadsheets_own_number_is_counted_as_the_workbook_counts() -> None:
    read = read_list_day("44288", None, TODAY, MAC_SERIAL)
    assert read.day == APRIL
    assert read.note == (
        "Read as 3 April 2025, from a spreadsheet’s own number, in a workbook that counts from "
        "1904."
    )
    line = read_line({**ELLIS, "born": "40299"}, replace(AROUND, counts_from=MAC_SERIAL))
    assert line.person is not None
    assert line.person.born == date(2014, 5, 2)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("2/14/2025", "Is it 14 February 2025, with day and month turned round?"),
        ("31/2/2020", "There is no such day as 31/2/2020."),
        ("soon", "This is no day."),
        ("3 Foo 2025", "There is no month called “foo”."),
        ("12/2020", "This is no day."),
    ],
)
def test_what_is_no_day_says_why(text: str, said: str) -> None:
    read = read_list_day(text, Order.DAY_FIRST, TODAY)
    assert read.day is None
    assert said in read.fault


@pytest.mark.parametrize("text", ["00/05/2020", "5/0/20", "1/2/0000"])
def test_figures_that_are_no_day_in_either_order_are_told_as_such(text: str) -> None:
    assert "no such day" in read_list_day(text, None, TODAY).fault


@pytest.mark.parametrize(
    ("column", "order"),
    [
        (["3/4/2025", "5/6/2025"], None),
        (["3/4/2025", "25/6/2025"], Order.DAY_FIRST),
        (["3/4/2025", "6/25/2025"], Order.MONTH_FIRST),
        (["3/4/2025", "25/6/2025", "6/25/2025"], None),
        (["3/3/2025", "2025-04-03", ""], Order.DAY_FIRST),  # it doesn't matter there
    ],
)
def test_a_column_shows_by_itself_which_stands_first_or_is_asked_about(
    column: list[str], order: Order | None
) -> None:
    assert order_of(column) is order


def test_a_day_of_two_figures_for_its_year_lies_near_today() -> None:
    years = [
        read_list_day(f"1/2/{year}", Order.DAY_FIRST, TODAY).day for year in ("98", "08", "29")
    ]
    assert years == [date(1998, 2, 1), date(2008, 2, 1), date(2029, 2, 1)]


@pytest.mark.parametrize(
    ("cells", "name"),
    [
        ({"family": "O'BRIEN", "given": "MARY-ANN"}, "Mary-Ann O'Brien"),
        ({"family": "MCDONALD", "given": "ZOË"}, "Zoë McDonald"),
        ({"family": "  van  der Berg ", "given": "Tom"}, "Tom van der Berg"),
        ({"family": "نور", "given": "سارة"}, "سارة نور"),
        ({"name": "MARSH, Ellis James"}, "Ellis James Marsh"),
        ({"name": "Ellis James Marsh"}, "Ellis James Marsh"),
        ({"family": "Ng", "given": ""}, "Ng"),
        ({"family": "'=Marsh", "given": "X"}, "X =Marsh"),
    ],
)
def test_names_are_written_as_names_are(cells: dict[str, str], name: str) -> None:
    line = read_line({**cells, "born": "2/5/2014"}, AROUND)
    assert line.person is not None
    assert line.person.name == name


@pytest.mark.parametrize(
    ("changed", "column", "said", "stops"),
    [
        ({"born": ""}, "born", "A date of birth is needed", True),
        ({"born": "2/5/2031"}, "born", "is still to come", True),
        ({"born": "2/5/1975"}, "born", "51 years ago", True),
        ({"family": "", "given": ""}, "family", "A name is needed.", True),
        ({"stage": "On the radar"}, "stage", "isn’t known. It is one of: Just opened", True),
        ({"setting": "Moon"}, "setting", "isn’t known", True),
        ({"officer": "Nobody"}, "officer", "No officer here is called “Nobody”", True),
        ({"opened_on": "1/1/2027"}, "opened_on", "still to come", True),
        ({"upn": "A823999925001"}, "upn", "It is kept as it stands.", False),
        ({"needs": "ASD; zzz"}, "needs", "“zzz” isn’t known, and is left out.", False),
        ({"born": "41761"}, "born", "from a spreadsheet’s own number", False),
        ({"family": "MARSH"}, "family", "read as “Marsh”", False),
        ({"place": "#N/A"}, "place", "nothing but the fault “#N/A” here", False),
        ({"requested_by": "er"}, "requested_by", "taken for “Other”", False),
        ({"last_review": "1/3/2026", "next_review": "1/9/2026"}, "next_review", "so will", False),
    ],
)
def test_what_is_wrong_with_a_cell_is_said_of_that_cell(
    changed: dict[str, str], column: str, said: str, *, stops: bool
) -> None:
    line = read_line({**ELLIS, **changed}, AROUND)
    found = [one for one in line.said if one.column == column]
    assert any(said in one.words for one in found), line.said
    assert line.stops is stops


@pytest.mark.parametrize("nothing", ["-", "–", "?", "", " . "])
def test_a_sign_for_nothing_is_no_choice(nothing: str) -> None:
    line = read_line({**ELLIS, "requested_by": nothing}, AROUND)

    assert not line.told.get("requested_by")
    assert not line.said


def test_a_fault_of_the_spreadsheet_is_no_name_of_anything() -> None:
    line = read_line({**ELLIS, "place": "#REF!", "family": "#NAME?"}, AROUND)

    assert line.person is not None
    assert (line.person.whereabouts, line.person.name) == ("", "Ellis")


def test_a_cell_of_several_lines_keeps_them_apart() -> None:
    cells = {**ELLIS, "needs": "SLCN\nSEMH", "address": "12 High Street\n Leeds "}

    line = read_line(cells, AROUND)

    assert line.person is not None
    assert [one.name for one in line.person.needs] == ["SLCN", "SEMH"]
    assert line.person.addresses[0].lines == "12 High Street\nLeeds"
    assert not line.said


def test_a_line_says_all_that_a_case_begins_with() -> None:
    cells = {
        **ELLIS, "stage": "EHCP", "plan_made": "2/3/2025", "setting": "In custody",
        "officer": "OKAFOR, Jane", "home_authority": "northmere council", "needs": "ASC/slcn",
        "prison": "a1234bc", "place": "Thornhill", "opened_on": "1/10/2026", "postcode": "ZZ1 1AA",
        "estimated": "y",
    }  # fmt: skip
    line = read_line(cells, AROUND)
    person = line.person

    assert person is not None
    assert (line.setting, line.stage, line.officer) == ("custody", "kept_in_custody", OKAFOR)
    assert person.home_authority == "Northmere"
    assert person.needs == (NeedType.ASD, NeedType.SLCN)
    assert Identifier("prison", "A1234BC") in person.identifiers
    assert person.born_is_estimated
    assert line.told["plan_made"] == "2025-03-02"


def test_a_line_without_a_stage_stands_where_its_days_say() -> None:
    line = read_line({**ELLIS, "requested_on": "1/9/2026", "decided_on": "1/10/2026"}, AROUND)
    assert line.stage == "assessing"
    assert any("its days say “Assessment being made”" in one.words for one in line.said)


def test_a_child_that_stands_in_the_list_twice_is_found_by_name_or_by_number() -> None:
    lines = [
        read_line({**ELLIS, "upn": "E823999925001"}, AROUND),
        read_line({"name": "Noor, Sara", "born": "1/2/2012"}, AROUND),
        read_line({"family": "ellis", "given": "MARSH", "born": "2/5/2014"}, AROUND),
        read_line(
            {"family": "X", "given": "Y", "born": "1/1/2015", "upn": "E823999925001"}, AROUND
        ),
    ]
    assert twice_in(lines) == {2: 0, 3: 0}


def test_no_two_columns_are_called_the_same_and_every_stage_and_setting_is_known_by_its_title() -> (
    None
):
    said: dict[str, str] = {}
    for column in list_columns().values():
        for words in (column.title, *column.also):
            assert said.setdefault(plain(words), column.name) == column.name, words
    for stage in stages_under_way().values():
        setting = next(iter(stage.settings), "community")
        line = read_line(
            {**ELLIS, "stage": stage.title, "setting": settings()[setting].title}, AROUND
        )
        assert line.stage == stage.name
