"""Every sheet: all of it can be read, and used with the keyboard alone and by a screen reader.

The walk over the pages (``test_access_walk.py``) goes here through each sheet, one after the
other over one window, with no exception: nothing is cut off; what can be used has a name and a
role, is reached by Tab both ways, and is seen. Esc shuts it. Enter does what it is for, or shuts
it: that button was told so, and isn’t one that merely came first.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from contextlib import closing, suppress
from pathlib import Path
from typing import Any, Final

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QTimer
from PySide6.QtWidgets import QApplication, QDialog, QPushButton, QWidget
from shiboken6 import isValid

from caseworker.casework import cards, plans
from caseworker.casework.office import Question
from caseworker.commands.offscreen.gallery import Dress, dresses
from caseworker.commands.offscreen.hand import Hand, NothingHappened
from caseworker.domain.case import CaseNumber
from caseworker.ui.case.seen import CaseSeen, case_seen
from caseworker.ui.parts import Flow, Foot
from caseworker.ui.say import Sheet
from tests.days.window.clipped import clipped
from tests.days.window.desktop import Desktop
from tests.days.window.officer import Officer
from tests.days.window.prepared import to_a_final_plan
from tests.days.window.sheets_built import asked_beside, begun, further, makers, with_the_rest
from tests.days.window.test_access_walk import Stop, faults_at, out_at_the_end, walked
from tests.days.window.test_tab_reaches_everything import called, is_for_the_arrows, to_be_reached
from tests.exchange.slips_made import a_card
from tests.restart.made_up import Hold, made_up, of_the_case
from tests.restart.test_every_form_keeps_its_typing import in_custody


@pytest.fixture
def numbers() -> list[CaseNumber]:
    return []


@pytest.fixture
def officer(desktop: Desktop, numbers: list[CaseNumber]) -> Officer:
    """A case with a plan that is being written anew, one in custody, and another office’s card."""
    with closing(desktop.has_a_store("community", "custody")) as store:
        numbers += [to_a_final_plan(desktop, store.office), in_custody(store.office)]
        store.office.do(plans.start_plan, plans.StartPlan(numbers[0]))
        store.office.do(cards.bring_in_card, cards.BringInCard(a_card()))
    return desktop.signs_in()


#: With the least room, where letters are largest, and with colours of another sort.
WORN: Final = [one for one in dresses() if one.name in {"light-1024-200", "high-contrast-1440-100"}]
PATIENCE: Final = 10.0  # seconds in which a sheet may arrange itself


@pytest.mark.parametrize("dress", WORN, ids=[one.name for one in WORN])
def test_every_sheet(
    officer: Officer, numbers: list[CaseNumber], tmp_path: Path, dress: Dress
) -> None:
    officer.window.resize(dress.size)
    officer.window.wear(dress.theme)
    community, custody = (held(officer, number) for number in numbers)
    hold = with_the_rest(community, tmp_path)

    faults: list[str] = []
    for name, make in makers(hold, custody).items():
        sheet = make()
        was_told = pressed_by_enter(sheet) is not None
        begun(sheet)
        quiet(officer)
        for _ in further(name, sheet, tmp_path):
            quiet(officer)
        assert sheet.isVisible(), f"{name} is not shown"
        faults += [f"{name}: {fault}" for fault in cut_off(sheet)]
        faults += [f"{name}: {fault}" for fault in at_its_foot(sheet)]
        faults += [f"{name}: {fault}" for fault in faults_of(officer, sheet, told=was_told)]
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)

    assert not faults, "\n".join(faults)


def cut_off(sheet: QDialog) -> list[str]:
    """What can’t be read of it, once it has had time to arrange itself."""
    hand = Hand(sheet)
    with suppress(NothingHappened):
        hand.wait(lambda: not clipped(sheet), "all can be read", patience=PATIENCE)
    return clipped(sheet)


def at_its_foot(sheet: QDialog) -> Iterator[str]:
    """Whether its buttons stand where those of every other sheet do."""
    layout = sheet.layout()
    last = layout.itemAt(layout.count() - 1) if layout is not None and layout.count() else None
    foot = last.widget() if last is not None else None
    if isinstance(foot, Flow) and not isinstance(foot, Foot):
        yield "the buttons at its foot stand at the left"


def held(officer: Officer, number: CaseNumber) -> Hold:
    """What the records say of a case, by its type."""
    seen: CaseSeen = answer(officer, case_seen(number))
    desk = officer.window.desk
    assert desk is not None
    asked = {**of_the_case(number), **asked_beside(number, seen.today)}
    given = made_up(desk, officer.window, seen)
    given |= {kind: answer(officer, question) for kind, question in asked.items()}
    return Hold(desk, officer.window, seen, given)


def answer(officer: Officer, question: Question[Any]) -> Any:
    answers: list[Any] = []
    assert officer.window.desk is not None
    officer.window.desk.see(officer.window, question, answers.append)
    officer.waits(lambda: bool(answers), "the records have answered")
    return answers[0]


def quiet(officer: Officer) -> None:
    """Until nothing is asked any more: what is answered may ask again, or after a short pause."""
    for _ in range(3):
        officer.waits_for_quiet()
        officer.waits(lambda: not pauses(), "no pause is running that ends in a question")
        QApplication.processEvents()


def pauses() -> list[QTimer]:
    """Those that run in the sheet that is open."""
    sheet = QApplication.activeModalWidget()
    timers = sheet.findChildren(QTimer) if sheet is not None else []
    return [one for one in timers if one.isActive() and one.isSingleShot()]


def faults_of(officer: Officer, sheet: QDialog, *, told: bool) -> Iterator[str]:
    """What is wrong with the sheet that is shown, in words; it is shut after it."""
    stops = walked(officer)
    yield from not_reached(stops, sheet)
    onward = [stop.widget for stop in stops]
    back = walked_back(officer, len(stops))
    if back != onward[::-1]:
        names = [called(each) if each is not None else "nothing" for each in back]
        yield f"Shift+Tab goes through {names}, and Tab not that way"
    for stop in stops:
        yield from faults_at(stop)
    pressed = pressed_by_enter(sheet)
    if pressed is not None and not told and not is_at_foot(pressed, sheet):
        yield f"nobody said what Enter does: it presses {pressed.objectName()}"
    officer.keys("Escape")
    quiet(officer)
    if isValid(sheet) and sheet.isVisible():
        yield "Esc leaves it open"
        sheet.hide()


def not_reached(stops: list[Stop], sheet: QDialog) -> Iterator[str]:
    reached = Counter(stop.called for stop in stops)
    wanted = Counter(to_be_reached(sheet))
    extra = Counter(stop.called for stop in stops if is_for_the_arrows(stop.widget))
    if missing := wanted - reached:
        yield f"not reached: {missing}"
    if more := reached - wanted - extra:
        yield f"reached too often, or not on this sheet: {more}"


def walked_back(officer: Officer, steps: int) -> list[QWidget | None]:
    """From where the walk began and ended, the other way round."""
    back: list[QWidget | None] = []
    for _ in range(steps):
        at = QApplication.focusWidget()
        if at is not None:
            out_at_the_end(at, onward=False)
        officer.keys("Shift+Tab")
        back.append(QApplication.focusWidget())
    return back


def pressed_by_enter(sheet: QDialog) -> QPushButton | None:
    """The button that Enter presses from a field. As it is shown, Qt takes any where none was told.

    A button with the keyboard heeds it in any case.
    """
    at = sheet.focusWidget()
    if at is not None:
        at.clearFocus()
    buttons = sheet.findChildren(QPushButton)
    return next((button for button in buttons if button.isDefault()), None)


def is_at_foot(button: QPushButton, sheet: QDialog) -> bool:
    return isinstance(sheet, Sheet) and sheet.buttons.isAncestorOf(button)
