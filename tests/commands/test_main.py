"""The command line as a whole: its help, its surroundings, and what it does without a command."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from caseworker.commands import UNHEARD, surroundings
from tests.commands.conftest import Run
from tests.house.source import HOME


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


@pytest.mark.parametrize("command", ["open", "practice", "check"])
@pytest.mark.parametrize("name", ["", "a file"])
def test_what_is_no_folder_is_bad_usage(
    run: Run,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    command: str,
    name: str,
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("a file").touch()

    assert run(command, name) == 2
    assert [path.name for path in tmp_path.iterdir()] == ["a file"]


@pytest.mark.parametrize("words", [["TP-01234567.pack"], ["bring", "TP-01234567.pack"]])
def test_a_pack_that_is_not_there_is_not_opened(
    run: Run, words: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(*words) == 2
    assert "no such file" in capsys.readouterr().err


def test_a_reader_that_has_gone_is_no_fault_of_ours() -> None:
    """As in ``caseworker deadlines --kinds | head -1``."""
    reading, writing = os.pipe()
    os.close(reading)

    ended = _kinds_listed_into(writing)

    assert (ended.returncode, ended.stderr) == (UNHEARD, "")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no such device")
def test_an_answer_that_there_is_no_room_for_is_not_taken_for_given() -> None:
    ended = _kinds_listed_into(os.open("/dev/full", os.O_WRONLY))

    assert ended.returncode == UNHEARD
    assert ended.stderr.splitlines() == [
        "There is no room for the answer where it was to be written."
    ]


def _kinds_listed_into(descriptor: int) -> subprocess.CompletedProcess[str]:
    ended = subprocess.run(
        [sys.executable, "-m", "caseworker", "deadlines", "--kinds"],
        cwd=HOME,
        stdout=descriptor,
        stderr=subprocess.PIPE,
        text=True,
        check=False,
        timeout=60,
    )
    os.close(descriptor)
    return ended


def test_nothing_around_the_program_leads_it_to_foreign_code(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("QT_PLUGIN_PATH", "/somebody")
    monkeypatch.setenv("OPENSSL_CONF", "/somebody/openssl.cnf")

    run("--help")

    assert os.environ["OPENSSL_CONF"] == ""
    left = {name for name in os.environ if surroundings.leads_astray(name)}
    assert left == {"OPENSSL_CONF"}


@pytest.mark.parametrize(
    "name",
    [
        *("OPENSSL_MODULES", "OPENSSL_ENGINES", "OPENSSL_CONF_INCLUDE", "QT_PLUGIN_PATH"),
        *("QT_QPA_PLATFORM_PLUGIN_PATH", "QT_OPENGL_DLL", "QT_QPA_FONTDIR", "Qt_Plugin_Path"),
        *("QML2_IMPORT_PATH", "PYTHONPATH", "PYTHONHOME", "PYTHONSTARTUP", "PYTHONINSPECT"),
        *("PYTHONPLATLIBDIR", "LD_PRELOAD", "LD_LIBRARY_PATH", "LD_AUDIT", "GCONV_PATH"),
        *("GIO_EXTRA_MODULES", "GTK_MODULES", "GTK_PATH", "QT_QPA_GENERIC_PLUGINS"),
    ],
)
def test_what_leads_to_a_file_of_somebody_is_dropped(name: str) -> None:
    around = {name: "/somebody", "HOME": "/srv/officer"}

    surroundings.clear(around)

    assert around == {"HOME": "/srv/officer", "OPENSSL_CONF": ""}


def test_what_else_is_around_stays() -> None:
    """A larger scale, another way of typing, a screen reader."""
    stays = {"PATH": "/bin", **dict.fromkeys(surroundings.KEPT, "1")}
    around = {**stays, "QT_PLUGIN_PATH": "/tmp"}  # noqa: S108 - a trap

    surroundings.clear(around)

    assert around == {**stays, "OPENSSL_CONF": ""}
