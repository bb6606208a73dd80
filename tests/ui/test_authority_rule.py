"""Preferences: the grounds that need a second person here, which an administrator chooses."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QCheckBox, QPushButton
from pytestqt.qtbot import QtBot

from caseworker.ui.desk import Desk
from caseworker.ui.preferences.authority_rule import AuthorityRuleCard
from caseworker.ui.tasks import Tasks
from tests.ui.hands import find
from tests.ui.paper_store import LEWIS, OKAFOR, PaperRecords, PaperStore


@pytest.mark.parametrize("officer", [OKAFOR, LEWIS], ids=lambda one: one.role)
def test_only_an_administrator_chooses_and_it_is_there_when_it_is_unfolded_again(
    qtbot: QtBot, paper: PaperRecords, lanes: tuple[Tasks, Tasks], officer: object
) -> None:
    card = AuthorityRuleCard(Desk(PaperStore(paper, officer), *lanes))  # type: ignore[arg-type]
    qtbot.addWidget(card)
    card.show()
    find(card, QPushButton, "authorityRuleOpen").click()
    qtbot.waitUntil(lambda: not lanes[0].is_busy)
    box = find(card, QCheckBox, "authorityFor_17d")
    may = officer is OKAFOR
    assert (box.isEnabled(), box.isChecked(), box.text()) == (
        may,
        False,
        "SEND Regs 2014 reg 17(1)(d)",
    )
    assert "administrator" in box.toolTip() or may

    box.click()
    qtbot.waitUntil(lambda: not lanes[0].is_busy)
    find(card, QPushButton, "authorityRuleShut").click()
    card.unfold()
    qtbot.waitUntil(lambda: not lanes[0].is_busy)

    boxes = card.findChildren(QCheckBox, "authorityFor_17d")
    assert boxes[-1].isChecked() is may
    assert ("authority_rule_changed" in paper.acts) is may
