"""A boy in custody whose plan came as a copy: what the stories of the kept plan begin with."""

from __future__ import annotations

from contextlib import closing
from datetime import date

from caseworker.casework import cases, entries, facts, plans
from caseworker.casework.office import Office
from caseworker.domain.case import CaseNumber, Happening
from caseworker.domain.people import Person
from caseworker.domain.plan import Section
from tests.builders import a_plan, an_item
from tests.days.window.desktop import Desktop
from tests.days.window.officer import Officer

DETAINED = date(2026, 9, 7)
TEACHER = an_item(
    "teacher",
    "Specialist teaching of reading, one to one",
    who="Specialist teacher",
    how_long="3 hours",
    how_often="Each week",
)
SPEECH = an_item("speech", "Speech and language programme", how_long="40 minutes")
READS = an_item("reads", "He reads a page of his own choosing.")


def learner(
    office: Office, given: str, *, plan_made: date | None = None, needs: tuple[str, ...] = ()
) -> CaseNumber:
    """Detained at a young offender institution; with ``plan_made``, a plan of that day."""
    born = date(2010, 11, 20)
    person = Person(given, "Okoro", born, home_authority="Hull City Council")
    opening = cases.OpenCase(person, "custody", DETAINED, "The night reception list")
    number = CaseNumber(office.do(cases.open_case, opening).made)
    note(office, number, "detained", DETAINED, establishment="Wetherby", status="Sentenced")
    held = {"held_at": "Wetherby", "held_since": DETAINED.isoformat(), "basis": "Sentenced"}
    office.do(facts.note_facts, facts.NoteFacts(number, held))
    for words in needs:
        note(office, number, "concern_raised", DETAINED, concern=words, raised_by="Teacher")
    if plan_made is not None:
        note(office, number, "existing_plan_recorded", plan_made, authority="Hull City Council")
    return number


def note(office: Office, number: CaseNumber, kind: str, day: date, **said: str) -> None:
    office.do(entries.record, entries.Record(number, Happening(kind, day, facts=said)))


def types_extract(office: Office, number: CaseNumber) -> None:
    """What the copy says of outcomes and provision, typed from it."""
    office.do(plans.start_plan, plans.StartPlan(number))
    plan = a_plan(
        "detained_plan",
        E=Section(items=(READS,)),
        F=Section(items=(TEACHER, SPEECH)),
        G=Section(),
    )
    office.keep_plan(number, plan)


def at_the_kept_plan(desktop: Desktop, day: date, *, plan_made: date) -> Officer:
    """An officer before the kept plan of Danny Okoro, whose plan was made on that day."""
    desktop.it_is(DETAINED)
    with closing(desktop.has_a_store("custody")) as store:
        desktop.it_is(day)
        number = learner(store.office, "Danny", plan_made=plan_made)
        types_extract(store.office, number)
    officer = desktop.signs_in()
    officer.finds_person("Okoro")
    officer.turns_to("Kept plan")
    return officer
