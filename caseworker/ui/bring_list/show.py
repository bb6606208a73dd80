"""The way in: the sheet over the window, and what it offers once a list is in."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from caseworker.ui.bring_list.sheet import BringListSheet
from caseworker.ui.desk import Desk


def show_bring_list(desk: Desk, window: QWidget) -> BringListSheet:
    """Open the sheet on which a list is brought in."""
    sheet = BringListSheet(desk, window)
    sheet.open()
    return sheet
