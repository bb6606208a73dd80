"""What a page is made of: cards, titles, scrolling, and the page with nothing on it yet."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import (
    QApplication,
    QBoxLayout,
    QFrame,
    QHBoxLayout,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)
from shiboken6 import isValid

from caseworker.ui import theme
from caseworker.ui.icons import Icon
from caseworker.ui.palette import Tone
from caseworker.ui.parts.flow import Flow
from caseworker.ui.parts.words import Words, named


def column(owner: QWidget, margin: float = 0, gap: float = 8) -> QVBoxLayout:
    """A column laid out inside ``owner``; lengths are px at 100% text."""
    layout = QVBoxLayout(owner)
    edge = theme.gap(margin)
    layout.setContentsMargins(edge, edge, edge, edge)
    layout.setSpacing(theme.gap(gap))
    return layout


def row(gap: float = 8, owner: QWidget | None = None) -> QHBoxLayout:
    """A row without margins."""
    layout = QHBoxLayout(owner) if owner else QHBoxLayout()
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(theme.gap(gap))
    return layout


class Card(QFrame):
    """A white ground with a hairline edge. Put things into ``body``."""

    def __init__(  # noqa: PLR0913 - each has a sensible default
        self,
        title: str = "",
        *,
        tone: Tone | None = None,
        name: str = "",
        margin: float = 18,
        gap: float = 8,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setProperty("card", True)
        self.setProperty("tone", tone.value if tone else "")
        if name:
            self.setObjectName(name)
        self.body = column(self, margin, gap)
        if title:
            self.setAccessibleName(title)
            self.body.addWidget(Words(title, "heading"))


class PageTitle(QWidget):
    """A page's name, a few soft words beside it, and buttons at the far end.

    Where the words would stand on more than two lines for it, the buttons go below.
    """

    def __init__(self, title: str, beside: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.title = Words(title, "title", name="pageTitle")
        self.beside = Words(beside, "soft", name="pageBeside", wrap=True)
        head = row(10)
        head.addWidget(self.title, 0, Qt.AlignmentFlag.AlignVCenter)
        head.addWidget(self.beside, 1, Qt.AlignmentFlag.AlignVCenter)
        self._row: QBoxLayout = row(10, self)
        self._row.addLayout(head, 1)
        self._buttons = Flow(across=8, down=6)
        self._row.addWidget(self._buttons, 0, Qt.AlignmentFlag.AlignVCenter)

    def event(self, event: QEvent) -> bool:
        """Laid out anew as it is given another width, or says something else."""
        if event.type() in {QEvent.Type.Resize, QEvent.Type.LayoutRequest}:
            self._fit()
        return super().event(event)

    def _fit(self) -> None:
        if not all(map(isValid, (self.title, self.beside, self._buttons, self._row))):
            return  # it is being taken down, piece by piece
        beside, buttons = self.beside.text(), self._buttons.sizeHint().width()
        room = self.width() - self.title.sizeHint().width() - buttons - 2 * self._row.spacing()
        words = self.beside.fontMetrics().horizontalAdvance(beside)
        across, down = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        self._row.setDirection(down if buttons and room < words // 2 else across)

    def add(self, button: QPushButton) -> QPushButton:
        self._buttons.addWidget(button)
        return button


class ScrollPage(QScrollArea):
    """A page as wide as the window and as long as it needs. Put things into ``body``."""

    def __init__(
        self, name: str, *, margin: float = 28, gap: float = 14, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.sheet = named(QWidget(), "sheet")
        self.body = column(self.sheet, margin, gap)
        self.setWidget(self.sheet)
        self.sheet.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Keep whatever takes the focus in sight."""
        if event.type() is QEvent.Type.LayoutRequest:
            focus = QApplication.focusWidget()
            if focus is not None and self.sheet.isAncestorOf(focus):
                self.ensureWidgetVisible(focus)
        return super().eventFilter(watched, event)


class EmptyState(QWidget):
    """What stands on a page that has nothing to show: what it is for, and what to do next."""

    def __init__(
        self,
        icon: Icon,
        title: str,
        words: str,
        *buttons: QPushButton,
        name: str = "emptyState",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self.setAccessibleName(f"{title}. {words}")
        layout = column(self, 28, 10)
        layout.addStretch(1)
        drawing = Words()
        drawing.setPixmap(theme.picture(icon, "accent", 44))
        layout.addWidget(drawing, 0, Qt.AlignmentFlag.AlignHCenter)
        heading = Words(title, "heading")
        layout.addWidget(heading, 0, Qt.AlignmentFlag.AlignHCenter)
        text = Words(words, "soft", wrap=True)
        text.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        text.setMaximumWidth(theme.px(520))
        centred = row()
        centred.addStretch(1)
        centred.addWidget(text, 4)
        centred.addStretch(1)
        layout.addLayout(centred)
        layout.addSpacing(theme.px(6))
        line = Flow(across=10, down=8, centred=True)
        for button in buttons:
            line.addWidget(button)
        layout.addWidget(line)
        layout.addStretch(2)
