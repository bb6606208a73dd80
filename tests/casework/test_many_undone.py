"""Acts on many cases, done and taken back, where a colleague changed one of the cases meanwhile."""

from __future__ import annotations

import pytest

from caseworker.casework import entries
from caseworker.casework.flagging import FlagCases, TakeFlagsOff, flag_cases, take_flags_off
from caseworker.casework.giving import GiveCases, TakeBack, give_cases, take_back
from caseworker.casework.office import Officer
from caseworker.casework.restricted import RestrictCase, restrict_case
from caseworker.domain.case import CaseNumber, Happening
from caseworker.domain.errors import NotAllowed
from caseworker.domain.flags import flags_on
from tests.builders import OKAFOR, TODAY, a_case
from tests.casework.test_restricted import JUDITH, LEWIS, SHAH, office_of
from tests.casework.test_rights import store
from tests.paper_records import PaperStore

__all__ = ["store"]

FIRST, SECOND = CaseNumber("2026-0113"), CaseNumber("2026-0200")
BOTH = (FIRST, SECOND)
FLAG = FlagCases(BOTH, "Risk at visits", "There is a dog.")


@pytest.fixture
def two(store: PaperStore) -> PaperStore:
    with store.sitting() as records:
        records.open_case(a_case(number=SECOND))
    return store


def restricts(two: PaperStore, *named: Officer) -> None:
    """A manager restricts the second case meanwhile."""
    names = frozenset(one.id for one in named)
    office_of(two, SHAH).do(restrict_case, RestrictCase(SECOND, names, "A relative works here."))


def flags(two: PaperStore) -> list[int]:
    return [len(flags_on(two.paper.cases[number], TODAY)) for number in BOTH]


def test_a_flag_comes_off_the_others_where_one_was_restricted_since(two: PaperStore) -> None:
    key = office_of(two, JUDITH).do(flag_cases, FLAG).made
    restricts(two, LEWIS)

    done = office_of(two, JUDITH).do(take_flags_off, TakeFlagsOff(key))

    assert done.sentence == (
        "Took the flag off 1 case again. 1 case was restricted since, and stays as it is: a "
        "manager can say who may open it."
    )
    assert flags(two) == [0, 1]


def test_a_flag_that_a_colleague_took_off_is_counted_apart(two: PaperStore) -> None:
    key = office_of(two, JUDITH).do(flag_cases, FLAG).made
    put = two.paper.cases[SECOND].all_of("flag_put")[-1]
    off = Happening("flag_lifted", TODAY, facts={"put": put.id, "flag": FLAG.flag, "note": "Gone"})
    office_of(two, LEWIS).do(entries.record, entries.Record(SECOND, off))

    done = office_of(two, JUDITH).do(take_flags_off, TakeFlagsOff(key))

    assert done.sentence == "Took the flag off 1 case again. 1 case had lost it since."


def test_what_was_flagged_or_closed_since_it_was_looked_at_gets_no_second_flag(
    two: PaperStore,
) -> None:
    office_of(two, LEWIS).do(flag_cases, FlagCases((SECOND,), FLAG.flag, "There is a cat."))

    key = office_of(two, JUDITH).do(flag_cases, FLAG)

    assert key.sentence.startswith("Put the flag “Risk at visits” on 1 case. 1 case has it by now")
    assert flags(two) == [1, 1]
    with pytest.raises(NotAllowed, match="Nothing was changed"):
        office_of(two, JUDITH).do(flag_cases, FLAG)
    office_of(two, JUDITH).do(take_flags_off, TakeFlagsOff(key.made))
    assert flags(two) == [0, 1]  # the colleague’s stays
    closed = Happening("case_closed", TODAY, facts={"reasons": "They moved away"})
    office_of(two, LEWIS).do(entries.record, entries.Record(FIRST, closed))
    with pytest.raises(NotAllowed, match="Nothing was changed"):
        office_of(two, JUDITH).do(flag_cases, FLAG)


def test_the_others_go_back_where_one_was_restricted_since(two: PaperStore) -> None:
    key = office_of(two, JUDITH).do(give_cases, GiveCases(BOTH, LEWIS.id, "Leave")).made
    restricts(two, LEWIS)

    done = office_of(two, JUDITH).do(take_back, TakeBack(key))

    assert done.sentence.startswith("Gave 1 case back. 1 case was restricted since")
    assert [two.paper.cases[one].officer for one in BOTH] == [OKAFOR, LEWIS.id]


def test_a_restricted_case_goes_back_to_nobody_who_may_not_open_it(two: PaperStore) -> None:
    key = office_of(two, SHAH).do(give_cases, GiveCases(BOTH, LEWIS.id, "Leave")).made
    restricts(two, LEWIS, SHAH)

    done = office_of(two, SHAH).do(take_back, TakeBack(key))

    assert done.sentence.startswith("Gave 1 case back. 1 case was restricted since")
    assert [two.paper.cases[one].officer for one in BOTH] == [OKAFOR, LEWIS.id]
