"""Keeps what is being typed, so that no lock, crash or kill loses it (decision 12)."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Final, Protocol

from PySide6.QtCore import QObject, QTimer, Signal, SignalInstance, Slot
from PySide6.QtWidgets import QDialog, QWidget
from shiboken6 import isValid

from caseworker.domain.case import CaseNumber
from caseworker.domain.errors import CaseworkerError, WentWrong

# Decision 12: within two seconds, the time that keeping takes among them.
PAUSE: Final = 600  # ms after the last key
LONGEST: Final = 1000  # ms that typing without a pause may go unkept; the rest is for a slow disk


class Keeper(Protocol):
    """Where drafts are kept: the desk."""

    def keep_draft(
        self,
        form: str,
        text: str,
        case: CaseNumber | None = None,
        *,
        then: Callable[[], None] | None = None,
        unkept: Callable[[CaseworkerError], None] | None = None,
    ) -> None: ...

    def drop_draft(self, form: str) -> None: ...

    def draft(self, asker: QObject, form: str, then: Callable[[str | None], None]) -> None: ...


class Typed(Protocol):
    """Whatever can give its typing as one text and take it back (``parts.Form`` can)."""

    def typed(self) -> str: ...

    def retype(self, text: str) -> None: ...


@dataclass(slots=True, eq=False)
class _Watch:
    owner: QWidget
    source: Typed
    case: CaseNumber | None
    kept: str | None = ""  # None: what is there now could not be kept
    is_stale: bool = False
    has_window: bool = False  # the dialog that it stands in is listened to


class Drafts(QObject):
    """Watches forms. Each is kept within two seconds of its typing; on lock and on Esc, at once.

    Signals:
        restored: an unfinished draft was put back into a form; carries the form's name.
        kept: a form's typing was handed over to be kept; carries the form's name.
        not_kept: there is typing that could not be kept; it is tried again. Carries why.
        kept_after_all: all of that is kept now.
    """

    restored = Signal(str)
    kept = Signal(str)
    not_kept = Signal(str)
    kept_after_all = Signal()

    def __init__(self, keeper: Keeper, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._keeper = keeper
        self._watched: dict[str, _Watch] = {}
        self._unkept: list[_Watch] = []
        self._pause = QTimer(self, singleShot=True, interval=PAUSE)
        self._pause.timeout.connect(self.flush)
        self._longest = QTimer(self, singleShot=True, interval=LONGEST)
        self._longest.timeout.connect(self.flush)

    def watch(  # noqa: PLR0913 - what to watch, and how it can be told apart
        self,
        form: str,
        source: Typed,
        edited: SignalInstance,
        *,
        owner: QWidget,
        case: CaseNumber | None = None,
        restore: bool = True,
    ) -> None:
        """Keep what is typed into ``source`` under the name ``form``, until ``owner`` is gone.

        With ``restore``, an unfinished draft is put back first, unless typing has begun.
        """
        self._watched[form] = _Watch(owner, source, case, source.typed())
        edited.connect(lambda: self._on_edited(form))
        if restore:
            self._keeper.draft(owner, form, lambda text: self._put_back(form, text))

    def drop(self, form: str) -> None:
        """The typing has become a fact, or was given up: forget it."""
        self._let_go(form)
        self._keeper.drop_draft(form)

    def settled(self, form: str) -> None:
        """What was typed is a fact now, and the form stays: what it still holds is kept on."""
        self._keeper.drop_draft(form)
        watch = self._watched.get(form)
        if watch is not None:
            watch.kept = ""
            watch.is_stale = bool(watch.source.typed())
            self._on_kept(watch)
            self._longest.start()

    @Slot()
    def flush(self) -> None:
        """Keep everything that was typed since it was last kept, now."""
        self._pause.stop()
        self._longest.stop()
        for form, watch in list(self._watched.items()):
            if not isValid(watch.owner):
                self._let_go(form)
            elif watch.is_stale:
                watch.is_stale = False
                text = watch.source.typed()
                if text != watch.kept:
                    watch.kept = text
                    self._keeper.keep_draft(
                        form,
                        text,
                        watch.case,
                        then=partial(self._on_kept, watch),
                        unkept=partial(self._on_unkept, watch),
                    )
                    self.kept.emit(form)

    def _let_go(self, form: str) -> None:
        watch = self._watched.pop(form, None)
        if watch in self._unkept:
            self._unkept.remove(watch)

    def _on_edited(self, form: str) -> None:
        watch = self._watched.get(form)
        if watch is None:
            return
        watch.is_stale = True
        window = watch.owner.window()
        if isinstance(window, QDialog) and not watch.has_window:
            watch.has_window = True
            window.finished.connect(self.flush)  # Esc comes sooner than any pause
        self._pause.start()
        if not self._longest.isActive():
            self._longest.start()

    def _on_kept(self, watch: _Watch) -> None:
        if watch in self._unkept:
            self._unkept.remove(watch)
            if not self._unkept:
                self.kept_after_all.emit()

    def _on_unkept(self, watch: _Watch, error: CaseworkerError) -> None:
        """Nothing of it is lost here, and it is tried again until the form is gone. Told once.

        A fault of ours would be told once a second: after one, it is kept with the next change.
        """
        if isinstance(error, WentWrong):
            watch.kept = None
            return
        if watch not in self._watched.values():
            return
        watch.kept, watch.is_stale = None, True
        self._longest.start()
        if watch not in self._unkept:
            self._unkept.append(watch)
            self.not_kept.emit(str(error))

    def _put_back(self, form: str, text: str | None) -> None:
        watch = self._watched.get(form)
        if text and watch is not None and not watch.is_stale:
            watch.source.retype(text)
            watch.kept = text
            watch.is_stale = False
            self.restored.emit(form)
