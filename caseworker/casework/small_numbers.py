"""From which number on this office lets a count of children leave."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Final

from caseworker.casework.office import Done, Sitting
from caseworker.casework.office_choice import OfficeChoice
from caseworker.casework.records import Records
from caseworker.domain.errors import Gap, Incomplete
from caseworker.domain.figures.rows import figure_rows

_CHOICE: Final = OfficeChoice("small numbers", "below", "small_numbers_changed")
LEAST: Final = 3  # a count below it is always left out
MOST: Final = 20  # more leaves hardly a number


@dataclass(frozen=True, slots=True)
class ChooseSmallest:
    """Counts of fewer children than this are left out of what leaves."""

    below: int


def choose_smallest(records: Records, command: ChooseSmallest, sitting: Sitting) -> Done:
    """From now on, for reports on paper and as files of numbers.

    Raises:
        Incomplete: it is too small to hide anybody, or so large that nothing is left.
    """
    if not LEAST <= command.below <= MOST:
        raise Incomplete([Gap("below", f"Give a number from {LEAST} to {MOST}.")])
    sentence = f"Counts of fewer than {command.below} children are left out of what leaves."
    return _CHOICE.keep(records, sitting, command.below, sentence, str(command.below))


def smallest_here(records: Records, today: date) -> int:
    """A question: the number of this office."""
    del today
    return smallest(records)


def smallest(records: Records) -> int:
    """The number that the office chose; else the usual one, a row of ``figures.toml``."""
    return int(_CHOICE.read(records, figure_rows().below))
