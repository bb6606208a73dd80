"""Everybody in records on paper, by name: nobody is read again who was not written to."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from caseworker.casework.ordinary import ordinary_words
from caseworker.domain.case import Case, CaseNumber
from caseworker.domain.known_names import KnownNames, of_case


@dataclass
class PaperNames:
    """Who is known, and each case as it was when it was read. One for every sitting."""

    _known: KnownNames = field(default_factory=lambda: KnownNames(ordinary_words()))
    _read: dict[CaseNumber, Case] = field(default_factory=dict)

    def __copy__(self) -> PaperNames:
        return self  # whoever a sitting put in that came to nothing is read anew by the next

    def current(self, cases: Mapping[CaseNumber, Case]) -> KnownNames:
        """Everybody in ``cases``.

        What was read of files isn’t kept: on paper a file may have no SHA-256 to be known by.
        """
        for number in [one for one in self._read if one not in cases]:
            self._known.drop(number)
            del self._read[number]
        for number, case in cases.items():
            if self._read.get(number) is not case:
                self._known.put(number, of_case(case))
                self._read[number] = case
        return replace(self._known, files={}, taken={}, parted={})
