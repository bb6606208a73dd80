"""A document that came back: its changes are found in the plan, and taken one by one."""

from __future__ import annotations

from dataclasses import replace

import pytest

from caseworker.domain.anchors import Place, block_mark, marked_block, place_of
from caseworker.domain.blocks import Block, Run, paragraphs, words
from caseworker.domain.case import CaseNumber
from caseworker.domain.errors import NotAllowed
from caseworker.domain.kinds import plan_kinds
from caseworker.domain.plan import Item, ItemId, Plan, Section, blank_plan
from caseworker.domain.returned.document import Comment, Hand, Made, Paragraph, Returned, Stretch
from caseworker.domain.returned.proposals import ProposalKind, Reading, read

CASE = CaseNumber("2026-0113")
KIND = plan_kinds()["ehc_plan"]
SECTION_A = Place(CASE, "A")
NEED = Place(CASE, "B", "need1")
AREA = Place(CASE, "B", "need1", "strengths")
REBECCA = Hand("Rebecca Whitfield")
SOLICITOR = Hand("P. Anand")


def a_plan() -> Plan:
    joiner = (Run("I want to be a "), Run("joiner", frozenset("b")), Run(" like my uncle."))
    text = (Block(runs=joiner, id="a1"), *paragraphs("I like football.\nI like drawing."))
    need = Item(ItemId("need1"), paragraphs("He needs time."), {"strengths": "Reads well"})
    plan = blank_plan(KIND).with_section("A", Section(text))
    return plan.with_item("B", need)


def same(text: str) -> Stretch:
    return Stretch(text)


def put_in(text: str, hand: Hand = REBECCA, **more: str) -> Stretch:
    return Stretch(text, "in", hand, move=more.get("move", ""))


def taken_out(text: str, hand: Hand = REBECCA, **more: str) -> Stretch:
    return Stretch(text, "out", hand, move=more.get("move", ""))


def par(*stretches: Stretch, place: Place | None = SECTION_A, end: Made = "same") -> Paragraph:
    return Paragraph(stretches, place, heading="A heading", end=end, end_hand=REBECCA)


FIRST = par(same("I want to be a joiner like my uncle."))
SECOND, THIRD = par(same("I like football.")), par(same("I like drawing."))


def reading(*paragraphs_found: Paragraph, plan: Plan | None = None) -> Reading:
    return read(Returned(paragraphs_found), plan or a_plan(), KIND, CASE)


def section_a(plan: Plan) -> list[str]:
    return words(plan.section("A").text).split("\n")


def test_a_text_whose_tag_was_lost_is_known_by_its_bookmark() -> None:
    changed = Paragraph(
        (same("I want to be a joiner like my "), put_in("great-"), same("uncle.")), block="a1"
    )

    (proposal, *_) = reading(changed).proposals

    assert proposal.can_be_placed
    taken = reading(changed).taking(a_plan(), proposal.number, frozenset())
    assert section_a(taken)[0] == "I want to be a joiner like my great-uncle."


def test_a_document_without_a_change_proposes_none() -> None:
    assert reading(FIRST, SECOND, THIRD).proposals == ()


def test_words_put_in_are_proposed_with_who_wrote_them_and_where_they_stand() -> None:
    changed = par(same("I like "), put_in("playing "), same("football."))

    (proposal,) = reading(FIRST, changed, THIRD).proposals

    assert proposal.kind is ProposalKind.IN
    assert (proposal.words, proposal.before, proposal.after) == ("playing ", "I like ", "football.")
    assert proposal.hand == REBECCA
    assert proposal.where.startswith("A  ")
    assert proposal.can_be_placed


def test_taking_a_change_changes_the_plan_exactly_there() -> None:
    changed = par(same("I want to be a "), taken_out("joiner"), put_in("baker"),
                  same(" like my uncle."))  # fmt: skip
    plan, found = a_plan(), reading(changed, SECOND, THIRD)
    out, baker = (one.number for one in found.proposals)

    once = found.taking(plan, baker, frozenset())
    twice = found.taking(once, out, frozenset({baker}))

    assert section_a(once)[0] == "I want to be a joinerbaker like my uncle."
    assert section_a(twice)[0] == "I want to be a baker like my uncle."
    assert twice.section("A").text[0].id == "a1"
    assert twice.section("A").text[1:] == plan.section("A").text[1:]
    assert twice.section("B") == plan.section("B")


def test_what_is_not_taken_keeps_its_marks() -> None:
    changed = par(same("I want to be a joiner like my"), put_in(" old"), same(" uncle."))
    plan, found = a_plan(), reading(changed, SECOND, THIRD)

    taken = found.taking(plan, found.proposals[0].number, frozenset())

    bold = [run.text for run in taken.section("A").text[0].runs if "b" in run.marks]
    assert bold == ["joiner"]


def test_a_new_paragraph_is_put_in_where_it_was_written() -> None:
    parted = par(same("I like football."), end="in")
    new = par(put_in("I like my dog."))
    plan, found = a_plan(), reading(FIRST, parted, new, THIRD)

    taken = found.taking(plan, found.proposals[0].number, frozenset())

    assert len(found.proposals) == 1
    assert section_a(taken)[1:] == ["I like football.", "I like my dog.", "I like drawing."]


def test_a_paragraph_that_is_taken_out_leaves_no_empty_one_behind() -> None:
    gone = par(taken_out("I like football."), end="out")
    plan, found = a_plan(), reading(FIRST, gone, THIRD)

    taken = found.taking(plan, found.proposals[0].number, frozenset())

    assert section_a(taken)[1:] == ["I like drawing."]


def test_neighbours_of_one_hand_are_one_change_and_of_two_hands_are_two() -> None:
    changed = par(same("I like football."), put_in(" And"), put_in(" cake."),
                  put_in(" He said.", SOLICITOR))  # fmt: skip

    found = reading(FIRST, changed, THIRD)

    assert [one.words for one in found.proposals] == [" And cake.", " He said."]


def test_moved_words_are_one_change_at_both_ends() -> None:
    gone = par(taken_out("I like football.", move="m1"), end="out")
    here = par(same("I like drawing."), put_in(" I like football.", move="m1"))
    plan, found = a_plan(), reading(FIRST, gone, here)

    taken = found.taking(plan, found.proposals[0].number, frozenset())

    assert [one.kind for one in found.proposals] == [ProposalKind.MOVED]
    assert section_a(taken)[1:] == ["I like drawing. I like football."]


def test_half_a_move_is_shown_and_never_made() -> None:
    here = par(same("I like drawing."), put_in(" Somewhere else.", move="m1"))

    (proposal,) = reading(FIRST, SECOND, here).proposals

    assert not proposal.can_be_placed
    assert "one end" in proposal.why_not


def test_a_field_of_an_item_is_changed_as_its_text_is() -> None:
    line = Paragraph(
        (Stretch("Strengths: "), Stretch("Reads well", place=AREA),
         Stretch(" at home", "in", REBECCA, place=AREA)),
    )  # fmt: skip
    plan, found = a_plan(), reading(line)

    taken = found.taking(plan, found.proposals[0].number, frozenset())

    assert taken.item(ItemId("need1")).fields == {"strengths": "Reads well at home"}
    assert found.proposals[0].where.startswith("B1  Need: ")


def test_what_is_written_into_an_empty_section_is_its_text() -> None:
    blank = replace(SECTION_A, is_blank=True)
    plan = blank_plan(KIND)
    stand_in = par(taken_out("Not recorded"), put_in("He likes maps."), place=blank)

    found = reading(stand_in, plan=plan)

    (into,) = found.proposals
    assert section_a(found.taking(plan, into.number, frozenset())) == ["He likes maps."]


def test_words_that_nobody_tracked_are_shown_whole_and_never_taken() -> None:
    silent = par(same("I hate football."))

    found = reading(FIRST, silent, THIRD)

    assert [(one.kind, one.words) for one in found.proposals] == [
        (ProposalKind.UNTRACKED, "I hate football."),
        (ProposalKind.MISSING, "I like football."),
    ]
    assert not any(one.can_be_placed for one in found.proposals)
    assert not any(text.changes for text in found.texts)


def test_a_change_outside_the_texts_of_the_plan_is_shown_with_its_heading() -> None:
    (proposal,) = reading(par(put_in("By hand"), place=None)).proposals

    assert (proposal.where, proposal.can_be_placed) == ("A heading", False)


def test_a_text_that_the_office_has_changed_since_is_left_alone() -> None:
    changed = par(same("I like "), put_in("playing "), same("football."))
    plan = a_plan().with_section("A", Section(paragraphs("Quite another text.")))

    (proposal, _) = reading(changed, plan=plan).proposals

    assert not proposal.can_be_placed


def test_a_change_is_refused_once_somebody_has_written_there() -> None:
    changed = par(same("I like "), put_in("playing "), same("football."))
    found = reading(FIRST, changed, THIRD)
    plan = a_plan().with_section("A", Section(paragraphs("I like football!")))

    with pytest.raises(NotAllowed, match="changed here since"):
        found.taking(plan, found.proposals[0].number, frozenset())


def test_a_change_that_was_undone_in_the_plan_is_open_again() -> None:
    changed = par(
        same("I like "), put_in("playing "), same("football"), put_in(" a lot"), same(".")
    )
    plan, found = a_plan(), reading(FIRST, changed, THIRD)
    one, two = (each.number for each in found.proposals)
    once = found.taking(plan, one, frozenset())
    twice = found.taking(once, two, frozenset({one}))

    assert found.taken_in(twice, (one, two)) == (one, two)
    assert found.taken_in(once, (one, two)) == (one,)
    assert found.taken_in(plan, (one, two)) == ()


def test_the_document_of_another_case_is_refused() -> None:
    other = par(same("x"), place=replace(SECTION_A, case=CaseNumber("2026-0999")))

    with pytest.raises(NotAllowed, match="another case"):
        reading(other)


def test_a_comment_is_told_with_the_words_that_it_is_about() -> None:
    comment = Comment("Is this right?", SOLICITOR, about="football", place=SECTION_A)

    (proposal,) = read(Returned((FIRST, SECOND, THIRD), (comment,)), a_plan(), KIND, CASE).proposals

    assert (proposal.kind, proposal.words) == (ProposalKind.COMMENT, "Is this right?")
    assert (proposal.before, proposal.hand) == ("football", SOLICITOR)


def test_paragraphs_run_together_are_told_to_be_put_together_by_hand() -> None:
    joined = par(same("I like football."), end="out")

    (proposal,) = reading(FIRST, joined, THIRD).proposals

    assert proposal.kind is ProposalKind.JOINED
    assert not proposal.can_be_placed


@pytest.mark.parametrize("place", [SECTION_A, NEED, AREA, replace(NEED, is_blank=True)])
def test_a_place_is_known_again_by_its_tag(place: Place) -> None:
    assert place_of(place.tag) == place


@pytest.mark.parametrize("tag", ["", "cw", "cw:1", "cw:1:", "title", "cw:1:A::x", "cw:1:A:::9"])
def test_another_tag_is_no_place(tag: str) -> None:
    assert place_of(tag) is None


def test_a_block_is_known_again_by_its_bookmark() -> None:
    assert marked_block(block_mark("0f" * 16)) == "0f" * 16
    assert block_mark("not fit") == ""
    assert marked_block("_Toc123") == ""
