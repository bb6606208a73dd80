"""“Before this can be sent”: what stands in the way, how much of it, and the way to each."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from caseworker.domain.assessment import advice_asked
from caseworker.domain.checking.looked import Check, Severity
from caseworker.domain.checks import Finding
from caseworker.domain.kinds import PlanKind
from caseworker.domain.law import event_kinds
from caseworker.domain.plan import Advice, VersionKind
from caseworker.ui.case.plan_finding import FindingLine
from caseworker.ui.case.plan_found_list import FindingList, Head, Line, Row
from caseworker.ui.case.seen import CaseSeen
from caseworker.ui.case.steps import short
from caseworker.ui.case.tab import emptied
from caseworker.ui.palette import Tone
from caseworker.ui.parts import ScrollPage, Words, column, named, quiet, row

ALL_WELL = "Nothing stands in the way"
TO_BE = {VersionKind.DRAFT: "sent", VersionKind.ISSUED: "issued"}


class ChecksPanel(QFrame):
    """Findings by weight, with their remedy and source, and the advice for section K.

    Signals:
        wanted: a place in the plan is wanted; carries its number or letter.
        reading: advice is wanted beside the plan; carries it.
        recording: one of these kinds of entry mends a finding; carries the kinds.
        keeping: a finding is to stay as it is; carries it.
        again: a finding that was kept is to be looked at again; carries it.
    """

    wanted = Signal(str)
    reading = Signal(object)
    recording = Signal(object)
    keeping = Signal(object)
    again = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        named(self, "checksPanel", "Before this can be sent")
        self.setProperty("card", True)
        self._seen: CaseSeen | None = None
        self._shown: tuple[object, ...] = ()
        self.pane = scroll = ScrollPage("checksScroll", margin=14, gap=6)
        scroll.sheet.setObjectName("checksSheet")
        scroll.setMinimumHeight(40)
        column(self, 1, 0).addWidget(scroll)
        self._title = Words("Before this can be sent", "heading", wrap=True, name="checksTitle")
        self._counts = Words("", "small", wrap=True, name="checksCounts")
        self._verdict = Words("", "strong", tone=Tone.GREEN, wrap=True)
        self._list = FindingList(self._wire)
        self._well_head = quiet("", "checksWell")
        self._well_head.setCheckable(True)
        self._well_head.toggled.connect(self._on_well)
        self._well = QWidget()
        self._well_lines = column(self._well, 0, 2)
        self._advice_title = Words("Advice for section K", "heading", wrap=True)
        self._advice = QVBoxLayout()
        self._advice.setSpacing(5)
        scroll.body.addWidget(self._title)
        scroll.body.addWidget(self._counts)
        scroll.body.addWidget(self._verdict)
        scroll.body.addWidget(self._list)
        scroll.body.addWidget(self._well_head, 0, Qt.AlignmentFlag.AlignLeft)
        scroll.body.addWidget(self._well)
        scroll.body.addSpacing(10)
        scroll.body.addWidget(self._advice_title)
        scroll.body.addLayout(self._advice)
        scroll.body.addStretch(1)

    def show_findings(
        self,
        findings: Sequence[Finding],
        well: Sequence[Check],
        sending: VersionKind,
        seen: CaseSeen | None = None,
    ) -> None:
        """Draw them anew, unless they are the same as are shown: the keyboard may be here."""
        self._seen = seen
        shown = (tuple(findings), tuple(well), sending, seen and seen.stage)
        if shown == self._shown:
            return
        self._shown = shown
        self._title.setText(f"Before this can be {TO_BE.get(sending, 'final')}")
        verdict = ""
        if not any(one.blocks for one in findings):
            left = any(one.warns for one in findings)
            leaves = "issued" if sending is VersionKind.ISSUED else "sent"
            verdict = f"It can be {leaves}. Look at these first." if left else ALL_WELL
        self._verdict.setText(f"✓ {verdict}")
        self._verdict.setVisible(bool(verdict))
        counts = [(words, sum(1 for one in findings if is_one(one))) for words, is_one in COUNTED]
        self._counts.setText(" · ".join(words.format(count=n) for words, n in counts if n))
        self._counts.setVisible(bool(findings))
        rows: list[Row] = []
        for name, title, belongs in GROUPS:
            group = [one for one in findings if belongs(one)]
            if group:
                rows.append(Head(name, title.format(count=len(group))))
                rows += self._lines_of(group)
        self._list.show_rows(rows)
        self._show_well(well)

    def show_advice(self, seen: CaseSeen, advice: tuple[Advice, ...], kind: PlanKind) -> None:
        """The advice that came in, for a kind of plan that lists it or that can be quoted in."""
        emptied(self._advice)
        letter = next((one.letter for one in kind.sections if one.holds == "advice"), "")
        self._advice_title.setText(f"Advice for section {letter}" if letter else "Advice")
        self._advice_title.setVisible(bool(letter or advice))
        if not letter and not advice:
            return
        for at, one in enumerate(advice):
            self._advice_line(one.source or one.author, f"in {short(one.day, seen.today)}", None)
            if one.document:
                read = quiet("Read", f"readAdvice{at}", hint="Read it beside the plan")
                read.setAccessibleName(f"Read {one.document} beside the plan")
                read.clicked.connect(lambda _=False, one=one: self.reading.emit(one))
                self._advice.addWidget(read, 0, Qt.AlignmentFlag.AlignLeft)
        for asked in advice_asked(seen.case):
            if asked.answer is None:
                due = next((d for d in seen.dues if d.started_by == asked.request.id), None)
                by = f"due {short(due.by, seen.today)}" if due and due.by else "asked"
                tone = Tone.RED if due and due.days_late else Tone.AMBER
                self._advice_line(asked.kind or asked.adviser, by, tone)
        if not self._advice.count():
            self._advice.addWidget(Words("None was asked for.", "small"))

    def _lines_of(self, findings: Sequence[Finding]) -> Iterator[Line]:
        for at, one in enumerate(findings):
            after = findings[at + 1] if at + 1 < len(findings) else None
            is_last = after is None or (after.check, after.remedy) != (one.check, one.remedy)
            yield Line(one, self._may(one), is_last)

    def _wire(self, line: FindingLine) -> None:
        line.wanted.connect(self.wanted)
        line.recording.connect(self.recording)
        line.keeping.connect(self.keeping)
        line.again.connect(self.again)

    def _may(self, found: Finding) -> tuple[str, ...]:
        """The entries that mend it, of those that can be recorded now."""
        if self._seen is None:
            return ()
        kinds = event_kinds()
        case = self._seen.case
        return tuple(name for name in found.check.record if case.may(kinds[name], kinds))

    def _show_well(self, well: Sequence[Check]) -> None:
        emptied(self._well_lines)
        for check in well:
            tick = Words(f"✓ {check.title}", "small", tone=Tone.GREEN, wrap=True)
            self._well_lines.addWidget(named(tick, f"well_{check.id}"))
        self._well_head.setVisible(bool(well))
        self._well_head.setText(f"✓ {len(well)} in order")
        self._well_head.setAccessibleName(f"{len(well)} checks are in order. Press to see them.")
        self._on_well()

    @Slot()
    def _on_well(self) -> None:
        self._well.setVisible(self._well_head.isChecked())

    def _advice_line(self, who: str, when: str, tone: Tone | None) -> QHBoxLayout:
        line = row(8)
        line.addWidget(Words(who, "soft", wrap=True), 1)
        line.addWidget(Words(when, "small", tone=tone), 0, Qt.AlignmentFlag.AlignTop)
        self._advice.addLayout(line)
        return line


def _is_information(one: Finding) -> bool:
    return one.check.severity is Severity.INFORMATION


#: The heads of the list, in order: a name for each, its words, and what stands under it.
GROUPS: tuple[tuple[str, str, Callable[[Finding], bool]], ...] = (
    ("checksGroupBlocks", "Stands in the way ({count})", lambda one: one.blocks),
    ("checksGroupWarns", "To look at ({count})", lambda one: one.warns),
    ("checksGroupKnow", "To know ({count})", _is_information),
    ("checksGroupKept", "Kept as it is ({count})", lambda one: one.is_kept),
)
#: The line under the title: how much of each there is.
COUNTED: tuple[tuple[str, Callable[[Finding], bool]], ...] = (
    ("{count} in the way", lambda one: one.blocks),
    ("{count} to look at", lambda one: one.warns),
    ("{count} kept", lambda one: one.is_kept),
)
