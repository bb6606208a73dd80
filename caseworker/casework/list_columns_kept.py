"""What an office said of the headings of a list, known again when such a list comes next."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from caseworker.casework.office import Question, Sitting
from caseworker.casework.own_files import OwnFile
from caseworker.casework.records import Records
from caseworker.domain.brought.columns import list_columns, plain

KIND: Final = "columns of a list"


@dataclass(frozen=True, slots=True)
class ColumnsChosen:
    """The headings of a list in their order, and the column that each is; empty: left out."""

    headings: tuple[str, ...]
    columns: tuple[str, ...]


def keep_columns(records: Records, chosen: ColumnsChosen, sitting: Sitting) -> None:
    """Keep it among the office’s own files; no cell of a list is in it."""
    text = json.dumps(chosen.columns)
    name = _name(chosen.headings)
    records.own_files.keep(OwnFile(KIND, name, text, sitting.at, sitting.officer.id))


def columns_known(headings: Sequence[str]) -> Question[tuple[str, ...] | None]:
    """A question: what these headings were said to be; None where they never came."""

    def ask(records: Records, today: date) -> tuple[str, ...] | None:
        del today
        wanted = _name(headings)
        for file in records.own_files.of(KIND):
            if file.name == wanted:
                known = (str(one) for one in json.loads(file.text))
                return tuple(one if one in list_columns() else "" for one in known)
        return None

    return ask


def _name(headings: Sequence[str]) -> str:
    said = "\n".join(plain(one) for one in headings)
    return hashlib.sha256(said.encode()).hexdigest()[:32]
