"""The items of one section as cards: drawn a few at a time, moved, taken out, added to."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import Final

from PySide6.QtCore import QObject, QPoint, Qt, QTimer, Signal, Slot
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from caseworker.domain.checks import Finding
from caseworker.domain.kinds import SectionKind
from caseworker.domain.plan import Item, ItemId
from caseworker.ui import theme
from caseworker.ui.case.item_card import ItemCard
from caseworker.ui.case.plan_grip import DropMark, gap_at, moved_by
from caseworker.ui.case.plan_state import PlanState
from caseworker.ui.case.plan_where import Written
from caseworker.ui.editor import FormatBar
from caseworker.ui.icons import Icon
from caseworker.ui.parts import secondary

FIRST: Final = 10  # cards drawn at once: more than a window shows
MORE: Final = 1  # card drawn between two keys

Fields = dict[tuple[str, str], Written]
"""What is written in, by its item and its name."""


class ItemCards(QObject):
    """A card for each item, in order. A card belongs to a number; what it shows may change.

    Forty cards take a while to draw. The first are there at once, the others come by
    themselves, a few at a time so that keys go before them; ``finish`` draws what is left.

    Signals:
        drawn: there are fields that were not there before, or show another item; carries Fields.
        placed: an item was put somewhere else; carries its id.
        added: an item was added at the end; carries its id.
        pulled: an item is being dragged; carries where the mouse is, on the screen.
    """

    drawn = Signal(object)
    placed = Signal(str)
    added = Signal(str)
    pulled = Signal(QPoint)

    def __init__(
        self,
        state: PlanState,
        section: SectionKind,
        bar: FormatBar,
        opened: set[str],
        ground: QWidget,
    ) -> None:
        """``opened`` are the items whose details are open; ``ground`` is the page of the cards."""
        super().__init__(ground)
        self._state, self._section = state, section
        self._bar, self._opened = bar, opened
        self._items: tuple[Item, ...] = state.plan.section(section.letter).items
        self._findings: tuple[Finding, ...] = ()
        self.cards: list[ItemCard] = []
        self._drop = DropMark(ground)
        self._rest = QTimer(self, interval=0)
        self._rest.timeout.connect(self._on_rest)
        self.body = QVBoxLayout()
        """To be made part of the layout of the page, before ``begin``.

        A widget around the cards would lay them out in its old room first, and all of them once
        more when it has grown.
        """
        self.body.setSpacing(theme.px(10))
        self.add = self._add_button()

    def begin(self) -> None:
        """Draw the first cards; the others come by themselves."""
        self._draw(FIRST)
        if not self.is_whole:
            self._rest.start()

    @property
    def is_whole(self) -> bool:
        """Whether every item has its card."""
        return len(self.cards) == len(self._items)

    def written(self) -> Fields:
        """Every field of the cards that are drawn."""
        return _fields(self.cards)

    def card_of(self, item: str) -> ItemCard | None:
        """The card that shows the item; it is drawn if it is not yet."""
        if all(card.item_id != item for card in self.cards):
            self.finish()
        return next((card for card in self.cards if card.item_id == item), None)

    def card_at(self, number: str) -> ItemCard | None:
        """The card with that number; it is drawn if it is not yet."""
        if all(card.number != number for card in self.cards):
            self.finish()
        return next((card for card in self.cards if card.number == number), None)

    def stop(self) -> None:
        """Draw no more: other items are to be shown, or none of these."""
        self._rest.stop()

    def let_go(self) -> None:
        """Another section is to be shown. The cards are taken out by whoever empties the layout."""
        self.stop()
        self._drop.deleteLater()
        self.deleteLater()

    def finish(self) -> None:
        """Draw every card now."""
        self.stop()
        self._tell(self._draw(len(self._items)))

    def show_items(self, items: tuple[Item, ...]) -> None:
        """Show these items; what shows one of them already is left as it is."""
        self.stop()
        self._items = items
        before, self.cards = self.cards, self.cards[: len(items)]
        for card in before[len(items) :]:
            card.hide()
            card.deleteLater()
        others = []
        for card, item in zip(self.cards, items, strict=False):
            if card.item_id != item.id:
                others.append(card)
            card.show_item(item, is_open=item.id in self._opened)
        self._tell([*others, *self._draw(len(items))])
        for card in self.cards:
            card.grip.setVisible(len(items) > 1)
        self.show_findings(self._findings)

    def show_findings(self, findings: Sequence[Finding]) -> None:
        """What should be looked at, each on the card that it is about."""
        self._findings = tuple(findings)
        self._say_findings(self.cards)

    def _say_findings(self, cards: Sequence[ItemCard]) -> None:
        for card in cards:
            card.show_findings(tuple(one for one in self._findings if one.place == card.number))

    @Slot()
    def _on_rest(self) -> None:
        drawn = self._draw(len(self.cards) + MORE)
        if self.is_whole:
            self._rest.stop()
        self._tell(drawn)

    def _tell(self, cards: Sequence[ItemCard]) -> None:
        if cards:
            self._say_findings(cards)
            self.drawn.emit(_fields(cards))

    def _draw(self, most: int) -> list[ItemCard]:
        """Draw cards until there are ``most`` of them; answers with those that are new."""
        start = len(self.cards)
        for at in range(start, min(most, len(self._items))):
            self.cards.append(self._card(at, self._items[at]))
        new = self.cards[start:]
        if new and self.add is not None:
            QWidget.setTabOrder(new[-1].last, self.add)
        return new

    def _card(self, at: int, item: Item) -> ItemCard:
        number = f"{self._section.letter}{at + 1}"
        is_open = item.id in self._opened
        card = ItemCard(self._state, self._section, item, number, is_open=is_open)
        card.moved.connect(self._on_moved)
        card.removed.connect(self._on_removed)
        card.detailed.connect(self._on_detailed)
        card.deepened.connect(partial(self._on_deepened, card))
        card.grip.drawn.connect(self._on_drawn)
        card.grip.dropped.connect(partial(self._on_dropped, at))
        card.grip.let_be.connect(self._drop.hide)
        card.grip.setVisible(len(self._items) > 1)
        self._bar.serve(card.text)
        self.body.insertWidget(at, card)
        return card

    def _add_button(self) -> QPushButton | None:
        if self._section.item is None:
            return None
        add = secondary(self._section.item.add, "addItem", icon=Icon.PLUS)
        add.setToolTip("Ctrl+Return")
        add.setShortcut("Ctrl+Return")
        add.clicked.connect(self._on_add)
        self.body.addWidget(add, 0, Qt.AlignmentFlag.AlignLeft)
        return add

    @Slot()
    def _on_add(self) -> None:
        added = self._state.add_item(self._section.letter)
        self._opened.add(added)
        self.added.emit(added)

    @Slot(str, int)
    def _on_moved(self, item: str, by: int) -> None:
        self._state.move_item(ItemId(item), by)
        self.placed.emit(item)

    @Slot(QPoint)
    def _on_drawn(self, at: QPoint) -> None:
        """Show where it would fall, and bring what lies beyond the edge into sight."""
        self.finish()
        self._drop.show_at(self.cards, gap_at(self.cards, at))
        self.pulled.emit(at)

    def _on_dropped(self, start: int, at: QPoint) -> None:
        self._drop.hide()
        by = moved_by(start, gap_at(self.cards, at))
        if by:
            self._on_moved(self.cards[start].item_id, by)

    @Slot(str)
    def _on_removed(self, item: str) -> None:
        self._state.remove_item(ItemId(item))

    @Slot(str, bool)
    def _on_detailed(self, item: str, shown: bool) -> None:  # noqa: FBT001 - a slot
        (self._opened.add if shown else self._opened.discard)(item)

    def _on_deepened(self, card: ItemCard) -> None:
        """Its details are there now, which were not drawn before."""
        fields = _fields([card])
        self.drawn.emit({name: field for name, field in fields.items() if name[1]})


def _fields(cards: Sequence[ItemCard]) -> Fields:
    return {(card.item_id, name): field for card in cards for name, field in card.written().items()}
