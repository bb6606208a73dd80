"""A field that offers places and people: chosen by typing, filling the rest, warning of closed."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QListView, QPlainTextEdit
from pytestqt.qtbot import QtBot

from caseworker.casework.addressees import Addressees
from caseworker.casework.letters import ToWrite
from caseworker.casework.placing import ToConsult
from caseworker.domain.case import CaseNumber, EventId
from caseworker.domain.law.kinds import PERSON, PLACE, FactKind, FactSpec
from caseworker.ui.case.placement_sheets import InstitutionFields
from caseworker.ui.forms import Around, fact_field
from caseworker.ui.papers.letter_form import LetterForm
from caseworker.ui.parts import Form, named
from caseworker.ui.parts.place_field import PlaceField, PlaceOffers
from tests.builders import TODAY, a_case
from tests.directories import OAKFIELD, many_places
from tests.ui.hands import find, words

SHUT = replace(
    OAKFIELD,
    id="shut",
    name="Ash School",
    people=(),
    closed=date(2026, 9, 1),
    successor="Elm School",
)
AROUND = Around(a_case(), TODAY, directory=(OAKFIELD, SHUT, *many_places(50)))


@pytest.fixture
def form(qtbot: QtBot) -> Form:
    """A contact, as the case has it."""
    form = Form("contact")
    qtbot.addWidget(form)
    for name, offers in (("name", PERSON), ("organisation", PLACE)):
        spec = FactSpec(name, name.capitalize(), FactKind.TEXT, offers=offers)
        form.add(name, spec.words, fact_field(spec, None, AROUND))
    for name in ("role", "address", "telephone", "email"):
        form.add(name, name.capitalize(), named(QLineEdit(), name))
    form.show()
    return form


def _field(form: Form, name: str) -> PlaceField:
    found = form.fields[name].widget
    assert isinstance(found, PlaceField)
    return found


def _typed(form: Form) -> dict[str, str]:
    return {
        name: find(form, QLineEdit, name).text()
        for name in ("name", "organisation", "role", "address", "telephone", "email")
    }


def test_a_place_is_chosen_by_a_former_name_with_the_keyboard(qtbot: QtBot, form: Form) -> None:
    line = find(form, QLineEdit, "organisation")
    line.setFocus()

    qtbot.keyClicks(line, "oakfield man")  # type: ignore[no-untyped-call]

    offered = _field(form, "organisation").offered
    assert [words.partition("  ·  ")[0] for words in offered] == ["Ash School", "Oakfield School"]
    completer = line.completer()
    assert completer is not None
    popup = completer.popup()
    assert isinstance(popup, QListView)
    qtbot.waitUntil(popup.isVisible)
    qtbot.keyClick(popup, Qt.Key.Key_Down)  # type: ignore[no-untyped-call]
    qtbot.keyClick(popup, Qt.Key.Key_Return)  # type: ignore[no-untyped-call]
    qtbot.waitUntil(lambda: line.text() == "Ash School")
    assert _typed(form)["telephone"] == OAKFIELD.telephone


def test_somebody_who_works_there_brings_the_place_along(qtbot: QtBot, form: Form) -> None:
    qtbot.keyClicks(find(form, QLineEdit, "name"), "priya")  # type: ignore[no-untyped-call]

    _field(form, "name").choose(0)

    assert _typed(form) == {
        "name": "Priya Nair",
        "organisation": "Oakfield School",
        "role": "SENCO",
        "address": "Mill Lane, Northmere, NM1 2AB",
        "telephone": "01632 960211",
        "email": "p.nair@oakfield.example",
    }


def test_what_somebody_typed_themselves_stays(qtbot: QtBot, form: Form) -> None:
    find(form, QLineEdit, "telephone").setText("01632 960000")
    qtbot.keyClicks(find(form, QLineEdit, "organisation"), "oakfield sch")  # type: ignore[no-untyped-call]

    _field(form, "organisation").choose(0)

    assert _typed(form)["telephone"] == "01632 960000"
    assert _typed(form)["email"] == OAKFIELD.email


def test_a_closed_place_is_said_to_be_and_any_other_name_is_as_good(form: Form) -> None:
    field = _field(form, "organisation")
    field.retype("Ash School")
    assert "closed since Tuesday 1 September 2026. Elm School came after it" in _shut(field)
    field.retype("A school that nobody knows")

    assert not _shut(field)
    assert field.typed() == "A school that nobody knows"


def _shut(field: PlaceField) -> str:
    return words(field, "organisationShut")


def test_whom_a_letter_is_to_may_be_a_place_whose_address_is_filled_in(qtbot: QtBot) -> None:
    letter = ToWrite(
        "L-01", "A letter", "Whoever asked", "A source", "read", "About it", "Asked", TODAY, (), (),
        EventId("asked"),
    )  # fmt: skip
    letter_form = LetterForm(CaseNumber("2026-0001"), letter, "Dana Okafor", TODAY)
    qtbot.addWidget(letter_form)
    letter_form.know_places((OAKFIELD, SHUT))
    letter_form.show_people(Addressees(("Manor Grange",)))
    letter_form.show()
    line = letter_form.fields["to"].widget.findChild(QLineEdit)
    assert line is not None

    qtbot.keyClicks(line, "manor")  # type: ignore[no-untyped-call]

    offers = letter_form.findChildren(PlaceOffers)[0]
    assert offers.offered[0] == "Manor Grange"
    offers.choose(offers.offered.index("Oakfield School  ·  NM1 2AB"))
    assert find(letter_form, QPlainTextEdit, "address").toPlainText() == OAKFIELD.lines
    line.setText("Ash School")
    assert "Elm School came after it" in words(letter_form, "toNoted")


def test_several_institutions_are_consulted_by_places_that_are_offered(qtbot: QtBot) -> None:
    fields = InstitutionFields([], (OAKFIELD, SHUT), TODAY)
    qtbot.addWidget(fields)
    first = fields.findChildren(PlaceField)[0]

    qtbot.keyClicks(first.line, "manor")  # type: ignore[no-untyped-call]
    first.choose(first.offered.index("Oakfield School  ·  NM1 2AB"))
    fields.findChildren(PlaceField)[1].retype("Northmere Council")

    assert fields.asked == (ToConsult("Oakfield School", "Northmere Council"),)
    again = InstitutionFields([], (OAKFIELD, SHUT), TODAY)
    qtbot.addWidget(again)
    again.retype(fields.typed())
    assert again.asked == fields.asked
