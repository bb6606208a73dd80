"""Lists as spreadsheets write them: whatever their letters and signs, the same words come."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from io import BytesIO
from zipfile import ZipFile

import pytest
from openpyxl import Workbook
from openpyxl.utils.datetime import CALENDAR_MAC_1904

from caseworker.casework.list_file import ListReader, ListSheet
from caseworker.casework.list_out import rest_to_save
from caseworker.casework.list_typed import from_text, taken_up
from caseworker.domain.brought.days import MAC_SERIAL
from caseworker.domain.errors import UnfitFile
from caseworker.domain.minimising import rules_for

ROWS = (("Surname", "Forename"), ("Łuczak", "Zoë, the 2nd"), ("O’Brien", "سارة"))
WESTERN = (("Surname", "Forename"), ("Müller", "Zoë; 2nd"), ("O’Brien", "Anaïs"))


def written(rows: tuple[tuple[str, ...], ...], sign: str) -> str:
    return "\r\n".join(sign.join(f'"{cell}"' for cell in row) for row in rows)


def a_workbook(rows: Sequence[Sequence[object]], *, is_of_a_mac: bool = False) -> bytes:
    book = Workbook()
    if is_of_a_mac:
        book.epoch = CALENDAR_MAC_1904
    sheet = book.active
    assert sheet is not None
    for row in rows:
        sheet.append(list(row))
    book.create_sheet("Empty")
    held = BytesIO()
    book.save(held)
    return held.getvalue()


@pytest.mark.parametrize("sign", [",", ";", "\t"])
@pytest.mark.parametrize("letters", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le"])
def test_a_text_is_read_whatever_its_letters_and_its_sign(letters: str, sign: str) -> None:
    if letters == "utf-16-le" and sign != ";":
        pytest.skip("one of those is enough")
    (sheet,) = ListReader().read(written(ROWS, sign).encode(letters)).sheets
    assert sheet.rows == ROWS


def test_windows_own_letters_are_read() -> None:
    (sheet,) = ListReader().read(written(WESTERN, ";").encode("cp1252")).sheets
    assert sheet.rows == WESTERN


def test_a_spreadsheet_gives_days_and_numbers_as_words_and_no_formula_is_worked_out() -> None:
    content = a_workbook((
        ("Surname", "DOB", "UPN", "Sum"),
        ("Marsh", date(2014, 5, 2), 823999925001, "=1+1"),
        ("Noor", datetime(2015, 3, 1, 9, 30), 1.5, True),  # noqa: DTZ001 - as a sheet holds it
    ))  # fmt: skip

    (sheet,) = ListReader().read(content).sheets

    assert sheet.rows[1:] == (
        ("Marsh", "2014-05-02", "823999925001"),  # nobody had worked the formula out
        ("Noor", "2015-03-01", "1.5", "Yes"),
    )


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "nothing in this file"),
        (b"\xd0\xcf\x11\xe0" + b"\0" * 600, "an old kind"),
        (b"PK\x03\x04" + b"\0" * 600, "can’t be read as a list"),
        (b"a,b\n" * 6_100, "longer than 6,000 lines"),
        (b"\x89PNG\r\n\x1a\n\x00\x00\x01" + bytes(range(256)) * 20, "can’t be read as a list"),
    ],
)
def test_what_is_no_list_is_refused_in_words(content: bytes, said: str) -> None:
    with pytest.raises(UnfitFile, match=said):
        ListReader().read(content)


def test_empty_lines_at_the_end_of_a_sheet_make_it_no_longer() -> None:
    """A border drawn down to line 7,000 is no line of the list."""
    empty = tuple(("",) for _ in range(7_000))
    (sheet,) = ListReader().read(a_workbook((*ROWS, *empty))).sheets
    assert sheet.rows == ROWS


def test_titles_totals_empty_lines_and_what_is_not_kept_are_left_out_and_said() -> None:
    content = (
        b"Autumn list,,,\n,,,\nSurname,First name,DOB,DOB,Rank\nMarsh,Ellis,2/5/2014,,Cpl\n,,,,\n"
        b"Grand total,1,,,\n"
    )
    (sheet,) = ListReader().read(content).sheets

    typed = taken_up("list.csv", "", sheet, rules_for(["service_children"]), "service_children")

    assert typed.headings == ("Surname", "First name", "DOB", "DOB (2)")
    assert typed.columns == ["family", "given", "born", ""]
    assert (typed.numbers, typed.totals) == ([4], (6,))
    assert typed.not_kept[0].startswith("“Rank” is left out: a rank isn’t kept.")
    assert "Cpl" not in typed.as_text()
    assert from_text(typed.as_text()) == typed
    assert from_text("{") == from_text("")


def sheets_called(*rows_of_each: Sequence[Sequence[object]]) -> bytes:
    book = Workbook()
    book.remove(book.worksheets[0])
    for at, rows in enumerate(rows_of_each, start=1):
        sheet = book.create_sheet(f"Year {at}")
        for row in rows:
            sheet.append(list(row))
    held = BytesIO()
    book.save(held)
    return held.getvalue()


def words_of(sheet: ListSheet) -> str:
    """What is told beside the columns of this sheet, before anything is taken in."""
    typed = taken_up("list.xlsx", "", sheet, rules_for(["community"]), "community")
    assert from_text(typed.as_text()) == typed
    return "\n".join(typed.not_kept)


def test_sheets_after_the_twelfth_are_told_by_their_names() -> None:
    sheets = ListReader().read(sheets_called(*([ROWS] * 14))).sheets

    assert [one.name for one in sheets] == [f"Year {at}" for at in range(1, 13)]
    assert words_of(sheets[0]) == words_of(sheets[-1])
    assert words_of(sheets[0]) == (
        "2 sheets are left out, for only the first 12 are read: “Year 13”, “Year 14”. "
        "Save them as files of their own, and bring those in, too."
    )


def test_empty_sheets_take_no_room_from_those_that_hold_something() -> None:
    (sheet,) = ListReader().read(sheets_called(*([()] * 13), ROWS)).sheets
    assert (sheet.name, sheet.rows, words_of(sheet)) == ("Year 14", ROWS, "")


def test_columns_after_the_120th_are_told() -> None:
    wide = [[f"Column {at}" for at in range(1, 131)], ["x"] * 121, ["y"] * 120]

    for content in (a_workbook(wide), "\n".join(",".join(row) for row in wide).encode()):
        (sheet,) = ListReader().read(content).sheets
        assert sheet.wide == 120
        assert words_of(sheet) == (
            "10 columns are left out, for only the first 120 are read: from column DQ on. "
            "Move what is needed further to the left in the file, and choose it again."
        )


def test_a_cell_as_long_as_a_spreadsheet_can_hold_is_read_whole() -> None:
    (sheet,) = ListReader().read(a_workbook((*ROWS, ("Marsh", "a" * 32_767)))).sheets
    assert (len(sheet.rows[-1][1]), words_of(sheet)) == (32_767, "")


def test_the_end_of_a_longer_cell_is_told_by_its_lines() -> None:
    long = "b" * 40_000
    content = f"Surname,Notes\nMarsh,{long}\nNoor,\nKaya,{long}\n".encode()

    (sheet,) = ListReader().read(content).sheets

    assert len(sheet.rows[1][1]) == 32_767
    assert words_of(sheet) == (
        "The end of a cell is left out on lines 2, 4, for only the first 32,767 letters of one "
        "are read. Shorten it in the file, and choose it again."
    )


def test_a_sheet_that_says_a_wrong_size_of_itself_is_read_to_its_end() -> None:
    """Some programs write that a sheet ends in its first cell."""
    held = BytesIO(a_workbook(ROWS))
    told = BytesIO()
    with ZipFile(held) as whole, ZipFile(told, "w") as lies:
        for name in whole.namelist():
            words = whole.read(name)
            if name == "xl/worksheets/sheet1.xml":
                assert b'<dimension ref="A1:B3"' in words
                words = words.replace(b'<dimension ref="A1:B3"', b'<dimension ref="A1"')
            lies.writestr(name, words)

    (sheet,) = ListReader().read(told.getvalue()).sheets

    assert sheet.rows == ROWS


def test_plain_numbers_of_a_mac_workbook_are_counted_from_1904() -> None:
    rows = (("Surname", "DOB", "SEN support start"), ("Marsh", 40664, date(2026, 9, 7)))
    (sheet,) = ListReader().read(a_workbook(rows, is_of_a_mac=True)).sheets

    typed = taken_up("list.xlsx", "", sheet, rules_for(["community"]), "community")

    assert sheet.rows[1] == ("Marsh", "40664", "2026-09-07")
    assert typed.counts_from == MAC_SERIAL
    assert from_text(typed.as_text()) == typed
    rest = rest_to_save(typed, {}, "J. Okafor", date(2026, 11, 30))
    assert rest.case_list is not None
    assert rest.case_list.entries[0].cells == ("Marsh", "2015-05-02", "2026-09-07")


@pytest.mark.parametrize(
    ("content", "rows"),
    [
        # One letter of a list in UTF-8 was cut in two: the others are what they were.
        ("Surname,Forename\nŁuczak,Zoë\nMüller,".encode() + b"Ana\xc3\n", "Łuczak Zoë Müller Ana�"),
        # A letter that Windows’ own letters don’t have.
        (b"Surname,Forename\nM\xfcller,Ana\xefs\nKaya,\x81da\n", "Müller Anaïs Kaya �da"),
    ],
)
def test_letters_that_can_not_be_read_are_told_by_their_lines(content: bytes, rows: str) -> None:
    (sheet,) = ListReader().read(content).sheets

    assert " ".join(cell for row in sheet.rows[1:] for cell in row) == rows
    assert words_of(sheet) == (
        "A letter can’t be read on line 3, and stands there as “�”. Save the list anew as CSV in "
        "UTF-8 or as XLSX, and choose it again, or type over what is wrong."
    )
