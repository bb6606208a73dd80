"""What is said of a case in the place of letters, once letters have stopped."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from caseworker.casework.records import Records
from caseworker.domain.after_death import AfterDeath, after_death
from caseworker.domain.case import CaseNumber


def letters_stopped(number: CaseNumber) -> Callable[[Records, date], AfterDeath | None]:
    """A question: what is said instead of letters after a death; None while nobody has died."""

    def ask(records: Records, today: date) -> AfterDeath | None:
        del today
        return after_death(records.case(number))

    return ask
