"""The whole of the encrypted records as plain data, case by case, and back into an empty store."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from sqlalchemy import Connection, Table, delete, func, insert, select
from sqlalchemy.exc import IntegrityError

from caseworker.casework.whole_kept import Rows
from caseworker.domain.case import Case, CaseNumber
from caseworker.domain.kinds import series_of
from caseworker.domain.plan import Plan, plan_from_data
from caseworker.storage import fact_rows, people_rows, rows, search
from caseworker.storage.exchange_schema import medium_move, receiver_key
from caseworker.storage.ledger_schema import disclosure
from caseworker.storage.parts import parts_of
from caseworker.storage.schema import (
    LAYOUT,
    audit,
    case_file,
    document_part,
    event,
    plan_draft,
    plan_version,
)
from caseworker.storage.whole_rows import (
    FATES,
    FOR_READING,
    OF_CASE,
    OF_OFFICE,
    ONE,
    read,
    told,
)

_KEPT_HERE = ("practice", "practice_now", "idle_minutes", "clear_copies")
"""What this store was told of itself stays, whatever an export says."""


class SqlWhole:
    """What ``casework.whole_kept.Whole`` promises, within one transaction."""

    def __init__(self, connection: Connection, forget: Callable[[], None]) -> None:
        """``forget`` is called once the office was written: others may have read it before."""
        self._connection = connection
        self._forget = forget

    def layout(self) -> str:
        return LAYOUT

    def numbers(self) -> tuple[CaseNumber, ...]:
        found = self._connection.execute(select(case_file.c.number).order_by(case_file.c.number))
        return tuple(CaseNumber(number) for number in found.scalars())

    def of_case(self, number: CaseNumber) -> Rows:
        found: Rows = {}
        for name, (table, named_by) in OF_CASE.items():
            query = select(table).where(table.c[named_by] == number).order_by(*table.primary_key)
            hidden = "" if name == "case" else named_by
            lines = [told(table, row, hidden) for row in self._connection.execute(query)]
            found[name] = lines[0] if name in ONE else lines
        for line in found["disclosures"]:
            line["fates"] = self._fates(line["number"])
        return found

    def of_office(self) -> Rows:
        found = self._tables(OF_OFFICE)
        query = (
            select(disclosure).where(disclosure.c.case.is_(None)).order_by(disclosure.c.sequence)
        )
        found["disclosures"] = [
            {**told(disclosure, row, "case"), "fates": self._fates(row.number)}
            for row in self._connection.execute(query)
        ]
        return found

    def for_reading(self) -> Rows:
        return self._tables(FOR_READING)

    def audit(self) -> Iterator[tuple[str, ...]]:
        for row in self._connection.execute(select(audit).order_by(audit.c.sequence)):
            yield (
                str(row.sequence), row.at, row.officer, row.act, row.case, row.ref, row.mac.hex(),
            )  # fmt: skip

    def is_empty(self) -> bool:
        return not any(
            self._connection.execute(select(func.count()).select_from(table)).scalar_one()
            for table in (case_file, disclosure, medium_move)
        )

    def put_office(self, data: Rows) -> None:
        # A case may name another that comes later: asked at the end of the transaction.
        self._connection.exec_driver_sql("PRAGMA defer_foreign_keys = ON")
        for name, table in OF_OFFICE.items():
            if name == "office":
                self._put_office_row(data[name])
                continue
            lines = [read(table, line) for line in _list(data[name])]
            for line in lines:
                self._make_way(table, line)
            self._insert(table, lines)
        self._put_disclosures(_list(data["disclosures"]), None)
        self._forget()

    def put_case(self, data: Rows) -> CaseNumber:
        if data.keys() != OF_CASE.keys():
            raise ValueError("no case")
        number = CaseNumber(read(case_file, data["case"])["number"])
        for name, (table, named_by) in OF_CASE.items():
            if name == "disclosures":
                self._put_disclosures(_list(data[name]), number)
                continue
            hidden = "" if name == "case" else named_by
            found = [data[name]] if name in ONE else _list(data[name])
            lines = [read(table, line, hidden) for line in found]
            self._insert(table, [{**line, named_by: number} for line in lines])
        return number

    def put_content(self, document: str, content: bytes) -> None:
        parts = [
            {"document": document, "position": place, "content": part}
            for place, part in parts_of(content)
        ]
        self._insert(document_part, parts)

    def refuse_loose_ends(self) -> None:
        if self._connection.exec_driver_sql("PRAGMA foreign_key_check").first() is not None:
            raise ValueError("a line points at nothing")

    def case(self, number: CaseNumber) -> Case:
        row = self._connection.execute(select(case_file).where(case_file.c.number == number)).one()
        entries = select(event).where(event.c.case == number).order_by(event.c.sequence)
        case = Case(
            number,
            people_rows.read(self._connection, number),
            row.setting,
            row.officer,
            tuple(rows.to_event(entry) for entry in self._connection.execute(entries)),
            *fact_rows.read(self._connection, number),
        )
        search.keep_person(self._connection, number, case.person)
        for entry in case.events:
            search.keep_event(self._connection, number, entry)
        return case

    def plans(self, number: CaseNumber) -> tuple[Plan, ...]:
        found: dict[str, Plan] = {}
        every = []
        for table in (plan_version, plan_draft):  # a draft is what is found, where there is one
            query = select(table.c.plan).where(table.c.case == number).order_by(*table.primary_key)
            for data in self._connection.execute(query).scalars():
                plan = plan_from_data(data)
                every.append(plan)
                found[series_of(plan.kind)] = plan
        for series, plan in found.items():
            search.keep_plan(self._connection, number, plan, series)
        return tuple(every)

    def _tables(self, tables: Any) -> Rows:
        found: Rows = {}
        for name, table in tables.items():
            query = select(table).order_by(*table.primary_key)
            lines = [told(table, row) for row in self._connection.execute(query)]
            found[name] = (lines[0] if lines else None) if name in ONE else lines
        return found

    def _fates(self, number: str) -> list[dict[str, Any]]:
        query = select(FATES).where(FATES.c.number == number).order_by(FATES.c.sequence)
        return [told(FATES, row, "number") for row in self._connection.execute(query)]

    def _put_disclosures(self, data: list[Any], number: CaseNumber | None) -> None:
        for line in data:
            if not isinstance(line, dict):
                raise TypeError("no disclosure")
            fates = _list(line.get("fates"))
            plain = {name: value for name, value in line.items() if name != "fates"}
            kept = read(disclosure, plain, "case")
            self._insert(disclosure, [{**kept, "case": number}])
            self._insert(
                FATES, [{**read(FATES, one, "number"), "number": kept["number"]} for one in fates]
            )

    def _put_office_row(self, data: object) -> None:
        office = OF_OFFICE["office"]
        given = read(office, data)
        here = {name: value for name, value in given.items() if name not in _KEPT_HERE}
        self._connection.execute(office.update().values(**here))

    def _make_way(self, table: Table, line: dict[str, Any]) -> None:
        """What is here under the same name is taken out before it is written."""
        if table is receiver_key:
            alike = table.c.verify == line["verify"]
            self._connection.execute(delete(table).where(alike))
        key = [column == line[column.name] for column in table.primary_key]
        self._connection.execute(delete(table).where(*key))

    def _insert(self, table: Table, lines: list[dict[str, Any]]) -> None:
        try:
            if lines:
                self._connection.execute(insert(table), lines)
        except IntegrityError as error:
            raise ValueError(f"two lines of {table.name} are one") from error


def _list(data: object) -> list[Any]:
    if not isinstance(data, list):
        raise TypeError("no list")
    return data
