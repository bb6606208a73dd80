"""One section of a plan, as the page that is written and read."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Final

from PySide6.QtCore import QPoint, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from caseworker.domain.blocks import is_blank
from caseworker.domain.checks import Finding
from caseworker.domain.finding import Hit
from caseworker.domain.kinds import SectionKind
from caseworker.domain.plan import Advice
from caseworker.ui import theme
from caseworker.ui.case.item_card import ItemCard
from caseworker.ui.case.place_form import PlaceForm
from caseworker.ui.case.plan_bar import PlanBar
from caseworker.ui.case.plan_hit import choose, rectangle_of
from caseworker.ui.case.plan_items import Fields, ItemCards
from caseworker.ui.case.plan_state import PlanState
from caseworker.ui.case.plan_where import (
    Where,
    Written,
    cursor_of,
    enter,
    holder_of,
    leave_steps,
)
from caseworker.ui.case.tab import emptied
from caseworker.ui.editor import BlocksEdit, FormatBar
from caseworker.ui.icons import Icon
from caseworker.ui.parts import (
    EmptyState,
    Flow,
    Rule,
    ScrollPage,
    Words,
    quiet,
    row,
)

MINDED: Final = "minded"
"""Set on a field that this page listens to already."""


class SectionPage(ScrollPage):
    """What stands in one section: text, items, the placement, or the list of advice.

    Signals:
        moved: the cursor is at another place.
        drawn: fields were drawn, or show another item now; carries them by item and name.
        shown: what was found is in sight now; carries its field.
        reading: advice is wanted beside the plan; carries it.
        told: what was pasted was parted, or not taken; carries the words, and whether it was.
    """

    told = Signal(str, bool)
    moved = Signal()
    reading = Signal(object)
    drawn = Signal(object)
    shown = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("sectionPage", margin=2, gap=10, parent=parent)
        self._state: PlanState | None = None
        self._section: SectionKind | None = None
        self._advice: tuple[Advice, ...] = ()
        self._findings: tuple[Finding, ...] = ()
        self._open: set[str] = set()
        self._items: ItemCards | None = None
        self._place: PlaceForm | None = None
        self._text: BlocksEdit | None = None
        self._first: QWidget | None = None
        #: What else to bear in mind while a section is written, by its letter.
        self.minding: Callable[[str], Iterable[str]] = lambda _letter: ()
        self._guidance = Words(role="small", wrap=True, name="guidance")
        self.bar = bar = PlanBar()
        self.undo, self.redo, self.words = bar.undo, bar.redo, bar.words
        self.preview, self.live, self.threads = bar.preview, bar.live, bar.threads
        self.versions, self.returned = bar.versions, bar.returned
        self._stuff = QVBoxLayout()
        self._stuff.setSpacing(10)
        self.body.addWidget(self._guidance)
        self.body.addWidget(bar)
        self.body.addLayout(self._stuff)
        self.body.addStretch(1)

    @property
    def letter(self) -> str:
        return self._section.letter if self._section else ""

    def forget(self) -> None:
        """No section is shown: another plan is to be."""
        self._section = None

    def show_section(self, state: PlanState, letter: str, advice: tuple[Advice, ...]) -> None:
        """Show the section; what stands there already is not drawn anew."""
        if self._items is not None and self._shows_already(state, letter):
            self._items.show_items(state.plan.section(letter).items)
            return
        self._state, self._advice = state, advice
        self._section = section = state.kind.section(letter)
        self.bar.show_kind(state.kind)
        said = (f"{section.guidance}  ({section.source})", *self.minding(letter))
        self._guidance.setText("\n".join(said))
        if self._items is not None:
            self._items.let_go()
        emptied(self.bar.marks)
        emptied(self._stuff)
        self._items, self._place, self._text, self._first = None, None, None, None
        match section.holds:
            case "text":
                self._draw_text(state, section)
            case "items":
                self._draw_items(state, section)
            case "place":
                self._place = place = PlaceForm(state, letter)
                place.emptied.connect(self._on_emptied)
                self._stuff.addWidget(place)
                self._first = place.first
            case "advice":
                self._draw_advice()
        self.show_findings(self._findings)
        self._on_drawn(self.written())

    def _shows_already(self, state: PlanState, letter: str) -> bool:
        """Whether all that may differ from what is shown is in the items."""
        if state is not self._state or letter != self.letter or self._items is None:
            return False
        section = state.plan.section(letter)
        has_text = self._text is not None or not is_blank(section.text)
        return bool(self._items.cards and section.items) and not has_text

    @Slot(object)
    def _on_drawn(self, fields: Fields) -> None:
        """Fields that were just drawn: where the cursor is, and whose sources may be pasted."""
        for field in fields.values():
            if field.property(MINDED):
                continue
            field.setProperty(MINDED, True)
            field.cursorPositionChanged.connect(self.moved)
            if isinstance(field, BlocksEdit) and self._state is not None:
                field.case = self._state.number
                field.entered.connect(self.moved)
                field.told.connect(self.told)
        self.drawn.emit(fields)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        super().resizeEvent(event)
        self.bar.fit(self.viewport().width())

    def show_steps(self, state: PlanState) -> None:
        """Whether there is a step to go back or forth."""
        self.bar.show_steps(state)

    def show_findings(self, findings: Sequence[Finding]) -> None:
        self._findings = tuple(findings)
        if self._items is not None:
            self._items.show_findings(findings)
        standing = [one for one in findings if one.place == self.letter and not one.is_kept]
        if self._text is not None:
            self._text.point_at([one.spot.mark for one in standing if one.spot.mark])

    def go_to(self, number: str) -> None:
        """Bring an item into sight and put the keyboard into it."""
        card = self._items.card_at(number) if self._items is not None else None
        if card is not None:
            QTimer.singleShot(0, card, lambda: self._enter(card))
        else:
            self.begin_writing()

    def go_into(self, where: Where) -> None:
        """Put the keyboard into a field of this section, its cursor where it was."""
        self._open_for(where.item, where.field)
        written = self.written()
        field = written.get((where.item, where.field)) or next(iter(written.values()), None)
        if field is not None:
            QTimer.singleShot(0, field, lambda: self._enter_field(field, where.at))

    def where(self) -> Where:
        """Where the keyboard is in this section; the section alone if it is elsewhere."""
        written = self.written()
        name = holder_of(QApplication.focusWidget(), written)
        if name not in written or written[name] is not QApplication.focusWidget():
            return Where(self.letter)
        return Where(self.letter, *name, at=cursor_of(written[name]))

    def writing(self) -> tuple[str, BlocksEdit] | None:
        """The field of blocks that the keyboard is in, and the number or letter it stands at."""
        used = QApplication.focusWidget()
        numbers = {card.item_id: card.number for card in self._items.cards} if self._items else {}
        for (item, _), field in self.written().items():
            if field is used and isinstance(field, BlocksEdit):
                return next((n for i, n in numbers.items() if i == item), self.letter), field
        return None

    def shows(self, field: BlocksEdit) -> bool:
        """Whether that field is still one of this page."""
        return any(field is one for one in self.written().values())

    def written(self) -> dict[tuple[str, str], Written]:
        """Every field of the section that is written in, by its item and its name."""
        if self._text is not None:
            return {("", ""): self._text}
        if self._place is not None:
            return {("", name): field for name, field in self._place.written().items()}
        return self._items.written() if self._items is not None else {}

    def show_hit(self, hit: Hit, *, enter: bool) -> None:
        """Bring what was found into sight, selected; the keyboard goes there if it is to."""
        place = hit.place
        self._open_for(place.item, place.field)
        field = self.written().get((place.item, place.field))
        if field is not None:
            # Only with the next turn has a field that was just put here its place.
            QTimer.singleShot(0, field, lambda: self._show_hit(field, hit, enter=enter))

    def _open_for(self, item: str, field: str) -> None:
        """Have the card of the item drawn, with its details if the field is one of them."""
        card = self._items.card_of(item) if self._items is not None and item else None
        if card is not None and field:
            card.show_details()

    def _enter(self, card: ItemCard) -> None:
        card.text.setFocus(Qt.FocusReason.OtherFocusReason)
        self.ensureWidgetVisible(card)

    def _enter_field(self, field: Written, at: int) -> None:
        enter(field, at)
        self.ensureWidgetVisible(field)

    def _show_hit(self, field: Written, hit: Hit, *, enter: bool) -> None:
        choose(field, hit.place, hit.start, hit.end)
        if enter:
            field.setFocus(Qt.FocusReason.OtherFocusReason)
        at = field.mapTo(self.sheet, rectangle_of(field).center())
        self.ensureVisible(at.x(), at.y(), 0, theme.px(60))
        self.shown.emit(field)

    def begin_writing(self) -> None:
        """Put the keyboard where this section is written."""
        if self._first is not None:
            self._first.setFocus(Qt.FocusReason.OtherFocusReason)

    def _draw_text(self, state: PlanState, section: SectionKind) -> None:
        field = BlocksEdit(
            f"section_{section.letter}",
            f"{section.letter} {section.title}",
            hint=f"Write here. Left empty, the plan prints: “{section.none_words}”",
            grows=True,
        )
        self._text = field
        leave_steps(field)
        field.show_blocks(state.plan.section(section.letter).text)
        field.setMinimumHeight(220)
        field.edited.connect(lambda: state.write_text(section.letter, field.blocks()))
        self.bar.marks.addWidget(FormatBar(field))
        self._stuff.addWidget(field)
        self._text = self._first = field

    def _draw_items(self, state: PlanState, section: SectionKind) -> None:
        bar = FormatBar()
        self.bar.marks.addWidget(bar)
        if not is_blank(state.plan.section(section.letter).text):
            bar.serve(self._draw_what_stands_before(state, section))
        items = state.plan.section(section.letter).items
        bar.setVisible(bool(items) or self._text is not None)
        if not items:
            words = f"Left like this, the plan prints: “{section.none_words}”"
            title = f"No {section.item.name} yet" if section.item else "Nothing yet"
            self._stuff.addWidget(EmptyState(Icon.PLAN, title, words, name="sectionEmpty"))
        self._items = cards = ItemCards(state, section, bar, self._open, self.sheet)
        self._stuff.addLayout(cards.body)
        cards.begin()
        cards.drawn.connect(self._on_drawn)
        cards.placed.connect(self._on_placed)
        cards.added.connect(self._on_added)
        cards.pulled.connect(self._on_pulled)
        self._first = cards.cards[0].text if cards.cards else cards.add

    def _draw_what_stands_before(self, state: PlanState, section: SectionKind) -> BlocksEdit:
        """Text that a section of items holds as well, as an earlier plan may."""
        field = BlocksEdit(
            f"section_{section.letter}",
            f"{section.letter} {section.title}",
            hint="What stands before the items",
            grows=True,
        )
        field.setProperty("page", True)
        field.show_blocks(state.plan.section(section.letter).text)
        field.edited.connect(lambda: state.write_text(section.letter, field.blocks()))
        self._stuff.addWidget(field)
        self._text = field
        return field

    def _draw_advice(self) -> None:
        for at, one in enumerate(self._advice):
            line = row(14)
            line.addWidget(Words(one.source or "Advice", "strong", wrap=True), 2)
            line.addWidget(Words(one.author, wrap=True), 3)
            line.addWidget(Words(f"{one.day:%d/%m/%Y}", "soft"))
            below = Flow(across=10, down=2)
            below.addWidget(Words(one.document or "no document", "small", wrap=True))
            if one.document:
                read = quiet("Read beside the plan", f"readBeside{at}", icon=Icon.EYE)
                read.clicked.connect(lambda _=False, one=one: self.reading.emit(one))
                below.addWidget(read)
            self._stuff.addLayout(line)
            self._stuff.addWidget(below)
            self._stuff.addWidget(Rule())
        if not self._advice:
            words = "What is recorded as advice on the Assessment tab is listed here by itself."
            self._stuff.addWidget(EmptyState(Icon.PHRASE, "No advice yet", words, name="noAdvice"))

    @Slot(str)
    def _on_added(self, item: str) -> None:
        card = self._items.card_of(item) if self._items is not None else None
        if card is not None:
            card.show_details()
            self.go_to(card.number)

    @Slot(str)
    def _on_placed(self, item: str) -> None:
        card = self._items.card_of(item) if self._items is not None else None
        if card is not None:
            self.go_to(card.number)

    @Slot(QPoint)
    def _on_pulled(self, at: QPoint) -> None:
        there = self.sheet.mapFromGlobal(at)
        self.ensureVisible(there.x(), there.y(), 0, 40)

    @Slot()
    def _on_emptied(self) -> None:
        if self._state is not None:
            self._state.empty_section(self.letter)
