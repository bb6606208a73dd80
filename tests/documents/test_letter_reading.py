"""A letter file is held to the law: what is wrong with it is said, each thing in its line."""

from __future__ import annotations

import pytest

from caseworker.documents.letter_files import letter, letter_text, letters, must_bear, rules
from caseworker.documents.letter_reading import UnfitLetter, read_letter

OURS = """+++
id        = "OUR-1"
title     = "A line about your request"
to        = "parent or young person"
goes_with = "request_received"
source    = "Our own practice"
checked   = "read"

[needs]
news = "What is new"

[blocks]
every = ["IAS"]
+++

Dear all, this is new: {news}.
"""


def faults_of(text: str) -> list[str]:
    with pytest.raises(UnfitLetter) as refused:
        read_letter(text, rules())
    return list(refused.value.faults)


def test_an_office_may_write_a_letter_of_its_own() -> None:
    mine = read_letter(OURS, rules())

    assert (mine.id, mine.goes_with) == ("OUR-1", "request_received")
    assert [block.id for block in mine.standard("custody")] == ["IAS"]


@pytest.mark.parametrize("letter_id", sorted(letters()))
def test_the_programs_own_letters_are_held_to_the_same_rules(letter_id: str) -> None:
    assert read_letter(letter_text(letter_id), rules()) == letter(letter_id)


@pytest.mark.parametrize(
    ("letter_id", "block"),
    [
        (row.id, name)
        for row in must_bear().values()
        for name in sorted({name for names in row.blocks.values() for name in names})
    ],
)
def test_a_letter_without_a_block_that_the_law_asks_for_is_refused(
    letter_id: str, block: str
) -> None:
    text = letter_text(letter_id).replace(f'"{block}"', '"REC"' if block != "REC" else '"IAS"')

    said = faults_of(text)

    assert any(f"must carry the block {block} " in line for line in said)


@pytest.mark.parametrize(
    ("letter_id", "fact"), [(row.id, name) for row in must_bear().values() for name in row.says]
)
def test_a_letter_that_does_not_say_what_it_must_is_refused(letter_id: str, fact: str) -> None:
    text = letter_text(letter_id).replace(f"{{{fact}}}", "something")

    said = faults_of(text)

    assert any(f"must say {{{fact}}}" in line for line in said)


def test_a_refusal_in_other_words_still_tells_of_the_right_of_appeal() -> None:
    """A new letter about a decision that can be appealed against is held to what L-04 bears."""
    text = OURS.replace("request_received", "refused_to_assess")

    said = faults_of(text)

    assert (
        "Line 12: It must carry the block AP (“Your right of appeal”) under the rules of "
        "“community”: CFA 2014 s.36(5); SEND Regs 2014 reg 5(3); Detained Persons Regs 2015 "
        "reg 5(3)."
    ) in said


def test_a_letter_about_a_refusal_to_somebody_else_tells_of_no_appeal() -> None:
    text = OURS.replace("request_received", "refused_to_assess")
    text = text.replace("[needs]", "about     = true\n\n[needs]")

    assert read_letter(text, rules()).grounds == {}


@pytest.mark.parametrize(
    ("before", "after", "said"),
    [
        ("+++\nid ", "id ", "Line 1: The file can’t be read: it has no heading block"),
        ('"A line', "A line", "Line 3: This is not a line of a heading block: Invalid value."),
        ('title     = "A line about your request"\n', "", "“title” is missing: its title."),
        ("request_received", "request_recieved", "Line 5: There is no kind of event"),
        ('"read"', '"yes"', "Line 7: “checked” is one of: read, summary, memory."),
        ('"OUR-1"', '"../OUR"', "Line 2: “id” is letters, numbers and hyphens, 40 at most."),
        ('checked   = "read"', 'checked = "read"\nlook = 1', "Line 8: “look” means nothing"),
        ("What is new", "", "Line 10: “news” needs words for the form."),
        ('news = "', 'you = "', "Line 10: “you” can’t be the name of a fact here."),
        ('"IAS"', '"APPEAL"', "Line 13: There is no standard block “APPEAL”."),
        ("every =", "prison =", "Line 13: “prison” is none of: every, community, custody."),
        ("[needs]", "place_too = 1\n[needs]", "Line 9: “place_too” is a list, in brackets, of:"),
        ("[needs]", "[where]\nhow = 1\n[needs]", "Line 9: “[where]” is a table: a fact of"),
        ("{news}", "{newz}", "Line 16: Nothing is called {newz}"),
        ("{news}", "nothing", "Line 10: “news” is asked for, and nothing in the letter says it."),
        ("Dear all", "![x](y.png)", "Line 16: A letter can’t hold this kind of Markdown: image."),
        ("Dear all", "> Dear all", "Line 16: A letter can’t hold this kind of Markdown"),
        ("Dear all, this is new: {news}.\n", "", "There are no words under the heading block."),
        ('["IAS"]', '["AP"]', "Line 5: It tells of a right of appeal that does not go with"),
    ],
)
def test_what_is_wrong_is_said_in_its_line(before: str, after: str, said: str) -> None:
    assert before in OURS

    found = faults_of(OURS.replace(before, after))

    assert any(line.startswith(said) or said in line for line in found), found


def test_everything_that_is_wrong_is_said_at_once() -> None:
    text = OURS.replace('"read"', '"yes"').replace("request_received", "nothing_such")

    assert len(faults_of(text)) == 2


def test_a_letter_of_ours_may_not_take_the_name_of_another_event() -> None:
    text = OURS.replace("OUR-1", "L-03")

    assert any("Give your own letter another id" in line for line in faults_of(text))
