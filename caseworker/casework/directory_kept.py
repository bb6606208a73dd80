"""What the records keep of places and people."""

from __future__ import annotations

from collections.abc import Collection
from typing import Protocol

from caseworker.domain.case import CaseNumber
from caseworker.domain.directory import Directory, Place


class KeptPlaces(Protocol):
    """The places that the office keeps, within one sitting."""

    def every(self) -> Directory:
        """By name. While nothing has changed, the very same answer: it is kept ready."""
        ...

    def keep(self, place: Place) -> None:
        """Add it, or change what is said of it."""
        ...

    def drop(self, place: str) -> None:
        """What was added is taken back. Raises NotFound: there is no such place."""
        ...

    def naming(self, names: Collection[str]) -> tuple[CaseNumber, ...]:
        """Cases whose entries, plans, people or whereabouts have one of these names."""
        ...

    def copied_by(self, names: Collection[str]) -> tuple[CaseNumber, ...]:
        """Cases with a contact of one of these names, or at an organisation of one."""
        ...
