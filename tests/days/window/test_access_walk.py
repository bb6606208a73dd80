"""Every page and every part of one: what can be used has a name and a role, is reached, is seen.

One walk over all windows, and no exception: Tab comes to every control once and round again; a
screen reader is told what each is called and what it is; and whoever looks sees where the keyboard
is, because the control looks otherwise with it than without.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass, replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QImage
from PySide6.QtWidgets import QApplication, QTabWidget, QWidget

from caseworker.app import PLACES
from caseworker.casework import cases
from caseworker.domain.case import CaseNumber
from caseworker.ui import theme
from caseworker.ui.palette import Look
from caseworker.ui.parts.cells import CellsTable
from tests.days.window.desktop import Desktop
from tests.days.window.officer import Officer
from tests.days.window.prepared import TOM, to_a_final_plan
from tests.days.window.test_one_person_two_cases import goes_to
from tests.days.window.test_tab_reaches_everything import MOST, called, to_be_reached

ROLES = QAccessible.Role
#: What a control may be said to be; “Client” is said of what nobody has described.
USED = frozenset({
    ROLES.Button, ROLES.ButtonMenu, ROLES.CheckBox, ROLES.RadioButton, ROLES.EditableText,
    ROLES.ComboBox, ROLES.List, ROLES.Table, ROLES.Tree, ROLES.PageTabList, ROLES.SpinBox,
    ROLES.Link, ROLES.Slider, ROLES.Splitter, ROLES.Document,
})  # fmt: skip
KINDS = ("community", "custody", "service_children")


@dataclass(frozen=True, slots=True)
class Stop:
    """Where Tab came to: what it is, and how it looks with the keyboard and without."""

    widget: QWidget
    called: str
    name: str
    role: QAccessible.Role
    is_seen: bool


@pytest.fixture
def numbers() -> list[CaseNumber]:
    return []


@pytest.fixture
def officer(desktop: Desktop, numbers: list[CaseNumber]) -> Officer:
    """An office of every kind, with a case of each: one with a plan, one in custody, one posted."""
    with closing(desktop.has_a_store(*KINDS)) as store:
        numbers.append(to_a_final_plan(desktop, store.office))
        for setting in KINDS[1:]:
            person = replace(TOM, given=setting.title().replace("_", " "), known_as="")
            opening = cases.OpenCase(person, setting, store.office.today)
            numbers.append(CaseNumber(store.office.do(cases.open_case, opening).made))
    return desktop.signs_in()


@pytest.mark.parametrize("look", [Look.LIGHT, Look.HIGH_CONTRAST])
def test_every_page_and_part_of_the_rail(officer: Officer, look: Look) -> None:
    officer.window.wear(theme.Theme(look))

    faults = [fault for where in every_place(officer) for fault in faults_of(officer, where)]

    assert not faults, "\n".join(faults)


@pytest.mark.parametrize("at", range(len(KINDS)), ids=KINDS)
def test_every_part_of_a_case(officer: Officer, numbers: list[CaseNumber], at: int) -> None:
    goes_to(officer, str(numbers[at]))
    tabs = officer.finds("caseTabs", QTabWidget)

    faults: list[str] = []
    for tab in range(tabs.count()):
        if tabs.isTabVisible(tab):
            officer.turns_to(tabs.tabText(tab))
            faults += faults_of(officer, f"case/{tabs.tabText(tab)}")

    assert not faults, "\n".join(faults)


def every_place(officer: Officer) -> Iterator[str]:
    """Go to each page, and to each part of it; what is handed over is where that is."""
    for name in (*(place.name for place in PLACES), "preferences", "help"):
        officer.presses(f"rail_{name}")
        officer.waits_for_quiet()
        tabs = officer.window.findChild(QTabWidget, f"{name}Tabs")
        if tabs is None:
            yield name
        else:
            for part in [tabs.tabText(at) for at in range(tabs.count())]:
                officer.turns_to(part, of=f"{name}Tabs")
                if part == "Health":
                    officer.waits(lambda: looked_over(officer), "the cases are looked over")
                yield f"{name}/{part}"
    officer.presses("newCase")
    officer.waits_for_quiet()
    yield "new case"


def looked_over(officer: Officer) -> bool:
    return officer.is_seen("healthWords") and "read." in officer.reads("healthWords")


def faults_of(officer: Officer, where: str) -> Iterator[str]:
    """What is wrong with the page that is shown, in words."""
    stops, reached, wanted = gone_round(officer)
    if reached != wanted:  # a page that was still filling itself is gone round once more
        officer.waits_for_quiet()
        stops, reached, wanted = gone_round(officer)
    if reached != wanted:
        yield f"{where}: not reached once: {(wanted - reached) + (reached - wanted)}"
    for stop in stops:
        yield from (f"{where}: {fault}" for fault in faults_at(stop))


def faults_at(stop: Stop) -> Iterator[str]:
    for is_wrong, words in (
        (not stop.name.strip(" ….:"), "has no name"),
        (stop.role not in USED, f"is said to be a {stop.role.name}"),
        (not stop.is_seen, "looks the same with the keyboard as without"),
    ):
        if is_wrong:
            yield f"{stop.called} {words}"


def gone_round(officer: Officer) -> tuple[list[Stop], Counter[str], Counter[str]]:
    """The stops of Tab; how often each was made; and what should have been one."""
    stops = walked(officer)
    reached = Counter(stop.called for stop in stops)
    return stops, reached, Counter(to_be_reached(officer.window))


def walked(officer: Officer) -> list[Stop]:
    """Where Tab goes from here, until it is where it was first."""
    stops: list[Stop] = []
    officer.keys("Tab")
    for _ in range(MOST):
        at = QApplication.focusWidget()
        assert at is not None, f"Tab leads nowhere after {[one.called for one in stops][-3:]}"
        if stops and at is stops[0].widget:
            break
        with_it = picture(at)
        out_at_the_end(at, onward=True)
        officer.keys("Tab")
        is_alone = QApplication.focusWidget() is at  # there is nothing else to go to
        if is_alone:
            at.clearFocus()
        told = QAccessible.queryAccessibleInterface(at)
        name, role = told.text(QAccessible.Text.Name), told.role()
        stops.append(Stop(at, called(at), name, role, picture(at) != with_it))
        if is_alone:
            at.setFocus(Qt.FocusReason.TabFocusReason)
            break
    return stops


def out_at_the_end(at: QWidget, *, onward: bool) -> None:
    """Tab goes through the cells of a table; here, straight to the last one."""
    if isinstance(at, CellsTable):
        model = at.model()
        last = (model.rowCount() - 1, model.columnCount() - 1)
        at.setCurrentIndex(model.index(*(last if onward else (0, at.first))))


def picture(widget: QWidget) -> QImage:
    return widget.grab().toImage()
