"""Shows the passphrase of a file that has just been saved: once, large, and then never again."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from caseworker.casework import passphrases
from caseworker.ui.entry_sheet import LongSheet
from caseworker.ui.palette import Tone
from caseworker.ui.parts import Card, Words, primary

_ABOUT: Final = (
    "The file opens with these words only. They are kept nowhere and are shown this once: without "
    "them nobody opens it again, and a new copy has to be made."
)
ROUTE: Final = (
    "Give them by another route than the file: by telephone, to somebody whose voice or number "
    "you know. Never in the message that the file goes with, and not on its paper."
)


class PassphraseSheet(LongSheet):
    """The words, for whom they are, and how they are to be given."""

    def __init__(self, passphrase: str, to: str, parent: QWidget) -> None:
        super().__init__("Note the passphrase now", _ABOUT, "filePassphrase", parent)
        card = Card(tone=Tone.ACCENT, margin=18, gap=8, name="filePassphraseCard")
        card.body.addWidget(Words(f"For {to}" if to else "For whoever has the file", "label"))
        said = Words(passphrase, "key", wrap=True, name="filePassphraseWords")
        said.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByKeyboard)
        said.setAccessibleName("Passphrase of the file")
        card.body.addWidget(said)
        strength = passphrases.strength_of_a_file(len(passphrase.split()))
        card.body.addWidget(Words(strength, "small", wrap=True))
        self.middle.body.addWidget(card)
        self.middle.body.addWidget(Words(ROUTE, "strong", wrap=True, name="filePassphraseRoute"))
        self.middle.body.addStretch(1)
        noted = primary("I have noted it", "filePassphraseNoted")
        self.finish_with(noted)
        noted.clicked.connect(self.accept)
        self.finished.connect(self.deleteLater)
