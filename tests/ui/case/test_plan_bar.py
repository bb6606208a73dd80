"""The bar over a section: one line, and a menu that the keyboard reaches."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QPushButton
from pytestqt.qtbot import QtBot

from caseworker.domain.plan import Section
from caseworker.ui import theme
from tests.builders import a_plan, an_item
from tests.ui.case.conftest import Open
from tests.ui.case.plan_tab import plan_tab
from tests.ui.case.store import CaseStore
from tests.ui.conftest import Settle
from tests.ui.hands import find


@pytest.mark.parametrize(("wide", "scale"), [(1226, 1.0), (1226, 1.5), (1226, 2.0), (810, 1.0)])
def test_it_is_one_line_at_every_size_of_text(  # noqa: PLR0913, PLR0917 - fixtures
    store: CaseStore,
    opened: Open,
    settle: Settle,
    qapp: QApplication,
    qtbot: QtBot,
    wide: int,
    scale: float,
) -> None:
    theme.wear(theme.Theme(text=scale), qapp)
    try:
        many = Section(items=tuple(an_item(f"n{at}", "He finds it hard.") for at in range(15)))
        page = opened(store.drafting(a_plan(B=many)))
        page.resize(wide, 836)
        tab = plan_tab(page, settle)
        tab.outline.go_to("B")
        qtbot.waitUntil(tab.page.verticalScrollBar().isVisible)  # it takes room, too
        settle()

        bar = tab.page.bar
        places = [bar.undo, bar.redo, bar.words, bar.preview, bar.more]
        heights = [one.geometry().center().y() for one in places]
        assert max(heights) - min(heights) <= theme.px(4)
        assert bar.more.geometry().right() <= bar.width()
        assert all(button.accessibleName() for button in bar.findChildren(QPushButton))
    finally:
        theme.wear(theme.Theme(), qapp)


def test_what_is_rarely_used_is_reached_by_keys_alone(
    store: CaseStore, opened: Open, settle: Settle, qtbot: QtBot
) -> None:
    tab = plan_tab(opened(store.drafting(a_plan())), settle)
    more = find(tab, QPushButton, "planMore")
    more.setFocus()

    QTest.keyClick(more, Qt.Key.Key_Space)
    menu = find(tab, QMenu, "planMenu")
    offered = [one.text().split("\t")[0] for one in menu.actions() if one.text()]
    for _ in range(3):
        QTest.keyClick(menu, Qt.Key.Key_Down)
    QTest.keyClick(menu, Qt.Key.Key_Return)

    assert offered == ["Live preview", "Threads", "Versions…", "Changes made in Word…"]
    qtbot.waitUntil(tab.versions.isVisible)
