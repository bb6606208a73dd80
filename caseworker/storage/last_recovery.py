"""Whether the recovery key in force is on paper: who came in by one, and was it typed back since?

A recovery key that was used is replaced at once, and the new one is shown once. Nobody else
has ever seen it: if it isn't written down, the next forgotten passphrase is the last. The
audit remembers, as it does the full checks.
"""

from __future__ import annotations

from typing import Final

from sqlalchemy import Connection, select

from caseworker.storage.last_check import MADE
from caseworker.storage.schema import audit

RECOVERED: Final = "recovery_key_used"
RENEWED: Final = "recovery_key_made"
PROVED: Final = "recovery_key_proved"  # typed back, from the paper

_LAST: Final = (
    select(audit.c.act, audit.c.officer)
    .where(audit.c.act.in_([MADE, RECOVERED, PROVED]))
    .order_by(audit.c.sequence.desc())
    .limit(1)
)


def unproved(connection: Connection) -> str | None:
    """The officer who was let in by a recovery key whose successor nobody has typed back."""
    last = connection.execute(_LAST).first()
    return str(last.officer) if last is not None and last.act == RECOVERED else None
