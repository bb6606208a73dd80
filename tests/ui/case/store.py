"""An open store on paper for the pages of a case: whole cases, and a real office over them."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import date
from typing import cast

from caseworker.casework import assessments, cases, entries, plans
from caseworker.casework.cases import OpenCase
from caseworker.casework.office import Office, Officer
from caseworker.casework.records import OfficeFacts, OpenRecords, Records
from caseworker.casework.strongroom import OpenStore, SignIn
from caseworker.domain.case import Case, CaseNumber, Happening
from caseworker.domain.errors import NoRoom
from caseworker.domain.kinds import BY_LAW
from caseworker.domain.people import Person
from caseworker.domain.plan import Plan
from caseworker.domain.settings import settings
from tests.builders import OKAFOR, StandingClock, a_person
from tests.paper_records import PaperStore as Kept
from tests.ready import advice_from_everybody
from tests.ui.paper_store import PaperStore

OFFICE = OfficeFacts("Northmere SEND casework", tuple(settings()), "OFFICIAL-SENSITIVE")
REQUESTED = date(2026, 9, 7)


class CaseStore(PaperStore):
    """The window's paper store, with records that hold whole cases."""

    def __init__(self) -> None:
        self.kept = Kept()
        self.standing = StandingClock()
        self.clock = self.standing
        self.practice = False
        self.is_closed = False
        self.is_full = False
        self.officer = Officer(OKAFOR, "J. Okafor", "administrator")
        self.people = [SignIn(OKAFOR, "J. Okafor", "administrator")]
        with self.kept.sitting() as records:
            records.save_office(OFFICE)
        self.office = Office(self.reading(), self.clock, self.officer, self.sign)

    def reading(self) -> OpenRecords:
        @contextmanager
        def sitting() -> Iterator[Records]:
            with self.kept.sitting() as records:
                yield cast("Records", records)
                if self.is_full:
                    raise NoRoom

        return sitting

    def case(self, number: CaseNumber) -> Case:
        return self.kept.paper.cases[number]

    def kinds(self, number: CaseNumber) -> list[str]:
        """What happened on a case, in order."""
        return [event.kind for event in self.case(number).live]

    def a_case(self, person: Person | None = None, setting: str = "community") -> CaseNumber:
        """A case opened through the office."""
        opening = OpenCase(person or a_person(), setting, REQUESTED, "A call from the school")
        return CaseNumber(self.office.do(cases.open_case, opening).made)

    def rename(self, number: CaseNumber, family: str) -> None:
        """Behind the back of every list: whoever shows it then has read the case again."""
        case = self.case(number)
        self.kept.paper.cases[number] = replace(case, person=replace(case.person, family=family))

    def record(self, number: CaseNumber, *happenings: Happening) -> None:
        """Entries, one after another, through the office."""
        for happening in happenings:
            self.office.do(entries.record, entries.Record(number, happening))

    def requested(self, person: Person | None = None) -> CaseNumber:
        """A case whose request came in on 7 September 2026."""
        number = self.a_case(person)
        self.record(
            number, Happening("request_received", REQUESTED, facts={"requested_by": "Parent"})
        )
        return number

    def assessing(self) -> CaseNumber:
        """A case that is being assessed; nobody has been asked for advice yet."""
        number = self.requested()
        day = date(2026, 10, 12)
        decision = assessments.DecideToAssess(number, day, day, "Language needs are not met.")
        self.office.do(assessments.decide_to_assess, decision)
        return number

    def asked(self) -> CaseNumber:
        """A case that waits for the advice of two."""
        number = self.assessing()
        advisers = (("Dr Hale", "Psychological"), ("Northmere Social Care", "Social care"))
        day = date(2026, 10, 13)
        asking = assessments.AskForAdvice(number, advisers, day, day, "The request")
        self.office.do(assessments.ask_for_advice, asking)
        return number

    def drafting(self, plan: Plan | None = None) -> CaseNumber:
        """A case whose plan is being written."""
        number = self.asked()
        day = date(2026, 11, 16)
        advice = assessments.RecordAdvice(number, "Dr Hale", "Psychological", day, "Memory")
        self.office.do(assessments.record_advice, advice)
        decision = assessments.DecideToIssue(number, day, day, "She needs more.")
        self.office.do(assessments.decide_to_issue, decision)
        self.office.do(plans.start_plan, plans.StartPlan(number))
        if plan is not None:
            self.office.keep_plan(number, plan)
        return number

    def ready(self, plan: Plan) -> CaseNumber:
        """A case whose plan is written, and for which all advice is in."""
        number = self.drafting(plan)
        advice_from_everybody(self.office, number)
        unsent = self.case(number).all_of("advice_received")[0]
        facts = {**unsent.facts, "document": "paper"}
        again = Happening(unsent.kind, unsent.day, facts=facts)
        correction = entries.Correct(number, unsent.id, again, "The paper came later.")
        self.office.do(entries.correct, correction)
        return number

    def draft_of(self, number: CaseNumber) -> Plan:
        """The plan as the records hold it now."""
        return self.kept.paper.drafts[number, BY_LAW].plan


def store_protocol(of: CaseStore) -> OpenStore:
    """The type checker's word that this one can stand for a real one."""
    return of
