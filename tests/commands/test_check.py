"""``caseworker check``: all is well, or not, or it can't be told; never a passphrase in sight."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from caseworker.casework.practice.office import PASSPHRASE
from caseworker.casework.versions import is_as_signed
from caseworker.domain.blocks import paragraphs
from caseworker.domain.plan import Section, Signature, Version, VersionKind
from caseworker.storage.strongroom import EncryptedStrongroom
from tests.builders import OKAFOR, TODAY, a_case, a_plan
from tests.commands.conftest import Run

Sent = Callable[[bytes], str]
RIGHT = f"{PASSPHRASE}\n".encode()


def test_a_sound_store_is_well(
    run: Run, practice: Path, sent: Sent, capsys: pytest.CaptureFixture[str]
) -> None:
    status = run("check", practice, "--passphrase-fd", sent(RIGHT))

    said = capsys.readouterr().out
    assert status == 0, said
    assert "All is well." in said
    for looked_at in ("Pages", "Structure", "Audit", "Documents", "Signatures"):
        assert f"sound  {looked_at}" in said
    assert PASSPHRASE not in said


def test_a_page_that_was_changed_is_found(
    run: Run, practice: Path, sent: Sent, capsys: pytest.CaptureFixture[str]
) -> None:
    records = practice / "records.db"
    whole = bytearray(records.read_bytes())
    whole[len(whole) * 3 // 4] ^= 1
    records.write_bytes(whole)

    status = run("check", practice, "--passphrase-fd", sent(RIGHT))

    said = capsys.readouterr()
    assert status in {1, 2}
    assert "All is well." not in said.out
    assert "WRONG" in said.out or "damaged" in said.err


@pytest.mark.parametrize("line", [b"not this one at all\n", b"\n", b"", b"\xff\xfe\n"])
def test_the_wrong_passphrase_opens_nothing(
    run: Run, practice: Path, sent: Sent, line: bytes, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run("check", practice, "--passphrase-fd", sent(line)) == 2
    assert capsys.readouterr().out == ""


@pytest.mark.parametrize("end", [b"\n", b"\r\n", b"", b"\nmore that nobody asked for\n"])
def test_the_passphrase_ends_with_its_line(
    run: Run, practice: Path, sent: Sent, end: bytes
) -> None:
    assert run("check", practice, "--passphrase-fd", sent(PASSPHRASE.encode() + end)) == 0


def test_a_descriptor_that_is_not_open_can_not_be_read(
    run: Run, practice: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run("check", practice, "--passphrase-fd", "987") == 2
    assert "987" in capsys.readouterr().err


@pytest.mark.parametrize("lost", ["keys.json", "records.db"])
def test_a_store_that_lacks_a_part_can_not_be_opened(
    run: Run, practice: Path, sent: Sent, lost: str, capsys: pytest.CaptureFixture[str]
) -> None:
    (practice / lost).unlink()
    if lost == "keys.json":
        (practice / "keys.prev.json").unlink()

    assert run("check", practice, "--passphrase-fd", sent(RIGHT)) == 2
    assert capsys.readouterr().err


def test_a_folder_that_is_not_there_is_said_to_be_so(
    run: Run, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run("check", tmp_path / "nothing here") == 2
    assert capsys.readouterr().err == f"There is no folder {tmp_path / 'nothing here'}.\n"


def test_a_folder_without_records_is_unreadable(
    run: Run, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run("check", tmp_path) == 2
    assert "holds the keys to these records is missing" in capsys.readouterr().err


def test_a_key_file_that_is_a_folder_is_no_key_file(run: Run, tmp_path: Path) -> None:
    (tmp_path / "keys.json").mkdir()

    assert run("check", tmp_path) == 2


def test_a_passphrase_is_never_an_argument(run: Run, practice: Path) -> None:
    assert run("check", practice, "--passphrase", PASSPHRASE) == 2


def test_where_several_may_sign_in_it_must_be_said_who(
    run: Run, practice: Path, sent: Sent, capsys: pytest.CaptureFixture[str]
) -> None:
    strongroom = EncryptedStrongroom()
    (first,) = strongroom.sign_ins(practice)
    store = strongroom.unlock(practice, first.id, PASSPHRASE)
    store.add_officer("A. Bello", "officer", "four words of her own")
    store.close()

    unsaid = run("check", practice, "--passphrase-fd", sent(RIGHT))
    wrong = run("check", practice, "--officer", "N. Obody", "--passphrase-fd", sent(RIGHT))
    said = run("check", practice, "--officer", first.name, "--passphrase-fd", sent(RIGHT))

    assert (unsaid, wrong, said) == (2, 2, 0)
    assert "A. Bello" in capsys.readouterr().err


def test_a_plan_that_no_longer_says_what_was_signed_is_told_apart() -> None:
    key = Ed25519PrivateKey.generate()
    unsigned = Version(a_case().number, 1, VersionKind.FINAL, a_plan(), TODAY)
    signature = Signature(
        OKAFOR,
        "J. Okafor",
        "Officer",
        TODAY,
        key.sign(unsigned.fingerprint),
        key.public_key().public_bytes_raw(),
    )
    signed = replace(unsigned, signature=signature)
    other = a_plan(A=Section(paragraphs("Somebody else's words.")))

    assert is_as_signed(signed)
    assert not is_as_signed(replace(signed, plan=other))
    assert not is_as_signed(replace(signed, signature=replace(signature, value=b"short")))
    assert not is_as_signed(unsigned)


def test_a_store_can_be_checked_where_it_was_copied_to(
    run: Run, practice: Path, tmp_path: Path, sent: Sent
) -> None:
    copied = tmp_path / "elsewhere" / "Copy.caseworker"
    shutil.copytree(practice, copied)

    assert run("check", copied, "--passphrase-fd", sent(RIGHT)) == 0
