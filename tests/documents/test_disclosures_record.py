"""The record that data protection law wants tells kinds of recipient and purposes: nobody."""

from __future__ import annotations

from dataclasses import replace

from caseworker.documents.disclosures import For, draw
from caseworker.domain.release import Release
from tests.documents.disclosed import LINES, disclosures_for
from tests.documents.examples import AT, OFFICE
from tests.documents.readers import pdftotext


def test_nobody_who_was_given_a_copy_is_named_nor_what_was_typed_for_it() -> None:
    """UK GDPR art 30(1)(d): categories. A line that rests on no row of the gate has none."""
    paper = draw(replace(disclosures_for(For.RECORD), narrowed=""), OFFICE)

    said = pdftotext(paper.bytes_for(Release("archive", "the store", "J. Okafor", AT)))

    for line in LINES:
        assert line.number in said
        assert line.release.to not in said
        assert "file" not in said  # what was typed as the reason of the second
