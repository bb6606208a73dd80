"""Letters that leave together: one file of them, or each shut with a passphrase."""

from __future__ import annotations

from io import BytesIO

import pikepdf
import pytest

from caseworker.documents import letter as letters_drawn
from caseworker.documents.binding import bound, locked
from caseworker.documents.pictures import page_words
from tests.documents.examples import OFFICE, PRINT, a_letter

ONE, TWO = (
    letters_drawn.draw(a_letter(name), OFFICE).bytes_for(PRINT) for name in ("L-03", "L-04")
)


def test_no_letter_begins_on_the_back_of_another() -> None:
    """Printed on both sides, a family would have another family’s letter."""
    pages = page_words(bound([ONE, TWO, ONE]))

    heads = [at for at, words in enumerate(pages) if "Dear Alice" in words]
    assert heads == [0, 2, 4]
    assert not pages[1].strip()
    assert not pages[5].strip()


def test_the_same_letters_make_the_same_file() -> None:
    assert bound([ONE, TWO]) == bound([ONE, TWO])


def test_a_locked_letter_opens_with_its_passphrase_and_no_other() -> None:
    shut = locked(TWO, "otter lamp field seven")

    with pikepdf.open(BytesIO(shut), password="otter lamp field seven") as opened:
        assert len(opened.pages) == 2
        assert opened.encryption.bits == 256
        assert opened.Root.MarkInfo.Marked
    with pytest.raises(pikepdf.PasswordError):
        pikepdf.open(BytesIO(shut), password="another")
    assert b"Whitfield" not in shut
