"""The history of a case: who did what, when, in words; and putting an entry right."""

from __future__ import annotations

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from caseworker.casework.records import HistoryLine
from caseworker.casework.wanted import Wanted
from caseworker.domain.case import CaseNumber, Event, EventId
from caseworker.domain.law import event_kinds
from caseworker.domain.striking import STRUCK, why_fixed
from caseworker.ui import theme
from caseworker.ui.case.seen import CaseSeen
from caseworker.ui.case.strike_sheet import StrikeSheet
from caseworker.ui.case.tab import ScrollTab, emptied
from caseworker.ui.desk import Desk
from caseworker.ui.entry_sheet import CorrectSheet
from caseworker.ui.icons import Icon
from caseworker.ui.palette import Tone
from caseworker.ui.papers import show_paper
from caseworker.ui.parts import (
    Card,
    EmptyState,
    Flow,
    Pill,
    Rule,
    Words,
    named,
    quiet,
    row,
    secondary,
)

AT_ONCE = 60
FILTER = 320  # px at 100% text
DAY = 80  # px at 100% text: as wide as the widest day


class HistoryTab(ScrollTab):
    """Every line of the history, newest first."""

    title = "History"

    def __init__(self, desk: Desk, number: CaseNumber, parent: QWidget | None = None) -> None:
        super().__init__(desk, number, parent)
        self._most = AT_ONCE
        self.filter = named(QLineEdit(), "historyFilter", "Show only lines with these words")
        self.filter.setPlaceholderText("Show only lines with these words")
        self.filter.setClearButtonEnabled(True)
        self.filter.setMinimumWidth(theme.px(FILTER))
        self.filter.textChanged.connect(self._on_filter)
        self.count = Words(role="soft", name="historyCount")
        top = Flow(across=12, down=8)
        top.addWidget(self.filter)
        top.addWidget(self.count)
        paper = secondary("Look and print…", "historyPaper", icon=Icon.PRINT)
        paper.setAccessibleName("Look at and print: History")
        paper.clicked.connect(lambda: show_paper(self, desk, Wanted("history", number)))
        top.addWidget(paper)
        self.body.addWidget(top)
        self._card = Card(name="historyLines", gap=0)
        self._lines = QVBoxLayout()
        self._lines.setSpacing(0)
        self._card.body.addLayout(self._lines)
        self.body.addWidget(self._card)
        self.body.addStretch(1)

    def show_case(self, seen: CaseSeen) -> None:
        super().show_case(seen)
        self._draw()

    @Slot()
    def _on_filter(self) -> None:
        self._most = AT_ONCE
        self._draw()

    def _draw(self) -> None:
        if self.seen is None:
            return
        emptied(self._lines)
        wanted = self.filter.text().casefold().split()
        lines = [line for line in self.seen.history if _holds(line, wanted)]
        total = len(self.seen.history)
        self.count.setText(f"{len(lines)} of {total}" if wanted else _counted(total))
        if not lines:
            title = "No line has these words" if wanted else "Nothing has been done yet"
            words = "What is recorded on this case is written here, with who did it and when."
            self._lines.addWidget(EmptyState(Icon.CLOCK, title, words, name="historyEmpty"))
        live = {event.id: event for event in self.seen.case.live}
        replaced = {one.replaces: one.kind for one in self.seen.case.events if one.replaces}
        for at, line in enumerate(lines[: self._most]):
            self._lines.addWidget(self._line(line, at, live, replaced))
            self._lines.addWidget(Rule())
        if len(lines) > self._most:
            more = secondary(f"Show {min(AT_ONCE, len(lines) - self._most)} more", "historyMore")
            more.clicked.connect(self._on_more)
            self._lines.addWidget(more, 0, Qt.AlignmentFlag.AlignLeft)

    def _line(
        self,
        line: HistoryLine,
        at: int,
        live: dict[EventId, Event],
        replaced: dict[EventId, str],
    ) -> QWidget:
        ground = named(QWidget(), f"history{at}", f"{line.when:%d/%m/%Y %H:%M}: {line.words}")
        ground.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        across = row(14, ground)
        edge = theme.px(9)
        across.setContentsMargins(0, edge, 0, edge)
        when = QVBoxLayout()
        when.setSpacing(1)
        day = Words(f"{line.when:%d/%m/%Y}", "strong")
        day.setMinimumWidth(theme.px(DAY))  # what was done begins at one edge, whatever the day
        when.addWidget(day)
        when.addWidget(Words(f"{line.when:%H:%M}", "small"))
        when.addStretch(1)
        across.addLayout(when)
        what = QVBoxLayout()
        what.setSpacing(1)
        what.addWidget(Words(line.words, wrap=True))
        origin = self.seen.origins.words("event", line.event) if self.seen else ""
        who = "  ·  ".join(filter(None, (line.officer_name, origin)))
        what.addWidget(Words(who, "small", wrap=True))
        across.addLayout(what, 1)
        if line.event in replaced:
            is_struck = replaced[line.event] == STRUCK
            what.addWidget(Pill("Struck out" if is_struck else "Corrected later", Tone.PLAIN))
        elif line.event in live:
            kind = event_kinds()[live[line.event].kind]
            if kind.correctable:
                what.addWidget(self._mend(live[line.event], line, at))
            else:
                fixed = f"Can’t be corrected. {why_fixed(kind)}"
                what.addWidget(Words(fixed, "small", wrap=True, name=f"fixed{at}"))
        return ground

    def _mend(self, event: Event, line: HistoryLine, at: int) -> QWidget:
        """Under the line: beside it there is no room in large text."""
        ways = Flow(across=8)
        for words, name, act in (
            ("Correct this entry", "correct", self._on_correct),
            ("Strike out…", "strike", self._on_strike),
        ):
            button = quiet(words, f"{name}{at}")
            button.setAccessibleName(f"{words.removesuffix('…')}: {line.words}")
            button.clicked.connect(lambda _=False, act=act: act(event))
            ways.addWidget(button)
        return ways

    @Slot()
    def _on_more(self) -> None:
        """Whoever came by the keyboard goes on from the first line that is new."""
        first = self._most
        self._most += AT_ONCE
        self._draw()
        begins = self._lines.itemAt(2 * first)  # each line has a rule under it
        if begins is not None and (line := begins.widget()) is not None:
            line.setFocus(Qt.FocusReason.TabFocusReason)
            self.page.ensureWidgetVisible(line)

    def _on_correct(self, event: Event) -> None:
        if self.seen is not None:
            CorrectSheet(self.desk, event, self.seen.around, self.window()).open()

    def _on_strike(self, event: Event) -> None:
        StrikeSheet(self.desk, self.number, event, self.window()).open()


def _counted(total: int) -> str:
    return "1 line" if total == 1 else f"{total} lines"


def _holds(line: HistoryLine, wanted: list[str]) -> bool:
    said = f"{line.words} {line.officer_name} {line.when:%d/%m/%Y}".casefold()
    return all(word in said for word in wanted)
