"""The records table by table, for the day on which an office takes all of them elsewhere."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Protocol

from caseworker.domain.case import Case, CaseNumber
from caseworker.domain.plan import Plan

Rows = dict[str, Any]
"""One thing, or a list of things, by what they are called; each a line of plain data."""


class Whole(Protocol):
    """Everything, as plain data. It knows no veil: only who may take all records out asks it."""

    def layout(self) -> str:
        """The layout of the tables that the data are lines of."""
        ...

    def numbers(self) -> tuple[CaseNumber, ...]:
        """The number of every case, closed ones too, in their order."""
        ...

    def of_case(self, number: CaseNumber) -> Rows:
        """All that is kept of one case, but the bytes of its documents."""
        ...

    def of_office(self) -> Rows:
        """All that is kept of the office, and of no one case; no private key."""
        ...

    def for_reading(self) -> Rows:
        """What goes along to be read, and can be brought in nowhere: packs sent and received."""
        ...

    def audit(self) -> Iterator[tuple[str, ...]]:
        """The lines of the audit, oldest first: number, moment, officer, act, case, what, seal."""
        ...

    def is_empty(self) -> bool:
        """Whether nothing of anybody is here yet, so that all of it may be brought in."""
        ...

    def put_office(self, rows: Rows) -> None:
        """Write what ``of_office`` told. What this store has of the same name gives way.

        Raises:
            ValueError, TypeError, KeyError: these are no such data.
        """
        ...

    def put_case(self, rows: Rows) -> CaseNumber:
        """Write what ``of_case`` told, the documents without their bytes.

        Raises:
            ValueError, TypeError, KeyError: these are no such data.
        """
        ...

    def put_content(self, document: str, content: bytes) -> None:
        """The bytes of a document that ``put_case`` wrote."""
        ...

    def refuse_loose_ends(self) -> None:
        """Raises ValueError: something that was put points at something that is not here."""
        ...

    def case(self, number: CaseNumber) -> Case:
        """The case as it now stands, read anew and not kept in mind."""
        ...

    def plans(self, number: CaseNumber) -> tuple[Plan, ...]:
        """Every plan of the case that reads as one; raises ValueError or KeyError if one doesn't.

        Their words can be found afterwards.
        """
        ...
