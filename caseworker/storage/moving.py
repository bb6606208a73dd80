"""Moving pieces between cases: the rows stay as they are, but for the case that they belong to."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from sqlalchemy import Connection, Table, delete, insert, select, update

from caseworker.casework.moving_kept import Moved
from caseworker.domain.case import Case, CaseNumber
from caseworker.domain.errors import NotFound
from caseworker.domain.kinds import BY_LAW
from caseworker.domain.plan import Version
from caseworker.storage import plan_rows, search
from caseworker.storage.day_schema import filing, words_read
from caseworker.storage.schema import (
    case_file,
    document,
    event,
    history,
    moving,
    passage,
    plan_version,
)

_MOST_AT_ONCE: Final = 500  # ids in one statement


class SqlMoving:
    """What ``Moving`` says, in one sitting. ``read`` are the cases that it has read so far."""

    def __init__(self, connection: Connection, read: dict[CaseNumber, Case]) -> None:
        self._connection, self._read = connection, read

    def cases_with(self, ids: Iterable[str]) -> frozenset[CaseNumber]:
        """See ``Moving.cases_with``."""
        found: set[CaseNumber] = set()
        for some in _some(frozenset(ids)):
            for table in (event, document):
                rows = select(table.c.case).where(table.c.id.in_(some)).distinct()
                found |= set(self._connection.execute(rows).scalars())
        return frozenset(found)

    def read_again(self, *numbers: CaseNumber) -> None:
        """See ``Moving.read_again``."""
        for number in numbers:
            self._read.pop(number, None)

    def move(self, pieces: Moved, from_case: CaseNumber, into: CaseNumber) -> None:
        """See ``Moving.move``."""
        for number in (from_case, into):
            known = select(case_file.c.id).where(case_file.c.number == number)
            if self._connection.execute(known).first() is None:
                raise NotFound("There is no case with that number in these records.")
        opened = {"from_case": from_case, "into_case": into}
        self._connection.execute(insert(moving).values(**opened))
        self._rows(event, pieces.events, from_case, into)
        self._rows(document, pieces.documents, from_case, into)
        self._papers(pieces.documents, from_case, into)
        self._lines(pieces.events, from_case, into)
        self._passages(pieces.events, from_case, into)
        self._versions(pieces.versions, from_case, into)
        self._connection.execute(delete(moving))
        self.read_again(from_case, into)

    def _rows(
        self, table: Table, ids: frozenset[str], from_case: CaseNumber, into: CaseNumber
    ) -> None:
        for some in _some(ids):
            rows = update(table).where(table.c.case == from_case, table.c.id.in_(some))
            self._connection.execute(rows.values(case=into))

    def _lines(self, ids: frozenset[str], from_case: CaseNumber, into: CaseNumber) -> None:
        for some in _some(ids):
            rows = update(history).where(history.c.case == from_case, history.c.event.in_(some))
            self._connection.execute(rows.values(case=into))

    def _passages(self, ids: frozenset[str], from_case: CaseNumber, into: CaseNumber) -> None:
        for some in _some(frozenset(f"event/{one}" for one in ids)):
            rows = update(passage).where(passage.c.case == from_case, passage.c.ref.in_(some))
            self._connection.execute(rows.values(case=into))

    def _papers(self, ids: frozenset[str], from_case: CaseNumber, into: CaseNumber) -> None:
        """How they are filed, and where their words are found."""
        for table in (filing, words_read):
            for some in _some(ids):
                rows = update(table).where(table.c.case == from_case, table.c.document.in_(some))
                self._connection.execute(rows.values(case=into))
        for one in sorted(ids):
            rows = update(passage).where(
                passage.c.case == from_case, passage.c.ref.startswith(f"document/{one}/")
            )
            self._connection.execute(rows.values(case=into))

    def _versions(self, keys: frozenset[str], from_case: CaseNumber, into: CaseNumber) -> None:
        if not keys:
            return
        for version in plan_rows.read_versions(self._connection, from_case):
            if version.key in keys:
                rows = plan_rows.chosen(version)
                was = version.issued_as or from_case
                is_home = was == into and not version.whose
                values = {"case": into, "issued_as": "" if is_home else was}
                self._connection.execute(update(plan_version).where(*rows).values(**values))
        for number in (from_case, into):
            self._find_again(number)

    def _find_again(self, number: CaseNumber) -> None:
        """The plan that is found by its words is the newest that the case now has."""
        newest: dict[str, Version | None] = {BY_LAW: None}
        for version in plan_rows.read_versions(self._connection, number):
            newest[version.series] = version
        for series, last in newest.items():
            if plan_rows.read_draft(self._connection, number, series) is None:
                plan = last.plan if last is not None else None
                search.keep_plan(self._connection, number, plan, series)


def _some(ids: frozenset[str]) -> list[list[str]]:
    every = sorted(ids)
    return [every[at : at + _MOST_AT_ONCE] for at in range(0, len(every), _MOST_AT_ONCE)]
