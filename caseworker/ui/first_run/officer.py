"""First run, step 3: the first officer, and their passphrase."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QLineEdit

from caseworker.domain.errors import Gap
from caseworker.ui.first_run.answers import Answers, WizardStep
from caseworker.ui.new_passphrase import NewPassphrase
from caseworker.ui.parts import Form, named


class OfficerStep(WizardStep):
    """Whoever sets the office up is its first administrator."""

    title = "Who are you?"
    words = (
        "You will be the first officer and the administrator, who adds the others. Each has a "
        "passphrase of their own, and nobody else ever needs to know yours."
    )

    def __init__(self, answers: Answers) -> None:
        super().__init__(answers)
        self._form = Form("officerForm")
        self._name = named(QLineEdit(), "officerName")
        self._name.setMaxLength(80)
        self._form.add("name", "Your name", self._name, hint="As colleagues know you.")
        self.body.addWidget(self._form)
        self._new = NewPassphrase(self._known, "first")
        self.body.addWidget(self._new)
        self.setFocusProxy(self._name)

    def leave(self, then: Callable[[], None]) -> None:
        name = self._name.text().strip()
        self._form.refuse([] if name else [Gap("name", "Give your name.")])
        if not name:
            return
        passphrase = self._new.passphrase()
        if passphrase is not None:
            self.answers.officer = name
            self.answers.passphrase = passphrase
            then()

    def _known(self) -> tuple[str, ...]:
        return (self._name.text(), self.answers.office)
