"""Two MSIs of one tree are equal: what the tool makes up is put right in the summary."""

from __future__ import annotations

import struct
import uuid
from pathlib import Path

import pytest
from windows.same_msi import settle
from windows.tools import CannotBuild

SUMMARY = uuid.UUID("f29f85e0-4ff9-1068-ab91-08002b27b3d9").bytes_le
CODE = "AC459946-B7CC-5949-B605-C04312D1AE23"
NEW_YEAR = 1_704_067_200
AS_FILE_TIME = 133_485_408_000_000_000  # hundreds of nanoseconds since 1601


def text(words: str) -> bytes:
    held = words.encode("ascii") + b"\0"
    return struct.pack("<II", 30, len(held)) + held + b"\0" * (-len(held) % 4)


def moment(at: int) -> bytes:
    return struct.pack("<IQ", 64, at)


def an_msi(code: str, at: int, *, without: int = 0) -> bytes:
    """Something before, a summary as the tool writes it, something after."""
    held = {
        2: text("Installation Database"),
        9: text(f"{{{code}}}"),
        12: moment(at),
        13: moment(at),
    }
    held.pop(without, None)
    away, places, body = 8 + 8 * len(held), b"", b""
    for number, value in held.items():
        places += struct.pack("<II", number, away + len(body))
        body += value
    section = struct.pack("<II", away + len(body), len(held)) + places + body
    head = struct.pack("<HHIIIII", 0xFFFE, 0, 0, 0, 0, 0, 1) + SUMMARY + struct.pack("<I", 48)
    return b"before" * 20 + head + section + b"after" * 20


def settled(file: Path, content: bytes) -> bytes:
    file.write_bytes(content)
    settle(file, CODE, NEW_YEAR)
    return file.read_bytes()


def test_two_that_differ_by_chance_and_hour_become_one(tmp_path: Path) -> None:
    one = an_msi(str(uuid.uuid4()).upper(), 133_000_000_000_000_000)
    two = an_msi(str(uuid.uuid4()).upper(), 133_999_999_999_999_999)

    first, second = settled(tmp_path / "one.msi", one), settled(tmp_path / "two.msi", two)

    assert first == second == an_msi(CODE, AS_FILE_TIME)
    assert len(first) == len(one)


@pytest.mark.parametrize(
    "content",
    [
        b"nothing of the kind" * 10,
        an_msi(CODE, 1) + an_msi(CODE, 1),
        an_msi(CODE, 1, without=9),
        an_msi(CODE, 1, without=13),
        an_msi(CODE[:-1], 1),
    ],
)
def test_what_is_not_as_it_is_known_ends_the_build(tmp_path: Path, content: bytes) -> None:
    file = tmp_path / "one.msi"

    with pytest.raises(CannotBuild):
        settled(file, content)

    assert file.read_bytes() == content
