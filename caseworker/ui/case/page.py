"""One case: its header, which never leaves, and its tabs."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial

from PySide6.QtCore import Slot
from PySide6.QtGui import QFocusEvent, QResizeEvent
from PySide6.QtWidgets import QDialog, QMenu, QVBoxLayout, QWidget

from caseworker.casework.office import Done, Touched
from caseworker.casework.restrictions import ReasonNeeded
from caseworker.domain.case import Case, CaseNumber
from caseworker.domain.errors import CaseworkerError
from caseworker.domain.glossary import meaning_of
from caseworker.domain.law import event_kinds
from caseworker.domain.looking import Why
from caseworker.domain.roles import Right
from caseworker.domain.settings import settings
from caseworker.ui import theme
from caseworker.ui.case.actions import actions_menu
from caseworker.ui.case.apart_sheet import ApartSheet
from caseworker.ui.case.assessment import AssessmentTab
from caseworker.ui.case.chase import chase_by_letter, chase_step, delay_step, write_letter_of
from caseworker.ui.case.consent import ConsentTab
from caseworker.ui.case.contact import LOG
from caseworker.ui.case.documents import DocumentsTab
from caseworker.ui.case.header import HeaderCard, Room
from caseworker.ui.case.join_sheet import JoinSheet
from caseworker.ui.case.move_steps import correct_entry, show_own_paper, write_letter
from caseworker.ui.case.next_step import NextStep, Way, step_asked
from caseworker.ui.case.owed import step_for
from caseworker.ui.case.plan import PlanTab
from caseworker.ui.case.restrict_sheet import RestrictSheet, WhySheet
from caseworker.ui.case.seen import CaseSeen, case_seen
from caseworker.ui.case.setting_facts import SettingTab
from caseworker.ui.case.tab import Tab
from caseworker.ui.case.tabs import PLACES, PLAN, TABS
from caseworker.ui.ctf.choosing import choose_transfer_file
from caseworker.ui.desk import Desk
from caseworker.ui.entry_sheet import EntrySheet
from caseworker.ui.keys import shortcut
from caseworker.ui.moves.hand_over import open_hand_over
from caseworker.ui.page import Page
from caseworker.ui.palette import Tone
from caseworker.ui.part_tabs import PartTabs
from caseworker.ui.parts import column, named, plain_tip
from caseworker.ui.say import Message
from caseworker.ui.whose.give_sheet import GiveSheet

LOW, LOWEST, LEAST = 700, 540, 300  # px at 100%: below these the header says less


class CasePage(Page):
    """Everything about one case. Give it the number, and the duty it is opened for if any."""

    def __init__(
        self, desk: Desk, number: CaseNumber, row: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        named(self, "casePage", "Case")
        self.number = number
        self.seen: CaseSeen | None = None
        self._desk = desk
        self._row = row
        self._part = ""
        self.header = HeaderCard()
        self.header.actions_wanted.connect(self._on_actions)
        self.tabs = PartTabs("case", "Parts of the case")
        layout = column(self, 0, 10)
        side = theme.px(28)
        layout.setContentsMargins(side, theme.px(4), side, 0)
        layout.addWidget(self.header)
        layout.addWidget(self.tabs, 1)
        self._built: dict[int, Tab] = {}
        self._holders: list[QVBoxLayout] = []
        self.header.actions_button.setEnabled(False)
        self.tabs.currentChanged.connect(self._on_tab)
        desk.done.connect(self._on_done)
        desk.noted.connect(self._on_noted)
        for place in range(10):
            words = f"Part {place + 1} of the case"
            go = partial(self._go_to_place, place)
            shortcut(f"Alt+{(place + 1) % 10}", self, go, words)
        shortcut("Ctrl+D", self, self.disclose, "Ask whether something may leave")
        shortcut("Ctrl+M", self, self.hand_over, "Hand the case over")
        self._open(None)

    @property
    def part(self) -> str:
        """The tab that is shown, so that a lock only interrupts."""
        return str(self.tabs.currentIndex()) if self.tabs.count() else self._part

    @property
    def setting(self) -> str:
        return self.seen.case.setting if self.seen is not None else ""

    def begin(self, part: str) -> None:
        """Show the tab that was shown before, once it is there."""
        self._part = part
        if self.seen is not None:
            self._turn()

    def go_to(self, row: str) -> None:
        """Begin on the duty whose key this is (``OpenDue.key``)."""
        self._row = row
        if self.seen is not None:
            self._begin()

    @Slot()
    def disclose(self) -> None:
        """Ask whether somebody may have something of this case."""
        self.wanted.emit(f"disclosures/{self.number}")

    @Slot()
    def hand_over(self) -> None:
        """Hand the whole case over to another office."""
        if self.seen is not None:
            open_hand_over(self._desk, self.number, self)

    def tab(self, at: int) -> Tab:
        """One of the tabs, made now if nobody has looked at it yet."""
        if at not in self._built:
            made = TABS[at](self._desk, self.number)
            made.stepped.connect(self._take)
            made.said.connect(self.said)
            self._holders[at].addWidget(made)
            self._built[at] = made
            if self.seen is not None:
                made.show_case(self.seen)
        return self._built[at]

    def focusInEvent(self, event: QFocusEvent) -> None:  # noqa: N802 - Qt's name
        """The keyboard begins at the tabs; were they the proxy, Tab would pass the header by."""
        super().focusInEvent(event)
        self.tabs.tabBar().setFocus()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        super().resizeEvent(event)
        self._fit_header()

    def _fit_header(self) -> None:
        """The header never leaves; where the window is low it says less."""
        height = self.height()
        if height < theme.px(LEAST):
            self.header.fit(Room.LINE)
        elif height < theme.px(LOWEST):
            self.header.fit(Room.NAME)
        elif height < theme.px(LOW) and self.tabs.currentIndex() == PLAN:
            self.header.fit(Room.NO_ROAD)
        else:
            self.header.fit(Room.ALL)

    def _open(self, why: Why | None) -> None:
        self._desk.open_case(
            self, self.number, self._on_opened, why=why, refused=self._on_not_opened
        )

    def _on_not_opened(self, error: CaseworkerError) -> None:
        """A restricted case asks for a reason first; whoever may not open it is told so."""
        if isinstance(error, ReasonNeeded):
            sheet = WhySheet(self._desk, self.number, self.window())
            sheet.said.connect(self._open)
            sheet.open()
        else:
            self._desk.refused.emit(str(error), "")

    def _open_sheet(self, sheet: Callable[[Desk, CaseNumber, QWidget], QDialog]) -> None:
        sheet(self._desk, self.number, self.window()).open()

    def _on_opened(self, case: Case) -> None:
        setting = settings()[case.setting]
        for kind in TABS:
            ground = QWidget()
            self._holders.append(column(ground, 0, 0))
            title = kind.title or setting.tab or setting.title
            at = self.tabs.addTab(ground, title)
            self.tabs.setTabToolTip(at, plain_tip(meaning_of(title)))
        self._look()

    def _look(self) -> None:
        self._desk.see(self, case_seen(self.number), self._on_seen, refused=self._on_unseen)

    def _on_unseen(self, error: CaseworkerError) -> None:
        """It was destroyed, or restricted to others; who looks elsewhere needn’t hear of it."""
        if self.isVisible():
            self.said.emit(Message(str(error), Tone.AMBER))

    def _on_seen(self, seen: CaseSeen) -> None:
        is_first = self.seen is None
        self.seen = seen
        self.header.show_case(seen)
        self.header.actions_button.setEnabled(True)
        for at, kind in enumerate(TABS):
            is_wanted = at in self._built or kind.stands(seen)  # what was looked at stays
            self.tabs.setTabVisible(at, is_wanted and kind.belongs(seen.setting))
        self.tabs.fit()
        if is_first:
            self.tab(self.tabs.currentIndex())
            self._turn()
            self._begin()
        else:
            for tab in self._built.values():
                tab.show_case(seen)

    def _turn(self) -> None:
        part, self._part = self._part, ""
        if part.isdigit():
            self._go(int(part))

    def _begin(self) -> None:
        """Open what this page was opened for: what others owe is chased."""
        row, self._row = self._row, ""
        if not row or self.seen is None:
            return
        if (step := step_asked(row)) is not None:
            self._take(step)
            return
        for due in self.seen.open_dues:
            if not due.is_meant(row):
                continue
            step = chase_step(self.seen, due) or step_for(self.seen, due)
            if step is not None:
                self._take(step)
                return

    @Slot(int)
    def _on_tab(self, at: int) -> None:
        if self.seen is not None and at >= 0:
            self._fit_header()
            self.tab(at)

    def _may_have(self) -> tuple[int, ...]:
        """The places of the tabs that belong to a case of this setting."""
        if self.seen is None or not self.tabs.count():
            return ()
        return tuple(at for at, kind in enumerate(TABS) if kind.belongs(self.seen.setting))

    def _go(self, at: int) -> None:
        if at in self._may_have():
            self.tabs.setTabVisible(at, True)
            self.tabs.fit()
            self.tabs.setCurrentIndex(at)

    def _go_to_place(self, place: int) -> None:
        """Alt and a digit: the tabs that are there, from the left."""
        there = [at for at in range(self.tabs.count()) if self.tabs.isTabVisible(at)]
        if place < len(there):
            self._go(there[place])

    def _on_done(self, done: Done) -> None:
        is_another_day = done.case is None and Touched.DIARY in done.touched
        if done.case == self.number or is_another_day:
            self._look()

    @Slot(str)
    def _on_noted(self, number: str) -> None:
        if number == self.number:
            self._look()

    def _on_actions(self, button: QWidget) -> None:
        if self.seen is not None:
            menu = actions_menu(self.seen, self, self._take, self.disclose, self.hand_over)
            self._offer_parts(menu)
            menu.addSeparator()
            file = menu.addAction("From a school’s transfer file…", self._on_transfer_file)
            file.setObjectName("actTransferFile")
            acts = (
                ("This is the same person as…", "actJoin", JoinSheet, Right.JOIN_CASES),
                ("Take apart again…", "actTakeApart", ApartSheet, Right.JOIN_CASES),
                ("Give this case to another officer…", "actGive", self._give,
                 Right.CHANGE_CASE),
                ("Restrict who may open this case…", "actRestrict", RestrictSheet,
                 Right.RESTRICT_CASE),
            )  # fmt: skip
            for words, name, sheet, right in acts:
                action = menu.addAction(words, partial(self._open_sheet, sheet))
                action.setObjectName(name)
                if why := self._desk.why_not(right):
                    action.setEnabled(False)
                    action.setToolTip(plain_tip(why))
                    action.setStatusTip(why)
            menu.aboutToHide.connect(menu.deleteLater)
            menu.popup(button.mapToGlobal(button.rect().bottomLeft()))

    def _give(self, desk: Desk, number: CaseNumber, parent: QWidget) -> GiveSheet:
        sheet = GiveSheet(desk, [number], parent)
        sheet.said.connect(self.said)
        return sheet

    def _offer_parts(self, menu: QMenu) -> None:
        """The tabs that aren't there by themselves."""
        hidden = [at for at in self._may_have() if not self.tabs.isTabVisible(at)]
        if hidden:
            inner = menu.addMenu("More parts of the case")
            for at in hidden:
                part = inner.addAction(TABS[at].title, partial(self._go, at))
                part.setObjectName(f"part_{TABS[at].__name__}")

    @Slot()
    def _on_transfer_file(self) -> None:
        choose_transfer_file(self._desk, self, self.number)

    @Slot(object)
    def _on_chased(self, done: Done) -> None:
        write_letter_of(self._desk, self.number, done, self)

    def _take(self, step: NextStep) -> None:
        """Take a step: a sheet of its own, or the tab where the work is done."""
        if self.seen is None:
            return
        if step.way is Way.RECORD:
            self._record(step, self.seen)
            return
        if step.way is Way.PART:
            at = next(at for at, kind in enumerate(TABS) if kind.title == step.given["what"])
            if at not in self._may_have():  # another setting’s page: here it is a plain entry
                self._record(replace(step, given={}), self.seen)
                return
            self._go(at)
            self.tab(at).take_up(step)
            return
        if step.way not in PLACES:
            self._do(step, self.seen)
            return
        at = PLACES[step.way]
        self._go(at)
        match self.tab(at):
            case AssessmentTab() | PlanTab() as tab:
                tab.begin(step.way)
            case ConsentTab() as tab:
                tab.begin(step)
            case DocumentsTab() as tab:
                tab.begin(step)
            case SettingTab() as tab:
                tab.begin()

    def _do(self, step: NextStep, seen: CaseSeen) -> None:
        """A step that is taken in a sheet of its own, or on another page."""
        what = step.given.get("what", "")
        match step.way:
            case Way.DUE_LETTER:
                self._write_of_due(what, seen)
            case Way.LETTER:
                write_letter(self._desk, self.number, what, self)
            case Way.PAPER:
                show_own_paper(self._desk, self.number, what, self)
            case Way.CORRECT:
                correct_entry(self._desk, seen, what, self)
            case Way.PACK:
                open_hand_over(self._desk, self.number, self, purpose=what)
            case Way.JOIN:
                JoinSheet(self._desk, self.number, self.window(), other=CaseNumber(what)).open()

    def _write_of_due(self, key: str, seen: CaseSeen) -> None:
        """The letter that goes with what is owed: it chases, or tells of a delay of ours."""
        due = next((one for one in seen.open_dues if one.is_meant(key)), None)
        if due is None:
            return
        if (delay := delay_step(due)) is not None:
            self._record(delay, seen)
        else:
            chase_by_letter(self._desk, self.number, key, self, lambda: self.go_to(key))

    @Slot()
    def log_contact(self) -> None:
        """Write down a contact, whatever part of the case is shown."""
        if self.seen is not None:
            self._record(LOG, self.seen)

    def _record(self, step: NextStep, seen: CaseSeen) -> None:
        title = step.words if len(step.kinds) > 1 and not step.words.endswith("…") else ""
        sheet = EntrySheet(
            self._desk, step.kinds, seen.around, self.window(), title=title, given=step.given
        )
        if any(event_kinds()[kind].chases or event_kinds()[kind].excuses for kind in step.kinds):
            sheet.recorded.connect(self._on_chased)
        sheet.open()
