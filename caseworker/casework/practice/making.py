"""Making a practice store: the casebook's children first, then as many made-up cases as wanted."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Final

from caseworker.casework.practice.casebook import CHILDREN, casebook
from caseworker.casework.practice.clock import START, MoveClock, movable, move_clock
from caseworker.casework.practice.generator import generated
from caseworker.casework.practice.office import OFFICER, PASSPHRASE, ROLE, practice_office
from caseworker.casework.practice.offices import enter_offices
from caseworker.casework.practice.story import tell
from caseworker.casework.strongroom import NewStore, OpenStore, Strongroom
from caseworker.domain.errors import NotAllowed

SEED = 2014  # the year of the Act; any number does
FEWEST = len(CHILDREN)

AT_ONCE: Final = 200  # cases whose rows are worked out in one go


def make_practice_store(
    strongroom: Strongroom,
    folder: Path,
    cases: int = FEWEST,
    seed: int = SEED,
    progress: Callable[[int], None] | None = None,
) -> OpenStore:
    """A practice store, left open, its clock standing at the start.

    ``cases`` counts all of them; ``progress`` is told how many acts are done.

    Raises:
        NotAllowed: there are fewer cases than the casebook has children.
        RecordsError: it can't be made there.
    """
    if cases < FEWEST:
        raise NotAllowed(f"A practice store has {FEWEST} cases at least: those of the casebook.")
    stories = (*(child.story for child in casebook()), *generated(cases - FEWEST, seed))
    begun = min(story.at for story in stories) - timedelta(days=1)
    new = NewStore(folder, practice_office(begun), OFFICER, ROLE, PASSPHRASE)
    store = strongroom.create(new, recovery_key=strongroom.make_recovery_key())
    try:
        numbers = tell(store.office, movable(store.clock), stories, progress)
        store.office.do(move_clock, MoveClock(START))
        enter_offices(store.office, START.date())
        while store.office.freshen(AT_ONCE) == AT_ONCE:
            pass  # the lists are of the last day, and not each case of its own
        for number in numbers[:FEWEST]:  # so that the search box offers them first
            store.office.open_case(number)
    except BaseException:
        store.close()
        raise
    return store
