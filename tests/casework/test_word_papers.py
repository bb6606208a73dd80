"""A Word document leaves by the same door as every clear copy: allowed, reasoned, written down."""

from __future__ import annotations

from dataclasses import replace

import pytest

from caseworker.casework import papers
from caseworker.casework.office import Office
from caseworker.casework.papers import LetGo
from caseworker.domain.errors import Incomplete, NotAllowed
from tests.casework.test_letters import MOTHER, OFFICE
from tests.casework.test_papers import JUDITH, PLAN, office, store
from tests.documents.word_reader import body, part, said
from tests.paper_records import PaperStore

__all__ = ["office", "store"]  # fixtures, used by their names
WORD = replace(PLAN, form="docx")
REASON = "The tribunal asked for it"


def test_a_word_document_leaves_as_a_clear_copy_and_is_written_down_as_one(
    office: Office, store: PaperStore
) -> None:
    done = office.do(papers.let_go, LetGo(WORD, "clear_copy", MOTHER.name, REASON))

    drawn = office.see(papers.copy(WORD, int(done.made)))
    assert "as a Word document" in done.sentence
    assert REASON in store.paper.history[-1].words
    assert f"Copy {done.made} for {MOTHER.name}" in said(part(drawn.content, "word/footer1.xml"))
    assert "Special educational needs" in said(body(drawn.content))


def test_it_needs_a_reason_as_every_clear_copy_does(office: Office, store: PaperStore) -> None:
    with pytest.raises(Incomplete):
        office.do(papers.let_go, LetGo(WORD, "clear_copy", MOTHER.name))

    assert store.paper.history == ()


def test_it_is_saved_and_never_printed(office: Office) -> None:
    with pytest.raises(NotAllowed):
        office.do(papers.let_go, LetGo(WORD, "print", MOTHER.name, REASON))


def test_an_office_that_makes_no_clear_copies_makes_none_in_word(
    office: Office, store: PaperStore
) -> None:
    with store.sitting() as records:
        records.save_office(replace(OFFICE, clear_copies=False))

    with pytest.raises(NotAllowed):
        office.see(papers.may_let_go(LetGo(WORD, "clear_copy", MOTHER.name, REASON), JUDITH))
