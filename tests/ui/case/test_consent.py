"""The tab of consent: whose it is, recorded, refused, withdrawn, asked afresh."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QComboBox,
    QLabel,
    QPlainTextEdit,
    QScrollArea,
)

from caseworker.casework import papers
from caseworker.casework.wanted import Wanted
from caseworker.domain.case import Happening
from caseworker.domain.people import Contact
from caseworker.ui import theme
from caseworker.ui.case.consent import ConsentTab
from caseworker.ui.case.consent_sheets import ConsentSheet, WithdrawSheet
from caseworker.ui.case.page import CasePage
from caseworker.ui.case.tabs import CONSENT, HISTORY
from caseworker.ui.entry_sheet import CorrectSheet
from caseworker.ui.palette import Look
from caseworker.ui.papers import PaperView
from tests.builders import a_person
from tests.ui.case.conftest import Open, sheet
from tests.ui.case.store import CaseStore
from tests.ui.conftest import Settle
from tests.ui.hands import fill, find, press, words

FATHER = Contact("Marek Wójcik", "Father", parental_responsibility=True)
MOTHER = Contact("Agnieszka Wójcik", "Mother", parental_responsibility=True)
MAJA = a_person(
    given="Maja", family="Wójcik", known_as="Maja", born=date(2013, 4, 5), contacts=(MOTHER, FATHER)
)


def _tab(page: CasePage) -> ConsentTab:
    page.tabs.setCurrentIndex(CONSENT)
    tab = page.tab(CONSENT)
    assert isinstance(tab, ConsentTab)
    return tab


def _write(owner: ConsentSheet | WithdrawSheet, name: str, text: str) -> None:
    find(owner, QPlainTextEdit, name).setPlainText(text)


def _choose(owner: ConsentSheet, name: str, words: str) -> None:
    box = find(owner, QComboBox, name)
    box.setCurrentIndex(box.findText(words))


def test_a_child_who_understands_consents_and_a_parents_view_stands_beside(
    store: CaseStore, opened: Open, settle: Settle
) -> None:
    """The child is 13 and understands: the consent is hers, the other parent's view beside it."""
    number = store.a_case(MAJA, "service_children")
    tab = _tab(opened(number))
    settle()
    assert words(tab, "whoseWho") == "Not judged yet"

    press(tab, "recordConsent")
    form = sheet(ConsentSheet)
    _choose(form, "giver", "Child who understands")
    assert find(form, QComboBox, "giver_name").currentText() == "Maja Wójcik"
    _write(form, "judged_how", "She said back who would read it and why.")
    fill(form, "judged_by", "Ms Okafor")
    fill(form, "judged_on", "23/11/2026")
    _write(form, "other_view", "Marek Wójcik, parent with PR: agrees")
    _choose(form, "what", "Named sections")
    for at in (1, 5):
        find(form, QCheckBox, f"sections_{at}").click()
    _write(form, "recipients", "Kings School, Cyprus")
    _write(form, "purposes", "The move in January")
    _choose(form, "how", "Signed form")
    press(form, "consentSave")
    settle()

    assert words(tab, "whoseWho") == "Maja Wójcik"
    assert words(tab, "consentScope0") == "Sections B and F, for Kings School, Cyprus"
    assert words(tab, "consentState0") == "In force"
    shown = {label.text() for label in tab.findChildren(QLabel)}
    assert "Marek Wójcik, parent with PR: agrees" in shown
    assert "She said back who would read it and why. (Ms Okafor, 23 November 2026)" in shown


def test_had_she_been_judged_not_to_understand_the_same_form_takes_the_other_parents(
    store: CaseStore, opened: Open, settle: Settle
) -> None:
    number = store.a_case(MAJA, "service_children")
    tab = _tab(opened(number))
    settle()
    press(tab, "recordConsent")
    form = sheet(ConsentSheet)
    _choose(form, "giver", "Parent, for a child who does not")
    find(form, QComboBox, "giver_name").setEditText("Marek Wójcik")
    _choose(form, "what", "Whole plan with its appendices")
    _write(form, "recipients", "Kings School, Cyprus")
    _write(form, "purposes", "The move in January")
    _choose(form, "how", "Signed form")

    press(form, "consentSave")

    assert words(form, "judged_howFault") == (
        "Say why the child can’t consent: how it was judged, by whom and when."
    )
    form.reject()


def test_a_refusal_in_custody_says_what_it_does_not_change(
    store: CaseStore, opened: Open, settle: Settle
) -> None:
    number = store.a_case(a_person(born=date(2009, 3, 2)), "custody")
    tab = _tab(opened(number))
    settle()

    press(tab, "recordRefusal")
    form = sheet(ConsentSheet)
    _choose(form, "what", "Whole plan with its appendices")
    _write(form, "recipients", "Harbour Solicitors")
    _write(form, "purposes", "Advice")
    _choose(form, "how", "Spoken and witnessed")
    fill(form, "witness", "Mr Brand")
    press(form, "consentSave")
    settle()

    (refusal,) = store.case(number).all_of("consent_refused")
    assert refusal.facts["no_effect"].startswith("Refusing has no effect on regime")
    assert words(tab, "consentState0") == "Refused"


def test_what_is_withdrawn_stays_in_sight_and_is_asked_afresh_with_its_scope(
    store: CaseStore, opened: Open, settle: Settle
) -> None:
    number = store.a_case(a_person(born=date(2009, 3, 2)))
    facts = {
        "giver": "Young person",
        "giver_name": "Tom Whitfield",
        "what": "Strategies sheet only",
        "recipients": "Riverside College",
        "purposes": "A place",
        "how": "Signed form",
    }
    store.record(number, Happening("consent_given", date(2026, 11, 2), facts=facts))
    copy = papers.LetGo(Wanted("history", number), "clear_copy", "Riverside College", "Asked for")
    store.office.do(papers.let_go, copy)
    tab = _tab(opened(number))
    settle()

    press(tab, "consentWithdraw0")
    form = sheet(WithdrawSheet)
    held = "Copies are held by Riverside College (no. 2026-0001, 23 November 2026)."
    assert words(form, "withdrawHeld") == held
    find(form, QComboBox, "person").setEditText("Tom Whitfield")
    _write(form, "how", "By telephone")
    press(form, "withdrawSave")
    settle()

    assert words(tab, "consentState0") == "Withdrawn"
    assert words(tab, "consentStands0") == "Withdrawn by Tom Whitfield on 23 November 2026."
    assert words(tab, "consentHeld0") == held
    press(tab, "consentRecall0_0")
    settle()
    letter = sheet(PaperView)
    assert letter.isVisible()
    letter.reject()
    settle()
    press(tab, "consentAgain0")
    again = sheet(ConsentSheet)
    assert find(again, QPlainTextEdit, "recipients").toPlainText() == "Riverside College"
    assert find(again, QComboBox, "how").currentData() == ""
    again.reject()


@pytest.mark.parametrize("setting", ["community", "custody", "service_children"])
def test_where_nobody_was_asked_the_page_says_what_that_means(
    store: CaseStore, opened: Open, settle: Settle, setting: str
) -> None:
    tab = _tab(opened(store.a_case(MAJA, setting)))
    settle()

    assert tab.findChild(object, "noConsents") is not None  # type: ignore[type-var]


def test_a_wrong_entry_is_put_right_from_the_tab_or_from_the_history(
    store: CaseStore, opened: Open, settle: Settle
) -> None:
    number = store.a_case(a_person(born=date(2009, 3, 2)))
    facts = {
        "giver": "Young person",
        "giver_name": "Tom Whitfield",
        "what": "Named sections",
        "sections": "B\nF",
        "recipients": "Riverside College\nPriya Shah",
        "purposes": "A place",
        "how": "Signed form",
    }
    store.record(number, Happening("consent_given", date(2026, 11, 2), facts=facts))
    page = opened(number)
    tab = _tab(page)
    settle()

    press(tab, "consentCorrect0")
    form = sheet(ConsentSheet)
    _write(form, "recipients", "Hillside College")
    fill(form, "why", "Another college")
    press(form, "consentSave")
    settle()

    (consent,) = store.case(number).all_of("consent_given")
    assert consent.facts == {**facts, "recipients": "Hillside College"}

    page.tabs.setCurrentIndex(HISTORY)
    settle()
    press(page.tab(HISTORY), "correct0")
    plain = sheet(CorrectSheet)
    assert find(plain, QPlainTextEdit, "sections").toPlainText() == "B\nF"
    find(plain, QPlainTextEdit, "sections").setPlainText("B")
    fill(plain, "why", "Only that")
    press(plain, "correctSave")
    settle()

    assert store.case(number).all_of("consent_given")[0].facts["sections"] == "B"


@pytest.mark.parametrize("look", list(Look), ids=lambda look: str(look.value))
def test_nothing_scrolls_sideways_in_a_low_window_at_twice_the_text(
    store: CaseStore, opened: Open, settle: Settle, qapp: QApplication, look: Look
) -> None:
    theme.wear(theme.Theme(look, 2.0), qapp)
    try:
        page = opened(store.a_case(MAJA, "custody"))
        page.setFixedSize(884, 568)
        tab = _tab(page)
        settle()
        press(tab, "recordRefusal")
        form = sheet(ConsentSheet)
        _choose(form, "giver", "Parent, for a child who does not")
        _choose(form, "what", "Named sections and documents")
        settle()

        for area in (*form.findChildren(QScrollArea), *tab.findChildren(QScrollArea)):
            assert not area.horizontalScrollBar().maximum(), area.objectName()
        form.reject()
    finally:
        theme.wear(theme.Theme(), qapp)
