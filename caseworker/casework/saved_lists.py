"""Save a list under a name, for oneself or for everybody; rename it; let it go.

A saved list is a way to look, never what was seen: it is worked out anew each time. Those that come
with the program are rows of ``domain/lists.toml`` (``domain/lists.py``).
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from typing import Final
from uuid import uuid4

from caseworker.casework.lists_kept import SavedList
from caseworker.casework.office import Done, Sitting, Touched
from caseworker.casework.records import Records
from caseworker.domain.errors import Gap, Incomplete, NotAllowed, NotFound
from caseworker.domain.list_view import ListView, folded
from caseworker.domain.lists import BuiltInList, built_in_lists
from caseworker.domain.officer import OfficerId
from caseworker.domain.roles import Right

LONGEST: Final = 60


@dataclass(frozen=True, slots=True)
class SaveList:
    """Keep this view of a register under a name; ``everybody`` finds it, or its maker alone."""

    register: str
    name: str
    view: ListView
    everybody: bool = False


@dataclass(frozen=True, slots=True)
class ChangeList:
    """Another name for a list that was saved, or another view, or both."""

    register: str
    saved: str
    name: str = ""
    view: ListView | None = None


@dataclass(frozen=True, slots=True)
class DropList:
    """Let a saved list go."""

    register: str
    saved: str


@dataclass(frozen=True, slots=True)
class PutListBack:
    """A list that was let go, as it was."""

    saved: SavedList


@dataclass(frozen=True, slots=True)
class ListsSeen:
    """The lists of one register: those that come with the program, everybody’s, and one’s own."""

    built_in: tuple[BuiltInList, ...]
    everybody: tuple[SavedList, ...]
    mine: tuple[SavedList, ...]

    @property
    def all(self) -> tuple[SavedList | BuiltInList, ...]:
        return (*self.mine, *self.everybody, *self.built_in)

    def called(self, wanted: str) -> SavedList | BuiltInList | None:
        """The list with this id."""
        return next((one for one in self.all if one.id == wanted), None)


def save_list(records: Records, command: SaveList, sitting: Sitting) -> Done:
    """Keep a list under its name.

    Raises:
        Incomplete: it has no name, or one that a list of the same people already has.
    """
    officer = None if command.everybody else sitting.officer.id
    name = _name(records, command.register, command.name, officer)
    saved = SavedList(
        uuid4().hex, command.register, name, officer, command.view, sitting.at, sitting.officer.id
    )
    records.saved_lists.keep(saved)
    whose = "for everybody" if command.everybody else "for you"
    return _done(f"Saved this list {whose}: {name}.", "list_saved", saved)


def change_list(records: Records, command: ChangeList, sitting: Sitting) -> Done:
    """Keep it under another name, or as it is looked at now.

    Raises:
        Incomplete: another list has that name.
        NotAllowed: it is somebody else’s.
    """
    saved = _ours(records, command.register, command.saved, sitting)
    name = command.name or saved.name
    if folded(name) != folded(saved.name):
        name = _name(records, command.register, name, saved.officer)
    changed = replace(saved, name=name.strip(), view=command.view or saved.view)
    records.saved_lists.keep(changed)
    return _done(f"The list is kept as it is now: {changed.name}.", "list_changed", changed)


def drop_list(records: Records, command: DropList, sitting: Sitting) -> Done:
    """Let it go. The cases in it stay as they are.

    Raises:
        NotAllowed: it is somebody else’s.
    """
    saved = _ours(records, command.register, command.saved, sitting)
    records.saved_lists.drop(saved.id)
    return _done(f"The list is gone: {saved.name}. Its cases stay.", "list_dropped", saved)


def put_list_back(records: Records, command: PutListBack, sitting: Sitting) -> Done:
    """Undo letting it go. Under another name, where a list has been given its own meanwhile.

    Raises:
        NotAllowed: it was somebody else’s.
    """
    _refuse_strange(command.saved, sitting)
    saved = replace(command.saved, name=_free(records, command.saved))
    records.saved_lists.keep(saved)
    return _done(f"The list is back: {saved.name}.", "list_put_back", saved)


def lists_of(register: str, officer: OfficerId) -> Callable[[Records, date], ListsSeen]:
    """A question: the lists of a register that this officer finds."""

    def ask(records: Records, today: date) -> ListsSeen:
        del today
        kinds = records.office().kinds
        kept = records.saved_lists.of(register)
        return ListsSeen(
            built_in_lists(register, kinds),
            tuple(one for one in kept if one.officer is None),
            tuple(one for one in kept if one.officer == officer),
        )

    return ask


def _ours(records: Records, register: str, wanted: str, sitting: Sitting) -> SavedList:
    for saved in records.saved_lists.of(register):
        if saved.id == wanted and saved.officer in {None, sitting.officer.id}:
            _refuse_strange(saved, sitting)
            return saved
    raise NotFound("There is no such list any more.")


def _refuse_strange(saved: SavedList, sitting: Sitting) -> None:
    """Everybody’s list is changed by whoever made it, or by whoever changes settings."""
    if saved.made_by != sitting.officer.id:
        try:
            sitting.refuse_unless(Right.CHANGE_SETTINGS)
        except NotAllowed as error:
            raise NotAllowed(
                "Somebody else made this list for everybody.",
                instead="Save it under another name, for yourself.",
            ) from error


def _name(records: Records, register: str, typed: str, officer: OfficerId | None) -> str:
    name = " ".join(typed.split())
    if not name:
        raise Incomplete([Gap("name", "Give the list a name.")])
    if len(name) > LONGEST:
        raise Incomplete([Gap("name", f"A name of {LONGEST} letters at most.")])
    there = (one for one in records.saved_lists.of(register) if one.officer == officer)
    if any(folded(one.name) == folded(name) for one in there):
        raise Incomplete([Gap("name", "There is a list of that name already.")])
    return name


def _free(records: Records, saved: SavedList) -> str:
    others = records.saved_lists.of(saved.register)
    taken = {
        folded(one.name) for one in others if one.officer == saved.officer and one.id != saved.id
    }
    names = (saved.name, *(f"{saved.name[: LONGEST - 5]} ({at})" for at in range(2, 99)))
    return next((one for one in names if folded(one) not in taken), saved.name)


def _done(sentence: str, act: str, saved: SavedList) -> Done:
    return Done(None, frozenset({Touched.LISTS}), sentence, act, made=saved.id)
