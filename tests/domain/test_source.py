"""A sentence keeps where it was taken from: through edits, into data, onto paper."""

from __future__ import annotations

from dataclasses import replace

import pytest

from caseworker.domain.blocks import Block, Run, from_data, paragraphs, to_data
from caseworker.domain.comparison import compare
from caseworker.domain.footnotes import numbered_notes, taken_in
from caseworker.domain.plan import Plan, Section, plan_from_data, plan_to_data
from caseworker.domain.source import Source, paragraph_at
from tests.builders import a_plan, a_source

WORDS = "Tom reads at the level of a child of seven."
TAKEN = a_source(WORDS)


def a_block(*runs: str | Run) -> Block:
    return Block(runs=tuple(Run(run) if isinstance(run, str) else run for run in runs))


def run(words: str = WORDS, source: Source = TAKEN, marks: str = "") -> Run:
    return Run(words, frozenset(marks), source=source)


def with_text(*blocks: Block) -> Plan:
    return a_plan().with_section("A", Section(blocks))


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({}, "Dr M. Kowalska, educational psychology, 2 November 2026, page 3, paragraph 2"),
        ({"was_received": True, "page": 0},
         "Dr M. Kowalska, educational psychology, received 2 November 2026, paragraph 2"),
        ({"role": "NHS", "paragraph": "4.2"},
         "Dr M. Kowalska, NHS, 2 November 2026, page 3, paragraph 4.2"),
        ({"role": "", "paragraph": ""}, "Dr M. Kowalska, 2 November 2026, page 3"),
    ],
)  # fmt: skip
def test_a_source_says_author_role_day_page_and_paragraph(
    changes: dict[str, object], said: str
) -> None:
    assert replace(TAKEN, **changes).said == said  # type: ignore[arg-type]  # fields by name


def test_a_sentence_and_its_source_come_back_from_the_records_as_they_went() -> None:
    plan = with_text(a_block("He said: ", run(), run(" And more.", marks="b")))

    assert plan_from_data(plan_to_data(plan)) == plan


def test_a_text_without_sources_is_written_as_it_always_was() -> None:
    """Or the fingerprint of every version that was ever signed would be another."""
    blocks = (Block(runs=(Run("a", frozenset("b")), Run("c", frozenset({"link"}), "#x"))),)

    assert to_data(blocks) == [{"t": "p", "runs": [["a", "b"], ["c", "link", "#x"]]}]
    assert from_data(to_data(blocks)) == blocks


def test_words_that_were_split_by_a_mark_or_a_new_line_are_one_passage() -> None:
    blocks = (
        a_block("Before. ", run("Tom reads at ", marks="b"), run("the level")),
        a_block(run("of a child of seven."), " After."),
    )

    (taken,) = taken_in(blocks)

    assert taken.words == "Tom reads at the level\nof a child of seven."
    assert not taken.is_changed


def test_words_that_were_written_on_keep_their_source_and_say_so() -> None:
    (taken,) = taken_in((a_block(run("Tom reads at the level of a child of six.")),))

    assert taken.note == f"{TAKEN.said} (changed since)"


def test_words_that_are_gone_have_no_source_any_more() -> None:
    assert taken_in((a_block("Something else."),)) == ()


def test_numbers_stand_after_the_sentences_and_go_on_from_section_to_section() -> None:
    other = a_source("He tires.", page=4)
    table = Block("table", rows=(((a_block(run("He tires.", other)),),),))

    blocks, notes = numbered_notes((a_block(run("Tom reads at the level "), run(
        "of a child of seven.", marks="b"), " So it is."), table), 3)  # fmt: skip

    assert [(number, taken.source) for number, taken in notes] == [(3, TAKEN), (4, other)]
    assert blocks[0].plain == "Tom reads at the level of a child of seven.[3] So it is."
    assert blocks[0].runs[2] == Run("[3]", frozenset({"note"}), "#note-3")
    assert blocks[1].plain == "He tires.[4]"


WRAPPED = (
    "Report\n"
    "Tom finds it hard to keep in mind what he was told\n"
    "a minute ago.\n"
    "\n"
    "He tires. Each\n"
    "12 weeks he needs a break."
)
NUMBERED = (
    "of the year before.\n"
    "4. Needs\n"
    "4.1 He tires after\n"
    "40 minutes of work.\n"
    "4.2. “He needs a programme of his own.”\n"
    "4.10 He is seen each 3 months."
)
AGAIN = "1. He reads.\n2. He is told\n1) Wait\n2) Ask\n3. He writes."


@pytest.mark.parametrize(
    ("text", "words", "paragraph"),
    [
        (NUMBERED, "Needs", "4"),
        (NUMBERED, "He tires", "4.1"),
        (NUMBERED, "40 minutes", "4.1"),
        (NUMBERED, "programme", "4.2"),
        (NUMBERED, "each 3", "4.10"),
        (NUMBERED, "year before", ""),
        (AGAIN, "He is told", ""),
        (WRAPPED, "a minute ago", "1"),
        (WRAPPED, "12 weeks", "2"),
        (WRAPPED.replace("\n\n", "\n"), "12 weeks", ""),
        ("Needs\nHe tires.\n\nProvision\nA break.", "A break", "4"),
        ("Only this", "this", "1"),
        ("\n", "\n", ""),
    ],
)
def test_the_number_of_a_paragraph_is_its_own_or_is_counted_or_is_not_told(
    text: str, words: str, paragraph: str
) -> None:
    assert paragraph_at(text, text.index(words)) == paragraph


def test_on_a_page_of_a_pdf_lines_are_not_counted() -> None:
    assert paragraph_at("Needs\nHe tires.", 7, of_page=True) == ""
    assert paragraph_at("Needs\n\nHe tires.", 8, of_page=True) == "2"
    assert paragraph_at(NUMBERED, NUMBERED.index("programme"), of_page=True) == "4.2"


def test_another_source_of_the_same_words_is_a_change_that_needs_no_reason() -> None:
    was = a_plan().with_section("A", Section(paragraphs(WORDS)))
    now = with_text(a_block(run()))

    (change,) = compare(was, now).changes

    assert change.follows
    assert change.named == "Section A, what it says (the source it is taken from)"
    assert compare(now, now).changes == ()
