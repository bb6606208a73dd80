"""Provision as it is delivered, and access arrangements: typed in the window, ready to travel."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtWidgets import QComboBox, QLineEdit, QPlainTextEdit, QWidget

from caseworker.casework.handover_whole import whole
from caseworker.domain.handover import Arrangement, Delivered
from caseworker.ui.case.actions import grouped
from caseworker.ui.case.seen import see_case
from caseworker.ui.desk import Desk
from caseworker.ui.entry_sheet import EntrySheet
from caseworker.ui.forms import Around
from tests.builders import TODAY
from tests.ui.case.store import CaseStore
from tests.ui.conftest import Settle
from tests.ui.hands import find, press

Make = Callable[[str], EntrySheet]


@pytest.fixture
def sheet(store: CaseStore, desk: Desk, show: Callable[[QWidget], QWidget], settle: Settle) -> Make:
    number = store.requested()

    def make(kind: str) -> EntrySheet:
        with store.kept.sitting() as records:
            seen = see_case(records, records.case(number), TODAY)
        assert kind in {one.name for one in grouped(seen)["At any time"]}
        owner = show(QWidget())
        made = EntrySheet(desk, [kind], Around(seen.case, TODAY, (), seen.dues), owner)
        made.show()
        settle()
        return made

    return make


def type_in(sheet: EntrySheet, **said: str) -> None:
    for name, value in said.items():
        field = sheet.findChild(QWidget, name)
        if isinstance(field, QComboBox):
            field.setCurrentIndex(field.findText(value))
        elif isinstance(field, QPlainTextEdit):
            field.setPlainText(value)
        else:
            find(sheet, QLineEdit, name).setText(value)
    press(sheet, "entrySave")


def test_provision_as_it_is_delivered_is_recorded_and_travels(
    sheet: Make, store: CaseStore, settle: Settle
) -> None:
    said = {"provision": "F1", "step": "Closest practicable", "reason": "One hour of three"}
    type_in(sheet("provision_delivered"), **said, offered="1", attended="1")
    settle()

    (case,) = store.kept.paper.cases.values()
    with store.kept.sitting() as records:
        handover = whole(records, case.number, TODAY)
    event = case.events[-1]
    assert handover.delivered == (
        Delivered(
            event.id, TODAY, "F1", "Closest practicable", "One hour of three", "", "", "1", "1"
        ),
    )
    assert (
        "Provision F1: Closest practicable, because: One hour" in store.kept.paper.history[-1].words
    )


def test_an_access_arrangement_is_recorded_and_travels(
    sheet: Make, store: CaseStore, settle: Settle
) -> None:
    type_in(sheet("access_arrangements_set"), arrangement="25% extra time", applied="Agreed")
    settle()

    (case,) = store.kept.paper.cases.values()
    with store.kept.sitting() as records:
        handover = whole(records, case.number, TODAY)
    event = case.events[-1]
    assert handover.arrangements == (
        Arrangement(event.id, TODAY, "25% extra time", applied="Agreed"),
    )
