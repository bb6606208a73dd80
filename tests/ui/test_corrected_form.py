"""A form in which an entry is corrected says all that the entry says, whatever else became."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtWidgets import QComboBox
from pytestqt.qtbot import QtBot

from caseworker.domain.case import Event, EventId
from caseworker.domain.diary import Reckoning, dues_of
from caseworker.domain.law import event_kinds
from caseworker.ui.forms import Around, EventForm
from tests.builders import TODAY, a_case, an_event
from tests.ui.hands import find

ASKED = an_event("advice_requested", date(2026, 10, 2), facts={"adviser": "Dr Lim"})
RIGHT = replace(
    ASKED, id=EventId("right"), facts={"adviser": "Dr Lin"}, recorded_at=ASKED.recorded_at,
    replaces=ASKED.id,
)  # fmt: skip
CAME = an_event(
    "advice_received", date(2026, 11, 2), facts={"adviser": "Dr Nair", "request": ASKED.id}
)
CLAIMED = an_event(
    "exception_claimed", date(2026, 10, 15), facts={"limit": "T-03", "exception": "EX-C"}
)
CHASED = an_event("chased", date(2026, 10, 20), facts={"limit": "T-03", "chased": "The school"})
CASE = a_case(
    an_event("request_received", date(2026, 9, 7)),
    an_event("decided_to_assess", date(2026, 10, 1)),
    ASKED, CAME, RIGHT, CLAIMED, CHASED,
)  # fmt: skip


@pytest.mark.parametrize("entry", [CAME, CLAIMED, CHASED], ids=lambda one: one.kind)
def test_what_an_entry_names_is_kept_when_its_form_is_filled_and_read(
    qtbot: QtBot, entry: Event
) -> None:
    """The request was put right since, and the limit runs no longer: nothing else would name it."""
    around = Around(CASE, TODAY, (), dues_of(CASE, Reckoning(TODAY)))
    form = EventForm(event_kinds()[entry.kind], around)
    qtbot.addWidget(form)

    form.fill(entry)

    assert dict(form.happening().facts) == dict(entry.facts)


def test_the_entry_as_it_was_put_right_stands_there_once(qtbot: QtBot) -> None:
    form = EventForm(event_kinds()["advice_received"], Around(CASE, TODAY))
    qtbot.addWidget(form)

    form.fill(CAME)

    box = find(form, QComboBox, "request")
    assert box.currentText().startswith("Advice asked for: Dr Lin, ")
    assert sum("Advice asked for" in box.itemText(at) for at in range(box.count())) == 1
