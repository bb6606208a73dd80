"""The authorities that our cases have: how many there are of each, and how each is written to."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget

from caseworker.casework.authority_habits import (
    WAYS,
    AuthorityInUse,
    Habits,
    KeepHabits,
    authorities_in_use,
    keep_habits,
)
from caseworker.casework.office import Done, Touched
from caseworker.domain.errors import CaseworkerError
from caseworker.domain.prints import PRINTS, print_called
from caseworker.domain.roles import Right
from caseworker.ui import theme
from caseworker.ui.desk import Desk
from caseworker.ui.entry_sheet import LongSheet, refusal_words
from caseworker.ui.forms import chooser, read_fact, write_fact
from caseworker.ui.icons import Icon
from caseworker.ui.parts import (
    Card,
    EmptyState,
    Form,
    ScrollPage,
    Words,
    column,
    named,
    primary,
    quiet,
    row,
    secondary,
)
from caseworker.ui.parts.emptied import emptied, put_in

WORDS = "Whom to write to there, by what way, and what they want quoted. Nothing about a child."
_CHANGED = frozenset({Touched.OFFICE, Touched.CASE, Touched.PERSON})


class AuthoritiesTab(QWidget):
    """A line for each authority, with its cases one press away.

    Signals:
        wanted: the cases of one are to be shown.
    """

    wanted = Signal(str)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        named(self, "authoritiesTab", "Authorities")
        self._desk = desk
        page = ScrollPage("authoritiesPage", margin=0, gap=12)
        page.body.setContentsMargins(0, theme.px(10), 0, theme.px(24))
        top = row(10)
        top.addWidget(Words(WORDS, "soft", wrap=True), 1)
        enter = secondary("Enter an authority…", "authorityEnter", icon=Icon.PLUS)
        enter.setVisible(desk.may(Right.KEEP_BOOK))
        enter.clicked.connect(lambda: self._on_change(Habits("")))
        top.addWidget(enter)
        page.body.addLayout(top)
        self._shown: tuple[tuple[AuthorityInUse, ...], bool] | None = None
        self._lines = QVBoxLayout()
        self._lines.setSpacing(theme.px(8))
        page.body.addLayout(self._lines)
        self._empty = EmptyState(
            Icon.BOOK,
            "No authority yet",
            "An authority stands here as soon as an open case has it as its home authority.",
            name="authoritiesEmpty",
        )
        self._empty.hide()
        page.body.addWidget(self._empty)
        page.body.addStretch(1)
        column(self, 0, 0).addWidget(page)
        desk.done.connect(self._on_done)
        self._look()

    def _look(self) -> None:
        self._desk.see(self, authorities_in_use, self._show)

    def _show(self, found: tuple[AuthorityInUse, ...]) -> None:
        now = found, self._desk.may(Right.KEEP_BOOK)
        if now == self._shown:  # a button that somebody presses just now stays
            return
        self._shown = now
        emptied(self._lines)
        self._empty.setVisible(not found)
        put_in(self._lines, (self._line(at, one) for at, one in enumerate(found)))

    def _line(self, at: int, one: AuthorityInUse) -> Card:
        habits = one.habits
        many = f"{one.cases} open case{'' if one.cases == 1 else 's'}"
        parts = (habits.to, habits.telephone, habits.email, habits.said, _print_words(habits))
        known = "  ·  ".join(part for part in parts if part)
        card = Card(margin=14, gap=2, name=f"authority{at}")
        card.setAccessibleName(f"{one.name}. {many}. {known}")
        line = row(10)
        said = QVBoxLayout()
        said.addWidget(Words(one.name, "strong", wrap=True))
        said.addWidget(Words(many, "small"))
        said.addWidget(Words(known or "Nothing known of how they are written to.", wrap=True))
        line.addLayout(said, 1)
        cases = quiet("Its cases", f"authorityCases{at}")
        cases.setAccessibleName(f"The cases of {one.name}")
        cases.setVisible(bool(one.cases))
        cases.clicked.connect(lambda: self.wanted.emit(f"cases/{one.name}"))
        change = quiet("Change…", f"authorityChange{at}")
        change.setAccessibleName(f"Change how {one.name} is written to")
        change.setVisible(self._desk.may(Right.KEEP_BOOK))
        change.clicked.connect(partial(self._on_change, habits))
        for button in (cases, change):
            line.addWidget(button)
        card.body.addLayout(line)
        return card

    def _on_change(self, habits: Habits) -> None:
        AuthoritySheet(self._desk, habits, self.window()).open()

    @Slot(object)
    def _on_done(self, done: Done) -> None:
        if done.touched & _CHANGED:
            self._look()


class AuthoritySheet(LongSheet):
    """Whom to write to at one authority, and what to mind."""

    def __init__(self, desk: Desk, habits: Habits, parent: QWidget) -> None:
        title = f"Change {habits.authority}" if habits.authority else "Enter an authority"
        super().__init__(title, WORDS, "authoritySheet", parent)
        self._desk, self._name = desk, habits.authority
        self._form = Form("authorityForm")
        self._authority = named(QLineEdit(habits.authority), "authority")
        if not habits.authority:
            self._form.add("authority", "Authority", self._authority)
        to = named(QLineEdit(), "to")
        self._form.add("to", "Whom to write to", to, hint="A person or a team")
        address = named(QPlainTextEdit(), "address")
        address.setTabChangesFocus(True)
        address.setFixedHeight(theme.px(84))
        self._form.add("address", "Address", address)
        self._form.add("email", "E-mail", named(QLineEdit(), "email"))
        self._form.add("telephone", "Telephone", named(QLineEdit(), "telephone"))
        ways = chooser("way", [(way, way) for way in WAYS], none="Not known")
        self._form.add("way", "By what way", ways)
        reference = named(QLineEdit(), "reference")
        self._form.add("reference", "What they want quoted", reference, hint="Never a name")
        prints = [(one.words, one.words) for one in PRINTS.values()]
        self._form.add("print", "How they need papers printed", chooser("print", prints))
        self._form.add("note", "What else to mind", named(QLineEdit(), "note"))
        for name, field in self._form.fields.items():
            value = _print_words(habits) if name == "print" else str(getattr(habits, name))
            write_fact(field.widget, value)
        self.middle.body.addWidget(self._form)
        self.middle.body.addStretch(1)
        cancel = secondary("Cancel", "authorityCancel")
        save = primary("Keep", "authorityHabitsSave")
        save.setDefault(True)
        self.finish_with(cancel, save)
        cancel.clicked.connect(self.reject)
        save.clicked.connect(self._on_save)
        self.finished.connect(self.deleteLater)
        self._draft = f"authority/{habits.authority or 'new'}"
        desk.drafts.watch(self._draft, self._form, self._form.edited, owner=self)

    @Slot()
    def _on_save(self) -> None:
        values = {name: read_fact(field.widget) for name, field in self._form.fields.items()}
        name = values.pop("authority", self._name)
        command = KeepHabits(name, values)
        self._desk.do(
            keep_habits, command, asker=self, then=self._on_kept, refused=self._on_refused
        )

    def _on_kept(self, done: Done) -> None:
        self._desk.drafts.drop(self._draft)
        self.recorded.emit(done)
        self.accept()

    def _on_refused(self, error: CaseworkerError) -> None:
        self.say_refused(*refusal_words(self._form, error))


def _print_words(habits: Habits) -> str:
    return print_called(habits.print).words if habits.print else ""
