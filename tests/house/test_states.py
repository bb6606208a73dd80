"""The states of a case and the kinds of entries know of each other, and the window has them all."""

from __future__ import annotations

import pytest

from caseworker.casework.records import OfficeFacts
from caseworker.domain.law import event_kinds
from caseworker.domain.settings import settings
from caseworker.domain.state_rules import BEFORE, StateId, StateMove, state_rules
from caseworker.ui.case.actions import grouped
from caseworker.ui.case.seen import CaseSeen
from tests.builders import TODAY
from tests.domain.state_walks import case_in

RULES = state_rules()
KINDS = event_kinds()
OFFICE = OfficeFacts("Northmere", tuple(settings()), "OFFICIAL")

#: Kinds that make a move and stand in no menu of entries: the action of the window that records it.
ELSEWHERE = {"joined_to_another": "actJoin"}

MOVES = [(state, move) for move in RULES.moves if not move.when for state in move.of]


@pytest.mark.parametrize(
    ("state", "move"), MOVES, ids=[f"{state}-{move.by[0]}" for state, move in MOVES]
)
def test_each_move_that_is_allowed_is_offered_in_its_state(state: StateId, move: StateMove) -> None:
    case = case_in(state, move)
    seen = CaseSeen(case, TODAY, case.stage(KINDS), (), (), None, (), OFFICE)
    offered = {kind.name for kinds in grouped(seen).values() for kind in kinds}

    assert {kind for kind in move.by if kind not in ELSEWHERE} <= offered


def test_every_row_names_states_and_entries_that_there_are() -> None:
    states = [state for move in RULES.moves for state in (*move.of, move.to) if state != BEFORE]
    states += [state for row in RULES.forbidden for state in row.of]
    states += [state for row in RULES.within for state in (*row.of, row.shown)]
    named = [kind for move in RULES.moves for kind in (*move.by, *move.came_by)]
    named += [kind for row in RULES.forbidden for kind in row.by]
    named += [kind for row in RULES.overlays for kind in (*row.begins, *row.ends)]
    named += [kind for row in RULES.within for kind in (*row.begins, *row.ends, *row.after)]

    assert set(states) <= set(RULES.states)
    assert set(named) <= set(KINDS)


def test_every_entry_that_leads_to_a_stage_leads_to_a_state_of_it() -> None:
    """So that the pill at the head of a case never says another thing than its stage."""
    leading = {name: kind.leads_to for name, kind in KINDS.items() if kind.leads_to}
    stages = {
        (kind, stage.value)
        for move in RULES.moves
        for kind in move.by
        if move.to != BEFORE and (stage := RULES.state(move.to).stage) is not None
    }

    assert {pair for pair in leading.items() if pair not in stages} == set()
