"""Assessing again: what goes on beside the stage, what the law forbids, what comes of it.

Notes of the law, sections 1 (S14) and 2.4 (T-21 to T-23): CFA 2014 s.44(2), SEND Regs 2014
regs 23 to 27. What is in force stays in force.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from caseworker.domain.assessment import advice_asked, advice_that_came
from caseworker.domain.blocks import paragraphs
from caseworker.domain.case import Case, CaseNumber, Event, Happening, Stage
from caseworker.domain.due import DueState
from caseworker.domain.errors import NotAllowed, WrongStage
from caseworker.domain.law import event_kinds
from caseworker.domain.next_plan import differs_from, next_plan, reassessing
from caseworker.domain.plan import Section, Version, VersionKind
from caseworker.domain.reassessments import barred, reassessments_of
from tests.builders import a_case, a_plan
from tests.domain.happenings import named, on

KINDS = event_kinds()
LATELY = "Assessed or re-assessed less than six months before the request"
FIRST_ASKED = on("advice_requested", "2025-02-03", adviser="Dr Old", advice="Medical")
FIRST_CAME = on("advice_received", "2025-03-03", adviser="Dr Old", advice="Medical")
MADE = on("final_plan_sent", "2025-05-12", "2025-05-12")
ASKED = on("reassessment_requested", "2026-02-02", requested_by="Parent")
AGREED = on("reassessment_agreed", "2026-02-17", "2026-02-17")
DRAFT = on("draft_sent", "2026-04-20", "2026-04-20", "2026-04-20")
NEW = on("reassessed_plan_sent", "2026-05-20", "2026-05-20")
WANTED = on("advice_requested", "2026-02-18", "2026-02-18", "2026-02-18", adviser="Dr New",
            advice="Medical")  # fmt: skip
STEPS = (MADE, ASKED, AGREED, DRAFT)


def a_plan_in_force(*later: Event) -> Case:
    """Assessed once, with advice of its own, and what followed."""
    decided = (on("request_received", "2025-01-06", requested_by="Parent"),
               on("decided_to_assess", "2025-01-27", "2025-01-27", reasons="-"),
               FIRST_ASKED, FIRST_CAME,
               on("decided_to_issue", "2025-04-01", "2025-04-01"),
               on("draft_sent", "2025-04-14", "2025-04-14", "2025-04-14"), MADE)  # fmt: skip
    return a_case(*decided, *later)


def record(case: Case, kind: str, day: str, **facts: str) -> Happening:
    on_day = date.fromisoformat(day)
    sent = on_day if KINDS[kind].sent_words else None
    served = on_day if KINDS[kind].served_words else None
    return case.accept(Happening(kind, on_day, sent, served, facts), KINDS, today=date(2026, 12, 1))


def test_the_plan_stays_in_force_while_it_is_assessed_again() -> None:
    case = a_plan_in_force(ASKED, AGREED, WANTED, DRAFT)

    assert case.stage(KINDS) is Stage.PLAN_IN_FORCE
    assert case.goes_on(KINDS) == {"Re-assessing"}
    assert a_plan_in_force(ASKED, AGREED, NEW).goes_on(KINDS) == frozenset()


ONLY_THEN = [
    ("advice_requested", {"adviser": "Dr New", "advice": "Medical"}),
    ("advice_reused", {"adviser": "Dr Old", "agreed": "All of us"}),
    ("advice_not_needed", {"adviser": "Dr Old", "reasons": "Not known to us"}),
    ("draft_sent", {}),
    ("reassessed_plan_sent", {}),
    ("reassessed_plan_kept", {"reasons": "It fits."}),
]


@pytest.mark.parametrize(("kind", "facts"), ONLY_THEN)
def test_what_an_assessment_needs_is_open_while_it_goes_on_and_only_then(
    kind: str, facts: dict[str, str]
) -> None:
    with pytest.raises(WrongStage):
        record(a_plan_in_force(ASKED), kind, "2026-03-02", **facts)

    record(a_plan_in_force(ASKED, AGREED), kind, "2026-03-02", **facts)

    with pytest.raises(WrongStage):
        record(a_plan_in_force(ASKED, AGREED, NEW), kind, "2026-06-01", **facts)


def test_a_request_of_the_health_body_can_not_be_refused() -> None:
    """Reg 23."""
    asked = replace(ASKED, facts={"requested_by": "Health commissioning body"})
    case = a_plan_in_force(asked)

    with pytest.raises(NotAllowed) as caught:
        record(case, "reassessment_refused", "2026-02-10", reasons="Not needed.")

    assert "health commissioning body" in str(caught.value)
    assert caught.value.source == "SEND Regs 2014 reg 23"
    assert [bar.source for bar in barred(case, KINDS["reassessment_refused"])] == [
        "SEND Regs 2014 reg 23"
    ]
    assert barred(a_plan_in_force(ASKED), KINDS["reassessment_refused"]) == ()


@pytest.mark.parametrize(
    ("made", "may"),
    [("2025-08-02", True), ("2025-08-01", False), ("2025-12-01", True), ("2025-05-12", False)],
)
def test_six_months_are_a_ground_up_to_the_corresponding_date(made: str, may: bool) -> None:  # noqa: FBT001
    """T-23, K8: made on 2 August, a request of 2 February is within six months."""
    case = a_case(on("existing_plan_recorded", "2020-01-06", authority="N"),
                  on("final_plan_sent", made, made), ASKED)  # fmt: skip

    if may:
        record(case, "reassessment_refused", "2026-02-10", ground=LATELY, reasons="Of last year.")
        return
    with pytest.raises(NotAllowed, match="no ground here"):
        record(case, "reassessment_refused", "2026-02-10", ground=LATELY, reasons="Of last year.")


def test_that_it_is_not_necessary_is_a_ground_at_any_time() -> None:
    record(
        a_plan_in_force(ASKED), "reassessment_refused", "2026-02-10",
        ground="Not necessary", reasons="Nothing has changed.",
    )  # fmt: skip


def test_nothing_is_refused_that_nobody_asked_for_but_the_authority_may_assess_of_itself() -> None:
    with pytest.raises(NotAllowed, match="can’t be recorded before"):
        record(a_plan_in_force(), "reassessment_refused", "2026-02-10", reasons="-")

    record(a_plan_in_force(), "reassessment_agreed", "2026-02-10")


def test_the_days_of_a_re_assessment_run_from_the_notice_and_the_draft() -> None:
    """T-21 15 days K3, T-22 14 weeks K1, T-04 6 weeks K1, T-07 and T-10 15 days K2."""
    asked = named(a_plan_in_force(ASKED), "2026-02-03")
    going = named(a_plan_in_force(ASKED, AGREED, WANTED, DRAFT), "2026-04-21")

    assert asked["answer_on_reassessment"].by == date(2026, 2, 17)
    assert going["reassessed_plan"].by == date(2026, 5, 26)
    assert going["advice"].by == date(2026, 4, 1)
    assert going["views_on_draft"].by == date(2026, 5, 4)
    assert going["earliest_final_plan"].by == date(2026, 5, 5)


def test_the_new_plan_ends_them_and_begins_the_year_and_the_time_for_an_appeal() -> None:
    """T-20b K8 from the day of sending, in place of T-11; T-34 K8, T-30 K8."""
    done = named(a_plan_in_force(ASKED, AGREED, WANTED, DRAFT, NEW), "2026-05-21")

    assert done["reassessed_plan"].state is DueState.DONE
    assert done["advice"].state is DueState.NONE
    assert done["review"].state is DueState.NONE
    assert done["review_after_reassessment"].by == date(2027, 5, 20)
    assert done["review_meeting"].by == date(2027, 4, 21)  # Code 9.169: four weeks before 19 May
    assert done["appeal_on_plan"].by == date(2026, 7, 20)
    assert done["contact_adviser_on_plan"].by == date(2026, 7, 20)


@pytest.mark.parametrize(
    ("decision", "facts"),
    [
        ("reassessment_refused", {"reasons": "-"}),
        ("reassessed_plan_kept", {"reasons": "-"}),
        ("decided_to_keep_plan", {"reasons": "-"}),
        ("amended_plan_sent", {}),
        ("decided_not_to_amend", {"reasons": "-"}),
        ("decided_to_cease", {"reasons": "-"}),
    ],
)
def test_every_decision_that_may_be_appealed_against_starts_the_time_for_it(
    decision: str, facts: dict[str, str]
) -> None:
    """CFA 2014 s.51(2)(c) to (f); rule 20(1)(c)."""
    sent = on(decision, "2026-03-10", "2026-03-10", **facts)

    found = named(a_plan_in_force(sent), "2026-03-11")

    assert found["appeal_on_plan"].by == date(2026, 5, 11)  # the 10th is a Sunday
    assert found["contact_adviser_on_plan"].by == date(2026, 5, 10)


def test_a_withdrawn_request_is_owed_no_answer() -> None:
    gone = on("reassessment_withdrawn", "2026-02-09", person="Dawn Whitfield")

    assert named(a_plan_in_force(ASKED, gone), "2026-02-10")["answer_on_reassessment"].state is (
        DueState.NONE
    )


NEXT = [
    ((), VersionKind.AMENDED),
    ((ASKED,), VersionKind.AMENDED),
    ((ASKED, AGREED), VersionKind.DRAFT),
    ((ASKED, AGREED, DRAFT), VersionKind.REASSESSED),
    ((ASKED, AGREED, DRAFT, NEW), VersionKind.AMENDED),
    ((ASKED, AGREED, DRAFT, on("reassessed_plan_kept", "2026-05-20", reasons="-")),
     VersionKind.AMENDED),
    ((ASKED, AGREED, on("amendment_notice_served", "2026-03-02", changes="F")),
     VersionKind.AMENDED),
    ((ASKED, AGREED, on("amendment_notice_served", "2026-03-02", changes="F"),
      on("amended_plan_sent", "2026-04-01")), VersionKind.DRAFT),
]  # fmt: skip


@pytest.mark.parametrize(("later", "kind"), NEXT)
def test_what_the_plan_being_written_will_be(later: tuple[Event, ...], kind: VersionKind) -> None:
    assert next_plan(a_plan_in_force(*later)) is kind


def test_advice_is_that_of_the_latest_assessment() -> None:
    going = a_plan_in_force(ASKED, AGREED, WANTED)

    assert [one.adviser for one in advice_asked(going)] == ["Dr New"]
    assert advice_that_came(going) == ()
    kept = a_plan_in_force(
        ASKED, AGREED, WANTED, on("reassessed_plan_kept", "2026-05-20", reasons="-")
    )
    assert [one.facts["adviser"] for one in advice_that_came(kept)] == ["Dr Old"]


def test_each_re_assessment_is_read_off_the_entries() -> None:
    refused = on("reassessment_refused", "2026-02-10", "2026-02-10", reasons="-")
    again = on("reassessment_requested", "2026-09-01", requested_by="Parent")
    case = a_plan_in_force(ASKED, refused, again)

    first, second = reassessments_of(case)

    assert (first.request, first.answer) == (ASKED, refused)
    assert first.is_over
    assert second.waits
    assert reassessing(a_plan_in_force(AGREED)) == AGREED


ENDED = (
    on("consulted_on_ceasing", "2025-09-01", "2025-09-01"),
    on("decided_to_cease", "2025-10-01", "2025-10-01", reasons="-"),
    on("plan_ceased", "2025-12-15"),
    on("case_reopened", "2026-06-01", reason="A new request"),
    on("request_received", "2026-06-01", requested_by="Parent"),
    on("decided_to_assess", "2026-06-22", "2026-06-22", reasons="-"),
)
WRITING = on("decided_to_issue", "2026-09-14", "2026-09-14", reasons="-")
DRAFTED = on("draft_sent", "2026-09-21", "2026-09-21", "2026-09-21")


def test_after_a_plan_that_ended_the_next_one_is_drafted_and_final_and_amends_nothing() -> None:
    """CFA 2014 s.45: a plan that ended does not begin again; an assessment makes a new one."""
    assert next_plan(a_plan_in_force(*ENDED, WRITING)) is VersionKind.DRAFT
    assert next_plan(a_plan_in_force(*ENDED, WRITING, DRAFTED)) is VersionKind.FINAL
    made = on("final_plan_sent", "2026-10-12", "2026-10-12")
    assert next_plan(a_plan_in_force(*ENDED, WRITING, DRAFTED, made)) is VersionKind.AMENDED


def test_what_was_advised_for_the_plan_that_ended_is_no_advice_for_the_new_one() -> None:
    assert advice_that_came(a_plan_in_force(*ENDED)) == ()

    wanted = replace(WANTED, day=date(2026, 6, 23))
    case = a_plan_in_force(*ENDED, wanted)

    assert [asked.request for asked in advice_asked(case)] == [wanted]


def test_after_a_refusal_to_issue_a_second_assessment_has_advice_of_its_own() -> None:
    first = a_plan_in_force().events[:4]
    refused = on("refused_to_issue", "2025-04-01", "2025-04-01", reasons="-")
    asked = on("request_received", "2026-02-02", requested_by="Parent")
    again = on("decided_to_assess", "2026-02-23", "2026-02-23", reasons="-")

    assert advice_that_came(a_case(*first, refused)) == (FIRST_CAME,)
    assert advice_that_came(a_case(*first, refused, asked, again)) == ()


def test_a_final_plan_is_held_against_its_draft_and_not_against_one_that_ended() -> None:
    number, words = CaseNumber("2026-0113"), a_plan().with_section("A", Section(paragraphs("New")))
    old = Version(number, 1, VersionKind.FINAL, a_plan(), date(2025, 5, 12))
    draft = Version(number, 2, VersionKind.DRAFT, words, date(2026, 9, 21))

    assert differs_from((old, draft), VersionKind.FINAL) == draft.plan
    assert differs_from((old, draft), VersionKind.AMENDED) == old.plan
