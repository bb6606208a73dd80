"""Lists as spreadsheets write them: whatever their letters and signs, the same words come."""

from __future__ import annotations

from datetime import date, datetime
from io import BytesIO

import pytest
from openpyxl import Workbook

from caseworker.casework.list_file import ListReader
from caseworker.casework.list_typed import from_text, taken_up
from caseworker.domain.errors import UnfitFile
from caseworker.domain.minimising import rules_for

ROWS = (("Surname", "Forename"), ("Łuczak", "Zoë, the 2nd"), ("O’Brien", "سارة"))
WESTERN = (("Surname", "Forename"), ("Müller", "Zoë; 2nd"), ("O’Brien", "Anaïs"))


def written(rows: tuple[tuple[str, ...], ...], sign: str) -> str:
    return "\r\n".join(sign.join(f'"{cell}"' for cell in row) for row in rows)


def a_workbook(rows: tuple[tuple[object, ...], ...]) -> bytes:
    book = Workbook()
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
