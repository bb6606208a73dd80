"""Numbers for a spreadsheet, read back by the standard library's reader and not by ours."""

from __future__ import annotations

import csv
from collections.abc import Iterable
from dataclasses import replace
from io import BytesIO, StringIO

import pytest
from openpyxl import Workbook, load_workbook
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE

from caseworker.documents.numbers import csv_file, xlsx_file
from caseworker.documents.timeliness import draw
from caseworker.domain.errors import NotFound
from caseworker.domain.figures.table import HIDDEN
from caseworker.domain.figures.time_limits import fit_to_leave
from caseworker.domain.timeliness import Outcome
from tests.documents.every_paper import every_paper
from tests.documents.examples import OFFICE, PRINT
from tests.documents.reports import a_report, the_clocks


def read(content: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(StringIO(content.decode("utf-8-sig"), newline="")))


def test_excel_is_told_that_it_is_utf_8() -> None:
    assert csv_file([("Żółw",)]) == b"\xef\xbb\xbf" + "Żółw\r\n".encode()


SIGNS = ("=1+1", "+44 1632", "-2", "@SUM(A1)", "\uff1d1+1", "\uff0b1", "\uff0d1", "\uff20SUM(A1)")
BEFORE = (
    "",
    "\t",
    "\r",
    "\n",
    "  ",
    "\u00a0",
    "\u200b",
    "\ufeff",
    "\u202e",
    "\u2066",
    "\x0b",
    "\u3000",
)
CORPUS = [
    *(f"{before}{sign}" for before in BEFORE for sign in SIGNS),
    "=cmd|' /C calc'!A0",
    '=HYPERLINK("http://127.0.0.1/?x="&A1,"Open")',
    "=WEBSERVICE(A1)",
    "=IMPORTXML(A1)",
    '"=1+1',
    "=1;=2",
    "=1,=2",
]


@pytest.mark.parametrize("words", CORPUS)
def test_words_never_become_a_formula(words: str) -> None:
    """Figure 39: 0 formulas, of more than twenty beginnings that are known to make one."""
    content = csv_file([("before", words, "after")]).decode("utf-8-sig")
    ((_, cell, after),) = csv.reader(StringIO(content, newline=""))

    is_text = cell.startswith("'") or not runs(cell)
    assert (is_text, cell.removeprefix("'"), after) == (True, words, "after")


def test_a_library_of_spreadsheets_finds_no_formula_in_them_either() -> None:
    """It takes the words raw for formulas, and none of what leaves."""
    left = csv_file([(words,) for words in CORPUS]).decode("utf-8-sig")

    raw = formulas([[words] for words in CORPUS])
    found = formulas(csv.reader(StringIO(left, newline="")))

    assert len(raw) >= 5
    assert found == []


def formulas(rows: Iterable[list[str]]) -> list[str]:
    """The cells that a workbook with these rows has as formulas, once it was saved and read."""
    book, saved = Workbook(), BytesIO()
    for row in rows:
        book.active.append([ILLEGAL_CHARACTERS_RE.sub("", cell) for cell in row])
    book.save(saved)
    cells = (cell for row in load_workbook(saved).active.iter_rows() for cell in row)
    return [cell.value for cell in cells if cell.data_type == "f"]


def test_the_corpus_is_as_large_as_the_figure_asks() -> None:
    assert len(CORPUS) >= 20
    assert sum(map(runs, CORPUS)) >= 20


def runs(cell: str) -> bool:
    """Whether the most eager of spreadsheets would take it for a formula."""
    seen = "".join(sign for sign in cell if sign.isprintable() and not sign.isspace())
    return seen[:1] in set("=+-@\uff1d\uff0b\uff0d\uff20")


@pytest.mark.parametrize("cell", [7, -3, 0.5, "Northmere", "", "a=b", "83.3"])
def test_numbers_and_other_words_stay_as_they_are(cell: str | float) -> None:
    ((read_back,),) = csv.reader(StringIO(csv_file([(cell,)]).decode("utf-8-sig"), newline=""))

    assert read_back == str(cell)


def test_every_line_of_the_report_is_a_row_with_the_same_numbers() -> None:
    found = a_report()

    rows = read(draw(fit_to_leave(found, 1), OFFICE).csv_for(PRINT))

    lines = [*found.years, *found.authorities, found.all_together]
    assert [row["In time"] for row in rows] == [str(line.figure.in_time) for line in lines]
    assert [row["Fell due"] for row in rows] == [str(line.figure.fell_due) for line in lines]
    whole = rows[-1]
    assert (whole["By"], whole["In time"], whole["Fell due"]) == ("Whole", "165", "193")
    assert (whole["Share in time, %"], whole["Share with the excused, %"]) == ("85.5", "79.7")


def test_the_numbers_say_what_they_are_of_on_every_row() -> None:
    rows = read(draw(fit_to_leave(a_report(), 1), OFFICE).csv_for(PRINT))

    assert {row["Duty"] for row in rows} == {"Decide whether to assess, and tell those concerned"}
    assert {row["Source"] for row in rows} == {"SEND Regs 2014 reg 5(1)"}
    assert {(row["From"], row["To"]) for row in rows} == {("2024", "2026")}
    assert {row["Marking"] for row in rows} == {OFFICE.marking}


def test_a_small_count_leaves_as_a_star_and_so_does_what_would_tell_it() -> None:
    """Three times no longer owed, of one authority: left out there, in its year, and in the sum."""
    rows = read(draw(fit_to_leave(a_report(), 5), OFFICE).csv_for(PRINT))

    owed = {row["Line"]: row[Outcome.NOT_OWED.value] for row in rows}
    assert owed["2026"] == owed["'=HYPERLINK(1)"] == owed["All together"] == HIDDEN
    assert owed["2025"] == "0"
    assert {row["Left out"][:24] for row in rows} == {"* left out: a number of "}


def test_a_table_that_would_tell_what_the_other_hides_does_not_leave() -> None:
    """Each year has six late; of the authorities one has two, and all twelve are known."""
    clocks = tuple(the_clocks())
    few = tuple(replace(one, authority="Eastmoor") for one in clocks[:2])

    shared = fit_to_leave(a_report((*few, *clocks[2:])), 5)

    shown = [line.counts[Outcome.IN_TIME] for line in shared.by_home or ()]
    assert 2 not in shown


def test_an_authority_that_is_a_formula_is_only_words() -> None:
    rows = read(draw(fit_to_leave(a_report(), 1), OFFICE).csv_for(PRINT))

    assert "'=HYPERLINK(1)" in {row["Line"] for row in rows}


def test_the_numbers_hold_no_name_of_an_officer() -> None:
    choice = replace(a_report().choice, officer="okafor")  # type: ignore[arg-type]  # an id
    narrowed = replace(a_report(narrowed=("J. Okafor",)), choice=choice)

    content = draw(fit_to_leave(narrowed, 1), OFFICE).csv_for(PRINT).decode("utf-8-sig")

    assert "kafor" not in content
    assert {row["Officers"] for row in read(content.encode("utf-8-sig"))} == {"One"}


def test_numbers_of_a_practice_store_say_so() -> None:
    rows = read(draw(fit_to_leave(a_report(), 1), OFFICE).csv_for(replace(PRINT, practice=True)))

    assert all(row["Marking"].startswith("PRACTICE") for row in rows)


def test_a_paper_without_numbers_has_none_to_save() -> None:
    paper = every_paper()["timeline"]

    assert not paper.has_numbers
    with pytest.raises(NotFound):
        paper.csv_for(PRINT)


def test_no_cell_of_a_spreadsheet_is_a_formula_whatever_it_begins_with() -> None:
    content = xlsx_file([("head",), *((words,) for words in CORPUS), (7, 2.5)])

    sheet = load_workbook(BytesIO(content)).active
    assert sheet is not None
    cells = [cell for row in sheet.iter_rows() for cell in row if cell.value is not None]
    assert len(CORPUS) >= 20
    assert not [cell.value for cell in cells if cell.data_type == "f"]
    assert [cell.value for cell in cells[-2:]] == [7, 2.5]
