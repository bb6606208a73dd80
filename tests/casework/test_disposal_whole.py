"""What is destroyed goes whole, by two people; and what outlives it names nobody."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from caseworker.casework import entries
from caseworker.casework.disposal import (
    AgreeList,
    CarryOut,
    DecideLine,
    MakeList,
    agree_list,
    carry_out,
    decide_line,
    every_list,
    make_list,
)
from caseworker.casework.joining import Join, join
from caseworker.casework.recycle_bin import EmptyBin, empty_bin
from caseworker.casework.restricted import RestrictCase, restrict_case
from caseworker.domain.case import CaseNumber, Happening
from caseworker.domain.disposal import DisposalId
from caseworker.domain.errors import NotAllowed
from tests.casework.test_disposal import LATE, LEWIS, Desks, desks, three

__all__ = ["desks", "three"]


def test_an_earlier_day_does_not_shorten_the_days_in_the_bin(desks: Desks) -> None:
    """Nobody erases a case alone on the day on which they put it there."""
    case = desks.opens()
    desks.goes_to(desks.office.today + timedelta(days=50))
    before = desks.office.today - timedelta(days=45)
    slip = Happening("opened_by_mistake", before, facts={"reasons": "A slip"})
    desks.office.do(entries.record, entries.Record(case, slip))

    assert desks.bin()[0].days_left(desks.office.today) == 30
    with pytest.raises(NotAllowed, match="yet"):
        desks.office.do(empty_bin, EmptyBin())
    assert desks.is_there(case)


def test_cases_that_were_joined_go_along_however_many_times_over(desks: Desks) -> None:
    first, second, third = desks.opens(), desks.opens(), desks.opens()
    desks.office.do(join, Join(second, first))
    desks.office.do(join, Join(third, second))
    desks.closes(third)
    desks.goes_to(LATE)
    with pytest.raises(NotAllowed, match="None of these may go"):
        desks.lists(first, second)
    made = desks.lists(third)
    desks.lewis.do(agree_list, AgreeList(made))

    desks.office.do(carry_out, CarryOut(made))

    assert not any(map(desks.is_there, (first, second, third)))
    assert {one.number for one in desks.destroyed()} == {first, second, third}


def test_a_case_that_was_joined_to_another_by_then_stays_and_the_rest_goes(desks: Desks) -> None:
    over, other, into = desks.closes(desks.opens()), desks.closes(desks.opens("Max")), desks.opens()
    desks.goes_to(LATE)
    made = desks.lists(over, other)
    desks.lewis.do(agree_list, AgreeList(made))
    desks.office.do(join, Join(into, other))

    desks.office.do(carry_out, CarryOut(made))

    assert [desks.is_there(one) for one in (over, other)] == [False, True]
    assert "joined to another case" in desks.seen(made).lines[1].became


def test_what_is_kept_for_ever_has_no_reason_that_was_typed(
    desks: Desks, three: tuple[CaseNumber, ...]
) -> None:
    longer = {"until": "2057-01-01", "reasons": "Zoë may claim"}
    desks.office.do(
        entries.record,
        entries.Record(three[0], Happening("kept_longer", desks.office.today, facts=longer)),
    )
    desks.goes_to(date(2058, 1, 1))
    made = desks.lists(three[0])
    desks.lewis.do(agree_list, AgreeList(made))

    desks.office.do(carry_out, CarryOut(made))

    (gone,) = desks.destroyed()
    assert "Zoë" not in f"{gone.rule} {desks.seen(made)}"
    assert "kept longer by a decision" in gone.rule


def test_the_reason_on_an_earlier_list_goes_with_the_file(
    desks: Desks, three: tuple[CaseNumber, ...]
) -> None:
    earlier = desks.lists(three[0])
    until = LATE + timedelta(days=10)
    keep = DecideLine(earlier, three[0], keeps=True, until=until, reason="Zoë may claim")
    desks.office.do(decide_line, keep)
    desks.lewis.do(agree_list, AgreeList(earlier))
    desks.office.do(carry_out, CarryOut(earlier))
    desks.goes_to(until + timedelta(days=1))
    made = desks.lists(three[0])
    desks.lewis.do(agree_list, AgreeList(made))

    desks.office.do(carry_out, CarryOut(made))

    assert "Zoë" not in str(desks.seen(earlier))
    assert desks.seen(earlier).lines[0].became == "Kept longer"


def test_why_a_restricted_case_is_kept_is_for_those_who_may_open_it(desks: Desks) -> None:
    case = desks.closes(desks.opens())
    desks.office.do(restrict_case, RestrictCase(case, frozenset({LEWIS}), "A relative works here"))
    desks.goes_to(LATE)
    made = DisposalId(desks.lewis.do(make_list, MakeList((case,))).made)
    keep = DecideLine(made, case, keeps=True, until=date(2060, 1, 1), reason="Zoë may claim")
    desks.lewis.do(decide_line, keep)

    (seen,) = desks.office.see(every_list)

    assert "Zoë" not in str(seen)
    assert "Zoë" in str(desks.lewis.see(every_list))
