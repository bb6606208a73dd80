"""What an officer may do from now on, and a new passphrase for whoever forgot theirs."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QWidget

from caseworker.casework.strongroom import SignIn
from caseworker.domain.errors import CaseworkerError, Gap
from caseworker.domain.roles import roles_of, written
from caseworker.ui.changes import keep_changes
from caseworker.ui.desk import Desk
from caseworker.ui.entry_sheet import LongSheet
from caseworker.ui.new_passphrase import NewPassphrase
from caseworker.ui.parts import Form, Words, named, primary, quiet, secondary
from caseworker.ui.preferences.roles_field import RolesField


class OfficerSheet(LongSheet):
    """The roles of one officer; they hold from the next time that they sign in.

    Signals:
        changed: something was changed; carries what to say.
    """

    changed = Signal(str)

    def __init__(self, desk: Desk, person: SignIn, parent: QWidget) -> None:
        words = "It holds from their next sign-in. What they did stays in the history."
        super().__init__(f"What {person.name} may do", words, "officer", parent)
        self._desk, self._person = desk, person
        self._roles = named(RolesField("officerRole"), "officerRoles", "Roles")
        self._roles.choose(roles_of(person.role))
        self._form = Form("officerRolesForm")
        self._form.add("roles", "What they do", self._roles)
        self.middle.body.addWidget(self._form)
        self._give = quiet("They forgot their passphrase…", "officerGive")
        self.middle.body.addWidget(self._give, 0, Qt.AlignmentFlag.AlignLeft)
        self._new = NewPassphrase(lambda: [person.name], "given")
        self._said = Words(
            "What they sign in with now will no longer work, and they are told to change this one.",
            "small",
            wrap=True,
        )
        for part in (self._new, self._said):
            self.middle.body.addWidget(part)
            part.hide()
        self.middle.body.addStretch(1)
        cancel = secondary("Cancel", "officerChangeCancel")
        self._go = primary("Keep", "officerChangeGo")
        self._go.setDefault(True)
        self.finish_with(cancel, self._go)
        cancel.clicked.connect(self.reject)
        self._go.clicked.connect(self._on_go)
        self._give.clicked.connect(self._on_give)
        self.finished.connect(self.deleteLater)
        # Their roles: a passphrase is never kept.
        self._kept = keep_changes(desk, f"officer/{person.id}", self._form)

    @Slot()
    def _on_give(self) -> None:
        self._give.hide()
        self._new.show()
        self._said.show()
        self.fit()

    @Slot()
    def _on_go(self) -> None:
        roles = self._roles.chosen()
        self._form.refuse([] if roles else [Gap("roles", "Choose at least one.")])
        passphrase = None if self._new.isHidden() else self._new.passphrase()
        if not roles or (passphrase is None and not self._new.isHidden()):
            return
        self._go.setEnabled(False)
        if roles == roles_of(self._person.role):
            self._pass_on(passphrase)
            return
        self._desk.store(
            self,
            lambda store: store.change_role(self._person.id, written(roles)),
            lambda _: self._pass_on(passphrase),
            refused=self._on_refused,
        )

    def _pass_on(self, passphrase: str | None) -> None:
        if passphrase is None:
            self._on_done(None)
            return
        self._desk.store(
            self,
            lambda store: store.give_passphrase(self._person.id, passphrase),
            self._on_done,
            refused=self._on_refused,
        )

    def _on_done(self, _: None) -> None:
        self._kept.drop()
        self.changed.emit(f"What {self._person.name} may do is changed.")
        self.accept()

    def _on_refused(self, error: CaseworkerError) -> None:
        self._go.setEnabled(True)
        self.say_refused(str(error))
