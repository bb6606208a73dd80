"""Nothing of a case is cut off: in a low window at twice the text, everything scrolls."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication, QLabel, QScrollArea, QWidget

from caseworker.domain.people import Contact
from caseworker.ui import theme
from caseworker.ui.case.ask_advice import AskAdviceSheet
from caseworker.ui.case.record_advice import RecordAdviceSheet
from caseworker.ui.case.tabs import PLAN, TABS
from caseworker.ui.desk import Desk
from caseworker.ui.palette import Look
from caseworker.ui.parts import Pill
from tests.builders import a_person, a_plan
from tests.ui.case.conftest import Open
from tests.ui.case.store import CaseStore
from tests.ui.conftest import Settle
from tests.ui.hands import find, press

WINDOW = (884, 568)  # what a window of 1024 x 700 leaves the page at twice the text


@pytest.fixture(params=list(Look), ids=lambda look: str(look.value))
def _large(request: pytest.FixtureRequest, qapp: QApplication) -> Iterator[None]:
    theme.wear(theme.Theme(request.param, 2.0), qapp)
    yield
    theme.wear(theme.Theme(), qapp)


@pytest.mark.usefixtures("_large")
def test_every_tab_fits_a_low_window_at_twice_the_text(
    store: CaseStore, opened: Open, settle: Settle
) -> None:
    """One walk: a tab that was too large is still there when the next is looked at."""
    page = opened(store.drafting(a_plan()))
    page.resize(*WINDOW)
    for at, tab in enumerate(TABS):
        page.tabs.setCurrentIndex(at)
        settle()

        least = page.minimumSizeHint()

        assert least.height() <= WINDOW[1], tab
        assert least.width() <= WINDOW[0], tab
        assert find(page, QLabel, "personName").isVisible(), tab


@pytest.mark.usefixtures("_large")
def test_most_of_a_low_window_is_for_the_plan(
    store: CaseStore, opened: Open, settle: Settle
) -> None:
    """On one line stand the name and what must not be overlooked; the rest is a press away."""
    number = store.drafting(a_plan())
    page = opened(number)
    page.setFixedSize(*WINDOW)
    page.tabs.setCurrentIndex(PLAN)
    settle()

    assert page.tab(PLAN).height() > WINDOW[1] * 0.6
    assert find(page, QLabel, "personName").isVisible()
    assert not find(page, QLabel, "personWho").isVisible()

    press(page, "foldTimeline")
    assert find(page, QLabel, "personWho").isVisible()


@pytest.mark.usefixtures("_large")
def test_what_must_not_be_overlooked_is_never_hidden(
    store: CaseStore, opened: Open, settle: Settle
) -> None:
    barred = Contact("Ray Whitfield", "Father", no_contact=True)
    number = store.a_case(a_person(contacts=(barred,)), setting="custody")
    page = opened(number)
    page.setFixedSize(*WINDOW)
    settle()

    shown = {pill.text() for pill in page.header.findChildren(Pill) if pill.isVisible()}

    assert shown == {"No-contact flag"}


@pytest.mark.usefixtures("_large")
@pytest.mark.parametrize("kind", [AskAdviceSheet, RecordAdviceSheet])
def test_a_sheet_never_scrolls_sideways_at_twice_the_text(
    store: CaseStore,
    opened: Open,
    settle: Settle,
    desk: Desk,
    kind: type[AskAdviceSheet | RecordAdviceSheet],
) -> None:
    page = opened(store.assessing())
    page.resize(1024, 700)
    settle()
    assert page.seen is not None

    shown = kind(desk, page.seen, page)
    shown.open()
    settle()

    for area in shown.findChildren(QScrollArea):
        assert not area.horizontalScrollBar().maximum(), area.objectName()
    shown.reject()


def test_everything_that_takes_the_keyboard_has_a_name(
    store: CaseStore, opened: Open, settle: Settle
) -> None:
    page = opened(store.drafting(a_plan()))
    for at, tab in enumerate(TABS):
        page.tabs.setCurrentIndex(at)
        settle()

        nameless = [
            f"{type(widget).__name__} {widget.objectName()}"
            for widget in page.findChildren(QWidget)
            if widget.focusPolicy() and widget.isVisibleTo(page) and not _is_named(widget)
        ]

        assert nameless == [], tab


def _is_named(widget: QWidget) -> bool:
    """Named itself, or only the inside of something that is."""
    inside = widget.objectName().startswith("qt_") or not widget.objectName()
    return bool(widget.accessibleName() or getattr(widget, "text", str)()) or inside
