"""Fields under one another: what is typed in them is kept, and what is wrong stands beside it."""

from __future__ import annotations

from datetime import date

from PySide6.QtWidgets import QLabel, QTextEdit
from pytestqt.qtbot import QtBot

from caseworker.domain.errors import Gap
from caseworker.ui.parts import Form, PassphraseField, named
from caseworker.ui.parts.date_field import DateField
from tests.builders import TODAY
from tests.ui.hands import fill, find
from tests.ui.paper_store import PASSPHRASE


def _form(qtbot: QtBot) -> Form:
    form = Form("sample")
    form.add("born", "Date of birth", DateField("born", TODAY))
    form.add("note", "Note", named(QTextEdit(), "note"))
    form.add("secret", "Passphrase", PassphraseField("secret"))
    qtbot.addWidget(form)
    form.show()
    return form


def test_a_form_gives_its_typing_and_takes_it_back(qtbot: QtBot) -> None:
    first, second = _form(qtbot), _form(qtbot)
    find(first, DateField, "bornField").set_day(date(2009, 3, 2))
    find(first, QTextEdit, "note").setPlainText("Łukasz said “no”\nand left")

    second.retype(first.typed())

    assert find(second, DateField, "bornField").day() == date(2009, 3, 2)
    assert find(second, QTextEdit, "note").toPlainText() == "Łukasz said “no”\nand left"


def test_a_passphrase_is_never_part_of_a_draft(qtbot: QtBot) -> None:
    form = _form(qtbot)

    fill(form, "secret", PASSPHRASE)

    assert PASSPHRASE not in form.typed()


def test_gaps_stand_beside_their_fields_and_the_rest_is_handed_back(qtbot: QtBot) -> None:
    form = _form(qtbot)
    stray = Gap("elsewhere", "Nobody decides.")

    left = form.refuse([Gap("note", "Say why."), stray])

    assert left == (stray,)
    assert find(form, QLabel, "noteFault").text() == "Say why."
    assert find(form, QTextEdit, "note").accessibleDescription() == "Say why."


def test_a_gap_goes_when_its_field_is_mended(qtbot: QtBot) -> None:
    form = _form(qtbot)
    form.refuse([Gap("note", "Say why.")])

    find(form, QTextEdit, "note").setPlainText("Because")

    assert not find(form, QLabel, "noteFault").isVisible()
