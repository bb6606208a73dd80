"""A plan goes out in Word, is written in, and comes back: every change, and only those."""

from __future__ import annotations

import zipfile
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pytest

from caseworker.casework.returned import NOTHING_CHANGED, bring_back, read_back
from caseworker.casework.showing.cage import Limits
from caseworker.casework.viewing import Viewing
from caseworker.documents import documents
from caseworker.documents.ehc_plan import PlanToPrint
from caseworker.domain.blocks import Block, Run, paragraphs, words
from caseworker.domain.errors import UnfitFile
from caseworker.domain.kinds import plan_kinds
from caseworker.domain.plan import ItemId, Plan, VersionKind
from caseworker.domain.returned.document import Returned
from caseworker.domain.returned.proposals import ProposalKind, Reading, read
from tests.documents.examples import OFFICE, PRINT, a_person, a_version
from tests.documents.word_hand import REBECCA, WordHand
from tests.documents.word_reader import W, raw, with_part
from tests.hostile.files import HOSTILE, hostile_file

VIEWING = Viewing()
DRAFT = a_version(VersionKind.DRAFT)
KIND = plan_kinds()["ehc_plan"]


def sent_out(plan: Plan = DRAFT.plan) -> WordHand:
    """The draft plan in Word, as it leaves, open at the other end."""
    facts = PlanToPrint(replace(DRAFT, plan=plan), a_person())
    return WordHand(documents()["ehc_plan"].draw(facts, OFFICE).docx_for(PRINT))


def come_back(docx: bytes, plan: Plan = DRAFT.plan) -> Reading:
    return read(read_back("plan.docx", docx, VIEWING), plan, KIND, DRAFT.case)


def all_taken(found: Reading, plan: Plan = DRAFT.plan) -> Plan:
    taken: frozenset[int] = frozenset()
    for one in found.proposals:
        if one.can_be_placed:
            plan = found.taking(plan, one.number, taken)
            taken |= {one.number}
    return plan


def test_a_plan_that_nobody_changed_comes_back_without_a_proposal() -> None:
    found = come_back(sent_out().saved)

    assert found.proposals == ()
    assert len(found.texts) > 20


def test_a_plan_with_lists_tables_and_links_comes_back_without_a_proposal() -> None:
    cell = (paragraphs("One"), paragraphs("Two"))
    text = (
        Block("h", (Run("Heading"),), level=2),
        Block("li", (Run("First"),), ordered=True),
        Block("li", (Run("Deeper\nsecond line"),), level=2),
        Block("table", rows=(cell, cell), head=1),
        Block(runs=(Run("See "), Run("here", frozenset({"link"}), "https://northmere.example/"))),
        Block(runs=(Run("  Spaces  and\ttabs "),)),
    )
    plan = DRAFT.plan.with_section("A", replace(DRAFT.plan.section("A"), text=text))

    assert come_back(sent_out(plan).saved, plan).proposals == ()


def test_each_change_comes_back_with_its_author_its_moment_and_its_place() -> None:
    hand = sent_out()
    hand.replace("more than two steps", "more than one step")

    found = come_back(hand.saved)

    assert [one.kind for one in found.proposals] == [ProposalKind.OUT, ProposalKind.IN]
    assert [one.words for one in found.proposals] == ["more than two steps", "more than one step"]
    for one in found.proposals:
        assert one.hand.author == REBECCA
        assert f"{one.hand.at:%d %m %Y %H:%M}" == "25 11 2026 14:05"
        assert one.where == "B1  Need"


def test_what_is_accepted_changes_the_plan_there_and_nowhere_else() -> None:
    hand = sent_out()
    hand.replace("more than two steps", "more than one step")

    plan = all_taken(come_back(hand.saved))

    need = DRAFT.plan.item(ItemId("need-1"))
    told = words(need.text).replace("more than two steps", "more than one step")
    assert words(plan.item(ItemId("need-1")).text) == told
    assert plan.without_item(ItemId("need-1")) == DRAFT.plan.without_item(ItemId("need-1"))


def test_paragraphs_are_put_in_taken_out_and_moved() -> None:
    hand = sent_out()
    hand.new_paragraph("Being told what comes next.", "Being told why.")
    hand.delete_paragraph("Ten seconds is about right.")
    hand.move("Time to think before I answer.", "Alice would like Tom to leave")

    found = come_back(hand.saved)
    text = words(all_taken(found).section("A").text)

    assert {one.kind for one in found.proposals} == {
        ProposalKind.IN, ProposalKind.OUT, ProposalKind.MOVED,
    }  # fmt: skip
    assert "Being told what comes next.\nBeing told why.\n" in text
    assert "Ten seconds" not in text
    assert "Alice would like Tom to leaveTime to think before I answer. with" in text
    assert text.count("Time to think") == 1


def test_a_field_of_an_item_is_changed_in_word() -> None:
    hand = sent_out()
    hand.insert_after("Reads well; asks when he trusts the adult", " beside him")

    (proposal,) = come_back(hand.saved).proposals
    plan = all_taken(come_back(hand.saved))

    strengths = plan.item(ItemId("need-1")).fields["strengths"]
    assert strengths == "Reads well; asks when he trusts the adult beside him"
    assert proposal.where.startswith("B1  Need: ")


def test_a_comment_comes_back_with_the_words_beside_which_it_stands() -> None:
    hand = sent_out()
    hand.comment("below the 5th centile", "Which test was this?")

    (proposal,) = come_back(hand.saved).proposals

    assert (proposal.kind, proposal.words) == (ProposalKind.COMMENT, "Which test was this?")
    assert proposal.before == "below the 5th centile"
    assert proposal.where == "B1  Need"
    assert not proposal.can_be_placed


def test_what_is_changed_with_tracking_off_is_found_all_the_same() -> None:
    hand = sent_out()
    hand.type_over("more than two steps", "any steps at all")

    found = come_back(hand.saved)

    assert {one.kind for one in found.proposals} == {ProposalKind.UNTRACKED, ProposalKind.MISSING}
    assert all_taken(found) == DRAFT.plan


def test_a_change_on_the_front_page_is_shown_whole_and_not_made() -> None:
    hand = sent_out()
    hand.replace("Short sentences, one step at a time", "No spoken words")

    found = come_back(hand.saved)

    assert {one.where for one in found.proposals} == {"About this plan"}
    assert all_taken(found) == DRAFT.plan


def test_a_change_of_how_words_look_alone_is_told_in_one_line() -> None:
    hand = sent_out()
    run = hand.paragraph("Being told what comes next.")[1]
    looks = run.makeelement(f"{W}rPr")
    looks.append(run.makeelement(f"{W}rPrChange"))
    run.insert(0, looks)

    found = come_back(hand.saved)

    assert found.proposals == ()
    assert any("look alone" in note for note in found.notes)


def refused(name: str, content: bytes, viewing: Viewing = VIEWING) -> str:
    with pytest.raises(UnfitFile) as caught:
        read_back(name, content, viewing)
    return str(caught.value)


def a_bomb() -> bytes:
    """Far more in its one part than a plan ever says, packed small."""
    written = BytesIO()
    with zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as archive:
        for name in ("[Content_Types].xml", "word/document.xml"):
            archive.writestr(name, b"<a/>" if name.startswith("[") else b" " * 250_000_000)
    return written.getvalue()


OUTSIDE = (
    b'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    b'<Relationship Id="r1" Type="http://x/attachedTemplate" Target="http://x.example/t.dotm" '
    b'TargetMode="External"/></Relationships>'
)
ENTITY = b'<!DOCTYPE a [<!ENTITY b "c">]><w:document/>'


@pytest.mark.parametrize(
    ("part", "content", "said"),
    [
        ("word/vbaProject.bin", b"x", "macros"),
        ("word/_rels/settings.xml.rels", OUTSIDE, "fetches something"),
        ("word/embeddings/oleObject1.bin", b"x", "embedded"),
        ("word/document.xml", ENTITY, "damaged"),
        ("word/document.xml", b"<w:document", "damaged"),
    ],
)
def test_a_document_made_to_do_harm_is_refused_in_plain_words(
    part: str, content: bytes, said: str
) -> None:
    words_said = refused("plan.docx", with_part(sent_out().saved, part, content))

    assert said in words_said
    assert "attached" not in words_said


def test_a_bomb_and_a_broken_file_and_another_kind_of_file_are_refused() -> None:
    for name, content in (
        ("plan.docx", a_bomb()),
        ("plan.docx", sent_out().saved[:-2000]),
        ("plan.txt", b"words"),
        ("plan.docx", b"not a document at all"),
    ):
        assert NOTHING_CHANGED in refused(name, content)


def test_a_document_that_takes_too_long_is_given_up() -> None:
    in_no_time = Viewing(limits=Limits(seconds=0.01))

    assert "took too long" in refused("plan.docx", sent_out().saved, in_no_time)


@pytest.mark.parametrize("name", sorted(HOSTILE))
def test_no_hostile_file_does_more_than_be_refused_or_be_read(name: str) -> None:
    file_name, content = hostile_file(name)

    try:
        outcome: Returned | str = read_back(file_name, content, VIEWING)
    except UnfitFile as error:
        outcome = str(error)

    assert isinstance(outcome, Returned) or NOTHING_CHANGED in outcome


def test_a_file_that_is_gone_or_open_elsewhere_is_said_to_be(tmp_path: Path) -> None:
    with pytest.raises(UnfitFile, match="no such file"):
        bring_back(tmp_path / "gone.docx", VIEWING)


def test_a_link_that_waits_to_be_pressed_is_no_reason_to_refuse() -> None:
    link = OUTSIDE.replace(b"attachedTemplate", b"hyperlink")
    docx = with_part(sent_out().saved, "word/_rels/settings.xml.rels", link)

    assert come_back(docx).proposals == ()


def test_the_document_as_it_left_is_not_written_over() -> None:
    docx = sent_out().saved
    before = raw(docx, "word/document.xml")

    come_back(docx)

    assert raw(docx, "word/document.xml") == before
