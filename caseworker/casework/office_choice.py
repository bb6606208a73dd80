"""One value that the office chose, or a few: in a file of its own in the store, as JSON."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any

from caseworker.casework.office import Done, Sitting, Touched
from caseworker.casework.own_files import OwnFile
from caseworker.casework.records import Records


@dataclass(frozen=True, slots=True)
class OfficeChoice:
    """Where it is kept, by ``kind`` and ``name``, and by which ``act`` the audit knows it."""

    kind: str
    name: str
    act: str
    touched: frozenset[Touched] = frozenset({Touched.OFFICE})

    def read(self, records: Records, otherwise: Any) -> Any:
        """What was chosen; ``otherwise`` until somebody chose."""
        texts = (file.text for file in records.own_files.of(self.kind) if file.name == self.name)
        text = next(texts, None)
        return otherwise if text is None else json.loads(text)

    def keep(
        self, records: Records, sitting: Sitting, value: Any, sentence: str, made: str
    ) -> Done:
        """From now on it is ``value``, at every computer that opens these records."""
        file = OwnFile(self.kind, self.name, json.dumps(value), sitting.at, sitting.officer.id)
        records.own_files.keep(file)
        return Done(case=None, touched=self.touched, sentence=sentence, act=self.act, made=made)
