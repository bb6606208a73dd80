"""The cards of the page of reviews: its line, the papers, the outcomes, and those before."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from caseworker.casework.review_desk import LookedAt, ReviewDesk, chart
from caseworker.domain.case import Event
from caseworker.domain.law import event_kinds
from caseworker.domain.listed import listed
from caseworker.domain.review import PaperAsked, Review
from caseworker.ui import theme
from caseworker.ui.case.seen import CaseSeen
from caseworker.ui.case.step_line import StepLine
from caseworker.ui.case.tab import Columns, emptied
from caseworker.ui.palette import Tone
from caseworker.ui.parts import Card, Flow, Pill, Rule, Words, named, quiet, row
from caseworker.ui.parts.svg_picture import SvgPicture, inks
from caseworker.ui.parts.typed_day import short_day

TONES: Final = (Tone.RED, Tone.AMBER, Tone.AMBER, Tone.BLUE, Tone.GREEN)


class LineCard(Card):
    """The review under way: its steps on a line, and under it each day with its source."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(name="reviewLine", gap=8, parent=parent)
        top = row(12)
        self.title = Words("", "heading", name="reviewTitle", wrap=True)
        self.state = Pill("", Tone.PLAIN, name="reviewState")
        top.addWidget(self.title, 1)
        top.addWidget(self.state, 0, Qt.AlignmentFlag.AlignTop)
        self.about = Words("", "soft", wrap=True, name="reviewAbout")
        self.steps = StepLine("review")
        self.buttons = Flow(across=8)
        self.body.addLayout(top)
        self.body.addWidget(self.about)
        self.body.addWidget(self.steps.timeline)
        self.body.addWidget(self.buttons)
        self.body.addWidget(Rule())
        self.body.addWidget(self.steps)

    def show_line(self, seen: CaseSeen, desk: ReviewDesk) -> None:
        """Draw the steps. What comes before a meeting that was held can’t be done any more."""
        is_held = desk.under_way is not None and desk.under_way.held is not None
        missed = {one.row.name for one in desk.line if one.row.about == "planned" and is_held}
        self.steps.show_steps(desk.line, seen, missed)


class PaperLine(QWidget):
    """One paper that was asked for, and what came of it.

    Signals:
        came: it has come; carries the PaperAsked.
        chased: whoever owes it is to be reminded; carries the PaperAsked.
    """

    came = Signal(object)
    chased = Signal(object)

    def __init__(
        self,
        at: int,
        one: PaperAsked,
        seen: CaseSeen,
        *,
        is_over: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        named(self, f"reviewPaper{at}", f"{one.whose}: advice for the review")
        line = row(12, self)
        line.setContentsMargins(0, theme.px(6), 0, theme.px(6))
        told = QVBoxLayout()
        told.setSpacing(0)
        told.addWidget(Words(one.whose, "strong", wrap=True))
        parts = [one.request.facts.get("role", ""), f"asked {_day(one.request, seen)}"]
        parts += [f"chased {_day(one.reminded, seen)}"] if one.reminded else []
        if one.answer is not None:
            parts.append(one.answer.facts.get("words", ""))
        told.addWidget(Words("  ·  ".join(part for part in parts if part), "small", wrap=True))
        told.addStretch(1)
        line.addLayout(told, 1)
        state = Flow()
        line.addWidget(state, 2)
        if one.answer is not None:
            state.addWidget(Pill(f"In {_day(one.answer, seen)}", Tone.GREEN))
            return
        if is_over:
            state.addWidget(Pill("Did not come", Tone.PLAIN))
            return
        late = one.by < seen.today
        words = f"Due {short_day(one.by, seen.today)}"
        state.addWidget(Pill(f"{words}, late" if late else words, Tone.RED if late else Tone.AMBER))
        record = quiet("It came…", f"reviewPaper{at}Record")
        record.setAccessibleName(f"Advice of {one.whose} came")
        record.clicked.connect(lambda: self.came.emit(one))
        chase = quiet("Chase…", f"reviewPaper{at}Chase")
        chase.setAccessibleName(f"Chase {one.whose}")
        chase.clicked.connect(lambda: self.chased.emit(one))
        state.addWidget(record)
        state.addWidget(chase)


class OutcomesCard(Card):
    """Each outcome of the plan in force, with how far it has come over the years beside it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("Outcomes over the years", name="reviewOutcomes", gap=4, parent=parent)
        self._lines = QVBoxLayout()
        self.body.addLayout(self._lines)

    def show_outcomes(self, desk: ReviewDesk) -> None:
        emptied(self._lines)
        if not desk.outcomes:
            words = "The plan in force isn’t kept here as a version, so its outcomes aren’t known."
            words = words if not desk.plan else "The plan in force has no outcome."
            self._lines.addWidget(Words(words, "soft", wrap=True, name="noOutcomes"))
        for at, one in enumerate(desk.outcomes):
            if at:
                self._lines.addWidget(Rule())
            self._lines.addWidget(_outcome(at, one))


def _outcome(at: int, one: LookedAt) -> QWidget:
    line = Columns(1, 1)
    told = QWidget()
    body = QVBoxLayout(told)
    body.setContentsMargins(0, theme.px(4), 0, theme.px(4))
    body.setSpacing(theme.px(3))
    body.addWidget(Words(f"{one.number}  {one.about}", "strong", wrap=True))
    if one.specified:
        body.addWidget(Words(one.specified, "small", wrap=True))
    if one.noted:
        last = one.noted[-1]
        tone = TONES[min(last.score, len(TONES) - 1)]
        said = Flow()
        said.addWidget(Pill(last.said, tone))
        said.addWidget(Words(f"{last.day:%B %Y}", "small"))
        body.addWidget(said)
        if last.words:
            body.addWidget(Words(last.words, wrap=True))
    else:
        body.addWidget(Words("No meeting has looked at it yet.", "small"))
    line.put_left(told)
    if svg := chart(one.noted, inks(), theme.UI_FONT):
        heard = "; ".join(f"{each.day:%B %Y}: {each.said}" for each in one.noted)
        line.put_right(SvgPicture(svg, heard, f"outcomeChart{at}", wide=450))
    return line


def review_facts(review: Review, seen: CaseSeen) -> Iterator[tuple[str, str]]:
    """What a review that was held found, a label and its words each."""
    held = review.held
    if held is None:
        return
    kind = event_kinds()[held.kind]
    for spec in kind.facts:
        said = held.facts.get(spec.name, "")
        if said and spec.name not in {"meeting", "what"}:
            yield spec.words.removesuffix(", one on a line"), ", ".join(listed(said)) or said
    for event, words in (
        (review.report, "Report sent"),
        (review.decided, "Decided"),
        (review.final, "In the end"),
    ):
        if event is not None:
            yield words, f"{event_kinds()[event.kind].title}, {_day(event, seen)}"


def _day(event: Event, seen: CaseSeen) -> str:
    return short_day(event.sent or event.day, seen.today)
