"""The command line as a whole: its help, its surroundings, and what it does without a command."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from caseworker.commands import surroundings
from tests.commands.conftest import Run


@pytest.mark.parametrize("command", ["open", "practice", "check", "deadlines", "demo"])
def test_every_command_has_help(run: Run, command: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(command, "--help") == 0
    assert f"caseworker {command}" in capsys.readouterr().out


def test_the_help_lists_what_officers_may_use(run: Run, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("--help") == 0

    listed = capsys.readouterr().out
    for command in ("open", "practice", "check", "deadlines"):
        assert f"    {command} " in listed or f"    {command}\n" in listed
    assert "demo" not in listed


@pytest.mark.parametrize("words", [["nonsense"], ["practice"], ["check"], ["deadlines"]])
def test_what_can_not_be_understood_is_bad_usage(run: Run, words: list[str]) -> None:
    assert run(*words) == 2


def test_a_folder_that_is_not_there_is_not_opened(
    run: Run, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run("open", tmp_path / "nowhere") == 2
    assert "no folder" in capsys.readouterr().err


def test_nothing_around_the_program_leads_it_to_foreign_code(run: Run) -> None:
    run("--help")

    assert os.environ["OPENSSL_CONF"] == ""
    assert not set(surroundings.DROPPED) & set(os.environ)


def test_what_else_is_around_stays() -> None:
    around = {"PATH": "/bin", "QT_PLUGIN_PATH": "/tmp", "QT_QPA_PLATFORM": "offscreen"}  # noqa: S108 - a trap

    surroundings.clear(around)

    assert around == {"PATH": "/bin", "QT_QPA_PLATFORM": "offscreen", "OPENSSL_CONF": ""}
