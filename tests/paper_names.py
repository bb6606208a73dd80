"""Everybody in records on paper, by name: nobody is read again who was not written to."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from caseworker.casework.ordinary import ordinary_words
from caseworker.domain.case import Case, CaseNumber
from caseworker.domain.known_names import KnownNames, of_case


@dataclass
class Named:
    """Who is known, and each case as it was when it was read. One for every sitting."""

    known: KnownNames = field(default_factory=lambda: KnownNames(ordinary_words()))
    _read: dict[CaseNumber, Case] = field(default_factory=dict)

    def __copy__(self) -> Named:
        return self  # what a sitting that came to nothing put in is not the case, and read anew

    def current(
        self, cases: Mapping[CaseNumber, Case], read: Callable[[Case], Case], *, anew: bool
    ) -> KnownNames:
        """Everybody in ``cases``; ``anew`` where what is read of one may change without it."""
        if anew:
            self._read.clear()
        for number in [one for one in self.known.people if one not in cases]:
            self.known.drop(number)
            self._read.pop(number, None)
        for number, case in cases.items():
            if self._read.get(number) is not case:
                self.known.put(number, of_case(read(case)))
                self._read[number] = case
        return self.known
