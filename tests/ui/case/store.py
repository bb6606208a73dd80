"""An open store on paper for the pages of a case: real records, a real office, two lanes."""

from __future__ import annotations


from caseworker.casework import cases, entries
from caseworker.casework.cases import OpenCase
from caseworker.casework.office import Office, Officer
from caseworker.casework.records import OfficeFacts, OpenRecords
from caseworker.domain.case import CaseNumber, Happening
from caseworker.domain.people import Person
from caseworker.domain.settings import settings
from tests.builders import OKAFOR, TODAY, StandingClock, a_person
from tests.paper_records import PaperStore
from tests.ui.paper_store import PaperStore as OuterStore

OFFICE = OfficeFacts("Northmere SEND casework", tuple(settings()), "OFFICIAL-SENSITIVE")


class CaseStore(OuterStore):
    """The window's paper store, with records that hold whole cases."""

    def __init__(self) -> None:
        self.kept = PaperStore()
        self.clock = StandingClock()
        self.practice = False
        self.is_closed = False
        self.officer = Officer(OKAFOR, "J. Okafor", "administrator")
        with self.kept.sitting() as records:
            records.save_office(OFFICE)
        self.office = Office(self.kept.sitting, self.clock, self.officer, self.sign)

    def reading(self) -> OpenRecords:
        return self.kept.sitting

    def a_case(self, person: Person | None = None, setting: str = "community") -> CaseNumber:
        """A case opened through the office."""
        opening = OpenCase(person or a_person(), setting, TODAY, "A call from the school")
        return CaseNumber(self.office.do(cases.open_case, opening).made)

    def record(self, number: CaseNumber, *happenings: Happening) -> None:
        """Entries, one after another, through the office."""
        for happening in happenings:
            self.office.do(entries.record, entries.Record(number, happening))
