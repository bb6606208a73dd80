"""One program at a time (figure 24): told who has it, and taken over from the dead at once."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from caseworker.domain.errors import StoreInUse
from caseworker.storage.lock import StoreLock
from tests.builders import NOW
from tests.storage.stores import Place, a_child

HOLDER = """
import sys
from datetime import UTC, datetime
from pathlib import Path
from caseworker.storage.lock import StoreLock
lock = StoreLock(Path(sys.argv[1]), datetime(2026, 11, 23, 9, 30, tzinfo=UTC))
print("held", flush=True)
sys.stdin.read()
"""


#: Windows has one way to end a program, and it is the hard one.
KILLED = getattr(signal, "SIGKILL", signal.SIGTERM)


def another_program(folder: Path) -> subprocess.Popen[bytes]:
    """A program that holds the lock until it is killed."""
    child = subprocess.Popen(
        [sys.executable, "-c", HOLDER, str(folder)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        cwd=Path(__file__).parents[2],
    )
    assert child.stdout is not None
    assert child.stdout.readline().strip() == b"held"
    return child


def end(child: subprocess.Popen[bytes], how: signal.Signals) -> None:
    child.send_signal(how)
    child.communicate()


def test_a_second_program_is_refused_at_once_and_told_by_whom(tmp_path: Path) -> None:
    child = another_program(tmp_path)

    began = time.monotonic()
    with pytest.raises(StoreInUse, match=r"by .+ on .+ \(since 23/11/2026 09:30 UTC\)"):
        StoreLock(tmp_path, NOW)

    assert time.monotonic() - began < 10
    end(child, KILLED)


def test_the_lock_of_a_killed_program_is_free_at_once(tmp_path: Path) -> None:
    end(another_program(tmp_path), KILLED)

    StoreLock(tmp_path, NOW).release()


OPEN = """
import sys
from pathlib import Path
from threading import Event
from tests.storage.stores import a_place
store = a_place(Path(sys.argv[1])).unlock()
print("ready", flush=True)
Event().wait()
"""


def test_the_records_of_a_killed_program_open_within_three_seconds(
    place: Place, tmp_path: Path
) -> None:
    child = a_child(OPEN, str(tmp_path))
    with pytest.raises(StoreInUse):
        place.unlock()
    end(child, KILLED)

    began = time.monotonic()
    store = place.unlock()

    assert time.monotonic() - began < 30
    store.close()


def test_one_program_may_not_open_a_store_twice(tmp_path: Path) -> None:
    lock = StoreLock(tmp_path, NOW)

    with pytest.raises(StoreInUse):
        StoreLock(tmp_path, NOW)

    lock.release()
    lock.release()
    StoreLock(tmp_path, NOW).release()


def test_two_stores_may_be_open_at_once(tmp_path: Path) -> None:
    (tmp_path / "one").mkdir()
    (tmp_path / "two").mkdir()

    first, second = StoreLock(tmp_path / "one", NOW), StoreLock(tmp_path / "two", NOW)

    first.release()
    second.release()


def test_a_store_that_is_open_elsewhere_is_not_opened(place: Place) -> None:
    child = another_program(place.folder)

    with pytest.raises(StoreInUse):
        place.unlock()

    end(child, KILLED)
    place.unlock().close()


def test_a_holder_that_cannot_be_read_is_still_a_holder(tmp_path: Path) -> None:
    lock = StoreLock(tmp_path, NOW)
    (tmp_path / "lock.holder").write_bytes(os.urandom(40))

    with pytest.raises(StoreInUse, match="another window"):
        StoreLock(tmp_path, NOW)

    lock.release()
