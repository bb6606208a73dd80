"""A third setting is one file: its tab, words, entries, clocks and reports are there at work."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

from tests.house.source import HOME

HERE = Path(__file__).parent / "third_setting"


def test_one_more_file_is_one_more_setting(tmp_path: Path) -> None:
    shutil.copytree(
        HOME / "caseworker", tmp_path / "caseworker", ignore=shutil.ignore_patterns("__pycache__")
    )
    (tmp_path / "resources").symlink_to(HOME / "resources")
    shutil.copy(HERE / "hospital.toml", tmp_path / "caseworker/domain/settings/hospital.toml")
    shutil.copy(HERE / "at_work.py", tmp_path)
    around = {
        **os.environ,
        "PYTHONPATH": os.pathsep.join([str(tmp_path), str(HOME)]),
        "PYTHONDONTWRITEBYTECODE": "1",
        "QT_QPA_PLATFORM": "offscreen",
    }
    asked = [sys.executable, "-m", "pytest", "-q", "--noconftest"]
    plugins = ["-p", "no:cacheprovider", "-p", "tests.days.window.conftest"]

    run = subprocess.run(
        [*asked, *plugins, "-c", os.devnull, "--rootdir", tmp_path, tmp_path / "at_work.py"],
        cwd=tmp_path,
        env=around,
        capture_output=True,
        text=True,
        check=False,
    )

    assert run.returncode == 0, run.stdout[-4000:] + run.stderr[-2000:]
    assert "2 passed" in run.stdout
