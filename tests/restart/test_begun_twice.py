"""Begun twice on the same records: the second hands over and ends, proved with real processes."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.house.source import HOME

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="started without a screen")
SECONDS = 120


def around(home: Path) -> dict[str, str]:
    """An account whose data folder lies in ``home``."""
    own = {name: str(home) for name in ("XDG_DATA_HOME", "XDG_CONFIG_HOME")}
    return {**os.environ, **own, "QT_QPA_PLATFORM": "offscreen"}


@contextmanager
def a_first(home: Path) -> Iterator[Iterator[str]]:
    """The first run; what it says, line by line. It is killed in the end."""
    data = home / "Caseworker"
    words = [str(data), str(data / "Records.caseworker")]
    child = subprocess.Popen(
        [sys.executable, "-m", "tests.restart.standing", *words],
        cwd=HOME,
        env=around(home),
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    )
    assert child.stdout is not None
    try:
        yield iter(child.stdout)
    finally:
        child.kill()
        child.stdout.close()
        child.wait()


def begin_again(home: Path, *words: str) -> int:
    """The program itself, begun as by the system; its status once it has ended."""
    done = subprocess.run(
        [sys.executable, "-m", "caseworker", *words],
        cwd=HOME,
        env=around(home),
        check=False,
        timeout=SECONDS,
    )
    return done.returncode


def test_the_second_ends_well_and_the_first_comes_forward_with_what_was_brought(
    tmp_path: Path,
) -> None:
    pack = tmp_path / "PK-2026-0007.pack"
    pack.write_bytes(b"no pack at all: it is looked at in quarantine")

    with a_first(tmp_path) as said:
        assert next(said) == "standing\n"

        assert begin_again(tmp_path) == 0
        assert next(said) == "called\n"
        assert begin_again(tmp_path, str(pack)) == 0
        assert [next(said), next(said)] == ["called\n", f"brought {pack.name}\n"]


def test_one_that_was_killed_does_not_hinder_the_next(tmp_path: Path) -> None:
    with a_first(tmp_path) as said:
        assert next(said) == "standing\n"

    with a_first(tmp_path) as said:
        assert next(said) == "standing\n"
