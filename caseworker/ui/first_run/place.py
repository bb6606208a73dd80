"""First run, step 1: where the records live."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QFileDialog, QLineEdit

from caseworker.casework.strongroom import Strongroom
from caseworker.domain.errors import Gap
from caseworker.ui.first_run.answers import Answers, WizardStep
from caseworker.ui.icons import Icon
from caseworker.ui.parts import Form, named, row, secondary
from caseworker.ui.tasks import Tasks

ENDING = ".caseworker"


class PlaceStep(WizardStep):
    """A fixed disk inside this computer; anything else is refused with the reason."""

    title = "Where shall the records be kept?"
    words = (
        "On a disk inside this computer, encrypted. Not on a network drive, a memory stick or in "
        "a folder that is copied to a cloud: records there get damaged, or read by others."
    )

    def __init__(self, answers: Answers, strongroom: Strongroom, tasks: Tasks) -> None:
        super().__init__(answers)
        self._strongroom, self._tasks = strongroom, tasks
        self._form = Form("placeForm")
        self._folder = named(QLineEdit(str(answers.folder)), "placeFolder")
        self._form.add(
            "folder", "Folder", self._folder, hint="It is made if it isn't there. It must be new."
        )
        self.body.addWidget(self._form)
        line = row()
        choose = secondary("Choose another…", "placeChoose", icon=Icon.FOLDER)
        line.addWidget(choose)
        line.addStretch(1)
        self.body.addLayout(line)
        choose.clicked.connect(self._on_choose)

    def leave(self, then: Callable[[], None]) -> None:
        typed = self._folder.text().strip()
        if not typed:
            self._refuse("Choose a folder.")
            return
        folder = Path(typed)

        def look() -> str | None:
            if not folder.is_absolute():
                return "Give the whole path of the folder, from its disk on."
            if self._strongroom.exists(folder):
                return "There are records in that folder already. Choose another."
            return self._strongroom.place_problem(folder)

        def answer(problem: str | None) -> None:
            if problem is not None:
                self._refuse(problem)
                return
            self._form.clear()
            self.answers.folder = folder
            then()

        self._tasks.run(self, look, then=answer, failed=lambda error: self._refuse(str(error)))

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
        if chosen.suffix != ENDING:
            chosen /= self.answers.folder.name
        self._folder.setText(str(chosen))
