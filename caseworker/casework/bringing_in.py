"""Writes an export into empty records, case by case, and compares each with what was read."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from typing import Any, Final

from caseworker.casework.export_sealing import SAFE
from caseworker.casework.office import Sitting
from caseworker.casework.own_kinds import own_kinds
from caseworker.casework.records import DocumentId, HistoryLine, Records
from caseworker.casework.restrictions import KIND as RESTRICTED
from caseworker.casework.summaries import rewrite_summary
from caseworker.domain.attachments import judge
from caseworker.domain.case import CaseNumber
from caseworker.domain.consent_record import consents_of
from caseworker.domain.errors import CaseworkerError, UnfitFile
from caseworker.domain.kinds import bring_in, plan_kinds
from caseworker.domain.law import event_kinds
from caseworker.domain.settings import settings

UNFIT: Final = f"Something in this export can’t be held here. {SAFE}"
OTHER: Final = f"What was written is not what the export says. {SAFE}"
_HEAD: Final = frozenset({"format", "major", "minor"})
_NOT_ROWS: Final = _HEAD | {"layout", "practice", "officers", "for_reading"}


class NotTheSame(CaseworkerError):
    """Something was read back otherwise than it was brought in. Nothing is kept."""

    def __init__(self) -> None:
        super().__init__(OTHER)


class Bringing:
    """One export on its way in. ``here`` are the ids of the officers here, by their names."""

    def __init__(self, records: Records, sitting: Sitting, here: Mapping[str, str]) -> None:
        self.cases = 0
        self.consents = 0
        self._records = records
        self._sitting = sitting
        self._here = here
        self._names: dict[str, str] = {}
        self._from = ""
        self._held_by = ""
        self._moved: dict[CaseNumber, str] = {}
        self._rows: dict[str, Any] = {}
        self._awaited: dict[str, dict[str, Any]] = {}

    def office(self, data: dict[str, Any]) -> None:
        """The office and what it added, first of all: the cases need its kinds of plan.

        Raises:
            UnfitFile: it can't be held here.
        """
        try:
            self._names = {str(one["id"]): str(one["name"]) for one in data["officers"]}
            self._from = str(data["office"]["name"])
            rows = {name: value for name, value in data.items() if name not in _NOT_ROWS}
            rows["own_files"] = [self._own_file(one) for one in rows["own_files"]]
            self._records.whole.put_office(rows)
        except (KeyError, TypeError, ValueError, AttributeError) as error:
            raise UnfitFile(UNFIT) from error
        bring_in(own_kinds(self._records))

    def case(self, data: dict[str, Any]) -> None:
        """One case; its documents come after it.

        Raises:
            UnfitFile: it can't be held here, or a document of the case before is missing.
        """
        self.finish()
        rows = {name: value for name, value in data.items() if name not in _HEAD}
        try:
            documents = [dict(one) for one in rows["documents"]]
            self._awaited = {one.pop("file"): one for one in documents}
            held_by = rows["case"]["officer"]
            holder = {**rows["case"], "officer": self._here_for(held_by)}
            name = self._names.get(held_by, held_by)
            self._held_by = "" if name in self._here else name
            self._rows = {**rows, "case": holder, "documents": documents}
            self._refuse_unknown()
            self._records.whole.put_case(self._rows)
        except (KeyError, TypeError, ValueError, AttributeError) as error:
            raise UnfitFile(UNFIT) from error

    def document(self, name: str, content: bytes) -> None:
        """The bytes of a document of the case that came last.

        Raises:
            UnfitFile: no case names it, it isn't what the case says, or may not be kept.
        """
        wanted = self._awaited.pop(name, None)
        if wanted is None or wanted["sha256"] != hashlib.sha256(content).hexdigest():
            raise UnfitFile(UNFIT)
        if (
            wanted["size"] != len(content)
            or judge(wanted["name"], content).format.kind != (wanted["kind"])
        ):
            raise UnfitFile(UNFIT)
        self._records.whole.put_content(wanted["id"], content)

    def finish(self) -> None:
        """Compare the case that came last with what is here now, and work out its row.

        Raises:
            UnfitFile: a document of it is missing.
            NotTheSame: it was read back otherwise.
        """
        if self._awaited:
            raise UnfitFile(UNFIT)
        if not self._rows:
            return
        rows, whole = self._rows, self._records.whole
        number = CaseNumber(rows["case"]["number"])
        if whole.of_case(number) != rows:
            raise NotTheSame
        for line in rows["documents"]:
            self._records.document_content(DocumentId(line["id"]))  # raises where a bit differs
        try:
            case = whole.case(number)
            whole.plans(number)
            today, office = self._sitting.today, self._records.office()
            rewrite_summary(self._records, case, office, today)
            self.consents += len(consents_of(case))
        except (KeyError, TypeError, ValueError, AttributeError) as error:
            raise UnfitFile(UNFIT) from error
        if self._held_by:
            self._moved[number] = self._held_by
        self._rows = {}
        self.cases += 1

    def end(self) -> None:
        """After the last case: say on each case who held it, where nobody of that name is here.

        Raises:
            UnfitFile: a document is missing, or something points at what did not come.
            NotTheSame: the last case was read back otherwise.
        """
        self.finish()
        try:
            self._records.whole.refuse_loose_ends()
        except ValueError as error:
            raise UnfitFile(UNFIT) from error
        who, at = self._sitting.officer, self._sitting.at
        for number, held_by in self._moved.items():
            words = f"Brought in with all records of {self._from}. {held_by} held it there."
            self._records.write_history(HistoryLine(number, at, who.id, who.name, words))

    def _own_file(self, line: dict[str, Any]) -> dict[str, Any]:
        """As it is; but who is named for a restricted case is said by the officers here."""
        if line["kind"] != RESTRICTED:
            return line
        data = json.loads(line["text"])
        data["named"] = sorted({self._here_for(one) for one in data["named"]})
        return {**line, "text": json.dumps(data)}

    def _here_for(self, officer: str) -> str:
        """The officer of the same name here; whoever brings it in, where there is none."""
        return self._here.get(self._names.get(officer, ""), self._sitting.officer.id)

    def _refuse_unknown(self) -> None:
        """Raises ValueError: an entry, a plan or a setting is of a kind that isn't known here."""
        rows = self._rows
        for event in rows["events"]:
            if not all(isinstance(said, str) for said in event["facts"].values()):
                raise ValueError("a fact that is no text")
        kinds = {one["kind"] for one in rows["events"]}
        plans = {one["plan"]["kind"] for one in (*rows["versions"], *rows["drafts"])}
        if kinds - event_kinds().keys() or plans - plan_kinds().keys():
            raise ValueError("a kind that is not known here")
        if rows["case"]["setting"] not in settings():
            raise ValueError("a setting that is not known here")
