"""Entries that are papers: a check at two, a test of two parts; and their empty forms."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from caseworker.documents.entry_form import EntryToPrint
from caseworker.documents.letter import LetterDay
from caseworker.domain.case import CaseNumber
from caseworker.domain.entry_forms import entry_forms
from tests.documents.examples import a_person
from tests.domain.happenings import on

TOM = CaseNumber("2026-0113")
TODAY = date(2026, 11, 23)
TWO = replace(a_person(), born=date(2024, 6, 3))
CHECKED = {
    "by": "Maja Lind, key person",
    "setting": "Little Otters Nursery",
    "communication_strengths": "Understands two words together. Points to what he wants.",
    "communication_slower": "Says about ten words.",
    "communication_activities": "Five minutes of songs with pauses, each day, here and at home.",
    "physical_strengths": "Runs, climbs, and kicks a ball.",
    "social_concerns": "Plays alone, and is upset for a long time when something changes.",
    "standing": "A concern",
    "plan": "Small group of three, twice a day, until 15 February.\nThen we look again.",
    "parents_view": "He talks more at home. We would like to know what to do when he is upset.",
    "shared": "2026-11-20",
}
TESTED = {
    "read": "The school’s record of two terms of support; advice of the speech therapist.",
    "part_one": "Yes",
    "part_one_why": "Language two years behind his age, on two measures.",
    "part_two": "Maybe",
    "part_two_why": "Two cycles with the therapist’s programme brought little.",
    "more_time": "Not over 18",
    "proposes": "Assess",
    "by": "J. Okafor",
}
HALF = {
    "progress": "English: Entry 2 on entry.\nC1 Reads the menu and ticks it: partly met.",
    "helps": "25% extra time\nInstructions read aloud",
    "targets": "Stay in education",
}
BROUGHT = {
    **HALF,
    "meeting": "Training or sentence planning",
    "learner": "I want more workshop.",
    "proposes": "A place in the workshop serves the target “Stay in education”.",
    "agreed": "Workshop on Tuesdays: activities team, from 1 December",
}


def entries_on_paper() -> dict[str, EntryToPrint]:
    check, test = entry_forms()["early_years_checked"], entry_forms()["assessment_test_considered"]
    brings = entry_forms()["planning_contribution_made"]
    by = LetterDay(date(2027, 6, 2))
    known = {"setting": "Little Otters Nursery"}
    return {
        "check-at-two": EntryToPrint(
            TOM, TWO, TODAY, check, on("early_years_checked", "2026-11-18", **CHECKED)
        ),
        "check-at-two-empty": EntryToPrint(TOM, TWO, TODAY, check, None, known, by),
        "test-for-an-assessment": EntryToPrint(
            TOM, a_person(), TODAY, test, on("assessment_test_considered", "2026-11-20", **TESTED)
        ),
        "test-for-an-assessment-empty": EntryToPrint(TOM, a_person(), TODAY, test),
        "planning-contribution": EntryToPrint(
            TOM,
            a_person(),
            TODAY,
            brings,
            on("planning_contribution_made", "2026-11-20", **BROUGHT),
        ),
        "planning-contribution-empty": EntryToPrint(
            TOM, a_person(), TODAY, brings, None, HALF, None, "C 2026-0113 K"
        ),
    }
