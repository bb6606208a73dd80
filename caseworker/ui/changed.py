"""Which cases have changed since a list of them was read: one is quick to read, all are not."""

from __future__ import annotations

from typing import Final

from caseworker.casework.office import Done, Touched
from caseworker.domain.case import CaseNumber

_WHOLE: Final = frozenset({Touched.PERSON, Touched.DOCUMENTS})


class ChangedCases:
    """Heard of by what was done; taken by whoever reads them anew.

    At first, all of them are to be read.
    """

    def __init__(self, concerns: frozenset[Touched]) -> None:
        """``concerns``: what of an act that is of no one case may change any of them."""
        self._concerns = concerns
        self._cases: set[CaseNumber] | None = None

    def hear(self, done: Done) -> None:
        """Something was done."""
        if done.case is None:
            if done.touched & self._concerns:
                self.all()
        elif _goes_further(done):
            self.all()
        elif self._cases is not None:
            self._cases.add(done.case)

    def all(self) -> None:
        """Any of them may have changed."""
        self._cases = None

    def take(self) -> frozenset[CaseNumber] | None:
        """Those that are to be read anew; None, and all of them are. From now on none is."""
        found, self._cases = self._cases, set()
        return None if found is None else frozenset(found)


def _goes_further(done: Done) -> bool:
    """Whether other rows may change with it: cases are joined, or others may see them."""
    return Touched.OFFICE in done.touched or done.touched >= _WHOLE
