"""``caseworker practice``: what it makes, what it says, and when it refuses."""

from __future__ import annotations

from pathlib import Path

import pytest

from caseworker.casework.practice.making import FEWEST
from caseworker.casework.practice.office import OFFICER, PASSPHRASE
from caseworker.storage.strongroom import EncryptedStrongroom
from tests.commands.conftest import Run


def test_the_store_that_is_made_is_marked_as_practice(practice: Path) -> None:
    strongroom = EncryptedStrongroom()

    assert strongroom.is_practice(practice)
    assert [each.name for each in strongroom.sign_ins(practice)] == [OFFICER]


def test_it_says_how_to_sign_in(
    run: Run, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    status = run("practice", tmp_path / "New.caseworker")

    said = capsys.readouterr().out
    assert status == 0
    assert f"{FEWEST} cases" in said
    assert f"Sign in as {OFFICER}" in said
    assert PASSPHRASE in said


def test_records_that_are_there_already_are_not_touched(
    run: Run, practice: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = (practice / "keys.json").read_bytes()

    status = run("practice", practice)

    assert status == 1
    assert "already" in capsys.readouterr().err
    assert (practice / "keys.json").read_bytes() == before


@pytest.mark.parametrize("count", ["0", "-3", "many", ""])
def test_a_number_of_cases_that_is_none_is_bad_usage(run: Run, tmp_path: Path, count: str) -> None:
    assert run("practice", tmp_path / "New.caseworker", "--cases", count) == 2
    assert not (tmp_path / "New.caseworker").exists()


def test_fewer_cases_than_the_casebook_has_are_refused(
    run: Run, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run("practice", tmp_path / "New.caseworker", "--cases", "2") == 1
    assert f"{FEWEST} cases at least" in capsys.readouterr().err
