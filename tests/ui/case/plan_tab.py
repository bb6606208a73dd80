"""The plan tab of an open case, and what is on it."""

from __future__ import annotations

from PySide6.QtWidgets import QApplication

from caseworker.ui.case.item_card import ItemCard
from caseworker.ui.case.page import CasePage
from caseworker.ui.case.plan import PlanTab
from caseworker.ui.case.plan_state import PlanState
from caseworker.ui.case.tabs import PLAN
from caseworker.ui.editor import BlocksEdit
from tests.ui.conftest import Settle


def plan_tab(page: CasePage, settle: Settle) -> PlanTab:
    page.tabs.setCurrentIndex(PLAN)
    settle()
    tab = page.tab(PLAN)
    assert isinstance(tab, PlanTab)
    return tab


def state_of(tab: PlanTab) -> PlanState:
    assert tab.state is not None
    return tab.state


def text_field(tab: PlanTab, letter: str) -> BlocksEdit:
    """The field of the text of a section that is shown now, not one that is on its way out."""
    QApplication.processEvents()
    fields = tab.findChildren(BlocksEdit, f"section_{letter}")
    return next(field for field in fields if field.isVisibleTo(tab))


def item_card(tab: PlanTab, number: str) -> ItemCard:
    QApplication.processEvents()  # what was just put into the page is shown with the next turn
    shown = [card for card in tab.findChildren(ItemCard) if card.isVisibleTo(tab)]
    return next(card for card in shown if card.number == number)
