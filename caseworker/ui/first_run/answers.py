"""What the first run has been told so far, and what each of its steps can do."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtWidgets import QWidget

from caseworker.ui.parts import column


@dataclass(slots=True)
class Answers:
    """Filled in as the steps go by."""

    folder: Path
    shared: bool = False
    office: str = ""
    kinds: tuple[str, ...] = ()
    marking: str = ""
    officer: str = ""
    passphrase: str = ""
    recovery_key: str = ""


class WizardStep(QWidget):
    """One page of the first run."""

    title = ""
    words = ""
    onward = "Next"

    def __init__(self, answers: Answers) -> None:
        super().__init__()
        self.answers = answers
        self.body = column(self, 0, 14)

    def enter(self) -> None:
        """The step is shown: what was answered before may matter now."""

    def leave(self, then: Callable[[], None]) -> None:
        """Call ``then`` when the answers will do; else say beside the field what won't."""
        then()
