"""One run of the program in which every form is opened, typed into, and left.

``python -m tests.restart.every_form FOLDER CASE CASE STEP [FORM …]``: every entry kind of STEP is
written. With the names of forms, these are opened only. It is killed by the test beside it.
"""

from __future__ import annotations

import json
import os
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import Any, Final

from PySide6.QtCore import QCoreApplication, QEvent, QEventLoop, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QComboBox,
    QDialog,
    QLineEdit,
    QPlainTextEdit,
    QRadioButton,
    QSpinBox,
    QTextEdit,
    QWidget,
)
from shiboken6 import isValid

from caseworker import app
from caseworker.domain.case import CaseNumber
from caseworker.domain.law import event_kinds
from caseworker.storage.keys.slots import FLOOR
from caseworker.storage.places import Drive, Surroundings
from caseworker.storage.strongroom import Arrangements
from caseworker.ui.address_book.compare_sheet import CompareSheet
from caseworker.ui.address_book.own_card_sheet import OwnCardSheet
from caseworker.ui.bring_list.sheet import BringListSheet
from caseworker.ui.case.apart_sheet import ApartSheet
from caseworker.ui.case.contact_quick import QuickContact
from caseworker.ui.case.join_sheet import JoinSheet
from caseworker.ui.case.kept_hours import WeeksSheet
from caseworker.ui.case.learning_sheets import BeginPlanSheet, LearningMeetingSheet
from caseworker.ui.case.screening_sheet import ScreeningSheet
from caseworker.ui.case.seen import CaseSeen, case_seen
from caseworker.ui.case.tab import Tab
from caseworker.ui.desk import Desk
from caseworker.ui.diary.term_sheet import TermSheet
from caseworker.ui.drafts import Typed
from caseworker.ui.entry_sheet import EntrySheet
from caseworker.ui.forms import Around
from caseworker.ui.hours.grid import HoursGrid
from caseworker.ui.papers.calendar_sheet import CalendarSheet
from caseworker.ui.parts import PassphraseField
from caseworker.ui.preferences.fold import FoldedCard
from caseworker.ui.window import Window
from tests.builders import StandingClock
from tests.days.window.prepared import FINAL
from tests.restart.forms_built import NOT_YET, built, classes
from tests.restart.made_up import Hold, made_up, of_the_case
from tests.storage.stores import PASSPHRASE, SMALL_BALLAST
from tests.ui.hands import find, press

PATIENCE: Final = 60.0
AT: Final = datetime(FINAL.year, FINAL.month, FINAL.day, 10, 0, tzinfo=UTC)
OF_CUSTODY: Final = (
    WeeksSheet, ScreeningSheet, BeginPlanSheet, LearningMeetingSheet, ApartSheet,
)  # fmt: skip
"""Forms that no case of a community office has, or no case that nothing was joined to."""
PASSED_BY: Final = frozenset({"termFirst", "termLast"})
"""Fields beside what a form keeps: they say which lines are looked at."""


class Child:
    """The window, and whoever goes through its forms."""

    def __init__(self, folder: Path, numbers: Sequence[CaseNumber]) -> None:
        self.listed = folder.parent / "list.csv"
        self.listed.write_text("Surname,Forename,DOB\nMorgan,Rhys,04/05/2009\n", "utf-8")
        self.house = app.build(
            folder,
            arrangements=Arrangements(
                StandingClock(AT),
                Surroundings(lambda _: Drive.FIXED, {}),
                folder.parent / "seen",
                FLOOR,
                SMALL_BALLAST,
            ),
            home=folder.parent / "home",
            begin=lambda _: None,
        )
        self.window: Window = self.house.window
        self.window.resize(1366, 768)
        self.window.show()
        passphrase = find(self.window, QLineEdit, "unlockPassphrase")
        wait(passphrase.isEnabled)
        passphrase.setText(PASSPHRASE)
        press(self.window, "unlockGo")
        wait(lambda: self.window.work is not None)
        desk = self.window.desk
        assert desk is not None
        self.desk: Desk = desk
        self.restored: list[str] = []
        desk.drafts.restored.connect(self.restored.append)
        self.quiet()
        self.hold, self.custody = (self.held(number) for number in numbers)

    def held(self, number: CaseNumber) -> Hold:
        seen: CaseSeen = self.ask(case_seen(number))
        given = made_up(self.desk, self.window, seen)
        given |= {kind: self.ask(each) for kind, each in of_the_case(number).items()}
        return Hold(self.desk, self.window, seen, given)

    def ask(self, question: Any) -> Any:
        answers: list[Any] = []
        self.desk.see(self.window, question, answers.append)
        wait(lambda: bool(answers))
        return answers[0]

    def quiet(self) -> None:
        wait(lambda: not self.house.records.is_busy and not self.house.papers.is_busy)

    def forms(self, step: int) -> dict[str, Callable[[], QWidget]]:
        """Every form, and how it is made; of the kinds of entry one in ``step``."""
        found: dict[str, Callable[[], QWidget]] = {}
        for name, one in sorted(classes().items()):
            if one is not EntrySheet:
                found[name] = partial(built, one, self.custody if one in OF_CUSTODY else self.hold)
        around = self.hold.seen.around
        for kind in list(event_kinds())[::step]:
            found[f"entry {kind}"] = partial(entry, self.desk, kind, around, self.window)
        return found

    def tries(self, name: str, make: Callable[[], QWidget], mark: str) -> None:
        """Open a form, type, and leave it; say what was typed, or why nothing could be."""
        form, sources = self.opens(make)
        written = [self.begins(form)]
        written += [types(source, form, mark) for source in sources.values()]  # into each of them
        if lost := [box.objectName() for box in beside(form, sources) if not keeps(box, sources)]:
            say(form=name, failed=f"what is typed into {lost} is not kept")
        if not any(written):
            say(form=name, failed="nothing could be typed that is kept")
            return
        said = typed_in(sources)
        self.leaves(form)
        say(form=name, typed=said)

    def opens(self, make: Callable[[], QWidget]) -> tuple[QWidget, dict[str, Typed]]:
        """The form on the screen, and what it keeps, by the name it is kept under."""
        before = self.watched()
        form = make()
        if isinstance(form, Tab | QuickContact):
            form.show_case(self.hold.seen)
        if not isinstance(form, EntrySheet):  # nearly three hundred: to draw each takes a minute
            form.open() if isinstance(form, QDialog) else form.show()
        self.quiet()
        unfolds(form)
        self.quiet()
        now = self.watched()
        return form, {name: each for name, each in now.items() if before.get(name) is not each}

    def begins(self, form: QWidget) -> bool:
        """Do what a form needs before there is anything to choose in it; it is kept, too."""
        match form:
            case JoinSheet():
                find(form, QLineEdit, "joinNumber").setText(self.custody.seen.case.number)
                press(form, "joinLook")
            case BringListSheet():
                form.take(self.listed)
            case _:
                return False
        self.quiet()
        return True

    def watched(self) -> dict[str, Typed]:
        held = self.desk.drafts._watched  # noqa: SLF001 - what it is that is kept
        return {name: each.source for name, each in held.items() if isValid(each.owner)}

    def leaves(self, form: QWidget) -> None:
        """Esc at once: what was typed last is younger than any pause."""
        if isinstance(form, QDialog):
            QTest.keyClick(form, Qt.Key.Key_Escape)
        else:
            self.desk.drafts.flush()  # as the window does when a page is left
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def entry(desk: Desk, kind: str, around: Around, parent: QWidget) -> EntrySheet:
    return EntrySheet(desk, (kind,), around, parent)


def unfolds(form: QWidget) -> None:
    """Go where the fields are, as an officer would."""
    match form:
        case FoldedCard():
            form.unfold()
        case CompareSheet():
            form.begin()
        case OwnCardSheet():
            form.look()
        case CalendarSheet():
            find(form, QRadioButton, "calendar_initials").click()
        case TermSheet():
            find(form, QLineEdit, "termLast").setText("31/12/2027")


def beside(form: QWidget, sources: Mapping[str, Typed]) -> list[QWidget]:
    """Each field for words that is seen on the form, and stands in nothing that is kept."""
    kept: list[QWidget] = [
        each for each in sources.values() if isinstance(each, QWidget) and each is not form
    ]
    kept += form.findChildren(PassphraseField)  # which nobody ever keeps
    return [
        box
        for box in form.findChildren(QWidget)
        if takes_words(box) and box.isEnabled() and box.isVisibleTo(form)
        if box.objectName() not in PASSED_BY
        if not any(each is box or each.isAncestorOf(box) for each in kept)
    ]


def keeps(box: QWidget, sources: Mapping[str, Typed]) -> bool:
    """Whether what is typed into the field becomes part of what is kept."""
    before, numbers = typed_in(sources), box.parentWidget()
    if isinstance(numbers, QSpinBox):
        numbers.setValue(numbers.value() + (1 if numbers.value() < numbers.maximum() else -1))
    else:
        QTest.keyClicks(box, "1")
    return typed_in(sources) != before


def takes_words(box: QWidget) -> bool:
    return isinstance(box, QLineEdit | QPlainTextEdit | QTextEdit) and not box.isReadOnly()


def types(source: Typed, form: QWidget, mark: str) -> bool:
    """Write ``mark`` into the first field that takes words, else choose something."""
    inside = source if isinstance(source, QWidget) else form
    boxes = [
        box
        for box in (inside, *inside.findChildren(QWidget))
        if box.isEnabled() and box.isVisibleTo(form)
    ]
    before = source.typed()
    return any(_writes(box, mark) and source.typed() != before for box in boxes) or any(
        _chooses(box) and source.typed() != before for box in boxes
    )


def _writes(box: QWidget, mark: str) -> bool:
    match box:
        case HoursGrid():
            box.setCurrentIndex(box.hours.index(0, 2))
            QTest.keyClicks(box, "1")
            cell = box.findChildren(QLineEdit, "hoursCell")[-1]
            QTest.keyClicks(cell, "7")
            QTest.keyClick(cell, Qt.Key.Key_Return)
            QApplication.processEvents()
        case _ if takes_words(box):
            QTest.keyClicks(box, mark)
        case _:
            return False
    return True


def _chooses(box: QWidget) -> bool:
    match box:
        case QComboBox():
            QTest.keyClick(box, Qt.Key.Key_Down)
        case QAbstractButton() if box.isCheckable():
            box.click()
        case _:
            return False
    return True


def main(folder: Path, numbers: Sequence[CaseNumber], step: int, again: Sequence[str]) -> None:
    """Type into every form, or see that they put it back; then wait for the end."""
    running = app.application()
    child = Child(folder, numbers)
    forms = child.forms(step)
    for at, (name, make) in enumerate(forms.items()):
        if again and name in again:
            form, sources = child.opens(make)
            say(form=name, typed=typed_in(sources))
            child.leaves(form)
        elif not again and name not in NOT_YET:
            child.tries(name, make, f"wren{at}")
    child.quiet()
    say(whole=True)
    running.exec()


def typed_in(sources: Mapping[str, Typed]) -> dict[str, str]:
    found = {draft: source.typed() for draft, source in sources.items()}
    return {draft: text for draft, text in found.items() if text}


def say(**words: Any) -> None:
    """One write, so that a line is said whole or not at all."""
    os.write(1, f"{json.dumps(words)}\n".encode())


def wait(until: Callable[[], bool]) -> None:
    end = time.monotonic() + PATIENCE
    beat = QTimer(interval=5)  # ms; between two of them the lanes have the processor
    beat.start()
    while not until():
        if time.monotonic() > end:
            raise TimeoutError("the window did not come so far")
        QApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)


if __name__ == "__main__":
    at, first, second, step, *again = sys.argv[1:]
    main(Path(at), (CaseNumber(first), CaseNumber(second)), int(step), again)
