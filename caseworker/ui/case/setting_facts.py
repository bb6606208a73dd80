"""The setting's own tab: drawn from the facts that the setting declares."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtWidgets import QWidget

from caseworker.casework import facts
from caseworker.domain.case import CaseNumber
from caseworker.ui.case.facts import FactsCard, FactsSheet, said
from caseworker.ui.case.seen import CaseSeen
from caseworker.ui.case.tab import ScrollTab
from caseworker.ui.desk import Desk


class SettingTab(ScrollTab):
    """What is asked about a child or young person because of where they are."""

    def __init__(self, desk: Desk, number: CaseNumber, parent: QWidget | None = None) -> None:
        super().__init__(desk, number, parent)
        self._card = FactsCard("Where they are", "settingFacts")
        self._card.changing.connect(self._on_change)
        self.body.addWidget(self._card)
        self.body.addStretch(1)

    def show_case(self, seen: CaseSeen) -> None:
        super().show_case(seen)
        self._card.show_facts(
            [
                (spec.words, said(spec, seen.case.facts.get(spec.name, "")))
                for spec in seen.setting.facts
            ]
        )

    def _on_change(self) -> None:
        if self.seen is None:
            return
        setting = self.seen.setting
        FactsSheet(
            self.desk,
            self.seen,
            setting.tab or setting.title,
            setting.facts,
            self.seen.case.facts,
            self._save,
            self.window(),
        ).open()

    def _save(self, sheet: FactsSheet, values: Mapping[str, str]) -> None:
        self.desk.do(
            facts.note_facts,
            facts.NoteFacts(self.number, values),
            asker=sheet,
            then=sheet.on_done,
            refused=sheet.on_refused,
        )
