"""Whether an officer still signs in with a passphrase that somebody else gave them.

Whoever gave it knows it. The audit remembers who was given one, and who has changed theirs since.
"""

from __future__ import annotations

from typing import Final

from sqlalchemy import Connection, and_, or_, select

from caseworker.domain.officer import OfficerId
from caseworker.storage.schema import audit

ADDED: Final = "officer_added"
GIVEN: Final = "passphrase_given"
CHANGED: Final = "passphrase_changed"
WORDS: Final = (
    "Somebody else gave you your passphrase, so they know it. "
    "Change it under Preferences, “Your passphrase”."
)


def is_given(connection: Connection, who: OfficerId) -> bool:
    """Whether nothing came after the passphrase that they were given."""
    theirs = or_(
        and_(audit.c.act.in_([ADDED, GIVEN]), audit.c.ref == who),
        and_(audit.c.act == CHANGED, audit.c.officer == who),
    )
    last = select(audit.c.act).where(theirs).order_by(audit.c.sequence.desc()).limit(1)
    return connection.execute(last).scalar() in {ADDED, GIVEN}
