"""The keyboard alone: Tab comes to every control of a page once, and round again."""

from __future__ import annotations

from collections import Counter
from contextlib import closing

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QRadioButton,
    QTabWidget,
    QWidget,
)

from caseworker.casework.tray import PutInTray, put_in_tray
from caseworker.domain.consent import Pieces
from caseworker.domain.disclosure import Recipient, Request
from tests.days.window.desktop import Desktop
from tests.days.window.officer import Officer
from tests.days.window.prepared import note, to_a_final_plan, to_a_request

MOST = 200  # far more than any page has
AROUND = ("today", "cases", "case", "diary", "disclosures", "disclose", "preferences")
PAGES = (*AROUND, "consent")
FOR_THE_WING = Request(
    Recipient("Officer on wing 2", "wing_staff"),
    Pieces(others=frozenset({"strategies"})),
    "day_to_day",
    "What helps in the evening",
    "",
)
"""Nothing of the plan: it may go to the tray before there is one."""


@pytest.fixture
def officer(desktop: Desktop) -> Officer:
    with closing(desktop.has_a_store()) as store:
        number = to_a_request(desktop, store.office)
        store.office.do(put_in_tray, PutInTray(number, FOR_THE_WING))
    return desktop.signs_in()


@pytest.mark.parametrize("page", PAGES)
def test_tab_comes_to_everything_once(officer: Officer, page: str) -> None:
    _go_to(officer, page)

    walked = _walked(officer)

    assert Counter(walked) == Counter(to_be_reached(officer.window))


@pytest.mark.parametrize("page", AROUND)
def test_tab_comes_to_what_stands_around_every_page(officer: Officer, page: str) -> None:
    _go_to(officer, page)

    walked = _walked(officer)

    around = {"rail_today", "rail_cases", "rail_preferences", "lockNow", "search", "newCase"}
    assert around - set(walked) == set()


def test_what_is_folded_out_is_reached_too(officer: Officer) -> None:
    for part, button in (("Officers and keys", "officersOpen"), ("For me", "passphraseOpen")):
        officer.turns_to_preferences(part)
        officer.presses(button)

        walked = _walked(officer)

        assert Counter(walked) == Counter(to_be_reached(officer.window))


def test_the_versions_of_a_plan_and_their_comparison_are_reached(desktop: Desktop) -> None:
    with closing(desktop.has_a_store()) as store:
        to_a_final_plan(desktop, store.office)
    officer = desktop.signs_in()
    officer.finds_person("Whitfield")
    officer.turns_to("Plan")
    officer.waits(lambda: officer.is_seen("compareVersion0"), "the versions are shown")

    listed = Counter(_walked(officer))

    assert listed == Counter(to_be_reached(officer.window))
    officer.presses("compareVersion0")
    officer.waits(lambda: officer.reads("comparisonWhere"), "two are compared")
    assert Counter(_walked(officer)) == Counter(to_be_reached(officer.window))


def test_the_pieces_found_for_a_request_to_see_records_are_reached(desktop: Desktop) -> None:
    with closing(desktop.has_a_store()) as store:
        case = to_a_request(desktop, store.office)
        facts = {"asker": "Dawn Whitfield", "wants": "All of it"}
        asked_by = "Parent, on the child’s behalf"
        note(store.office, case, "records_requested", asked_by=asked_by, **facts)
    officer = desktop.signs_in()
    _go_to(officer, "disclose")
    officer.presses("recordsPieces0")
    officer.waits(lambda: officer.is_seen("pieceText"), "a piece is shown")
    officer.waits_for_quiet()

    assert Counter(_walked(officer)) == Counter(to_be_reached(officer.window))


def test_a_place_in_the_rail_is_gone_to_by_keys_alone(officer: Officer) -> None:
    for _ in range(MOST):
        officer.keys("Tab")
        if _at() == "rail_cases":
            break

    officer.keys("Space")

    officer.waits(lambda: officer.is_seen("casesTable"), "the cases are shown")


def _go_to(officer: Officer, page: str) -> None:
    if page == "case":
        officer.finds_person("Whitfield")
    elif page == "consent":
        officer.finds_person("Whitfield")
        officer.turns_to("Consent")
    elif page == "disclose":
        officer.finds_person("Whitfield")
        officer.keys("Ctrl+D")
        officer.waits(lambda: officer.is_seen("sections_0"), "the request can be filled in")
    else:
        assert officer.window.work is not None
        officer.window.work.go_to(page)
    officer.waits_for_quiet()


def _walked(officer: Officer) -> list[str]:
    """Where Tab goes from here, until it is where it was first."""
    walked: list[QWidget] = []
    for _ in range(MOST):
        officer.keys("Tab")
        at = QApplication.focusWidget()
        assert at is not None
        if walked and at is walked[0]:
            break
        walked.append(at)
    return [called(each) for each in walked]


def to_be_reached(window: QWidget) -> list[str]:
    return [called(each) for each in window.findChildren(QWidget) if _takes_tab(each)]


def _takes_tab(widget: QWidget) -> bool:
    """Whether it can be used now by whoever comes to it with the keyboard."""
    if not widget.isVisible() or not widget.isEnabled():
        return False
    if isinstance(widget.parentWidget(), QComboBox | QAbstractSpinBox):
        return False  # the field inside: the keyboard is in the whole
    if isinstance(widget, QTabWidget):
        return False  # its bar takes the keyboard for it
    if is_for_the_arrows(widget):
        return False
    return bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus)


def is_for_the_arrows(widget: QWidget) -> bool:
    """Of several round buttons of which one is chosen, Tab may pass over the others."""
    if not isinstance(widget, QRadioButton) or widget.isChecked():
        return False
    return widget.autoExclusive() or widget.group() is not None


def _at() -> str:
    at = QApplication.focusWidget()
    return called(at) if at is not None else ""


def called(widget: QWidget) -> str:
    return widget.objectName() or f"{type(widget).__name__} “{widget.accessibleName()}”"
