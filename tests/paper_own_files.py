"""The office's own files on paper, for tests of what stands above the store."""

from __future__ import annotations

from caseworker.casework.own_files import OwnFile
from caseworker.domain.errors import NotFound


class PaperOwnFiles:
    """The office's own files, on paper."""

    def __init__(self, kept: dict[tuple[str, str], OwnFile]) -> None:
        self._kept = kept

    def of(self, kind: str) -> tuple[OwnFile, ...]:
        kept = sorted(self._kept.items())
        return tuple(file for (which, _), file in kept if which == kind)

    def keep(self, file: OwnFile) -> None:
        self._kept[file.kind, file.name] = file

    def drop(self, kind: str, name: str) -> None:
        if self._kept.pop((kind, name), None) is None:
            raise NotFound("The office has no such file of its own.")
