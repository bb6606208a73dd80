"""Cases as other tests left them: made through the casework, for a window to begin with."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from caseworker.casework import assessments, cases, entries, plans
from caseworker.casework.office import Done, Office
from caseworker.domain.blocks import paragraphs
from caseworker.domain.case import CaseNumber, Happening
from caseworker.domain.people import Contact, Person
from caseworker.domain.plan import Plan, Section
from tests.builders import a_plan, an_item
from tests.days.window.desktop import FIRST_DAY, Desktop
from tests.ready import advice_from_everybody, listed_and_agreed

DAWN = Contact("Dawn Whitfield", "Mother", parental_responsibility=True)
TOM = Person(
    given="Tom",
    family="Whitfield",
    born=date(2015, 3, 2),
    known_as="Tommy",
    home_authority="Northmere Council",
    contacts=(DAWN,),
)
REQUESTED = FIRST_DAY
DECIDED = date(2026, 10, 12)
TO_ISSUE = date(2026, 11, 9)
SENT = date(2026, 11, 16)
FINAL = date(2026, 12, 1)


def opened(office: Office, person: Person = TOM) -> CaseNumber:
    done = office.do(cases.open_case, cases.OpenCase(person, "community", office.today))
    return CaseNumber(done.made)


def note(office: Office, case: CaseNumber, kind: str, **facts: str) -> Done:
    day = office.today
    happening = Happening(kind, day, sent=day, served=day, facts=facts)
    return office.do(entries.record, entries.Record(case, happening))


def to_an_open_case(desktop: Desktop, office: Office) -> CaseNumber:
    desktop.it_is(REQUESTED)
    return opened(office)


def to_a_request(desktop: Desktop, office: Office) -> CaseNumber:
    case = to_an_open_case(desktop, office)
    note(office, case, "request_received", requested_by="Parent")
    return case


def to_assessing(desktop: Desktop, office: Office) -> CaseNumber:
    case = to_a_request(desktop, office)
    day = desktop.it_is(DECIDED)
    office.do(
        assessments.decide_to_assess,
        assessments.DecideToAssess(case, day, day, "He may need more than support gives."),
    )
    return case


def to_drafting(desktop: Desktop, office: Office) -> CaseNumber:
    case = to_assessing(desktop, office)
    day = desktop.today
    office.do(
        assessments.ask_for_advice,
        assessments.AskForAdvice(case, (("Dr Lim", "Medical"),), day, day),
    )
    day = desktop.it_is(TO_ISSUE)
    office.do(
        assessments.record_advice,
        assessments.RecordAdvice(case, "Dr Lim", "Medical", day, "", "Advice.txt", b"He is well."),
    )
    office.do(
        assessments.decide_to_issue, assessments.DecideToIssue(case, day, day, "It is needed.")
    )
    return case


def a_written_plan() -> Plan:
    """A plan with words in every section that a draft prints, and none in section I."""
    plan = a_plan()
    words = {
        letter: Section(paragraphs(f"What section {letter} says."))
        for letter, section in plan.sections.items()
        if section.is_blank and letter not in {"I", "J", "K", "B", "E", "F"}
    }
    return replace(plan, sections={**plan.sections, **words})


def to_a_written_plan(desktop: Desktop, office: Office) -> CaseNumber:
    case = to_drafting(desktop, office)
    office.do(plans.start_plan, plans.StartPlan(case))
    office.keep_plan(case, a_written_plan())
    advice_from_everybody(office, case)
    listed_and_agreed(office, case)
    return case


def to_a_final_plan(desktop: Desktop, office: Office) -> CaseNumber:
    case = to_a_written_plan(desktop, office)
    day = desktop.it_is(SENT)
    office.do(plans.send_draft, plans.SendDraft(case, DAWN.name, day, day, looked_at=True))
    note(office, case, "views_received", person=DAWN.name)
    note(office, case, "institution_consulted", institution="Harrow Hill School")
    office.keep_plan(case, with_a_place(a_written_plan()))
    day = desktop.it_is(FINAL)
    final = plans.Finalise(case, day, day, "SEND casework officer", looked_at=True)
    office.do(plans.finalise, final)
    return case


def with_a_place(plan: Plan) -> Plan:
    place = an_item("place", "", name="Harrow Hill School", type="Special school")
    return plan.with_section("I", Section(items=(place,)))
