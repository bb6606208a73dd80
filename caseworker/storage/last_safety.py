"""When a drill was held last, and a copy taken away: it is the audit that remembers."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any, Final

from sqlalchemy import Connection, Row, select

from caseworker.casework.safekeeping import COPIED, Drilled, TakenAway
from caseworker.storage.last_check import MADE
from caseworker.storage.schema import audit

DRILLED: Final = "restore_drilled"
DRILL_FAILED: Final = "restore_drill_failed"

_LAST: Final = select(audit).order_by(audit.c.sequence.desc()).limit(1)
_MADE: Final = select(audit.c.at).where(audit.c.act == MADE).order_by(audit.c.sequence).limit(1)


def made_at(connection: Connection) -> datetime:
    """When the store was made."""
    at = connection.execute(_MADE).scalar()
    return datetime.fromisoformat(at) if at else datetime.min.replace(tzinfo=UTC)


def last_drill(connection: Connection, names: Mapping[str, str]) -> Drilled | None:
    """The last drill, and what came of it; ``names`` are those of the officers."""
    row = _last(connection, DRILLED, DRILL_FAILED)
    if row is None:
        return None
    backups, _, documents = row.ref.partition("/")
    fault = "a backup could not be opened as it was." if row.act == DRILL_FAILED else ""
    who = names.get(row.officer, "Somebody who has left")
    at = datetime.fromisoformat(row.at)
    return Drilled(at, who, _whole(backups), _whole(documents), fault)


def last_copy(connection: Connection, names: Mapping[str, str]) -> TakenAway | None:
    """The last copy that was taken away."""
    row = _last(connection, COPIED)
    if row is None:
        return None
    who = names.get(row.officer, "Somebody who has left")
    return TakenAway(datetime.fromisoformat(row.at), who, row.ref)


def _last(connection: Connection, *acts: str) -> Row[Any] | None:
    return connection.execute(_LAST.where(audit.c.act.in_(acts))).first()


def _whole(words: str) -> int:
    return int(words) if words.isdecimal() else 0
