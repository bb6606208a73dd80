"""Preferences: who may sign in and what they may do. An administrator adds, changes and removes."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QLineEdit, QPushButton, QVBoxLayout, QWidget

from caseworker.casework.giving import how_many
from caseworker.casework.parting import LeftBehind, TakeOverFrom, left_behind, take_over_from
from caseworker.casework.strongroom import OpenStore, SignIn
from caseworker.domain.errors import CaseworkerError, Gap
from caseworker.domain.roles import Right, role_words, roles_of, written
from caseworker.ui.changes import keep_changes
from caseworker.ui.desk import Desk
from caseworker.ui.icons import Icon
from caseworker.ui.new_passphrase import NewPassphrase
from caseworker.ui.palette import Tone
from caseworker.ui.parts import (
    Flow,
    Form,
    Pill,
    Rule,
    Words,
    column,
    danger,
    in_turn_before,
    named,
    primary,
    row,
    secondary,
)
from caseworker.ui.preferences.fold import FoldedCard
from caseworker.ui.preferences.officer_sheet import OfficerSheet
from caseworker.ui.preferences.roles_field import RolesField
from caseworker.ui.say import Question, ask
from caseworker.ui.whose.hand_over_sheet import HandOverSheet


class OfficersCard(FoldedCard):
    """Each officer on a line, with what they are. Others than administrators are told who may.

    Signals:
        handed: cases were handed over, and can be taken back; carries the Message.
    """

    handed = Signal(object)

    def __init__(self, desk: Desk) -> None:
        super().__init__(
            "Officers",
            "Each signs in with a passphrase of their own. Taking somebody away re-keys the "
            "records, so that an old copy of the keys is of no use to them.",
            "Add an officer…",
            "officers",
        )
        self._desk = desk
        why = desk.why_not(Right.MANAGE_OFFICERS)
        self._may = why is None
        self.open_button.setVisible(self._may)
        self._people = QWidget()
        self._lines = column(self._people, 0, 4)
        self.body.insertWidget(2, self._people)
        if why is not None:
            self.body.insertWidget(3, Words(why, "small", name="officersWhy", wrap=True))
        self.look()

    def look(self) -> None:
        self._desk.store(self, _officers, self._on_officers)

    def fold(self) -> None:
        super().fold()
        self.open_button.setVisible(self._may)

    def build(self, inside: QVBoxLayout) -> None:
        self._form = Form("officerForm")
        self._name = named(QLineEdit(), "newOfficerName")
        self._roles = named(RolesField("newOfficerRole"), "newOfficerRoles", "Roles")
        self._roles.choose(frozenset({"officer"}))
        self._name.setMaxLength(80)
        self._form.add("name", "Name", self._name)
        self._form.add("roles", "What they do", self._roles)
        self._new = NewPassphrase(lambda: [self._name.text()], "officer")
        inside.addWidget(self._form)
        inside.addWidget(
            Words(
                "Let them choose it themselves, here, or give them the offered words by hand and "
                "have them change it at once. Until they do, they are told so.",
                "small",
                wrap=True,
            )
        )
        inside.addWidget(self._new)
        line = row()
        cancel = secondary("Cancel", "officerCancel")
        self._go = primary("Add", "officerAdd", icon=Icon.PLUS)
        line.addWidget(cancel)
        line.addStretch(1)
        line.addWidget(self._go)
        inside.addLayout(line)
        cancel.clicked.connect(self.finish)
        self._go.clicked.connect(self._on_add)
        # The passphrase is no field of this form: it is never kept.
        self.kept = keep_changes(self._desk, "officer/new", self._form, self.tell)

    @Slot()
    def _on_add(self) -> None:
        name, roles = self._name.text().strip(), self._roles.chosen()
        gaps = [] if name else [Gap("name", "Give their name.")]
        gaps += [] if roles else [Gap("roles", "Choose at least one.")]
        self._form.refuse(gaps)
        passphrase = None if gaps else self._new.passphrase()
        if passphrase is None:
            return
        self._go.setEnabled(False)
        self._desk.store(
            self,
            lambda store: store.add_officer(name, written(roles), passphrase),
            self._on_added,
            refused=self._on_refused,
        )

    def _on_added(self, added: SignIn) -> None:
        self.finish()
        self.tell(f"{added.name} may sign in from now on.")
        self.look()

    def _on_refused(self, error: CaseworkerError) -> None:
        self._go.setEnabled(True)
        self._form.refuse([Gap("name", str(error))])

    def _on_not_removed(self, error: CaseworkerError) -> None:
        self.tell(str(error), Tone.AMBER)
        self.look()

    def _on_officers(self, people: tuple[SignIn, ...]) -> None:
        while (item := self._lines.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.deleteLater()
        buttons: list[QPushButton] = []
        for person in people:
            line = self._line(person)
            self._lines.addWidget(line)
            self._lines.addWidget(Rule())
            buttons += line.findChildren(QPushButton)
        in_turn_before(self.open_button, buttons)

    def _line(self, person: SignIn) -> QWidget:
        roles = role_words(roles_of(person.role))
        ground = named(QWidget(), f"officer_{person.id}", f"{person.name}, {roles}")
        line = row(10, ground)
        who = Flow(across=10)
        who.addWidget(Words(person.name, "strong", wrap=True))
        who.addWidget(Pill(roles))
        if person.id == self._desk.officer.id:
            who.addWidget(Words("this is you", "small"))
        line.addWidget(who, 1)
        if self._may and person.id != self._desk.officer.id:
            change = secondary("Change…", f"change_officer_{person.id}")
            change.setAccessibleName(f"Change what {person.name} may do")
            change.clicked.connect(lambda: self._on_change(person))
            button = danger("Remove…", f"remove_{person.id}", icon=Icon.REMOVE)
            button.setAccessibleName(f"Remove {person.name}")
            button.clicked.connect(lambda: self._on_remove(person))
            line.addWidget(change)
            line.addWidget(button)
        return ground

    def _on_change(self, person: SignIn) -> None:
        sheet = OfficerSheet(self._desk, person, self.window())
        sheet.changed.connect(self._on_changed)
        sheet.open()

    @Slot(str)
    def _on_changed(self, words: str) -> None:
        self.tell(words)
        self.look()

    def _on_remove(self, person: SignIn) -> None:
        """Nothing is left without an officer: cases are handed over first, the rest taken over."""
        self._desk.see(self, left_behind(person.id), partial(self._ask_remove, person))

    def _ask_remove(self, person: SignIn, left: LeftBehind) -> None:
        if left.cases:
            self._ask_hand_over(person, left.cases)
            return
        said = left.said(person.id, self._desk.here)
        why = self._desk.why_not(Right.CHANGE_CASE) or self._desk.why_not(Right.SHARE_WORK)
        if said and why is not None:
            self.tell(f"{person.name} {said}. A manager takes that over first. {why}", Tone.AMBER)
            return
        first = f"{person.name} {said}. The tasks come to you, and a cover ends. " if said else ""
        question = Question(
            f"Remove {person.name}?",
            f"{first}They can't sign in any more. What they did stays in the history. The records "
            "are given new keys, which can take a minute.",
            "Take it over, and remove" if said else "Remove",
            is_grave=True,
        )
        ask(self, question, partial(self._take_over if said else self._remove, person))

    def _take_over(self, person: SignIn) -> None:
        self._desk.do(
            take_over_from,
            TakeOverFrom(person.id, self._desk.officer.id),
            asker=self,
            then=lambda _: self._remove(person),
            refused=self._on_not_removed,
        )

    def _ask_hand_over(self, person: SignIn, many: int) -> None:
        why = self._desk.why_not(Right.SHARE_WORK)
        if why is not None:
            words = f"{person.name} has {how_many(many)}, which must be handed over first. {why}"
            self.tell(words, Tone.AMBER)
            return
        question = Question(
            f"{person.name} has {how_many(many)}.",
            "Hand them over first, so that somebody looks after each. Then remove them. To keep "
            "them out until then, give them a new passphrase: Change…, They forgot theirs.",
            "Hand over…",
        )
        ask(self, question, partial(self._hand_over, person))

    def _hand_over(self, person: SignIn) -> None:
        sheet = HandOverSheet(self._desk, self.window(), person.id)
        sheet.said.connect(self.handed)
        sheet.open()

    def _remove(self, person: SignIn) -> None:
        self.tell("Giving the records new keys…", Tone.PLAIN)
        self._desk.store(
            self,
            lambda store: store.remove_officer(person.id),
            lambda _: self._on_removed(person),
            refused=self._on_not_removed,
        )

    def _on_removed(self, person: SignIn) -> None:
        self.tell(f"{person.name} can't sign in any more.")
        self.look()


def _officers(store: OpenStore) -> tuple[SignIn, ...]:
    return store.officers()
