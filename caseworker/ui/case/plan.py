"""The plan: outline, page, and what stands in the way of sending it."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import QTimer, Slot
from PySide6.QtGui import QHideEvent, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QApplication, QFrame, QStackedWidget, QWidget

from caseworker.casework import plans
from caseworker.casework.plans import PlanDesk
from caseworker.casework.wanted import Wanted
from caseworker.domain.assessment import advice_asked
from caseworker.domain.case import CaseNumber
from caseworker.domain.law import event_kinds
from caseworker.domain.plan import VersionKind
from caseworker.ui import theme
from caseworker.ui.case.next_step import NextStep, Way
from caseworker.ui.case.plan_checks import ChecksPanel
from caseworker.ui.case.plan_keep import Answering
from caseworker.ui.case.plan_outline import Outline, SectionChoice, letter_of
from caseworker.ui.case.plan_section import SectionPage
from caseworker.ui.case.plan_send import FinaliseSheet, SendDraftSheet
from caseworker.ui.case.plan_state import PlanState
from caseworker.ui.case.plan_versions import PAPER
from caseworker.ui.case.seen import CaseSeen
from caseworker.ui.case.tab import Tab, emptied
from caseworker.ui.case.versions import VersionsPage
from caseworker.ui.desk import Desk
from caseworker.ui.icons import Icon
from caseworker.ui.palette import Tone
from caseworker.ui.papers import show_paper
from caseworker.ui.parts import (
    EmptyState,
    Flow,
    Pill,
    ScrollPage,
    Words,
    column,
    named,
    primary,
    row,
    secondary,
)

NARROW, SIDE = 1000, 252
SHALLOW = 260  # px at 100% text: below this every line counts
WIDEST = 16_777_215  # Qt's own: no limit
_TO_BE = {VersionKind.FINAL: "To be final", VersionKind.AMENDED: "To be amended"}
# What the two buttons say and record: for a first plan, and for one that is in force.
_BUTTONS = {
    False: (("Send draft…", "draft_sent"), ("Finalise…", "final_plan_sent")),
    True: (
        ("Record amendment notice…", "amendment_notice_served"),
        ("Issue amended plan…", "amended_plan_sent"),
    ),
}
LOOK = 250  # ms after the last key, the checks look again


class PlanTab(Tab):
    """Write the plan, send it, make it final; what was issued can be read for ever."""

    def __init__(self, desk: Desk, number: CaseNumber, parent: QWidget | None = None) -> None:
        super().__init__(desk, number, parent)
        self.state: PlanState | None = None
        self._desk_seen: PlanDesk | None = None
        self._begun: Way | None = None
        self._is_narrow = False
        self._stack = QStackedWidget()
        self._front = ScrollPage("planFront", margin=0, gap=14)
        self._front.body.setContentsMargins(0, theme.px(14), 0, theme.px(14))
        self._stack.addWidget(self._front)
        self._stack.addWidget(self._writing())
        self.versions = VersionsPage(desk, number)
        self._change = secondary("Change this plan", "changePlan", icon=Icon.PLAN)
        self._change.setToolTip("Starts a new working draft from the last version.")
        self._change.clicked.connect(self._on_begin)
        self.versions.offer(self._change)
        self.versions.left.connect(lambda: self._stack.setCurrentIndex(1))
        self._stack.addWidget(self.versions)
        column(self, 0, 0).addWidget(self._stack)
        self._look = QTimer(self, singleShot=True, interval=LOOK)
        self._look.timeout.connect(self._on_look)

    def show_case(self, seen: CaseSeen) -> None:
        super().show_case(seen)
        self.desk.see(self, plans.plan_desk(self.number), self._on_desk)

    def begin(self, way: Way) -> None:
        """Do what this tab was wanted for, once the plan is here."""
        self._begun = way
        if self._desk_seen is not None:
            self._begin()

    def hideEvent(self, event: QHideEvent) -> None:  # noqa: N802 - Qt's name
        """Locked, closed or left: what was written is kept first."""
        self._keep_now()
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
        self.outline.setFixedWidth(theme.px(SIDE))
        self.page = SectionPage()
        self.page.sheet.setObjectName("sectionSheet")
        self.page.setMinimumHeight(theme.px(40))
        self.checks = ChecksPanel()
        self.checks.wanted.connect(self._on_wanted)
        self._answering = Answering(self.checks, self, self._keep_now)
        self._centre: QWidget = named(QFrame(), "planCentre")
        self._centre.setProperty("card", True)
        self._body = column(self._centre, 18, 8)
        self._top = self._head()
        self._body.addWidget(self._top)
        self._body.addWidget(self.page, 1)
        across.addWidget(self.outline)
        across.addWidget(self._centre, 1)
        across.addWidget(self.checks)
        return ground

    def _head(self) -> QWidget:
        head = named(Flow(across=10, down=8), "planHead")
        self._title = Words("", "heading", name="sectionTitle", wrap=True)
        self._letters = SectionChoice()
        self._letters.activated.connect(self._on_letter)
        self._saved = Pill("", Tone.PLAIN, name="planSaved")
        self._toggle = secondary("Checks", "toggleChecks", icon=Icon.CHECK)
        self._toggle.setCheckable(True)
        self._toggle.toggled.connect(self._arrange)
        self.send = secondary("Send draft…", "sendDraft")
        self.final = secondary("Finalise…", "finalise")
        for widget in (
            self._letters, self._title, self._saved, self._toggle, self.send, self.final,
        ):  # fmt: skip
            head.addWidget(widget)
        self.page.preview.clicked.connect(self._on_preview)
        self.page.versions.clicked.connect(self._on_versions)
        self.send.clicked.connect(self._on_send)
        self.final.clicked.connect(self._on_final)
        self.page.undo.clicked.connect(self._on_undo)
        QShortcut(QKeySequence.StandardKey.Undo, self, self._on_undo)
        for keys, by in (("Alt+PgUp", -1), ("Alt+PgDown", 1)):
            QShortcut(QKeySequence(keys), self, lambda by=by: self._step(by))
        return head

    @Slot()
    def _arrange(self) -> None:
        """Three panes where there is room; where there is not, one at a time, all scrolling."""
        only_checks = self._is_narrow and self._toggle.isChecked()
        holder, sheet = self._body, self._centre
        if self._is_narrow:
            pane = self.checks.pane if only_checks else self.page
            holder, sheet = pane.body, pane.sheet
        if self._top.parentWidget() is not sheet:
            used = QApplication.focusWidget()
            holder.insertWidget(0, self._top)
            if used is not None and self._top.isAncestorOf(used):
                used.setFocus()  # it was taken along: the keyboard stays with it
        edge = theme.px(8 if self._is_narrow else 18)
        self._body.setContentsMargins(edge, edge, edge, edge)
        side = theme.px(SIDE)
        self.checks.setMinimumWidth(0 if only_checks else side)
        self.checks.setMaximumWidth(WIDEST if only_checks else side)
        self.outline.setVisible(not self._is_narrow)
        self.checks.setVisible(not self._is_narrow or only_checks)
        self._centre.setVisible(not only_checks)
        self._letters.setVisible(self._is_narrow)
        self._toggle.setVisible(self._is_narrow)

    def _on_desk(self, found: PlanDesk) -> None:
        self._desk_seen = found
        draft = found.draft
        if draft is None:
            if self.state is not None:
                self.state.deleteLater()
                self.state = None
            self._show_front(found)
            self._stack.setCurrentIndex(2 if found.versions else 0)
        elif self.state is None or (not self.state.is_stale and self.state.plan != draft.plan):
            self._open(found)
        self._change.setVisible(draft is None)
        if self._stack.currentWidget() is self.versions:
            self.versions.look()
        self._show_buttons()
        self._on_look()
        self._begin()

    def _open(self, found: PlanDesk) -> None:
        if found.draft is None:
            return
        if self.state is not None:
            self.state.deleteLater()
        self.state = PlanState(self.desk, self.number, found.draft.plan, self)
        self.state.changed.connect(self._on_changed)
        self.state.reshaped.connect(self._on_reshaped)
        self.state.kept.connect(self._on_kept)
        self.state.not_kept.connect(self._on_not_kept)
        self._on_kept(found.draft.saved_at)
        kind = self.state.kind
        self._letters.show_sections(kind)
        letter = self.page.letter or kind.sections[0].letter
        self._on_look()
        self._stack.setCurrentIndex(1)
        self.outline.go_to(letter)
        self._on_chosen(letter)

    def _show_front(self, found: PlanDesk) -> None:
        """There is no plan yet: say why, or offer to begin."""
        emptied(self._front.body)
        if found.versions:
            return
        may = found.case.all_of("decided_to_issue", "existing_plan_recorded", "final_plan_sent")
        begin = primary("Begin the plan", "beginPlan", icon=Icon.PLAN)
        begin.clicked.connect(self._on_begin)
        words = (
            "A plan is to be issued. Its sections, with what the law wants in each, are ready."
            if may
            else "It can be written once the decision to issue one has been recorded "
            "(CFA 2014 s.37(1))."
        )
        buttons = (begin,) if may else ()
        empty = EmptyState(Icon.PLAN, "No plan is being written", words, *buttons, name="noPlan")
        self._front.body.addWidget(empty, 1)

    def _show_buttons(self) -> None:
        if self.seen is None:
            return
        kinds = event_kinds()
        words = _BUTTONS[self.sending is VersionKind.AMENDED]
        for button, (said, kind) in zip((self.send, self.final), words, strict=True):
            button.setText(said)
            button.setAccessibleName(said)
            may = self.seen.case.may(kinds[kind], kinds)
            button.setEnabled(may)
            why = "" if may else f"Not open while the case is at: {self.seen.stage.value}."
            button.setToolTip(why)
            button.setAccessibleDescription(why)
        self.final.setVisible(self.final.isEnabled())
        first = self.final if self._is_out(*(kind for _, kind in words)) else self.send
        for button in (self.send, self.final):
            button.setProperty("kind", "primary" if button is first else "secondary")
            button.style().unpolish(button)
            button.style().polish(button)

    def _is_out(self, sent: str, ends: str) -> bool:
        """Whether what must go out first has gone out, so that the last step is the next."""
        last = self.seen.case.last(sent, ends, "final_plan_sent") if self.seen else None
        return self.final.isEnabled() and last is not None and last.kind == sent

    @property
    def sending(self) -> VersionKind:
        """What the plan is on its way to be."""
        return VersionKind.DRAFT if self.seen is None else plans.on_its_way_to(self.seen.case)

    @Slot()
    def _on_look(self) -> None:
        if self.state is None or self.seen is None or self._desk_seen is None:
            return
        beside = self._desk_seen.beside
        about = (self.seen.case, self.state.plan, self.seen.reckoning, self.sending, beside)
        found = plans.look(*about)
        advice = self._desk_seen.advice
        owed = sum(1 for one in advice_asked(self.seen.case) if one.answer is None)
        standing = [one for one in found if one.blocks or one.warns]
        self.outline.show_sections(self.state.kind, self.state.plan, standing, advice, owed)
        self.checks.show_findings(found, plans.in_order(*about), self.sending, self.seen)
        self.checks.show_advice(self.seen, advice)
        self.page.show_findings(found)
        self._toggle.setText(f"Checks ({len(standing)})" if standing else "Checks")
        self.page.undo.setEnabled(self.state.can_undo)

    @Slot(str)
    def _on_chosen(self, letter: str) -> None:
        if self.state is None or self._desk_seen is None:
            return
        section = self.state.kind.section(letter)
        self._title.setText(f"{section.letter}  {section.title}")
        self._letters.choose(letter)
        self.page.show_section(self.state, letter, self._desk_seen.advice)
        self.page.verticalScrollBar().setValue(0)

    @Slot(int)
    def _on_letter(self, at: int) -> None:
        self.outline.go_to(str(self._letters.itemData(at)))

    @Slot(str)
    def _on_wanted(self, place: str) -> None:
        if self.state is None:
            return
        self._toggle.setChecked(False)
        letter = letter_of(place, self.state.kind) or self.page.letter
        self.outline.go_to(letter)
        self.page.go_to(place)

    def _step(self, by: int) -> None:
        to = max(0, min(self.outline.count() - 1, self.outline.currentRow() + by))
        self.outline.setCurrentRow(to)

    @Slot()
    def _on_changed(self) -> None:
        self._saved.say("saving…")
        self._look.start()

    @Slot()
    def _on_reshaped(self) -> None:
        if self.state is not None and self._desk_seen is not None:
            self.page.show_section(self.state, self.page.letter, self._desk_seen.advice)
            self._on_look()

    @Slot(object)
    def _on_kept(self, at: datetime) -> None:
        drafts = 1 + sum(
            1
            for one in (self._desk_seen.versions if self._desk_seen else ())
            if one.kind is VersionKind.DRAFT
        )
        what = f"Draft {drafts}" if self.sending is VersionKind.DRAFT else _TO_BE[self.sending]
        self._saved.say(f"{what} · saved {at.astimezone():%H:%M}")

    @Slot()
    def _on_not_kept(self) -> None:
        self._saved.say("not saved yet", Tone.RED)

    @Slot()
    def _on_undo(self) -> None:
        if self.state is not None:
            self.state.undo()

    @Slot()
    def _on_begin(self) -> None:
        self.desk.do(plans.start_plan, plans.StartPlan(self.number))

    @Slot()
    def _on_preview(self) -> None:
        if self.state is not None:
            self.state.keep()
            self.desk.see(self, lambda _records, _today: None, lambda _: self._preview_now())

    def _preview_now(self) -> None:
        show_paper(self, self.desk, Wanted(PAPER, self.number))

    @Slot()
    def _on_send(self) -> None:
        if self.state is None or self.seen is None or self._desk_seen is None:
            return
        self.state.keep()
        beside = self._desk_seen.beside
        if self.sending is VersionKind.AMENDED:
            notice = ("amendment_notice_served",)
            self.stepped.emit(NextStep("Record the amendment notice", Way.RECORD, notice))
        else:
            SendDraftSheet(self.desk, self.seen, self.state.plan, beside, self.window()).open()

    @Slot()
    def _on_final(self) -> None:
        if self.state is not None and self.seen is not None and self._desk_seen is not None:
            self.state.keep()
            beside = self._desk_seen.beside
            FinaliseSheet(self.desk, self.seen, self.state.plan, beside, self.window()).open()

    @Slot()
    def _on_versions(self) -> None:
        """What is being typed is kept first, so that the comparison has it."""
        if self.state is not None:
            self.state.keep()
        self.versions.show_list()
        self.versions.look()
        self._stack.setCurrentWidget(self.versions)

    def _begin(self) -> None:
        way, self._begun = self._begun, None
        match way:
            case Way.PLAN if self.state is None and self._desk_seen is not None:
                if self._desk_seen.draft is None and not self._desk_seen.versions:
                    self._on_begin()
            case Way.SEND_DRAFT if self.send.isEnabled():
                self._on_send()
            case Way.FINALISE if self.final.isEnabled():
                self._on_final()
