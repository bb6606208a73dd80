"""Each setting is made for its own office: what belongs to the other is nowhere to be seen.

What belongs to a setting is read from its file, from the kinds of entry that name it, and from
the parts and reports that it has of its own: nothing of it is listed here.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from contextlib import closing
from datetime import date

import pytest
from PySide6.QtWidgets import QApplication, QComboBox, QMenu, QTabWidget

from caseworker.casework import cases, facts
from caseworker.domain.case import CaseNumber
from caseworker.domain.law import event_kinds
from caseworker.domain.settings import Setting, settings
from caseworker.ui.case.actions import GROUPS
from caseworker.ui.case.tab import Tab
from caseworker.ui.case.tabs import TABS
from caseworker.ui.reports.all import REPORTS, reports_of
from tests.days.window.desktop import Desktop
from tests.days.window.law_cases import KAI
from tests.days.window.officer import Officer
from tests.days.window.prepared import note

TODAY = date(2026, 11, 23)
PLACES = ("today", "cases", "diary", "disclosures", "moves", "reports")
BOTH = {"custody", "service_children"}
ONE_WAY = [("custody", "service_children"), ("service_children", "custody")]


def _held(desktop: Desktop, setting: str) -> None:
    """One case of this setting, in an office of this setting alone, with a plan in force."""
    desktop.it_is(TODAY)
    with closing(desktop.has_a_store(setting)) as store:
        office = store.office
        case = CaseNumber(office.do(cases.open_case, cases.OpenCase(KAI, setting, TODAY)).made)
        if settings()[setting].regime == "custody":
            note(office, case, "detained", establishment="HMYOI Fenmoor", status="Sentenced")
            office.do(facts.note_facts, facts.NoteFacts(case, {"held_at": "HMYOI Fenmoor"}))
        note(office, case, "existing_plan_recorded", authority="Hull City Council")


@pytest.mark.parametrize(("ours", "theirs"), ONE_WAY)
def test_the_pages_for_one_setting_show_nothing_of_the_other(
    desktop: Desktop, ours: str, theirs: str
) -> None:
    _held(desktop, ours)
    officer = desktop.signs_in()

    seen = list(_everything(officer, ours))

    foreign = _belongs_to(theirs) - _belongs_to(ours)
    assert len(foreign) > 10
    assert {word for word in foreign if any(_says(each, word) for each in seen)} == set()
    # What is its own is there: the walk came to it.
    own = {settings()[ours].tab} | {tab.title for tab in _parts(settings()[ours])}
    assert {word for word in own if not any(_says(each, word) for each in seen)} == set()


def _everything(officer: Officer, ours: str) -> Iterator[str]:
    for place in PLACES:
        officer.presses(f"rail_{place}")
        officer.waits_for_quiet()
        yield from _said(officer)
    for report in reports_of((ours,)):
        officer.presses(f"report_{report}")
        officer.waits_for_quiet()
        yield from _said(officer)
    officer.keys("Ctrl+N")
    officer.types("whoSearch", "Somebody Else")
    officer.presses("noneOfThese")
    officer.waits_for_quiet()
    yield from _said(officer)
    officer.finds_person(KAI.family)
    tabs = officer.finds("caseTabs", QTabWidget)
    for at in range(tabs.count()):
        if tabs.isTabVisible(at):
            tabs.setCurrentIndex(at)
            officer.waits_for_quiet()
            yield tabs.tabText(at)
            yield from _said(officer)
    officer.presses("actions")
    menu = officer.finds("actionsMenu", QMenu)
    for each in (menu, *menu.findChildren(QMenu)):
        yield from (action.text() for action in each.actions())
    menu.close()
    officer.waits(lambda: QApplication.activePopupWidget() is None, "the menu is shut")


def _said(officer: Officer) -> Iterator[str]:
    yield from officer.words()
    for box in officer.window.findChildren(QComboBox):
        if box.isVisible():
            yield from (box.itemText(at) for at in range(box.count()))


def _belongs_to(name: str) -> set[str]:
    """Every word that this setting has of its own, as data."""
    setting = settings()[name]
    reports = {one.name: one.words for one in REPORTS}
    return {
        setting.title,
        setting.tab,
        setting.office,
        *(fact.words for fact in setting.facts),
        *(kind.title for kind in event_kinds().values() if name in kind.settings),
        *(tab.title for tab in _parts(setting)),
        *(reports[one] for one in setting.reports),
        *_groups(name),
    }


def _groups(name: str) -> Iterator[str]:
    """Headings of the Actions menu under which this setting alone, of the two, has entries."""
    starts, kinds, group = dict(GROUPS), defaultdict[str, set[str]](set), ""
    for kind in event_kinds().values():
        group = starts.get(kind.name, group)
        if not kind.elsewhere and kind.computed is None:
            kinds[group] |= set(kind.settings or settings())
    yield from (group for group, of in kinds.items() if of & BOTH == {name})


def _parts(setting: Setting) -> list[type[Tab]]:
    return [tab for tab in TABS if tab.part and tab.part in setting.parts]


def _says(said: str, word: str) -> bool:
    """A phrase anywhere; a single word only where it stands alone, as a heading or a label."""
    return word in said if " " in word else said.rstrip("…:") == word
