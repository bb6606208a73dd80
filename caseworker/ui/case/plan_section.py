"""One section of a plan, as the page that is written and read."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, QTimer, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from caseworker.domain.blocks import is_blank
from caseworker.domain.checks import Finding
from caseworker.domain.kinds import SectionKind
from caseworker.domain.plan import Advice
from caseworker.ui.case.item_card import ItemCard
from caseworker.ui.case.place_form import PlaceForm
from caseworker.ui.case.plan_state import PlanState
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
    secondary,
)


class SectionPage(ScrollPage):
    """What stands in one section: text, items, the placement, or the list of advice."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("sectionPage", margin=2, gap=10, parent=parent)
        self._state: PlanState | None = None
        self._section: SectionKind | None = None
        self._advice: tuple[Advice, ...] = ()
        self._findings: tuple[Finding, ...] = ()
        self._open: set[str] = set()
        self._cards: list[ItemCard] = []
        self._text: BlocksEdit | None = None
        self._first: QWidget | None = None
        self._guidance = Words(role="small", wrap=True, name="guidance")
        self.undo = quiet("Undo", "planUndo", icon=Icon.UNDO, hint="Undo the last change (Ctrl+Z)")
        top = Flow(across=6)
        bar = QWidget()
        self._bar = row(6, bar)
        top.addWidget(bar)
        self.preview = quiet("Preview", "planPreview", icon=Icon.EYE, hint="The plan as a paper")
        self.versions = quiet(
            "Versions…", "planVersions", icon=Icon.COPY, hint="Read, compare, reasons for changes"
        )
        top.addWidget(self.undo)
        top.addWidget(self.preview)
        top.addWidget(self.versions)
        self._stuff = QVBoxLayout()
        self._stuff.setSpacing(10)
        self.body.addWidget(self._guidance)
        self.body.addWidget(top)
        self.body.addLayout(self._stuff)
        self.body.addStretch(1)

    @property
    def letter(self) -> str:
        return self._section.letter if self._section else ""

    def show_section(self, state: PlanState, letter: str, advice: tuple[Advice, ...]) -> None:
        """Draw the section anew."""
        self._state, self._advice = state, advice
        self._section = section = state.kind.section(letter)
        self._guidance.setText(f"{section.guidance}  ({section.source})")
        emptied(self._bar)
        emptied(self._stuff)
        self._cards, self._text, self._first = [], None, None
        match section.holds:
            case "text":
                self._draw_text(state, section)
            case "items":
                self._draw_items(state, section)
            case "place":
                place = PlaceForm(state, letter)
                place.emptied.connect(self._on_emptied)
                self._stuff.addWidget(place)
                self._first = place.first
            case "advice":
                self._draw_advice()
        self.show_findings(self._findings)

    def show_findings(self, findings: Sequence[Finding]) -> None:
        self._findings = tuple(findings)
        for card in self._cards:
            card.show_findings(tuple(one for one in findings if one.place == card.number))
        standing = [one for one in findings if one.place == self.letter and not one.is_kept]
        if self._text is not None:
            self._text.point_at([one.spot.mark for one in standing if one.spot.mark])

    def go_to(self, number: str) -> None:
        """Bring an item into sight and put the keyboard into it."""
        for card in self._cards:
            if card.number == number:
                QTimer.singleShot(0, card, lambda card=card: self._enter(card))
                return
        self.begin_writing()

    def _enter(self, card: ItemCard) -> None:
        card.text.setFocus(Qt.FocusReason.OtherFocusReason)
        self.ensureWidgetVisible(card)

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
        field.show_blocks(state.plan.section(section.letter).text)
        field.setMinimumHeight(220)
        field.edited.connect(lambda: state.write_text(section.letter, field.blocks()))
        self._bar.addWidget(FormatBar(field))
        self._stuff.addWidget(field)
        self._text = self._first = field

    def _draw_items(self, state: PlanState, section: SectionKind) -> None:
        bar = FormatBar()
        self._bar.addWidget(bar)
        if not is_blank(state.plan.section(section.letter).text):
            bar.serve(self._draw_what_stands_before(state, section))
        items = state.plan.section(section.letter).items
        for at, item in enumerate(items, start=1):
            number = f"{section.letter}{at}"
            card = ItemCard(state, section, item, number, is_open=item.id in self._open)
            card.moved.connect(self._on_moved)
            card.removed.connect(self._on_removed)
            card.detailed.connect(self._on_detailed)
            bar.serve(card.text)
            self._cards.append(card)
            self._stuff.addWidget(card)
        bar.setVisible(bool(items) or self._text is not None)
        if not items:
            words = f"Left like this, the plan prints: “{section.none_words}”"
            title = f"No {section.item.name} yet" if section.item else "Nothing yet"
            self._stuff.addWidget(EmptyState(Icon.PLAN, title, words, name="sectionEmpty"))
        if section.item is not None:
            add = secondary(section.item.add, "addItem", icon=Icon.PLUS)
            add.setToolTip("Ctrl+Return")
            add.setShortcut("Ctrl+Return")
            add.clicked.connect(self._on_add)
            self._stuff.addWidget(add, 0, Qt.AlignmentFlag.AlignLeft)
            self._first = self._cards[0].text if self._cards else add

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
        for one in self._advice:
            line = row(14)
            line.addWidget(Words(one.source or "Advice", "strong", wrap=True), 2)
            line.addWidget(Words(one.author, wrap=True), 3)
            line.addWidget(Words(f"{one.day:%d/%m/%Y}", "soft"))
            line.addWidget(Words(one.document or "no document", "small", wrap=True), 2)
            self._stuff.addLayout(line)
            self._stuff.addWidget(Rule())
        if not self._advice:
            words = "What is recorded as advice on the Assessment tab is listed here by itself."
            self._stuff.addWidget(EmptyState(Icon.PHRASE, "No advice yet", words, name="noAdvice"))

    @Slot()
    def _on_add(self) -> None:
        if self._state is not None:
            added = self._state.add_item(self.letter)
            self._open.add(added)
            self.show_section(self._state, self.letter, self._advice)
            if self._cards:
                self.go_to(self._cards[-1].number)

    def _on_moved(self, item: str, by: int) -> None:
        if self._state is None:
            return
        ids = [card.item_id for card in self._cards]
        to = max(0, min(len(ids) - 1, ids.index(item) + by))  # type: ignore[arg-type]  # an ItemId
        self._state.move_item(ids[ids.index(item)], by)  # type: ignore[arg-type]  # an ItemId
        self.show_section(self._state, self.letter, self._advice)
        self.go_to(f"{self.letter}{to + 1}")

    def _on_removed(self, item: str) -> None:
        if self._state is not None:
            card = next(card for card in self._cards if card.item_id == item)
            self._state.remove_item(card.item_id)

    def _on_detailed(self, item: str, shown: bool) -> None:  # noqa: FBT001 - a slot
        (self._open.add if shown else self._open.discard)(item)

    @Slot()
    def _on_emptied(self) -> None:
        if self._state is not None:
            self._state.empty_section(self.letter)
