"""The tab of dates and release: what was told, what was noted before, where they go, and 18."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtWidgets import QLabel, QPushButton, QWidget

from caseworker.casework import facts
from caseworker.casework.facts import NoteFacts
from caseworker.domain.case import CaseNumber, Happening
from caseworker.ui.case.dates import DatesTab
from caseworker.ui.case.facts import FactsSheet
from caseworker.ui.case.page import CasePage
from caseworker.ui.case.tabs import SETTING, TABS
from caseworker.ui.entry_sheet import EntrySheet
from caseworker.ui.moves.hand_over import HandOverSheet
from tests.builders import TODAY, a_person
from tests.ui.case.conftest import Open, sheet
from tests.ui.case.store import REQUESTED, CaseStore
from tests.ui.conftest import Settle
from tests.ui.hands import find, press, words

DATES = TABS.index(DatesTab)
DETAINED = Happening("detained", REQUESTED, facts={"establishment": "Fenmoor"})


def told(what: str, on: str, **more: str) -> Happening:
    facts = {"what": what, "on": on, "source": "Resettlement team", **more}
    return Happening("release_day_told", TODAY, facts=facts)


def held(store: CaseStore, *happenings: Happening, born: date = date(2010, 3, 2)) -> CaseNumber:
    number = store.a_case(a_person(born=born), setting="custody")
    store.record(number, DETAINED, *happenings)
    return number


@pytest.fixture
def on_dates(opened: Open, settle: Settle) -> Open:
    def turn(number: CaseNumber) -> CasePage:
        page = opened(number)
        page.tabs.setCurrentIndex(DATES)
        settle()
        return page

    return turn


def seen(page: QWidget) -> str:
    return "\n".join(one.text() for one in page.findChildren(QLabel) if one.isVisible())


def test_with_nothing_told_it_is_said_what_would_stand_here(
    store: CaseStore, on_dates: Open
) -> None:
    page = on_dates(held(store))

    assert words(page, "datesExpected") == "No day of release was told yet"
    assert "never worked out here" in seen(page)
    assert "The checklist opens 28 days before the release" in words(page, "datesNotYet")
    assert words(page, "datesArrangedState") == "Not known yet"
    assert "At 18: the adult estate" not in seen(page)  # two years away


def test_a_day_outside_the_window_of_the_law_is_asked_about(
    store: CaseStore, on_dates: Open
) -> None:
    """CU-32: an order of under 18 months, so one month that ends at half-way."""
    half_way = told("At half-way of the order", "2027-03-15", order_length="8 to under 18 months")
    page = on_dates(held(store, half_way, told("Early release", "2027-02-01")))

    assert "from Tue 16 Feb 2027 to Mon 15 Mar 2027" in words(page, "datesWindow")
    assert "ask whoever told it" in words(page, "datesWindow")
    assert words(page, "told1Day") == "At half-way of the order: Monday 15 March 2027"
    assert find(page, QLabel, "told1Day").font().strikeOut()
    assert not find(page, QLabel, "told0Day").font().strikeOut()
    assert "Meeting before release" not in words(page, "datesNotYet")
    assert find(page, QLabel, "datesAhead_meeting_before_release").text().startswith("Mon 18 Jan")


def test_what_was_noted_as_a_fact_before_stands_here_and_is_asked_for_no_longer(
    store: CaseStore, on_dates: Open, settle: Settle
) -> None:
    number = held(store)
    noted = {"release_date": "2027-03-15", "release_source": "E-mail of 4 November"}
    store.office.do(facts.note_facts, NoteFacts(number, noted))
    page = on_dates(number)

    assert words(page, "datesExpected") == "Monday 15 March 2027"
    assert "E-mail of 4 November as a fact of the case" in words(page, "datesWho")
    page.tabs.setCurrentIndex(SETTING)
    settle()
    assert "Expected release" in seen(page.tab(SETTING)), "what is held is not hidden"
    press(page.tab(SETTING), "settingFactsChange")
    assert not {"release_date", "release_source"} & set(sheet(FactsSheet).form.fields)
    sheet(FactsSheet).reject()


def test_where_they_go_is_told_and_changed_from_what_is_known(
    store: CaseStore, on_dates: Open, settle: Settle
) -> None:
    arranged = {"education": "confirmed", "institution": "Weir College", "note": "Who takes him"}
    page = on_dates(held(store, Happening("release_arranged", TODAY, facts=arranged)))

    assert words(page, "datesArrangedState") == "Education is settled"
    assert "Weir College" in words(page, "datesArrangedSaid")
    assert "Which authority it will be is not known: ask." in seen(page)
    press(page, "datesArrange")
    settle()
    asked = sheet(EntrySheet)
    assert asked.form.kind.name == "release_arranged"
    assert find(asked, QWidget, "institution").text() == "Weir College"  # type: ignore[attr-defined]
    asked.reject()


def test_near_18_what_was_decided_and_what_it_changes_stand_here(
    store: CaseStore, on_dates: Open
) -> None:
    """CU-38 and CU-40."""
    decided = {
        "result": "not decided yet", "decided_by": "Youth Custody Service",
        "look_again": "2027-01-11",
    }  # fmt: skip
    page = on_dates(
        held(store, Happening("adult_estate_decided", TODAY, facts=decided), born=date(2009, 3, 2))
    )

    assert "not decided yet" in words(page, "datesDecided")
    assert "looked at again on 11 January 2027" in words(page, "datesDecided")
    assert "In the adult estate no plan is kept" in seen(page)
    assert "On Tuesday 2 March 2027" in seen(page)


def test_once_released_nothing_more_is_to_be_released_and_its_checklist_stands_here(
    store: CaseStore, on_dates: Open
) -> None:
    out = Happening("released", TODAY, facts={"where": "at court"})
    page = on_dates(held(store, told("Early release", "2027-02-01"), out))

    assert words(page, "datesExpected") == "Released at court."
    assert not [one for one in page.findChildren(QPushButton, "datesCourt") if one.isVisible()]
    assert "Release at court" in words(page, "datesCount0")


def test_a_transfer_at_an_hours_notice_stands_first_with_its_checklist(
    store: CaseStore, on_dates: Open
) -> None:
    to = {"establishment": "HMYOI Ashdown", "leaves_on": TODAY.isoformat(), "leaves_at": "14:00"}
    page = on_dates(held(store, Happening("transfer_expected", TODAY, facts=to)))

    assert words(page, "datesLeaving_transfer") == "Transfer: Mon 23 Nov, today, to HMYOI Ashdown"
    assert "Hand over the pack on the day that they leave" in seen(page)


def test_the_resettlement_pack_is_one_button_away(
    store: CaseStore, on_dates: Open, settle: Settle
) -> None:
    page = on_dates(held(store, told("Early release", "2027-02-01")))

    press(page, "datesPack")
    settle()

    pack = sheet(HandOverSheet)
    assert pack.purpose == "provision"
    pack.reject()


def test_an_office_of_another_kind_has_no_such_tab(
    store: CaseStore, opened: Open, settle: Settle
) -> None:
    page = opened(store.a_case(setting="service_children"))
    settle()

    titles = [
        page.tabs.tabText(at) for at in range(page.tabs.count()) if page.tabs.isTabVisible(at)
    ]

    assert "Dates and release" not in titles
