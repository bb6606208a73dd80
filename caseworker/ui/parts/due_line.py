"""One thing that is owed: by when, what, to whom, under what rule, and the button that does it."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QEvent, Qt, Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from caseworker.ui import theme
from caseworker.ui.palette import Tone
from caseworker.ui.parts.buttons import secondary
from caseworker.ui.parts.flow import Flow
from caseworker.ui.parts.words import Rule, Words, named


class _Settled(QVBoxLayout):
    """Hides from the layouts around it that the height follows from the width.

    They would ask every line of a long list for it again whenever one line is added:
    with two hundred lines the window stood still for seconds (measured).
    """

    def __init__(self, owner: QWidget) -> None:
        super().__init__(owner)
        self._is_asked = False

    def hasHeightForWidth(self) -> bool:  # noqa: N802 - Qt's name
        return self._is_asked and super().hasHeightForWidth()

    def height_at(self, width: int) -> int:
        """The height that is needed at ``width``."""
        self._is_asked = True
        height = self.heightForWidth(width)
        self._is_asked = False
        return height if height > 0 else self.sizeHint().height()


@dataclass(frozen=True, slots=True)
class DueWords:
    """What a line says. ``key`` is handed back when its button is pressed."""

    key: object
    tone: Tone
    day: str
    how_long: str
    owed: str
    whom: str
    source: str
    button: str
    because: tuple[str, ...] = ()
    caution: str = ""


class DueLine(QWidget):
    """A coloured bar, a day, a sentence and one button; “because…” opens the reckoning.

    Signals:
        opened: the button was pressed; carries the key.
    """

    opened = Signal(object)

    def __init__(self, words: DueWords, number: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = words
        self._number = number
        self._because: QWidget | None = None
        self.setObjectName(f"due{number}")
        self.setAccessibleName(
            f"{words.day}, {words.how_long}: {words.owed}. {words.whom}. {words.source}"
        )
        self._column = _Settled(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        line = QHBoxLayout()
        line.setContentsMargins(0, theme.px(9), 0, theme.px(9))
        line.setSpacing(theme.px(12))
        line.addWidget(_bar(words.tone))
        self._said = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._said.setSpacing(theme.px(12))
        self._said.addLayout(self._when())
        self._said.addLayout(self._what(), 1)
        if words.button:
            button = secondary(words.button, f"dueDo{number}")
            button.setAccessibleName(f"{words.button}: {words.owed}, {words.whom}")
            button.clicked.connect(self._on_clicked)
            middle = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
            self._said.addWidget(button, 0, middle)
        line.addLayout(self._said, 1)
        self._column.addLayout(line)
        self._column.addWidget(Rule())

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._settle()

    def event(self, event: QEvent) -> bool:
        is_known = super().event(event)
        if event.type() is QEvent.Type.LayoutRequest:
            self._settle()
        return is_known

    def _settle(self) -> None:
        """Take the height that the words need at this width."""
        height = self._column.height_at(self.width())
        if self.minimumHeight() != height or self.maximumHeight() != height:
            self.setFixedHeight(height)

    def stack(self, *, is_narrow: bool) -> None:
        """Set day, words and button under one another, where there is little room."""
        direction = QBoxLayout.Direction
        self._said.setDirection(direction.TopToBottom if is_narrow else direction.LeftToRight)
        self._said.setSpacing(theme.px(4 if is_narrow else 12))

    def _when(self) -> QVBoxLayout:
        when = QVBoxLayout()
        when.setSpacing(theme.px(2))
        for text, role, tone in (
            (self._words.day, "strong", None),
            (self._words.how_long, "when", self._words.tone),
        ):
            label = Words(text, role, tone=tone)
            label.setMinimumWidth(theme.px(118))
            when.addWidget(label)
        when.addStretch(1)
        return when

    def _what(self) -> QVBoxLayout:
        what = QVBoxLayout()
        what.setSpacing(theme.px(2))
        what.addWidget(Words(self._words.owed, "strong", wrap=True))
        under = Flow(across=6, down=2)
        parts = (self._words.whom, self._words.source, self._words.caution)
        said = [part for part in parts if part]
        for at, part in enumerate(said, start=1):
            text = f"{part}  ·" if at < len(said) else part
            under.addWidget(Words(text, "small", wrap=True))
        if self._words.because:
            button = QPushButton("because…")
            button.setObjectName(f"dueBecause{self._number}")
            button.setProperty("kind", "because")
            button.setAccessibleName(f"Because: how the date of “{self._words.owed}” is counted")
            button.setCheckable(True)
            button.toggled.connect(self._on_because)
            under.addWidget(button)
        what.addLayout(under)
        return what

    @Slot()
    def _on_clicked(self) -> None:
        self.opened.emit(self._words.key)

    @Slot(bool)
    def _on_because(self, shown: bool) -> None:  # noqa: FBT001 - a slot
        if self._because is None:
            self._because = _reckoning(self._words.because, self._number)
            self._column.insertWidget(1, self._because)
        self._because.setVisible(shown)


def _bar(tone: Tone) -> QFrame:
    bar = QFrame()
    bar.setProperty("bar", True)
    bar.setProperty("tone", tone.value)
    bar.setFixedWidth(theme.px(5))
    bar.setMinimumHeight(theme.px(36))
    return bar


def _reckoning(lines: tuple[str, ...], number: int) -> QWidget:
    ground = named(QWidget(), f"dueReckoning{number}", ". ".join(lines))
    layout = QVBoxLayout(ground)
    layout.setContentsMargins(theme.px(147), 0, theme.px(12), theme.px(12))
    layout.setSpacing(theme.px(4))
    for line in lines:
        layout.addWidget(Words(line, "soft", wrap=True))
    return ground
