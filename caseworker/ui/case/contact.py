"""The contact log of a case: what was said with whom, what follows, what is awaited."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from caseworker.casework.course import CourseLine
from caseworker.domain.case import CaseNumber, Event
from caseworker.domain.due import Due
from caseworker.domain.law import event_kinds
from caseworker.ui import theme
from caseworker.ui.case.chase import chase_step
from caseworker.ui.case.contact_filter import ContactFilter
from caseworker.ui.case.contact_quick import QuickContact
from caseworker.ui.case.next_step import NextStep, Way
from caseworker.ui.case.owed import due_words, ends_of, line_step
from caseworker.ui.case.seen import CaseSeen
from caseworker.ui.case.tab import ScrollTab, emptied
from caseworker.ui.desk import Desk
from caseworker.ui.entry_sheet import CorrectSheet
from caseworker.ui.icons import Icon
from caseworker.ui.parts import (
    Card,
    EmptyState,
    Flow,
    Rule,
    Words,
    column,
    named,
    quiet,
    row,
    secondary,
)
from caseworker.ui.parts.due_line import DueLine
from caseworker.ui.parts.typed_day import short_day

AT_ONCE = 30
DAY = 96  # px at 100% text
LOG = NextStep("Log a contact", Way.RECORD, ("contact_made",))
AWAIT = NextStep("Something is awaited", Way.RECORD, ("awaited",))


class ContactTab(ScrollTab):
    """A line to type, what is expected and to follow up, and every contact, newest first."""

    title = "Contact log"

    def __init__(self, desk: Desk, number: CaseNumber, parent: QWidget | None = None) -> None:
        super().__init__(desk, number, parent)
        self._most = AT_ONCE
        self._drawn: object = None  # what stands there: drawn again only where it is another
        self.quick = QuickContact(desk, number)
        self.quick.more_wanted.connect(self._on_whole)
        self.body.addWidget(self.quick)
        self._owed = Card(name="contactOwed", gap=2)
        head = Flow(across=14, down=6)
        head.addWidget(Words("Expected, and to follow up", "heading"))
        await_more = secondary("Something is awaited…", "contactAwait", icon=Icon.PLUS)
        await_more.clicked.connect(lambda: self.stepped.emit(AWAIT))
        head.addWidget(await_more)
        self._owed.body.addWidget(head)
        self._dues = QVBoxLayout()
        self._dues.setSpacing(0)
        self._owed.body.addLayout(self._dues)
        self.body.addWidget(self._owed)
        self.filter = ContactFilter(desk, number)
        self.filter.changed.connect(self._on_filter)
        card = Card(name="contactLines", gap=8)
        card.body.addWidget(self.filter)
        self._lines = QVBoxLayout()
        self._lines.setSpacing(0)
        card.body.addLayout(self._lines)
        self.body.addWidget(card)
        self.body.addStretch(1)

    def show_case(self, seen: CaseSeen) -> None:
        super().show_case(seen)
        self.quick.show_case(seen)
        self.filter.show_case(seen)
        self._draw_owed(seen)
        self._draw()

    def take_up(self, step: NextStep) -> None:
        """Begin to type."""
        del step
        self.quick.line.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot(object)
    def _on_whole(self, given: dict[str, str]) -> None:
        self.stepped.emit(replace(LOG, given=given))

    def _draw_owed(self, seen: CaseSeen) -> None:
        emptied(self._dues)
        dues = [due for due in seen.open_dues if due.row.only_named or due.is_chased]
        if not dues:
            words = "Nothing is awaited from anybody, and no contact is to be followed up."
            self._dues.addWidget(Words(words, "soft", wrap=True, name="contactNothingOwed"))
        for at, due in enumerate(dues):
            steps = self._more_steps(seen, due)
            line = DueLine(due_words(seen, due), at, goes_on=bool(steps))
            line.opened.connect(self._on_due)
            self._dues.addWidget(line)
            if steps:
                self._dues.addWidget(self._buttons(steps, at, due))
                self._dues.addWidget(Rule())

    def _more_steps(self, seen: CaseSeen, due: Due) -> list[NextStep]:
        """What else may become of it, beside what the button of its line does."""
        first = line_step(seen, due)
        chase = chase_step(seen, due)
        offered = [*([chase] if chase is not None else []), *ends_of(seen, due)]
        done = first.kinds[:1] if first is not None else ()
        return [step for step in offered if step.kinds != done]

    def _buttons(self, steps: list[NextStep], at: int, due: Due) -> QWidget:
        ground = QWidget()
        buttons = Flow(across=4, down=2)
        layout = column(ground, 0, 0)
        layout.setContentsMargins(theme.px(8), 0, 0, theme.px(6))
        layout.addWidget(buttons)
        for step in steps:
            button = quiet(step.words, f"due{at}_{step.kinds[0]}")
            button.setAccessibleName(f"{step.words}: {due.duty}, {due.about}")
            button.clicked.connect(lambda _=False, step=step: self.stepped.emit(step))
            buttons.addWidget(button)
        return ground

    @Slot(object)
    def _on_due(self, due: Due) -> None:
        if self.seen is not None and (step := line_step(self.seen, due)) is not None:
            self.stepped.emit(step)

    @Slot()
    def _on_filter(self) -> None:
        self._most = AT_ONCE
        self._draw()

    def _draw(self) -> None:
        if self.seen is None:
            return
        found = self.filter.found(self.seen)
        wanted = (found, self._most, self.desk.today, self.filter.is_narrow)
        if wanted == self._drawn:
            return
        self._drawn = wanted
        emptied(self._lines)
        if not found:
            self._lines.addWidget(self._nothing())
        for at, line in enumerate(found[: self._most]):
            self._lines.addWidget(self._line(line, at))
            self._lines.addWidget(Rule())
        if len(found) > self._most:
            more = secondary(f"Show {min(AT_ONCE, len(found) - self._most)} more", "contactMore")
            more.clicked.connect(self._on_more)
            self._lines.addWidget(more, 0, Qt.AlignmentFlag.AlignLeft)

    def _nothing(self) -> QWidget:
        if self.filter.is_narrow:
            words = "Show another theme, way or time."
            return EmptyState(Icon.SEARCH, "Nothing fits", words, name="contactNone")
        words = "Type a line above and press Enter: who with, a colon, and what was said."
        return EmptyState(Icon.CLOCK, "No contact is written down yet", words, name="contactEmpty")

    def _line(self, line: CourseLine, at: int) -> QWidget:
        event, said = line.event, line.words
        ground = named(QWidget(), f"contact{at}", f"{short_day(line.day)}: {said}")
        ground.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        across = row(14, ground)
        edge = theme.px(8)
        across.setContentsMargins(0, edge, 0, edge)
        when = QVBoxLayout()
        when.setSpacing(1)
        day = Words(short_day(line.day, self.desk.today), "strong")
        day.setMinimumWidth(theme.px(DAY))
        when.addWidget(day)
        if event is not None and (time := event.facts.get("time")):
            when.addWidget(Words(time, "small"))
        when.addStretch(1)
        across.addLayout(when)
        what = QVBoxLayout()
        what.setSpacing(1)
        what.addWidget(Words(said, wrap=True))
        if line.themes:
            what.addWidget(Words("  ·  ".join(sorted(line.themes)), "small", wrap=True))
        across.addLayout(what, 1)
        if event is not None and event_kinds()[event.kind].correctable:
            button = quiet("Correct", f"contactCorrect{at}")
            button.setAccessibleName(f"Correct this entry: {said}")
            button.clicked.connect(lambda _=False, event=event: self._on_correct(event))
            across.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
        return ground

    @Slot()
    def _on_more(self) -> None:
        """Whoever came by the keyboard goes on from the first line that is new."""
        first = self._most
        self._most += AT_ONCE
        self._draw()
        begins = self._lines.itemAt(2 * first)
        if begins is not None and (line := begins.widget()) is not None:
            line.setFocus(Qt.FocusReason.TabFocusReason)

    def _on_correct(self, event: Event) -> None:
        if self.seen is not None:
            CorrectSheet(self.desk, event, self.seen.around, self.window()).open()
