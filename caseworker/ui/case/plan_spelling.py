"""Spelling in a plan: marks as it is typed, F7 from one to the next, and what was meant."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QObject, QPoint, Qt, Slot
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QWidget

from caseworker.casework.spelling import Dictionary, Mistake, Spelling, dictionary
from caseworker.casework.spelling_words import AddWord, OwnWords, add_word, words_for_case
from caseworker.domain.case import CaseNumber
from caseworker.domain.errors import CaseworkerError
from caseworker.domain.finding import Hit, Place, following, texts
from caseworker.ui.case.plan_find import StateNow, place_now
from caseworker.ui.case.plan_hit import choose, cursor_place, rectangle_of
from caseworker.ui.case.plan_items import Fields
from caseworker.ui.case.plan_outline import Outline
from caseworker.ui.case.plan_section import SectionPage
from caseworker.ui.case.plan_where import Written
from caseworker.ui.case.spell_menu import SpellMenu, well_menu
from caseworker.ui.desk import Desk
from caseworker.ui.editor.spell_marks import SpellMarks
from caseworker.ui.keys import shortcut

KEPT = "spelling"
"""The form under which it is kept whether this officer wants marks; nothing kept is yes."""
OFF = "off"


class PlanSpelling(QObject):
    """Knows the words of one case, and marks the fields of its plan."""

    def __init__(  # noqa: PLR0913, PLR0917 - where it works, and what it works on
        self,
        desk: Desk,
        number: CaseNumber,
        outline: Outline,
        page: SectionPage,
        state: StateNow,
        owner: QWidget,
    ) -> None:
        super().__init__(owner)
        self._desk, self._number = desk, number
        self._outline, self._page, self._state = outline, page, state
        self._own = OwnWords()
        self._dictionary: Dictionary | None = None
        self._spelling: Spelling | None = None
        self._ignored: set[tuple[Place, str]] = set()
        self._fields: dict[Written, Place] = {}
        self._marks: dict[Written, SpellMarks] = {}
        self._is_next_wanted = False
        self.is_on = True
        self.why_not = ""
        page.drawn.connect(self._on_drawn)
        page.shown.connect(self._on_shown)
        shortcut("F7", owner, self.next_mistake, "To the next word that is misspelt")

    def begin(self) -> None:
        """Fetch the words of this case, and once the dictionary, before a key is pressed."""
        officer = self._desk.officer.id
        self._desk.see(self, words_for_case(self._number, officer), self._on_words)
        self._desk.draft(self, KEPT, self._on_kept)
        if self._dictionary is None:
            self._desk.upkeep(
                self, lambda _: dictionary(), self._on_dictionary, refused=self._on_refused
            )

    @Slot(bool)
    def switch(self, on: bool) -> None:  # noqa: FBT001 - a slot
        """Whether words are marked as they are typed. It is kept for this officer."""
        self.is_on = on
        self._desk.keep_place(KEPT, "" if on else OFF)
        self._mark_again()

    @Slot()
    def next_mistake(self) -> None:
        """Go to the next word that is not known, wherever in the plan, and offer what was meant."""
        state = self._state()
        if state is None or self._spelling is None:
            return
        place, at = place_now(self._page)
        hit = following(self._mistakes_of_plan(), state.plan, place, at)
        if hit is None:
            well_menu(self._page.words)
            return
        self._is_next_wanted = True
        self._outline.go_to(hit.place.letter)
        self._page.show_hit(hit, enter=True)

    def _mistakes_of_plan(self) -> tuple[Hit, ...]:
        state, spelling = self._state(), self._spelling
        if state is None or spelling is None:
            return ()
        return tuple(
            Hit(place, one.start, one.end)
            for place, text in texts(state.plan)
            for one in self._mistakes(_whole(place), text)
        )

    def _mistakes(self, place: Place, text: str) -> tuple[Mistake, ...]:
        if self._spelling is None:
            return ()
        found = self._spelling.mistakes(text)
        return tuple(one for one in found if (place, one.word) not in self._ignored)

    def _marked(self, field: Written, text: str) -> tuple[Mistake, ...]:
        place = self._fields.get(field)  # None for a field that is on its way out
        return self._mistakes(place, text) if self.is_on and place is not None else ()

    @Slot(object)
    def _on_drawn(self, drawn: Fields) -> None:
        """Fields were drawn, or show another item: they are to be marked. Others may be gone."""
        here = set(self._page.written().values())
        self._fields = {field: place for field, place in self._fields.items() if field in here}
        self._marks = {field: marks for field, marks in self._marks.items() if field in here}
        for name, field in drawn.items():
            before = self._fields.get(field)
            self._fields[field] = Place(self._page.letter, *name)
            if before is not None:
                if field in self._marks:  # what was ignored in one item is not in another
                    self._marks[field].rehighlight()
                continue
            if not isinstance(field, QLineEdit):
                self._marks[field] = SpellMarks(field, partial(self._marked, field))
            field.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
            field.customContextMenuRequested.connect(partial(self._on_menu, field))

    @Slot(object)
    def _on_shown(self, field: Written) -> None:
        if not self._is_next_wanted:
            return
        self._is_next_wanted = False
        place = self._fields[field]
        mistake = self._mistake_at(field, place)
        if mistake is not None:
            menu = self._menu(field, place, mistake)
            menu.popup(field.mapToGlobal(rectangle_of(field).bottomLeft()))

    def _on_menu(self, field: Written, at: QPoint) -> None:
        """The menu of a field: what was meant comes first where the word is not known."""
        place = self._fields[field]
        if isinstance(field, QLineEdit):
            field.setCursorPosition(field.cursorPositionAt(at))
        elif not field.textCursor().hasSelection():
            field.setTextCursor(field.cursorForPosition(at))
        mistake = self._mistake_at(field, place)
        menu = self._menu(field, place, mistake)
        ground = field if isinstance(field, QLineEdit) else field.viewport()
        menu.popup(ground.mapToGlobal(at))

    def _menu(
        self, field: Written, place: Place, mistake: tuple[Place, Mistake] | None
    ) -> SpellMenu:
        menu = SpellMenu(field)
        if mistake is not None and self._spelling is not None:
            where, one = mistake
            menu.offer(one.word, self._spelling.suggestions(one.word))
            menu.chosen.connect(lambda words: _put(field, where, one, words))
            menu.added.connect(lambda office: self._add(one.word, office=office))
            menu.ignored.connect(lambda: self._ignore(place, one.word))
        menu.offer_the_usual()
        return menu

    def _mistake_at(self, field: Written, place: Place) -> tuple[Place, Mistake] | None:
        """The unknown word in which the cursor of ``field`` is, or which is selected there."""
        where, at = cursor_place(field, place)
        text = _text_of(field)
        for one in self._mistakes(place, text):
            if one.start <= at <= one.end:
                return where, one
        return None

    def _add(self, word: str, *, office: bool) -> None:
        self._desk.do(
            add_word, AddWord(word, office), asker=self, then=lambda _: self._on_added(word)
        )

    def _on_added(self, word: str) -> None:
        self._on_words(OwnWords((*self._own.mine, word), self._own.office, self._own.names))

    def _ignore(self, place: Place, word: str) -> None:
        self._ignored.add((place, word))
        self._mark_again()

    def _on_words(self, own: OwnWords) -> None:
        self._own = own
        self._settle()

    def _on_kept(self, kept: str | None) -> None:
        if self.is_on != (kept != OFF):
            self.is_on = kept != OFF
            self._mark_again()

    def _on_dictionary(self, found: Dictionary) -> None:
        self._dictionary = found
        self._settle()

    def _on_refused(self, error: CaseworkerError) -> None:
        self.why_not = str(error)

    def _settle(self) -> None:
        if self._dictionary is not None:
            own = self._own
            self._spelling = Spelling(self._dictionary, (*own.mine, *own.office), own.names)
            self._mark_again()

    def _mark_again(self) -> None:
        for marks in self._marks.values():
            marks.rehighlight()


def _whole(place: Place) -> Place:
    """The field that a paragraph stands in."""
    return Place(place.letter, place.item, place.field)


def _text_of(field: Written) -> str:
    """What the paragraph says in which the cursor is; a field of plain text is one."""
    if isinstance(field, QLineEdit):
        return field.text().lstrip()
    if isinstance(field, QPlainTextEdit):
        return field.toPlainText().lstrip()
    cursor = field.textCursor()
    return field.document().findBlock(cursor.selectionEnd()).text()


def _put(field: Written, where: Place, mistake: Mistake, words: str) -> None:
    """Put ``words`` in the place of a mistake, looking as it looked."""
    choose(field, where, mistake.start, mistake.end)
    if isinstance(field, QLineEdit):
        field.insert(words)
        return
    cursor = field.textCursor()
    first = QTextCursor(field.document())
    first.setPosition(cursor.selectionStart() + 1)
    cursor.insertText(words, first.charFormat())
    field.setTextCursor(cursor)
    field.setFocus(Qt.FocusReason.OtherFocusReason)
