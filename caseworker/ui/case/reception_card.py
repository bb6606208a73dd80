"""What has to be known at once after a reception, and what is done first."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from caseworker.domain.days import day_words
from caseworker.domain.due import DueState
from caseworker.domain.reception import FirstStep, Reception, reception_of
from caseworker.ui.case.next_step import step_asked
from caseworker.ui.case.seen import CaseSeen
from caseworker.ui.case.tab import Columns, emptied
from caseworker.ui.palette import Tone
from caseworker.ui.parts import Card, Flow, Pill, Words, column, named, row, secondary

UNKNOWN = "Legal basis not recorded: find out whether this is a remand."


class ReceptionCard(Card):
    """Hidden where nobody was received; ``only_fresh``: some weeks after, too.

    Signals:
        stepped: a step is wanted; carries a NextStep.
    """

    stepped = Signal(object)

    def __init__(self, *, only_fresh: bool = False, parent: QWidget | None = None) -> None:
        name = "receptionNow" if only_fresh else "reception"
        super().__init__(tone=Tone.ACCENT, name=name, margin=16, gap=10, parent=parent)
        self.setAccessibleName("Reception")
        self._only_fresh = only_fresh
        self._head = Flow(across=10, down=4)
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(16)
        self._grid.setVerticalSpacing(6)
        self._grid.setColumnStretch(1, 1)
        self._steps = QVBoxLayout()
        self._steps.setSpacing(8)
        told, first = QWidget(), QWidget()
        column(told, 0, 0).addLayout(self._grid)
        inside = column(first, 0, 8)
        inside.addWidget(Words("What to do first", "heading", wrap=True))
        inside.addLayout(self._steps)
        columns = Columns(1, 1)
        columns.put_left(told)
        columns.put_right(first)
        self.body.addWidget(self._head)
        self.body.addWidget(columns)
        self.hide()

    def show_case(self, seen: CaseSeen) -> None:
        found = reception_of(seen.case, seen.today)
        is_there = found is not None and (not self._only_fresh or found.is_fresh(seen.today))
        self.setVisible(is_there)
        if found is None or not is_there:
            return
        self._show_head(seen, found)
        emptied(self._grid)
        for at, (label, words, source) in enumerate(_told(seen, found)):
            self._put(at, label, words, source)
        emptied(self._steps)
        for one in found.steps:
            self._steps.addWidget(self._step(one))

    def _show_head(self, seen: CaseSeen, found: Reception) -> None:
        self._head.clear()
        self._head.addWidget(Words("Reception", "heading"))
        self._head.addWidget(Pill(f"Held since {day_words(found.since)}", Tone.BLUE))
        if seen.rules is not None:
            self._head.addWidget(Pill(seen.rules.words, Tone.AMBER, name="receptionRules"))
        left = sum(1 for one in found.steps if not one.is_done)
        words = f"{left} of {len(found.steps)} to do" if left else "All first steps are done"
        self._head.addWidget(Pill(words, Tone.AMBER if left else Tone.GREEN))

    def _put(self, at: int, label: str, words: str, source: str) -> None:
        called = Words(label, "soft", wrap=True)
        called.setMinimumWidth(called.fontMetrics().averageCharWidth() * 16)
        self._grid.addWidget(called, at, 0, Qt.AlignmentFlag.AlignTop)
        ground = named(QWidget(), f"receptionTold{at}", f"{label}: {words}")
        body = column(ground, 0, 0)
        said = Words(words, "body", wrap=True)
        said.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        body.addWidget(said)
        if source:
            body.addWidget(Words(source, "small", wrap=True))
        self._grid.addWidget(ground, at, 1)

    def _step(self, one: FirstStep) -> QWidget:
        done = f"Done on {day_words(one.done_on)}" if one.done_on else "Done"
        ground = named(
            QWidget(),
            f"receptionStep_{one.row.name}",
            f"{one.row.words}: {done if one.is_done else 'to do'}",
        )
        line = row(10, ground)
        said = QVBoxLayout()
        said.setSpacing(0)
        said.addWidget(Words(one.row.words, "soft" if one.is_done else "strong", wrap=True))
        if not one.is_done:
            said.addWidget(Words(one.row.why, "small", wrap=True))
        line.addLayout(said, 1)
        step = step_asked(one.row.do)
        if one.is_done or step is None:
            pill = Pill(f"✓ {done}", Tone.GREEN)
            line.addWidget(pill, 0, Qt.AlignmentFlag.AlignTop)
            return ground
        button = secondary("Do it…", f"receptionDo_{one.row.name}")
        button.setAccessibleName(f"Do it: {one.row.words}")
        button.clicked.connect(lambda: self.stepped.emit(step))
        line.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
        return ground


def _told(seen: CaseSeen, found: Reception) -> Iterator[tuple[str, str, str]]:
    """What stands on the left: a label, words, and where the law says so."""
    yield "Child or young person", found.age, ""
    person = seen.setting.word("parent or young person")
    yield f"{person[:1].upper()}{person[1:]}", found.decides.who, found.decides.source
    if found.care:
        yield "Looked after", found.care, found.care_source
    elif not seen.case.facts.get("basis", ""):
        yield "Looked after", UNKNOWN, ""
    for title, day, what in found.birthdays:
        yield title, day_words(day), f"{what}."
    if seen.rules is not None:
        yield "Rules", f"{seen.rules.words}: {seen.rules.because}.", seen.rules.source
    for due in seen.dues:
        is_ahead = due.state in {DueState.DUE, DueState.LATE, DueState.DONE} and due.by is not None
        if due.row.own_length and is_ahead and due.starts and due.starts >= found.since:
            late = f" ({due.late_words})" if due.late_words else ""
            yield due.row.brief, f"{day_words(due.by)}{late}" if due.by else "", str(due.source)
