"""Help is searched: how the program works, words of the field, kinds of entry, rules of the law."""

from __future__ import annotations

import pytest

from caseworker.casework.help import find_help, topic, topics
from caseworker.domain.errors import NotFound
from caseworker.domain.help import the_help
from caseworker.domain.law import the_law


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("", "Your first half hour"),
        ("screen telephone", "What this program can’t do for you"),
        ("backups", "Records: backups, keeping, health"),
        ("EHCP", "EHC plan"),
        ("draft plan sent", "Draft plan sent"),
        ("T-03", "Decide whether to assess, and tell those concerned"),
        ("can't do", "What this program can’t do for you"),
    ],
)
def test_the_page_that_is_called_so_comes_first(typed: str, first: str) -> None:
    assert find_help(typed)[0].title == first


def test_every_word_has_to_stand_in_a_page() -> None:
    assert find_help("backup unicorn") == ()


def test_every_row_of_the_law_has_its_page_with_its_source() -> None:
    for row in the_law().time_limits:
        assert str(row.source) in topic(f"rule/{row.name}/{row.source}").text


def test_each_page_of_the_program_leads_to_a_topic_that_there_is() -> None:
    for name in the_help().pages.values():
        assert topic(name).sort == "How it works"


def test_all_of_it_can_be_shown_and_printed() -> None:
    """Only the Markdown that papers can set: anything else would be refused here."""
    assert all(each.blocks for each in topics())


def test_a_page_that_is_not_there_is_said_to_be_missing() -> None:
    with pytest.raises(NotFound):
        topic("word/none")
