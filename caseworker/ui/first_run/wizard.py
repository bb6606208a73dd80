"""The first run, from nothing to an empty but helpful Today."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from caseworker.casework.strongroom import OpenStore, Strongroom
from caseworker.domain.site_policy import NOTHING_SET, SitePolicy
from caseworker.ui import theme
from caseworker.ui.first_run.answers import Answers, WizardStep
from caseworker.ui.first_run.key import KeyStep
from caseworker.ui.first_run.making import MakingStep
from caseworker.ui.first_run.office import OfficeStep
from caseworker.ui.first_run.officer import OfficerStep
from caseworker.ui.first_run.place import PlaceStep
from caseworker.ui.icons import Icon
from caseworker.ui.parts import (
    Card,
    ScrollPage,
    Words,
    column,
    enter_presses,
    named,
    primary,
    quiet,
    row,
    secondary,
)
from caseworker.ui.tasks import Tasks


class FirstRun(QWidget):
    """Five steps, one question each.

    Signals:
        moved_in: the records are in this folder from now on; carries it.
        opened: the records are made and open, and nobody is at work yet; carries the OpenStore.
        found: there are records already, to be opened with a passphrase; carries the folder.
        made: the records are open and backed up; carries the OpenStore.
        practice_wanted: look round the practice casebook first.
        broken: a fault of ours; carries the exception.
    """

    moved_in = Signal(object)
    opened = Signal(object)
    found = Signal(object)
    made = Signal(object)
    practice_wanted = Signal()
    broken = Signal(object)

    def __init__(  # noqa: PLR0913 - what it is told of this computer
        self,
        strongroom: Strongroom,
        folder: Path,
        tasks: Tasks,
        *,
        is_missed: bool = False,
        shared: Path | None = None,
        policy: SitePolicy = NOTHING_SET,
    ) -> None:
        """``is_missed``: records were used in ``folder`` before, and are not there now.

        ``shared`` is the folder for every account of this computer, where there is one; ``policy``
        is what its IT department has set.
        """
        super().__init__()
        named(self, "firstRun", "First run")
        self._answers = Answers(folder)
        self._making = MakingStep(self._answers, strongroom, tasks)
        place = PlaceStep(self._answers, strongroom, tasks, is_missed=is_missed, shared=shared)
        self._steps: tuple[WizardStep, ...] = (
            place,
            OfficeStep(self._answers, policy),
            OfficerStep(self._answers),
            KeyStep(self._answers, strongroom, tasks, policy),
            self._making,
        )
        self._at = 0
        self._page = page = ScrollPage("firstRunScroll", margin=24, gap=14)
        column(self, 0, 0).addWidget(page)
        page.body.addLayout(_head())
        card = Card(name="firstRunCard", margin=28, gap=12)
        card.setMaximumWidth(theme.px(660))
        self._count = Words("", "small", name="firstRunCount")
        self._title = Words("", "title", name="firstRunTitle", wrap=True)
        self._words = Words("", "soft", name="firstRunWords", wrap=True)
        for words in (self._count, self._title, self._words):
            card.body.addWidget(words)
        for step in self._steps:
            card.body.addWidget(step)
        self._back = secondary("Back", "firstRunBack")
        self._next = primary("Next", "firstRunNext")
        self._practice = quiet("Look round with invented children first", "firstRunPractice")
        foot = row(10)
        foot.addWidget(self._back)
        foot.addWidget(self._practice)
        foot.addStretch(1)
        foot.addWidget(self._next)
        card.body.addLayout(foot)
        centred = row(0)
        centred.addStretch(1)
        centred.addWidget(card, 8)
        centred.addStretch(1)
        page.body.addLayout(centred)
        page.body.addStretch(1)
        self._back.clicked.connect(self._on_back)
        self._next.clicked.connect(self._on_next)
        self._practice.clicked.connect(self.practice_wanted)
        place.found.connect(self._on_found)
        self._making.opened.connect(self._on_opened)
        self._making.ready.connect(self._on_ready)
        self._making.failed.connect(self._on_failed)
        self._making.broken.connect(self.broken)
        self._show(0)

    def _show(self, at: int) -> None:
        self._at = at
        step = self._steps[at]
        is_making = step is self._making
        self._count.setText(f"Step {at + 1} of {len(self._steps)}")
        self._title.setText(step.title)
        self._words.setText(step.words)
        self._next.setText(step.onward)
        self._next.setAccessibleName(step.onward)
        self._back.setVisible(at > 0 and not is_making)
        self._practice.setVisible(at == 0)
        self._next.setEnabled(not is_making)
        for each in self._steps:  # not a stack: that is as tall as its tallest page
            each.setVisible(each is step)
        step.enter()
        step.setFocus()
        self._page.verticalScrollBar().setValue(0)
        said = f"{self._count.text()}. {step.title} {step.words}"
        self.setAccessibleDescription(said)
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, said))

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        if not enter_presses(event, self._next):
            super().keyPressEvent(event)

    @Slot()
    def _on_back(self) -> None:
        self._show(self._at - 1)

    @Slot()
    def _on_next(self) -> None:
        step = self._steps[self._at]
        step.leave(lambda: self._go_on(step))

    def _go_on(self, step: WizardStep) -> None:
        if step is not self._steps[self._at]:
            return
        if step is self._making:
            self.made.emit(self._making.store)
        else:
            self._show(self._at + 1)

    @Slot(object)
    def _on_found(self, folder: Path) -> None:
        self.moved_in.emit(folder)
        self.found.emit(folder)

    @Slot(object)
    def _on_opened(self, store: OpenStore) -> None:
        self.moved_in.emit(self._answers.folder)
        self.opened.emit(store)

    @Slot()
    def _on_ready(self) -> None:
        self._title.setText("The records are ready")
        self._words.setText("Locked, they can be opened with your passphrase only.")
        self._next.setEnabled(True)
        self._next.setFocus()

    @Slot()
    def _on_failed(self) -> None:
        self._back.show()


def _head() -> QHBoxLayout:
    line = row(12)
    line.addStretch(1)
    mark = Words()
    mark.setPixmap(theme.picture(Icon.MARK, "accent", 36))
    line.addWidget(mark)
    line.addWidget(Words("Caseworker", "title"))
    line.addStretch(1)
    return line
