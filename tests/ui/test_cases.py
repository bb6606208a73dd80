"""The register: filtered and sorted as it is typed, worked with the keyboard alone."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from caseworker.casework import entries
from caseworker.casework.records import CaseSummary, OpenDue
from caseworker.domain.case import CaseNumber, Happening, OfficerId, Stage
from caseworker.domain.list_view import ColumnFilter, ListView
from caseworker.ui import theme
from caseworker.ui.case_columns import COLS
from caseworker.ui.case_lines import Line, line_of
from caseworker.ui.desk import Desk
from caseworker.ui.pages.cases import CasesPage
from caseworker.ui.registers.col import fitted
from caseworker.ui.registers.model import RegisterModel
from caseworker.ui.tasks import Tasks
from tests.builders import TODAY, a_person
from tests.ui.case.store import CaseStore
from tests.ui.hands import find, press, words
from tests.ui.paper_store import a_due


def a_row(name: str, number: int = 1, **changes: object) -> CaseSummary:
    row = CaseSummary(
        CaseNumber(f"2026-{number:04d}"),
        name,
        "",
        date(2010, 5, 4),
        "community",
        Stage.ASSESSING,
        OfficerId("okafor"),
        "Northmere",
    )
    return replace(row, **changes)  # type: ignore[arg-type]  # the test says what it changes


def a_model(*rows: CaseSummary) -> RegisterModel:
    model = RegisterModel(
        COLS, "name", lambda line: str(line.case.number), lambda line: line.found_by
    )
    lines = sorted((line_of(row) for row in rows), key=lambda line: line.sort_name)
    model.show_rows(lines, TODAY)
    return model


def cell(model: RegisterModel, column: str) -> str:
    at = [col.id for col in model.shown_cols].index(column)
    return str(model.index(0, at).data())


def names(model: RegisterModel) -> list[str]:
    return [str(model.index(at, 0).data()) for at in range(model.rowCount())]


def test_the_model_keeps_the_rules_of_models(
    qtmodeltester: ModelTester,
) -> None:
    model = a_model(a_row("Siân Rees", 1), a_row("Daniel Mensah", 2))

    qtmodeltester.check(model)  # type: ignore[no-untyped-call]  # the plugin has no types here


@pytest.mark.parametrize(
    ("room", "columns"),
    [
        (1300, {"name", "by", "duty", "stage", "born", "number", "setting", "flags"}),
        (1150, {"name", "by", "duty", "stage", "born", "number", "setting"}),
        (880, {"name", "by", "duty", "stage", "born"}),
        (570, {"name", "by", "duty"}),
        (380, {"name", "by"}),
        (250, {"name", "by"}),
    ],
)
def test_the_least_needed_column_gives_way_and_none_is_beyond_the_edge(
    room: int, columns: set[str]
) -> None:
    found = fitted(COLS, room)

    assert set(found.widths) == columns
    assert sum(found.widths.values()) == room
    assert min(found.widths.values()) >= 100


@pytest.mark.parametrize(("width", "text"), [(962, 1.0), (962, 2.0), (1226, 1.0), (1226, 2.0)])
def test_the_register_does_not_scroll_sideways(
    qtbot: QtBot, desk: Desk, store: CaseStore, width: int, text: float
) -> None:
    theme.wear(theme.Theme(text=text), QApplication.instance())  # type: ignore[arg-type]  # it is one
    store.drafting()
    page = CasesPage(desk)
    qtbot.addWidget(page)
    page.resize(width, 640)

    page.show()

    qtbot.waitUntil(page.table.isVisible)
    qtbot.waitUntil(lambda: page.model.rowCount() == 1)
    assert page.table.horizontalScrollBar().maximum() == 0
    assert "by" in {col.id for col in page.model.shown_cols}


def test_cases_stand_by_surname() -> None:
    model = a_model(a_row("Siân Rees", 1), a_row("Aisha Begum", 2), a_row("Tom Begum", 3))

    assert names(model) == ["Aisha Begum", "Tom Begum", "Siân Rees"]


@pytest.mark.parametrize("typed", ["sian", "REES", "2026-0001", "northmere rees", "04/05/2010"])
def test_a_filter_finds_by_name_number_authority_and_birthday(typed: str) -> None:
    model = a_model(
        a_row("Siân Rees", 1), a_row("Daniel Mensah", 2, home_authority="Ash", born=TODAY)
    )

    model.look(ListView(typed))

    assert names(model) == ["Siân Rees"]


def test_a_stage_keeps_the_cases_that_stand_there() -> None:
    model = a_model(a_row("Siân Rees", 1), a_row("Tom Begum", 2, stage=Stage.DRAFTING))

    model.look(ListView(filters=(ColumnFilter("stage", ("Drafting",)),)))

    assert names(model) == ["Tom Begum"]


def test_what_is_owed_soonest_comes_first_and_nothing_owed_last() -> None:
    model = a_model(
        a_row("None Owed", 1),
        a_row("Next Week", 2, dues=(a_due("Decide", 7),)),
        a_row("Late Already", 3, dues=(a_due("Decide", -3),)),
    )

    model.look(ListView(sort="by"))

    assert names(model) == ["Late Already", "Next Week", "None Owed"]


def test_our_own_duty_is_shown_before_what_others_owe() -> None:
    theirs: OpenDue = a_due("Give advice", 1, ours=False)
    model = a_model(a_row("Siân Rees", 1, dues=(theirs, a_due("Decide", 9))))

    assert cell(model, "duty") == "Decide"


def test_lateness_is_counted_as_on_today_in_working_days_where_the_limit_is() -> None:
    model = a_model(a_row("Siân Rees", 1, dues=(a_due("Individual plan", -7, row="CU-34"),)))

    assert cell(model, "by") == "Mon 16 Nov, 5 working days late"


def test_ten_thousand_cases_are_filtered_in_the_blink_of_an_eye() -> None:
    model = a_model(*(a_row(f"Person {at} Of Many", at) for at in range(10_000)))

    model.look(ListView("person 9999"))

    assert names(model) == ["Person 9999 Of Many"]


@pytest.fixture
def store() -> CaseStore:
    return CaseStore()


@pytest.fixture
def desk(lanes: tuple[Tasks, Tasks], store: CaseStore) -> Desk:
    return Desk(store, *lanes)


@pytest.fixture
def page(qtbot: QtBot, desk: Desk, store: CaseStore) -> CasesPage:
    for given, family in (("Siân", "Rees"), ("Daniel", "Mensah"), ("Aisha", "Begum")):
        store.a_case(a_person(given=given, family=family, known_as=""))
    shown = CasesPage(desk)
    shown.resize(1200, 700)
    qtbot.addWidget(shown)
    shown.show()
    qtbot.waitUntil(lambda: shown.model.total == 3)
    return shown


def test_enter_in_the_filter_opens_the_case_that_is_left(page: CasesPage, qtbot: QtBot) -> None:
    QTest.keyClicks(page.filter, "sian")

    with qtbot.waitSignal(page.opened) as opened:
        QTest.keyClick(page.filter, Qt.Key.Key_Return)

    assert opened.args == ["2026-0001", ""]
    assert words(page, "pageBeside") == "1 of 3"


def test_the_arrows_choose_without_leaving_the_filter(page: CasesPage, qtbot: QtBot) -> None:
    QTest.keyClick(page.filter, Qt.Key.Key_Down)

    with qtbot.waitSignal(page.opened) as opened:
        QTest.keyClick(page.filter, Qt.Key.Key_Return)

    assert opened.args == ["2026-0002", ""]


def test_a_filter_that_nothing_fits_says_so_and_can_be_cleared(page: CasesPage) -> None:
    page.filter.setText("nobody like this")
    assert find(page, QWidget, "nothingFits").isVisible()

    press(page, "clearFilter")

    assert page.model.rowCount() == 3


def test_the_register_follows_what_is_recorded(page: CasesPage, desk: Desk, qtbot: QtBot) -> None:
    happening = Happening("request_received", TODAY, facts={"requested_by": "Parent"})
    desk.do(entries.record, entries.Record(CaseNumber("2026-0001"), happening))

    qtbot.waitUntil(lambda: "Deciding" in page.model.words_at(page.model.row_of("2026-0001")))

    assert "Decide whether to assess" in page.model.words_at(page.model.row_of("2026-0001"))


def test_an_empty_register_says_what_to_do(qtbot: QtBot, desk: Desk) -> None:
    page = CasesPage(desk)
    qtbot.addWidget(page)
    page.show()
    qtbot.waitUntil(lambda: find(page, QWidget, "noCases").isVisible())

    with qtbot.waitSignal(page.wanted) as wanted:
        press(page, "firstCase")

    assert wanted.args == ["new_case"]


def test_lines_are_made_once() -> None:
    line = line_of(a_row("Siân Rees"))

    assert isinstance(line, Line)
    assert "sian rees" in line.found_by
