"""The request on the Disclosures page: who asks, in what role, and what is kept of that."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtWidgets import QComboBox, QLineEdit
from pytestqt.qtbot import QtBot

from caseworker.casework.disclosures import to_disclose
from caseworker.domain.people import Contact
from caseworker.ui.disclosures.request_form import RequestForm
from tests.builders import TODAY, a_person
from tests.ui.case.store import CaseStore
from tests.ui.hands import find

MOTHER = Contact(name="Dawn Whitfield", role="Mother", parental_responsibility=True)
ADVISER = Contact(name="Owain Pryce", role="Adviser", organisation="Education advice")


def test_leaving_the_name_keeps_the_role_that_was_chosen_for_them(qtbot: QtBot) -> None:
    """A list that is typed into tells that its entry was chosen whenever the keyboard leaves it."""
    form = _form(qtbot)
    who, role = find(form, QComboBox, "who"), find(form, QComboBox, "role")
    at = who.findText(ADVISER.shown)
    who.setEditText(ADVISER.shown)
    role.setCurrentIndex(role.findData("professional"))

    who.activated.emit(at)

    assert role.currentData() == "professional"


def test_another_person_does_not_take_over_the_role_of_the_one_before(qtbot: QtBot) -> None:
    form = _form(qtbot)
    who, role = find(form, QComboBox, "who"), find(form, QComboBox, "role")
    for contact, is_as in ((MOTHER, "parent"), (ADVISER, "")):
        at = who.findText(contact.shown)
        who.setCurrentIndex(at)
        who.activated.emit(at)

        assert role.currentData() == is_as
    assert find(form, QLineEdit, "organisation").text() == "Education advice"


def _form(qtbot: QtBot) -> RequestForm:
    store = CaseStore()
    number = store.a_case(replace(a_person(), contacts=(MOTHER, ADVISER)))
    form = RequestForm()
    qtbot.addWidget(form)
    with store.kept.sitting() as records:
        form.show_case(to_disclose(number)(records, TODAY))
    return form
