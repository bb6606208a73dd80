"""Several days that a sheet needs: each that is missing or is no day is said, field by field."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from caseworker.ui.parts.date_field import DateField, days_needed
from tests.builders import TODAY


@pytest.fixture
def fields(qtbot: QtBot) -> dict[str, DateField]:
    found = {name: DateField(name, TODAY) for name in ("made", "sent", "served")}
    for field in found.values():
        qtbot.addWidget(field)
        field.set_day(TODAY)
    return found


def test_all_of_them_are_there(fields: dict[str, DateField]) -> None:
    assert days_needed(**fields) == ({"made": TODAY, "sent": TODAY, "served": TODAY}, [])


def test_what_is_wrong_is_said_in_the_order_of_the_fields(fields: dict[str, DateField]) -> None:
    fields["made"].set_day(None)
    fields["sent"].edit.setText("soonish")

    days, gaps = days_needed(**fields)

    assert days == {"served": TODAY}
    assert [gap.field for gap in gaps] == ["made", "sent"]
    assert gaps[0].words == "This day is needed."
