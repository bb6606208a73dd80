"""Which Python begins the children of the program."""

from __future__ import annotations

import sys
from pathlib import Path

from caseworker.casework.own_python import own_python, this_program


def test_from_the_sources_it_is_the_one_that_runs() -> None:
    assert own_python() == sys.executable
    assert this_program() == [sys.executable, "-m", "caseworker"]


def test_a_packed_program_begins_them_by_the_python_beside_its_launcher(tmp_path: Path) -> None:
    python = tmp_path / "runtime" / "pythonw.exe"
    python.parent.mkdir()
    python.touch()

    launcher = str(tmp_path / "Caseworker.exe")
    assert own_python(launcher) == str(python)
    assert this_program(launcher) == [launcher]
