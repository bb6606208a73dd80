"""``caseworker demo --offscreen``: the main job, in the real window, on a real store."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.house.source import HOME

ARABIC_NAME = "رنا"


@pytest.fixture(scope="module")
def output(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What the demonstration leaves. A process of its own, as bootstrap.py starts it."""
    folder = tmp_path_factory.mktemp("demonstration")
    home = str(tmp_path_factory.mktemp("home"))
    done = subprocess.run(
        [sys.executable, "-m", "caseworker", "demo", "--offscreen", folder, "--no-gallery"],
        cwd=HOME,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen", "XDG_DATA_HOME": home},
        capture_output=True,
        text=True,
        check=False,
        timeout=300,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    (folder / "said.txt").write_text(done.stdout, "utf-8")
    return folder


def test_it_leaves_the_final_plan_and_the_letters(output: Path) -> None:
    papers = {file.name for file in output.glob("*.pdf")}

    assert {"draft-plan.pdf", "final-plan.pdf", "timeline.pdf"} <= papers
    assert len([name for name in papers if name.startswith("letter-")]) >= 10


def test_it_leaves_a_picture_of_every_step(output: Path) -> None:
    pictures = sorted(file.name for file in (output / "pictures").glob("*.png"))

    assert pictures[0] == "01-unlock.png"
    assert len(pictures) == 23
    assert all((output / "pictures" / name).stat().st_size > 10_000 for name in pictures)


def test_it_says_what_it_does_and_where_it_all_is(output: Path) -> None:
    said = (output / "said.txt").read_text("utf-8")

    assert "Monday 23 November 2026" in said
    assert "18/03/2027  finalise" in said
    assert str(output) in said


def test_no_name_of_a_child_is_in_the_name_of_a_file(output: Path) -> None:
    names = " ".join(file.name.casefold() for file in output.rglob("*"))

    assert "nour" not in names
    assert "haddad" not in names
    assert ARABIC_NAME not in names
