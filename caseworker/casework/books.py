"""The books that stand beside the cases: the office’s own files, the ledger, audit, exchange."""

from __future__ import annotations

from typing import Protocol

from caseworker.casework.audit_kept import AuditRead
from caseworker.casework.brought_kept import BroughtLists
from caseworker.casework.bulk_kept import Bulks
from caseworker.casework.directory_kept import KeptPlaces
from caseworker.casework.disposal_kept import DisposalBook
from caseworker.casework.erasing_kept import Erasing
from caseworker.casework.exchange_kept import Exchange
from caseworker.casework.filings_kept import Filings
from caseworker.casework.ledger_kept import Ledger
from caseworker.casework.lists_kept import SavedLists
from caseworker.casework.moving_kept import Moving
from caseworker.casework.own_files import OwnFiles
from caseworker.casework.put_aside_kept import Aside
from caseworker.casework.tasks_kept import Tasks
from caseworker.casework.whole_kept import Whole
from caseworker.casework.whose_kept import Whose


class Books(Erasing, Protocol):
    """Each within the sitting that it was reached in."""

    @property
    def own_files(self) -> OwnFiles:
        """What the office has added to the program (decision 22)."""
        ...

    @property
    def ledger(self) -> Ledger: ...

    @property
    def audit_read(self) -> AuditRead: ...

    @property
    def disposal(self) -> DisposalBook: ...

    @property
    def exchange(self) -> Exchange: ...

    @property
    def directory(self) -> KeptPlaces:
        """Places and people that every form may name."""
        ...

    @property
    def whole(self) -> Whole:
        """All of it, for the day on which an office takes it elsewhere; no veil lies over it."""
        ...

    @property
    def moving(self) -> Moving: ...

    @property
    def brought(self) -> BroughtLists:
        """The lists of cases that were brought in."""
        ...

    @property
    def saved_lists(self) -> SavedLists: ...

    @property
    def filings(self) -> Filings:
        """How papers are filed, and which of their words are found."""
        ...

    @property
    def whose(self) -> Whose:
        """Whose cases they are, and who covers for whom."""
        ...

    @property
    def aside(self) -> Aside:
        """What was put aside on the page of health."""
        ...

    @property
    def bulk(self) -> Bulks:
        """What was done to many cases in one act."""
        ...

    @property
    def tasks(self) -> Tasks:
        """What officers set themselves to do."""
        ...
