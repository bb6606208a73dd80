"""The one window: first run, locked, or at work. It never says a name in its title."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, QTimer, Signal, Slot
from PySide6.QtGui import QCloseEvent, QGuiApplication
from PySide6.QtWidgets import QApplication, QStackedWidget, QWidget

from caseworker.casework.strongroom import OpenStore
from caseworker.casework.upkeep import Upkeep
from caseworker.domain.errors import CaseworkerError
from caseworker.domain.officer import OfficerId
from caseworker.ui import theme
from caseworker.ui.copied import Copied
from caseworker.ui.faults import FaultSheet
from caseworker.ui.fittings import Fittings
from caseworker.ui.following import Following
from caseworker.ui.from_system import FromSystem
from caseworker.ui.icons import Icon
from caseworker.ui.idle import IdleWatch
from caseworker.ui.keys_everywhere import LOCK, KeyEverywhere
from caseworker.ui.laid_out import LaidOut
from caseworker.ui.lock import UnlockPage
from caseworker.ui.palette import Tone
from caseworker.ui.parts import column, named
from caseworker.ui.say import Message
from caseworker.ui.sweeping import Sweeper
from caseworker.ui.taking_down import TakingDown
from caseworker.ui.unseen import Unseen

if TYPE_CHECKING:  # loaded while the passphrase is being typed
    from caseworker.ui.desk import Desk
    from caseworker.ui.workroom import Workroom

TITLE: Final = "Caseworker"
UNASKED: Final = 5  # minutes of idle time until the office's own are known (decision 40)
SEEN: Final = 60  # ms until the passphrase prompt has been painted


class Window(QWidget):
    """Builds what is seen and takes it down again. Locking empties it at once.

    Signals:
        locked: the window is empty, and the keys are gone.
        at_work: the records are open; carries the Workroom.
        closing: nothing is begun any more; the program ends once all is kept.
    """

    locked = Signal()
    at_work = Signal(object)
    closing = Signal()

    def __init__(self, fittings: Fittings, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        named(self, "window", TITLE)
        self.setWindowTitle(TITLE)
        self.setWindowIcon(theme.icon(Icon.MARK, "accent"))
        self._keep_large_enough()
        self._fittings = fittings
        self._desk: Desk | None = None
        self._held: OpenStore | None = None  # open, but nobody is at work in it yet
        self._work: Workroom | None = None
        self._front: QWidget | None = None
        self._folder = fittings.folder
        self._officer = fittings.officer
        self._where = ("", "")
        self._part = ""
        self._brought = fittings.brought
        self._has_seen = False
        self._is_loading = False
        self._is_closing = False
        self._is_closed = False
        self._stack = QStackedWidget()
        column(self, 0, 0).addWidget(self._stack)
        self._sweeper = Sweeper(self)
        self._laid_out = LaidOut(self)
        self._taking_down = TakingDown(self)
        self._idle = IdleWatch(fittings.seconds, self, fittings.computer)
        self._system = FromSystem(self, fittings.computer)
        always = fittings.policy.hides_from_capture
        self._unseen = Unseen(self._system, fittings.computer, self, always=always)
        self._copied = Copied(QGuiApplication.clipboard(), self, fittings.seconds)
        self._following = Following(self, self._system, fittings.computer)
        self._forget = QTimer(self, singleShot=True)
        self._idle.went_idle.connect(self._on_idle)
        self._system.left.connect(self._on_away)
        self._following.changed.connect(self.wear)
        self._forget.timeout.connect(self._on_forget)
        self._lock_key = KeyEverywhere(LOCK, parent=self)
        self._lock_key.pressed.connect(lambda _: self.lock())
        self._begin()

    @property
    def desk(self) -> Desk | None:
        """The open desk, None while locked."""
        return self._desk

    @property
    def work(self) -> Workroom | None:
        return self._work

    @property
    def folder(self) -> Path:
        """Where the records are: the first run may have put them elsewhere."""
        return self._folder

    @Slot(object)
    def bring(self, path: Path) -> None:
        """Open a file from outside, as soon as the records are open."""
        if self._work is not None:
            self._work.bring(path)
        else:
            self._brought = path

    @Slot()
    def lock(self, why: str = "") -> None:
        """Keep what is being typed, empty the window, close the store, forget the keys."""
        desk, work, held = self._desk, self._work, self._held
        if desk is not None and work is not None:
            desk.drafts.flush()
            self._where, self._part = work.where, work.part
            self._take_down()
            desk.close(self, self.locked.emit)
            desk.setParent(None)
            desk.deleteLater()
        elif held is not None:
            self._held = None
            self._take_down()
            self._shut(held, self.locked.emit)
        else:
            return
        self._show_lock(why)
        self._forget.start(round(self._fittings.forget_after * 1000))

    def tell_of_upkeep(self, upkeep: Upkeep) -> None:
        """What came of looking after the records: said once, in the way of nothing."""
        if self._work is not None and upkeep.words:
            tone = Tone.GREEN if upkeep.is_well else Tone.AMBER
            self._work.messages.tell(Message(upkeep.words, tone))

    def tell_of_failed_upkeep(self, error: Exception) -> None:
        """The records could not be looked after."""
        words = str(error) if isinstance(error, CaseworkerError) else "Something went wrong."
        self.tell_of_upkeep(Upkeep(no_backup=words))

    def closeEvent(self, event: QCloseEvent) -> None:  # noqa: N802 - Qt's name
        """Closing locks first: the window goes at once, the program when all is kept."""
        desk, records = self._desk, self._fittings.records
        is_empty = desk is None and self._held is None and not records.is_busy
        if self._is_closed or (is_empty and not self._is_closing):
            self._system.stop()
            self.closing.emit()
            super().closeEvent(event)
            return
        event.ignore()
        if self._is_closing:
            return
        self._is_closing = True
        self.closing.emit()
        if desk is not None:
            desk.drafts.flush()
        self._take_down()
        self.hide()
        if desk is not None:
            desk.close(self, self._on_closed)
        else:
            records.busy_changed.connect(self._on_busy)
            self._close_the_rest()

    def wear(self, new: theme.Theme) -> None:
        """Change colours or text size: everything is built anew, where it was."""
        app = QApplication.instance()
        if isinstance(app, QApplication):
            theme.wear(new, app)
        self._keep_large_enough()
        if self._desk is not None and self._work is not None:
            self._desk.drafts.flush()
            where, self._part = self._work.where, self._work.part
            self._build_work(self._desk)
            self._go_back(where)

    def _keep_large_enough(self) -> None:
        """Below this, things would lie over one another. It fits the smallest of screens."""
        self.setMinimumSize(max(760, min(theme.px(490), 1000)), 520)

    def _begin(self) -> None:
        fittings = self._fittings
        if fittings.first_run is not None and not fittings.strongroom.exists(fittings.folder):
            first = fittings.first_run()
            first.opened.connect(self._on_opened)
            first.made.connect(self._on_unlocked)
            first.moved_in.connect(self._on_moved_in)
            first.found.connect(self._on_found)
            first.broken.connect(self._on_broken)
            self._show_front(first)
        else:
            self._show_lock("")

    def _show_lock(self, why: str) -> None:
        page = UnlockPage(
            self._fittings.strongroom,
            self._folder,
            self._fittings.records,
            why=why,
            last=self._officer,
            keep_to=self._officer if self._has_seen else None,
            note=self._fittings.unlock_note,
            after=self._fittings.papers,
        )
        page.asked.connect(self._on_asked)
        page.opened.connect(self._on_opened)
        page.unlocked.connect(self._on_unlocked)
        page.moved.connect(self._on_moved_in)
        page.moved.connect(self._on_found)
        page.changed_officer.connect(self._on_changed_officer)
        page.broken.connect(self._on_broken)
        self._show_front(page)

    def _show_front(self, page: QWidget) -> None:
        self._let_go_of_front()
        self._front = page
        self._stack.addWidget(page)
        self._stack.setCurrentWidget(page)
        page.setFocus()

    def _let_go_of_front(self) -> None:
        front, self._front = self._front, None
        if front is not None:
            self._stack.removeWidget(front)
            front.deleteLater()

    @Slot()
    def _on_asked(self) -> None:
        if not self._is_loading and self._fittings.load_rest is not None:
            self._is_loading = True
            QTimer.singleShot(SEEN, self, self._load_rest)

    def _load_rest(self) -> None:
        """Load what the work needs. Until that is done, the passphrase waits in its lane."""
        if self._fittings.load_rest is not None:
            self._fittings.records.run(
                self,
                self._fittings.load_rest,
                then=lambda _: self._sweeper.settle(),
                failed=self._on_broken,
            )

    @Slot(object)
    def _on_opened(self, store: OpenStore) -> None:
        """Open from now on, and to be locked like any other, though nobody is at work yet."""
        self._held = store
        self._officer = store.officer.id
        if not self._is_closing:
            self._idle.begin(self._fittings.policy.idle(UNASKED))

    @Slot(object)
    def _on_unlocked(self, store: OpenStore) -> None:
        if self._is_closing:  # it was being opened as the window was closed
            self._held = store
            return
        # The prompt was painted without any of the work behind it (decision 24).
        from caseworker.ui.desk import Desk  # noqa: PLC0415

        self._held = None
        self._forget.stop()
        is_same = self._officer == store.officer.id
        self._officer = store.officer.id
        self._has_seen = True
        if self._fittings.at_unlock is not None:
            self._fittings.at_unlock(store)
        self._desk = Desk(store, self._fittings.records, self._fittings.papers, self)
        self._desk.went_back.connect(self._on_forget)  # nothing that is shown is there any more
        self._build_work(self._desk)
        if is_same:
            self._go_back(self._where)
        self._where = ("", "")
        brought, self._brought = self._brought, None
        if brought is not None:
            self.bring(brought)

    def _build_work(self, desk: Desk) -> None:
        from caseworker.ui.workroom import Workroom  # noqa: PLC0415 - as above

        before = self._work
        self._work = Workroom(desk, self._fittings)
        self._work.told.connect(self._on_idle_minutes)
        self._work.choices.capture.connect(self._unseen.want)
        self._work.choices.copied.connect(self._copied.keep_for)
        self._work.lock_wanted.connect(self.lock)
        self._work.dressed.connect(self._on_dressed)
        self._work.practice_wanted.connect(self._on_practice)
        self._stack.addWidget(self._work)
        self._stack.setCurrentWidget(self._work)
        self._let_go_of_front()
        if before is not None:
            self._stack.removeWidget(before)
            self._taking_down.take(before)
        self.at_work.emit(self._work)

    def _go_back(self, where: tuple[str, str]) -> None:
        place, case = where
        if self._work is not None and case:
            self._work.open_case(case)
            self._work.begin(self._part)
        elif self._work is not None and place:
            self._work.go_to(place)
            self._work.begin(self._part)

    def _take_down(self) -> None:
        """Leave nothing of the records on screen or in the widget tree."""
        self._idle.end()
        is_in_front = QApplication.activeWindow() is not None
        for popup in QApplication.topLevelWidgets():
            if popup is not self and popup.window() is popup:
                popup.hide()
                # A list or a menu goes with whatever it was shown for: a second time is a crash.
                if popup.windowType() is not Qt.WindowType.Popup:
                    popup.deleteLater()
        if self._work is not None:
            self._work.hide()
            self._stack.removeWidget(self._work)
            self._taking_down.take(self._work)
        self._work = None
        self._desk = None
        if is_in_front:  # a sheet may have had the keyboard: the passphrase is typed next
            self.activateWindow()
        self._copied.take_back()

    def _shut(self, store: OpenStore, then: Callable[[], None]) -> None:
        self._fittings.records.run(
            self, store.close, then=lambda _: then(), failed=lambda _: then()
        )

    def _close_the_rest(self) -> None:
        """Whatever is just being made or opened is closed again, and then the program ends."""
        held, self._held = self._held, None
        if held is not None:
            self._shut(held, self._close_the_rest)
        elif not self._fittings.records.is_busy:
            self._on_closed()

    @Slot(bool)
    def _on_busy(self, is_busy: bool) -> None:  # noqa: FBT001 - a signal's
        if not is_busy:  # what was answered is heard first
            QTimer.singleShot(0, self, self._close_the_rest)

    @Slot()
    def _on_found(self) -> None:
        self._show_lock("")

    @Slot(object)
    def _on_moved_in(self, folder: Path) -> None:
        self._folder = folder
        if self._fittings.moved is not None:
            self._fittings.moved(folder)

    @Slot(int)
    def _on_idle_minutes(self, minutes: int) -> None:
        self._idle.begin(minutes)

    @Slot()
    def _on_idle(self) -> None:
        self.lock("It locked because nobody had touched it for a while. Your typing is kept.")

    @Slot()
    def _on_away(self) -> None:
        self.lock("It locked when this computer was locked or went to sleep. Your typing is kept.")

    @Slot()
    def _on_forget(self) -> None:
        self._fittings.restart(self._officer)

    @Slot(str)
    def _on_changed_officer(self, officer: str) -> None:
        self._fittings.restart(OfficerId(officer))

    @Slot(object)
    def _on_dressed(self, chosen: theme.Theme) -> None:
        if self._fittings.keep_theme is not None:
            self._fittings.keep_theme(chosen)
        # Not from inside the page's own slot: the page is about to be built anew.
        QTimer.singleShot(0, self, lambda: self.wear(chosen))

    @Slot()
    def _on_practice(self) -> None:
        if self._fittings.open_practice is not None:
            self._fittings.open_practice()

    @Slot(object)
    def _on_broken(self, error: Exception) -> None:
        FaultSheet(error, self).open()

    def _on_closed(self) -> None:
        self._is_closed = True
        self.close()
        QApplication.quit()
