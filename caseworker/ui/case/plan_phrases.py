"""Phrases put into a plan: offered by section, with gaps that Tab goes through."""

from __future__ import annotations

from typing import Final
from uuid import uuid4

from PySide6.QtCore import QEvent, QObject, Qt, Slot
from PySide6.QtGui import QKeyEvent, QTextCursor
from PySide6.QtWidgets import QMenu

from caseworker.casework.own_snippets import every_snippet
from caseworker.domain.blocks import is_blank, paragraphs
from caseworker.domain.gaps import gaps_in, open_gaps
from caseworker.domain.plan import Item, ItemId
from caseworker.domain.snippets import Snippet
from caseworker.ui.case.plan_find import StateNow
from caseworker.ui.case.plan_hit import leaf_blocks, units
from caseworker.ui.case.plan_items import Fields
from caseworker.ui.case.plan_section import SectionPage
from caseworker.ui.case.plan_where import Where
from caseworker.ui.case.tab import Tab
from caseworker.ui.editor import BlocksEdit
from caseworker.ui.keys import shortcut

HEARD: Final = "heardByPhrases"
"""Set on a field that is listened to already."""


class PlanPhrases(QObject):
    """Offers what fits the section that is shown, and puts it where somebody last wrote."""

    def __init__(self, tab: Tab, page: SectionPage, state: StateNow) -> None:
        super().__init__(tab)
        self._tab, self._page, self._state = tab, page, state
        self._snippets: tuple[Snippet, ...] = ()
        self._field: BlocksEdit | None = None
        page.drawn.connect(self._on_drawn)
        shortcut("Ctrl+Shift+P", tab, self.open_menu, "Put in a phrase")

    def begin(self) -> None:
        """Fetch the phrases: the program's own, and the office's."""
        self._tab.desk.see(self, every_snippet, self._on_snippets)

    @Slot()
    def open_menu(self) -> None:
        """The phrases alone, where the button for words is."""
        button = self._page.words
        menu = QMenu(button)
        menu.setObjectName("phrasesMenu")
        self._fill(menu)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(button.mapToGlobal(button.rect().bottomLeft()))

    def offer(self, menu: QMenu) -> None:
        """The phrases as a menu within ``menu``."""
        inner = menu.addMenu("Put in a phrase\tCtrl+Shift+P")
        inner.setObjectName("wordsPhrases")
        self._fill(inner)
        menu.addSeparator()

    def _fill(self, menu: QMenu) -> None:
        state, letter = self._state(), self._page.letter
        if state is not None:
            for one in self._snippets:
                if one.is_for(state.kind, letter):
                    action = menu.addAction(one.title)
                    action.setObjectName(f"phrase_{one.id}")
                    action.setToolTip(one.text)
                    action.triggered.connect(lambda _=False, one=one: self._put(one))
        menu.setToolTipsVisible(True)
        if menu.isEmpty():
            menu.addAction("No phrases for this section").setEnabled(False)

    def _put(self, snippet: Snippet) -> None:
        state, letter = self._state(), self._page.letter
        if state is None:
            return
        seen = self._tab.seen
        blocks = paragraphs(snippet.about(seen.case.person.called if seen else ""))
        if self._field is not None:
            start = self._field.textCursor().selectionStart()
            self._field.put_in(blocks)
            self._field.setFocus(Qt.FocusReason.OtherFocusReason)
            go_to_gap(self._field, start)
            return
        item = Item(ItemId(uuid4().hex), blocks)
        state.change(state.plan.with_item(letter, item), Where(letter, item.id))
        first = next(hit for hit in open_gaps(state.plan) if hit.place.item == item.id)
        self._page.show_hit(first, enter=True)

    @Slot(object)
    def _on_drawn(self, fields: Fields) -> None:
        """Other fields are there now: in a section of items, a phrase is an item of its own."""
        if self._field is not None and not self._page.shows(self._field):
            self._field = None
        state = self._state()
        for (item, _), field in fields.items():
            if not isinstance(field, BlocksEdit):
                continue
            if not item or (state is not None and is_blank(state.plan.item(ItemId(item)).text)):
                self._field = field
            elif field is self._field:
                self._field = None  # what stands in it now was not asked for there
            if not field.property(HEARD):
                field.setProperty(HEARD, True)
                field.installEventFilter(self)
                field.entered.connect(lambda field=field: self._on_entered(field))

    def _on_entered(self, field: BlocksEdit) -> None:
        self._field = field

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Tab goes to the next gap of the field; after the last it goes on as ever."""
        if (
            isinstance(watched, BlocksEdit)
            and isinstance(event, QKeyEvent)
            and event.type() is QEvent.Type.KeyPress
            and event.key() == Qt.Key.Key_Tab
            and event.modifiers() == Qt.KeyboardModifier.NoModifier
        ):
            return go_to_gap(watched, watched.textCursor().selectionEnd())
        return super().eventFilter(watched, event)

    def _on_snippets(self, found: tuple[Snippet, ...]) -> None:
        self._snippets = found


def go_to_gap(field: BlocksEdit, after: int) -> bool:
    """Select the first gap of ``field`` that begins at ``after`` or later; whether there is one."""
    for block in leaf_blocks(field.document()):
        begin, text = block.position(), block.text()
        if begin + block.length() <= after:
            continue
        for start, end in gaps_in(text):
            first, last = begin + units(text, start), begin + units(text, end)
            if first >= after:
                cursor = field.textCursor()
                cursor.setPosition(first)
                cursor.setPosition(last, QTextCursor.MoveMode.KeepAnchor)
                field.setTextCursor(cursor)
                return True
    return False
