"""Records: the backups, and all of it taken elsewhere."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from caseworker.ui import theme
from caseworker.ui.desk import Desk
from caseworker.ui.parts import ScrollPage, column, named
from caseworker.ui.records.all_records import AllRecordsCard
from caseworker.ui.records.backups import BackupsCard


class BackupsTab(QWidget):
    """A card for each thing."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        named(self, "backupsTab", "Backups")
        page = ScrollPage("backupsScroll")
        page.body.setContentsMargins(0, theme.px(8), 0, theme.px(28))
        page.body.setSpacing(theme.px(14))
        column(self, 0, 0).addWidget(page)
        page.body.addWidget(BackupsCard(desk))
        page.body.addWidget(AllRecordsCard(desk))
        page.body.addStretch(1)
