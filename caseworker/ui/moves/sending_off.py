"""One pack on its way: sealed, put down and read back, written down, named. Or nothing of it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path
from threading import Event

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from caseworker.casework.office import Done
from caseworker.casework.packs_made import seal_in
from caseworker.casework.strongroom import OpenStore
from caseworker.casework.transfers import (
    HandingOver,
    HandOverPack,
    PackHasLeft,
    PackNeverLeft,
    SealedPack,
    hand_over,
    pack_has_left,
    pack_never_left,
)
from caseworker.domain.errors import CaseworkerError
from caseworker.ui.desk import Desk
from caseworker.ui.moves.putting_down import NotPutDown, PutDown, put_down


@dataclass(frozen=True, slots=True)
class _Made:
    """A sealed pack, and where it was put down."""

    sealed: SealedPack
    put: PutDown


class SendingOff(QObject):
    """Takes one hand-over from “may I?” to its file.

    Signals:
        moved: what is being done now, in words.
        left: the file has its name; carries the SealedPack and its path.
        stopped: nothing has left; carries the error.
    """

    moved = Signal(str)
    left = Signal(object, object)
    stopped = Signal(object)

    def __init__(self, desk: Desk, owner: QWidget) -> None:
        super().__init__(owner)
        self._desk = desk
        self._made: _Made | None = None
        self._handing: HandingOver | None = None
        self._locked = Event()  # what was begun before a lock goes on in its lane
        desk.closing.connect(self._on_closing)

    def begin(self, handing: HandingOver, folder: Path) -> None:
        """Seal it, and put it down in that folder."""
        self._handing = handing
        self.moved.emit("Putting the pack together and sealing it…")
        locked = self._locked

        def make(store: OpenStore) -> _Made:
            sealed = seal_in(store, handing)
            put = put_down(folder, sealed.file, sealed.content, sealed.sha256)
            if locked.is_set():  # nobody is left to write it down
                put.take_away()
                raise NotPutDown("The records were locked meanwhile. Nothing has left.")
            return _Made(sealed, put)

        self._desk.upkeep(self, make, self._on_made, refused=self.stopped.emit)

    def _on_made(self, made: _Made) -> None:
        self._made = made
        if self._handing is None:
            return
        self.moved.emit("It was read back. Writing it down…")
        command = HandOverPack(self._handing, replace(made.sealed, content=b""))
        self._desk.do(
            hand_over, command, asker=self, then=self._on_written_down, refused=self._on_refused
        )

    def _on_written_down(self, done: Done) -> None:
        del done
        made = self._made
        if made is None:
            return
        self._desk.upkeep(
            self,
            lambda _: made.put.give_name(),
            lambda _: self._on_named(made),
            refused=self._on_not_named,
        )

    def _on_named(self, made: _Made) -> None:
        self._made = None
        pack = made.sealed.pack
        self._desk.do(
            pack_has_left,
            PackHasLeft(pack),
            asker=self,
            then=lambda _: self.left.emit(made.sealed, made.put.path),
        )

    def _on_refused(self, error: CaseworkerError) -> None:
        """Nothing was written down, and nothing of it stays where it was put."""
        self._drop()
        self.stopped.emit(error)

    def _on_not_named(self, error: CaseworkerError) -> None:
        """It was written down as leaving, so it has to be written down that it did not."""
        made = self._made
        self._drop()
        if made is not None:
            self._desk.do(pack_never_left, PackNeverLeft(made.sealed.pack, str(error)))
        self.stopped.emit(error)

    def _drop(self) -> None:
        made, self._made = self._made, None
        if made is not None:
            made.put.take_away()

    def _on_closing(self) -> None:
        """The records are about to be locked: what is still being sealed is not to leave."""
        self._locked.set()
