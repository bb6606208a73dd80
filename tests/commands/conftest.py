"""What the tests of the commands need: a home of their own, and a practice store in it."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from caseworker.casework.practice.making import FEWEST
from caseworker.commands import main
from caseworker.commands.surroundings import leads_astray
from tests.commands.prompt import Prompt

Run = Callable[..., int]


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Run:
    """The command line, which may change nothing outside of the test's own folder."""
    for name in ("XDG_DATA_HOME", "LOCALAPPDATA"):
        monkeypatch.setenv(name, str(tmp_path / "home"))
    for name in filter(leads_astray, {*os.environ, "OPENSSL_CONF"}):
        monkeypatch.setenv(name, os.environ.get(name, ""))  # put back after the test

    def command(*words: str | Path) -> int:
        try:
            return main([str(word) for word in words])
        except SystemExit as ended:  # argparse ends the program by itself
            return int(ended.code or 0)

    return command


@pytest.fixture
def prompt(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Prompt:
    """``caseworker deadlines``, asked by somebody."""
    return Prompt(tmp_path, capsys)


@pytest.fixture(scope="session")
def made_once(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A home with a practice store in it, made by the command itself. Nobody changes it."""
    home = tmp_path_factory.mktemp("practice")
    with pytest.MonkeyPatch.context() as patch:
        for name in ("XDG_DATA_HOME", "LOCALAPPDATA"):
            patch.setenv(name, str(home / "home"))
        for name in filter(leads_astray, {*os.environ, "OPENSSL_CONF"}):
            patch.setenv(name, os.environ.get(name, ""))
        assert (
            main(["practice", str(home / "Practice.caseworker"), "--cases", str(FEWEST + 1)]) == 0
        )
    return home


@pytest.fixture
def practice(made_once: Path, tmp_path: Path) -> Path:
    """A practice store of the casebook and one case more that the test may spoil."""
    shutil.copytree(made_once, tmp_path, dirs_exist_ok=True)
    return tmp_path / "Practice.caseworker"


@pytest.fixture
def sent() -> Callable[[bytes], str]:
    """Something to be read from a file descriptor: its number."""

    def send(content: bytes) -> str:
        reading, writing = os.pipe()
        os.write(writing, content)
        os.close(writing)
        return str(reading)

    return send
