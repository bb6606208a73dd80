"""Says that a pack is written: its file, how it is known again, and what comes next."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from caseworker.casework.hand_over_entries import label_of
from caseworker.casework.transfers import SealedPack
from caseworker.ui.desk import Desk
from caseworker.ui.entry_sheet import LongSheet
from caseworker.ui.icons import Icon
from caseworker.ui.moves.slips import show_how_to_open, show_slip
from caseworker.ui.palette import Tone
from caseworker.ui.parts import Card, Flow, Words, primary, secondary

_GROUP: Final = 8
NEXT: Final = (
    "The case awaits their receipt: they open the pack, and send you a small receipt file. Bring "
    "it in under Moves. If none comes within five working days, the diary says so."
)

NO_RECEIPT: Final = (
    "They have no Caseworker, so no receipt comes. Give them the page that says how to open the "
    "pack, by another way than the pack itself; ask them whether they could, and write it down."
)


class HandedOverSheet(LongSheet):
    """The file, its sum, and the slip that can go with it."""

    def __init__(
        self, desk: Desk, sealed: SealedPack, path: Path, to: str, parent: QWidget
    ) -> None:
        super().__init__("The pack is written", f"For {to}", "handedOver", parent.window())
        self._desk, self._pack = desk, sealed.pack
        card = Card(tone=Tone.GREEN, margin=16, gap=6, name="handedOverCard")
        card.body.addWidget(Words(label_of(sealed.pack), "title", name="handedOverLabel"))
        file = Words(f"{path.name}, in {path.parent}", wrap=True, name="handedOverFile")
        file.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByKeyboard)
        card.body.addWidget(file)
        card.body.addWidget(Words("It was written whole, and read back.", "small", wrap=True))
        card.body.addWidget(Words("SHA-256 of the file", "label"))
        sums = [sealed.sha256[at : at + _GROUP] for at in range(0, len(sealed.sha256), _GROUP)]
        card.body.addWidget(Words(" ".join(sums), wrap=True, name="handedOverSum"))
        self.middle.body.addWidget(card)
        can_answer = bool(sealed.verify)
        after = NEXT if can_answer else NO_RECEIPT
        self.middle.body.addWidget(Words(after, wrap=True, name="handedOverNext"))
        line = Flow(across=10, down=6)
        slip = secondary("Cover slip…", "handedOverSlip", icon=Icon.PRINT)
        slip.clicked.connect(lambda: show_slip(self, desk, sealed.pack))
        line.addWidget(slip)
        if not can_answer:
            how = secondary("How to open it…", "handedOverHow", icon=Icon.PRINT)
            how.clicked.connect(lambda: show_how_to_open(self, desk, sealed.pack))
            line.addWidget(how)
        self.middle.body.addWidget(line)
        self.middle.body.addStretch(1)
        done = primary("Done", "handedOverDone")
        done.setDefault(True)
        self.finish_with(done)
        done.clicked.connect(self.accept)
        self.finished.connect(self.deleteLater)
