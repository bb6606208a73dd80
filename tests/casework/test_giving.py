"""Whose case it is: given with a reason, seen in every list, refused with words, taken back."""

from __future__ import annotations

import pytest

from caseworker.casework.giving import GiveCases, TakeBack, give_cases, take_back
from caseworker.casework.office import Office, Officer
from caseworker.casework.records import Among
from caseworker.casework.restricted import RestrictCase, restrict_case
from caseworker.casework.today import day_list
from caseworker.domain.case import CaseNumber
from caseworker.domain.errors import Incomplete, NotAllowed
from caseworker.domain.officer import OfficerId
from tests.builders import OKAFOR
from tests.casework.test_restricted import JUDITH, LEWIS, SHAH, office_of
from tests.casework.test_rights import store
from tests.paper_records import PaperStore

__all__ = ["store"]

NUMBER = CaseNumber("2026-0113")


def give(office: Office, to: Officer, reason: str = "She knows the school.") -> str:
    return office.do(give_cases, GiveCases((NUMBER,), to.id, reason)).made


def open_cases(store: PaperStore, who: Officer) -> int:
    narrowed = Among(officer=who.id)
    day = office_of(store, who).see(lambda records, today: day_list(records, today, 9, narrowed))
    return day.tally.open_cases


def test_an_officer_gives_their_own_case_and_lists_follow(store: PaperStore) -> None:
    assert (open_cases(store, JUDITH), open_cases(store, LEWIS)) == (1, 0)

    give(office_of(store, JUDITH), LEWIS)

    assert (open_cases(store, JUDITH), open_cases(store, LEWIS)) == (0, 1)
    words = "Given from J. Okafor to A. Lewis: She knows the school."
    assert store.paper.history[-1].words == words
    assert [act for _, _, act, _, _ in store.paper.audit[-2:]] == ["case_given", "cases_given"]


def test_it_is_taken_back_once(store: PaperStore) -> None:
    office = office_of(store, JUDITH)
    key = give(office, LEWIS)

    assert office.do(take_back, TakeBack(key)).sentence == "Gave 1 case back."
    with pytest.raises(NotAllowed, match="already"):
        office.do(take_back, TakeBack(key))

    assert open_cases(store, JUDITH) == 1


def test_what_was_given_on_since_stays(store: PaperStore) -> None:
    key = give(office_of(store, JUDITH), LEWIS)
    give(office_of(store, LEWIS), SHAH)

    done = office_of(store, JUDITH).do(take_back, TakeBack(key))

    assert done.sentence == "Gave 0 cases back. 1 case had been given on since, and stayed."
    assert open_cases(store, SHAH) == 1


def test_another_officers_case_is_given_by_a_manager_alone(store: PaperStore) -> None:
    with pytest.raises(NotAllowed, match="Only a manager may share out"):
        give(office_of(store, LEWIS), LEWIS)

    give(office_of(store, SHAH), LEWIS)

    assert open_cases(store, LEWIS) == 1


def test_a_restricted_case_is_given_only_to_whoever_is_named(store: PaperStore) -> None:
    named = frozenset({OKAFOR, SHAH.id})
    office_of(store, SHAH).do(restrict_case, RestrictCase(NUMBER, named, "A relative works here."))

    with pytest.raises(NotAllowed, match="Lewis isn’t named for it"):
        give(office_of(store, JUDITH), LEWIS)
    with pytest.raises(NotAllowed, match="restricted"):
        give(office_of(store, LEWIS), LEWIS)

    give(office_of(store, JUDITH), SHAH)


def test_a_reason_and_somebody_of_the_office_are_needed(store: PaperStore) -> None:
    office = office_of(store, JUDITH)

    with pytest.raises(Incomplete) as found:
        office.do(give_cases, GiveCases((), OfficerId("nobody"), " "))
    assert [one.field for one in found.value.gaps] == ["cases", "to", "reason"]
    with pytest.raises(Incomplete, match="already"):
        give(office, JUDITH)
