"""``caseworker export`` and ``caseworker import``: all of it out of one store and into another."""

from __future__ import annotations

import re
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from caseworker.casework.practice.making import FEWEST
from caseworker.casework.practice.office import OFFICER, PASSPHRASE, ROLE, practice_office
from caseworker.casework.strongroom import NewStore
from caseworker.storage.strongroom import EncryptedStrongroom
from tests.commands.conftest import Run

Sent = Callable[[bytes], str]
RIGHT = f"{PASSPHRASE}\n".encode()
FOR = ("--for", "Ashdown", "--why", "The office closes.")


@pytest.fixture
def empty(tmp_path: Path, run: Run) -> Path:
    """A practice store with nobody in it."""
    del run  # so that nothing of it is kept at home
    room, folder = EncryptedStrongroom(), tmp_path / "Empty.caseworker"
    new = NewStore(folder, practice_office(), OFFICER, ROLE, PASSPHRASE)
    room.create(new, recovery_key=room.make_recovery_key()).close()
    return folder


def test_all_of_it_goes_out_and_in(  # noqa: PLR0913, PLR0917 - fixtures
    run: Run,
    practice: Path,
    empty: Path,
    sent: Sent,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    file = tmp_path / "all.export"
    assert run("export", practice, file, *FOR, "--passphrase-fd", sent(RIGHT)) == 0
    out = capsys.readouterr().out
    words = re.search(r"printed this once: (.+)", out)
    assert words is not None
    assert f"{FEWEST + 1} cases" in out
    opening = ("--passphrase-fd", sent(RIGHT), "--file-passphrase-fd", sent(words[1].encode()))
    assert run("import", empty, file, *opening) == 0

    assert "Each was read back and is the same." in capsys.readouterr().out
    room = EncryptedStrongroom()
    with closing(room.unlock(empty, room.sign_ins(empty)[0].id, PASSPHRASE)) as store:
        assert store.office.see(lambda records, _: records.how_many_cases()) == FEWEST + 1


def test_the_wrong_words_bring_nothing_in(  # noqa: PLR0913, PLR0917 - fixtures
    run: Run,
    practice: Path,
    empty: Path,
    sent: Sent,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    file = tmp_path / "all.export"
    run("export", practice, file, *FOR, "--passphrase-fd", sent(RIGHT))

    opening = ("--passphrase-fd", sent(RIGHT), "--file-passphrase-fd", sent(b"other words"))
    assert run("import", empty, file, *opening) == 1
    assert "does not open this file" in capsys.readouterr().err


def test_no_file_is_written_over(
    run: Run, practice: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "all.export").write_text("something of somebody", encoding="utf-8")

    assert run("export", practice, tmp_path / "all.export", *FOR) == 1
    assert "already" in capsys.readouterr().err
