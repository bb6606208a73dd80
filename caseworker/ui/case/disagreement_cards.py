"""The cards of a disagreement: its line, what may be appealed against, what else, complaints."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from caseworker.casework.entries import said_by
from caseworker.domain.complaint import Complaint
from caseworker.domain.days import plain
from caseworker.domain.disagreement import (
    Disagreement,
    GroundNow,
    Stands,
    ground_words,
    line_of,
    owed_after,
)
from caseworker.domain.disagreement_rules import Told
from caseworker.domain.due import FROM_MEMORY, Due
from caseworker.domain.law import event_kinds
from caseworker.domain.law.limits import Checked
from caseworker.ui import theme
from caseworker.ui.case.because import Because
from caseworker.ui.case.disagreement_steps import Offer, complaint_offer, kept_offer, offers_of
from caseworker.ui.case.next_step import NextStep
from caseworker.ui.case.owed import tone_of
from caseworker.ui.case.seen import CaseSeen
from caseworker.ui.case.step_line import StepLine
from caseworker.ui.case.steps import because_of
from caseworker.ui.case.tab import emptied
from caseworker.ui.palette import Tone
from caseworker.ui.parts import (
    Card,
    Flow,
    Pill,
    Rule,
    Words,
    column,
    named,
    primary,
    quiet,
    row,
    secondary,
)
from caseworker.ui.parts.typed_day import short_day

TONES = {
    Stands.OPEN: Tone.AMBER,
    Stands.RUNNING: Tone.BLUE,
    Stands.DECIDED: Tone.PLAIN,
    Stands.CLOSED: Tone.PLAIN,
    Stands.NONE: Tone.PLAIN,
    Stands.BARRED: Tone.PLAIN,
}


class DisagreementCard(Card):
    """One decision that is disagreed with: its line of days, what is owed, what comes next.

    Signals:
        stepped: an entry is to be made; carries a NextStep.
    """

    stepped = Signal(object)

    def __init__(
        self,
        one: Disagreement,
        seen: CaseSeen,
        at: int,
        *,
        may_appeal: bool,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(name=f"disagreement{at}", gap=8, parent=parent)
        kind = event_kinds()[one.decision.kind]
        top = row(12)
        day = one.decision.sent or one.decision.day
        title = f"{kind.title}, {plain(day)}"
        top.addWidget(Words(title, "heading", wrap=True, name=f"disagreement{at}Title"), 1)
        words, tone = _state(one)
        top.addWidget(
            Pill(words, tone, name=f"disagreement{at}State"), 0, Qt.AlignmentFlag.AlignTop
        )
        self.body.addLayout(top)
        if one.reference:
            self.body.addWidget(Words(f"Number of the appeal: {one.reference}", "soft", wrap=True))
        steps = StepLine(f"disagreement{at}")
        steps.show_steps(line_of(seen.case, one, seen.reckoning), seen)
        self.body.addWidget(steps.timeline)
        self.body.addWidget(_buttons(offers_of(one, may_appeal=may_appeal), self.stepped.emit))
        self.body.addWidget(Rule())
        self.body.addWidget(steps)
        self._owed(owed_after(seen.case, one, seen.reckoning), seen, at)
        self._told(one, seen)

    def _owed(self, dues: tuple[Due, ...], seen: CaseSeen, card: int) -> None:
        if not dues:
            return
        self.body.addWidget(Rule())
        self.body.addWidget(Words("What is owed after it", "strong"))
        for at, due in enumerate(dues):
            self.body.addWidget(self._owed_line(due, seen, card * 100 + at))

    def _owed_line(self, due: Due, seen: CaseSeen, at: int) -> QWidget:
        line = Flow(across=10)
        day = short_day(due.by, seen.today) if due.by else "at once"
        done = f"Done {short_day(due.done_on, seen.today)}" if due.done_on else f"By {day}"
        tone = Tone.GREEN if due.done_on else tone_of(due, seen.today)
        line.addWidget(Pill(f"{done}, {due.late_words}" if due.late_words else done, tone))
        line.addWidget(Words(due.duty, wrap=True))
        because = quiet("because…", f"owed{at}Because")
        because.setProperty("kind", "because")
        because.setAccessibleName(f"Why: {due.duty}")
        because.clicked.connect(
            lambda: Because(due.duty, because_of(due), due.caution, self.window()).open_under(
                because
            )
        )
        line.addWidget(because)
        if due.is_open:
            offer = kept_offer(due, at)
            button = quiet(offer.words, offer.name)
            button.setAccessibleName(f"Done: {due.duty}")
            button.clicked.connect(lambda: self.stepped.emit(offer.step))
            line.addWidget(button)
        line.addWidget(Words(str(due.source), "small", wrap=True))
        return line

    def _told(self, one: Disagreement, seen: CaseSeen) -> None:
        """Every entry in its words, oldest first."""
        if not one.events:
            return
        self.body.addWidget(Rule())
        self.body.addWidget(Words("What happened", "strong"))
        for event in one.events:
            day = short_day(event.sent or event.day, seen.today)
            self.body.addWidget(Words(f"{day}:  {said_by(seen.case, event, {})}", wrap=True))


class GroundsCard(Card):
    """What may be appealed against now, from which decision and until when; and what may not.

    Signals:
        printed: it is wanted on paper.
    """

    printed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("What may be appealed against", name="grounds", gap=6, parent=parent)
        self._print = secondary("Print what can be done…", "groundsPrint")
        self._print.clicked.connect(self.printed)
        self._lines = QVBoxLayout()
        self._lines.setSpacing(theme.px(6))
        ways = Flow()
        ways.addWidget(self._print)
        self.body.addLayout(self._lines)
        self.body.addWidget(ways)

    def show_grounds(self, grounds: tuple[GroundNow, ...]) -> None:
        emptied(self._lines)
        there = [one for one in grounds if one.stands not in {Stands.NONE, Stands.BARRED}]
        rest = [one for one in grounds if one not in there]
        if not there:
            words = "Nothing that has been decided on this case can be appealed against now."
            self._lines.addWidget(Words(words, wrap=True, name="groundsNone"))
        for at, one in enumerate(there):
            self._lines.addWidget(_ground(at, one))
        for why in dict.fromkeys(one.why for one in rest if one.stands is Stands.BARRED):
            names = [one.row.words for one in rest if one.why == why]
            self._lines.addWidget(Rule())
            self._lines.addWidget(Words(why, "soft", wrap=True, name="groundsBarred"))
            self._lines.addWidget(Words("Not: " + "; ".join(names) + ".", "small", wrap=True))
        none = [one for one in rest if one.stands is Stands.NONE]
        if none:
            said = "; ".join(f"{one.row.words[:1].lower()}{one.row.words[1:]}" for one in none)
            self._lines.addWidget(Rule())
            words = f"No such decision on this case: {said}."
            self._lines.addWidget(Words(words, "small", wrap=True, name="groundsElse"))


class ToldCard(Card):
    """What an appeal stops, or what else can be done: a heading and its words each."""

    def __init__(self, title: str, name: str, parent: QWidget | None = None) -> None:
        super().__init__(title, name=name, gap=4, parent=parent)
        self._lines = QVBoxLayout()
        self._lines.setSpacing(theme.px(4))
        self.body.addLayout(self._lines)

    def show_told(self, told: tuple[Told, ...]) -> None:
        emptied(self._lines)
        self.setVisible(bool(told))
        for one in told:
            if one.title:
                self._lines.addWidget(Words(one.title, "strong", wrap=True))
            self._lines.addWidget(Words(one.words, wrap=True))
            caution = FROM_MEMORY if one.checked is Checked.MEMORY else ""
            said = "  ·  ".join(part for part in (one.source, caution) if part)
            self._lines.addWidget(Words(said, "small", wrap=True))


class ComplaintsCard(Card):
    """Complaints, apart from every appeal: each with its days and its next stage.

    Signals:
        stepped: an entry is to be made; carries a NextStep.
    """

    stepped = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("Complaints", name="complaints", gap=6, parent=parent)
        words = "A complaint is no appeal: neither stops the days of the other."
        self.body.addWidget(Words(words, "soft", wrap=True))
        self._lines = QVBoxLayout()
        self._lines.setSpacing(theme.px(6))
        self.body.addLayout(self._lines)
        self.add = secondary("Complaint received…", "complaintAdd")
        ways = Flow()
        ways.addWidget(self.add)
        self.body.addWidget(ways)

    def show_complaints(self, complaints: tuple[Complaint, ...], seen: CaseSeen) -> None:
        emptied(self._lines)
        for at, one in enumerate(complaints):
            self._lines.addWidget(self._one(at, one, seen))
            self._lines.addWidget(Rule())

    def _one(self, at: int, one: Complaint, seen: CaseSeen) -> QWidget:
        ground = named(QWidget(), f"complaint{at}", one.made.facts.get("about", ""))
        body = column(ground, 0, 3)
        facts = one.made.facts
        head = f"{facts.get('by', '')}, {short_day(one.made.day, seen.today)}"
        body.addWidget(Words(f"{head}: {facts.get('about', '')}", "strong", wrap=True))
        if one.route is not None:
            said = f"To: {one.route.title}. After the last answer: {one.route.above}."
            body.addWidget(Words(said, "small", wrap=True))
        for event in one.events:
            day = short_day(event.sent or event.day, seen.today)
            body.addWidget(Words(f"{day}:  {said_by(seen.case, event, {})}", wrap=True))
        for due in one.dues:
            if not due.is_open or due.by is None:
                continue
            line = Flow(across=10)
            line.addWidget(Pill(f"By {short_day(due.by, seen.today)}", tone_of(due, seen.today)))
            line.addWidget(Words(due.duty, wrap=True))
            line.addWidget(Words(due.caution, "small", wrap=True))
            body.addWidget(line)
        if offer := complaint_offer(one, at):
            body.addWidget(_buttons([offer], self.stepped.emit))
        return ground


def _state(one: Disagreement) -> tuple[str, Tone]:
    if one.is_running:
        return "Appeal running", Tone.BLUE
    if one.ended is not None:
        return event_kinds()[one.ended.kind].title, Tone.PLAIN
    if one.is_mediated:
        return "Mediation", Tone.BLUE
    return "Open to an appeal" if not one.events else "Disagreed with", Tone.AMBER


def _ground(at: int, one: GroundNow) -> QWidget:
    ground = named(QWidget(), f"ground{at}", one.row.words)
    body = column(ground, 0, 2)
    line = Flow(across=10)
    line.addWidget(Pill(one.stands.value, TONES[one.stands], name=f"ground{at}Stands"))
    line.addWidget(Words(one.row.words, "strong", wrap=True))
    line.addWidget(Words(one.row.letter, "small", wrap=True))
    body.addWidget(line)
    body.addWidget(Words(ground_words(one), wrap=True, name=f"ground{at}Words"))
    return ground


def _buttons(offers: Iterable[Offer], take: Callable[[NextStep], object]) -> Flow:
    ways = Flow(across=8)
    for at, offer in enumerate(offers):
        button = (secondary if at else primary)(offer.words, offer.name)
        button.clicked.connect(lambda _=False, step=offer.step: take(step))
        ways.addWidget(button)
    return ways
