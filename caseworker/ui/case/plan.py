"""The plan: outline, page, and what stands in the way of sending it."""

from __future__ import annotations

from datetime import datetime
from functools import partial

from PySide6.QtCore import Slot
from PySide6.QtGui import QHideEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QWidget

from caseworker.casework import plans
from caseworker.casework.plans import PlanDesk
from caseworker.domain.case import CaseNumber
from caseworker.domain.holding import notes_for
from caseworker.domain.kinds import BY_LAW
from caseworker.domain.plan import VersionKind
from caseworker.ui import theme
from caseworker.ui.case import plan_live
from caseworker.ui.case.next_step import NextStep, Way
from caseworker.ui.case.plan_beside import issue_sheet
from caseworker.ui.case.plan_checks import ChecksPanel
from caseworker.ui.case.plan_choice import KindChoice, choice_over
from caseworker.ui.case.plan_head import PlanHead
from caseworker.ui.case.plan_keep import Answering
from caseworker.ui.case.plan_keys import (
    AFTER,
    BEFORE,
    LIVE,
    REDO,
    THREADS,
    UNDO,
    give_keys,
    preview,
)
from caseworker.ui.case.plan_live import LivePreview
from caseworker.ui.case.plan_look import Looking, PlanLook
from caseworker.ui.case.plan_outline import Outline, letter_of
from caseworker.ui.case.plan_panes import SIDE, PlanPanes
from caseworker.ui.case.plan_place import CursorPlace
from caseworker.ui.case.plan_reading import Reading
from caseworker.ui.case.plan_section import SectionPage
from caseworker.ui.case.plan_stack import PlanStack
from caseworker.ui.case.plan_state import PlanState, Steps
from caseworker.ui.case.plan_two import TwoWriters
from caseworker.ui.case.plan_versions import PAPER
from caseworker.ui.case.plan_where import Where
from caseworker.ui.case.plan_words import PlanWords
from caseworker.ui.case.seen import CaseSeen
from caseworker.ui.case.tab import Tab
from caseworker.ui.desk import Desk
from caseworker.ui.parts import column, named, row

NARROW = 1000
SHALLOW = 260  # px at 100% text: below this every line counts


class PlanTab(Tab):
    """Write the plan, send it, make it final; what was issued can be read for ever."""

    title = "Plan"

    def __init__(self, desk: Desk, number: CaseNumber, parent: QWidget | None = None) -> None:
        super().__init__(desk, number, parent)
        self.state: PlanState | None = None
        self.series = BY_LAW
        self._steps: dict[str, Steps] = {}  # of the plans that were put away, by series
        self.place = CursorPlace(desk, number, self)
        self._two = TwoWriters(desk, self)
        self._two.gone.connect(self._on_gone)
        self._desk_seen: PlanDesk | None = None
        self._begun: Way | None = None
        self._is_narrow = False
        self._look = PlanLook(desk, self._looking, self)
        self._stack = stack = PlanStack(desk, number, self._writing())
        self.threads, self.versions = stack.threads, stack.versions
        stack.begun.connect(lambda: desk.do(plans.start_plan, plans.StartPlan(number, self.series)))
        stack.kind_wanted.connect(self._on_kind)
        self.threads.wanted.connect(self._on_wanted)
        stack.returned.wanted.connect(self._on_wanted)
        self.threads.paper.clicked.connect(partial(self._on_preview, "threads"))
        self.threads.shut.connect(self._on_threads_shut)
        column(self, 0, 0).addWidget(stack)
        self._look.show_in(self.outline, self.checks, self.page, self.head)

    def show_case(self, seen: CaseSeen) -> None:
        super().show_case(seen)
        self.page.minding = partial(notes_for, seen.case, seen.today)
        self.desk.see(self, plans.plan_desk(self.number, self.series), self._on_desk)

    def begin(self, way: Way) -> None:
        """Do what this tab was wanted for, once the plan is here."""
        self._begun = way
        if self.series != BY_LAW:
            self._on_kind(BY_LAW)
        elif self._desk_seen is not None:
            self._begin()

    def take_up(self, step: NextStep) -> None:
        """Go to the plan of a series."""
        self._on_kind(step.given.get("series", BY_LAW))

    def hideEvent(self, event: QHideEvent) -> None:  # noqa: N802 - Qt's name
        """Locked, closed or left: what was written is kept first."""
        self._keep_now()
        if self.state is not None:
            self.place.keep()
        super().hideEvent(event)

    def _keep_now(self) -> None:
        if self.state is not None:
            self.state.keep()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        super().resizeEvent(event)
        self._is_narrow = event.size().width() < theme.px(NARROW)
        edge = theme.px(4 if event.size().height() < theme.px(SHALLOW) else 14)
        self._across.setContentsMargins(0, edge, 0, edge)
        self._arrange()

    def _writing(self) -> QWidget:
        ground = QWidget()
        self._across = across = row(14, ground)
        self.outline = Outline()
        self.outline.chosen.connect(self._on_chosen)
        self.choice = KindChoice("planKind")
        self.choice.wanted.connect(self._on_kind)
        self._side = choice_over(self.choice, self.outline, theme.px(SIDE))
        self.page = SectionPage()
        self.page.sheet.setObjectName("sectionSheet")
        self.page.setMinimumHeight(theme.px(40))
        self.words = PlanWords(self, self.outline, self.page, lambda: self.state)
        self.page.moved.connect(lambda: self.place.note(self.series, self.page.where()))
        self.checks = ChecksPanel()
        self.checks.wanted.connect(self._on_wanted)
        self.reading = reading = Reading(self.desk, self.page, self.checks, self)
        reading.turned.connect(self._arrange)
        reading.placed.connect(self._on_stepped)
        self._answering = Answering(self.checks, self, self._keep_now, lambda: self.series)
        self._centre: QWidget = named(QFrame(), "planCentre")
        self._centre.setProperty("card", True)
        self._body = column(self._centre, 18, 8)
        self._top = self._made_head()
        self._body.addWidget(self._top)
        self._body.addWidget(self.words.find.bar)
        self._body.addWidget(self.page, 1)
        self._body.addWidget(reading.line)
        self.live = LivePreview(self.desk, self.number, lambda: self.state)
        self.live.shut.connect(self.page.live.toggle)
        shares = (self._side, 0), (self._centre, 6), (self.live, 5), (self.checks, 0)
        for pane, share in (*shares, (reading.pane, 6)):
            across.addWidget(pane, share)
        self._panes = PlanPanes(
            self._top, self._side, self._centre, self.page, self.live, self.checks, reading,
            self.head,
        )  # fmt: skip
        return ground

    def _made_head(self) -> QWidget:
        self.head = head = PlanHead()
        head.choice.wanted.connect(self._on_kind)
        head.letters.activated.connect(self._on_letter)
        head.toggle.toggled.connect(self._arrange)
        self.send, self.final = head.send, head.final
        self.page.preview.clicked.connect(partial(self._on_preview, PAPER))
        self.send.clicked.connect(self._on_send)
        self.final.clicked.connect(self._on_final)
        self.page.undo.clicked.connect(self._on_undo)
        self.page.redo.clicked.connect(self._on_redo)
        self.page.threads.triggered.connect(self._on_threads)
        self.page.versions.triggered.connect(self._on_versions)
        self.page.returned.triggered.connect(lambda: self._stack.show_returned(self.state))
        self.page.live.toggled.connect(self._on_live)
        give_keys(self, {UNDO: self._on_undo, REDO: self._on_redo, THREADS: self._on_threads})
        give_keys(self, {BEFORE: partial(self._step, -1), AFTER: partial(self._step, 1)})
        give_keys(self, {LIVE: self.page.live.toggle})
        return head

    @Slot()
    def _arrange(self) -> None:
        self._panes.share(self.width(), is_narrow=self._is_narrow)

    def _on_desk(self, found: PlanDesk) -> None:
        if found.series != self.series:
            return
        self._desk_seen = found
        draft = found.draft
        for choice in (self.choice, self.head.choice):
            choice.show_choices(found.choices, self.series)
        if draft is None:
            self._let_go()
        elif self.state is None or not (self.state.is_stale or self.state.knows(draft.edition)):
            self._open(found)
        self._stack.show_desk(found)
        if self.seen is not None:
            self.head.show_buttons(self.seen, self.sending)
        self._look.look()
        self._begin()

    def _open(self, found: PlanDesk) -> None:
        if found.draft is None or self.seen is None:
            return
        if self.state is not None:
            self.state.deleteLater()
        self.state = PlanState(self.desk, found.draft, self)
        self.state.take_up(self._steps.pop(self.series, None))
        self.state.changed.connect(self._on_changed)
        self.state.reshaped.connect(self._on_reshaped)
        self.state.stepped.connect(self._on_stepped)
        self.state.handed.connect(self.place.keep)
        self.state.kept.connect(self._on_kept)
        self.state.not_kept.connect(self.head.say_not_saved)
        self.state.overtaken.connect(self.head.say_overtaken)
        self._on_kept(found.draft.saved_at)
        kind = self.state.kind
        self.head.letters.show_sections(kind)
        known = {section.letter for section in kind.sections}
        letter = self.page.letter if self.page.letter in known else kind.sections[0].letter
        self._look.look()
        self._stack.show_writing()
        self.outline.go_to(letter)
        self._on_chosen(letter)
        self.place.find(self.series, self._on_place)
        self._two.watch(self.state, found.draft, self.seen)
        self.page.live.setChecked(plan_live.is_wanted(self))
        self.live.draw_soon()

    @property
    def sending(self) -> VersionKind:
        """What the plan is on its way to be."""
        if self.seen is None:
            return VersionKind.DRAFT
        return plans.on_its_way_to(self.seen.case, self.series)

    @Slot(bool)
    def _on_live(self, on: bool) -> None:  # noqa: FBT001 - a slot
        plan_live.want(self, on=on)
        self._arrange()

    def _looking(self) -> Looking | None:
        if self.state is None or self.seen is None or self._desk_seen is None:
            return None
        self.reading.about(self.state, self.seen)
        return Looking(self.state, self.seen, self._desk_seen, self.sending)

    @Slot(str)
    def _on_chosen(self, letter: str) -> None:
        if self.state is None or self._desk_seen is None:
            return
        self.state.keep()  # first: a long section takes a moment to draw
        self.head.show_section(self.state.kind, letter)
        self.page.show_section(self.state, letter, self._desk_seen.advice)
        self.page.verticalScrollBar().setValue(0)

    @Slot(int)
    def _on_letter(self, at: int) -> None:
        self.outline.go_to(str(self.head.letters.itemData(at)))

    @Slot(str)
    def _on_wanted(self, place: str) -> None:
        if self.state is None:
            return
        self.head.toggle.setChecked(False)
        self._stack.show_writing()
        letter = letter_of(place, self.state.kind) or self.page.letter
        self.outline.go_to(letter)
        self.page.go_to(place)

    def _step(self, by: int) -> None:
        to = max(0, min(self.outline.count() - 1, self.outline.currentRow() + by))
        self.outline.setCurrentRow(to)

    @Slot()
    def _on_changed(self) -> None:
        self.head.say_saving()
        if self.state is not None:
            self.page.show_steps(self.state)
        self.words.look_again()
        self._look.look_soon()
        self.live.draw_soon()

    @Slot()
    def _on_reshaped(self) -> None:
        if self.state is not None and self._desk_seen is not None:
            self.page.show_section(self.state, self.page.letter, self._desk_seen.advice)
            self._look.look()

    @Slot(object)
    def _on_kept(self, at: datetime) -> None:
        versions = self._desk_seen.versions if self._desk_seen else ()
        self.head.say_saved(at, versions, self.sending)

    @Slot(str)
    def _on_kind(self, series: str) -> None:
        """Another of the plans of this case."""
        if series == self.series or self.seen is None:
            return
        self.place.keep()
        if self.state is not None:
            self._steps[self.series] = self.state.steps
        self._let_go()
        self.page.forget()
        self.series = series
        self._arrange()
        self.show_case(self.seen)

    def _let_go(self) -> None:
        """This plan is not written here any more; what could not be saved yet is put by."""
        if self.state is not None:
            self.reading.about(None, None)
            self.state.keep()
            self.state.deleteLater()
            self.state = None

    @Slot()
    def _on_gone(self) -> None:
        if self.seen is not None:
            self.show_case(self.seen)

    def _on_place(self, where: Where) -> None:
        """Go on where the cursor was, unless something is being written already."""
        if self.state is None or self.state.is_touched or not self.isVisible():
            return
        if any(section.letter == where.letter for section in self.state.kind.sections):
            self.outline.go_to(where.letter)
            self.page.go_into(where)

    @Slot()
    def _on_undo(self) -> None:
        if self.state is not None:
            self.state.undo()

    @Slot()
    def _on_redo(self) -> None:
        if self.state is not None:
            self.state.redo()

    @Slot(object)
    def _on_stepped(self, where: Where) -> None:
        """Show what a step changed, wherever it was made."""
        if self.state is None or self._desk_seen is None:
            return
        self.outline.go_to(where.letter)
        self.page.show_section(self.state, where.letter, self._desk_seen.advice)
        self.page.go_into(where)
        self._look.look()

    @Slot()
    def _on_threads(self) -> None:
        if self.state is not None:
            self._stack.show_threads(self.state)

    @Slot()
    def _on_threads_shut(self) -> None:
        self._stack.show_writing()
        self.page.bar.more.setFocus()

    def _on_preview(self, paper: str) -> None:
        if self.state is not None:
            preview(self, self.desk, self.state, paper)

    @Slot()
    def _on_send(self) -> None:
        if self.state is None or self.seen is None or self._desk_seen is None:
            return
        self.state.keep()
        beside = self._look.beside(self._desk_seen.beside)
        if self.sending is VersionKind.AMENDED:
            notice = ("amendment_notice_served",)
            self.stepped.emit(NextStep("Record the amendment notice", Way.RECORD, notice))
            return
        first = VersionKind.ISSUED if self.sending is VersionKind.ISSUED else VersionKind.DRAFT
        issue_sheet(self.desk, self.seen, self.state, first, self.window(), beside).open()

    @Slot()
    def _on_final(self) -> None:
        if self.state is not None and self.seen is not None and self._desk_seen is not None:
            self.state.keep()
            last, beside = VersionKind.FINAL, self._look.beside(self._desk_seen.beside)
            sheet = issue_sheet(self.desk, self.seen, self.state, last, self.window(), beside)
            sheet.open()

    @Slot()
    def _on_versions(self) -> None:
        """What is being typed is kept first, so that the comparison has it."""
        if self.state is not None:
            self.state.keep()
        self._stack.show_versions()

    def _begin(self) -> None:
        way, self._begun = self._begun, None
        match way:
            case Way.PLAN if self.state is None and self._desk_seen is not None:
                if self._desk_seen.draft is None and not self._desk_seen.versions:
                    self._stack.begun.emit()
            case Way.SEND_DRAFT if self.send.isEnabled():
                self._on_send()
            case Way.FINALISE if self.final.isEnabled():
                self._on_final()
