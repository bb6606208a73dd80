"""The parts of the page of the records: what each is called, and who builds it."""

from __future__ import annotations

from typing import Final

from caseworker.ui.records.backups_tab import BackupsTab
from caseworker.ui.records.bin_tab import BinTab
from caseworker.ui.records.health_tab import HealthTab
from caseworker.ui.records.keeping_tab import KeepingTab
from caseworker.ui.tabbed_page import Part

PLACES: Final = (
    Part("backups", "Backups", BackupsTab),
    Part("bin", "Bin", BinTab),
    Part("keeping", "Keeping and destroying", KeepingTab),
    Part("health", "Health", HealthTab),
)
