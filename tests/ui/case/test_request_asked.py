"""Who asks for an assessment is looked at while the request is written down."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QComboBox, QLabel, QWidget

from caseworker.domain.people import who_decides
from caseworker.ui.case.seen import see_case
from caseworker.ui.desk import Desk
from caseworker.ui.entry_sheet import EntrySheet
from caseworker.ui.forms import Around
from tests.builders import TODAY
from tests.ui.case.store import CaseStore
from tests.ui.conftest import Settle
from tests.ui.hands import find, press


def test_whoever_the_law_does_not_name_is_warned_of_and_may_be_recorded(
    store: CaseStore, desk: Desk, show: Callable[[QWidget], QWidget], settle: Settle
) -> None:
    """CFA 2014 s.36(1) and 83(2): at 17 it is he who asks; his mother brings it to attention."""
    number = store.a_case()
    with store.kept.sitting() as records:
        seen = see_case(records, records.case(number), TODAY)
    assert who_decides(seen.case.person, TODAY).who == seen.case.person.name
    sheet = EntrySheet(desk, ["request_received"], Around(seen.case, TODAY), show(QWidget()))
    sheet.show()
    settle()
    asked_by = find(sheet, QComboBox, "requested_by")
    warning = find(sheet, QWidget, "entryWarning")

    asked_by.setCurrentIndex(asked_by.findData("Young person"))
    assert warning.isHidden()
    asked_by.setCurrentIndex(asked_by.findData("Parent"))
    assert not warning.isHidden()
    assert find(sheet, QLabel, "entryWarned").text().startswith("By law this is no request")
    press(sheet, "entrySave")
    settle()

    with store.kept.sitting() as records:
        assert records.case(number).last("request_received") is not None
