"""The list that Today shows is looked at on paper before it is printed."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from PySide6.QtWidgets import QApplication, QPlainTextEdit, QPushButton

from caseworker.casework.cases import OpenCase, open_case
from caseworker.casework.entries import Record, record
from caseworker.domain.case import CaseNumber, Happening
from caseworker.ui.pages.today import TodayPage
from caseworker.ui.papers import PaperView
from tests.builders import TODAY, a_person
from tests.ui.hands import find, press, words
from tests.ui.papers.bench import Bench


def test_my_list_is_shown_as_it_would_be_printed(bench: Bench) -> None:
    _somebody_is_owed_a_decision(bench)
    page = TodayPage(bench.desk)
    bench.qtbot.addWidget(page)
    page.resize(1200, 800)
    page.show()
    bench.qtbot.waitUntil(find(page, QPushButton, "printMyList").isVisible)

    press(page, "printMyList")
    view = _open_view()
    bench.qtbot.waitUntil(lambda: view.seen is not None, timeout=20_000)

    listed = find(view, QPlainTextEdit, "viewerText").toPlainText()
    assert words(view, "paperTitle") == "My list"
    assert "Judith Okafor" in listed
    assert "Nia Pugh" in listed


def _somebody_is_owed_a_decision(bench: Bench) -> None:
    person = replace(a_person(), given="Nia", family="Pugh")
    asked = Happening("request_received", date(2026, 10, 20), facts={"requested_by": "Parent"})
    bench.desk.do(
        open_case,
        OpenCase(person, "community", TODAY, "post"),
        then=lambda done: bench.desk.do(record, Record(CaseNumber(done.made), asked)),
    )
    bench.settle()


def _open_view() -> PaperView:
    return next(one for one in QApplication.topLevelWidgets() if isinstance(one, PaperView))
