"""Plans, from rows and to rows: the one being written, and the versions that stand for ever."""

from __future__ import annotations

from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, Connection, delete, insert, select, update

from caseworker.domain.case import CaseNumber, EventId
from caseworker.domain.errors import NotAllowed
from caseworker.domain.plan import (
    Advice,
    Signature,
    Version,
    VersionKind,
    WorkingDraft,
    in_order,
    plan_from_data,
    plan_to_data,
)
from caseworker.storage import search
from caseworker.storage.schema import plan_draft, plan_version


def write_draft(connection: Connection, draft: WorkingDraft) -> None:
    """Keep the plan being written, in place of what was kept before; its words can be found."""
    row = {
        "plan": plan_to_data(draft.plan),
        "saved_at": draft.saved_at,
        "saved_by": draft.saved_by,
        "edition": draft.edition,
    }
    one = (plan_draft.c.case == draft.case, plan_draft.c.series == draft.series)
    kept = connection.execute(update(plan_draft).where(*one).values(**row))
    if not kept.rowcount:
        named = {"case": draft.case, "series": draft.series}
        connection.execute(insert(plan_draft).values(**named, **row))
    search.keep_plan(connection, draft.case, draft.plan, draft.series)


def read_draft(connection: Connection, number: CaseNumber, series: str) -> WorkingDraft | None:
    """The plan of that series which is being written, if there is one."""
    drafts = read_drafts(connection, number)
    return next((draft for draft in drafts if draft.series == series), None)


def read_drafts(connection: Connection, number: CaseNumber) -> tuple[WorkingDraft, ...]:
    """The plans being written: one of each series at most."""
    rows = connection.execute(
        select(plan_draft).where(plan_draft.c.case == number).order_by(plan_draft.c.series)
    )
    return tuple(
        WorkingDraft(number, plan_from_data(row.plan), row.saved_at, row.saved_by, row.edition)
        for row in rows
    )


def drop_draft(connection: Connection, number: CaseNumber, series: str) -> None:
    """There is no such plan being written any more.

    What can be found afterwards is the newest version that was issued, if any was.
    """
    connection.execute(
        delete(plan_draft).where(plan_draft.c.case == number, plan_draft.c.series == series)
    )
    issued = [one.plan for one in read_versions(connection, number) if one.series == series]
    search.keep_plan(connection, number, issued[-1] if issued else None, series)


def write_version(connection: Connection, version: Version) -> None:
    """Raises NotAllowed: there is such a version, and it can't change."""
    if connection.execute(select(plan_version.c.number).where(*chosen(version))).first():
        raise NotAllowed(
            "That version has been issued and can't change.", instead="Issue the next."
        )
    connection.execute(insert(plan_version).values(**_version_row(version)))
    if read_draft(connection, version.case, version.series) is None:
        newest = [one for one in read_versions(connection, version.case) if _same(one, version)]
        search.keep_plan(connection, version.case, newest[-1].plan, version.series)


def chosen(version: Version) -> tuple[ColumnElement[bool], ...]:
    """The row of this version alone."""
    return (
        plan_version.c.case == version.case,
        plan_version.c.series == version.series,
        plan_version.c.kind == version.kind.name,
        plan_version.c.number == version.number,
        plan_version.c.issued_as == version.issued_as,
        plan_version.c.whose == version.whose,
    )


def _same(one: Version, other: Version) -> bool:
    return one.series == other.series


def read_versions(connection: Connection, number: CaseNumber) -> tuple[Version, ...]:
    """Those of every series, oldest first: by their days where some came from elsewhere."""
    rows = connection.execute(
        select(plan_version).where(plan_version.c.case == number).order_by(plan_version.c.sequence)
    )
    return in_order(_version(row) for row in rows)


def _version_row(version: Version) -> dict[str, Any]:
    row = {
        "case": version.case,
        "series": version.series,
        "number": version.number,
        "kind": version.kind.name,
        "plan": plan_to_data(version.plan),
        "issued_on": version.issued_on,
        "advice": [_advice_data(entry) for entry in version.advice],
        "review_by": version.review_by,
        "issued_as": version.issued_as,
        "whose": version.whose,
        "left_out": list(version.left_out),
    }
    signature = version.signature
    if signature is not None:
        row |= {
            "signed_by": signature.officer,
            "signed_name": signature.name,
            "signed_role": signature.role,
            "signed_on": signature.day,
            "signature": signature.value,
            "public_key": signature.public_key,
        }
    return row


def _version(row: Any) -> Version:
    return Version(
        case=row.case,
        number=row.number,
        kind=VersionKind[row.kind],
        plan=plan_from_data(row.plan),
        issued_on=row.issued_on,
        advice=tuple(_advice(entry) for entry in row.advice),
        review_by=row.review_by,
        signature=None
        if row.signature is None
        else Signature(
            row.signed_by,
            row.signed_name,
            row.signed_role,
            row.signed_on,
            row.signature,
            row.public_key,
        ),
        issued_as=row.issued_as,
        whose=row.whose,
        left_out=tuple(row.left_out),
    )


def _advice_data(entry: Advice) -> dict[str, str | None]:
    return {
        "source": entry.source,
        "author": entry.author,
        "role": entry.role,
        "day": entry.day.isoformat(),
        "document": entry.document,
        "event": entry.event,
    }


def _advice(data: Any) -> Advice:
    return Advice(
        data["source"],
        data["author"],
        data["role"],
        date.fromisoformat(data["day"]),
        data["document"],
        None if data["event"] is None else EventId(data["event"]),
    )
