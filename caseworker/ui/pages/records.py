"""Records: backups, their health, what is kept how long, what was put away or brought in."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from caseworker.ui.desk import Desk
from caseworker.ui.records_places import PLACES
from caseworker.ui.tabbed_page import TabbedPage


class RecordsPage(TabbedPage):
    """Its parts are those of ``records_places``."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, "records", "Records", PLACES, parent)
