"""A practice store gets its name once it is filled: a making that was cut off leaves none."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

from caseworker.casework.practice.making import FEWEST, SEED, make_practice_store
from caseworker.casework.strongroom import Strongroom
from caseworker.domain.errors import UnfitPlace
from caseworker.storage import presence
from caseworker.storage.disk import disk_errors, settle
from caseworker.storage.lock import StoreLock

BEING_MADE: Final = ".being-made"


def make_whole(
    strongroom: Strongroom,
    place: Path,
    cases: int = FEWEST,
    seed: int = SEED,
    progress: Callable[[int], None] | None = None,
) -> None:
    """Fill a practice store beside ``place``, then move it there.

    What an earlier try has left is cleared away first. Making one takes minutes if it is large,
    and half of it, killed, would open like a whole one.

    Raises:
        UnfitPlace: there is something at ``place`` already.
        StoreInUse: another program is making it.
        NotAllowed, RecordsError: it can't be made there.
    """
    with disk_errors():
        hindrance = presence.hindrance(place)
    if hindrance:
        raise UnfitPlace(hindrance)
    aside = place.with_name(f"{place.name}{BEING_MADE}")
    _clear(strongroom, aside)
    try:
        make_practice_store(strongroom, aside, cases, seed, progress).close()
        with disk_errors():
            _move(aside, place)
    except BaseException:
        shutil.rmtree(aside, ignore_errors=True)
        raise


def _clear(strongroom: Strongroom, aside: Path) -> None:
    if not aside.exists():
        return
    StoreLock(aside, datetime.now(UTC)).release()  # raises if somebody is at work in it
    if strongroom.exists(aside) and not strongroom.is_practice(aside):
        raise UnfitPlace(f"There are records in “{aside.name}” beside it.", "Choose another place.")
    with disk_errors():
        shutil.rmtree(aside)


def _move(aside: Path, place: Path) -> None:
    """An empty folder may be waiting there, or one with no more in it than a lock."""
    if place.exists():
        for leaving in place.iterdir():
            leaving.unlink()
        place.rmdir()
    aside.rename(place)
    settle(place.parent)
