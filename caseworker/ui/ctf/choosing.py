"""Bringing a transfer file to its sheet: chosen, or dropped on a page."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QWidget

from caseworker.domain.case import CaseNumber
from caseworker.ui.choose_file import choose_file
from caseworker.ui.ctf.sheet import TransferSheet
from caseworker.ui.desk import Desk
from caseworker.ui.dropped import dropped

KINDS = ("Common transfer files (*.xml)", "All files (*)")


def choose_transfer_file(
    desk: Desk,
    owner: QWidget,
    number: CaseNumber | None,
    then: Callable[[str], None] | None = None,
) -> None:
    """Ask for the file, then show what it says. ``then`` gets the number of the case."""

    def show(path: Path) -> None:
        show_transfer_file(desk, owner, path, number, then)

    choose_file(owner, "chooseTransferFile", KINDS, show)


def show_transfer_file(
    desk: Desk,
    owner: QWidget,
    path: Path,
    number: CaseNumber | None,
    then: Callable[[str], None] | None = None,
) -> None:
    """Show what the file at ``path`` says, for a case that we have or for a new one."""
    sheet = TransferSheet(desk, path, number, owner.window())
    if then is not None:
        sheet.recorded.connect(lambda done: then(str(done.case)))
    sheet.open()


def dropped_transfer_file(event: QDropEvent) -> Path | None:
    """The one XML file that is being dragged, if it is one."""
    path = dropped(event)
    return path if path is not None and is_transfer_file(path) else None


def is_transfer_file(path: Path) -> bool:
    """Whether it is to be read as one, by its ending: no XML is attached to a case."""
    return path.suffix.casefold() == ".xml"
