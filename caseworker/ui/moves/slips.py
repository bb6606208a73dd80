"""The papers that go with a pack: its cover slip, and how to open it without Caseworker."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from caseworker.casework.pack_slips import SLIP
from caseworker.casework.wanted import Wanted
from caseworker.ui.desk import Desk
from caseworker.ui.papers.preview import PaperView, show_paper


def show_slip(owner: QWidget, desk: Desk, pack: str) -> PaperView:
    """Look at the slip of that pack; from there it is printed."""
    return show_paper(owner, desk, Wanted(SLIP, which=pack, officer=desk.officer.name))


def show_how_to_open(owner: QWidget, desk: Desk, pack: str = "") -> PaperView:
    """Look at the page for a receiver without Caseworker: of that pack, or of any."""
    return show_paper(owner, desk, Wanted("opening_a_pack", which=pack, officer=desk.officer.name))
