"""Restricted cases: who opens one and why, and what everybody else sees of it."""

from __future__ import annotations

import json

import pytest

from caseworker.casework import entries
from caseworker.casework.list_facts import Named
from caseworker.casework.many_letters import ManyAsked, kinds_for_many, many
from caseworker.casework.office import Office, Officer
from caseworker.casework.own_files import OwnFile
from caseworker.casework.records import EVERYBODY, Owed
from caseworker.casework.restricted import (
    LiftRestriction,
    RestrictCase,
    lift_restriction,
    restrict_case,
    restricted_cases,
)
from caseworker.casework.restrictions import REFUSED, SHOWN, ReasonNeeded, RestrictedCase
from caseworker.casework.tray import KIND as TRAY
from caseworker.casework.tray import in_tray
from caseworker.domain.case import CaseNumber
from caseworker.domain.errors import Incomplete, NotAllowed
from caseworker.domain.ledger import LedgerAsked
from caseworker.domain.ledger_data import request_to_data
from caseworker.domain.looking import Why
from caseworker.domain.officer import OfficerId
from tests.builders import NOW, OKAFOR, StandingClock, a_plan
from tests.casework.test_authority import ASKED
from tests.casework.test_rights import TO_RECORD, store
from tests.paper_records import PaperStore

__all__ = ["store"]

NUMBER = CaseNumber("2026-0113")
JUDITH = Officer(OKAFOR, "J. Okafor", "officer")
LEWIS = Officer(OfficerId("lewis"), "A. Lewis", "officer")
SHAH = Officer(OfficerId("shah"), "R. Shah", "manager")
TO_JUDITH = RestrictCase(NUMBER, frozenset({OKAFOR}), "A relative works here.")


def office_of(store: PaperStore, who: Officer) -> Office:
    colleagues = tuple(one.colleague for one in (JUDITH, LEWIS, SHAH))
    return Office(store.sitting, StandingClock(), who, lambda _: (b"", b""), lambda: colleagues)


@pytest.fixture
def restricted(store: PaperStore) -> PaperStore:
    office_of(store, SHAH).do(restrict_case, TO_JUDITH)
    return store


def acts(store: PaperStore) -> list[str]:
    return [act for _, _, act, _, _ in store.paper.audit]


def test_a_named_officer_says_why_and_that_is_kept(restricted: PaperStore) -> None:
    office = office_of(restricted, JUDITH)
    with pytest.raises(ReasonNeeded):
        office.open_case(NUMBER)
    assert acts(restricted) == ["case_restricted"]

    assert office.open_case(NUMBER, Why("my_case", "The review is today.")).number == NUMBER

    assert restricted.paper.audit[-1][1:] == (OKAFOR, "case_opened_to_view", NUMBER, "my_case")
    assert len(restricted.paper.audit) == 2
    assert restricted.paper.history[-1].words == (
        "Opened this restricted case. I work on this case. The review is today."
    )


@pytest.mark.parametrize("who", [LEWIS, SHAH], ids=["officer", "manager"])
def test_nobody_else_opens_changes_or_reads_it(restricted: PaperStore, who: Officer) -> None:
    office = office_of(restricted, who)
    before = restricted.paper

    for ask in (
        lambda: office.open_case(NUMBER, Why("check")),
        lambda: office.do(entries.record, TO_RECORD),
        lambda: office.keep_plan(NUMBER, a_plan()),
        lambda: office.keep_draft("note", "He", NUMBER),
        lambda: office.see(lambda records, _: records.case(NUMBER)),
        lambda: office.see(lambda records, _: records.history(NUMBER)),
        lambda: office.see(lambda records, _: records.documents(NUMBER), restricted.sitting),
        lambda: office.see(lambda records, _: records.working_draft(NUMBER)),
    ):
        with pytest.raises(RestrictedCase):
            ask()

    assert restricted.paper is before


def test_lists_and_search_say_that_there_is_one_and_not_whose(restricted: PaperStore) -> None:
    office = office_of(restricted, LEWIS)
    name = office_of(restricted, JUDITH).see(lambda records, _: records.case(NUMBER)).person.name

    (row,) = office.see(lambda records, _: records.summaries())
    lines = office.see(lambda records, _: records.due_lines(Owed(among=EVERYBODY), 5))
    hits = office.see(lambda records, _: records.find(name, 5))
    (case,) = office.see(lambda records, _: tuple(records.every_case()))

    assert (row.name, row.known_as, row.place, row.home_authority) == (SHOWN, "", "", "")
    assert row.born is None
    assert office.see(lambda records, _: records.named([NUMBER])) == {NUMBER: Named(SHOWN, None)}
    assert {line.name for line in lines} <= {SHOWN}
    assert {(hit.name, hit.passage) for hit in hits} == {(SHOWN, "")}
    assert case.person.name == SHOWN
    assert not case.person.contacts
    assert office.see(lambda records, _: records.ledger.lines(LedgerAsked())) == ()


def test_the_tray_and_many_letters_go_on_without_it(restricted: PaperStore) -> None:
    office = office_of(restricted, LEWIS)
    file = OwnFile(TRAY, f"{NUMBER}/1", json.dumps(request_to_data(ASKED)), NOW, OKAFOR)
    with restricted.sitting() as records:
        records.own_files.keep(file)

    (line,) = office.see(many(ManyAsked("L-01", (NUMBER,), "A. Lewis"))).lines

    assert (line.person, line.why_not) == (SHOWN, REFUSED)
    assert office.see(kinds_for_many((NUMBER,))) == ()
    assert office.see(in_tray) == ()
    assert len(office_of(restricted, JUDITH).see(in_tray)) == 1


def test_the_guard_still_knows_every_name(restricted: PaperStore) -> None:
    seen = [
        office_of(restricted, who).see(lambda records, _: records.known_names())
        for who in (LEWIS, JUDITH)
    ]

    assert seen[0].people == seen[1].people


def test_only_a_manager_restricts_and_says_why(store: PaperStore) -> None:
    with pytest.raises(NotAllowed, match="Only a manager may say who may open a case"):
        office_of(store, JUDITH).do(restrict_case, TO_JUDITH)
    with pytest.raises(Incomplete, match="Name at least one officer"):
        office_of(store, SHAH).do(restrict_case, RestrictCase(NUMBER, frozenset(), "A reason"))
    with pytest.raises(Incomplete, match="Say why"):
        office_of(store, SHAH).do(restrict_case, RestrictCase(NUMBER, frozenset({OKAFOR}), " "))
    assert acts(store) == []


def test_a_restriction_can_be_changed_and_lifted_by_a_manager_it_does_not_name(
    restricted: PaperStore,
) -> None:
    office = office_of(restricted, SHAH)
    office.do(restrict_case, RestrictCase(NUMBER, frozenset({OKAFOR, SHAH.id}), "Cover"))
    assert office.see(restricted_cases)[NUMBER].named == {OKAFOR, SHAH.id}
    office.do(lift_restriction, LiftRestriction(NUMBER, "She has moved on."))

    assert office_of(restricted, LEWIS).open_case(NUMBER).number == NUMBER
    assert acts(restricted) == [
        "case_restricted", "case_restricted", "restriction_lifted", "case_opened_to_view",
    ]  # fmt: skip
