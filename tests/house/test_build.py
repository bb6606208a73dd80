"""What is built holds all that the program reads: code, law, words, pictures."""

import subprocess
import sys
from pathlib import Path
from zipfile import ZipFile

import pytest

from tests.house.source import HOME, kept_files, name_of


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The program as a wheel, made from this folder without the network."""
    folder = tmp_path_factory.mktemp("built")
    command = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)]
    subprocess.run(command, cwd=HOME, capture_output=True, check=True)
    (wheel,) = folder.glob("*.whl")
    return wheel


def test_everything_in_the_package_and_the_resources_is_built(built: Path) -> None:
    kept = [name_of(file) for file in kept_files()]
    code = {name for name in kept if name.startswith("caseworker/")}
    resources = {f"caseworker/_{name}" for name in kept if name.startswith("resources/")}

    with ZipFile(built) as wheel:
        held = set(wheel.namelist())

    assert code | resources <= held


def test_the_built_program_has_its_command(built: Path) -> None:
    with ZipFile(built) as wheel:
        (name,) = [name for name in wheel.namelist() if name.endswith("entry_points.txt")]
        points = wheel.read(name).decode("utf-8")

    assert "caseworker = caseworker.commands:main" in points
