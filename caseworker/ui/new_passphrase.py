"""Choosing a passphrase: a generated one offered, or one's own, refused with the reason."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QWidget

from caseworker.casework import passphrases
from caseworker.domain.errors import Gap
from caseworker.ui.icons import Icon
from caseworker.ui.palette import Tone
from caseworker.ui.parts import (
    Card,
    Flow,
    Form,
    PassphraseField,
    Words,
    column,
    quiet,
    secondary,
)


class NewPassphrase(QWidget):
    """Offers four words; takes those or any other passphrase that will do, typed twice."""

    def __init__(
        self, known: Callable[[], Iterable[str]], name: str = "new", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._known = known
        layout = column(self, 0, 12)
        offer = Card(tone=Tone.ACCENT, name=f"{name}Offer", margin=14, gap=6)
        offer.body.addWidget(Words("Four words chosen by chance", "label"))
        self._offered = Words(passphrases.propose(), "key", name=f"{name}Offered", wrap=True)
        self._offered.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByKeyboard)
        self._offered.setAccessibleName("Offered passphrase")
        offer.body.addWidget(self._offered)
        offer.body.addWidget(Words(passphrases.strength().words, "small", wrap=True))
        buttons = Flow()
        take = secondary("Use these words", f"{name}Take", icon=Icon.CHECK)
        other = quiet("Offer others", f"{name}Other", icon=Icon.UNDO)
        buttons.addWidget(take)
        buttons.addWidget(other)
        offer.body.addWidget(buttons)
        layout.addWidget(offer)
        self.form = Form(f"{name}Passphrase")
        self._first = PassphraseField(f"{name}First", "New passphrase")
        self._again = PassphraseField(f"{name}Again", "The same again")
        self.form.add(
            "passphrase",
            "Passphrase",
            self._first,
            hint="At least 15 characters. Spaces count. Capitals, figures and signs are up to you.",
        )
        self.form.add("again", "The same again", self._again, hint="Type it from memory.")
        layout.addWidget(self.form)
        take.clicked.connect(self._on_take)
        other.clicked.connect(self._on_other)

    def passphrase(self) -> str | None:
        """What was chosen; None after saying beside the field what is wrong with it."""
        typed = self._first.text()
        why = passphrases.fault(typed, self._known())
        gaps = []
        if why:
            gaps.append(Gap("passphrase", why))
        elif typed != self._again.text():
            gaps.append(Gap("again", "This is not the same as above."))
        self.form.refuse(gaps)
        return None if gaps else typed

    def clear(self) -> None:
        self._first.clear()
        self._again.clear()

    @Slot()
    def _on_take(self) -> None:
        self._first.edit.setText(self._offered.text())
        self._first.show_typing(shown=True)
        self._again.clear()
        self._again.setFocus()

    @Slot()
    def _on_other(self) -> None:
        self._offered.setText(passphrases.propose())
