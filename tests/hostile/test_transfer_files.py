"""Transfer files made to do harm: each is refused in words, fast, and nothing is fetched."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from caseworker.casework.ctf_file import LARGEST, TransferReader
from caseworker.domain.errors import UnfitFile
from tests.transfer_files import a_pupil, a_transfer_file

TYPED = "<!DOCTYPE CTfile [{0}]><CTfile><Pupil><Surname>{1}</Surname></Pupil></CTfile>"
LAUGHS = "".join(
    f'<!ENTITY l{n} "{f"&l{n - 1};" * 10 if n else "lol"}">' for n in range(10)
)  # fmt: skip


def in_depth(levels: int) -> bytes:
    return a_transfer_file("<Pupil>" + "<A>" * levels + "</A>" * levels + "</Pupil>")


HOSTILE: dict[str, tuple[bytes, str]] = {
    "a billion laughs": (TYPED.format(LAUGHS, "&l9;").encode(), "definitions of its own"),
    "a quadratic bomb": (
        TYPED.format(f'<!ENTITY a "{"a" * 50_000}">', "&a;" * 50_000).encode(),
        "definitions of its own",
    ),
    "a file of this computer": (
        TYPED.format('<!ENTITY x SYSTEM "file:///etc/passwd">', "&x;").encode(),
        "definitions of its own",
    ),
    "a page elsewhere": (
        TYPED.format('<!ENTITY x SYSTEM "http://127.0.0.1:9/x">', "&x;").encode(),
        "definitions of its own",
    ),
    "an entity of parameters": (
        TYPED.format('<!ENTITY % p SYSTEM "file:///etc/hosts"> %p;', "x").encode(),
        "definitions of its own",
    ),
    "a document type elsewhere": (
        b'<!DOCTYPE CTfile SYSTEM "http://127.0.0.1:9/x.dtd"><CTfile/>',
        "definitions of its own",
    ),
    "deep": (in_depth(100_000), "more than any school"),
    "wide": (a_transfer_file("<Pupil>" + "<A/>" * 500_000 + "</Pupil>"), "more than any school"),
    "long words": (a_transfer_file(a_pupil("x" * 9_000_000, "Y")), "more than any school"),
    "another root": (a_transfer_file(root="html"), "no common transfer file"),
    "no XML": (b"MZ\x90\x00" * 1_000, "damaged, or not XML"),
    "cut short": (a_transfer_file()[:-200], "damaged, or not XML"),
    "lies about its letters": (
        a_transfer_file().decode().encode("utf-16"),
        "damaged, or not XML",
    ),
    "letters that nobody knows": (
        a_transfer_file().replace(b"utf-8", b"klingon"),
        "damaged, or not XML",
    ),
    "letters that break off": (
        a_transfer_file(a_pupil("Qu\x00ill", "Z")),
        "damaged, or not XML",
    ),
    "no UTF-8": (a_transfer_file().replace(b"Maya", b"M\xff\xfeya"), "damaged, or not XML"),
    "too large": (b" " * (LARGEST + 1), "larger than 25 MB"),
    "too many pupils": (a_transfer_file("<Pupil/>" * 5_000), "more pupils than any school"),
    "nothing": (b"", "is empty"),
}  # fmt: skip


@pytest.mark.parametrize("fault", HOSTILE)
def test_each_is_refused_in_words_and_fast(fault: str) -> None:
    content, said = HOSTILE[fault]
    begun = worked()

    with pytest.raises(UnfitFile, match=said) as refused:
        TransferReader().read(content)

    assert "root:" not in str(refused.value), "nothing of this computer is read"
    assert worked() - begun < 5.0


def worked() -> float:
    """Seconds of a processor that this process and its children took: no other work counts."""
    return sum(os.times()[:4])


def test_names_with_signs_that_are_no_letters_are_made_fit() -> None:
    (pupil,) = TransferReader().read(a_transfer_file(a_pupil("Qu&#x85;ill", "Z&#x202E;eph"))).pupils

    assert pupil.name == "Zeph Quill"


def test_reading_leaves_nothing_on_the_disk(tmp_path: Path) -> None:
    file = tmp_path / "9994321_CTF_998XXXX_001.xml"
    file.write_bytes(a_transfer_file())

    TransferReader().read_at(file)

    assert [one.name for one in tmp_path.iterdir()] == [file.name]
