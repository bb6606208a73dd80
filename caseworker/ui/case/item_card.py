"""A need, an outcome or a piece of provision: a card that reads like the page it will be."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLineEdit, QMenu, QPushButton, QWidget

from caseworker.domain.blocks import Blocks
from caseworker.domain.checks import Finding
from caseworker.domain.kinds import ItemKind, PlanKind, SectionKind
from caseworker.domain.plan import Item, ItemId
from caseworker.ui import theme
from caseworker.ui.case.plan_finding import line_of, remedy_of
from caseworker.ui.case.plan_grip import Grip
from caseworker.ui.case.plan_state import PlanState
from caseworker.ui.case.plan_where import Written, leave_steps
from caseworker.ui.editor import BlocksEdit
from caseworker.ui.icons import Icon
from caseworker.ui.keys import shortcut
from caseworker.ui.palette import Tone
from caseworker.ui.parts import (
    Card,
    Flow,
    Words,
    column,
    named,
    quiet,
    recolour,
    restyle,
    row,
)

#: Said in the corner, in this order, where they are filled in.
CORNER = ("how_often", "how_long", "by_when", "area")
WAYS = ("for", "towards")
SHORT, WIDE = 30, 520  # signs that fit into the corner of a card that wide


class ItemCard(Card):
    """One item: its number, what it serves, its words; the rest opens with “Details”.

    Signals:
        moved: it is to move; carries the item's id and by how much.
        removed: it is to go; carries the item's id.
        detailed: its details were opened or shut; carries the id and whether they are open.
        deepened: its details are there now: they are drawn when they are first opened.
    """

    moved = Signal(str, int)
    removed = Signal(str)
    detailed = Signal(str, bool)
    deepened = Signal()

    def __init__(
        self, state: PlanState, section: SectionKind, item: Item, number: str, *, is_open: bool
    ) -> None:
        super().__init__(name=f"item_{number}", margin=14, gap=4)
        self.item_id: ItemId = item.id
        self.number = number
        self._state, self._section = state, section
        self._kind = section.item or ItemKind("item", "Add", ())
        self.setAccessibleName(f"{self._kind.name.capitalize()} {number}")
        self._corner = Words("", "soft", name=f"corner_{number}")
        self._corner.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.text = BlocksEdit(
            f"text_{number}",
            f"{self._kind.name.capitalize()} {number}",
            hint="Write here. What, for whom, and in plain words.",
            grows=True,
        )
        self.text.setProperty("page", True)
        self._said = item.text
        self._looked: tuple[tuple[Finding, ...], Blocks] = ((), ())
        self.text.show_blocks(item.text)
        self.text.edited.connect(self._on_text)
        leave_steps(self.text)
        self._under = Words("", "small", name=f"under_{number}", wrap=True)
        self._warning = Words("", "small", tone=Tone.AMBER, name=f"warning_{number}", wrap=True)
        self._warning.hide()
        self.body.addWidget(self._head())
        self.body.addWidget(self.text)
        self.body.addWidget(self._under)
        self.body.addWidget(self._warning)
        self._fields: dict[str, QLineEdit] = {}
        self._more: QWidget | None = None
        self.last: QWidget = self.text
        """The last of what the keyboard comes to here."""
        if is_open:
            self._show_more(item)
        self._details.setChecked(is_open)
        self._details.toggled.connect(self._on_details)
        self._say_fields(item)
        context = Qt.ShortcutContext.WidgetWithChildrenShortcut
        for keys, by in (("Alt+Up", -1), ("Alt+Down", 1)):
            where = "up" if by < 0 else "down"
            key = shortcut(keys, self, partial(self._move, by), f"Move this piece {where}")
            key.setContext(context)

    def _move(self, by: int) -> None:
        self.moved.emit(self.item_id, by)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        super().resizeEvent(event)
        was_wide = event.oldSize().width() >= theme.px(WIDE)
        if was_wide != (event.size().width() >= theme.px(WIDE)):
            self._say_fields(self._state.plan.item(self.item_id))

    def written(self) -> dict[str, Written]:
        """Every field of this item by its name; its words have none."""
        return {"": self.text, **self._fields}

    def show_details(self) -> None:
        """Open what else there is to say of this item."""
        self._details.setChecked(True)

    def show_item(self, item: Item, *, is_open: bool) -> None:
        """Show this item as it is now, under the same number; what says so already is left."""
        self.item_id = item.id
        self._details.setChecked(is_open)
        if item.text != self._said:
            self._said = item.text
            self.text.show_blocks(item.text)
        for name, edit in self._fields.items():
            value = item.fields.get(name, "")
            if edit.text().strip() != value:
                edit.setText(value)
        self._say_fields(item)
        self.show_links()

    def show_findings(self, findings: tuple[Finding, ...]) -> None:
        """What should be looked at here, as the check says it; the words it means are marked."""
        looked = (findings, self._said)
        if looked == self._looked:
            return
        self._looked = looked
        standing = [one for one in findings if one.blocks or one.warns]
        lines = [f"{line_of(one)}. {remedy_of(one)}" for one in standing]
        blocks = any(one.blocks for one in standing)
        recolour(self._warning, Tone.RED if blocks else Tone.AMBER)
        self._warning.setText("\n".join(lines))
        self._warning.setVisible(bool(lines))
        self.text.point_at([one.spot.mark for one in standing if one.spot.mark])
        restyle(self, "edge", ("red" if blocks else "amber") if lines else "")

    def show_links(self) -> None:
        """Say what this serves, by the numbers that those have now."""
        item = self._state.plan.item(self.item_id)
        numbers = self._state.plan.numbers()
        for letter, button in self._links.items():
            there = {one.id for one in self._state.plan.section(letter).items}
            served = [numbers[link] for link in item.links if link in there]
            words = _served(self._state.kind, letter, self._kind.serves.index(letter))
            button.setText(f"{words} {', '.join(sorted(served)) or '—'}")
            button.setAccessibleName(f"{self.number} is {button.text()}. Press to choose.")

    def _head(self) -> QWidget:
        ground = QWidget()
        line = row(10, ground)
        self.grip = Grip(self.number)
        line.addWidget(self.grip, 0, Qt.AlignmentFlag.AlignVCenter)
        left = Flow(across=4, down=0)
        number = Words(self.number, "strong")
        number.setMinimumWidth(theme.px(26))
        left.addWidget(number)
        self._links: dict[str, QPushButton] = {}
        for letter in self._kind.serves:
            button = quiet("", f"link_{self.number}_{letter}")
            button.setProperty("kind", "because")
            button.clicked.connect(lambda _=False, letter=letter: self._on_links(letter))
            self._links[letter] = button
            left.addWidget(button)
        line.addWidget(left, 1)
        line.addWidget(self._corner, 0, Qt.AlignmentFlag.AlignVCenter)
        self._details = quiet("Details", f"details_{self.number}")
        self._details.setCheckable(True)
        self._details.setAccessibleName(f"Details of {self.number}")
        line.addWidget(self._details, 0, Qt.AlignmentFlag.AlignVCenter)
        self.show_links()
        return ground

    def _field_grid(self, item: Item) -> QWidget:
        ground = named(QWidget(), f"fields_{self.number}")
        grid = QGridLayout(ground)
        grid.setContentsMargins(0, theme.px(6), 0, 0)
        grid.setSpacing(theme.px(8))
        for at, field in enumerate(self._kind.fields):
            box = QWidget()
            body = column(box, 0, 2)
            label = Words(field.words, "label")
            edit = named(QLineEdit(item.fields.get(field.name, "")), f"{field.name}_{self.number}")
            edit.setAccessibleName(f"{field.words}, {self.number}")
            edit.setPlaceholderText(field.hint)
            edit.setToolTip(field.source)
            edit.textEdited.connect(lambda words, name=field.name: self._on_field(name, words))
            leave_steps(edit)
            label.setBuddy(edit)
            body.addWidget(label)
            body.addWidget(edit)
            self._fields[field.name] = edit
            grid.addWidget(box, at // 2, at % 2)
        grid.addLayout(self._moves(), (len(self._kind.fields) + 1) // 2, 0, 1, 2)
        return ground

    def _show_more(self, item: Item) -> None:
        """Draw what “Details” opens: forty items have hundreds of fields, and few are opened."""
        self._more = self._field_grid(item)
        self.body.addWidget(self._more)
        for each in (*self._fields.values(), *self._acts):
            QWidget.setTabOrder(self.last, each)
            self.last = each

    def _moves(self) -> QHBoxLayout:
        line = row(6)
        self._acts: list[QPushButton] = []
        for words, name, by in (("Move up", "up", -1), ("Move down", "down", 1)):
            move = quiet(words, f"{name}_{self.number}", hint=f"Alt+{name.capitalize()}")
            move.setAccessibleName(f"{words}: {self.number}")
            move.clicked.connect(lambda _=False, by=by: self._move(by))
            self._acts.append(move)
            line.addWidget(move)
        line.addStretch(1)
        out = quiet(f"Take out {self.number}", f"remove_{self.number}", icon=Icon.REMOVE)
        out.clicked.connect(lambda: self.removed.emit(self.item_id))
        self._acts.append(out)
        line.addWidget(out)
        return line

    @Slot()
    def _on_text(self) -> None:
        self._said = self.text.blocks()
        self._state.write_item(self._section.letter, self.item_id, self._said)

    def _on_field(self, name: str, words: str) -> None:
        self._state.write_field(self._section.letter, self.item_id, name, words.strip())
        self._say_fields(self._state.plan.item(self.item_id))

    @Slot(bool)
    def _on_details(self, shown: bool) -> None:  # noqa: FBT001 - a slot
        if self._more is None:
            self._show_more(self._state.plan.item(self.item_id))
            self.deepened.emit()
        if self._more is not None:
            self._more.setVisible(shown)
        self.detailed.emit(self.item_id, shown)

    def _on_links(self, letter: str) -> None:
        button = self._links[letter]
        menu = links_menu(self._state, letter, self._state.plan.item(self.item_id), self)
        menu.triggered.connect(
            lambda action: self._state.link(
                self._section.letter, self.item_id, action.data(), on=action.isChecked()
            )
        )
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(button.mapToGlobal(button.rect().bottomLeft()))

    def _say_fields(self, item: Item) -> None:
        """How much and how often stand in the corner if they are short; else below the words."""
        corner = ", ".join(item.fields[name] for name in CORNER if item.fields.get(name))
        is_short = len(corner) <= SHORT and self.width() >= theme.px(WIDE)
        self._corner.setText(corner if is_short else "")
        rest = [] if is_short else [corner]
        rest += [
            item.fields[field.name]
            for field in self._kind.fields
            if field.name not in CORNER and item.fields.get(field.name)
        ]
        self._under.setText("  ·  ".join(rest))
        self._under.setVisible(bool(rest))


def links_menu(state: PlanState, letter: str, item: Item, owner: QWidget) -> QMenu:
    """Every item that this one may serve, ticked where it does."""
    menu = QMenu(owner)
    menu.setObjectName(f"links_{letter}")
    for at, other in enumerate(state.plan.section(letter).items, start=1):
        words = " ".join(block.plain for block in other.text)[:60] or "nothing written yet"
        action = menu.addAction(f"{letter}{at}  {words}")
        action.setObjectName(f"link_to_{letter}{at}")
        action.setCheckable(True)
        action.setChecked(other.id in item.links)
        action.setData(other.id)
    if menu.isEmpty():
        menu.addAction(f"There is nothing in section {letter} yet").setEnabled(False)
    return menu


def _served(kind: PlanKind, letter: str, at: int) -> str:
    served = kind.section(letter).item
    return f"{WAYS[min(at, len(WAYS) - 1)]} {served.name if served else letter}"
