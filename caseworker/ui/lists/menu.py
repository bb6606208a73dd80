"""The button with the saved lists of a register: look at one, save this one, change or drop it."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QPoint, Signal, Slot
from PySide6.QtWidgets import QMenu, QPushButton, QWidget

from caseworker.casework.lists_kept import SavedList
from caseworker.casework.office import Done, Touched
from caseworker.casework.saved_lists import (
    ChangeList,
    DropList,
    ListsSeen,
    PutListBack,
    change_list,
    drop_list,
    lists_of,
    put_list_back,
)
from caseworker.domain.list_view import ListView
from caseworker.domain.lists import BuiltInList
from caseworker.ui.lists.save_sheet import SaveListSheet
from caseworker.ui.parts import plain_tip, secondary
from caseworker.ui.registers.register import Register
from caseworker.ui.say import Message, Offer

AnyList = SavedList | BuiltInList


class ListsButton(QWidget):
    """Stands among the tools of a register. Each list says how many stand on it now.

    Signals:
        turned: another list is looked at; carries its name, empty for none.
        said: something is to be told; carries the Message.
    """

    turned = Signal(str)
    said = Signal(object)

    def __init__(self, register: Register, called: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.hide()
        self._register, self._called = register, called
        self._seen = ListsSeen((), (), ())
        self._wanted = ""
        self._on: AnyList | None = None
        self.button: QPushButton = secondary("Lists", f"{called}Lists")
        self.button.setToolTip("Lists that were saved, and those that come with the program")
        self.button.clicked.connect(self._on_pressed)
        register.desk.done.connect(self._on_done)
        self._look()

    @property
    def on(self) -> AnyList | None:
        """The list that is looked at, as long as it is looked at as it was saved."""
        now, on = self._register.view, self._on
        is_same = on is not None and (on.view.filters, on.view.closed) == (now.filters, now.closed)
        return on if is_same else None

    def turn_to(self, wanted: str) -> None:
        """Look at the list with this id, now or once the lists are here."""
        found = self._seen.called(wanted)
        if found is None:
            self._wanted = wanted
        else:
            self._turn(found)

    def save(self) -> SaveListSheet:
        """Save what is looked at under a name."""
        sheet = SaveListSheet(
            self._register.desk, self._called, self._register.view, self._register.window()
        )
        sheet.recorded.connect(self._on_saved)
        sheet.open()
        return sheet

    def menu(self) -> QMenu:
        """Every list with its count, and what can be done with the one that is looked at."""
        menu = QMenu(self._register)
        menu.setObjectName(f"{self._called}ListsMenu")
        menu.setToolTipsVisible(True)
        for title, found in (
            ("My lists", self._seen.mine),
            ("Everybody’s lists", self._seen.everybody),
            ("Lists that come with it", self._seen.built_in),
        ):
            if found:
                menu.addAction(title).setEnabled(False)
                for one in found:
                    self._offer(menu, one)
        menu.addSeparator()
        whole = menu.addAction("The whole list", lambda: self._turn(None))
        whole.setObjectName("listWhole")
        saves = menu.addAction("Save this list…", self.save)
        saves.setObjectName("listSave")
        on = self._on
        if isinstance(on, SavedList):
            keep = menu.addAction(f"Keep “{on.name}” as it is now", partial(self._change, on))
            keep.setObjectName("listKeep")
            renames = menu.addAction(f"Rename “{on.name}”…", partial(self._rename, on))
            renames.setObjectName("listRename")
            drops = menu.addAction(f"Delete “{on.name}”", partial(self._drop, on))
            drops.setObjectName("listDrop")
        menu.aboutToHide.connect(menu.deleteLater)
        return menu

    def _offer(self, menu: QMenu, one: AnyList) -> None:
        is_here = self._register.view.closed or not one.view.closed  # else they aren't read yet
        count = f"  ({self._register.model.how_many(one.view):,})" if is_here else ""
        action = menu.addAction(f"{one.name}{count}".replace("&", "&&"))
        action.setObjectName(f"list_{one.id}")
        action.setCheckable(True)
        action.setChecked(one is self.on)
        if isinstance(one, BuiltInList):
            action.setToolTip(plain_tip(one.why))
        action.triggered.connect(partial(self._turn, one))

    def _turn(self, one: AnyList | None, *_: object) -> None:
        self._on = one
        view = one.view if one is not None else ListView()
        self._register.look(view)
        self.turned.emit(one.name if one is not None else "")

    def _change(self, one: SavedList) -> None:
        command = ChangeList(self._called, one.id, view=self._register.view)
        self._register.desk.do(change_list, command, asker=self)

    def _rename(self, one: SavedList) -> None:
        SaveListSheet(
            self._register.desk, self._called, one.view, self._register.window(), of=one
        ).open()

    def _drop(self, one: SavedList) -> None:
        desk = self._register.desk

        def undo() -> None:
            desk.do(put_list_back, PutListBack(one))

        def tell(done: Done) -> None:
            self.said.emit(Message(done.sentence, offer=Offer("Undo", undo)))

        desk.do(drop_list, DropList(self._called, one.id), asker=self, then=tell)

    def _look(self) -> None:
        desk = self._register.desk
        desk.see(self, lists_of(self._called, desk.officer.id), self._on_seen)

    def _on_seen(self, seen: ListsSeen) -> None:
        self._seen = seen
        if self._on is not None:
            self._on = seen.called(self._on.id)
            self.turned.emit(self._on.name if self._on is not None else "")
        if self._wanted and (found := seen.called(self._wanted)) is not None:
            self._wanted = ""
            self._turn(found)

    @Slot(object)
    def _on_done(self, done: Done) -> None:
        if Touched.LISTS in done.touched:
            self._look()

    @Slot(object)
    def _on_saved(self, done: Done) -> None:
        self._wanted = done.made
        self._look()

    @Slot()
    def _on_pressed(self) -> None:
        self.menu().popup(self.button.mapToGlobal(QPoint(0, self.button.height())))
