"""Institutions are consulted together, waited for apart, and one is named with section I."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from caseworker.casework import placing
from caseworker.casework.letters import letters_for
from caseworker.casework.many_letters import ManyAsked, many
from caseworker.casework.placing import ConsultInstitutions, GoOnWithout, NameInstitution, ToConsult
from caseworker.domain.case import CaseNumber, Happening
from caseworker.domain.errors import Incomplete, NotAllowed
from caseworker.domain.kinds import BY_LAW
from caseworker.domain.law import event_kinds
from caseworker.domain.placing import Institution, Standing, institutions
from caseworker.domain.placing_rules import placing_rules
from tests.domain.happenings import on
from tests.ui.case.store import CaseStore
from tests.ui.case.year import in_force, it_is

ASKED = date(2027, 1, 11)  # a Monday; the 15 days end on Tuesday 26 January
OVER = date(2027, 1, 27)
ALL = (ToConsult("Weir College"), ToConsult("Harrow Hill School"), ToConsult("Ely", "Eastmoor"))


@pytest.fixture
def store() -> CaseStore:
    return CaseStore()


@pytest.fixture
def case(store: CaseStore) -> CaseNumber:
    """A plan in force, and a move to another college in September 2027."""
    number = in_force(store)
    it_is(store, ASKED)
    facts = {"phase": "From one post-16 institution to another", "moves_on": "2027-09-06"}
    store.record(number, Happening("phase_transfer_expected", ASKED, facts=facts))
    return number


def consult(store: CaseStore, case: CaseNumber) -> dict[str, Institution]:
    store.office.do(placing.consult_institutions, ConsultInstitutions(case, ALL, ASKED, "Draft 1"))
    return found(store, case)


def found(store: CaseStore, case: CaseNumber) -> dict[str, Institution]:
    today = store.standing.at.date()
    return {one.name: one for one in placing.considered(store.case(case), today)}


def reply(store: CaseStore, case: CaseNumber, name: str, said: str) -> None:
    facts = {"institution": name, "reply": said}
    store.record(case, Happening("institution_replied", store.standing.at.date(), facts=facts))


def test_each_of_several_has_its_own_days_and_its_keeper_is_asked_too(
    store: CaseStore, case: CaseNumber
) -> None:
    """CFA 2014 s.39(2), Code 9.83: 15 days from 11 January are over after the 26th."""
    asked = consult(store, case)

    assert [one.reply_by for one in asked.values()] == [date(2027, 1, 26)] * 3
    assert {one.standing(ASKED) for one in asked.values()} == {Standing.AWAITED}
    assert {one.standing(OVER) for one in asked.values()} == {Standing.LATE}
    keeper = asked["Ely"].consulted
    assert keeper is not None
    assert keeper.facts["authority_consulted"] == "2027-01-11"
    letters = store.office.see(letters_for(case))
    assert {one.about for one in letters if one.letter == "L-11"} >= set(asked)
    wanted = store.office.see(placing.letters_awaited(case))
    assert (wanted.letter, set(wanted.about)) == ("L-11", set(asked))
    narrowed = ManyAsked(wanted.letter, (case,), "J. Okafor", about=wanted.about)
    sent = store.office.see(many(narrowed)).lines
    assert {line.to for line in sent} == set(asked)  # and not the one that was asked last year


@pytest.mark.parametrize(
    ("asked", "why"),
    [
        ((), "Name at least one"),
        ((ToConsult("Ely"), ToConsult("ELY ")), "stands here twice"),
        ((ToConsult("Weir college"),), "its reply is awaited"),
    ],
)
def test_nobody_is_asked_twice_at_once(
    store: CaseStore, case: CaseNumber, asked: tuple[ToConsult, ...], why: str
) -> None:
    consult(store, case)

    with pytest.raises(Incomplete, match=why):
        store.office.do(placing.consult_institutions, ConsultInstitutions(case, asked, ASKED))


def test_a_late_reply_is_gone_on_without_and_not_a_day_before(
    store: CaseStore, case: CaseNumber
) -> None:
    request = consult(store, case)["Weir College"].consulted
    assert request is not None
    it_is(store, OVER)

    with pytest.raises(NotAllowed, match="has until Tuesday 26 January 2027"):
        store.office.do(
            placing.go_on_without, GoOnWithout(case, request.id, OVER - timedelta(days=1))
        )
    store.office.do(placing.go_on_without, GoOnWithout(case, request.id, OVER, "Two calls."))

    stands = {name: one.standing(OVER) for name, one in found(store, case).items()}
    assert stands == {
        "Weir College": Standing.GONE_ON,
        "Harrow Hill School": Standing.LATE,
        "Ely": Standing.LATE,
    }


def test_the_one_that_is_named_stands_in_section_i(store: CaseStore, case: CaseNumber) -> None:
    consult(store, case)
    reply(store, case, "Harrow Hill School", "Can meet the needs")

    command = NameInstitution(
        case, "Harrow Hill School", ASKED, "It can.", {"type": "Special", "not_mainstream": "Wish."}
    )
    done = store.office.do(placing.name_institution, command)

    assert done.sentence == (
        "Decided to name Harrow Hill School (Special): It can. "
        "The changes to the plan were begun, with section I filled in."
    )
    (item,) = store.kept.paper.drafts[case, BY_LAW].plan.section("I").items
    assert item.fields == {
        "name": "Harrow Hill School",
        "type": "Special",
        "not_mainstream_because": "Wish.",
    }
    assert found(store, case)["Harrow Hill School"].standing(ASKED) is Standing.CHOSEN
    assert store.kinds(case)[-1] == "changes_tied"  # the decision itself accounts for it


def test_no_institution_is_named_that_was_not_asked(store: CaseStore, case: CaseNumber) -> None:
    """P-26, CFA 2014 s.39(2) and s.40(3)."""
    with pytest.raises(Incomplete, match="Hillside was not consulted"):
        store.office.do(
            placing.name_institution, NameInstitution(case, "Hillside", ASKED, "Near.", {})
        )


def test_a_reply_is_waited_for_until_its_days_are_over(store: CaseStore, case: CaseNumber) -> None:
    consult(store, case)

    with pytest.raises(NotAllowed, match="awaited until Tuesday 26 January 2027"):
        store.office.do(
            placing.name_institution, NameInstitution(case, "Weir College", ASKED, "Near.", {})
        )


@pytest.mark.parametrize(
    ("category", "binds"), [(one.words, one.binds) for one in placing_rules().categories]
)
def test_a_wish_that_binds_is_not_passed_over_without_a_ground(
    store: CaseStore, case: CaseNumber, category: str, *, binds: bool
) -> None:
    """8.3, P-27 and P-28; CFA 2014 s.38(3) and s.39(4)."""
    facts = {"institution": "Ely", "category": category}
    store.record(case, Happening("institution_requested", ASKED, facts=facts))
    consult(store, case)
    reply(store, case, "Weir College", "Can meet the needs")
    weir = NameInstitution(case, "Weir College", ASKED, "It can.", {})

    if binds:
        with pytest.raises(Incomplete, match="Ely was asked for"):
            store.office.do(placing.name_institution, weir)
        ground = placing_rules().grounds[1].words
        refused = {"institution": "Ely", "ground": ground, "reasons": "A class of six."}
        store.record(case, Happening("requested_institution_refused", ASKED, facts=refused))
    store.office.do(placing.name_institution, weir)

    assert found(store, case)["Weir College"].standing(ASKED) is Standing.CHOSEN


def test_a_refusal_has_its_letter_with_the_ground_in_it(store: CaseStore, case: CaseNumber) -> None:
    """L-12, CFA 2014 s.39(4): what was recorded is not typed twice."""
    consult(store, case)
    ground = placing_rules().grounds[0]
    facts = {
        "institution": "Ely",
        "ground": ground.words,
        "reasons": "No nurse.",
        "reply": ground.reply,
    }
    store.record(case, Happening("requested_institution_refused", ASKED, facts=facts))

    letter = next(one for one in store.office.see(letters_for(case)) if one.letter == "L-12")

    assert letter.about == "Ely"
    assert {fact.name for fact in letter.asked} <= {"advice_service"}


def test_education_elsewhere_needs_no_institution(store: CaseStore, case: CaseNumber) -> None:
    """P-30, CFA 2014 s.61: section I stays without a name."""
    facts = {
        "type": "Education otherwise than at school",
        "otherwise_because": "Any of them would be too loud.",
        "otherwise_consulted": "Mrs Whitfield, 4 January 2027",
    }
    store.office.do(placing.name_institution, NameInstitution(case, "", ASKED, "As agreed.", facts))

    (item,) = store.kept.paper.drafts[case, BY_LAW].plan.section("I").items
    assert "name" not in item.fields
    assert item.fields["otherwise_because"] == "Any of them would be too loud."


def test_a_reply_raises_a_ground_of_the_law_or_none() -> None:
    kinds = event_kinds()
    replies, grounds = (
        kinds["institution_replied"].fact("reply"),
        kinds["requested_institution_refused"].fact("ground"),
    )
    assert replies is not None
    assert grounds is not None
    assert {one.reply for one in placing_rules().grounds} <= set(replies.choices)
    assert {one.words for one in placing_rules().grounds} == set(grounds.choices)
    category = kinds["institution_requested"].fact("category")
    assert category is not None
    assert {one.words for one in placing_rules().categories} == set(category.choices)


def test_an_answer_to_an_earlier_question_is_none_to_this_one() -> None:
    entries = (
        on("institution_consulted", "2026-03-02", institution="Ely"),
        on("institution_replied", "2026-03-10", institution="Ely", reply="Can meet the needs"),
        on("institution_consulted", "2027-01-11", institution=" ely"),
    )

    (one,) = institutions(entries)

    assert one.replied is None
    assert one.is_awaited
