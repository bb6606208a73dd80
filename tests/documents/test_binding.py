"""Letters that leave together: one file of them, or each shut with a passphrase."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path
from subprocess import CalledProcessError

import pikepdf
import pytest

from caseworker.documents import letter as letters_drawn
from caseworker.documents.binding import bound, locked
from caseworker.documents.pictures import page_words
from tests.documents.examples import OFFICE, PRINT, a_letter
from tests.documents.readers import pdfinfo, struct_text, structure

PAPERS = [letters_drawn.draw(a_letter(name), OFFICE) for name in ("L-03", "L-04")]
ONE, TWO = (paper.bytes_for(PRINT) for paper in PAPERS)


def test_no_letter_begins_on_the_back_of_another() -> None:
    """Printed on both sides, a family would have another family’s letter."""
    pages = page_words(bound([ONE, TWO, ONE]))

    heads = [at for at, words in enumerate(pages) if "Dear Alice" in words]
    assert heads == [0, 2, 4]
    assert not pages[1].strip()
    assert not pages[5].strip()


def test_the_same_letters_make_the_same_file() -> None:
    assert bound([ONE, TWO]) == bound([ONE, TWO])


def test_a_reader_meets_every_letter_of_them_in_its_order_and_the_blank_page_not_at_all(
    tmp_path: Path,
) -> None:
    whole = bound([ONE, TWO, ONE])

    with pikepdf.open(BytesIO(whole)) as pdf:
        elements = structure(pdf)
        parts = [str(element.T) for element in elements if element.S == "/Part"]
        owned = dict(zip(*[iter(pdf.Root.StructTreeRoot.ParentTree.Nums)] * 2, strict=True))
        keys = [page.obj.get("/StructParents") for page in pdf.pages]
        with pdf.open_outline() as outline:
            marks = [mark.title for mark in outline.root]
    assert [str(element.S) for element in elements[:1]] == ["/Document"]
    assert parts == [PAPERS[at].title for at in (0, 1, 0)]
    assert marks == [f"{at}  {title}" for at, title in enumerate(parts, start=1)]
    assert keys == [0, None, 1, 2, 3, None]
    assert set(owned) == {0, 1, 2, 3}
    said = struct_text(whole, tmp_path)
    assert said.count("Dear Alice Whitfield") == 3


def test_a_locked_letter_opens_with_its_passphrase_and_no_other() -> None:
    shut = locked(TWO, "otter lamp field seven")

    with pikepdf.open(BytesIO(shut), password="otter lamp field seven") as opened:
        assert len(opened.pages) == 2
        assert opened.encryption.bits == 256
        assert opened.Root.MarkInfo.Marked
    with pytest.raises(pikepdf.PasswordError):
        pikepdf.open(BytesIO(shut), password="another")
    assert b"Whitfield" not in shut


def test_nothing_of_a_locked_paper_can_be_read_from_outside(tmp_path: Path) -> None:
    """Figure 37: R6, AESv3, no empty password, nothing of its properties; two passwords."""
    words = "otter lamp field seven pony canal"
    shut = locked(TWO, words)

    with pikepdf.open(BytesIO(shut), password=words) as opened:
        assert opened.encryption.R == 6
        assert opened.encryption.stream_method is pikepdf.models.EncryptionMethod.aesv3
        assert opened.encryption.string_method is pikepdf.models.EncryptionMethod.aesv3
        assert opened.encryption.file_method is pikepdf.models.EncryptionMethod.aesv3
        assert not opened.owner_password_matched
        assert opened.allow.accessibility
        assert not (opened.allow.modify_other)
        assert not (opened.allow.modify_form)
    with pytest.raises(pikepdf.PasswordError):
        pikepdf.open(BytesIO(shut), password="")
    for said in ("Whitfield", "Northmere", "assess", "2026-0113", "<x:xmpmeta"):
        assert said.encode() not in shut
        assert said.encode("utf-16-be") not in shut
    with pytest.raises(CalledProcessError) as refused:
        pdfinfo(shut, tmp_path)
    assert b"Incorrect password" in refused.value.stderr
