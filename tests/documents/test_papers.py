"""Every paper: its words, its pages, its bytes."""

from __future__ import annotations

import hashlib
import json
import re
import time
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest

from caseworker.documents import documents
from caseworker.documents.ehc_plan import PlanToPrint
from caseworker.documents.letter_files import letters
from caseworker.documents.paper import Paper
from caseworker.documents.pictures import page_words
from caseworker.domain.days import MONTHS
from caseworker.domain.errors import NotFound
from caseworker.domain.kinds import plan_kinds
from caseworker.domain.people import CANNOT_DECIDE, Address, Capacity, Contact
from caseworker.domain.plan import Version, VersionKind
from caseworker.domain.release import Release
from tests.documents.every_paper import (
    A_KEY,
    as_poppler_reads,
    as_printed,
    every_paper,
    examples,
)
from tests.documents.examples import AT, OFFICE, PRINT, a_person, a_version, printed
from tests.documents.golden import READ, SAVED, as_read, saved, saved_as_read
from tests.documents.packed import a_pack_to_index
from tests.documents.readers import pdfdetached, pdfinfo, pdftotext

GIVEN_AWAY = {"booklet", "booklet-none", "what-may-help"}
"""Papers of no case for families: nothing on them is marked, since nothing is to be hidden."""
SECTIONS = ("A", "B", "C", "D", "E", "F", "G", "H1", "H2", "I", "J", "K")


def of_plan(kind: VersionKind = VersionKind.FINAL) -> Paper:
    return documents()["ehc_plan"].draw(PlanToPrint(a_version(kind), a_person()), OFFICE)


def test_every_letter_has_an_example_under_each_set_of_its_rules() -> None:
    kinds = {name.rpartition("-")[0] for name in examples()["letter"]}

    assert kinds == set(letters())
    assert {*(f"L-{number:02}" for number in range(1, 15)), "L-41"} <= kinds


def test_every_kind_of_paper_has_an_example() -> None:
    assert set(documents()) == set(examples())
    assert all(document.name == name for name, document in documents().items())


@pytest.mark.parametrize("name", sorted(every_paper()))
def test_the_words_of_a_paper_are_those_that_were_read_and_saved(name: str) -> None:
    words = every_paper()[name].words_for(PRINT)

    assert words == saved(name)


def test_no_saved_words_are_left_of_a_paper_that_is_gone() -> None:
    kept = {file.stem for file in SAVED.glob("*.txt")}
    read = {file.stem for file in READ.glob("*.txt")}

    assert kept == read == set(every_paper())


@pytest.mark.parametrize("name", sorted(every_paper()))
def test_another_reader_finds_on_each_page_what_was_saved_and_every_word_of_ours(name: str) -> None:
    paper = every_paper()[name]

    read = as_read(as_printed(name))

    assert read == saved_as_read(name)
    missing = set(re.findall(r"\w+", paper.words_for(PRINT))) - set(re.findall(r"\w+", read))
    assert not missing


@pytest.mark.parametrize("name", sorted(every_paper()))
def test_a_paper_is_tagged_a4_titled_and_in_english(name: str, tmp_path: Path) -> None:
    pdf = as_printed(name)

    facts = pdfinfo(pdf, tmp_path)
    assert facts["Tagged"] == "yes"
    assert facts["Page size"].endswith("(A4)")
    assert facts["Title"] == every_paper()[name].title
    assert b"/Lang (en-GB)" in pdf


@pytest.mark.parametrize("name", sorted(every_paper()))
def test_every_page_carries_the_marking_twice_its_number_and_whose_copy_it_is(name: str) -> None:
    pages = as_poppler_reads(name).split("\f")[:-1]

    times = 0 if name in GIVEN_AWAY else 2
    for number, page in enumerate(pages, start=1):
        assert page.count("OFFICIAL-SENSITIVE") == times
        assert f"page {number} of {len(pages)}" in page.casefold()
        assert "Copy 2 for Mrs A. Whitfield · 23 November 2026" in page


@pytest.mark.parametrize("name", sorted(every_paper()))
def test_a_day_never_parts_from_its_month_and_is_copied_with_plain_spaces(name: str) -> None:
    text = as_poppler_reads(name)

    assert not re.search(rf"\b\d{{1,2}}\n+({'|'.join(MONTHS)})\b", text)
    assert "\u00a0" not in text


def test_the_sections_stand_at_the_start_of_a_line_in_their_order() -> None:
    text = pdftotext(of_plan().bytes_for(PRINT))

    titles = {section.letter: section.title for section in plan_kinds()["ehc_plan"].sections}
    places = [text.index(f"\n{letter} {titles[letter]}\n") for letter in SECTIONS]
    assert places == sorted(places)


@pytest.mark.parametrize("number", ["B1", "B2", "E1", "E2", "F1", "F2"])
def test_every_item_begins_a_line_with_its_number(number: str) -> None:
    text = pdftotext(of_plan().bytes_for(PRINT))

    assert re.search(rf"^{number} (Need: [A-Z].+|Outcome|Provision)$", text, re.MULTILINE)


def test_a_need_is_headed_by_its_area_and_says_it_once() -> None:
    words = of_plan().words_for(PRINT)

    assert "B1  Need: Communication and interaction\n" in words
    assert "Area of need" not in words


def test_a_role_that_only_repeats_the_advice_is_left_out() -> None:
    version = a_version()
    repeats = tuple(replace(entry, role=entry.source) for entry in version.advice)
    facts = PlanToPrint(replace(version, advice=repeats), a_person())

    words = documents()["ehc_plan"].draw(facts, OFFICE).words_for(PRINT)

    assert "Role: " in of_plan().words_for(PRINT)
    assert "Role: " not in words


def test_provision_names_the_need_and_the_outcome_that_it_serves() -> None:
    words = of_plan().words_for(PRINT)

    assert "F1  Provision\n\nFor need B1 and outcome E1" in words
    assert "How often: 3 times a week" in words


def test_a_plan_beside_the_one_of_the_law_does_not_say_that_a_law_made_it() -> None:
    for name in ("scan", "sen-support-plan", "learning-plan", "one-page-profile"):
        words = every_paper()[name].words_for(PRINT)

        assert "Made under" not in words
        assert "Signed for the authority" not in words


def test_a_profile_is_one_page_and_tells_nothing_that_its_sections_do_not(
    tmp_path: Path,
) -> None:
    paper = every_paper()["one-page-profile"]

    assert pdfinfo(paper.bytes_for(PRINT), tmp_path)["Pages"] == "1"
    for secret in ("14 Larch Row", "2 March 2009", "Ashdown House", "Social, emotional"):
        assert secret not in paper.words_for(PRINT)


def test_everybody_who_signs_by_hand_has_room_to() -> None:
    words = every_paper()["learning-plan"].words_for(PRINT)

    assert "Signed\n\nLearner\n\nFor the education team" in words


def test_numbers_on_paper_follow_an_item_that_moved() -> None:
    version = a_version()
    first = version.plan.section("B").items[0]
    moved = replace(version, plan=version.plan.moved(first.id, by=1))

    def served(of: Version) -> str:
        words = documents()["ehc_plan"].draw(PlanToPrint(of, a_person()), OFFICE).words_for(PRINT)
        return words[words.index("F1  Provision") :].split("\n\n")[1]

    assert served(version).startswith("For need B1 ")
    assert served(moved).startswith("For need B2 ")


def test_the_plan_of_a_detained_person_names_a_monitoring_meeting_and_says_its_frame_once() -> None:
    """The yearly review of section 44 is switched off; the Code asks for a meeting."""
    words = every_paper()["plan-detained"].words_for(PRINT)

    assert "Monitoring meeting by: 21 January 2028" in words
    assert "To be reviewed by" not in words
    assert words.count("says what is needed on release") == 1


def test_section_i_of_a_draft_is_blank_whatever_was_typed_there() -> None:
    draft = of_plan(VersionKind.DRAFT).words_for(PRINT)

    assert "Mereside College" not in draft
    assert "Left blank in a draft plan, as the law requires" in draft


def test_a_plan_tells_nobody_where_anyone_lives_if_somebody_is_to_have_no_contact() -> None:
    father = Contact("Rhys Whitfield", "Father", parental_responsibility=True, no_contact=True)
    person = replace(a_person(), contacts=(*a_person().contacts, father))

    paper = documents()["ehc_plan"].draw(PlanToPrint(a_version(), person), OFFICE)

    words = paper.words_for(PRINT)
    assert "Larch Row" not in words
    assert "01632 960 114" not in words
    assert "Father: Rhys Whitfield, Withheld" in words


def test_a_long_name_at_the_head_of_a_page_runs_into_nothing() -> None:
    person = replace(a_person(), family="Llewellyn-Featherstonehaugh " * 5)

    paper = documents()["ehc_plan"].draw(PlanToPrint(a_version(), person), OFFICE)

    head = pdftotext(paper.bytes_for(PRINT), "-f", "2", "-l", "2")
    assert "Education, Health and Care plan: Final 1\n" in head
    assert "…" in head


def test_the_table_of_provision_says_no_need_no_view_and_no_outcome() -> None:
    text = flat(every_paper()["provision"])

    assert "Small-group language programme" in text
    assert "40 minutes 3 times a week" in text
    for said in ("centile", "overwhelm", "joiner", "asthma", "three-step", "Communication and"):
        assert said not in text


def test_the_plan_on_one_page_is_one_page_and_begins_with_their_own_words() -> None:
    pdf = every_paper()["one-page"].bytes_for(PRINT)

    assert len(page_words(pdf)) == every_paper()["one-page"].fits == 1
    text = flat(every_paper()["one-page"])
    assert text.index("I want to be a joiner") < text.index("What I am working towards")
    assert (
        "Key-worker check-in at the start and end of each session. (10 minutes, twice a day)"
        in text
    )


def test_the_form_for_comments_has_a_part_for_each_section_and_says_by_when_and_where_to() -> None:
    """Story 8: comments are open to and including 23 November; reg 13(1)(a)."""
    text = flat(every_paper()["comments"])

    assert "so that it reaches us by 23 November 2026." in text
    for section in plan_kinds()["ehc_plan"].sections:
        assert f"{section.letter} {section.title}" in text
    assert "The school, college or other place I ask for:" in text
    assert "SEND Service, County Hall, Mere Street, Northmere, NM1 1AA" in text


def flat(paper: Paper) -> str:
    return " ".join(pdftotext(paper.bytes_for(PRINT)).split())


def test_a_final_plan_names_who_signed_it_and_its_fingerprint() -> None:
    words = of_plan().words_for(PRINT)

    assert "Signed for the authority" in words
    assert "J. Okafor\nSEND case officer\n22 January 2027" in words
    assert a_version().fingerprint.hex()[:8] in words


def test_a_plan_for_the_record_carries_what_was_signed_as_data(tmp_path: Path) -> None:
    """Two other readers get it out; its SHA-256 is the fingerprint that the plan prints."""
    version = a_version()
    pdf = of_plan().record_for(PRINT)

    with pikepdf.open(BytesIO(pdf)) as read:
        data = read.attachments["plan.json"].get_file().read_bytes()
        assert read.Root.AF[0].AFRelationship == "/Source"
    assert hashlib.sha256(data).digest() == version.fingerprint
    assert pdfdetached(pdf, tmp_path) == data
    assert json.loads(data)["plan"]["kind"] == "ehc_plan"
    assert of_plan().record_for(PRINT) == pdf


def test_what_was_never_signed_has_no_data_for_the_record() -> None:
    with pytest.raises(NotFound):
        of_plan(VersionKind.DRAFT).record_for(PRINT)


def test_a_draft_names_its_fingerprint_so_that_it_can_be_checked_against_what_is_kept() -> None:
    words = of_plan(VersionKind.DRAFT).words_for(PRINT)

    assert a_version(VersionKind.DRAFT).fingerprint.hex()[:8] in words


def test_a_draft_is_not_signed_and_is_marked_as_a_draft_on_every_page() -> None:
    pages = page_words(of_plan(VersionKind.DRAFT).bytes_for(PRINT))

    assert not any("Signed for the authority" in page for page in pages)
    assert all("DRAFT" in page for page in pages)


def test_the_recovery_key_is_one_page_with_no_name_on_it() -> None:
    pdf = every_paper()["recovery-key"].bytes_for(Release("print", "the safe", "J. Okafor", AT))

    text = pdftotext(pdf)

    assert text.count("\f") == 1
    assert set(A_KEY.split("-")) <= set(text.split())


def test_a_practice_stores_papers_say_so_on_every_page() -> None:
    pdf = of_plan().bytes_for(Release("clear_copy", "", "J. Okafor", AT, practice=True))

    pages = pdftotext(pdf).split("\f")[:-1]

    assert all(page.count("PRACTICE · OFFICIAL-SENSITIVE") == 2 for page in pages)
    assert all("PRACTICE" in page.splitlines() for page in page_words(pdf))


@pytest.mark.parametrize("name", ["plan-final", "timeline", "L-04-community"])
def test_the_same_paper_released_alike_is_the_same_file(name: str) -> None:
    paper = every_paper()[name]

    first = paper.bytes_for(PRINT)

    every_paper()["plan-draft"].bytes_for(PRINT)  # what was drawn between must not matter
    assert paper.bytes_for(PRINT) == first


def test_another_moment_of_release_is_another_file() -> None:
    later = printed(datetime(2026, 11, 24, tzinfo=UTC))

    assert of_plan().bytes_for(later) != of_plan().bytes_for(PRINT)


def test_a_paper_shows_nothing_of_what_it_says_until_it_is_released() -> None:
    shown = repr(of_plan())

    assert "Whitfield" not in shown
    assert "joiner" not in shown


def test_a_papers_name_is_fit_for_a_file_and_holds_no_persons() -> None:
    for paper in every_paper().values():
        assert re.fullmatch(r"[A-Za-z0-9-]+", paper.name)
        assert "hitfield" not in paper.name


def test_a_plan_is_drawn_in_less_than_a_second() -> None:
    of_plan().bytes_for(PRINT)  # faces are loaded once
    began = time.process_time()

    of_plan().bytes_for(PRINT)

    assert time.process_time() - began < 1


def test_a_plan_says_who_decides_what_was_judged_and_nothing_judged_since() -> None:
    """Capacity is presumed only where nobody judged it otherwise for that decision."""
    version = a_version()
    young = replace(a_person(), born=date(2007, 3, 2))
    before, after = version.issued_on, version.issued_on + timedelta(days=1)
    judged = (
        Capacity("Where to live", CANNOT_DECIDE, before, "Dr Hale"),
        Capacity("What to study", CANNOT_DECIDE, after, "Dr Hale"),
    )

    paper = documents()["ehc_plan"].draw(PlanToPrint(version, young, judged), OFFICE)

    said = paper.words_for(PRINT)
    assert "Who decides: Where to live" in said
    assert "capacity is presumed, but not for: Where to live." in said
    assert "to lack capacity for: Where to live" in said
    assert "What to study" not in said


def test_the_first_page_of_a_pack_says_where_they_are_to_live_and_from_when() -> None:
    facts = a_pack_to_index()
    case = facts.handover.case
    new = Address("2 New Street", "SM1 1AA", since=date(2027, 1, 11))
    moving = replace(case.person, addresses=(*case.person.addresses, new))
    handover = replace(facts.handover, case=replace(case, person=moving))

    said = documents()["pack_index"].draw(replace(facts, handover=handover), OFFICE)

    assert "From 11 January 2027: 2 New Street" in said.words_for(PRINT)
