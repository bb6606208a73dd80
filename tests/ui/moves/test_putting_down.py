"""A file is on the medium whole, read back and named; or nothing of it is."""

from __future__ import annotations

import hashlib
import os
import resource
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from caseworker.domain.errors import CaseworkerError
from caseworker.ui.moves import putting_down
from caseworker.ui.moves.putting_down import NotPutDown, put_down, put_down_all
from caseworker.ui.papers.saving import NotSaved

NAME = "TP-3f9a1c07.pack"
CONTENT = b"sealed" * 4_000
SUM = hashlib.sha256(CONTENT).hexdigest()


def there(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_it_has_its_name_only_once_it_is_whole(tmp_path: Path) -> None:
    put = put_down(tmp_path, NAME, CONTENT, SUM)

    assert there(tmp_path) == [f".{NAME}.part"]
    put.give_name()
    assert there(tmp_path) == [NAME]
    assert (tmp_path / NAME).read_bytes() == CONTENT


def test_what_is_taken_away_leaves_nothing(tmp_path: Path) -> None:
    put_down(tmp_path, NAME, CONTENT, SUM).take_away()

    assert there(tmp_path) == []


def test_what_reads_back_as_something_else_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(NotPutDown, match="reads back as something else"):
        put_down(tmp_path, NAME, CONTENT, "00" * 32)

    assert there(tmp_path) == []


def test_a_file_of_that_name_is_never_written_over(tmp_path: Path) -> None:
    (tmp_path / NAME).write_bytes(b"another")

    with pytest.raises(NotPutDown, match="a file of that name"):
        put_down(tmp_path, NAME, CONTENT, SUM)

    assert (tmp_path / NAME).read_bytes() == b"another"


def test_a_medium_that_has_gone_is_told_in_clear_words(tmp_path: Path) -> None:
    with pytest.raises(NotSaved, match="no longer there"):
        put_down(tmp_path / "stick", NAME, CONTENT, SUM)


def test_a_medium_that_goes_before_the_name_is_given(tmp_path: Path) -> None:
    stick = tmp_path / "stick"
    stick.mkdir()
    put = put_down(stick, NAME, CONTENT, SUM)
    shutil.rmtree(stick)

    with pytest.raises(NotSaved, match="no longer there"):
        put.give_name()


@contextmanager
def no_file_larger_than(size: int) -> Iterator[None]:
    """The system itself refuses to write more, as a disk that fills up does."""
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    heard = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
        signal.signal(signal.SIGXFSZ, heard)


def test_a_disk_that_fills_up_on_the_way_leaves_nothing(tmp_path: Path) -> None:
    with no_file_larger_than(9_000), pytest.raises(CaseworkerError):
        put_down(tmp_path, NAME, CONTENT, SUM)

    assert there(tmp_path) == []


def test_a_set_is_whole_or_not_there_at_all(tmp_path: Path) -> None:
    files = [("01.pdf", b"one"), ("02.pdf", CONTENT)]
    sums = {name: hashlib.sha256(content).hexdigest() for name, content in files}

    with no_file_larger_than(9_000), pytest.raises(CaseworkerError):
        put_down_all(tmp_path, "TS-00ff00ff", files, sums)
    assert there(tmp_path) == []
    put_down_all(tmp_path, "TS-00ff00ff", files, sums)

    assert there(tmp_path) == ["TS-00ff00ff"]
    assert there(tmp_path / "TS-00ff00ff") == ["01.pdf", "02.pdf"]


def test_one_that_is_killed_on_the_way_left_no_pack(tmp_path: Path) -> None:
    """The program is killed as it writes: there is nothing that anybody takes for a pack."""
    if not hasattr(signal, "SIGKILL"):
        pytest.skip("another system ends programs otherwise")
    program = (
        "import sys, pathlib\n"
        f"from {putting_down.__name__} import put_down\n"
        "class Slow(bytes): pass\n"
        "print('begun', flush=True)\n"
        f"put_down(pathlib.Path(sys.argv[1]), {NAME!r}, bytes(200_000_000), '00')\n"
    )
    process = subprocess.Popen(
        [sys.executable, "-c", program, str(tmp_path)], stdout=subprocess.PIPE, env=dict(os.environ)
    )
    assert process.stdout is not None
    process.stdout.readline()
    while process.poll() is None and not there(tmp_path):
        pass
    process.kill()
    process.wait()
    process.stdout.close()

    assert NAME not in there(tmp_path)
