"""A practice store that was killed while it was filled is made anew, and never half there."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from caseworker.casework.practice.clock import START
from caseworker.casework.practice.making import FEWEST
from caseworker.casework.practice.office import PASSPHRASE
from caseworker.commands.whole import BEING_MADE, make_whole
from caseworker.domain.errors import StoreInUse, UnfitPlace
from caseworker.storage.lock import StoreLock
from caseworker.storage.strongroom import EncryptedStrongroom
from tests.builders import NOW
from tests.commands.conftest import Run
from tests.house.source import HOME
from tests.storage.stores import a_place

FILL_AND_WAIT = """
import sys
from pathlib import Path
from caseworker.commands.whole import make_whole
from caseworker.storage.strongroom import EncryptedStrongroom

def told(acts):
    if acts == 12:
        print("in the middle", flush=True)
        sys.stdin.read()

make_whole(EncryptedStrongroom(), Path(sys.argv[1]), progress=told)
"""


@pytest.fixture
def place(run: Run, tmp_path: Path) -> Path:
    """Where one is to be made, on a computer of its own."""
    del run
    return tmp_path / "Practice.caseworker"


@pytest.fixture
def killed(place: Path) -> Path:
    """A program was killed in the middle of filling it."""
    child = subprocess.Popen(
        [sys.executable, "-c", FILL_AND_WAIT, place],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        cwd=HOME,
        env=os.environ,
    )
    assert child.stdout is not None
    assert child.stdout.readline() == b"in the middle\n"
    child.kill()
    child.communicate()
    return place


def is_whole(place: Path) -> bool:
    room = EncryptedStrongroom()
    store = room.unlock(place, room.sign_ins(place)[0].id, PASSPHRASE)
    with store.reading()() as records:
        cases = records.how_many_cases()
    is_at_its_start = store.clock.now() == START
    is_sound = all(finding.sound for finding in store.check())
    store.close()
    return cases == FEWEST and is_at_its_start and is_sound


def test_what_was_killed_half_way_has_no_name(killed: Path) -> None:
    assert not EncryptedStrongroom().exists(killed)
    assert not killed.exists()


def test_the_next_start_makes_the_whole_of_it(killed: Path, run: Run) -> None:
    assert run("practice", killed) == 0

    assert is_whole(killed)
    assert [each.name for each in killed.parent.glob("Practice*")] == [killed.name]


def test_an_empty_folder_may_be_waiting_for_it(place: Path) -> None:
    place.mkdir()

    make_whole(EncryptedStrongroom(), place)

    assert is_whole(place)


def test_a_folder_with_somebodys_files_is_left_alone(place: Path) -> None:
    place.mkdir()
    (place / "notes.txt").write_text("mine")

    with pytest.raises(UnfitPlace, match="other files"):
        make_whole(EncryptedStrongroom(), place)

    assert [each.name for each in place.parent.glob("Practice*")] == [place.name]
    assert (place / "notes.txt").read_text() == "mine"


def test_another_program_that_is_making_it_is_not_disturbed(place: Path) -> None:
    aside = place.with_name(f"{place.name}{BEING_MADE}")
    aside.mkdir()
    theirs = StoreLock(aside, NOW)

    with pytest.raises(StoreInUse):
        make_whole(EncryptedStrongroom(), place)

    assert aside.exists()
    theirs.release()


def test_real_records_that_bear_such_a_name_are_never_cleared_away(place: Path) -> None:
    aside = place.with_name(f"{place.name}{BEING_MADE}")
    real = a_place(place.parent)
    real.create().close()
    real.folder.rename(aside)

    with pytest.raises(UnfitPlace, match="beside it"):
        make_whole(EncryptedStrongroom(), place)

    assert EncryptedStrongroom().exists(aside)
