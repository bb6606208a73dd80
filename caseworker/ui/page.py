"""What every place in the window can say to the window."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget


class Page(QWidget):
    """A place in the window. It gets the desk in its constructor, and nothing else.

    Signals:
        opened: a case is wanted; carries its number, and the key of the duty that it is
            wanted for (``OpenDue.key``; empty for none).
        wanted: something else of the window is wanted, by name: ``new_case``,
            ``practice``, ``preferences``, ``recovery_key``, ``lock``; a place, or a part of
            it as ``disclosures/2026-0113``.
        said: something is to be told in the message bar; carries the Message.
    """

    opened = Signal(str, str)
    wanted = Signal(str)
    said = Signal(object)

    @property
    def part(self) -> str:
        """The part that is looked at now, as ``begin`` knows it; empty where there are none."""
        return ""

    @property
    def setting(self) -> str:
        """The setting of the case that is written about here; empty where it is no case."""
        return ""

    def log_contact(self) -> None:
        """Write down a contact, where it is a case that is shown."""

    def begin(self, part: str) -> None:
        """Open the part of the page that was wanted, where it has any."""
