"""Everything that is seen while the records are open; taken down whole when they are locked."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import Final

from PySide6.QtCore import QTimer, Signal, SignalInstance, Slot
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from caseworker.casework.office import Done, Touched
from caseworker.casework.preferences import office_facts
from caseworker.casework.records import OfficeFacts
from caseworker.domain.case import CaseNumber
from caseworker.domain.glossary import glossary
from caseworker.domain.minimising import MinimiseRule, rules_for
from caseworker.domain.roles import Right
from caseworker.ui import theme
from caseworker.ui.bring_list.show import show_bring_list
from caseworker.ui.brought import goes_to
from caseworker.ui.desk import Desk
from caseworker.ui.dropped import dropped
from caseworker.ui.faults import tell_fault
from caseworker.ui.fittings import Fittings, Place
from caseworker.ui.found import WORD
from caseworker.ui.helping import Helping
from caseworker.ui.here import is_here
from caseworker.ui.icons import Icon
from caseworker.ui.keys import shortcut
from caseworker.ui.lists.ways import ListWays
from caseworker.ui.minimising import Minimising
from caseworker.ui.office_choices import OfficeChoices
from caseworker.ui.page import Page
from caseworker.ui.palette import Tone
from caseworker.ui.parts import Pill, column, named, primary, row
from caseworker.ui.practice_band import PracticeBand
from caseworker.ui.practice_side import PracticeSide
from caseworker.ui.rail import Rail
from caseworker.ui.reading_ahead import ReadingAhead
from caseworker.ui.say import Message, MessageBar, Offer
from caseworker.ui.scans.sheet import ScansSheet
from caseworker.ui.search import SearchBox
from caseworker.ui.undoing import Undoing
from caseworker.ui.which_case import WhichCase
from caseworker.ui.why_not import Greyed, WhyBand
from caseworker.ui.word_sheet import WordSheet
from caseworker.ui.work_commands import (
    BRING_LIST,
    CONTACT,
    HELP,
    NEW_CASE,
    PREFERENCES,
    RECORDS,
    SCANS,
    commands,
    keyed,
)

ROOMY: Final = 1130  # px at 100% text; the rail keeps its words from here on
CRAMPED: Final = 640
LOOK_AT_THE_DAY: Final = 60_000  # ms
CASE: Final = "case"
RECOVERY_KEY: Final = "recovery_key"  # a card of the preferences


class Workroom(QWidget):
    """The rail, the search box, the marking and the pages, for one desk. No rules.

    Signals:
        lock_wanted: the officer wants it locked now.
        practice_wanted: the practice casebook is wanted.
        told: the office said how long it may be idle; carries the minutes.
        dressed: another look or text size was chosen; carries the Theme.
    """

    lock_wanted = Signal()
    practice_wanted = Signal()
    told = Signal(int)
    dressed = Signal(object)

    def __init__(self, desk: Desk, fittings: Fittings, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        named(self, "work")
        self.setAcceptDrops(True)
        self._desk, self._fittings = desk, fittings
        self._pages: dict[str, QWidget] = {}
        self._greyed = Greyed(desk, self)
        self._numbers: tuple[str, ...] = ()  # that the office switched on
        self._minimising = Minimising(self._not_kept, self)
        self._open_case: CaseNumber | None = None
        self._here = ""
        self._back: list[tuple[str, str]] = []
        self._helping = Helping(desk, self)
        feet: tuple[Place, ...] = ()
        if fittings.preferences is not None:
            feet = (Place(PREFERENCES, "Preferences", Icon.PREFERENCES, fittings.preferences),)
        if fittings.help is not None:
            feet = (*feet, Place(HELP, "Help", Icon.INFO, fittings.help))
        self._places = {place.name: place for place in (*fittings.places, *feet)}
        self._rail = Rail(fittings.places, feet)
        self.search = SearchBox(
            desk, commands(self._desk, self._fittings, self._places.values()), ground=self
        )
        self.search.setMaximumWidth(theme.px(430))
        self._marking = Pill("", name="marking")
        self._marking.hide()
        self._new = primary("New case", "newCase", icon=Icon.PLUS, hint="New case (Ctrl+N)")
        self.messages = MessageBar()
        self._stack = QStackedWidget()
        named(self._stack, "pages")
        self._lay_out()
        self._new.setVisible(fittings.new_case is not None)  # not sooner: it would be a window
        self._connect()
        self._look_at_office()
        self.choices = OfficeChoices(desk, self)
        ListWays(desk, self._rail, self.search, self)
        self.go_to(fittings.places[0].name if desk.may(Right.SEE_CASES) else PREFERENCES)
        self._day = desk.today
        desk.freshen()
        desk.unkept.tell()
        self._ahead = ReadingAhead(desk, self)
        self._midnight = QTimer(self, interval=LOOK_AT_THE_DAY)
        self._midnight.timeout.connect(self._on_time)
        self._midnight.start()

    @property
    def where(self) -> tuple[str, str]:
        """The place that is shown, and the number of the case if it is a case."""
        return self._here, str(self._open_case or "")

    @property
    def part(self) -> str:
        """The part that is shown of whatever page is."""
        page = self._stack.currentWidget()
        return page.part if isinstance(page, Page) else ""

    def _not_kept(self) -> tuple[MinimiseRule, ...]:
        """What is better not kept of the case that is written about now."""
        if not is_here(self):  # a lock takes the pages down while the keyboard still moves
            return ()
        page = self._stack.currentWidget()
        setting = page.setting if isinstance(page, Page) else ""
        return rules_for((setting,), self._numbers) if setting else ()

    def begin(self, part: str) -> None:
        """Show that part of the page that is shown."""
        page = self._stack.currentWidget()
        if part and isinstance(page, Page):
            page.begin(part)

    def go_to(self, name: str) -> None:
        """Show the place called ``name``, or say why it can't be shown."""
        if why := self._why_not(name):
            self.messages.tell(Message(why, Tone.AMBER))
        elif name == BRING_LIST and self._fittings.new_case is not None:
            show_bring_list(self._desk, self.window(), self.messages.tell)
        elif name == NEW_CASE and self._fittings.new_case is not None:
            self._show_fresh(NEW_CASE, self._fittings.new_case(self._desk))
        elif name in self._places:
            page = self._pages.get(name)
            if page is None:
                page = self._places[name].build(self._desk)
                self._add(name, page)
            self._show(name, page)

    def open_case(self, number: str, row_id: str = "") -> None:
        """Show one case, at the work that ``row_id`` asks for if it is given."""
        if self._fittings.case is None:
            return
        case = CaseNumber(number)
        page = self._fittings.case(self._desk, case, row_id)
        self._open_case = case
        self.messages.drop_offer()
        self._show_fresh(CASE, page)

    def bring(self, path: Path) -> None:
        """Open a file that was double-clicked or dropped, where such files are opened."""
        if wanted := goes_to(path):
            self._on_wanted(wanted)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:  # noqa: N802 - Qt's name
        path = dropped(event)
        if path is not None and goes_to(path):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:  # noqa: N802 - Qt's name
        if path := dropped(event):
            event.acceptProposedAction()
            self.bring(path)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        super().resizeEvent(event)
        self._rail.shrink(is_narrow=self.width() < theme.px(ROOMY))
        self._new.setText("" if self.width() < theme.px(CRAMPED) else " New case")

    def _why_not(self, name: str) -> str | None:
        if name in {PREFERENCES, RECORDS, HELP}:  # no case is seen there
            return None
        if name == BRING_LIST and (off := self._desk.policy.why_off(BRING_LIST)):
            return off
        return self._desk.why_not(
            Right.BEGIN_CASE if name in {NEW_CASE, BRING_LIST} else Right.SEE_CASES
        )

    def _lay_out(self) -> None:
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        band = PracticeBand(self._desk) if self._desk.practice else None
        if band is not None:
            whole.addWidget(band)
        whole.addWidget(WhyBand(self._desk))
        across = QHBoxLayout()
        across.setSpacing(0)
        across.addWidget(self._rail)
        work = QWidget()
        named(work, "pages")
        body = column(work, 0, 0)
        top = row(12)
        top.setContentsMargins(theme.px(28), theme.px(18), theme.px(28), theme.px(10))
        top.addWidget(self.search, 3)
        top.addStretch(1)
        top.addWidget(self._marking)
        top.addWidget(self._new)
        body.addLayout(top)
        told = row(0)
        told.setContentsMargins(theme.px(28), 0, theme.px(28), theme.px(4))
        told.addWidget(self.messages)
        body.addLayout(told)
        body.addWidget(self._stack, 1)
        if band is not None:
            side = PracticeSide(self._desk, work)
            band.practice_turned.connect(side.turn)
            side.opened.connect(self.open_case)
        across.addWidget(side if band is not None else work, 1)
        whole.addLayout(across, 1)

    def _connect(self) -> None:
        self._undoing = Undoing(self._desk, self.messages.tell, self)
        self._undoing.case_gone.connect(self._on_case_gone)
        self._rail.chosen.connect(self.go_to)
        self._rail.lock_wanted.connect(self.lock_wanted)
        self._rail.inner_wanted.connect(self._on_wanted)
        self._new.clicked.connect(self._on_new)
        self.search.opened.connect(self.open_case)
        self.search.wanted.connect(self._on_wanted)
        self._desk.done.connect(self._on_done)
        self._desk.refused.connect(self._on_refused)
        self._desk.eased.connect(self._on_eased)
        self._desk.broken.connect(self._on_broken)
        shortcut("Ctrl+K", self, self.search.begin, "Find anybody and anything")
        shortcut("Ctrl+N", self, self._on_new, "New case")
        shortcut("Ctrl+Shift+C", self, self._on_contact, "Log a contact")
        shortcut("Alt+Left", self, self._on_back, "Back to where you were")
        shortcut(
            "Ctrl+Z",  # what is being typed has it first
            self,
            lambda: self._undoing.last(self._open_case),
            "Take back what was recorded last",
        )
        for keys, place in keyed(self._places.values()):
            shortcut(keys, self, partial(self.go_to, place.name), f"Go to {place.title}")
        self._helping.page_wanted.connect(partial(self._go_to_part, HELP))

    def _look_at_office(self) -> None:
        self._desk.see(self, office_facts, self._on_office)

    def _on_office(self, office: OfficeFacts) -> None:
        self._numbers = office.numbers
        self._marking.say(office.marking)
        self._marking.setVisible(bool(office.marking))
        self._rail.tell(
            office.name,
            self._desk.officer.name,
            office.idle_minutes,
            is_practice=self._desk.practice,
        )
        self.told.emit(office.idle_minutes)

    def _add(self, name: str, page: QWidget) -> None:
        self._pages[name] = page
        self._stack.addWidget(page)
        for signal, slot in (
            ("opened", self.open_case),
            ("wanted", self._on_wanted),
            ("dressed", self.dressed.emit),
            ("said", self.messages.tell),
        ):
            found = getattr(page, signal, None)
            if isinstance(found, SignalInstance):
                found.connect(slot)

    def _show(self, name: str, page: QWidget) -> None:
        if self._here and (self._here, str(self._open_case or "")) != (name, ""):
            self._back.append(self.where)
        if name != CASE:
            self._open_case = None
        self._here = name
        self._stack.setCurrentWidget(page)
        self._rail.go_to("cases" if name in {CASE, NEW_CASE} else name)

    def _show_fresh(self, name: str, page: QWidget) -> None:
        """Show a page that is built each time, and let the one before it go."""
        before = self._pages.pop(name, None)
        self._desk.drafts.flush()
        self._add(name, page)
        self._show(name, page)
        if before is not None:
            self._stack.removeWidget(before)
            before.deleteLater()
        page.setFocus()

    @Slot()
    def _on_time(self) -> None:
        """A window may stand open past midnight; what is owed is then of the day before."""
        if self._desk.today != self._day:
            self._day = self._desk.today
            self._desk.freshen()

    @Slot()
    def _on_new(self) -> None:
        self.go_to(NEW_CASE)

    @Slot()
    def _on_contact(self) -> None:
        """Log a contact on the case that is open; else ask on which."""
        page = self._stack.currentWidget()
        if self._open_case is not None and isinstance(page, Page):
            page.log_contact()
        elif self._desk.may(Right.CHANGE_CASE):
            sheet = WhichCase(self._desk, self.window())
            sheet.chosen.connect(lambda case: self.open_case(case, "record=contact_made"))
            sheet.open()

    @Slot(str)
    def _on_case_gone(self, number: str) -> None:
        """Nothing of it is left on the screen, nor on the way back."""
        self._back = [one for one in self._back if one[1] != number]
        if str(self._open_case or "") == number:
            self.go_to("cases")

    @Slot()
    def _on_back(self) -> None:
        if self._back:
            name, case = self._back.pop()
            if case:
                self.open_case(case)
            else:
                self.go_to(name)
            self._back = self._back[:-1]

    @Slot(str)
    def _on_wanted(self, name: str) -> None:
        if name == "lock":
            self.lock_wanted.emit()
        elif name == CONTACT:
            self._on_contact()
        elif name == SCANS:
            ScansSheet(self._desk, self.window()).open()
        elif name == "practice":
            self.practice_wanted.emit()
        elif name.startswith(f"{WORD}/"):
            WordSheet(glossary()[name.removeprefix(f"{WORD}/")], self.window()).open()
        elif name == RECOVERY_KEY:
            self._go_to_part(PREFERENCES, "officers/Recovery key")
        else:
            self._go_to_part(*name.split("/", maxsplit=1))

    def _go_to_part(self, name: str, part: str = "") -> None:
        self.go_to(name)
        self.begin(part)

    @Slot(object)
    def _on_done(self, done: Done) -> None:
        offer = self._undoing.heard(done)
        if offer is None and done.case is not None and done.case != self._open_case:
            number = str(done.case)
            offer = Offer("Go to the case", lambda: self.open_case(number))
        self.messages.tell(Message(done.sentence, offer=offer))
        if Touched.OFFICE in done.touched:
            self._look_at_office()
            self._day = self._desk.today  # the practice clock may have moved
            self._desk.freshen()  # or a one-off day was entered, and limits move with it

    @Slot(str, str)
    def _on_refused(self, words: str, source: str) -> None:
        self.messages.tell(Message(words, Tone.AMBER, source))

    @Slot(str)
    def _on_eased(self, words: str) -> None:
        self.messages.tell(Message(words))

    @Slot(object)
    def _on_broken(self, error: Exception) -> None:
        # Not from inside the slot: the sheet belongs to the window, which may be going.
        QTimer.singleShot(0, self, lambda: tell_fault(error, self.window()))
