"""The page in front of locked records: who, the passphrase, and the way round by recovery key."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Final

from PySide6.QtCore import Qt, QTimer, Signal, Slot
from PySide6.QtWidgets import QComboBox, QProgressBar, QStackedWidget, QWidget

from caseworker.casework.strongroom import OpenStore, SignIn, Strongroom
from caseworker.domain.errors import (
    CaseworkerError,
    Gap,
    TryLater,
    WrongPassphrase,
)
from caseworker.domain.officer import OfficerId
from caseworker.ui import theme
from caseworker.ui.icons import Icon
from caseworker.ui.parts import (
    Card,
    Form,
    PassphraseField,
    ScrollPage,
    Words,
    column,
    named,
    primary,
    quiet,
    row,
)
from caseworker.ui.tasks import Tasks
from caseworker.ui.trouble import Trouble

_WIDE: Final = 460  # px at 100% text


class UnlockPage(QWidget):
    """Nothing here tells whose records these are, only who may open them.

    Signals:
        asked: it can be filled in now.
        opened: the records are open, and nobody is at work yet; carries the OpenStore.
        unlocked: work may begin in the open records; carries the OpenStore.
        moved: other records are to be opened; carries their folder.
        changed_officer: somebody other than the last officer wants in; carries the id.
        broken: a fault of ours; carries the exception.
    """

    asked = Signal()
    opened = Signal(object)
    unlocked = Signal(object)
    moved = Signal(object)
    changed_officer = Signal(str)
    broken = Signal(object)

    def __init__(  # noqa: PLR0913 - what opens records, and what to say beside it
        self,
        strongroom: Strongroom,
        folder: Path,
        tasks: Tasks,
        *,
        why: str = "",
        last: OfficerId | None = None,
        keep_to: OfficerId | None = None,
        note: str = "",
        after: Tasks | None = None,
        parent: QWidget | None = None,
    ) -> None:
        """``keep_to``: choosing any other officer is handed on, since this run has seen data.

        ``after`` is the lane whose last work the records wait for as they are closed: till then
        they would be found open here, by whoever has just locked them.
        """
        super().__init__(parent)
        named(self, "unlockPage", "Unlock")
        self._strongroom, self._folder, self._tasks = strongroom, folder, tasks
        self._last = keep_to or last
        self._keep_to = keep_to
        self._wait = 0
        self._count = QTimer(self, interval=1000)
        self._count.timeout.connect(self._on_second)
        self._pages = QStackedWidget()
        layout = column(self, 0, 0)
        layout.addWidget(self._pages)
        self._pages.addWidget(self._front(why, note))
        self._busy(is_busy=True, words="Looking at the records…")

        def look(_: object) -> None:
            tasks.run(
                self,
                lambda: strongroom.sign_ins(folder),
                then=self._on_sign_ins,
                failed=self._on_failed,
            )

        if after is not None and after.is_busy:
            self._said.setText("What was begun is finished first…")
            after.run(self, lambda: None, then=look, failed=look)
        else:
            look(None)

    def _front(self, why: str, note: str) -> QWidget:
        page = ScrollPage("unlockScroll", margin=24, gap=14)
        page.body.addStretch(2)
        head = row(12)
        head.addStretch(1)
        mark = Words()
        mark.setPixmap(theme.picture(Icon.MARK, "accent", 40))
        head.addWidget(mark)
        head.addWidget(Words("Caseworker", "title"))
        head.addStretch(1)
        page.body.addLayout(head)
        self._card = Card(name="unlockCard", margin=26, gap=14)
        self._card.setMaximumWidth(theme.px(_WIDE))
        self._card.body.addWidget(Words("These records are locked", "heading", name="unlockTitle"))
        if why:
            self._card.body.addWidget(Words(why, "soft", name="unlockWhy", wrap=True))
        self._trouble = Trouble(self._strongroom.exists)
        self._trouble.older_wanted.connect(self._on_older)
        self._trouble.back_wanted.connect(self._on_back_wanted)
        self._trouble.moved.connect(self.moved)
        self._card.body.addWidget(self._trouble)
        self._form = Form("unlockForm")
        self._who = named(QComboBox(), "unlockOfficer")
        self._passphrase = PassphraseField("unlockPassphrase")
        self._form.add("officer", "Who are you?", self._who)
        self._form.add("passphrase", "Passphrase", self._passphrase)
        self._card.body.addWidget(self._form)
        self._go = primary("Unlock", "unlockGo", icon=Icon.LOCK)
        self._recover = quiet("Use the recovery key…", "unlockRecover", icon=Icon.KEY)
        self._card.body.addWidget(self._go)
        self._progress = QProgressBar()
        named(self._progress, "unlockProgress", "Opening the records").setRange(0, 0)
        self._progress.setTextVisible(False)
        self._said = Words("", "small", name="unlockSaid", wrap=True)
        self._card.body.addWidget(self._progress)
        self._card.body.addWidget(self._said)
        self._card.body.addWidget(self._recover, 0, Qt.AlignmentFlag.AlignLeft)
        if note:
            self._card.body.addWidget(Words(note, "small", name="unlockNote", wrap=True))
        centred = row(0)
        centred.addStretch(1)
        centred.addWidget(self._card, 6)
        centred.addStretch(1)
        page.body.addLayout(centred)
        page.body.addStretch(3)
        self._go.clicked.connect(self._on_go)
        self._passphrase.entered.connect(self._on_go)
        self._recover.clicked.connect(self._on_recover)
        self._who.activated.connect(self._on_chosen)
        return page

    def _on_sign_ins(self, people: tuple[SignIn, ...]) -> None:
        self._busy(is_busy=False)
        self._who.clear()
        for person in people:
            self._who.addItem(person.name, person.id)
        at = self._who.findData(self._last) if self._last else 0
        self._who.setCurrentIndex(max(0, at))
        self._passphrase.setFocus()
        self.asked.emit()

    @Slot()
    def _on_chosen(self) -> None:
        chosen = OfficerId(str(self._who.currentData()))
        if self._keep_to is not None and chosen != self._keep_to:
            self._busy(is_busy=True, words="Starting afresh, so that nothing is left behind…")
            self.changed_officer.emit(chosen)
        else:
            self._passphrase.setFocus()

    @Slot()
    def _on_go(self) -> None:
        if self._go.isEnabled():
            self._unlock()

    @Slot()
    def _on_older(self) -> None:
        self._unlock(as_restored=True)

    def _unlock(self, *, as_restored: bool = False) -> None:
        passphrase = self._passphrase.text()
        if not passphrase:
            self._form.refuse([Gap("passphrase", "Type your passphrase.")])
            return
        self._form.clear()
        self._trouble.hide()
        officer = OfficerId(str(self._who.currentData()))
        self._busy(is_busy=True, words="Opening the records…")
        self._tasks.run(
            self,
            lambda: self._let_in(officer, passphrase, as_restored=as_restored),
            then=self._on_let_in,
            failed=self._on_failed,
        )

    def _let_in(
        self, officer: OfficerId, passphrase: str, *, as_restored: bool
    ) -> tuple[OpenStore, bool]:
        """The open records, and whether that passphrase was given by somebody else."""
        store = self._strongroom.unlock(self._folder, officer, passphrase, as_restored=as_restored)
        try:
            return store, store.passphrase_was_given()
        except BaseException:
            store.close()
            raise

    def _on_let_in(self, opened: tuple[OpenStore, bool]) -> None:
        store, was_given = opened
        if was_given:
            self._ask_own(store, self._passphrase.text())
        else:
            self._on_unlocked(store)

    def _ask_own(self, store: OpenStore, given: str) -> None:
        """Whoever gave it knows it: work begins once it is changed."""
        from caseworker.ui.own_passphrase import OwnPassphrasePage  # noqa: PLC0415 - as below

        self._passphrase.clear()
        page = OwnPassphrasePage(store, given, self._tasks)
        page.chosen.connect(self.unlocked)
        page.broken.connect(self.broken)
        self._pages.addWidget(page)
        self._pages.setCurrentWidget(page)
        page.focusNextChild()
        self.opened.emit(store)

    def _on_unlocked(self, store: OpenStore) -> None:
        self._passphrase.clear()
        self.unlocked.emit(store)

    def _on_failed(self, error: Exception) -> None:
        self._busy(is_busy=False)
        match error:
            case WrongPassphrase():
                self._form.refuse([Gap("passphrase", str(error))])
                self._passphrase.edit.selectAll()
            case TryLater():
                self._wait = error.seconds
                self._go.setEnabled(False)
                self._count.start()
                self._on_second()
            case CaseworkerError():
                self._stop_at(error)
            case _:
                self.broken.emit(error)

    def _stop_at(self, error: CaseworkerError) -> None:
        """Say what is wrong in place of the form: no passphrase would help."""
        self._trouble.tell(error)
        if self._who.count() == 0:
            self._form.hide()
            self._go.hide()
            self._recover.hide()

    @Slot()
    def _on_second(self) -> None:
        if self._wait <= 0:
            self._count.stop()
            self._said.setText("")
            self._said.hide()
            self._go.setEnabled(True)
            self._passphrase.setFocus()
            return
        seconds = "second" if self._wait == 1 else "seconds"
        self._said.setText(f"Too many tries. You can try again in {self._wait} {seconds}.")
        self._said.show()
        self._wait -= 1

    def _busy(self, *, is_busy: bool, words: str = "") -> None:
        self._progress.setVisible(is_busy)
        self._said.setText(words)
        self._said.setVisible(bool(words))
        for control in (self._go, self._recover, self._who, self._passphrase):
            control.setEnabled(not is_busy)

    @Slot()
    def _on_recover(self) -> None:
        # It brings in papers and their printing, which the prompt should not wait for.
        from caseworker.ui.recovery import RecoverPage  # noqa: PLC0415

        people = tuple(
            SignIn(OfficerId(str(self._who.itemData(at))), self._who.itemText(at), "")
            for at in range(self._who.count())
        )
        page = RecoverPage(self._strongroom, self._folder, self._tasks, people)
        page.given_up.connect(self._on_given_up)
        page.opened.connect(self.opened)
        page.recovered.connect(self._on_unlocked)
        page.broken.connect(self.broken)
        self._pages.addWidget(page)
        self._pages.setCurrentWidget(page)

    @Slot()
    def _on_back_wanted(self) -> None:
        from caseworker.ui.restoring import RestorePage  # noqa: PLC0415 - seldom needed

        page = RestorePage(self._strongroom, self._folder, self._tasks)
        page.given_up.connect(self._on_given_up)
        page.restored.connect(self._on_unlocked)
        page.broken.connect(self.broken)
        self._pages.addWidget(page)
        self._pages.setCurrentWidget(page)

    @Slot()
    def _on_given_up(self) -> None:
        page = self._pages.currentWidget()
        self._pages.setCurrentIndex(0)
        if page is not None:
            self._pages.removeWidget(page)
            page.deleteLater()
        self._passphrase.setFocus()


Restart = Callable[[OfficerId | None], None]
"""Ends this program and starts it again, with an officer chosen beforehand or none."""
