"""First run, step 1: where the records live."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Final

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QFileDialog, QLineEdit, QRadioButton

from caseworker.casework.strongroom import Strongroom
from caseworker.domain.errors import Gap
from caseworker.ui.first_run.answers import Answers, WizardStep
from caseworker.ui.icons import Icon
from caseworker.ui.palette import Tone
from caseworker.ui.parts import Card, Form, Words, named, row, secondary
from caseworker.ui.tasks import Tasks

ALONE: Final = "For this Windows account alone"
EVERYONE: Final = "For everyone who signs in to this computer"
FOR_WHOM: Final = (
    "Choose everyone where officers have accounts of their own. Each officer still needs a "
    "passphrase of their own to open the records."
)
ENDING: Final = ".caseworker"
_MISSED: Final = "The records that were used last are not in this folder any more."
_MISSED_REMEDY: Final = (
    "If their disk is not connected, connect it and press Next. If they were moved, choose the "
    "folder where they are now. Make new ones only if that is what you want."
)


class PlaceStep(WizardStep):
    """A fixed disk inside this computer; anything else is refused with the reason.

    Signals:
        found: there are records already, and those are wanted; carries their folder.
    """

    found = Signal(object)

    title = "Where shall the records be kept?"
    words = (
        "On a disk inside this computer, encrypted. Not on a network drive, a memory stick or in "
        "a folder that is copied to a cloud: records there get damaged, or read by others."
    )

    def __init__(
        self,
        answers: Answers,
        strongroom: Strongroom,
        tasks: Tasks,
        *,
        is_missed: bool = False,
        shared: Path | None = None,
    ) -> None:
        """``is_missed``: records were used in this folder before, and are not there now.

        ``shared`` is the folder for every account of this computer, where there is one.
        """
        super().__init__(answers)
        self._alone, self._shared = answers.folder, shared
        self._everyone = named(QRadioButton(EVERYONE), "placeEveryone", EVERYONE)
        self._strongroom, self._tasks = strongroom, tasks
        if is_missed:
            missed = Card(tone=Tone.AMBER, name="placeMissed", margin=14, gap=4)
            missed.body.addWidget(Words(_MISSED, "strong", wrap=True))
            missed.body.addWidget(Words(_MISSED_REMEDY, wrap=True))
            self.body.addWidget(missed)
        if shared is not None:
            self._ask_for_whom()
        self._form = Form("placeForm")
        self._folder = named(QLineEdit(str(answers.folder)), "placeFolder")
        self._form.add(
            "folder",
            "Folder",
            self._folder,
            hint="A new one for new records; or the folder of records that are there already.",
        )
        self.body.addWidget(self._form)
        line = row()
        choose = secondary("Choose another…", "placeChoose", icon=Icon.FOLDER)
        line.addWidget(choose)
        line.addStretch(1)
        self.body.addLayout(line)
        self._there = Card(tone=Tone.BLUE, name="placeThere", margin=14)
        self._there.body.addWidget(Words("There are records in that folder already.", wrap=True))
        there = row()
        open_them = secondary("Open these records", "placeOpen", icon=Icon.LOCK)
        there.addWidget(open_them)
        there.addStretch(1)
        self._there.body.addLayout(there)
        self._there.hide()
        self.body.addWidget(self._there)
        self.setFocusProxy(self._folder)
        choose.clicked.connect(self._on_choose)
        open_them.clicked.connect(self._on_open)
        self._folder.textChanged.connect(self._there.hide)

    def _ask_for_whom(self) -> None:
        """Officers with Windows accounts of their own can't see into each other's folders."""
        alone = named(QRadioButton(ALONE), "placeAlone", ALONE)
        alone.setChecked(True)
        for choice in (alone, self._everyone):
            self.body.addWidget(choice)
        self.body.addWidget(Words(FOR_WHOM, "small", wrap=True, name="placeForWhom"))
        self._everyone.toggled.connect(self._on_for_whom)

    @Slot(bool)
    def _on_for_whom(self, everyone: bool) -> None:  # noqa: FBT001 - a signal's
        self._folder.setText(str(self._shared if everyone else self._alone))

    def leave(self, then: Callable[[], None]) -> None:
        typed = self._folder.text().strip()
        folder = Path(typed)
        if not typed:
            self._refuse("Choose a folder.")
            return
        if not folder.is_absolute():
            self._refuse("Give the whole path of the folder, from its disk on.")
            return

        def look() -> tuple[bool, str | None]:
            is_there = self._strongroom.exists(folder)
            return is_there, None if is_there else self._strongroom.place_problem(folder)

        def answer(seen: tuple[bool, str | None]) -> None:
            is_there, problem = seen
            self._form.clear()
            if is_there:
                self._there.show()
            elif problem is not None:
                self._refuse(problem)
            else:
                self.answers.folder = folder
                self.answers.shared = self._everyone.isChecked()
                then()

        self._tasks.run(self, look, then=answer, failed=lambda error: self._refuse(str(error)))

    @Slot()
    def _on_open(self) -> None:
        self.found.emit(Path(self._folder.text().strip()))

    def _refuse(self, words: str) -> None:
        self._form.refuse([Gap("folder", words)])

    @Slot()
    def _on_choose(self) -> None:
        dialog = named(QFileDialog(self, "Caseworker"), "placeDialog")
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.setOption(QFileDialog.Option.ShowDirsOnly)
        dialog.fileSelected.connect(self._on_selected)
        dialog.finished.connect(dialog.deleteLater)
        dialog.setModal(True)
        dialog.show()

    @Slot(str)
    def _on_selected(self, folder: str) -> None:
        chosen = Path(folder)
        if chosen.suffix != ENDING and not self._strongroom.exists(chosen):
            chosen /= self.answers.folder.name
        self._folder.setText(str(chosen))
