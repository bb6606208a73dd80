"""The page for the sealed envelope, drawn from the key itself: no record ever holds it.

It can be printed only. It is no paper of a case: nothing here lets it be looked at again,
kept, or saved, because whoever holds it can open every record.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime

from caseworker.casework.office import Done, Sitting, Touched
from caseworker.casework.preferences import office_facts
from caseworker.casework.records import Records
from caseworker.casework.strongroom import OpenStore
from caseworker.documents.letterhead import Letterhead
from caseworker.documents.recovery_key import RecoveryKeyToPrint, draw
from caseworker.domain.moments import day_of
from caseworker.domain.release import Release

FOR = "the sealed envelope"


@dataclass(frozen=True, slots=True)
class KeyPage:
    """What the page says. ``key`` is never shown by an error or a log."""

    key: str = field(repr=False)
    office: str
    marking: str
    at: datetime
    officer: str = ""
    practice: bool = False


def recovery_page(page: KeyPage) -> bytes:
    """The page, in memory, ready for a printer."""
    paper = draw(
        RecoveryKeyToPrint(page.key, day_of(page.at)), Letterhead(page.office, page.marking)
    )
    return paper.bytes_for(Release("print", FOR, page.officer, page.at, practice=page.practice))


def page_of(store: OpenStore, key: str) -> KeyPage:
    """The page of ``key`` for an open store. That it goes to a printer is kept in the audit."""
    office = store.office.see(office_facts)
    store.office.do(note_printed, None)
    return KeyPage(
        key, office.name, office.marking, store.clock.now(), store.officer.name, office.practice
    )


def note_printed(records: Records, command: None, sitting: Sitting) -> Done:
    """Write down that a recovery key goes on paper; never the key."""
    del records, command, sitting
    return Done(
        case=None,
        touched=frozenset[Touched](),
        sentence="The page of the recovery key was sent to a printer.",
        act="released:recovery_key",
    )
