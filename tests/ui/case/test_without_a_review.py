"""A plan changed without a review, from the window: the notice, the draft, and its days."""

from __future__ import annotations

from datetime import date

from PySide6.QtWidgets import QLineEdit, QPlainTextEdit

from caseworker.domain.diary import Reckoning, dues_of
from caseworker.ui.case.review_sheets import DecideSheet
from caseworker.ui.papers.letter_sheet import LetterSheet
from tests.ui.case.conftest import Open, sheet
from tests.ui.case.store import CaseStore
from tests.ui.case.test_reviews import reviews_tab
from tests.ui.case.year import in_force, it_is
from tests.ui.conftest import Settle
from tests.ui.hands import fill, find, press

DAY = date(2027, 2, 1)


def test_a_minor_correction_goes_from_the_form_to_the_notice_and_its_days(
    store: CaseStore, opened: Open, settle: Settle
) -> None:
    """SEND Regs 2014 reg 28 with 22; what was typed outlives a form that was shut."""
    number = in_force(store)
    it_is(store, DAY)
    tab = reviews_tab(opened(number), settle)
    press(tab, "reviewAlone")
    settle()
    first = sheet(DecideSheet)
    find(first, QPlainTextEdit, "reasons").setPlainText("The address has changed.")
    find(first, QPlainTextEdit, "changes").setPlainText("Front page: 4 Mill Lane.")
    tab.desk.drafts.flush()
    first.reject()
    settle()

    press(tab, "reviewAlone")
    settle()
    again = sheet(DecideSheet)
    assert find(again, QPlainTextEdit, "reasons").toPlainText() == "The address has changed."
    find(again, QLineEdit, "sent_to").setText("Tom Whitfield")
    fill(again, "served", "3/2/2027")
    press(again, "decideSave")
    settle()
    sheet(LetterSheet).reject()

    kinds = store.kinds(number)
    assert "amendment_notice_served" in kinds
    assert "decided_to_amend" not in kinds
    dues = {due.row.name: due.by for due in dues_of(store.case(number), Reckoning(DAY))}
    assert dues["answer_on_changes"] == date(2027, 2, 17)  # T-15: 15 days, the 3rd among them
    assert dues["amended_plan"] == date(2027, 3, 29)  # T-16: 8 weeks from the day of sending
