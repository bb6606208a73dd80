"""An open store in which Tom has a case, and Layla has another: nothing of Tom’s may name her."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from caseworker.casework import cases, entries, papers
from caseworker.casework.attachments import AttachDocument, attach_document
from caseworker.casework.cases import OpenCase
from caseworker.casework.entries import Record
from caseworker.casework.found_names import Found, NamesAnother
from caseworker.casework.papers import LetGo
from caseworker.casework.records import HistoryLine
from caseworker.casework.wanted import Wanted
from caseworker.domain.case import CaseNumber, Happening
from caseworker.domain.people import Contact, Identifier, Person
from caseworker.domain.plan import Plan
from caseworker.storage.store import EncryptedStore
from tests.builders import TODAY, a_person, a_plan

NAME = "Layla Haddad"
OTHER = a_person(
    given="Layla",
    family="Haddad",
    known_as="",
    born=date(2011, 3, 12),
    identifiers=(Identifier("nhs", "943 476 5919"),),
    contacts=(Contact("Samir Haddad", "Father", parental_responsibility=True),),
)


OURS = "Dana Okafor"


class Desk:
    """An open store with Tom’s case in it, and Layla’s."""

    def __init__(self, store: EncryptedStore) -> None:
        self.store, self.office = store, store.office
        self.tom = self.opens(a_person())
        self.layla = self.opens(OTHER)
        self.records(
            Happening("request_received", date(2026, 9, 7), facts={"requested_by": "Parent"})
        )

    def opens(self, person: Person) -> CaseNumber:
        done = self.office.do(cases.open_case, OpenCase(person, "community", TODAY, "post"))
        return CaseNumber(done.made)

    def records(self, happening: Happening) -> None:
        self.office.do(entries.record, Record(self.tom, happening))

    def writes(self, plan: Plan) -> None:
        self.office.keep_plan(self.tom, plan)

    def attaches(self, name: str, content: bytes) -> str:
        return self.office.do(attach_document, AttachDocument(self.tom, name, content)).made

    def wanted(self, paper: str, **more: object) -> Wanted:
        return replace(Wanted(paper, self.tom, officer="Dana Okafor"), **more)  # type: ignore[arg-type]

    def letter(self, **more: object) -> Wanted:
        said = {"advice_service": "Northmere SENDIASS", "contact": "01632 960 100"}
        told = {"words": tuple(said.items()), "which": "L-01", "to": "Dawn Whitfield"}
        return self.wanted("letter", **{**told, **more})

    def is_advised(self, name: str, content: bytes) -> None:
        """Advice that came with this file."""
        document = self.attaches(name, content)
        asked = {"advice": "Educational psychology", "adviser": "Ann Lee"}
        for kind, day, facts in (
            ("decided_to_assess", 12, {"reasons": "Needed."}),
            ("advice_requested", 13, asked),
            ("advice_received", 20, {**asked, "document": document}),
        ):
            self.records(Happening(kind, date(2026, 10, day), facts=facts))

    def records_decision(self) -> None:
        facts = {"reasons": "It is needed."}
        self.records(Happening("decided_to_issue", date(2026, 10, 26), facts=facts))

    def advised_with(self, name: str, content: bytes) -> Wanted:
        """Advice that came with this file, in a plan that is being written."""
        self.is_advised(name, content)
        self.writes(a_plan())
        return self.wanted("ehc_plan")

    def stopped(self, wanted: Wanted, to: str = OURS) -> tuple[Found, ...]:
        """What stops it, with nothing written down of it. A plan is printed for own hands."""
        with pytest.raises(NamesAnother) as stopped:
            self.office.do(papers.let_go, LetGo(wanted, "print", to))
        assert not self.office.see(lambda records, _: records.releases(wanted.case))
        for said in (OTHER.given, OTHER.family, self.layla):
            assert said not in str(stopped.value), "it says only that it is there, and where"
        return stopped.value.found

    def lets_go(self, wanted: Wanted) -> None:
        self.office.do(papers.let_go, LetGo(wanted, "print", OURS))

    def history(self) -> tuple[HistoryLine, ...]:
        return self.office.see(lambda records, _: records.history(self.tom))
