"""What a register shows of a case beside its name and what is owed on it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True, kw_only=True)
class ListFacts:
    """Kept in the row of the lists; nothing of it is told of a case that is hidden."""

    flags: tuple[str, ...] = ()
    """What the flags on the case say that hold (``flags.flags_on``)."""
    marks: tuple[str, ...] = ()
    """The circumstances that hold, and by what law they are where they are."""
    needs: tuple[str, ...] = ()
    """The codes of the needs, the chief one first."""
    opened_on: date | None = None
    plan_on: date | None = None
    """From when the plan is in force, as it now stands."""
