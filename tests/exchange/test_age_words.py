"""age with a passphrase, as it goes: the public library and ours read each other, and no trap."""

from __future__ import annotations

import io
import zipfile

import pyrage
import pytest

from caseworker.exchange.age_words import CHUNK, NotOpened, open_with_words, seal_with_words
from caseworker.exchange.zip_stream import ZipStream

WORDS = "amber lantern quiet orchard"
SIZES = [0, 1, CHUNK - 1, CHUNK, CHUNK + 1, 3 * CHUNK]


def sealed(plain: bytes, work: int = 2) -> bytes:
    out = io.BytesIO()
    seal_with_words(io.BytesIO(plain), WORDS, out.write, work)
    return out.getvalue()


def opened(content: bytes, words: str = WORDS) -> bytes:
    return b"".join(open_with_words(io.BytesIO(content), words))


@pytest.mark.parametrize("size", SIZES)
def test_the_library_opens_what_is_sealed_here(size: int) -> None:
    plain = bytes(range(256)) * (size // 256 + 1)

    assert pyrage.passphrase.decrypt(sealed(plain[:size]), WORDS) == plain[:size]


@pytest.mark.parametrize("size", SIZES)
def test_what_is_sealed_here_is_opened_here(size: int) -> None:
    assert opened(sealed(b"x" * size)) == b"x" * size


def test_what_the_library_sealed_is_opened_here() -> None:
    assert opened(pyrage.passphrase.encrypt(b"advice" * 30_000, WORDS)) == b"advice" * 30_000


def test_no_bit_can_be_turned_and_nothing_cut_or_added() -> None:
    whole = sealed(b"advice" * 20)

    for at in range(len(whole)):
        changed = bytearray(whole)
        changed[at] ^= 0x01
        with pytest.raises(NotOpened):
            opened(bytes(changed))
        with pytest.raises(NotOpened):
            opened(whole[:at])
    with pytest.raises(NotOpened):
        opened(whole + b"\0")


def test_parts_can_be_neither_left_out_nor_turned_round() -> None:
    whole = sealed(bytes(3 * CHUNK))
    head, part = len(whole) - 3 * (CHUNK + 16), CHUNK + 16
    first, second = whole[head : head + part], whole[head + part : head + 2 * part]

    for changed in (whole[: head + 2 * part], whole[:head] + second + first + whole[-part:]):
        with pytest.raises(NotOpened, match="changed"):
            opened(changed)


def test_a_file_that_asks_for_years_of_work_is_refused_before_any() -> None:
    asking = sealed(b"x").replace(b" 2\n", b" 31\n", 1)

    with pytest.raises(NotOpened, match="work"):
        opened(asking)


def test_other_words_and_other_files_are_told_apart() -> None:
    with pytest.raises(NotOpened, match="words"):
        opened(sealed(b"x"), "some other words")
    with pytest.raises(NotOpened, match="not_sealed"):
        opened(b"PK\x03\x04" + bytes(600))


def a_zip(*files: tuple[str, bytes], stored: bool = False) -> bytes:
    out = io.BytesIO()
    kind = zipfile.ZIP_STORED if stored else zipfile.ZIP_DEFLATED
    with zipfile.ZipFile(out, "w", kind) as archive:
        for name, content in files:
            archive.writestr(name, content)
    return out.getvalue()


def entries(content: bytes, largest: int = 1_000_000) -> list[tuple[str, bytes]]:
    stream = ZipStream(io.BytesIO(content), largest)
    return [(entry.name, entry.content) for entry in stream.entries()]


@pytest.mark.parametrize("stored", [False, True])
def test_a_zip_of_any_other_tool_is_read_from_first_to_last(stored: bool) -> None:  # noqa: FBT001
    files = [("office.json", b"{}"), ("documents/1.pdf", b"x" * 70_000), ("empty", b"")]

    assert entries(a_zip(*files, stored=stored)) == files


HOSTILE = {
    "upwards": a_zip(("../office.json", b"{}")),
    "from the root": a_zip(("/etc/passwd", b"{}")),
    "another disk": a_zip(("C:x", b"{}")),
    "backwards": a_zip(("a\\b", b"{}")),
    "hidden": a_zip((".ssh/keys", b"{}")),
    "deep": a_zip(("a/b/c/d", b"{}")),
    "other letters": a_zip(("dóc", b"{}")),
    "twice": a_zip(("a", b"1"), ("A", b"2")),
    "a bomb": a_zip(("a", bytes(2_000_000))),
    "a large one": a_zip(("a", bytes(1_000_001)), stored=True),
    "cut": a_zip(("a", b"{}"))[:20],
    "nothing": b"",
    "no zip": b"%PDF-1.7" * 100,
    "a lying sum": a_zip(("a", b"advice"), stored=True).replace(b"advice", b"advicf", 1),
}


@pytest.mark.parametrize("fault", HOSTILE)
def test_a_zip_made_to_do_harm_is_refused(fault: str) -> None:
    with pytest.raises(NotOpened):
        entries(HOSTILE[fault])
