"""Preferences: the stricter rule of consent is off, says what it changes, and is one box."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QCheckBox
from pytestqt.qtbot import QtBot

from caseworker.ui.desk import Desk
from caseworker.ui.preferences.consent_rule import ConsentRuleCard
from caseworker.ui.tasks import Tasks
from tests.ui.hands import find, words
from tests.ui.paper_store import LEWIS, OKAFOR, PaperRecords, PaperStore


@pytest.mark.parametrize("officer", [OKAFOR, LEWIS], ids=lambda one: one.role)
def test_only_an_administrator_chooses_it_and_it_says_what_it_changes(
    qtbot: QtBot, paper: PaperRecords, lanes: tuple[Tasks, Tasks], officer: object
) -> None:
    card = ConsentRuleCard(Desk(PaperStore(paper, officer), *lanes))  # type: ignore[arg-type]
    qtbot.addWidget(card)
    qtbot.waitUntil(lambda: not lanes[0].is_busy)
    box = find(card, QCheckBox, "consentStricter")
    may = officer is OKAFOR
    assert (box.isEnabled(), box.isChecked()) == (may, False)
    assert "needs the child’s consent and a parent’s" in words(card, "consentRuleChanges")

    box.click()
    qtbot.waitUntil(lambda: not lanes[0].is_busy)

    assert box.isChecked() is may
    assert ("consent_rule_changed" in paper.acts) is may
