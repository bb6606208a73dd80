"""PNC and CRN (custody-and-service.md 2.3): off by default, switched on by an administrator."""

from __future__ import annotations

import pytest

from caseworker.casework.numbers_option import ChooseNumber, choose_number, numbers_to_choose
from caseworker.casework.office import Officer
from caseworker.casework.preferences import office_facts
from caseworker.domain.errors import NotAllowed, NotFound
from caseworker.domain.officer import OfficerId
from caseworker.ui.case.person_facts import numbers
from tests.casework.test_authority import JUDITH, office_of
from tests.figures_by_hand import a_dozen

ADMIN = Officer(OfficerId("ada"), "Ada Minton", "administrator")


def _offered(switched_on: tuple[str, ...], held: tuple[str, ...] = ()) -> set[str]:
    return {spec.name for spec in numbers(switched_on, held)} & {"pnc", "crn"}


def test_they_are_off_until_an_administrator_chooses_them_and_the_audit_has_it() -> None:
    store = a_dozen()
    admin = office_of(store, ADMIN)
    assert _offered(admin.see(office_facts).numbers) == set()

    done = admin.do(choose_number, ChooseNumber("pnc", on=True))
    assert done.sentence == "PNC id: it may be kept here from now on."
    assert (done.act, done.made) == ("numbers_chosen", "pnc:on")
    assert _offered(admin.see(office_facts).numbers) == {"pnc"}

    admin.do(choose_number, ChooseNumber("pnc", on=False))
    assert admin.see(office_facts).numbers == ()


def test_what_is_held_all_the_same_can_be_taken_out() -> None:
    assert _offered((), held=("crn",)) == {"crn"}


def test_only_settings_that_have_such_numbers_choose_them() -> None:
    assert [kind.name for kind in numbers_to_choose(("community", "custody"))] == ["pnc", "crn"]
    assert numbers_to_choose(("community", "service_children")) == ()


def test_nobody_else_chooses_it_and_nothing_else_is_chosen() -> None:
    with pytest.raises(NotAllowed):
        office_of(a_dozen(), JUDITH).do(choose_number, ChooseNumber("pnc", on=True))
    with pytest.raises(NotFound):
        office_of(a_dozen(), ADMIN).do(choose_number, ChooseNumber("upn", on=False))
