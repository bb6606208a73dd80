"""Each change between the draft and the final plan is tied to what asked for it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from caseworker.domain.case import Case, Event
from caseworker.domain.change_reasons import accounted, changes_are_tied, grounds, reasons, ties
from caseworker.domain.checking.looked import Looked
from caseworker.domain.checks import before_sending, well
from caseworker.domain.diary import Reckoning
from caseworker.domain.kinds import plan_kinds
from caseworker.domain.plan import ItemId, Plan, Section, VersionKind
from tests.builders import TODAY, a_case, a_plan, an_event, an_item

SENT = a_plan()
PLACE = Section(items=(an_item("place", "", name="Ashdown College", type="College"),))
VIEWS = an_event(
    "views_received",
    date(2026, 11, 20),
    id="views",
    facts={"person": "Dawn", "views": "Three times a week is too little."},
)


def more_often(plan: Plan = SENT, how_often: str = "4 times a week") -> Plan:
    item = plan.item(ItemId("provision-1"))
    return plan.with_item("F", replace(item, fields={**item.fields, "how_often": how_often}))


def tied(plan: Plan, reason: str = "views", **facts: str) -> Event:
    """The reason given for every change of ``plan`` since the draft."""
    keys = " ".join(one.change.key for one in accounted(SENT, plan, a_case()))
    given = {"changes": keys, "what": "F1", "reason": reason, "words": "Too little.", **facts}
    return an_event("changes_tied", facts=given)


def places(plan: Plan, *events: Event) -> list[str]:
    return list(changes_are_tied(SENT, plan, a_case(*events)))


def test_what_may_ask_for_a_change_is_what_regulation_14_and_the_code_name() -> None:
    first = [ground.id for ground in grounds() if "final" in ground.when]
    assert first == ["representation", "budget", "institution"]
    assert all(ground.source and ground.events for ground in grounds())


def test_a_plan_that_is_as_the_draft_was_needs_no_reason() -> None:
    assert places(SENT) == []
    assert list(changes_are_tied(None, more_often(), a_case())) == []


def test_a_change_without_a_reason_stands_in_the_way_at_its_place() -> None:
    now = more_often().with_item("B", an_item("need-2", "Noise upsets Tom."))

    assert places(now, VIEWS) == ["B2", "F1"]


def test_a_change_with_its_reason_is_in_order() -> None:
    assert places(more_often(), VIEWS, tied(more_often())) == []


def test_a_change_that_is_written_otherwise_afterwards_needs_its_reason_anew() -> None:
    five = more_often(how_often="5 times a week")

    assert places(five, VIEWS, tied(more_often())) == ["F1"]


def test_the_placement_needs_none_for_a_draft_must_leave_it_open() -> None:
    """CFA 2014 s.38(5): naming it in the final plan is the decision itself."""
    assert places(replace(SENT, sections={**SENT.sections, "I": PLACE})) == []


def test_numbers_and_links_that_only_follow_need_none_of_their_own() -> None:
    now = SENT.without_item(ItemId("need-1"))

    assert places(now) == ["B1"]


def test_a_reason_that_was_taken_back_no_longer_counts() -> None:
    given = tied(more_often())
    back = an_event("changes_untied", facts={"changes": given.facts["changes"], "what": "F1"})

    assert places(more_often(), VIEWS, given, back) == ["F1"]
    assert places(more_often(), VIEWS, given, back, tied(more_often())) == []


def test_a_reason_follows_the_entry_that_corrected_it() -> None:
    better = replace(VIEWS, id=an_event("x").id, replaces=VIEWS.id, facts={"person": "Gwyn"})
    case = a_case(VIEWS, tied(more_often()), better)

    (tie,) = ties(case).values()

    assert tie.reason.by == "Gwyn"
    assert tie.words == "Too little."


def test_a_reason_that_is_not_there_or_asks_for_nothing_is_none() -> None:
    note = an_event("contact_made", id="note", facts={"person": "Dawn", "note": "A call"})

    assert places(more_often(), tied(more_often(), "gone")) == ["F1"]
    assert places(more_often(), note, tied(more_often(), "note")) == ["F1"]


REASONS = [
    (VIEWS, "representation", "Three times a week is too little."),
    (an_event("budget_requested", facts={"person": "Dawn", "words": "For the horse riding"}),
     "budget", "For the horse riding"),
    (an_event("institution_requested", facts={"institution": "Ashdown", "reasons": "It is near"}),
     "representation", "It is near"),
    (an_event("institution_replied", facts={"institution": "Ashdown", "reply": "Other answer"}),
     "institution", "Other answer"),
]  # fmt: skip


@pytest.mark.parametrize(("event", "ground", "words"), REASONS)
def test_entries_that_may_ask_for_a_change_are_offered_with_their_words(
    event: Event, ground: str, words: str
) -> None:
    (reason,) = reasons(a_case(an_event("decided_to_issue"), event))

    assert (reason.ground.id, reason.words) == (ground, words)


def test_the_newest_reason_comes_first_and_says_whose_it_is() -> None:
    older = an_event("institution_requested", date(2026, 11, 2), facts={"institution": "Ashdown"})

    first, second = reasons(a_case(older, VIEWS))

    assert first.named == "Views on the draft received (Dawn), 20 November 2026"
    assert second.named == "Institution asked for (Ashdown), 2 November 2026"


def looked(plan: Plan, case: Case, sending: VersionKind) -> Looked:
    return Looked(plan, plan_kinds()[plan.kind], case, Reckoning(TODAY), sending, SENT)


def ids(plan: Plan, case: Case, sending: VersionKind) -> set[str]:
    return {one.check.rule for one in before_sending(looked(plan, case, sending))}


IN_FORCE = an_event("final_plan_sent", date(2026, 11, 21), facts={"institution": "Ashdown"})
NOTICE = an_event(
    "amendment_notice_served", date(2026, 11, 22), id="notice", facts={"changes": "F1: 4 times"}
)
ANSWER = an_event(
    "amendment_views_received", id="answer", facts={"person": "Dawn", "words": "More than 4"}
)
ORDER = an_event("tribunal_ordered", id="order", facts={"order": "Amend what is provided"})


def test_an_amended_plan_differs_by_what_the_notice_proposed_or_the_answer_asked_for() -> None:
    """SEND Regs 2014 reg 22(2); what came before the plan in force asks for nothing any more."""
    now = more_often()

    assert places(now, VIEWS, IN_FORCE) == ["F1"]
    assert places(now, VIEWS, IN_FORCE, NOTICE) == ["F1"]
    assert places(now, IN_FORCE, NOTICE, tied(now, "notice")) == []
    assert places(now, IN_FORCE, NOTICE, ANSWER, tied(now, "answer")) == []
    asks = [one.ground.id for one in reasons(a_case(VIEWS, IN_FORCE, NOTICE, ANSWER, ORDER))]
    assert asks == ["order", "answer", "notice"]


def test_a_reason_of_the_first_final_plan_is_none_for_an_amended_one() -> None:
    now = more_often()

    before = replace(tied(now), day=VIEWS.day)

    assert places(now, VIEWS, before) == []
    assert places(now, VIEWS, before, IN_FORCE, NOTICE) == ["F1"]


def test_another_placement_is_a_change_like_any_other_once_a_plan_is_in_force() -> None:
    moved = replace(SENT, sections={**SENT.sections, "I": PLACE})

    assert places(moved, IN_FORCE, NOTICE) == ["I"]


def test_the_check_before_a_plan_that_is_signed_looks_for_reasons_and_no_other_does() -> None:
    case = a_case(VIEWS)
    rule = "changes_are_tied"

    assert rule in ids(more_often(), case, VersionKind.FINAL)
    assert rule not in ids(more_often(), case, VersionKind.DRAFT)
    assert rule in ids(more_often(), a_case(IN_FORCE, NOTICE), VersionKind.AMENDED)
    assert rule in {check.rule for check in well(looked(SENT, case, VersionKind.FINAL))}
