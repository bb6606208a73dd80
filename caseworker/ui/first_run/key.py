"""First run, step 4: the recovery key, shown this once."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime

from caseworker.casework.recovery_page import KeyPage
from caseworker.casework.strongroom import Strongroom
from caseworker.domain.site_policy import NOTHING_SET, SitePolicy
from caseworker.ui.first_run.answers import Answers, WizardStep
from caseworker.ui.recovery import KeyCard
from caseworker.ui.tasks import Tasks


class KeyStep(WizardStep):
    """Shown, put on paper, typed back."""

    title = "If everybody forgets their passphrase"
    words = (
        "This recovery key is then the only way in. It is shown this once. Print it or write it "
        "down, seal it in an envelope, and lock the envelope away from this computer."
    )
    onward = "Make the records"

    def __init__(
        self,
        answers: Answers,
        strongroom: Strongroom,
        tasks: Tasks,
        policy: SitePolicy = NOTHING_SET,
    ) -> None:
        """``policy``: what the IT department has set here rules the page, as it does all others."""
        super().__init__(answers)
        self._policy = policy
        self._strongroom, self._tasks = strongroom, tasks
        self._card: KeyCard | None = None

    def enter(self) -> None:
        if self._card is None:
            self.answers.recovery_key = self._strongroom.make_recovery_key()
            self._card = KeyCard(
                self.answers.recovery_key,
                self.page,
                self._tasks,
                "recoveryKey",
                self._strongroom.recovery_key_fault,
            )
            self.body.addWidget(self._card)
            self.setFocusProxy(self._card)

    def leave(self, then: Callable[[], None]) -> None:
        if self._card is not None and self._card.is_typed_back():
            then()

    def page(self) -> KeyPage:
        """What goes on paper. There is no store yet, so no clock but the one on the wall."""
        told = self.answers
        at = datetime.now(UTC)
        marking = self._policy.marking(told.marking)
        return KeyPage(told.recovery_key, told.office, marking, at, told.officer)
