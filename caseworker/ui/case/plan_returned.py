"""The plan back from Word: each change that somebody made in it, to be accepted or refused."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal, Slot
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QListWidget,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from caseworker.casework.returned import bring_back
from caseworker.domain.case import CaseNumber
from caseworker.domain.errors import CaseworkerError
from caseworker.domain.returned.document import Returned
from caseworker.domain.returned.proposals import Proposal, read
from caseworker.ui import theme
from caseworker.ui.case.plan_state import PlanState
from caseworker.ui.case.plan_where import Where
from caseworker.ui.case.returned_change import ChangeCard
from caseworker.ui.case.returned_work import SIGNS, Fate, ReturnedWork, in_short
from caseworker.ui.choose_file import choose_file
from caseworker.ui.desk import Desk
from caseworker.ui.here import is_here
from caseworker.ui.icons import Icon
from caseworker.ui.keys import shortcut
from caseworker.ui.palette import Tone
from caseworker.ui.parts import Card, Flow, ScrollPage, Words, named, recolour, row, secondary
from caseworker.ui.reading import VIEWING

ABOUT: Final = (
    "Choose the plan as it came back: a Word document (.docx) that was saved from here and "
    "changed elsewhere. Every change in it is shown with who made it. Nothing is changed in the "
    "plan until you accept it, and each one you accept can be undone."
)
NEXT, BACK = "Alt+Down", "Alt+Up"
LIST_WIDE, LIST_LEAST = 300, 120  # px at 100% text
EDGE, TALLEST = 18, 10_000


class ReturnedPage(ScrollPage):
    """A document that came back, change by change.

    Signals:
        wanted: the place of a change is wanted; carries an item's number or a section's letter.
        shut: back to writing.
    """

    wanted = Signal(str)
    shut = Signal()

    def __init__(self, desk: Desk, number: CaseNumber, parent: QWidget | None = None) -> None:
        super().__init__("returnedPage", margin=0, gap=12, parent=parent)
        self.setAccessibleName("Changes made in Word")
        self._desk, self._number = desk, number
        self._state: PlanState | None = None
        self.work: ReturnedWork | None = None
        self.body.setContentsMargins(0, theme.px(14), theme.px(4), theme.px(14))
        self.body.addWidget(self._head())
        self._message = Card(name="returnedMessage", margin=14, gap=4)
        self._said = Words(ABOUT, wrap=True, name="returnedSaid")
        self._notes = Words("", "small", wrap=True, name="returnedNotes")
        self._message.body.addWidget(self._said)
        self._message.body.addWidget(self._notes)
        self.body.addWidget(self._message)
        self.body.addLayout(self._both(), 1)
        self.body.addStretch(0)
        self._keys()
        self._show(None)

    def show_plan(self, state: PlanState) -> None:
        """Of this plan. What was read against another is put away."""
        if state is self._state:
            return
        self._state = state
        state.changed.connect(self._on_changed)
        self._show(None)

    def enter(self) -> None:
        """Put the keyboard where the work is."""
        (self.choose if self.work is None else self.list).setFocus()

    def take(self, path: Path) -> None:
        """Read the document at ``path``."""
        self.choose.setEnabled(False)
        self._say("Reading the document…", Tone.BLUE)
        self._desk.upkeep(
            self, lambda _: bring_back(path, VIEWING), self._on_read, refused=self._on_refused
        )

    # What is shown

    def _head(self) -> Flow:
        head = Flow(across=12, down=6)
        back = secondary("Back to writing", "returnedBack", icon=Icon.CHEVRON_LEFT)
        back.setToolTip("Esc")
        back.clicked.connect(self.shut)
        self.choose = secondary("Choose the document…", "returnedChoose", icon=Icon.FOLDER)
        self.choose.clicked.connect(self._on_choose)
        head.addWidget(back)
        head.addWidget(Words("Changes made in Word", "heading", name="returnedTitle"))
        head.addWidget(self.choose)
        return head

    def _both(self) -> QHBoxLayout:
        both = row(12)
        self.list = named(QListWidget(), "returnedList", "The changes, one by one")
        self.list.setWordWrap(True)
        self.list.setItemDelegate(_Roomy(self.list))
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setMinimumSize(theme.px(LIST_LEAST), theme.px(LIST_LEAST))
        self.list.setMaximumWidth(theme.px(LIST_WIDE))
        self.list.currentRowChanged.connect(self._on_chosen)
        self.card = ChangeCard()
        self.card.accepted.connect(self._on_accept)
        self.card.refused.connect(self._on_refuse)
        self.card.stepped.connect(self._step)
        self.card.wanted.connect(self.wanted)
        both.addWidget(self.list, 1)
        both.addWidget(self.card, 2, Qt.AlignmentFlag.AlignTop)
        return both

    def _keys(self) -> None:
        for keys, act, words in (
            ("A", self._on_accept, "Accept this change"),
            ("R", self._on_refuse, "Refuse this change"),
            (NEXT, lambda: self._step(1), "Next change"),
            (BACK, lambda: self._step(-1), "Last change"),
            ("Esc", self.shut.emit, "Back to the plan"),
        ):
            shortcut(keys, self, act, words, inside=True)

    def _show(self, work: ReturnedWork | None) -> None:
        if self._state is not None and is_here(self._state):
            self._state.keep()  # with what was decided of the document before
            self._state.deciding = work
        self.work = work
        has_any = work is not None and bool(work.proposals)
        self.list.setVisible(has_any)
        self.card.setVisible(has_any)
        self.list.clear()
        self._notes.setVisible(False)
        if work is None:
            self._say(ABOUT, None)
            return
        for one in work.proposals:
            self.list.addItem(f"{SIGNS[work.fate(one)]}  {in_short(one)}")
        self._notes.setText("\n".join(work.notes))
        self._notes.setVisible(bool(work.notes))
        self._tell()
        self.list.setCurrentRow(work.next_open(-1))

    def _tell(self) -> None:
        """How each stands now, in the list, in the card and in words."""
        if self.work is None:
            return
        for at, one in enumerate(self.work.proposals):
            item, fate = self.list.item(at), self.work.fate(one)
            item.setText(f"{SIGNS[fate]}  {in_short(one)}")
            item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{fate.value}: {in_short(one)}")
        self.list.doItemsLayout()  # a longer line may need one row more
        self._on_chosen(self.list.currentRow())

    def _say(self, words: str, tone: Tone | None) -> None:
        self._said.setText(words)
        recolour(self._message, tone)

    # What is done

    @Slot()
    def _on_choose(self) -> None:
        choose_file(self, "chooseWord", ["Word document (*.docx)"], self.take)

    def _on_read(self, returned: Returned) -> None:
        self.choose.setEnabled(True)
        if self._state is None:
            return
        state = self._state
        try:
            reading = read(returned, state.plan, state.kind, self._number)
        except CaseworkerError as error:
            self._on_refused(error)
            return
        self._show(ReturnedWork(reading))
        self.enter()

    def _on_refused(self, error: CaseworkerError) -> None:
        self.choose.setEnabled(True)
        self._show(None)
        self._say(str(error), Tone.AMBER)
        self.choose.setFocus()

    @Slot()
    def _on_changed(self) -> None:
        """The plan says something else: a change may have been undone."""
        if self.work is not None and self._state is not None:
            self.work.look(self._state.plan)
            self._tell()

    @Slot(int)
    def _on_chosen(self, at: int) -> None:
        if self.work is not None and 0 <= at < len(self.work.proposals):
            one = self.work.proposals[at]
            count = f"{at + 1} of {len(self.work.proposals)}"
            self.card.show_change(one, self.work.fate(one), count)
        if self.work is not None:
            self._say(self.work.in_words, Tone.GREEN if self.work.is_done else None)

    @property
    def _chosen(self) -> Proposal | None:
        at = self.list.currentRow()
        if self.work is None or not 0 <= at < len(self.work.proposals):
            return None
        return self.work.proposals[at]

    @Slot()
    def _on_accept(self) -> None:
        one, work, state = self._chosen, self.work, self._state
        if one is None or work is None or state is None or work.fate(one) is Fate.ACCEPTED:
            return
        if not one.can_be_placed:
            self._say(one.why_not, Tone.AMBER)
            return
        try:
            plan = work.accept(one, state.plan)
        except CaseworkerError as error:
            self._say(str(error), Tone.AMBER)
            return
        place = one.place
        state.change_to(plan, Where(place.section, place.item, place.field) if place else Where(""))
        self._go_on(f"Accepted: {in_short(one)}")

    @Slot()
    def _on_refuse(self) -> None:
        one, work = self._chosen, self.work
        if one is None or work is None or work.fate(one) is Fate.ACCEPTED:
            return
        work.refuse(one)
        if self._state is not None:
            self._state.keep_soon()
        self._go_on(f"{work.fate(one).value}: {in_short(one)}")

    def _go_on(self, said: str) -> None:
        """To the next change that nobody has decided yet."""
        if self.work is None:
            return
        self._tell()
        self.list.setCurrentRow(self.work.next_open(self.list.currentRow()))
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, said))

    @Slot(int)
    def _step(self, by: int) -> None:
        if self.work is not None and self.work.proposals:
            self.list.setCurrentRow((self.list.currentRow() + by) % len(self.work.proposals))


class _Roomy(QStyledItemDelegate):
    """As many lines as a change needs: Qt forgets the white at its sides and cuts words off."""

    def sizeHint(  # noqa: N802 - Qt's name
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        view = self.parent()
        if not isinstance(view, QListWidget):
            return super().sizeHint(option, index)
        wide = max(1, view.viewport().width() - theme.px(2 * EDGE))
        text = str(index.data(Qt.ItemDataRole.DisplayRole))
        room = QRect(0, 0, wide, TALLEST)
        drawn = view.fontMetrics().boundingRect(room, Qt.TextFlag.TextWordWrap, text)
        return QSize(wide, drawn.height() + theme.px(EDGE))
