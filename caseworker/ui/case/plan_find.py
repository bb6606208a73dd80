"""Find and replace over the whole plan that is being written."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget

from caseworker.domain.finding import Hit, Place, Sought, find, following, replaced
from caseworker.ui.case.plan_find_bar import FindBar
from caseworker.ui.case.plan_hit import cursor_place
from caseworker.ui.case.plan_outline import Outline
from caseworker.ui.case.plan_section import SectionPage
from caseworker.ui.case.plan_state import PlanState
from caseworker.ui.case.plan_where import Where, Written, holder_of
from caseworker.ui.keys import shortcut

StateNow = Callable[[], PlanState | None]


class PlanFind(QObject):
    """Knows what is looked for, and which of those found is shown."""

    def __init__(
        self, owner: QWidget, outline: Outline, page: SectionPage, state: StateNow
    ) -> None:
        super().__init__(owner)
        self._outline, self._page, self._state = outline, page, state
        self.bar = bar = FindBar()
        self._sought = Sought("")
        self._hits: tuple[Hit, ...] = ()
        self._here: Hit | None = None
        bar.sought.connect(self._on_sought)
        bar.stepped.connect(self.step)
        bar.replaced.connect(self._on_replace)
        bar.replaced_all.connect(self._on_replace_all)
        bar.shut.connect(self.shut)
        for keys, slot, words in (
            ("Ctrl+F", self.open_find, "Find in the plan"),
            ("Ctrl+H", self.open_replace, "Find and replace in the plan"),
            ("F3", lambda: self.step(1), "Next place that was found"),
            ("Shift+F3", lambda: self.step(-1), "Last place that was found"),
        ):
            shortcut(keys, owner, slot, words)

    @Slot()
    def open_find(self) -> None:
        """Look for something; what is selected is offered."""
        self._open(replace=False)

    @Slot()
    def open_replace(self) -> None:
        """Look for something, to put other words in its place."""
        self._open(replace=True)

    @Slot()
    def shut(self) -> None:
        """Shut the bar; the keyboard goes to what is shown."""
        self.bar.hide()
        if self._here is not None:
            self._go(self._here, enter=True)
        else:
            self._page.begin_writing()

    def look_again(self) -> None:
        """The plan says something else now."""
        if self.bar.isVisible():
            self._look()

    @Slot(int)
    def step(self, by: int) -> None:
        """Show the next one, or the one before; after the last comes the first."""
        if not self.bar.isVisible():
            if self._sought.text:
                self.open_find()
            return
        self._look()
        if not self._hits:
            return
        if self._here in self._hits:
            at = (self._hits.index(self._here) + by) % len(self._hits)
        else:
            nearest = self._nearest()
            at = self._hits.index(nearest) if nearest else 0
            at = (at if by > 0 else at - 1) % len(self._hits)
        self._show(self._hits[at])

    def _open(self, *, replace: bool) -> None:
        if self._state() is None or not self._page.isVisible():
            return
        self.bar.open_with(selected(QApplication.focusWidget(), self._page), replace=replace)

    @Slot(object)
    def _on_sought(self, sought: Sought) -> None:
        self._sought, self._here = sought, None
        self._look()

    @Slot()
    def _on_replace(self) -> None:
        """Replace the one that is shown and go on; if none is shown, show one first."""
        state = self._state()
        if state is None or self._here not in self._hits:
            self.step(1)
            return
        hit, words = self._here, self.bar.words.text()
        state.change(replaced(state.plan, (hit,), words), where_of(hit))
        self._look()
        after = following(self._hits, state.plan, hit.place, hit.start + len(words))
        if after is not None:
            self._show(after)

    @Slot()
    def _on_replace_all(self) -> None:
        state = self._state()
        if state is None:
            return
        self._look()
        hits = self._hits
        if hits:
            plan = replaced(state.plan, hits, self.bar.words.text())
            state.change(plan, where_of(hits[0]))
            self._look()
            self.bar.tell(f"{len(hits)} replaced. Ctrl+Z takes it back.")

    def _look(self) -> None:
        state = self._state()
        self._hits = find(state.plan, self._sought) if state is not None else ()
        if self._here not in self._hits:
            self._here = None
        self._say()

    def _say(self) -> None:
        at = self._hits.index(self._here) + 1 if self._here in self._hits else 0
        self.bar.say(at, len(self._hits))

    def _nearest(self) -> Hit | None:
        """The first one after the cursor of the section that is shown."""
        state = self._state()
        if state is None:
            return None
        place, at = place_now(self._page)
        return following(self._hits, state.plan, place, at)

    def _show(self, hit: Hit) -> None:
        self._here = hit
        self._say()
        self._go(hit, enter=False)

    def _go(self, hit: Hit, *, enter: bool) -> None:
        self._outline.go_to(hit.place.letter)
        self._page.show_hit(hit, enter=enter)


def where_of(hit: Hit) -> Where:
    """The field in which something was found."""
    return Where(hit.place.letter, hit.place.item, hit.place.field)


def place_now(page: SectionPage) -> tuple[Place, int]:
    """Where the keyboard is in the plan; the beginning of the section if it is elsewhere."""
    fields = page.written()
    widget = QApplication.focusWidget()
    name = holder_of(widget, fields)
    field = fields.get(name)
    if field is None or field is not widget:
        return Place(page.letter), 0
    return cursor_place(field, Place(page.letter, *name))


def selected(widget: QWidget | None, page: SectionPage) -> str:
    """The words that are selected in a field of the page, if they stand in one line."""
    fields: list[Written] = list(page.written().values())
    field = next((field for field in fields if field is widget), None)
    if field is None:
        return ""
    words = (
        field.selectedText() if isinstance(field, QLineEdit) else field.textCursor().selectedText()
    )
    return "" if "\u2029" in words or "\u2028" in words else words
