"""The lists that were saved, on paper."""

from __future__ import annotations

from caseworker.casework.lists_kept import SavedList
from caseworker.domain.errors import NotFound


class PaperSavedLists:
    """What ``SavedLists`` says, on paper."""

    def __init__(self, kept: dict[str, SavedList] | None = None) -> None:
        self._kept = dict(kept or {})

    def __copy__(self) -> PaperSavedLists:
        return PaperSavedLists(self._kept)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, PaperSavedLists) and self._kept == other._kept

    def __hash__(self) -> int:
        return id(self)

    def of(self, register: str) -> tuple[SavedList, ...]:
        found = (one for one in self._kept.values() if one.register == register)
        return tuple(sorted(found, key=lambda one: (one.name.casefold(), one.id)))

    def keep(self, saved: SavedList) -> None:
        self._kept[saved.id] = saved

    def drop(self, saved: str) -> None:
        if self._kept.pop(saved, None) is None:
            raise NotFound("There is no such list any more.")
