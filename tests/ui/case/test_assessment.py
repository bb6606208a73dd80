"""Advice: asked for from everyone regulation 6 names, recorded with its paper, chased."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtWidgets import QCheckBox, QComboBox, QLabel, QLineEdit, QWidget

from caseworker.domain.assessment import advice_asked
from caseworker.domain.case import Happening
from caseworker.ui.case.ask_advice import AskAdviceSheet
from caseworker.ui.case.assessment import AssessmentTab
from caseworker.ui.case.page import CasePage
from caseworker.ui.case.record_advice import RecordAdviceSheet
from caseworker.ui.case.tabs import ASSESSMENT
from caseworker.ui.entry_sheet import EntrySheet
from tests.builders import a_person
from tests.ui.case.conftest import Open, sheet
from tests.ui.case.store import REQUESTED, CaseStore
from tests.ui.conftest import Settle
from tests.ui.hands import fill, find, press, words

REPORT = b"The advice of an educational psychologist.\n"


def _tab(page: CasePage) -> AssessmentTab:
    page.tabs.setCurrentIndex(ASSESSMENT)
    tab = page.tab(ASSESSMENT)
    assert isinstance(tab, AssessmentTab)
    return tab


def test_everyone_the_regulation_names_is_offered_with_a_name_to_write_in(
    store: CaseStore, opened: Open
) -> None:
    tab = _tab(opened(store.assessing()))

    press(tab, "askForAdvice")

    asking = sheet(AskAdviceSheet)
    offered = {row.source.id for row in asking.rows if row.tick.isChecked()}
    assert {"a", "b-i", "c", "d", "e", "g"} <= offered
    assert find(asking, QLineEdit, "who_d").text() == "Educational psychologist"
    asking.reject()


def test_a_serving_parent_brings_in_the_secretary_of_state_for_defence(
    store: CaseStore, opened: Open
) -> None:
    person = a_person(serving_parent=True)
    number = store.a_case(person)
    tab = _tab(opened(number))
    assert tab.seen is not None

    asking = AskAdviceSheet(tab.desk, tab.seen, tab)

    assert "b-iv" in {row.source.id for row in asking.rows}
    asking.deleteLater()


def test_asking_records_one_request_for_each_who_is_ticked(
    store: CaseStore, opened: Open, settle: Settle
) -> None:
    number = store.assessing()
    tab = _tab(opened(number))
    press(tab, "askForAdvice")
    asking = sheet(AskAdviceSheet)
    for row in asking.rows:
        find(row, QCheckBox, f"ask_{row.source.id}").setChecked(row.source.id == "d")
    fill(asking, "who_d", "Dr Hale")

    press(asking, "askSave")
    settle()

    asked = advice_asked(store.case(number))
    assert [(one.adviser, one.kind) for one in asked] == [("Dr Hale", "Psychological")]
    assert words(tab, "adviceTitle") == "Advice: 0 of 1 in"


def test_nobody_ticked_is_refused_in_words(store: CaseStore, opened: Open, settle: Settle) -> None:
    tab = _tab(opened(store.assessing()))
    press(tab, "askForAdvice")
    asking = sheet(AskAdviceSheet)
    for row in asking.rows:
        row.tick.setChecked(False)

    press(asking, "askSave")
    settle()

    assert words(asking, "askAdviceRefused") == "Choose at least one adviser to ask."
    asking.reject()


def test_advice_is_recorded_with_its_paper(
    store: CaseStore, opened: Open, settle: Settle, tmp_path: Path
) -> None:
    number = store.asked()
    paper = tmp_path / "advice.txt"
    paper.write_bytes(REPORT)
    tab = _tab(opened(number))
    press(tab, "advice0Record")
    recording = sheet(RecordAdviceSheet)
    assert find(recording, QComboBox, "adviser").currentText() == "Dr Hale"

    recording.file.take(paper)
    settle()
    press(recording, "recordSave")
    settle()

    answer = advice_asked(store.case(number))[0].answer
    assert answer is not None
    kept = store.kept.paper.documents[answer.facts["document"]]  # type: ignore[index]  # its id
    assert kept[1] == REPORT
    assert words(tab, "adviceTitle") == "Advice: 1 of 2 in"


def test_a_file_that_is_not_what_it_says_is_refused_beside_the_field(
    store: CaseStore, opened: Open, settle: Settle, tmp_path: Path
) -> None:
    paper = tmp_path / "advice.pdf"
    paper.write_bytes(b"not a pdf at all")
    tab = _tab(opened(store.asked()))
    press(tab, "advice0Record")
    recording = sheet(RecordAdviceSheet)

    recording.file.take(paper)
    settle()

    assert "says PDF" in words(recording, "adviceFileWords")
    assert recording.file.brought is None
    recording.reject()


def test_advice_that_another_wrote_answers_the_request_it_was_opened_for(
    store: CaseStore, opened: Open, settle: Settle
) -> None:
    number = store.asked()
    tab = _tab(opened(number))
    press(tab, "advice1Record")
    recording = sheet(RecordAdviceSheet)

    find(recording, QComboBox, "adviser").setEditText("Ms Odell, senior social worker")
    press(recording, "recordSave")
    settle()

    first, second = advice_asked(store.case(number))
    assert first.answer is None
    assert second.answer is not None
    assert second.answer.facts["adviser"] == "Ms Odell, senior social worker"
    assert words(tab, "adviceTitle") == "Advice: 1 of 2 in"


def test_advice_is_not_recorded_past_a_file_that_is_still_being_read_or_was_refused(
    store: CaseStore, opened: Open, settle: Settle, tmp_path: Path
) -> None:
    """Saved at once after the drop, it would have stood there without its paper."""
    number = store.asked()
    good, bad = tmp_path / "advice.pdf", tmp_path / "letter.pdf"
    good.write_bytes(REPORT)
    bad.write_bytes(b"not a pdf at all")
    tab = _tab(opened(number))
    press(tab, "advice0Record")
    recording = sheet(RecordAdviceSheet)

    recording.file.take(good)
    press(recording, "recordSave")
    settle()
    assert recording.isVisible()
    recording.file.take(bad)
    settle()
    assert recording.file.brought is None
    press(recording, "recordSave")
    settle()

    assert advice_asked(store.case(number))[0].answer is None

    press(recording, "adviceFileOut")
    press(recording, "recordSave")
    settle()
    assert advice_asked(store.case(number))[0].answer is not None


def test_an_adviser_is_chased_and_the_request_is_named(
    store: CaseStore, opened: Open, settle: Settle
) -> None:
    number = store.asked()
    tab = _tab(opened(number))

    press(tab, "advice1Chase")
    entry = sheet(EntrySheet)
    press(entry, "entrySave")
    settle()

    reminded = store.case(number).last("advice_reminded")
    assert reminded is not None
    assert reminded.facts["adviser"] == "Northmere Social Care"
    assert reminded.facts["request"] == advice_asked(store.case(number))[1].request.id


def test_where_another_authority_is_responsible_now_it_asks_anew(
    store: CaseStore, opened: Open
) -> None:
    """What the first one asked for is no longer owed, and nobody is chased for it."""
    number = store.asked()
    moved = {"authority": "Eastmoor"}
    store.record(number, Happening("became_responsible", date(2026, 11, 9), facts=moved))
    tab = _tab(opened(number))

    pill = next(one for one in tab.findChildren(QLabel) if one.text() == "No longer owed")
    assert pill.isVisibleTo(tab)
    assert tab.findChild(QWidget, "advice0Chase") is None

    press(tab, "askForAdvice")
    offered = {row.source.title: row.tick.isChecked() for row in sheet(AskAdviceSheet).rows}
    assert offered["Psychological"]
    sheet(AskAdviceSheet).reject()


@pytest.mark.parametrize("adviser", ["Dr Hale", "Northmere Social Care"])
def test_each_who_was_asked_stands_with_the_day_it_is_due(
    store: CaseStore, opened: Open, adviser: str
) -> None:
    tab = _tab(opened(store.asked()))

    said = [label.text() for label in tab.findChildren(QLabel)]

    assert adviser in said
    assert said.count("Due 24 Nov") == 2


def test_the_request_stands_at_the_head_with_its_day(store: CaseStore, opened: Open) -> None:
    tab = _tab(opened(store.requested()))

    said = " ".join(label.text() for label in tab.findChildren(QLabel))

    assert "Mon 7 Sep" in said
    assert date(2026, 9, 7) == REQUESTED
