"""Taking a case, or a paper of one, out of the records: what undoing and destroying need."""

from __future__ import annotations

from typing import Protocol

from caseworker.domain.case import CaseNumber


class Erasing(Protocol):
    """The one thing that takes anything out which was written for ever."""

    def erase_case(self, number: CaseNumber) -> None:
        """Take out everything that is kept of a case, typing and words to search for with it.

        What stays is its number, given once and never again, and the audit: ids and codes. Nobody
        can take it back. Whoever asks writes a line of the audit that names the case.

        Raises:
            NotFound: there is no such case.
            NotAllowed: its pieces stand in another case that it was joined to.
        """
        ...

    def erase_document(self, number: CaseNumber, document: str) -> None:
        """Take out one paper of a case: its bytes, how it is filed, and its words.

        The history of the case, which names it, stays as it is.

        Raises:
            NotFound: this case has no such paper.
        """
        ...
