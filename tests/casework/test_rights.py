"""Every duty asks for a right, and the office refuses whoever lacks it, whatever a window shows."""

from __future__ import annotations

import importlib
import inspect
import pkgutil
from collections.abc import Iterator

import pytest

from caseworker import casework
from caseworker.casework import entries, plans
from caseworker.casework.office import Office, Officer
from caseworker.casework.preferences import ChangeOffice, change_office, office_facts
from caseworker.casework.records import OfficeFacts
from caseworker.casework.rights import EVERY, called, every_row, rights_of_duty
from caseworker.casework.rights_chosen import ChooseRight, choose_right, chosen_rights
from caseworker.domain.case import CaseNumber, Happening
from caseworker.domain.errors import NotAllowed
from caseworker.domain.roles import written
from tests.builders import OKAFOR, TODAY, StandingClock, a_plan
from tests.paper_records import PaperStore
from tests.storage.stores import write_opened

NUMBER = CaseNumber("2026-0113")
CALL = {"person": "Mother", "how": "Call", "note": "Rang home."}
TO_RECORD = entries.Record(NUMBER, Happening("contact_made", TODAY, facts=CALL))
RENAMED = ChangeOffice("Northmere", ("community",), "OFFICIAL", 5)


@pytest.fixture
def store() -> PaperStore:
    paper = PaperStore()
    with paper.sitting() as records:
        records.save_office(OfficeFacts("Northmere", ("community",), "OFFICIAL-SENSITIVE"))
        write_opened(records)
    return paper


def office_of(store: PaperStore, *roles: str) -> Office:
    officer = Officer(OKAFOR, "J. Okafor", written(roles))
    return Office(store.sitting, StandingClock(), officer, lambda _: (b"", b""))


def every_function() -> Iterator[tuple[str, inspect.Signature]]:
    for found in pkgutil.walk_packages(casework.__path__, "caseworker.casework."):
        module = importlib.import_module(found.name)
        for _, function in inspect.getmembers(module, inspect.isfunction):
            if function.__module__ == found.name:
                yield called(function), inspect.signature(function)


def is_duty(signature: inspect.Signature) -> bool:
    given = [each.annotation for each in signature.parameters.values()]
    return signature.return_annotation == "Done" and given[:1] + given[2:] == ["Records", "Sitting"]


def test_every_duty_asks_for_a_right_and_every_line_has_its_duty() -> None:
    duties = {name for name, signature in every_function() if is_duty(signature)}

    assert duties == set(every_row()["duty"])
    assert len(duties) > 40


def test_every_question_about_the_office_is_there() -> None:
    assert set(every_row()["question"]) <= {name for name, _ in every_function()}


def test_a_duty_that_nobody_declared_asks_for_every_right() -> None:
    assert rights_of_duty(office_of) == EVERY


@pytest.mark.parametrize("roles", [("reader",), ("administrator",)])
def test_whoever_may_not_change_a_case_changes_nothing(
    store: PaperStore, roles: tuple[str, ...]
) -> None:
    before = store.paper

    with pytest.raises(NotAllowed, match="Only an officer or a manager may change a case"):
        office_of(store, *roles).do(entries.record, TO_RECORD)
    with pytest.raises(NotAllowed, match="change a case"):
        office_of(store, *roles).keep_plan(NUMBER, a_plan())
    with pytest.raises(NotAllowed, match="change a case"):
        office_of(store, *roles).keep_draft("note", "He", NUMBER)

    assert store.paper is before


def test_an_officer_does_the_casework_and_changes_no_settings(store: PaperStore) -> None:
    office = office_of(store, "officer")

    assert office.do(entries.record, TO_RECORD).case == NUMBER
    with pytest.raises(NotAllowed, match="administrator"):
        office.do(change_office, RENAMED)


def test_an_administrator_alone_sees_the_office_and_no_case(store: PaperStore) -> None:
    office = office_of(store, "administrator")

    office.do(change_office, RENAMED)
    assert office.see(office_facts).marking == "OFFICIAL"
    with pytest.raises(NotAllowed, match="see lists of cases"):
        office.see(lambda records, _: records.summaries())
    with pytest.raises(NotAllowed, match="see lists of cases"):
        office.see(lambda records, _: records.summaries(), store.sitting)
    with pytest.raises(NotAllowed, match="open a case"):
        office.open_case(NUMBER)
    assert all(act != "case_opened_to_view" for _, _, act, _, _ in store.paper.audit)


def test_the_office_may_say_that_only_a_manager_makes_a_plan_final(store: PaperStore) -> None:
    officer, administrator = office_of(store, "officer"), office_of(store, "administrator")
    final = plans.Finalise(NUMBER, TODAY, TODAY, "SEN officer")
    with pytest.raises(NotAllowed, match="administrator"):
        officer.do(choose_right, ChooseRight("manager_finalises", on=True))

    administrator.do(choose_right, ChooseRight("manager_finalises", on=True))

    with pytest.raises(NotAllowed, match="Only a manager may make a plan final"):
        office_of(store, "officer").do(plans.finalise, final)
    assert administrator.see(chosen_rights) == {"manager_finalises"}
    administrator.do(choose_right, ChooseRight("manager_finalises", on=False))
    assert administrator.see(chosen_rights) == set()
    assert [act for _, _, act, _, _ in store.paper.audit] == ["rights_changed"] * 2


def test_a_reader_reads(store: PaperStore) -> None:
    office = office_of(store, "reader")

    assert office.open_case(NUMBER).number == NUMBER
    assert office.see(plans.plan_desk(NUMBER)) is not None
