"""The states of a case, each move between two of them, and each that is refused.

``ehc-process.md`` has the states as S0 to S19, SD1, SD2 and X; ``states.toml`` has them as rows.
"""

from __future__ import annotations

import pytest

from caseworker.domain.case import Case, Happening, Stage
from caseworker.domain.errors import CaseworkerError
from caseworker.domain.law import event_kinds
from caseworker.domain.state_rules import BEFORE, Forbidden, StateId, StateMove, Within, state_rules
from caseworker.domain.states import overlays_of, refused, state_of
from tests.builders import TODAY, a_case
from tests.domain.happenings import on
from tests.domain.state_walks import added, case_in, next_on, ways

RULES = state_rules()
KINDS = event_kinds()
MOVES = [(state, move) for move in RULES.moves if not move.when for state in move.of]
REFUSALS = [(state, row) for row in RULES.forbidden for state in row.of]
DETAINED = {"establishment": "Ashdown House"}


def test_every_state_of_the_process_has_a_row() -> None:
    whole = {*(f"S{number}" for number in range(20)), "S4R", "S6R", "SD1", "SD2", "X"}
    whole.add("SP")  # custody-and-service.md 0, row 3: provision paused, apart from ended

    assert set(RULES.states) == whole


def test_every_state_can_be_come_to() -> None:
    shown = {row.shown for row in RULES.within}

    assert {state for state, _ in ways()} | shown == set(RULES.states)


def accepts(case: Case, happening: Happening) -> CaseworkerError | None:
    """What stands against it, by the state or by the case."""
    against = refused(case, happening, TODAY)
    if against is None:
        try:
            case.accept(happening, KINDS, today=TODAY)
        except CaseworkerError as error:
            return error
    return against


@pytest.mark.parametrize(
    ("state", "move"), MOVES, ids=[f"{state}-{move.by[0]}" for state, move in MOVES]
)
def test_each_move_that_is_allowed_is_accepted_and_leads_where_it_says(
    state: StateId, move: StateMove
) -> None:
    case = case_in(state, move)
    assert state_of(case, TODAY).id == state

    for kind in move.by:
        step = next_on(case, kind, {fact: values[0] for fact, values in move.where.items()})

        assert accepts(case, step) is None, kind
        if move.to != BEFORE:
            assert state_of(added(case, step), TODAY).inner.id == move.to, kind


@pytest.mark.parametrize(
    ("state", "row"), REFUSALS, ids=[f"{state}-{row.by[0]}" for state, row in REFUSALS]
)
def test_each_move_that_is_forbidden_is_refused_with_its_source(
    state: StateId, row: Forbidden
) -> None:
    case = case_in(state) if state != "SD1" else detained("S9")

    for kind in row.by:
        against = refused(case, next_on(case, kind), TODAY)

        assert against is not None, kind
        assert against.source == row.source
        assert row.why in str(against)
        assert row.instead in str(against)


def test_what_neither_moves_a_case_nor_is_forbidden_leaves_it_in_its_state() -> None:
    """Nothing is left open: it moves the case, is refused with its source, or changes nothing."""
    by_move = {(state, kind) for state, move in MOVES for kind in move.by}
    by_row = {(state, kind) for state, row in REFUSALS for kind in row.by}
    movers = sorted({kind for move in RULES.moves for kind in move.by})
    for state in {state for state, _ in ways()}:
        case = case_in(state)
        for kind in movers:
            if (state, kind) in by_move | by_row:
                continue
            step = next_on(case, kind)

            against = accepts(case, step)

            assert against is None, f"{kind} in {state}: {against}"
            after = state_of(added(case, step), TODAY)
            assert state in {after.id, after.inner.id}, f"{kind} in {state}"


def detained(state: str) -> Case:
    case = case_in(StateId(state))
    return added(case, next_on(case, "detained", DETAINED))


HELD = [
    (state, row)
    for row in RULES.within
    if row.regime == "custody" and not row.after
    for state in row.of
]


@pytest.mark.parametrize(("state", "row"), HELD)
def test_in_custody_a_plan_is_kept_and_an_assessment_goes_on(state: StateId, row: Within) -> None:
    """CFA 2014 s.70 and 74(2); a half-finished assessment goes on (2015 Regs reg 15)."""
    case = detained(state)

    assert state_of(case, TODAY).id == row.shown

    out = added(case, next_on(case, "released"))

    assert state_of(out, TODAY).id not in {"SD1", "SD2"}


PAUSED = [state for row in RULES.within if row.shown == "SP" for state in row.of]


@pytest.mark.parametrize("state", PAUSED)
def test_abroad_for_a_time_the_plan_is_maintained_with_its_provision_paused(state: StateId) -> None:
    """Hampshire CC v GC [2026] EWCA Civ 20: it is not ended, and it is resumed on return."""
    home = case_in(state)
    away = added(home, next_on(home, "abroad_for_a_time"))
    back = added(away, next_on(away, "back_in_england"))

    assert state_of(away, TODAY).words == "Maintained, provision paused (temporarily abroad)"
    assert state_of(away, TODAY).state.stage is Stage.PLAN_IN_FORCE
    assert state_of(back, TODAY).id == state


def test_provision_that_goes_on_abroad_is_not_paused_and_one_without_a_plan_has_none() -> None:
    held = on("existing_plan_recorded", "2026-03-09", authority="Fenshire")
    away = on("abroad_for_a_time", "2026-09-01", place="Nairobi")
    goes_on = on("authority_on_plan", "2026-09-07", answer="Maintained, and provision goes on")

    assert state_of(a_case(held, away, goes_on), TODAY).id == "S9"
    assert state_of(a_case(away), TODAY).id == "S0"


@pytest.mark.parametrize(
    ("kind", "words"),
    [("consulted_on_ceasing", "Ending considered"),
     ("decided_to_cease", "Decision to end: still in force")],
)  # fmt: skip
def test_the_steps_to_an_end_show_through_a_pause(kind: str, words: str) -> None:
    """SEND Regs 2014 reg 31; CFA 2014 s.45(4): paused is apart from ended."""
    case = a_case(
        on("existing_plan_recorded", "2026-03-09", authority="Fenshire"),
        on("abroad_for_a_time", "2026-09-01", place="Episkopi"),
        on("consulted_on_ceasing", "2026-09-02"),
        *([on(kind, "2026-10-02", reasons="They left.")] if kind != "consulted_on_ceasing" else []),
    )

    assert state_of(case, TODAY).words == words


def test_a_plan_that_only_came_as_a_copy_is_kept_in_custody_too() -> None:
    case = a_case(
        on("detained", "2026-08-03", establishment="Ashdown House"),
        on("plan_copy_received", "2026-08-10"),
    )

    assert state_of(case, TODAY).id == "SD1"


def test_an_assessment_in_custody_says_how_far_it_has_come() -> None:
    assert state_of(detained("S7"), TODAY).words == "Assessment in custody: draft sent"


@pytest.mark.parametrize("state", ["S9", "S10", "S12"])
def test_a_refused_reassessment_leads_back_to_where_the_case_was(state: str) -> None:
    """A review that is under way goes on when a re-assessment is refused."""
    case = case_in(StateId(state))
    for kind in ("reassessment_requested", "reassessment_refused"):
        case = added(case, next_on(case, kind))

    assert state_of(case, TODAY).id == state


def test_a_decision_once_consulted_on_does_not_carry_the_next() -> None:
    """Reg 31(1): each time that ending the plan is considered, those concerned are consulted."""
    case = case_in(StateId("S18"))
    case = added(case, next_on(case, "decided_to_keep_plan"))

    against = refused(case, next_on(case, "decided_to_cease"), TODAY)

    assert against is not None
    assert "reg 31(1)" in against.source


def test_the_state_is_that_of_the_day_that_is_asked_about() -> None:
    case = a_case(on("existing_plan_recorded", "2026-03-09"), on("review_held", "2026-06-01"))

    assert state_of(case, on("x", "2026-05-31").day).id == "S9"
    assert state_of(case, on("x", "2026-06-01").day).words == "Reviewed: report due"


def test_a_correction_is_judged_as_if_the_entry_had_never_been_made() -> None:
    case = case_in(StateId("S18"))
    wrong = case.events[-1]
    again = Happening(wrong.kind, wrong.day, sent=wrong.day, facts=wrong.facts, replaces=wrong.id)

    assert refused(case, again, TODAY) is None


def test_the_state_and_the_stage_of_a_case_say_the_same() -> None:
    for state in {state for state, _ in ways()}:
        case = case_in(state)

        assert RULES.state(state).stage is case.stage(KINDS), state


def test_a_case_of_which_entries_are_missing_stands_where_the_last_one_led() -> None:
    """What came from elsewhere may leave out the way: state and stage say the same all the same."""
    case = a_case(on("decided_to_issue", "2026-09-01"), on("draft_sent", "2026-10-01"))

    assert state_of(case, TODAY).id == "S7"


def names(*events: object) -> list[str]:
    plan = on("existing_plan_recorded", "2026-03-09")
    return [row.name for row in overlays_of(a_case(plan, *events), TODAY)]  # type: ignore[arg-type]


def test_what_lies_over_a_state() -> None:
    appeal = on("appeal_registered", "2026-10-01")
    no = {"judged_by": "Dr Kowalska", "outcome": "Can't decide"}
    yes = {"judged_by": "Dr Kowalska", "outcome": "Can decide"}

    assert names() == []
    assert names(appeal) == ["APP"]
    assert names(appeal, on("tribunal_ordered", "2026-11-02", order="Reconsider")) == []
    assert names(on("mediation_wanted", "2026-10-01")) == ["MED"]
    assert names(on("mediation_wanted", "2026-10-01"), on("mediation_ended", "2026-10-20")) == []
    assert names(on("phase_transfer_expected", "2026-03-10", moves_on="2027-09-01")) == ["PHASE"]
    assert names(on("phase_transfer_expected", "2026-03-10", moves_on="2028-09-01")) == []
    assert names(on("direct_payments_started", "2026-03-10")) == ["PB"]
    assert names(on("capacity_judged", "2026-10-01", decision="Where to live", **no)) == ["CAP"]
    assert (
        names(
            on("capacity_judged", "2026-10-01", decision="Where to live", **no),
            on("capacity_judged", "2026-11-01", decision="Where to live", **yes),
        )
        == []
    )
