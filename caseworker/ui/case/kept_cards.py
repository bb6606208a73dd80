"""The cards of the page of a kept plan: its provision, the hours, the monitoring meetings."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from caseworker.casework.kept import KeptDesk
from caseworker.domain.days import day_words, plain
from caseworker.domain.hours import Week, hours_said, total
from caseworker.domain.kept import KeptItem, Match, monitoring_due
from caseworker.ui import theme
from caseworker.ui.case.owed import tone_of
from caseworker.ui.case.seen import CaseSeen
from caseworker.ui.case.tab import emptied
from caseworker.ui.due_words import notice_words
from caseworker.ui.palette import Tone
from caseworker.ui.parts import Card, Flow, Pill, Rule, Words, column, named, quiet, row, secondary
from caseworker.ui.parts.typed_day import short_day

LATEST: Final = 8  # weeks that are shown
TONES: Final = {"a": Tone.GREEN, "b": Tone.AMBER, "c": Tone.BLUE}
HEADS: Final = ("Week from", "Planned", "Offered", "Attended", "Why fewer, and where")
LAST: Final = len(HEADS) - 1


class ProvisionCard(Card):
    """Every piece of F and G: what the plan says, how it is met, and who agreed."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("Provision, piece by piece", name="keptProvision", gap=4, parent=parent)
        self._lines = QVBoxLayout()
        self.body.addLayout(self._lines)

    def show_items(self, given: KeptDesk, seen: CaseSeen) -> None:
        emptied(self._lines)
        if not given.items:
            words = (
                "Nothing of the plan is held here yet, so its provision isn’t known. Type what it "
                "says of provision under “Plan”, from the copy: that is this office’s own extract."
                if not given.plan
                else "The plan in force has no provision in these sections."
            )
            self._lines.addWidget(Words(words, "soft", wrap=True, name="keptNone"))
        for at, one in enumerate(given.items):
            if at:
                self._lines.addWidget(Rule())
            self._lines.addWidget(_item(one, seen))


def _item(one: KeptItem, seen: CaseSeen) -> QWidget:
    ground = named(QWidget(), f"kept_{one.number}", f"{one.number}: {one.about}")
    body = column(ground, 0, 3)
    body.setContentsMargins(0, theme.px(4), 0, theme.px(4))
    body.addWidget(Words(f"{one.number}  {one.about}", "strong", wrap=True))
    if one.specified:
        body.addWidget(Words(f"The plan says: {one.specified}", "small", wrap=True))
    state = Flow(across=10)
    for words, tone in _pills(one):
        state.addWidget(Pill(words, tone))
    body.addWidget(state)
    if one.now is not None:
        said = " ".join(filter(None, (_since(one.now, seen), one.now.reason)))
        body.addWidget(Words(said, wrap=True))
        for words in _agreement(one, one.now):
            body.addWidget(Words(words, "soft", wrap=True))
    if len(one.matches) > 1:
        body.addWidget(_history(one, seen))
    return ground


def _pills(one: KeptItem) -> Iterator[tuple[str, Tone]]:
    if one.now is None:
        yield "Nobody has said how it is met", Tone.RED
        return
    yield one.now.way.said, TONES.get(one.now.way.letter, Tone.RED)
    if one.is_outstanding:
        yield f"s.74: agreement of the {one.section.whose} outstanding", Tone.AMBER


def _since(match: Match, seen: CaseSeen) -> str:
    return f"Since {short_day(match.event.day, seen.today)}."


def _agreement(one: KeptItem, match: Match) -> Iterator[str]:
    if match.agreed is not None:
        words = f"{match.agreed.by} agreed on {plain(match.agreed.on)}."
        yield f"{words} {match.agreed.words}".strip()
    elif match.refused is not None:
        facts = match.refused.facts
        by, on = facts["answered_by"], plain(match.refused.day)
        yield f"{by} did not agree on {on}: {facts['words']}"
    if match.is_outstanding:
        yield f"Who agreed for the {one.section.whose}, and when: not yet ({one.section.source})."


def _history(one: KeptItem, seen: CaseSeen) -> QWidget:
    """How it was met before, opened by a press."""
    ground = QWidget()
    body = column(ground, 0, 2)
    lines = named(QWidget(), f"keptBefore_{one.number}")
    inner = column(lines, 0, 1)
    for match in one.matches[1:]:
        parts = [short_day(match.event.day, seen.today), match.way.said, match.reason]
        if match.agreed is not None:
            parts.append(f"agreed by {match.agreed.by}, {plain(match.agreed.on)}")
        words = "  ·  ".join(part for part in parts if part)
        inner.addWidget(Words(words, "small", wrap=True))
    lines.hide()
    before = len(one.matches) - 1
    button = quiet("Earlier" if before == 1 else f"{before} earlier", f"keptEarlier_{one.number}")
    button.setAccessibleName(f"How {one.number} was met before")
    button.setCheckable(True)
    button.toggled.connect(lines.setVisible)
    line = Flow()
    line.addWidget(button)
    body.addWidget(line)
    body.addWidget(lines)
    return ground


class HoursCard(Card):
    """The latest weeks, their sums, and what is asked for where the learner is.

    Signals:
        typing: hours are to be typed.
    """

    typing = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(name="keptHours", gap=8, parent=parent)
        head = row(10)
        head.addWidget(Words("Hours of education", "heading"), 1)
        self.type = secondary("Type hours…", "keptTypeHours")
        self.type.clicked.connect(self.typing)
        head.addWidget(self.type)
        self._norm = Words("", "soft", wrap=True, name="keptNorm")
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(theme.px(18))
        self._grid.setVerticalSpacing(theme.px(4))
        self._grid.setColumnStretch(LAST, 1)
        self.body.addLayout(head)
        self.body.addWidget(self._norm)
        self.body.addLayout(self._grid)

    def show_weeks(self, given: KeptDesk, seen: CaseSeen) -> None:
        emptied(self._grid)
        norm = given.norm
        words = f"{norm.words} are asked for at {given.place} ({norm.source})." if norm else ""
        self._norm.setText(words)
        self._norm.setVisible(bool(words))
        if not given.weeks:
            said = "No week is noted yet. A term is typed, or pasted from a spreadsheet, in one go."
            self._grid.addWidget(Words(said, "soft", wrap=True, name="keptNoWeeks"), 0, 0, 1, 5)
            return
        for at, head in enumerate(HEADS):
            self._put(0, at, Words(head, "small"))
        shown = tuple(reversed(given.weeks))[:LATEST]
        for line, week in enumerate(shown, start=1):
            for at, text in enumerate(_week(week, seen)):
                self._put(line, at, Words(text, wrap=at == LAST))
        summed = total(given.weeks)
        weeks = "1 week" if summed.weeks == 1 else f"All {summed.weeks} weeks"
        hours = map(hours_said, (summed.planned, summed.offered, summed.attended))
        for at, text in enumerate((weeks, *hours)):
            self._put(len(shown) + 1, at, Words(text, "strong", name=f"keptSum{at}"))

    def _put(self, line: int, at: int, words: Words) -> None:
        """Numbers stand at the right; words that wrap need the whole width of their column."""
        if 0 < at < LAST:
            self._grid.addWidget(words, line, at, Qt.AlignmentFlag.AlignRight)
        else:
            self._grid.addWidget(words, line, at)


def _week(week: Week, seen: CaseSeen) -> tuple[str, ...]:
    hours = map(hours_said, (week.planned, week.offered, week.attended))
    where = week.event.facts.get("place", "")
    parts = dict.fromkeys(filter(None, (where, week.why_offered, week.why_attended, week.unit)))
    return (short_day(week.monday, seen.today), *hours, "  ·  ".join(parts))


class MonitoringCard(Card):
    """When the next monitoring meeting is due, and what the last one proposed.

    Signals:
        wanted: the page of reviews is wanted, where meetings are planned and written down.
        report: the report for the authority is wanted.
    """

    wanted = Signal()
    report = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("Monitoring meetings", name="keptMonitoring", gap=6, parent=parent)
        self._state = Flow(across=10)
        self._lines = QVBoxLayout()
        ways = Flow(across=8)
        self.go = secondary("Plan or write down a meeting", "keptMeeting")
        self.go.clicked.connect(self.wanted)
        self.print = secondary("Monitoring report…", "keptReport")
        self.print.clicked.connect(self.report)
        ways.addWidget(self.go)
        ways.addWidget(self.print)
        about = (
            "At most twelve months apart. A meeting changes nothing in the plan: its proposals go "
            "to the authority, which decides."
        )
        self.body.addWidget(Words(about, "soft", wrap=True))
        self.body.addWidget(self._state)
        self.body.addLayout(self._lines)
        self.body.addWidget(ways)

    def show_meetings(self, given: KeptDesk, seen: CaseSeen) -> None:
        self._state.clear()
        emptied(self._lines)
        due = monitoring_due(seen.open_dues)
        if due is not None and due.by is not None:
            words = f"Due by {short_day(due.by, seen.today)}"
            self._state.addWidget(Pill(words, tone_of(due, seen.today), name="keptDue"))
            if notice := due.notice(seen.today):
                self._state.addWidget(Words(notice_words(notice), "small"))
            self._state.addWidget(Words(f"{due.source}. {due.caution}", "small"))
        for review in given.monitoring[:3]:
            held = review.held
            if held is None:
                continue
            words = f"{review.kind.called}, {day_words(held.day)}"
            self._lines.addWidget(Words(words, "strong", wrap=True))
            proposed = held.facts.get("proposals", "") or "Nothing was proposed."
            self._lines.addWidget(Words(f"Proposals for the authority: {proposed}", wrap=True))
        if not given.monitoring:
            self._lines.addWidget(Words("None was held yet.", "small", name="keptNoMeeting"))
