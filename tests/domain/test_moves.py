"""What opens a move, which side we are on, and what its checklist asks: ``moves.toml``."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from caseworker.domain.case import Event
from caseworker.domain.due import DueState
from caseworker.domain.errors import BrokenLaw
from caseworker.domain.law import the_law
from caseworker.domain.law.limits import Checked
from caseworker.domain.moves import FILE, Act, read_moves, the_moves
from caseworker.domain.moving import LetOut, LineNow, LineState, Move
from tests.builders import a_case
from tests.domain.happenings import named, on
from tests.domain.move_tables import (
    ADULT,
    CASES,
    CUSTODY,
    HELD,
    HERE,
    LA,
    LEAVES,
    LEAVING,
    OUT,
    PLAN,
    SERVICE,
    TOLD,
    TRANSFERRED,
    Moved,
    arrival,
    checklists,
    held,
    learnt,
    posted,
    posting,
)

HEAD = (
    "read_on = 2026-11-29\nplan_ends = []\n"
    '[side.us]\nwords = "We"\nactor = "officer"\nend = "either"\n'
)
MINE = '[kind.mine]\nwords = "Mine"\nmeans = "It."\nopened_by = [{ event = "move_known" }]\n'


def said(line: LineNow) -> str:
    step = line.step
    what = "done"
    if step is not None:
        what = f"{step.act.value} {step.what or ' or '.join(step.kinds)}".strip()
    return " | ".join((line.row.id, str(line.by or "-"), what, line.whose))


def line_of(move: Move, row: str) -> LineNow:
    return next(line for line in move.lines if line.row.id == row)


# --- the tables ---------------------------------------------------------------------------------


@pytest.mark.parametrize(("kind", "side"), CASES)
def test_a_kind_of_move_asks_this_of_this_side(kind: str, side: str) -> None:
    moves = [one for one in CASES[kind, side].moves() if one.kind.id == kind]

    assert [one.id for move in moves for one in move.sides] == [side]
    assert tuple(said(line) for line in moves[0].lines) == checklists()[kind, side]


def test_every_kind_and_side_that_has_a_line_stands_in_the_table() -> None:
    moves = the_moves()
    asked = {(kind, side) for line in moves.lines for kind in line.kinds for side in line.sides}

    assert asked == set(CASES) == set(checklists())
    assert {kind for kind, _ in asked} == set(moves.kinds)


@pytest.mark.parametrize("line", the_moves().lines, ids=lambda line: line.id)
def test_a_line_rests_on_the_source_that_its_clock_has(line: object) -> None:
    """A line whose day the law gives says where; none is called read whose clock is from memory."""
    row = next(one for one in the_moves().lines if one is line)
    clocks = [one for one in the_law().time_limits if one.ids & set(row.duty)]

    assert row.source
    assert len(clocks) >= len(row.duty)
    if row.checked is Checked.READ:
        assert (
            Checked.READ in {one.checked for one in clocks} or not clocks or row.duty == ("S-03",)
        )


# --- what opens it, joins it, overtakes it, ends it ---------------------------------------------


def test_what_is_told_of_one_move_stands_on_one_checklist() -> None:
    moves = Moved("2026-09-02", LA, (PLAN, arrival(), learnt(), TRANSFERRED)).moves()

    assert [[event.kind for event in move.events] for move in moves] == [
        ["arrival_planned", "move_known", "plan_transferred"]
    ]
    assert (moves[0].whereto, moves[0].day) == ("Wiltshire", date(2026, 9, 1))


def test_a_move_to_somewhere_else_overtakes_the_one_that_never_was() -> None:
    moves = Moved("2026-09-02", LA, (PLAN, arrival("Wiltshire"), arrival("Ashdown"))).moves()

    assert [move.whereto for move in moves] == ["Ashdown"]


def test_another_posting_overtakes_one_of_another_kind() -> None:
    moves = posted("Faslane", SERVICE, replace(posting("Episkopi"), day=date(2026, 9, 2))).moves()

    assert [move.kind.id for move in moves] == ["overseas_with_school"]


def test_a_corrected_entry_takes_its_move_with_it() -> None:
    wrong = posting("Faslane")
    right = replace(posting("Tidworth"), replaces=wrong.id)

    moves = Moved("2026-09-02", SERVICE, (PLAN, wrong, right), setting="service_children").moves()

    assert [move.kind.id for move in moves] == ["between_authorities"]


def test_the_first_reception_is_no_transfer() -> None:
    first = on("received_at_establishment", "2026-08-04", establishment="wetherby")

    assert [move.kind.id for move in held("2026-08-05", first).moves()] == ["detention"]


def test_release_closes_the_checklist_of_the_detention() -> None:
    out = on("released", "2026-09-02", where="from the establishment", authority="Fenshire")

    release, detention = held("2026-09-02", out).moves()

    assert (release.kind.id, detention.kind.id) == ("release_home", "detention")
    assert detention.over is not None
    assert detention.over.kind == "released"
    assert detention.is_finished
    assert not release.is_finished


@pytest.mark.parametrize(("today", "opens"), [("2027-01-17", False), ("2027-01-18", True)])
def test_an_expected_release_opens_its_checklist_28_days_before(today: str, *, opens: bool) -> None:
    moves = held(today, LEAVING).moves()

    assert ("release_ahead" in {move.kind.id for move in moves}) is opens


@pytest.mark.parametrize(
    ("events", "kind"),
    [
        ((on("released", "2026-09-02", authority="Fenshire County Council"),), "release_home"),
        ((on("released", "2026-09-02"),), "release_home"),
        ((on("released", "2026-09-02", authority="Wiltshire"),), "release_elsewhere"),
        ((on("released", "2026-09-02", where="at court"),), "release_at_court"),
    ],
)
def test_a_release_is_known_by_where_from_and_whose_area(
    events: tuple[Event, ...], kind: str
) -> None:
    assert held("2026-09-02", *events).moves()[0].kind.id == kind


def test_who_is_released_at_court_into_another_area_has_both_checklists() -> None:
    out = on("released", "2026-10-09", where="at court", authority="Wiltshire")

    assert {move.kind.id for move in held("2026-10-09", out).moves()} == {
        "release_at_court",
        "release_elsewhere",
        "detention",
    }


@pytest.mark.parametrize(("today", "presses"), [("2026-09-30", True), ("2026-10-01", False)])
def test_a_move_without_a_day_presses_for_four_weeks(today: str, *, presses: bool) -> None:
    case = replace(held(today, OUT), today=today)

    assert case.moves()[0].presses(date.fromisoformat(today)) is presses


# --- which side ---------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "side"),
    [
        ("Fenshire Council", "old_authority"),
        ("Wiltshire Council", "new_authority"),
        ("Wiltshire SEND team", "new_authority"),
    ],
)
def test_the_authority_that_they_move_to_is_on_the_other_side(name: str, side: str) -> None:
    move = Moved("2026-09-02", LA, (PLAN, learnt(), TRANSFERRED), name).moves()[0]

    assert [one.id for one in move.sides] == [side]


def test_an_establishment_that_they_come_to_is_known_by_where_they_are_held() -> None:
    events = (PLAN, HELD, LEAVES)
    there = {**HERE, "held_at": "Feltham A"}

    here = Moved("2026-09-02", CUSTODY, events, setting="custody", facts=HERE).moves()[0]
    come = Moved("2026-09-02", CUSTODY, events, setting="custody", facts=there).moves()[0]

    assert ([one.id for one in here.sides], [one.id for one in come.sides]) == (
        ["sending"],
        ["receiving"],
    )


def test_an_office_of_several_kinds_has_the_lines_of_each_of_its_sides() -> None:
    move = Moved("2026-09-02", (*LA, *SERVICE), (PLAN, arrival())).moves()[0]

    assert [one.id for one in move.sides] == ["old_authority", "service"]
    assert len({line.row.id for line in move.lines}) == len(move.lines)


def test_a_move_that_is_none_of_our_business_opens_nothing() -> None:
    assert Moved("2026-09-02", SERVICE, (PLAN, HELD, ADULT), setting="custody").moves() == ()


# --- a line is done by itself -------------------------------------------------------------------


def test_a_letter_that_left_does_its_line_and_the_entry_does_the_rest() -> None:
    case = held("2026-09-04", TOLD, office=LA)
    went = LetOut(Act.LETTER, "L-38-move", date(2026, 9, 3), "2026-0071")

    before, after = (
        line_of(case.moves(*out)[0], "copy_to_next_establishment") for out in ((), (went,))
    )
    sent = on("plan_copy_sent", "2026-09-04", "2026-09-04")
    done = line_of(held("2026-09-04", TOLD, sent, office=LA).moves()[0], before.row.id)

    assert said(before).endswith("letter L-38-move | local authority")
    assert said(after).endswith("record plan_copy_sent | local authority")
    assert after.done == "It left as 2026-0071"
    assert (done.state, done.done_on) == (LineState.DONE, date(2026, 9, 4))


def test_what_left_before_the_move_does_no_line_of_it() -> None:
    old = LetOut(Act.LETTER, "L-38-move", date(2026, 9, 1), "2026-0070")

    line = line_of(held("2026-09-04", TOLD, office=LA).moves(old)[0], "copy_to_next_establishment")

    assert line.step is not None
    assert line.step.act is Act.LETTER


def test_a_pack_counts_for_what_it_was_sent_for() -> None:
    case = Moved("2026-09-02", LA, (PLAN, learnt()))
    other = LetOut(Act.PACK, "provision", date(2026, 9, 2))
    right = LetOut(Act.PACK, "transfer", date(2026, 9, 2))

    states = [line_of(case.moves(out)[0], "pack_to_new_authority").state for out in (other, right)]

    assert states == [LineState.OPEN, LineState.DONE]


def test_a_line_is_late_when_its_clock_is() -> None:
    line = line_of(held("2026-09-10", TOLD, office=LA).moves()[0], "copy_to_next_establishment")

    assert (line.state, str(line.by)) == (LineState.LATE, "2026-09-09")


def test_the_question_whether_the_order_was_seen_is_answered_by_the_case() -> None:
    asked = line_of(posted("Faslane", SERVICE).moves()[0], "order_seen")
    seen = posted("Faslane", SERVICE, on("assignment_order_seen", "2026-09-02", by="JO"))

    assert asked.is_open
    assert line_of(seen.moves()[0], "order_seen").state is LineState.DONE


def test_the_time_for_an_appeal_is_a_line_once_the_authority_decides_to_end_the_plan() -> None:
    events = (
        on("consulted_on_ceasing", "2026-09-03", "2026-09-03"),
        on("decided_to_cease", "2026-10-01", "2026-10-01", reasons="They leave."),
    )
    case = replace(posted("Episkopi", LA, *events), today="2026-10-02")

    line = line_of(case.moves()[0], "no_end_before")

    assert str(line.by) == "2026-12-02"  # two months from 1 October, and the day after


# --- what doesn't start -------------------------------------------------------------------------


@pytest.mark.parametrize("authority", ["Moray", "Argyll and Bute Council", "Gwynedd", "Ynys Môn"])
def test_no_clock_between_english_authorities_starts_for_another_nation(authority: str) -> None:
    """Story 26: the timer of the transfer isn’t started, whichever entry tells of the move."""
    case = a_case(
        PLAN,
        on("arrival_planned", "2026-07-01", authority=authority, arrives_on="2026-09-01"),
        on("move_known", "2026-08-17", authority=authority, moves_on="2026-09-01"),
    )

    dues = named(case, "2026-08-18")

    assert not {"transfer_plan", "tell_new_body", "tell_old_authority"} & set(dues)
    assert "records_before_arrival" not in dues


@pytest.mark.parametrize("kind", [one for one in the_moves().kinds.values() if one.stopped])
def test_what_a_kind_of_move_says_it_stops_does_not_run(kind: object) -> None:
    """For every kind in the table with such words, on each of its sides."""
    row = next(one for one in the_moves().kinds.values() if one is kind)
    for (name, _side), case in CASES.items():
        if name != row.id:
            continue
        made = a_case(*case.events, setting=case.setting, facts=case.facts)
        running = {
            one
            for due in named(made, case.today).values()
            if due.is_open and due.state is not DueState.WAITING
            for one in due.row.ids
        }
        assert not running & set(row.stopped)


@pytest.mark.parametrize("place", ["abroad_for_a_time", "outside_england"])
def test_a_plan_does_not_end_abroad_without_the_steps_of_regulation_31(place: str) -> None:
    """Story 24: the time for an appeal holds wherever the family is."""
    facts = {"outside_england": {"nation": "Abroad for good"}}.get(place, {})
    case = a_case(
        PLAN,
        on(place, "2026-08-01", **facts),
        on("consulted_on_ceasing", "2026-09-03", "2026-09-03"),
        on("decided_to_cease", "2026-10-01", "2026-10-01", reasons="They leave."),
    )

    dues = named(case, "2026-10-02")

    assert str(dues["not_before_appeal_time"].by) == "2026-12-02"


# --- the file -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("wrong", "words"),
    [
        (MINE.replace("move_known", "moved_house"), "no entry is called moved_house"),
        (MINE + 'over = ["gone"]\n', "no kind of entry is called gone"),
        (MINE + 'stopped = ["T-99"]\n', "no time limit is called T-99"),
        (MINE + 'worth = "Much."\n', "worth_checked is missing"),
        (MINE.replace("{ event", '{ where = { colour = [""] }, event'), "no fact of move_known"),
        (MINE + "surprise = 1\n", "nothing is known of surprise"),
        (MINE.replace('"It."', "1"), "means must be str"),
    ],
)
def test_a_slip_in_the_file_is_told_with_its_row(wrong: str, words: str) -> None:
    with pytest.raises(BrokenLaw, match=words) as told:
        read_moves(HEAD + wrong)

    assert FILE in str(told.value)


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ('steps = [{ record = ["moved_house"] }]', "no kind of entry is called moved_house"),
        ('steps = [{ letter = "L-26", pack = "transfer" }]', "a step is one thing"),
        ("steps = []", "it has no step"),
        ('steps = [{ letter = "L-26" }]\nowed = true', "no time limit to be owed by"),
        ('steps = [{ letter = "L-26" }]\nduty = ["T-99"]', "no time limit is called T-99"),
    ],
)
def test_a_slip_in_a_line_is_told_with_its_id(line: str, words: str) -> None:
    row = (
        f'[[line]]\nid = "first"\nkinds = ["mine"]\nsides = ["us"]\nwords = "Do"\nsource = "S"\n'
        f'checked = "read"\n{line}\n'
    )

    with pytest.raises(BrokenLaw, match=words) as told:
        read_moves(HEAD + MINE + row)

    assert "line first" in str(told.value)


def test_a_new_kind_of_move_is_rows_and_no_more() -> None:
    row = (
        '[[line]]\nid = "first"\nkinds = ["mine"]\nsides = ["us"]\nwords = "Do"\nsource = "S"\n'
        'checked = "read"\nsteps = [{ record = ["contact_made"] }]\n'
    )

    moves = read_moves(HEAD + MINE + row)

    assert [one.id for one in moves.lines_of("mine", "us")] == ["first"]
