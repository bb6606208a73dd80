"""The office's own files: rows of one table."""

from __future__ import annotations

from sqlalchemy import Connection, delete, insert, select

from caseworker.casework.own_files import OwnFile
from caseworker.domain.errors import NotFound
from caseworker.storage.schema import own_file


class SqlOwnFiles:
    """The office's own files within one transaction. Those of a kind are read once in it."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._read: dict[str, tuple[OwnFile, ...]] = {}

    def of(self, kind: str) -> tuple[OwnFile, ...]:
        """Every file of one kind, by name."""
        if kind not in self._read:
            self._read[kind] = self._of(kind)
        return self._read[kind]

    def keep(self, file: OwnFile) -> None:
        """Keep it, in the place of one of the same kind and name."""
        self._drop(file.kind, file.name)
        self._connection.execute(
            insert(own_file).values(
                kind=file.kind,
                name=file.name,
                text=file.text,
                added_on=file.added_on,
                added_by=file.added_by,
            )
        )

    def drop(self, kind: str, name: str) -> None:
        """Raises NotFound: there is no such file."""
        if not self._drop(kind, name):
            raise NotFound("The office has no such file of its own.")

    def _of(self, kind: str) -> tuple[OwnFile, ...]:
        found = self._connection.execute(
            select(own_file).where(own_file.c.kind == kind).order_by(own_file.c.name)
        )
        return tuple(
            OwnFile(row.kind, row.name, row.text, row.added_on, row.added_by) for row in found
        )

    def _drop(self, kind: str, name: str) -> int:
        self._read.pop(kind, None)
        wanted = (own_file.c.kind == kind) & (own_file.c.name == name)
        return self._connection.execute(delete(own_file).where(wanted)).rowcount
