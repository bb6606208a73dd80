"""First run, step 2: which office this is, and how its papers are marked."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from PySide6.QtWidgets import QComboBox, QLineEdit

from caseworker.domain.errors import Gap
from caseworker.domain.site_policy import NOTHING_SET, SitePolicy
from caseworker.ui.first_run.answers import Answers, WizardStep
from caseworker.ui.kinds import MARKINGS, Kinds
from caseworker.ui.parts import Form, named

_SHOWN: Final = "Shown on every screen, and printed at the top and foot of every page."


class OfficeStep(WizardStep):
    """Kinds, name and marking."""

    title = "Which office is this?"
    words = "Its kind decides whose duty each time limit is. All of this can be changed later."

    def __init__(self, answers: Answers, policy: SitePolicy = NOTHING_SET) -> None:
        super().__init__(answers)
        self._form = Form("officeForm")
        self._kinds = named(Kinds(), "officeKinds", "Kind of office")
        self._name = named(QLineEdit(), "officeName")
        self._name.setMaxLength(80)
        self._name.setPlaceholderText("Education, Ashdown")
        self._marking = named(QComboBox(), "officeMarking")
        self._marking.setEditable(True)
        self._marking.addItems(list(MARKINGS))
        self._form.add("kinds", "What it does", self._kinds, hint="One, or several.")
        self._form.add("name", "Its name", self._name, hint="As it stands on letters.")
        self._form.add(
            "marking",
            "Protective marking",
            self._marking,
            hint=" ".join(filter(None, (_SHOWN, policy.beside("marking")))),
        )
        self.body.addWidget(self._form)
        self.setFocusProxy(self._kinds)

    def leave(self, then: Callable[[], None]) -> None:
        gaps = []
        if not self._kinds.chosen():
            gaps.append(Gap("kinds", "Choose at least one."))
        if not self._name.text().strip():
            gaps.append(Gap("name", "Give the office a name."))
        self._form.refuse(gaps)
        if not gaps:
            self.answers.kinds = self._kinds.chosen()
            self.answers.office = self._name.text().strip()
            self.answers.marking = self._marking.currentText().strip()
            then()
