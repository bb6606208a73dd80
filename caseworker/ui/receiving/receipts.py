"""Saving a receipt for whoever sent a pack: whole, under a neutral name, or not at all."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QWidget

from caseworker.casework.answering_packs import ReceiptFile, receipt_of
from caseworker.casework.receipt_slips import SLIP
from caseworker.casework.wanted import Wanted
from caseworker.domain.packs import PackId
from caseworker.ui.desk import Desk
from caseworker.ui.papers.preview import PaperView, show_paper
from caseworker.ui.papers.saving import ask_path, write_whole


def save_receipt(owner: QWidget, desk: Desk, pack: PackId) -> None:
    """Ask where to, and write the receipt of that pack there."""

    def write(file: ReceiptFile, path: Path) -> None:
        desk.upkeep(owner, lambda _: write_whole(path, file.content), lambda _: None)

    def ask(file: ReceiptFile) -> None:
        ask_path(owner.window(), file.name, partial(write, file))

    desk.see(owner, receipt_of(pack), ask)


def show_slip(owner: QWidget, desk: Desk, pack: PackId) -> PaperView:
    """Look at the slip of the receipt of that pack; from there it is printed."""
    return show_paper(owner, desk, Wanted(SLIP, which=pack, officer=desk.officer.name))
