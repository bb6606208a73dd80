"""From which number on this office lets a count of children leave."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date
from typing import Final

from caseworker.casework.office import Done, Sitting, Touched
from caseworker.casework.own_files import OwnFile
from caseworker.casework.records import Records
from caseworker.domain.errors import Gap, Incomplete
from caseworker.domain.figures.rows import figure_rows

KIND: Final = "small numbers"
_NAME: Final = "below"
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
    text = json.dumps(command.below)
    records.own_files.keep(OwnFile(KIND, _NAME, text, sitting.at, sitting.officer.id))
    return Done(
        case=None,
        touched=frozenset({Touched.OFFICE}),
        sentence=f"Counts of fewer than {command.below} children are left out of what leaves.",
        act="small_numbers_changed",
        made=str(command.below),
    )


def smallest_here(records: Records, today: date) -> int:
    """A question: the number of this office."""
    del today
    return smallest(records)


def smallest(records: Records) -> int:
    """The number that the office chose; else the usual one, a row of ``figures.toml``."""
    texts = (file.text for file in records.own_files.of(KIND) if file.name == _NAME)
    return int(json.loads(next(texts, str(figure_rows().below))))
