"""“Before this can be sent”: what stands in the way, and the way to each."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from caseworker.domain.assessment import advice_asked
from caseworker.domain.checks import Check, Finding
from caseworker.domain.plan import Advice, VersionKind
from caseworker.ui import theme
from caseworker.ui.case.seen import CaseSeen
from caseworker.ui.case.steps import short
from caseworker.ui.case.tab import emptied
from caseworker.ui.palette import Tone
from caseworker.ui.parts import ScrollPage, Words, column, named, quiet, recolour, row

ALL_WELL = "Nothing stands in the way"


class ChecksPanel(QFrame):
    """Findings with their remedy and source, and the advice for section K.

    Signals:
        wanted: a place in the plan is wanted; carries its number or letter.
        reading: advice is wanted beside the plan; carries it.
    """

    wanted = Signal(str)
    reading = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        named(self, "checksPanel", "Before this can be sent")
        self.setProperty("card", True)
        self.pane = scroll = ScrollPage("checksScroll", margin=14, gap=6)
        scroll.sheet.setObjectName("checksSheet")
        scroll.setMinimumHeight(40)
        column(self, 1, 0).addWidget(scroll)
        self._title = Words("Before this can be sent", "heading", wrap=True, name="checksTitle")
        self._lines = QVBoxLayout()
        self._lines.setSpacing(2)
        self._advice_title = Words("Advice for section K", "heading", wrap=True)
        self._advice = QVBoxLayout()
        self._advice.setSpacing(5)
        scroll.body.addWidget(self._title)
        scroll.body.addLayout(self._lines)
        scroll.body.addSpacing(10)
        scroll.body.addWidget(self._advice_title)
        scroll.body.addLayout(self._advice)
        scroll.body.addStretch(1)

    def show_findings(
        self, findings: Sequence[Finding], well: Sequence[Check], sending: VersionKind
    ) -> None:
        final = sending is not VersionKind.DRAFT
        self._title.setText(f"Before this can be {'final' if final else 'sent'}")
        emptied(self._lines)
        if not any(one.blocks for one in findings):
            verdict = "It can be sent. Look at these first." if findings else ALL_WELL
            self._lines.addWidget(Words(f"✓ {verdict}", "strong", tone=Tone.GREEN, wrap=True))
        for at, one in enumerate(findings):
            self._lines.addWidget(self._finding(at, one))
        for check in well:
            tick = Words(f"✓ {check.title}", "small", tone=Tone.GREEN, wrap=True)
            self._lines.addWidget(named(tick, f"well_{check.id}"))

    def show_advice(self, seen: CaseSeen, advice: tuple[Advice, ...]) -> None:
        emptied(self._advice)
        for at, one in enumerate(advice):
            line = self._advice_line(
                one.source or one.author, f"in {short(one.day, seen.today)}", None
            )
            if one.document:
                read = quiet("Read", f"readAdvice{at}", hint="Read it beside the plan")
                read.setAccessibleName(f"Read {one.document} beside the plan")
                read.clicked.connect(lambda _=False, one=one: self.reading.emit(one))
                line.addWidget(read, 0, Qt.AlignmentFlag.AlignTop)
        for asked in advice_asked(seen.case):
            if asked.answer is None:
                due = next((d for d in seen.dues if d.started_by == asked.request.id), None)
                by = f"due {short(due.by, seen.today)}" if due and due.by else "asked"
                tone = Tone.RED if due and due.days_late else Tone.AMBER
                self._advice_line(asked.kind or asked.adviser, by, tone)
        if not self._advice.count():
            self._advice.addWidget(Words("None was asked for.", "small"))

    def _finding(self, at: int, one: Finding) -> QWidget:
        ground = named(QWidget(), f"finding{at}")
        body = column(ground, 0, 0)
        go = GoTo(f"{'✕' if one.blocks else '▲'} {one.words}", f"findingGo{at}")
        recolour(go.words, Tone.RED if one.blocks else Tone.AMBER)
        go.setAccessibleDescription(f"{one.check.remedy} {one.check.source}")
        go.clicked.connect(lambda: self.wanted.emit(one.place))
        body.addWidget(go)
        body.addWidget(Words(f"{one.check.remedy} ({one.check.source})", "small", wrap=True))
        body.addSpacing(6)
        return ground

    def _advice_line(self, who: str, when: str, tone: Tone | None) -> QHBoxLayout:
        line = row(8)
        line.addWidget(Words(who, "soft", wrap=True), 1)
        line.addWidget(Words(when, "small", tone=tone), 0, Qt.AlignmentFlag.AlignTop)
        self._advice.addLayout(line)
        return line


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
