"""Sheets of screening and learning: empty, half filled in, and as they were done."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from caseworker.casework.learning_papers import choices
from caseworker.documents.access_slip import SlipToPrint
from caseworker.documents.learning_meeting_sheet import MeetingToPrint
from caseworker.documents.screening_sheet import ScreeningToPrint
from caseworker.domain.arrangements import arrangements_of
from caseworker.domain.case import Case, CaseNumber
from caseworker.domain.kinds import plan_kinds
from caseworker.domain.learning_goals import goals_of
from caseworker.domain.plan import Plan, Section, blank_plan
from caseworker.domain.screened import screenings_of
from caseworker.domain.screening.form import screening_forms
from caseworker.domain.sheet_codes import sheet_of
from caseworker.domain.support_rules import support_rules
from tests.builders import a_case, an_item
from tests.documents.examples import a_person
from tests.domain.happenings import on

TOM = CaseNumber("2026-0113")
TODAY = date(2026, 11, 23)
FORM = screening_forms()["entry"]
AREAS = tuple(area.title for area in support_rules().areas)


def on_paper() -> dict[str, Mapping[str, object]]:
    return {
        "screening_sheet": {
            "screening": _screening(ended=True),
            "screening-half": _screening(),
            "screening-empty": _sheet(a_case()),
        },
        "learning_meeting_sheet": {
            "learning-meeting": _meeting(a_learning_plan()),
            "learning-meeting-empty": _meeting(blank_plan(plan_kinds()["learning_plan"])),
        },
        "access_slip": {
            "access-arrangements": SlipToPrint(TOM, a_person(), TODAY, arrangements_of(given())),
            "access-arrangements-none": SlipToPrint(TOM, a_person(), TODAY, ()),
        },
    }


def a_learning_plan() -> Plan:
    reads = an_item(
        "goal-1",
        "Reads the menu and ticks it without help.",
        outcome="E1",
        plan_target="Stay in education",
        by_when="18 December 2026",
    )
    return blank_plan(plan_kinds()["learning_plan"]).with_section(
        "C", Section(items=(reads, an_item("goal-2", "Measures a board to the millimetre.")))
    )


def given() -> Case:
    return a_case(
        on(
            "access_arrangements_set",
            "2026-11-12",
            arrangement="25% extra time",
            where="Functional skills, English",
            applied="Applied for",
        ),
        on(
            "access_arrangements_set",
            "2026-11-16",
            arrangement="Instructions read aloud",
            until="2027-03-26",
        ),
    )


def _screening(*, ended: bool = False) -> ScreeningToPrint:
    of_it = {"screening": "entry", "round": "r1", "title": FORM.title, "assessor": "Mr Bell"}
    own = on(
        "screening_part_done",
        "2026-11-18",
        **of_it,
        name="own",
        part="In the learner’s own words",
        answers="What is hard for you when you learn?: Long letters. / And noise.",
    )
    english = on(
        "screening_part_done",
        "2026-11-18",
        **of_it,
        name="english",
        part="Reading and writing",
        area="English",
        level="Entry 2",
        tool="Initial assessment",
        answers="Reads the notice on the wall aloud: With help",
        words="Leaves out endings.",
    )
    found = {
        "found": "Needs suspected",
        "areas": "Cognition and learning",
        "grounds": "Reads at entry 2, and had help before.",
        "not_done": "Mathematics: Called to court",
    }
    end = on("screening_done", "2026-11-19", **of_it, **found)
    return _sheet(a_case(own, english, *([end] if ended else [])))


def _sheet(case: Case) -> ScreeningToPrint:
    screening = next(iter(screenings_of(case, "entry")), None)
    found = choices("screening_done", "found")
    return ScreeningToPrint(
        TOM, a_person(), TODAY, FORM, found, AREAS, _code("screening_done"), screening
    )


def _meeting(plan: Plan) -> MeetingToPrint:
    looked_at = on(
        "learning_goal_reviewed",
        "2026-11-02",
        meeting="m",
        item="goal-1",
        goal="Reads",
        result="Partly met",
        words="Half of it.",
    )
    has_goals = bool(goals_of(plan, a_case()))
    return MeetingToPrint(
        TOM,
        a_person(),
        TODAY,
        goals_of(plan, a_case(looked_at)),
        choices("learning_goal_reviewed", "result"),
        _code("learning_plan_meeting_held"),
        ("Two books a week: Jo Reed, from Friday",) if has_goals else (),
        date(2026, 11, 2) if has_goals else None,
    )


def _code(kind: str) -> str:
    sheet = sheet_of(kind)
    return sheet.code(TOM) if sheet else ""
