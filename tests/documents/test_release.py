"""Letting a paper out: to whom, why, and what may not leave."""

from __future__ import annotations

from dataclasses import replace
from inspect import signature
from typing import get_args

import pytest

from caseworker.documents.missing import LettersMissing
from caseworker.documents.paper import Paper
from caseworker.documents.pieces import Text, Title, plain
from caseworker.domain.consent import Pieces
from caseworker.domain.errors import Incomplete, NotAllowed
from caseworker.domain.release import Release, ReleaseKind
from tests.documents.examples import AT, OFFICE
from tests.documents.readers import pdftotext

OF_A_PLAN = Pieces(frozenset("BF"))
LOOKED_THROUGH_ONLY = {"passages_for"}  # the guard of names reads it before it may leave
NUNA = "ᓄᓇ"  # Inuktitut


def a_paper(words: str) -> Paper:
    pieces = (Title("A paper"), Text(plain(words)))
    return Paper(name="a-paper", title="A paper", letterhead=OFFICE, _pieces=pieces)


@pytest.mark.parametrize(
    ("kind", "to", "reason", "missing"),
    [
        ("print", "", "", {"to"}),
        ("clear_copy", "", "", {"to", "reason"}),
        ("clear_copy", "Mereside College", "", {"reason"}),
        ("clear_copy", " ", "asked for by the court", {"to"}),
    ],
)
def test_a_release_of_real_records_says_to_whom_and_why(
    kind: ReleaseKind, to: str, reason: str, missing: set[str]
) -> None:
    with pytest.raises(Incomplete) as refused:
        Release(kind, to, "J. Okafor", AT, reason)

    assert {gap.field for gap in refused.value.gaps} == missing


@pytest.mark.parametrize("kind", get_args(ReleaseKind))
def test_a_practice_stores_papers_are_free(kind: ReleaseKind) -> None:
    release = Release(kind, "", "J. Okafor", AT, practice=True)

    assert release.practice


@pytest.mark.parametrize(
    ("release", "words"),
    [
        (Release("preview", "", "J. Okafor", AT), "Preview for J. Okafor. Not for release."),
        (Release("archive", "the store", "J. Okafor", AT), "File copy"),
        (Release("print", "Mrs Lane", "J. Okafor", AT), "Copy for Mrs Lane"),
        (Release("print", "Mrs Lane", "J. Okafor", AT, copy_number=3), "Copy 3 for Mrs Lane"),
    ],
)
def test_each_page_says_whose_copy_it_is(release: Release, words: str) -> None:
    text = pdftotext(a_paper("Words.").bytes_for(release))

    assert release.words == words
    assert words.rstrip(".") in text


def test_a_name_that_no_font_has_is_never_let_out_spoilt() -> None:
    paper = a_paper(f"The parent, {NUNA}, came.")

    with pytest.raises(LettersMissing) as refused:
        paper.bytes_for(Release("print", "Mrs Lane", "J. Okafor", AT))

    assert refused.value.letters == set(NUNA)
    assert NUNA[0] not in str(refused.value)


def test_a_preview_shows_which_letters_are_missing() -> None:
    text = pdftotext(a_paper(f"{NUNA}, came.").bytes_for(Release("preview", "", "J. Okafor", AT)))

    assert "[U+14C4][U+14C7], came." in text


@pytest.mark.parametrize("kind", ["print", "clear_copy", "encrypted_copy"])
@pytest.mark.parametrize(
    "maker",
    sorted(
        name
        for name, made in vars(Paper).items()
        if callable(made) and name not in LOOKED_THROUGH_ONLY
        if "release" in signature(made).parameters
    ),
)
def test_nothing_that_makes_a_paper_into_bytes_does_so_for_a_release_of_less(
    maker: str, kind: ReleaseKind
) -> None:
    """Reg 17: whatever is added to a paper is tried here by itself, as its name says a release."""
    paper = replace(a_paper("What he needs."), carries=OF_A_PLAN, _numbers=(("a",),), _data=b"{}")
    of_nothing = Release(kind, "Mrs Lane", "J. Okafor", AT, "She asked.")

    with pytest.raises(NotAllowed):
        getattr(paper, maker)(of_nothing)
