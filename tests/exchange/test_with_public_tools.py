"""A pack opens without this program, and one made without it opens here.

With ``age`` and ``unzip`` as a receiver has them, following the very lines of the printed page;
what they find is compared by a reader of zips and a library of signatures that are not ours.
"""

from __future__ import annotations

import hashlib
import json
import re
import shlex
import shutil
import subprocess
import zipfile
from dataclasses import replace
from datetime import date
from io import BytesIO
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

from caseworker.documents.opening_a_pack import KEY_FILE, MAKE_A_KEY, OpeningAPack, commands, draw
from caseworker.exchange.keys import OpeningKey, PublicKeys
from caseworker.exchange.pack import open_pack, seal
from caseworker.exchange.strict_zip import Member, written
from tests.documents.examples import OFFICE, PRINT
from tests.documents.readers import pdftotext
from tests.exchange.packs_made import ASHDOWN, BRYN, PIECES, outgoing, sealed
from tests.hostile.pack_layers import a_body, a_parcel

ROOT = Path(__file__).parents[2]
FILE = "TP-01234567.pack"
has_tools = pytest.mark.skipif(
    not (shutil.which("age") and shutil.which("unzip")), reason="needs age and unzip"
)


@pytest.fixture
def opened(tmp_path: Path) -> Path:
    """A folder in which the lines of the printed page were typed, one after the other."""
    (tmp_path / FILE).write_bytes(sealed())
    (tmp_path / KEY_FILE).write_text(BRYN.identity + "\n", "ascii")
    for _, line in commands(FILE):
        subprocess.run(shlex.split(line), cwd=tmp_path, check=True, capture_output=True)
    return tmp_path


@has_tools
def test_the_lines_of_the_printed_page_open_a_pack(opened: Path) -> None:
    found = {file.name: file.read_bytes() for file in (opened / "contents" / "f").iterdir()}

    assert found == {
        "0000.pdf": PIECES[0].content,
        "0001.json": PIECES[1].content,
        "0002.pdf": PIECES[2].content,
    }


@has_tools
def test_the_list_of_contents_says_what_is_in_the_files(opened: Path) -> None:
    said = json.loads((opened / "contents" / "manifest.json").read_text("utf-8"))

    for listed, piece in zip(said["pieces"], PIECES, strict=True):
        content = (opened / "contents" / listed["file"]).read_bytes()
        assert listed["sha256"] == hashlib.sha256(content).hexdigest()
        assert (listed["name"], listed["size"]) == (piece.name, len(content))


@has_tools
def test_the_signature_can_be_checked_with_any_library_of_ed25519(opened: Path) -> None:
    lines, signature = (opened / "signature").read_bytes().split(b"signature ")
    said = dict(line.split(" ") for line in lines.decode("ascii").splitlines())

    Ed25519PublicKey.from_public_bytes(bytes.fromhex(said["verify"])).verify(
        bytes.fromhex(signature.decode("ascii")), lines
    )

    assert said["body-sha512"] == hashlib.sha512((opened / "body.zip").read_bytes()).hexdigest()
    assert said["sealed-to"] == BRYN.public.seal.hex()


@pytest.mark.skipif(
    not (shutil.which("openssl") and shutil.which("xxd")), reason="needs openssl and xxd"
)
@has_tools
def test_the_lines_of_the_written_format_check_the_signature(opened: Path) -> None:
    page = (ROOT / "docs" / "pack-format.md").read_text("utf-8")
    lines = page.split("With public tools:\n\n```\n")[1].split("```")[0]

    said = subprocess.run(
        shlex.split("sh -e"), input=lines, cwd=opened, check=True, capture_output=True, text=True
    ).stdout

    assert "Signature Verified Successfully" in said
    assert said.split()[0] in (opened / "signature").read_text("ascii")


def test_the_zips_are_those_that_the_zip_library_of_python_writes() -> None:
    """So that somebody else can write them without reading our code."""
    made = BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_STORED) as archive:
        for name, content in (("f/0000.pdf", b"%PDF"), ("f/0001.json", b"{}")):
            entry = zipfile.ZipInfo(name)
            entry.create_system = 3
            archive.writestr(entry, content)

    with zipfile.ZipFile(BytesIO(a_body())) as archive:
        assert archive.testzip() is None
        assert archive.namelist()[0] == "manifest.json"
    assert made.getvalue() == _ours({"f/0000.pdf": b"%PDF", "f/0001.json": b"{}"})


def _ours(files: dict[str, bytes]) -> bytes:
    return b"".join(written(Member(name, (content,)) for name, content in files.items()))


@has_tools
def test_a_pack_sealed_with_the_public_tool_opens_here() -> None:
    plain = a_parcel(a_body())

    pack = subprocess.run(
        shlex.split(f"age -r {BRYN.recipient}"), input=plain, check=True, capture_output=True
    ).stdout

    assert open_pack(pack, BRYN).pieces == PIECES


@has_tools
def test_a_key_made_with_the_public_tool_is_one_that_can_be_sealed_to(tmp_path: Path) -> None:
    """A receiver without this program makes a key, tells its public half, and signs nothing."""
    told = subprocess.run(
        shlex.split(MAKE_A_KEY), cwd=tmp_path, check=True, capture_output=True, text=True
    ).stderr
    public = re.search(r"age1[a-z0-9]+", told)
    assert public is not None
    keys = PublicKeys.of_recipient(public[0])
    pack = seal(
        replace(outgoing(), receiver=replace(outgoing().receiver, keys=keys)), PIECES, ASHDOWN
    )

    found = open_pack(pack, *OpeningKey.of_key_file((tmp_path / KEY_FILE).read_bytes()))

    assert found.pieces == PIECES
    assert found.manifest.receiver.keys.verify == b""


def test_the_page_holds_every_line_and_is_one_page() -> None:
    facts = OpeningAPack(date(2026, 11, 26), FILE, "ab" * 32, ("lemon", "otter"))

    said = pdftotext(draw(facts, OFFICE).bytes_for(PRINT), "-layout")

    assert said.count("\f") == 1
    for _, line in commands(FILE):
        assert line in said
    assert "lemon, otter" in said


def test_the_page_of_any_pack_says_how_to_make_a_key_and_is_one_page() -> None:
    said = pdftotext(draw(OpeningAPack(date(2026, 11, 26)), OFFICE).bytes_for(PRINT), "-layout")

    assert said.count("\f") == 1
    assert MAKE_A_KEY in said
