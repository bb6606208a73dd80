"""The cards of an ending: how far it has come, what comes first, the grounds, what is none."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from caseworker.domain.ceasing import Ending, FirstNow, GroundNow, in_short
from caseworker.domain.ceasing_rules import Need, ceasing_rules
from caseworker.domain.days import plain
from caseworker.domain.due import FROM_MEMORY
from caseworker.domain.law import event_kinds
from caseworker.domain.law.limits import Checked
from caseworker.domain.retention import kept_until
from caseworker.ui import theme
from caseworker.ui.case.next_step import NextStep, Way, record_of
from caseworker.ui.case.seen import CaseSeen
from caseworker.ui.palette import Tone
from caseworker.ui.parts import Card, Flow, Pill, Rule, Words, column, named, quiet, row, secondary


class FirstCard(Card):
    """What comes before the decision, each with how it stands and the button that records it.

    Signals:
        stepped: something is to be recorded; carries a NextStep.
    """

    stepped = Signal(object)

    def __init__(self, seen: CaseSeen, now: GroundNow, parent: QWidget | None = None) -> None:
        super().__init__("What comes first", name="endingFirst", gap=4, parent=parent)
        for at, one in enumerate(now.first):
            if at:
                self.body.addWidget(Rule())
            self.body.addWidget(self._line(seen, at, one))

    def _line(self, seen: CaseSeen, at: int, one: FirstNow) -> QWidget:
        stands = in_short(one, seen.today)
        ground = named(QWidget(), f"endingFirst{at}", f"{one.row.words}: {stands}")
        line = row(12, ground)
        line.setContentsMargins(0, theme.px(6), 0, theme.px(6))
        told = QVBoxLayout()
        told.setSpacing(0)
        told.addWidget(Words(one.row.words, "soft" if one.is_met else "strong", wrap=True))
        told.addWidget(Words(f"{one.row.source}.", "small", wrap=True))
        line.addLayout(told, 3)
        state = Flow()
        state.addWidget(Pill(stands, _tone(one)))
        step = _records(one)
        if step is not None:
            button = quiet(f"{step.words}…", f"endingFirst{at}Record")
            button.setAccessibleName(f"{step.words}: {one.row.words}")
            button.clicked.connect(lambda: self.stepped.emit(step))
            state.addWidget(button)
        line.addWidget(state, 2)
        return ground


class GroundsCard(Card):
    """Every ground: open on this case, or not and why.

    Signals:
        chosen: those concerned are to be consulted on it; carries the GroundNow.
        stepped: it is done elsewhere, or by an entry; carries a NextStep.
    """

    chosen = Signal(object)
    stepped = Signal(object)

    def __init__(self, grounds: tuple[GroundNow, ...], parent: QWidget | None = None) -> None:
        super().__init__(
            "Grounds on which a plan may end", name="endingGrounds", gap=4, parent=parent
        )
        ordered = sorted(grounds, key=lambda one: not one.is_open)
        for at, one in enumerate(ordered):
            if at:
                self.body.addWidget(Rule())
            self.body.addWidget(self._ground(one))

    def _ground(self, now: GroundNow) -> QWidget:
        ground = now.ground
        stands = "Open" if now.is_open else "Not open"
        whole = named(QWidget(), f"ground_{ground.name}", f"{ground.title}: {stands}")
        inside = column(whole, 0, 2)
        edge = theme.px(6)
        inside.setContentsMargins(0, edge, 0, edge)
        head = row(12)
        head.addWidget(Words(ground.title, "strong", wrap=True), 1)
        tone = Tone.GREEN if now.is_open else Tone.PLAIN
        head.addWidget(Pill(stands, tone), 0, Qt.AlignmentFlag.AlignTop)
        inside.addLayout(head)
        inside.addWidget(Words(ground.means, wrap=True))
        source = f"{ground.source}. Reason {ground.sen2} of the yearly return."
        inside.addWidget(Words(source, "small", wrap=True))
        if ground.checked is Checked.MEMORY:
            inside.addWidget(Words(FROM_MEMORY, "small", wrap=True))
        for need in now.against:
            inside.addWidget(Words(f"{need.why} {need.instead}", "soft", wrap=True))
            inside.addWidget(Words(f"{need.source}.", "small", wrap=True))
        ways = Flow(across=8)
        for button in self._ways(now):
            ways.addWidget(button)
        inside.addWidget(ways)
        return whole

    def _ways(self, now: GroundNow) -> Iterator[QWidget]:
        name = now.ground.name
        if now.is_open and now.ground.record:
            step = record_of(now.ground.record)
            button = secondary("Record it…", f"endingRecord_{name}")
            button.clicked.connect(lambda: self.stepped.emit(step))
            button.setAccessibleName(f"Record it: {now.ground.title}")
            yield button
        elif now.is_open:
            button = secondary("Consult on this…", f"endingConsult_{name}")
            button.setAccessibleName(f"Consult on this: {now.ground.title}")
            button.clicked.connect(lambda: self.chosen.emit(now))
            yield button
        for need in _parts(now.against):
            part = quiet(f"Go to {need.part}", f"endingGo_{name}_{need.part.lower()}")
            part.setAccessibleName(f"Go to {need.part}: {now.ground.title}")
            step = NextStep(need.instead, Way.PART, (), need.why, {"what": need.part})
            part.clicked.connect(lambda _=False, step=step: self.stepped.emit(step))
            yield part


def never_card() -> Card:
    """What is no ground by itself."""
    card = Card("No ground by itself", name="endingNever", gap=4)
    for one in ceasing_rules().never:
        card.body.addWidget(Words(one.words, wrap=True))
        card.body.addWidget(Words(f"{one.source}.", "small", wrap=True))
    return card


def ended_lines(seen: CaseSeen, now: Ending) -> Iterator[tuple[str, str]]:
    """What is to be known of an ending that is over: role of the words, and the words."""
    if now.ended is not None:
        yield "strong", f"The plan ended on {plain(now.ended.day)}."
    if now.decided is not None:
        told = now.decided.sent or now.decided.day
        yield "body", f"The decision was sent on {plain(told)}: it is not the day of the end."
    if now.ground is not None:
        yield "body", f"{now.ground.title} (reason {now.ground.sen2} of the yearly return)."
    kept = kept_until(seen.case)
    yield "strong", kept.said
    yield "small", f"{kept.source}."
    if kept.held:
        yield "strong", kept.held


def decided_lines(now: Ending) -> Iterator[tuple[str, str]]:
    """What stands between the decision and the end."""
    yield "body", "The plan is in force, and everything in it is owed as before."
    if now.dismissed is not None:
        yield "strong", "The appeal was dismissed: the plan ends at once."
        yield "small", "SEND Regs 2014 reg 44(2)(a)."
    elif now.earliest is not None:
        yield (
            "strong",
            f"Earliest day on which it may end: {plain(now.earliest)}, if nobody appeals.",
        )
    elif now.holds:
        yield (
            "strong",
            "No day is known: an appeal is open. The plan may not end before it is decided.",
        )
    else:
        yield "strong", "The time for an appeal is over: the plan may end now."
    for due in now.holds:
        yield "small", due.because


def considered_lines(now: Ending) -> Iterator[tuple[str, str]]:
    """Who was told, when, and until when they may answer."""
    told = now.consulted
    if told is None:
        return
    if now.ground is not None:
        yield "strong", now.ground.title
    whom = ", ".join(filter(None, (told.facts.get(name, "") for name in ("told", "institution"))))
    yield "body", f"Told on {plain(told.sent or told.day)}{f': {whom}' if whom else ''}."
    if said := told.facts.get("reasons"):
        yield "body", said
    yield "small", "The plan is in force. SEND Regs 2014 reg 31(1)."


def _tone(one: FirstNow) -> Tone:
    if one.is_met:
        return Tone.GREEN if one.done is not None else Tone.PLAIN
    return Tone.AMBER if one.row.must else Tone.BLUE


def _records(one: FirstNow) -> NextStep | None:
    """What records it; None where it is done, or done by the consultation itself."""
    if one.is_met or one.row.says or one.row.passed:
        return None
    kinds = [kind for kind in one.row.by if not event_kinds()[kind].elsewhere]
    if len(kinds) == 1:
        return record_of(kinds[0])
    return NextStep("Record", Way.RECORD, tuple(kinds), one.row.words)


def _parts(against: tuple[Need, ...]) -> list[Need]:
    """One of those that lead to the same part of the case."""
    return list({need.part: need for need in against if need.part}.values())
