"""The way round a forgotten passphrase: the recovery key opens, and is replaced by a new one."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QComboBox, QLineEdit, QPlainTextEdit, QProgressBar, QWidget

from caseworker.casework.recovery_page import KeyPage, page_of
from caseworker.casework.strongroom import OpenStore, SignIn, Strongroom
from caseworker.domain.case import OfficerId
from caseworker.domain.errors import CaseworkerError, Gap, WrongPassphrase
from caseworker.ui import theme
from caseworker.ui.icons import Icon
from caseworker.ui.new_passphrase import NewPassphrase
from caseworker.ui.palette import Tone
from caseworker.ui.papers.key_page import KeyPrinting, Lane
from caseworker.ui.parts import (
    Card,
    Flow,
    Form,
    ScrollPage,
    Words,
    column,
    enter_presses,
    named,
    primary,
    row,
    secondary,
)
from caseworker.ui.tasks import Tasks


class KeyCard(QWidget):
    """A recovery key, shown once, to be printed or written down, and typed back."""

    def __init__(
        self,
        key: str,
        page: Callable[[], KeyPage],
        lane: Lane,
        name: str = "key",
        fault: Callable[[str], str | None] = lambda _: None,
    ) -> None:
        """``page`` is what is printed; ``fault`` says what is wrong with a typed key."""
        super().__init__()
        self._key, self._fault = key, fault
        layout = column(self, 0, 12)
        card = Card(tone=Tone.ACCENT, name=f"{name}Card", margin=16, gap=10)
        self._shown = Words(key, "key", name=f"{name}Words", wrap=True)
        self._shown.setAccessibleName("Recovery key")
        self._shown.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByKeyboard)
        card.body.addWidget(self._shown)
        buttons = Flow()
        self._print = secondary("Print the page for the envelope", f"{name}Print", icon=Icon.PRINT)
        buttons.addWidget(self._print)
        card.body.addWidget(buttons)
        self._told = Words("", "strong", name=f"{name}Told", wrap=True)
        self._told.hide()
        card.body.addWidget(self._told)
        layout.addWidget(card)
        self._printing = KeyPrinting(page, lane, self)
        self._printing.told.connect(self._on_told)
        self._form = Form(f"{name}Form")
        self._typed = named(QPlainTextEdit(), f"{name}Typed", "Type the recovery key")
        self._typed.setTabChangesFocus(True)
        self._typed.setFixedHeight(theme.px(76))
        self._form.add(
            "key",
            "Type the key back, from the paper",
            self._typed,
            hint="Capital or small letters, with or without dashes. It proves the paper.",
        )
        layout.addWidget(self._form)
        self.setFocusProxy(self._print)
        self._print.clicked.connect(self._on_print)

    @Slot()
    def _on_print(self) -> None:
        self._printing.begin()

    @Slot(str, bool)
    def _on_told(self, words: str, is_on_paper: bool) -> None:  # noqa: FBT001 - a signal's
        self._told.say(words, Tone.GREEN if is_on_paper else Tone.AMBER)
        self._told.show()

    def is_typed_back(self) -> bool:
        """Whether the key was typed back; says beside the field what is wrong when not."""
        typed = self._typed.toPlainText()
        if not typed.strip():
            why: str | None = "Type the key that you wrote down or printed."
        else:
            why = self._fault(typed)
            if why is None and _bare(typed) != _bare(self._key):
                why = "This is not the key shown above."
        self._form.refuse([Gap("key", why)] if why else [])
        return why is None


def _bare(key: str) -> str:
    """A key without its dashes and spaces, as it is compared."""
    letters = (sign for sign in key.upper() if sign.isalnum())
    return "".join(letters).translate(str.maketrans("OIL", "011"))


class RecoverPage(QWidget):
    """Recovery key, officer, new passphrase; then the new recovery key, once.

    Signals:
        opened: the records are open, and their new key is shown; carries the OpenStore.
        recovered: the new key is on paper, and work may begin; carries the OpenStore.
        given_up: back to the passphrase.
        broken: a fault of ours; carries the exception.
    """

    opened = Signal(object)
    recovered = Signal(object)
    given_up = Signal()
    broken = Signal(object)

    def __init__(
        self,
        strongroom: Strongroom,
        folder: Path,
        tasks: Tasks,
        people: tuple[SignIn, ...],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        named(self, "recoverPage", "Use the recovery key")
        self._strongroom, self._folder, self._tasks = strongroom, folder, tasks
        self._store: OpenStore | None = None
        self._key_card: KeyCard | None = None
        layout = column(self, 0, 0)
        self._page = ScrollPage("recoverScroll", margin=24)
        layout.addWidget(self._page)
        self._card = Card("Use the recovery key", name="recoverCard", margin=26, gap=14)
        self._card.setMaximumWidth(theme.px(620))
        centred = row(0)
        centred.addStretch(1)
        centred.addWidget(self._card, 8)
        centred.addStretch(1)
        self._page.body.addLayout(centred)
        self._page.body.addStretch(1)
        self._step = QWidget()
        step = column(self._step, 0, 14)
        step.addWidget(
            Words(
                "It was printed when these records were made, and put in a sealed envelope. "
                "It opens the records once, and is replaced by a new one.",
                "soft",
                wrap=True,
            )
        )
        self._form = Form("recoverForm")
        self._key = named(QLineEdit(), "recoverKey")
        self._key.setMaxLength(120)
        self._who = named(QComboBox(), "recoverOfficer")
        for person in people:
            self._who.addItem(person.name, person.id)
        self._form.add("key", "Recovery key", self._key, hint="All its groups, as printed.")
        self._form.add("officer", "Who gets a new passphrase?", self._who)
        step.addWidget(self._form)
        self._new = NewPassphrase(lambda: [self._who.currentText()], "recover")
        step.addWidget(self._new)
        self._said = Words("", "fault", name="recoverSaid", wrap=True)
        self._said.hide()
        self._progress = named(QProgressBar(), "recoverProgress", "Opening the records")
        self._progress.setRange(0, 0)
        self._progress.setTextVisible(False)
        self._progress.hide()
        step.addWidget(self._progress)
        step.addWidget(self._said)
        self._card.body.addWidget(self._step)
        foot = row(10)
        self._back = secondary("Back", "recoverBack")
        self._go = primary("Open the records", "recoverGo", icon=Icon.KEY)
        foot.addWidget(self._back)
        foot.addStretch(1)
        foot.addWidget(self._go)
        self._card.body.addLayout(foot)
        self._back.clicked.connect(self.given_up)
        self._go.clicked.connect(self._on_go)
        self._key.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        if not enter_presses(event, self._go):
            super().keyPressEvent(event)

    @Slot()
    def _on_go(self) -> None:
        if self._store is not None and self._key_card is not None:
            if self._key_card.is_typed_back():
                self._note(self._store)
            return
        key = self._key.text()
        why = self._strongroom.recovery_key_fault(key)
        if why is not None:
            self._form.refuse([Gap("key", why)])
            return
        self._form.clear()
        passphrase = self._new.passphrase()
        if passphrase is None:
            return
        officer = OfficerId(str(self._who.currentData()))
        self._busy(is_busy=True)
        self._tasks.run(
            self,
            lambda: self._strongroom.recover(self._folder, key, officer, passphrase),
            then=self._on_recovered,
            failed=self._on_failed,
        )

    def _note(self, store: OpenStore) -> None:
        """Keep that the key is on paper. If that can't be kept, Today asks for another one."""
        self._go.setEnabled(False)
        self._tasks.run(
            self,
            store.note_key_on_paper,
            then=lambda _: self.recovered.emit(store),
            failed=lambda _: self.recovered.emit(store),
        )

    def _on_recovered(self, opened: tuple[OpenStore, str]) -> None:
        self._busy(is_busy=False)
        store, key = opened
        self._store = store
        self._step.hide()
        self._back.hide()
        self._card.body.insertWidget(
            1,
            Words(
                "The records are open. This is the new recovery key; the old one no longer works. "
                "It is shown this once.",
                "soft",
                wrap=True,
                name="recoverShown",
            ),
        )
        self._key_card = KeyCard(
            key,
            partial(page_of, store, key),
            self._tasks,
            "recoveredKey",
            self._strongroom.recovery_key_fault,
        )
        self._card.body.insertWidget(2, self._key_card)
        self._go.setText("Go on")
        self._key_card.setFocus()
        self.opened.emit(store)

    def _on_failed(self, error: Exception) -> None:
        self._busy(is_busy=False)
        match error:
            case WrongPassphrase():
                self._form.refuse([Gap("key", "That recovery key does not open these records.")])
            case CaseworkerError():
                self._said.setText(str(error))
                self._said.show()
            case _:
                self.broken.emit(error)

    def _busy(self, *, is_busy: bool) -> None:
        self._progress.setVisible(is_busy)
        self._said.hide()
        for control in (self._form, self._new, self._go, self._back):
            control.setEnabled(not is_busy)
