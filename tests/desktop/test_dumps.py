"""Figure 43 on Linux: a process of ours that breaks off leaves nothing of its memory behind."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.house.source import HOME

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="Windows is asked by its own calls")

READY = {
    "as it is": "",
    "by the program": "from caseworker.desktop.elsewhere import Elsewhere as It; "
    "It().keep_no_dumps('');",
    "by a process that looks at a file": "from caseworker.desktop.elsewhere import Elsewhere as It;"
    "It().enclose_self(60, 1 << 33);",
}
# Whatever the limit was, as much as may be: so the limit alone would not be seen.
BEGIN = """
import ctypes, os, resource, sys
most = resource.getrlimit(resource.RLIMIT_CORE)[1]
resource.setrlimit(resource.RLIMIT_CORE, (most, most))
{ready}
print(ctypes.CDLL(None).prctl(3, 0, 0, 0, 0), *resource.getrlimit(resource.RLIMIT_CORE))
sys.stdout.flush()
os.abort()
"""


def broken_off(how: str, at: Path) -> tuple[list[int], bool]:
    """Whether it may be dumped, its two limits; and whether the system says that it was."""
    child = subprocess.Popen(
        [sys.executable, "-c", BEGIN.format(ready=READY[how])],
        cwd=at,
        env={**os.environ, "PYTHONPATH": str(HOME)},
        stdout=subprocess.PIPE,
        text=True,
    )
    assert child.stdout is not None
    said = child.stdout.read()
    child.stdout.close()
    _, status = os.waitpid(child.pid, 0)
    child.returncode = status
    assert os.WIFSIGNALED(status)
    return [int(each) for each in said.split()], os.WCOREDUMP(status)


@pytest.mark.parametrize("how", list(READY)[1:])
def test_no_core_is_left_of_what_had_the_records_open(how: str, tmp_path: Path) -> None:
    asked, was_dumped = broken_off(how, tmp_path)

    assert asked == [0, 0, 0]  # PR_GET_DUMPABLE, and the limits
    assert not was_dumped
    assert list(tmp_path.iterdir()) == []


def test_without_it_there_would_be_one(tmp_path: Path) -> None:
    """Or the test before proves nothing."""
    asked, was_dumped = broken_off("as it is", tmp_path)

    assert asked[0] == 1
    if asked[1] == 0:
        pytest.skip("this computer lets nobody leave a core")
    assert was_dumped
