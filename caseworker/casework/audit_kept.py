"""What can be read of the audit, by whoever holds the right: ids and codes, never changed."""

from __future__ import annotations

from datetime import datetime
from typing import Protocol

from caseworker.domain.case import CaseNumber
from caseworker.domain.looking import Looked
from caseworker.domain.officer import OfficerId


class AuditRead(Protocol):
    """The audit, to be read."""

    def lines(self, since: datetime, until: datetime) -> tuple[Looked, ...]:
        """Every line from ``since`` to before ``until``, oldest first."""
        ...

    def ever_acted(self) -> frozenset[tuple[OfficerId, CaseNumber]]:
        """Who has ever done something on which case, besides looking."""
        ...

    def moments_since(self, act: str) -> tuple[datetime, ...]:
        """When each line was written from the last of this act on, in the order of writing.

        The first of all where there is none of it.
        """
        ...

    def openings(self, case: CaseNumber, until: datetime | None = None) -> int:
        """How often the case, or a document of it, was opened to be read, before ``until``."""
        ...
