"""The way in: the sheet over the window, and what it offers once a list is in."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from caseworker.casework.bringing_list import UndoList, undo_list
from caseworker.casework.office import Done
from caseworker.ui.bring_list.earlier import whether_back
from caseworker.ui.bring_list.sheet import BringListSheet
from caseworker.ui.desk import Desk
from caseworker.ui.say import Message, Offer, ask


def show_bring_list(desk: Desk, window: QWidget, tell: Callable[[Message], None]) -> BringListSheet:
    """Open the sheet on which a list is brought in; ``tell`` says that it can be taken back."""
    sheet = BringListSheet(desk, window)

    def there(done: Done, cases: int) -> None:
        def back() -> None:
            desk.do(undo_list, UndoList(done.made))

        def undo() -> None:
            ask(window, whether_back(cases), back)

        tell(Message(done.sentence, offer=Offer("Undo", undo)))

    sheet.brought.connect(there)
    sheet.open()
    return sheet
