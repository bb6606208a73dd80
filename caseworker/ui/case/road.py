"""The timeline across the header, each step of which explains itself."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QPushButton, QWidget

from caseworker.ui.case.because import Because
from caseworker.ui.case.steps import Explained, Road
from caseworker.ui.parts import column
from caseworker.ui.parts.timeline import Reached, Timeline


class ExplainedTimeline(QWidget):
    """A timeline with a button over each step: press it for the rule, the count, the source."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("road")
        self.timeline = Timeline("timeline")
        column(self, 0, 0).addWidget(self.timeline)
        self._steps: tuple[Explained, ...] = ()
        self._buttons: list[QPushButton] = []
        self.timeline.installEventFilter(self)

    def show_road(self, road: Road) -> None:
        self.timeline.show_steps(tuple(one.step for one in road.steps), road.note)
        if road.steps == self._steps:
            return
        self._steps = road.steps
        for button in self._buttons:
            button.deleteLater()
        self._buttons = [self._button(at, one) for at, one in enumerate(road.steps)]
        self._place()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        super().resizeEvent(event)
        self._place()

    def eventFilter(self, watched: object, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        if event.type() is QEvent.Type.Resize:
            self._place()
        return super().eventFilter(watched, event)  # type: ignore[arg-type]  # as it came

    def _button(self, at: int, one: Explained) -> QPushButton:
        button = QPushButton(self)
        button.setObjectName(f"step{at}")
        button.setProperty("kind", "quiet")
        button.setFlat(True)
        heard = "" if one.step.reached is Reached.AHEAD else f", {one.step.reached.value}"
        caution = ". Check with the authority" if one.caution else ""
        button.setAccessibleName(f"{one.step.heard}: {one.step.under}{heard}{caution}")
        button.setAccessibleDescription("Press for how this day is counted.")
        button.setToolTip(one.step.full)
        button.setCursor(Qt.CursorShape.WhatsThisCursor)
        button.clicked.connect(lambda: self._explain(at))
        button.show()
        return button

    def _place(self) -> None:
        if not self._buttons:
            return
        wide = self.timeline.width() / len(self._buttons)
        for at, button in enumerate(self._buttons):
            button.setGeometry(round(at * wide), 0, round(wide), self.timeline.height())

    def _explain(self, at: int) -> None:
        one = self._steps[at]
        step = one.step
        title = f"{step.heard}: {step.under}" if step.under else step.heard
        Because(title, one.because, one.caution, self.window()).open_under(self._buttons[at])
