"""One thing that the checks found: what is wrong, the way to it, and what can be done."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from caseworker.domain.checking.looked import Severity
from caseworker.domain.checks import Finding
from caseworker.ui import theme
from caseworker.ui.palette import Tone
from caseworker.ui.parts import Flow, Words, column, named, quiet, recolour, restyle

MARKS = {Severity.ERROR: "✕", Severity.WARNING: "▲", Severity.INFORMATION: "•"}
TONES = {
    Severity.ERROR: Tone.RED,
    Severity.WARNING: Tone.AMBER,
    Severity.INFORMATION: Tone.BLUE,
}
KEPT = "–"


def tone_of(found: Finding) -> Tone:
    """The colour of its mark; what is kept is plain."""
    return Tone.PLAIN if found.is_kept else TONES[found.check.severity]


def line_of(found: Finding) -> str:
    """What is wrong, with a mark that says how much it weighs."""
    return f"{KEPT if found.is_kept else MARKS[found.check.severity]} {found.words}"


def remedy_of(found: Finding) -> str:
    """What to do, and who says so; why it may stay, where somebody has said that."""
    if found.is_kept:
        return f"Kept because: {found.because}"
    return f"{found.remedy} ({found.check.source})"


def is_in_plan(found: Finding) -> bool:
    """Its place is a section or an item, and not an entry that is missing."""
    return found.place[:1].isupper()


class FindingLine(QWidget):
    """A finding with its buttons. ``explains`` says whether its remedy stands below it.

    Signals:
        wanted: its place in the plan is wanted; carries its number or letter.
        recording: one of these kinds of entry mends it; carries the kinds.
        keeping: it is to stay as it is, with a reason; carries the finding.
        again: it was kept, and is to be looked at again; carries the finding.
    """

    wanted = Signal(str)
    recording = Signal(object)
    keeping = Signal(object)
    again = Signal(object)

    def __init__(
        self,
        found: Finding,
        may: tuple[str, ...],
        *,
        explains: bool,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        body = column(self, 0, 0)
        go = GoTo(line_of(found), "")
        self.keys: list[QWidget] = [go]
        """What the keyboard comes to here, in order."""
        self._parts: list[tuple[QWidget, str]] = [(self, "finding"), (go, "findingGo")]
        recolour(go.words, tone_of(found))
        if found.is_kept:
            restyle(go.words, "struck", "yes")
        go.setAccessibleDescription(remedy_of(found))
        go.setToolTip(remedy_of(found))
        if is_in_plan(found) or not may:
            go.clicked.connect(lambda: self.wanted.emit(found.place))
        else:
            go.clicked.connect(lambda: self.recording.emit(may))
        body.addWidget(go)
        if explains or found.is_kept:
            remedy = Words(remedy_of(found), "small", wrap=True)
            self._parts.append((remedy, "remedy"))
            body.addWidget(remedy)
        body.addWidget(self._buttons(found, may))

    def number(self, at: int) -> None:
        """Its place in the list: parts of it are named by that."""
        for part, name in self._parts:
            part.setObjectName(f"{name}{at}")

    def _buttons(self, found: Finding, may: tuple[str, ...]) -> QWidget:
        line = Flow(across=2, down=0)
        self._parts.append((line, "findingCan"))
        heard = found.words
        if may and not found.is_kept:
            record = quiet("Record…", "")
            record.setAccessibleName(f"Record what mends this: {heard}")
            record.clicked.connect(lambda: self.recording.emit(may))
            self._offer(line, record, "findingRecord")
        if found.is_kept:
            again = quiet("Look again", "")
            again.setAccessibleName(f"Look again: {heard}")
            again.clicked.connect(lambda: self.again.emit(found))
            self._offer(line, again, "findingAgain")
        elif found.print:
            keep = quiet("Keep as it is…", "")
            keep.setAccessibleName(f"{keep.text()} {heard}")
            keep.clicked.connect(lambda: self.keeping.emit(found))
            self._offer(line, keep, "findingKeep")
        return line

    def _offer(self, line: Flow, button: QPushButton, name: str) -> None:
        line.addWidget(button)
        self.keys.append(button)
        self._parts.append((button, name))


class GoTo(QPushButton):
    """A button of words that may need more than one line."""

    def __init__(self, words: str, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        named(self, name, words)
        self.setProperty("kind", "goto")
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.words = Words(words, "strong", wrap=True)
        self.words.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._body = column(self, 2, 0)
        self._body.addWidget(self.words)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        return self._body.sizeHint()

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        return QSize(theme.px(60), self._body.minimumSize().height())

    def hasHeightForWidth(self) -> bool:  # noqa: N802 - Qt's name
        return True

    def heightForWidth(self, width: int) -> int:  # noqa: N802 - Qt's name
        return self._body.heightForWidth(width)
