"""An officer at the window: looks for what can be seen, types, presses, reads, and waits.

Nothing is done that an officer could not do: what is hidden, greyed out, covered, or behind
a sheet that must be answered first can't be pressed.
"""

from __future__ import annotations

from datetime import date
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QPoint, Qt
from PySide6.QtGui import QAction, QGuiApplication, QInputMethodEvent, QKeySequence, QWindow
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QComboBox,
    QFileDialog,
    QLineEdit,
    QListView,
    QMenu,
    QPlainTextEdit,
    QScrollArea,
    QTabWidget,
    QTextEdit,
    QWidget,
)

from caseworker.ui.case.page import CasePage
from caseworker.ui.laid_out import lay_out
from tests.days.window.eyes import Eyes, said_by


class Officer(Eyes):
    """Hands and eyes on one window."""

    def presses(self, name: str) -> None:
        """Click a button, once it may be clicked."""
        self.waits(lambda: self._can_press(name), f"{name} can be pressed")
        button = self.finds(name, QAbstractButton)
        place = self._reach(button)
        QTest.mouseMove(button, place)  # a menu heeds the mouse only once it has come nearer
        QTest.mouseClick(button, Qt.MouseButton.LeftButton, pos=place)

    def ticks(self, name: str, *, on: bool = True) -> None:
        box = self.finds(name, QAbstractButton)
        if box.isChecked() is not on:
            self._reach(box)
            QTest.mouseClick(box, Qt.MouseButton.LeftButton, pos=QPoint(12, box.height() // 2))
        assert box.isChecked() is on

    def types(self, name: str, text: str) -> None:
        """Type ``text`` in place of whatever a field holds."""
        field = self._field(name)
        self.keys("Ctrl+A")
        self.keys("Del")
        self._type(field, text)

    def adds(self, name: str, text: str) -> None:
        """Type ``text`` after what a field holds."""
        field = self._field(name)
        self.keys("Ctrl+End")
        self._type(field, text)

    def dates(self, name: str, day: date) -> None:
        self.types(name, f"{day.day}/{day.month}/{day.year}")

    def chooses(self, name: str, words: str) -> None:
        """Choose from a list that drops down."""
        box = self.finds(name, QComboBox)
        self._reach(box)
        box.showPopup()
        view = box.view()
        self.waits(view.isVisible, f"the list of {name} is open")
        row = next(at for at in range(box.count()) if words in box.itemText(at))
        index = box.model().index(row, 0)
        view.scrollTo(index)
        self._qtbot.waitUntil(lambda: not view.visualRect(index).isEmpty())
        place = view.visualRect(index).center()
        QTest.mouseMove(view.viewport(), place)
        QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=place)
        self.waits(lambda: words in box.currentText(), f"{words} is chosen")
        box.window().activateWindow()  # a desktop gives the keyboard back to where the list was

    def picks(self, name: str, words: str) -> None:
        """Click a row of a list that is always there."""
        view = self.finds(name, QAbstractItemView)

        def row() -> int | None:
            shown = (str(view.model().index(at, 0).data()) for at in range(view.model().rowCount()))
            return next((at for at, each in enumerate(shown) if words in each), None)

        self.waits(lambda: row() is not None, f"“{words}” is in {name}")
        index = view.model().index(row() or 0, 0)
        view.scrollTo(index)
        QTest.mouseClick(
            view.viewport(), Qt.MouseButton.LeftButton, pos=view.visualRect(index).center()
        )

    def takes(self, button: str, action: str) -> None:
        """Open the menu of a button, and choose an action out of it or out of a menu within it."""
        self.presses(button)
        self.waits(lambda: self._offered(action), f"{action} is offered")
        way = self._offered(action)
        for menu, each in way:
            self.waits(menu.isVisible, "the menu is open")
            place = menu.actionGeometry(each).center()
            QTest.mouseMove(menu, place)
            QTest.mouseClick(menu, Qt.MouseButton.LeftButton, pos=place)
        self.waits(lambda: QApplication.activePopupWidget() is None, "the menus are shut")

    def keys(self, keys: str) -> None:
        """Press keys together, wherever the keyboard is."""
        pressed = QKeySequence.fromString(keys)[0]  # type: ignore[index]  # it can be
        QCoreApplication.processEvents()  # a list has the keyboard a turn after it was shown
        self.waits(self._has_front, "a window has the keyboard")
        self.waits(self._is_in_front, "the sheet that was opened has it")
        window: QWindow | None = QGuiApplication.focusWindow()
        popup = QApplication.activePopupWidget()
        if window is not None:
            QTest.keyClick(window, pressed.key(), pressed.keyboardModifiers())
        elif popup is not None:  # the offscreen desktop gives it no window of its own
            QTest.keyClick(popup, pressed.key(), pressed.keyboardModifiers())

    def _is_in_front(self) -> bool:
        """A sheet just shown has the keyboard with the next turn: till then keys are lost."""
        modal, window = QApplication.activeModalWidget(), QGuiApplication.focusWindow()
        is_open = QApplication.activePopupWidget() is not None
        return modal is None or is_open or window is modal.windowHandle()

    def signs_in(self, passphrase: str) -> None:
        """Type the passphrase, and be at work."""
        self.types("unlockPassphrase", passphrase)
        self.keys("Return")
        self.waits(lambda: self.window.work is not None, "the records are open")
        self.waits_for_quiet()

    def chooses_own(self, given: str, own: str) -> None:
        """Come in with a passphrase that somebody gave, change it, and be at work."""
        self.types("unlockPassphrase", given)
        self.keys("Return")
        self.waits(lambda: self.is_seen("ownPassphrase"), "an own passphrase is asked for")
        self.types("ownFirst", own)
        self.types("ownAgain", own)
        self.presses("ownGo")
        self.waits(lambda: self.window.work is not None, "the records are open")
        self.waits_for_quiet()

    def locks(self) -> None:
        """Ctrl+L, once nothing is on its way: a sheet that opens just then shuts out the key."""
        self.waits_for_quiet()
        self.keys("Ctrl+L")
        self.waits(lambda: self.is_seen("unlockPage"), "the records are locked")
        self.waits_for_quiet()

    def turns_to(self, tab: str, of: str = "caseTabs") -> None:
        """Click a tab of the case, or of another page."""
        tabs = self.finds(of, QTabWidget)
        at = next(at for at in range(tabs.count()) if tabs.tabText(at) == tab)
        bar = tabs.tabBar()
        QTest.mouseClick(bar, Qt.MouseButton.LeftButton, pos=bar.tabRect(at).center())
        self.waits(lambda: tabs.currentIndex() == at, f"{tab} is shown")
        self.waits_for_quiet()

    def turns_to_preferences(self, part: str) -> None:
        """Go to the preferences, and to the part of that name there."""
        self.presses("rail_preferences")
        self.turns_to(part, of="preferencesTabs")

    def names_file(self, dialog: str, path: Path) -> None:
        """Give a path in the dialog that asks for a file."""
        name = self.finds(dialog, QFileDialog).findChild(QLineEdit, "fileNameEdit")
        assert name is not None
        name.setCompleter(None)  # type: ignore[arg-type]  # Qt's suggestions would lie over it
        self.types("fileNameEdit", str(path))
        self.keys("Return")
        self.waits(lambda: not self.is_seen(dialog), f"{dialog} is shut")

    def lets_go(self, path: Path, reason: str, to: str = "") -> None:
        """Say why a paper leaves as this file, see it written, and close the paper."""
        if to:
            self.types("letGoTo", to)
        self.types("letGoReason", reason)
        self.presses("letGoGo")
        self.names_file("savePaper", path)
        self.waits(path.exists, "the file is written")
        self.waits_for_quiet()
        self.presses("paperClose")

    def keys_in(self, text: str) -> None:
        """Go on typing where the keyboard is."""
        at = QApplication.focusWidget()
        assert at is not None
        self._type(at, text)

    def finishes(self, button: str, sheet: str) -> None:
        """Press the button of a sheet, and see it go."""
        self.presses(button)
        self.waits(lambda: not self.is_seen(sheet), f"{sheet} is accepted")
        self.waits_for_quiet()

    def adds_item(self, letter: str, text: str) -> None:
        """A new need, outcome or piece of provision at the end of its section."""
        self.picks("outline", f"{letter}  ")
        self.presses("addItem")

        def is_in_it() -> bool:
            at = QApplication.focusWidget()
            if at is None or not at.objectName().startswith(f"text_{letter}"):
                return False
            return not said_by(at)

        self.waits(is_in_it, f"the keyboard is in the new item of {letter}")
        self.keys_in(text)

    def waits_for_the_case(self) -> None:
        self.waits(self._has_opened, "the case is open")
        self.waits_for_quiet()

    def finds_person(self, typed: str) -> None:
        """Ctrl+K, type, Enter, as fast as fingers go: the case that comes first is opened."""
        before = self.newest(CasePage, "casePage")
        self.keys("Ctrl+K")
        self.types("search", typed)
        self.keys("Return")
        self.waits(lambda: self.newest(CasePage, "casePage") is not before, "a case opens")
        self.waits_for_the_case()

    def _has_opened(self) -> bool:
        page = self.newest(CasePage, "casePage")
        return page is not None and page.seen is not None

    def _has_front(self) -> bool:
        """Whether the program has the keyboard.

        A desktop gives it to the owner of a sheet that has gone; the offscreen one to nobody.
        """
        if QApplication.activePopupWidget() is not None:
            return True
        modal, front = QApplication.activeModalWidget(), QApplication.activeWindow()
        if front is None or _is_list(front) or QGuiApplication.focusWindow() is None:
            (modal or self.window).activateWindow()
            return False
        return QGuiApplication.focusWindow() is not None and (modal is None or front is modal)

    def _can_press(self, name: str) -> bool:
        button = self.newest(QAbstractButton, name)
        return button is not None and button.isEnabled() and not _is_behind(button)

    def _field(self, name: str) -> QWidget:
        self.waits(
            lambda: (
                (found := self.newest(QWidget, name)) is not None
                and found.isEnabled()
                and not _is_behind(found)
            ),
            f"{name} can be typed into",
        )
        found = self.finds(name, QWidget)
        if isinstance(found, QComboBox) and (inner := found.lineEdit()) is not None:
            found = inner
        place = self._reach(found)
        at = found.viewport() if isinstance(found, QPlainTextEdit | QTextEdit) else found
        QTest.mouseClick(at, Qt.MouseButton.LeftButton, pos=place)
        self.waits(lambda: self._has_front() and found.hasFocus(), f"the keyboard is in {name}")
        return found

    def _type(self, field: QWidget, text: str) -> None:
        for line_at, line in enumerate(text.split("\n")):
            if line_at:
                QTest.keyClick(field, Qt.Key.Key_Return)
            if line.isascii():
                QTest.keyClicks(field, line)
            else:  # what is not on the keys comes by way of the computer's own input
                event = QInputMethodEvent()
                event.setCommitString(line)
                QCoreApplication.sendEvent(field, event)

    def _reach(self, widget: QWidget) -> QPoint:
        """Bring it into sight; a point on it that nothing else covers."""
        lay_out()  # nobody presses what isn't painted, and nothing is painted before this
        QCoreApplication.processEvents()  # a list has the keyboard a turn after it was shown
        _shuts_lists(widget)
        parent = widget.parentWidget()
        while parent is not None and not parent.isWindow():
            if isinstance(parent, QScrollArea):
                parent.ensureWidgetVisible(widget)
            parent = parent.parentWidget()
        place = widget.visibleRegion().boundingRect().center()
        whole = widget.window()
        hit = whole.childAt(widget.mapTo(whole, place))
        assert hit is not None, f"{widget.objectName()} is out of sight"
        assert hit is widget or widget.isAncestorOf(hit), (
            f"{widget.objectName()} is covered by {hit.objectName()} {type(hit).__name__}"
        )
        return place

    def _offered(self, action: str) -> list[tuple[QMenu, QAction]]:
        """The way through the menus to an action; nothing where it isn't offered."""
        open_now = QApplication.activePopupWidget()
        if not isinstance(open_now, QMenu):
            return []
        return _way(open_now, action)


def _way(menu: QMenu, action: str) -> list[tuple[QMenu, QAction]]:
    for each in menu.actions():
        if each.objectName() == action:
            return [(menu, each)] if each.isEnabled() else []
        inner = each.menu()
        if isinstance(inner, QMenu) and (rest := _way(inner, action)):
            return [(menu, each), *rest]
    return []


def _shuts_lists(widget: QWidget) -> None:
    """A press elsewhere shuts the list that hangs under a field."""
    lists = [each for each in QApplication.topLevelWidgets() if _is_list(each) and each.isVisible()]
    for each in lists:
        if each is not widget.window():
            each.hide()


def _is_list(window: QWidget) -> bool:
    return isinstance(window, QListView) and window.windowType() is Qt.WindowType.Popup


def _is_behind(widget: QWidget) -> bool:
    """Whether a sheet must be answered before this can be reached."""
    modal = QApplication.activeModalWidget()
    return modal is not None and widget.window() is not modal
