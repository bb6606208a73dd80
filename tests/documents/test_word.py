"""Every paper as a Word document: what Word finds in it, and what it must not find."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import UTC, datetime
from itertools import pairwise

import pytest

from caseworker.documents import documents
from caseworker.documents.ehc_plan import PlanToPrint
from caseworker.documents.paper import Paper
from caseworker.domain.anchors import LONGEST_TAG, place_of
from caseworker.domain.attachments import judge
from caseworker.domain.blocks import Block, Blocks, Run, paragraphs
from caseworker.domain.plan import VersionKind
from caseworker.domain.prints import PRINTS
from caseworker.domain.release import Release
from tests.documents.every_paper import every_paper, in_word
from tests.documents.examples import AT, OFFICE, PRINT, a_person, a_version, printed
from tests.documents.word_reader import body, found, headings, names, part, raw, said

every = pytest.mark.parametrize("name", sorted(every_paper()))


def a_draft_saying(blocks: Blocks) -> bytes:
    """The draft plan, with this as what section A says."""
    version = a_version(VersionKind.DRAFT)
    section = replace(version.plan.section("A"), text=blocks)
    version = replace(version, plan=version.plan.with_section("A", section))
    return paper_of(version_facts=PlanToPrint(version, a_person())).docx_for(PRINT)


def paper_of(version_facts: PlanToPrint) -> Paper:
    return documents()["ehc_plan"].draw(version_facts, OFFICE)


@every
def test_a_paper_in_word_says_every_word_that_it_says_on_paper(name: str) -> None:
    paper = every_paper()[name]

    docx = in_word(name)

    everything = [body(docx), *(part(docx, f"word/{one}1.xml") for one in ("header", "footer"))]
    words = set(re.findall(r"\w+", " ".join(said(one) for one in everything)))
    drawn = " ".join(one for one in found(body(docx), "//@descr"))
    counted = len(found(body(docx), "//w:numPr"))  # the numbers of a list are Word’s own
    words |= {str(number) for number in range(1, counted + 1)}
    missing = set(re.findall(r"\w+", paper.words_for(PRINT))) - words
    assert not missing - set(re.findall(r"\w+", drawn))


@every
def test_the_same_facts_give_the_same_bytes_and_the_office_would_keep_the_file(name: str) -> None:
    docx = every_paper()[name].docx_for(PRINT)

    assert docx == in_word(name)  # which is written by itself
    assert judge("paper.docx", docx).name == "paper.docx"


@every
def test_nothing_in_the_file_says_who_made_it_or_on_what_machine(name: str) -> None:
    paper = every_paper()[name]

    docx = in_word(name)

    told = part(docx, "docProps/core.xml")
    facts = {str(each.tag).rpartition("}")[2]: each.text or "" for each in told}
    assert facts["title"] == paper.title
    assert facts["created"] == facts["modified"] == "2026-11-23T10:41:00Z"
    assert not any(facts[one] for one in ("creator", "lastModifiedBy", "description", "subject"))
    assert not [one for one in names(docx) if "app.xml" in one or "thumbnail" in one]
    assert not [one for one in names(docx) if "customXml" in one]


@every
def test_headings_are_headings_of_word_without_a_gap_in_their_ranks(name: str) -> None:
    ranks = [rank for rank, _ in headings(in_word(name))]

    assert ranks[0] == 1
    assert all(rank <= before + 1 for before, rank in pairwise(ranks))


@every
def test_each_page_has_its_marking_twice_and_a_number_that_word_counts(name: str) -> None:
    docx = in_word(name)

    head, foot = part(docx, "word/header1.xml"), part(docx, "word/footer1.xml")
    is_marked = bool(every_paper()[name].letterhead.marking)
    assert ("OFFICIAL-SENSITIVE" in said(head)) is is_marked
    assert ("OFFICIAL-SENSITIVE" in said(foot)) is is_marked
    assert [code.text.strip() for code in found(foot, "//w:instrText")] == ["PAGE", "NUMPAGES"]
    assert PRINT.words.rstrip(".") in said(foot)


@every
def test_a_table_repeats_its_heading_on_each_page(name: str) -> None:
    docx = in_word(name)

    tables = found(body(docx), "//w:tbl[w:tblGrid[count(w:gridCol) > 2]]")
    assert all(found(table, "w:tr[1]/w:trPr/w:tblHeader") for table in tables)
    assert all(
        len(found(row, "w:tc")) == len(found(table, "w:tblGrid/w:gridCol"))
        for table in found(body(docx), "//w:tbl")
        for row in found(table, "w:tr")
    )
    assert all(cell[-1].tag.endswith("}p") for cell in found(body(docx), "//w:tc"))


def test_the_language_is_the_english_of_this_country() -> None:
    docx = in_word("plan-draft")

    styles = part(docx, "word/styles.xml")
    assert found(styles, "//w:docDefaults//w:lang/@w:val") == ["en-GB"]
    parts = [one for one in names(docx) if "theme" not in one]
    assert not any(b"en-US" in raw(docx, one) for one in parts)


def test_a_drawing_is_told_in_words_as_well() -> None:
    docx = in_word("timeline")

    told = found(body(docx), "//@descr")
    assert told
    assert all(len(one) > 20 for one in told)
    assert any(one.startswith("word/media/") for one in names(docx))


def test_a_draft_says_so_at_the_head_of_each_page_and_a_final_plan_does_not() -> None:
    draft = part(in_word("plan-draft"), "word/header1.xml")
    final = part(in_word("plan-final"), "word/header1.xml")

    assert "DRAFT" in said(draft)
    assert "DRAFT" not in said(final)


def test_what_leaves_a_practice_store_is_marked_as_practice() -> None:
    release = Release("clear_copy", "", "J. Okafor", AT, practice=True)

    head = part(every_paper()["plan-final"].docx_for(release), "word/header1.xml")

    assert said(head).count("PRACTICE") == 2


def test_the_moment_of_release_is_all_that_another_release_changes() -> None:
    later = printed(datetime(2026, 11, 24, 9, 0, tzinfo=UTC))
    paper = every_paper()["L-01-community"]

    now, then = paper.docx_for(PRINT), paper.docx_for(later)

    changed = [one for one in names(now) if raw(now, one) != raw(then, one)]
    assert changed == ["docProps/core.xml", "word/footer1.xml"]


def test_each_numbered_list_begins_at_one_and_a_deeper_entry_is_deeper() -> None:
    entries = ("One", "Two")
    listed = tuple(Block("li", (Run(one),), ordered=True) for one in entries)
    deeper = Block("li", (Run("Deeper"),), level=2)

    docx = a_draft_saying((*listed, deeper, *paragraphs("Between."), *listed))

    within = found(body(docx), "//w:sdt[w:sdtPr/w:tag/@w:val='cw:2026-0113:A']")[0]
    lists = found(within, ".//w:numId/@w:val")
    assert lists[0] == lists[1] != lists[3] == lists[4]
    assert found(within, ".//w:ilvl/@w:val") == ["0", "0", "1", "0", "0"]
    number = part(docx, "word/numbering.xml")
    begins = found(number, f"//w:num[@w:numId={lists[3]}]/w:lvlOverride[1]/w:startOverride/@w:val")
    assert begins == ["1"]


def test_what_is_written_can_do_nothing_in_word() -> None:
    hostile = "a <w:b/> & \x07 \u202e “end” ]]> {INCLUDETEXT file}"
    link = Run("here", frozenset({"link"}), "file:///etc/passwd")

    docx = a_draft_saying((Block(runs=(Run(hostile), link)),))

    assert "a <w:b/> &   “end” ]]> {INCLUDETEXT file}here" in said(body(docx))
    assert "INCLUDETEXT" not in " ".join(one.text for one in found(body(docx), "//w:instrText"))
    assert "passwd" not in str(raw(docx, "word/_rels/document.xml.rels"))


def test_every_text_of_a_plan_is_tagged_with_its_place_and_changes_in_it_are_tracked() -> None:
    docx = in_word("plan-draft")

    tags = found(body(docx), "//w:sdt/w:sdtPr/w:tag/@w:val")
    places = [place_of(tag) for tag in tags]
    assert len(set(tags)) == len(tags)
    assert all(place is not None and place.case == "2026-0113" for place in places)
    assert "cw:2026-0113:B:need-1" in tags
    assert all(len(tag) <= LONGEST_TAG for tag in tags)
    assert found(part(docx, "word/settings.xml"), "//w:trackRevisions")


def test_a_letter_is_not_tracked() -> None:
    docx = in_word("L-01-community")

    assert not found(part(docx, "word/settings.xml"), "//w:trackRevisions")


@pytest.mark.parametrize("print_name", sorted(PRINTS))
def test_large_print_is_large_in_word_too(print_name: str) -> None:
    wanted = PRINTS[print_name]

    docx = every_paper()["plan-final"].docx_for(PRINT, wanted)

    size = found(part(docx, "word/styles.xml"), "//w:docDefaults//w:sz/@w:val")
    assert size == [str(round(wanted.size * 2))]
    if wanted.is_large:
        sizes = [int(one) for one in found(part(docx, "word/styles.xml"), "//w:sz/@w:val")]
        assert min(sizes) >= wanted.size * 2


def test_a_signature_stays_on_the_page_of_what_it_is_under() -> None:
    lines = found(body(in_word("L-09-community")), "//w:body/w:p")
    words = ["".join(found(line, ".//w:t/text()")) for line in lines]
    kept = [bool(found(line, "w:pPr/w:keepNext")) for line in lines]

    closing = words.index("Yours sincerely,")

    assert words[-1].startswith("Enclosed: ")
    assert all(kept[closing:-1])
    assert not kept[-1]
