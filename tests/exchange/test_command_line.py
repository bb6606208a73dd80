"""The small reader: looks at a pack and unpacks it, where there is no Caseworker."""

from __future__ import annotations

import os
import stat
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from caseworker.exchange.__main__ import main
from caseworker.exchange.card import Card, make_card
from caseworker.exchange.keys import PrivateKeys
from caseworker.exchange.pack import seal
from caseworker.exchange.word_code import words_of
from tests.exchange.packs_made import ASHDOWN, BRYN, PIECES, STRANGER, outgoing, sealed

ROOT = Path(__file__).parents[2]


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    """A folder with a pack in it, and the key file that it was sealed to."""
    (tmp_path / "TP-01234567.pack").write_bytes(sealed())
    (tmp_path / "key.txt").write_text(f"# made by age-keygen\n{BRYN.identity}\n", "ascii")
    for whose, keys in (("ashdown", ASHDOWN), ("stranger", STRANGER)):
        (tmp_path / f"{whose}.card").write_bytes(_card(keys))
    return tmp_path


def _card(keys: PrivateKeys) -> bytes:
    return make_card(Card("Ashdown Council", "authority", keys.public, date(2026, 9, 1)), keys)


def _asked(desk: Path, command: str, *more: str) -> int:
    pack, key = str(desk / "TP-01234567.pack"), str(desk / "key.txt")
    return main([command, pack, *more, "--identity", key])


def test_a_pack_is_told_in_words(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    status = _asked(desk, "verify")

    said = capsys.readouterr().out
    assert status == 0
    for words in (
        "whole and unchanged",
        "Ashdown Council (authority)",
        "Bryn Hill YOI (establishment)",
        "26 November 2026, 14:05 UTC",
        "Advice: speech & language",
        "Health advice: No consent covers it.",
        " ".join(words_of(ASHDOWN.public)),
    ):
        assert words in said


def test_the_card_of_the_sender_says_who_it_was(
    desk: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    card = str(desk / "ashdown.card")

    status = _asked(desk, "verify", "--from", card)

    assert status == 0
    assert "made by whoever gave out that card" in capsys.readouterr().out


def test_the_card_of_somebody_else_refuses_it(
    desk: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    status = _asked(desk, "unpack", str(desk / "out"), "--from", str(desk / "stranger.card"))

    assert status == 1
    assert "not made by whoever gave out that card" in capsys.readouterr().err
    assert not (desk / "out").exists()


def test_a_pack_is_unpacked_under_names_for_people(desk: Path) -> None:
    status = _asked(desk, "unpack", str(desk / "out"))

    written = {file.name: file.read_bytes() for file in (desk / "out").iterdir()}
    assert status == 0
    assert sorted(written) == [
        "0000 What is in this pack.pdf",
        "0001 The case.json",
        "0002 Advice speech & language.pdf",
        "manifest.json",
    ]
    assert written["0001 The case.json"] == PIECES[1].content


@pytest.mark.skipif(sys.platform == "win32", reason="rights of this kind are POSIX")
def test_what_is_unpacked_is_for_whoever_unpacks_it_alone(desk: Path) -> None:
    _asked(desk, "unpack", str(desk / "out"))

    assert stat.S_IMODE((desk / "out").stat().st_mode) == 0o700
    assert {stat.S_IMODE(file.stat().st_mode) for file in (desk / "out").iterdir()} == {0o600}


def test_nothing_is_written_over(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = desk / "out"
    out.mkdir()
    (out / "0001 The case.json").write_text("mine", "ascii")

    status = _asked(desk, "unpack", str(out))

    assert status == 2
    assert "holds something already" in capsys.readouterr().err
    assert [file.read_text("ascii") for file in out.iterdir()] == ["mine"]


@pytest.mark.parametrize(
    ("change", "says"),
    [
        (lambda pack: pack[:-1], "changed, or copied only in part"),
        (lambda _: b"%PDF", "not a pack"),
        (lambda _: _for_a_stranger(), "another office’s key"),
    ],
    ids=["cut", "something else", "for somebody else"],
)
def test_nothing_is_written_of_what_is_refused(
    change: Callable[[bytes], bytes],
    says: str,
    desk: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    (desk / "TP-01234567.pack").write_bytes(change(sealed()))

    status = _asked(desk, "unpack", str(desk / "out"))

    assert status == 1
    assert says in capsys.readouterr().err
    assert not (desk / "out").exists()


def _for_a_stranger() -> bytes:
    receiver = replace(outgoing().receiver, keys=STRANGER.public)
    return seal(replace(outgoing(), receiver=receiver), PIECES, ASHDOWN)


@pytest.mark.parametrize(
    ("name", "content"),
    [("key.txt", b"not a key\n"), ("key.txt", b""), ("key.txt", b"\xff\n")],
)
def test_a_key_file_without_a_key_is_said_to_be_one(
    desk: Path, name: str, content: bytes, capsys: pytest.CaptureFixture[str]
) -> None:
    (desk / name).write_bytes(content)

    status = _asked(desk, "verify")

    assert status == 2
    assert "no age key" in capsys.readouterr().err


def test_a_file_that_is_not_there_is_named(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (desk / "TP-01234567.pack").unlink()

    status = _asked(desk, "verify")

    assert status == 2
    assert "TP-01234567.pack" in capsys.readouterr().err


def test_the_reader_runs_by_itself_and_loads_nothing_else_of_the_house(desk: Path) -> None:
    code = (
        "import sys, runpy\n"
        "try: runpy.run_module('caseworker.exchange', run_name='__main__')\n"
        "except SystemExit as end: assert end.code == 0\n"
        "print(*sorted(name for name in sys.modules if name.startswith('caseworker')))\n"
        "print(*(name for name in ('PySide6', 'sqlalchemy', 'reportlab') if name in sys.modules))\n"
    )
    command = [
        sys.executable, "-c", code, "verify", str(desk / "TP-01234567.pack"),
        "--identity", str(desk / "key.txt"),
    ]  # fmt: skip

    said = subprocess.run(
        command, capture_output=True, text=True, check=True, cwd=ROOT, encoding="utf-8",
        env={**os.environ, "PYTHONIOENCODING": "utf-8"},
    ).stdout.splitlines()  # fmt: skip

    loaded = said[-2].split()
    assert "caseworker.exchange.pack" in loaded
    assert all(name.startswith("caseworker.exchange") or name == "caseworker" for name in loaded)
    assert said[-1] == ""
