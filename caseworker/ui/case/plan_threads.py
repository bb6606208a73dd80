"""The threads of the plan on one page: need, provision, outcome, and what hangs loose."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QPushButton, QWidget

from caseworker.domain.kinds import PlanKind
from caseworker.domain.plan import Plan
from caseworker.domain.threads import Knot, Loose, Strand, threads_of
from caseworker.ui import theme
from caseworker.ui.case.plan_finding import GoTo
from caseworker.ui.case.tab import emptied
from caseworker.ui.icons import Icon
from caseworker.ui.keys import shortcut
from caseworker.ui.palette import Tone
from caseworker.ui.parts import (
    Card,
    EmptyState,
    Flow,
    ScrollPage,
    Words,
    column,
    named,
    recolour,
    restyle,
    secondary,
)

HOW = ("how_often", "how_long", "by_when")  # said after the words, where it was filled in
STEP = 22  # px at 100%: how much further in each step of a thread stands


class ThreadsPage(ScrollPage):
    """Every need with what is done about it. Each line leads to where it is written.

    Signals:
        wanted: an item is wanted; carries its number.
        shut: back to writing.
    """

    wanted = Signal(str)
    shut = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("threadsPage", margin=0, gap=12, parent=parent)
        self.setAccessibleName("Needs, provision and outcomes")
        self.body.setContentsMargins(0, theme.px(14), theme.px(4), theme.px(14))
        head = Flow(across=12, down=6)
        self.back: QPushButton = secondary("Back to writing", "threadsBack", icon=Icon.CHEVRON_LEFT)
        self.back.setToolTip("Esc")
        self.back.clicked.connect(self.shut)
        head.addWidget(self.back)
        self.paper: QPushButton = secondary("See it as a paper", "threadsPaper", icon=Icon.PRINT)
        head.addWidget(Words("From each need to its outcomes", "heading", name="threadsTitle"))
        head.addWidget(self.paper)
        self.body.addWidget(head)
        self._loose = Card(name="threadsLoose", margin=14, gap=4)
        self.body.addWidget(self._loose)
        ground = QWidget()
        self._threads = column(ground, 0, 12)
        self.body.addWidget(ground)
        self.body.addStretch(1)
        shortcut(Qt.Key.Key_Escape, self, self.shut.emit, "Back to the plan", inside=True)

    def show_plan(self, plan: Plan, kind: PlanKind) -> None:
        """Draw the threads of the plan as it stands now."""
        emptied(self._loose.body)
        emptied(self._threads)
        found = threads_of(plan, kind)
        tone = Tone.AMBER if found.loose else Tone.GREEN
        words = "Not tied up yet" if found.loose else "✓ Everything is tied up"
        self._loose.body.addWidget(Words(words, "strong", tone=tone, name="threadsVerdict"))
        for one in found.loose:
            self._loose.body.addWidget(self._loose_line(one))
        self._loose.setVisible(bool(found.threads or found.loose))
        for thread in found.threads:
            self._threads.addWidget(self._card(thread))
        if not found.threads:
            self._threads.addWidget(_nothing_yet(kind))

    def _loose_line(self, one: Loose) -> QWidget:
        line = self._go(one.knot, f"loose_{one.knot.number}", f"▲ {one.said}")
        line.setAccessibleDescription(one.knot.words)
        recolour(line.words, Tone.AMBER)
        return line

    def _card(self, thread: Strand) -> QWidget:
        card = Card(name=f"thread_{thread.begins.number}", margin=14, gap=2)
        card.setAccessibleName(_said(thread.begins))
        for deep, knot, name in _lines(thread):
            go = self._go(knot, name, _said(knot))
            if deep:
                restyle(go.words, "role", "")
            card.body.addWidget(self._step(deep, go))
        if not thread.means:
            none = f"▲ Nothing is provided for this {thread.begins.name}"
            words = Words(none, "small", tone=Tone.AMBER)
            card.body.addWidget(self._step(1, words))
        for knot in thread.unreached:
            go = self._go(
                knot,
                f"unreached_{thread.begins.number}_{knot.number}",
                f"▲ {_said(knot)} (nothing works towards it)",
            )
            recolour(go.words, Tone.AMBER)
            card.body.addWidget(self._step(1, go))
        restyle(card, "edge", "amber" if thread.is_broken else "")
        return card

    def _go(self, knot: Knot, name: str, words: str) -> GoTo:
        go = GoTo(words, name)
        go.setToolTip(f"Go to {knot.number}")
        go.clicked.connect(lambda: self.wanted.emit(knot.number))
        return go

    @staticmethod
    def _step(deep: int, what: QWidget) -> QWidget:
        if not deep:
            return what
        ground = QWidget()
        inside = column(ground, 0, 0)
        inside.setContentsMargins(theme.px(STEP * deep), 0, 0, 0)
        inside.addWidget(what)
        return ground


def _lines(thread: Strand) -> Iterator[tuple[int, Knot, str]]:
    """How deep each line stands, what it names, and what it is called in the window."""
    begins = thread.begins.number
    yield 0, thread.begins, f"knot_{begins}"
    for means in thread.means:
        under = means.knot.number
        yield 1, means.knot, f"knot_{begins}_{under}"
        for end in means.ends:
            yield 2, end, f"knot_{begins}_{under}_{end.number}"


def _said(knot: Knot) -> str:
    how = ", ".join(value for name in HOW if (value := knot.item.fields.get(name, "").strip()))
    more = f"  ({how})" if how else ""
    return f"{knot.number}  {knot.words or f'{knot.name.capitalize()}: nothing written yet'}{more}"


def _nothing_yet(kind: PlanKind) -> QWidget:
    first = next(
        (one for one in kind.sections if one.item is not None and not one.item.serves), None
    )
    name = first.item.name if first is not None and first.item is not None else "item"
    where = f" in section {first.letter}" if first is not None else ""
    words = f"Each {name}{where} begins a thread: what is provided for it, and what that is for."
    empty = EmptyState(Icon.PLAN, f"No {name} yet", words, name="threadsEmpty")
    return named(empty, "threadsEmpty")
