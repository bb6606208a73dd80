"""Columns share their room by what they say, and words too long for one go on under it."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QFont, QFontMetrics
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from caseworker.casework.loads import Load
from caseworker.domain.case import CaseNumber, OfficerId, Stage
from caseworker.domain.leaving_list import Leaver
from caseworker.ui import theme
from caseworker.ui.case_columns import COLS
from caseworker.ui.case_lines import line_of
from caseworker.ui.desk import Desk
from caseworker.ui.parts.date_field import DateField
from caseworker.ui.registers.cell import lines_of
from caseworker.ui.registers.model import RegisterModel
from caseworker.ui.registers.room import evened, wanted
from caseworker.ui.registers.table import RegisterTable
from caseworker.ui.reports.counts_table import Column, CountLine, CountsTable
from caseworker.ui.reports.leavers_table import COLS as LEAVERS
from caseworker.ui.reports.loads import LOADS, LoadRow
from caseworker.ui.reports.plain_table import PeopleTable
from caseworker.ui.search import SearchBox
from caseworker.ui.tasks import Tasks
from tests.builders import TODAY
from tests.ui.case.store import CaseStore
from tests.ui.paper_store import a_due
from tests.ui.test_cases import a_row

STAGES = dict.fromkeys(Stage, 12)
LONG = "Meet the parent about SEN Support: at least three times a year"


def test_a_column_with_too_little_gets_what_another_has_over() -> None:
    found = evened({"name": 200.0, "stage": 100.0}, {"name": 120.0, "stage": 150.0})

    assert found == {"name": 150.0, "stage": 150.0}


def test_where_nothing_is_lacking_nothing_changes() -> None:
    widths = {"name": 200.0, "stage": 100.0}

    assert evened(widths, {"name": 120.0, "stage": 60.0}) == widths


def test_where_all_lack_nobody_gives() -> None:
    widths = {"name": 200.0, "stage": 100.0}

    assert evened(widths, {"name": 420.0, "stage": 360.0}) == widths


@pytest.mark.parametrize("lacks", [10.0, 90.0, 900.0])
def test_together_they_are_as_wide_as_before(lacks: float) -> None:
    found = evened({1: 200.0, 2: 100.0, 3: 80.0}, {1: 120.0, 2: 100.0 + lacks, 3: 90.0})

    assert sum(found.values()) == pytest.approx(380.0)
    assert found[1] >= 120.0


def test_a_name_is_not_broken_for_the_sake_of_others(qtbot: QtBot) -> None:
    del qtbot

    assert wanted("Name", ["Nwanneka O'Brien"], lines=2) == wanted(
        "Name", ["Nwanneka O'Brien"], lines=1
    )
    assert wanted("Owed", [LONG], lines=2) < wanted("Owed", [LONG], lines=1)


def test_every_stage_of_a_load_can_be_read_in_a_window_of_1366(qtbot: QtBot) -> None:
    table = PeopleTable(LOADS, 1, "loadsTable", "Loads of officers")
    qtbot.addWidget(table)
    load = Load(OfficerId("okafor"), (), STAGES, 3, 4, 1, 2, 0, ())
    table.resize(1096, 400)
    table.show()

    table.show_people([LoadRow("okafor", "J. Okafor", load, "")], TODAY)

    at = next(at for at, col in enumerate(LOADS) if col.title == "By stage")
    index = table.model().index(0, at)
    cell = table.visualRect(index).adjusted(theme.px(12), 0, -theme.px(12), 0)
    takes = table.fontMetrics().boundingRect(
        QRect(0, 0, cell.width(), 9999), Qt.TextFlag.TextWordWrap, str(index.data())
    )
    assert not table.isColumnHidden(at)
    assert takes.height() <= cell.height()
    assert table.horizontalScrollBar().maximum() == 0


def test_what_is_owed_next_takes_the_room_that_short_names_leave(qtbot: QtBot) -> None:
    model = RegisterModel(COLS, "name", lambda line: str(line.case.number))
    table = RegisterTable(model, "cases", "Cases")
    qtbot.addWidget(table)
    table.resize(1096, 400)
    table.show()
    table.fit()
    duty = [col.id for col in model.shown_cols].index("duty")
    before = table.columnWidth(duty)

    model.show_rows([line_of(a_row("Siân Rees", dues=(a_due(LONG, 5),)))], TODAY)
    table.fit()

    assert table.columnWidth(duty) > before
    assert table.horizontalScrollBar().maximum() == 0


def test_words_too_long_for_a_cell_go_on_under_it(qtbot: QtBot) -> None:
    del qtbot
    metrics = QFontMetrics(theme.typeface(14, QFont.Weight.DemiBold))
    place = QRect(0, 0, metrics.horizontalAdvance("Nwanneka O'"), 54)

    assert lines_of("Nwanneka O'Brien", metrics, place) == ["Nwanneka", "O'Brien"]
    assert lines_of("Fri 7 Nov, in 9 days", metrics, place) == ["Fri 7 Nov", "in 9 days"]
    assert lines_of("Nwanneka", metrics, place) == ["Nwanneka"]


def test_a_low_row_keeps_to_one_line(qtbot: QtBot) -> None:
    del qtbot
    metrics = QFontMetrics(theme.typeface(14, QFont.Weight.DemiBold))

    assert lines_of("Nwanneka O'Brien", metrics, QRect(0, 0, 60, 20)) == ["Nwanneka O'Brien"]


COUNTED = tuple(
    Column(words, words) for words in ("In time", "Late,\nnot done", "Share", "Not due\nyet")
)


def counts(qtbot: QtBot, wide: int) -> CountsTable:
    table = CountsTable("counts", "Counts", "Year", COUNTED)
    qtbot.addWidget(table)
    table.resize(wide, 200)
    table.show()
    table.figures.show_lines(
        (CountLine("2026", ("67", "5", "89.3%", "6"), (False,) * 4),), summed=False
    )
    table.fit()
    return table


def test_counts_come_closer_before_a_table_of_them_scrolls_sideways(qtbot: QtBot) -> None:
    roomy, close = counts(qtbot, 700), counts(qtbot, 470)

    assert len({roomy.columnWidth(at) for at in range(1, 5)}) == 1
    assert close.columnWidth(1) < roomy.columnWidth(1)
    assert close.horizontalScrollBar().maximum() == 0
    assert close.columnWidth(3) >= close.fontMetrics().horizontalAdvance("89.3%") + theme.px(24)


@pytest.mark.parametrize("text", [1.0, 2.0])
@pytest.mark.parametrize("wide", [160, 300, 430])
def test_the_hint_of_the_search_box_is_never_cut_off(
    qtbot: QtBot, lanes: tuple[Tasks, Tasks], text: float, wide: int
) -> None:
    theme.wear(theme.Theme(text=text), QApplication.instance())  # type: ignore[arg-type]  # it is one
    box = SearchBox(Desk(CaseStore(), *lanes), ())
    qtbot.addWidget(box)
    box.resize(theme.px(wide), theme.px(36))
    box.show()

    hint = box.placeholderText()

    assert "(Ctrl+K)" in hint
    assert box.fontMetrics().horizontalAdvance(hint) <= box.width() - box.textMargins().left()


def test_a_day_in_words_asks_for_room_on_one_line(qtbot: QtBot) -> None:
    field = DateField("day", TODAY)
    qtbot.addWidget(field)
    empty = field.sizeHint().width()

    field.set_day(TODAY)

    words = field.read_back.fontMetrics().horizontalAdvance(field.read_back.text())
    assert field.sizeHint().width() >= field.edit.width() + words > empty


def test_what_lacks_little_is_not_cut_off_for_the_longest_words() -> None:
    found = evened({"born": 130.0, "duty": 200.0, "where": 100.0},
                   {"born": 90.0, "duty": 500.0, "where": 118.0})  # fmt: skip

    assert found == {"born": 90.0, "duty": 222.0, "where": 118.0}


def test_what_is_undone_begins_with_how_many_there_are() -> None:
    undone = next(col for col in LEAVERS if col.id == "undone")

    assert undone.words(a_leaver("Know where they go", "Hold the meeting"), TODAY).startswith("2 ")
    assert undone.words(a_leaver("Hold the meeting"), TODAY) == "Hold the meeting"
    assert undone.words(a_leaver(), TODAY) == "Nothing"


def a_leaver(*undone: str) -> Leaver:
    return Leaver(
        CaseNumber("2026-0001"), "Siân Rees", OfficerId("okafor"), "Release", "", "", TODAY, "", "",
        "not known yet", False, undone, 0,
    )  # fmt: skip


def test_sixteen_counts_stand_in_a_window_of_1366_beside_short_words(qtbot: QtBot) -> None:
    columns = tuple(
        Column(words, words) for words in ("Plan,\n%", "None", "Plan\nasked", "Late") * 4
    )
    table = CountsTable("counts", "Counts", "Legal basis", columns)
    qtbot.addWidget(table)
    table.resize(1040, 200)
    table.show()

    lines = CountLine("Remanded", ("66.7%", "0", "0", "1") * 4, (False,) * 16)
    table.figures.show_lines((lines,), summed=False)
    table.fit()

    assert table.horizontalScrollBar().maximum() == 0
    said = table.fontMetrics().horizontalAdvance("Remanded")
    assert table.columnWidth(0) >= said + theme.px(12)
