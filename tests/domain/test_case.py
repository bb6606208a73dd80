"""A case is its dated events; its stage is computed from them."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

import pytest

from caseworker.domain.case import EventId, Happening, Stage
from caseworker.domain.errors import Incomplete, NotAllowed, NotFound, WrongStage
from caseworker.domain.law import event_kinds
from tests.builders import TODAY, a_case, an_event

KINDS = event_kinds()
ASKED = an_event("request_received", date(2026, 9, 7), facts={"requested_by": "Parent"})
ASSESSING = an_event("decided_to_assess", date(2026, 10, 12), facts={"reasons": "Likely needs."})


@pytest.mark.parametrize(
    ("kinds", "stage"),
    [
        ((), Stage.OPENED),
        (("case_opened",), Stage.OPENED),
        (("request_received",), Stage.DECIDING),
        (("request_received", "decided_to_assess"), Stage.ASSESSING),
        (("request_received", "refused_to_assess"), Stage.NOT_ASSESSING),
        (("request_received", "decided_to_assess", "decided_to_issue"), Stage.DRAFTING),
        (("request_received", "contact_made"), Stage.DECIDING),
        (("request_received", "request_withdrawn"), Stage.CLOSED),
    ],
)
def test_the_stage_is_where_the_last_leading_event_led(
    kinds: tuple[str, ...], stage: Stage
) -> None:
    events = [an_event(kind, date(2026, 9, 1 + n)) for n, kind in enumerate(kinds)]

    assert a_case(*events).stage(KINDS) is stage


def test_a_backdated_entry_falls_in_place() -> None:
    note = an_event("contact_made", date(2026, 9, 20))
    case = a_case(ASKED, ASSESSING, note)

    assert [event.kind for event in case.live] == [
        "request_received",
        "contact_made",
        "decided_to_assess",
    ]
    assert case.stage(KINDS) is Stage.ASSESSING


def test_a_correction_takes_the_place_of_the_entry_it_names() -> None:
    corrected = an_event("request_received", date(2026, 9, 14), replaces=ASKED.id)
    case = a_case(ASKED, corrected)

    assert case.live == (corrected,)
    assert case.events == (ASKED, corrected)


def test_a_decision_can_be_corrected_as_if_it_had_never_been_made() -> None:
    case = a_case(ASKED, ASSESSING)
    refusal = Happening(
        "refused_to_assess",
        date(2026, 10, 12),
        facts={"reasons": "Support is enough."},
        replaces=ASSESSING.id,
    )

    assert case.accept(refusal, KINDS, today=TODAY) == refusal


def test_what_was_corrected_once_is_corrected_through_the_newer_entry() -> None:
    newer = an_event("request_received", date(2026, 9, 8), replaces=ASKED.id)
    again = Happening(
        "request_received", TODAY, facts={"requested_by": "Parent"}, replaces=ASKED.id
    )

    with pytest.raises(NotAllowed, match="already been corrected"):
        a_case(ASKED, newer).accept(again, KINDS, today=TODAY)


def test_a_case_that_is_not_waiting_cannot_be_decided() -> None:
    happening = Happening("decided_to_assess", TODAY, facts={"reasons": "Likely needs."})

    with pytest.raises(WrongStage) as refused:
        a_case().accept(happening, KINDS, today=TODAY)

    assert "s.36" in refused.value.source
    assert "Opened" in str(refused.value)


@pytest.mark.parametrize(
    ("day", "facts", "fields"),
    [
        (date(2026, 11, 24), {"requested_by": "Parent"}, ["day"]),
        (date(2001, 1, 1), {"requested_by": "Parent"}, ["day"]),
        (TODAY, {}, ["requested_by"]),
        (TODAY, {"requested_by": "The postman"}, ["requested_by"]),
        (TODAY, {"requested_by": "Parent", "colour": "red"}, ["colour"]),
        (date(2026, 11, 24), {}, ["day", "requested_by"]),
    ],
)
def test_every_gap_is_named_at_once(day: date, facts: Mapping[str, str], fields: list[str]) -> None:
    happening = Happening("request_received", day, facts=facts)

    with pytest.raises(Incomplete) as refused:
        a_case().accept(happening, KINDS, today=TODAY)

    assert [gap.field for gap in refused.value.gaps] == fields


def test_nothing_is_served_before_it_is_sent() -> None:
    case = a_case(ASKED, ASSESSING, an_event("decided_to_issue", date(2026, 11, 2)))
    happening = Happening(
        "draft_sent", date(2026, 11, 9), sent=date(2026, 11, 9), served=date(2026, 11, 6)
    )

    with pytest.raises(Incomplete, match="before it was sent"):
        case.accept(happening, KINDS, today=TODAY)


def test_nothing_is_sent_before_the_day_it_was_decided_or_made() -> None:
    """A final plan made on 9 November was taken as sent on 6 November."""
    happening = Happening(
        "decided_to_assess",
        date(2026, 11, 9),
        sent=date(2026, 11, 6),
        facts={"reasons": "Needs are not met."},
    )

    with pytest.raises(Incomplete, match="sent before 09/11/2026") as refused:
        a_case(ASKED).accept(happening, KINDS, today=TODAY)

    assert [gap.field for gap in refused.value.gaps] == ["sent"]


TO_ISSUE = an_event("decided_to_issue", date(2026, 11, 9), facts={"reasons": "Needed."})
DRAFT = an_event("draft_sent", date(2026, 11, 16), served=date(2026, 11, 16))


@pytest.mark.parametrize(
    ("kind", "day", "said"),
    [
        ("decided_to_assess", date(2026, 9, 6), "before “Request"),
        ("draft_sent", date(2026, 11, 8), "before “Decided to issue"),
        ("views_received", date(2026, 11, 15), "before “Draft"),
        ("final_plan_sent", date(2026, 11, 10), "before “Draft"),
    ],
)
def test_nothing_is_dated_before_the_entry_that_opened_its_stage(
    kind: str, day: date, said: str
) -> None:
    """A draft can't have been sent before it was decided to issue a plan, and so on."""
    road = (ASKED, ASSESSING, TO_ISSUE, DRAFT)
    opens = KINDS[kind].open_when
    case = next(
        a_case(*road[:n]) for n in range(1, 5) if a_case(*road[:n]).stage(KINDS).value in opens
    )
    facts = {spec.name: "Parent" for spec in KINDS[kind].facts if spec.required}

    def dated(on: date) -> Happening:
        return Happening(kind, on, sent=on, served=on, facts=facts)

    with pytest.raises(Incomplete) as refused:
        case.accept(dated(day), KINDS, today=TODAY)

    assert {gap.field for gap in refused.value.gaps} == {"day", "sent"}
    assert said in str(refused.value)
    opened = case.live[-1].day
    assert case.accept(dated(opened), KINDS, today=TODAY).day == opened


def test_what_was_open_on_its_day_may_be_written_down_later() -> None:
    """A note of advice that came while assessing, written down while the plan is drafted."""
    case = a_case(ASKED, ASSESSING, TO_ISSUE)
    kind = KINDS["advice_received"]
    facts = {spec.name: "Dr Lim" for spec in kind.facts if spec.required}
    late = Happening("advice_received", date(2026, 10, 20), facts=facts)

    assert case.accept(late, KINDS, today=TODAY) == late


def test_an_entry_is_not_moved_past_what_came_of_it() -> None:
    case = a_case(ASKED, ASSESSING, TO_ISSUE, DRAFT)

    def moved(day: date) -> Happening:
        return Happening(
            "decided_to_issue", day, facts={"reasons": "Needed."}, replaces=TO_ISSUE.id
        )

    with pytest.raises(Incomplete, match="after “Draft"):
        case.accept(moved(date(2026, 11, 17)), KINDS, today=TODAY)

    assert case.accept(moved(DRAFT.day), KINDS, today=TODAY).day == DRAFT.day


def test_an_entry_that_is_not_here_is_said_to_be_missing() -> None:
    with pytest.raises(NotFound):
        a_case().event(EventId("nowhere"))


def test_capacity_is_read_from_the_events_that_stand() -> None:
    judged = an_event(
        "capacity_judged",
        facts={"decision": "Where to live", "judged_by": "Dr Lim", "outcome": "Can't decide"},
    )

    (capacity,) = a_case(judged).capacities

    assert capacity.lacks
    assert capacity.judged_on == TODAY
