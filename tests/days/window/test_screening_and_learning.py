"""Screening on entry at the window: left out, locked, taken up again, ended; then learning from it.

What was printed for the wing comes back and is typed in by its code (custody-and-service.md 2.1).
"""

from __future__ import annotations

from contextlib import closing
from dataclasses import replace
from datetime import date

from caseworker.casework import cases, learning
from caseworker.casework.learning import BeginLearningPlan, NewGoal
from caseworker.casework.office import Office
from caseworker.domain.case import Case, CaseNumber
from caseworker.domain.screened import latest
from tests.days.window.desktop import Desktop
from tests.days.window.officer import Officer
from tests.days.window.papers import words_of
from tests.days.window.prepared import TOM, note
from tests.days.window.stories import line, no_line
from tests.days.window.test_14_stories_of_custody import detained
from tests.storage.stores import PASSPHRASE

DAY = date(2026, 10, 5)
TAB = "Screening and learning"
SCREENING, MEETING, CONTRIBUTION = "S 2026-0001 Y", "L 2026-0001 H", "C 2026-0001 N"


def test_a_screening_is_begun_broken_off_and_ended_and_the_plan_is_built_on_it(
    desktop: Desktop,
) -> None:
    officer = detained(desktop, DAY)
    assert "Mon 19 Oct" in line(officer, "individual learning plan")
    officer.turns_to(TAB)
    assert officer.reads("learningScreened") == "Not screened yet. 7 short parts, about 20 minutes."

    part_by_part_with_skip(officer)
    locked_and_carried_on(officer)
    ended_with_what_was_found(officer)
    officer.turns_to("Overview")
    assert "Mon 12 Oct" in line(officer, "Tell the home authority of suspected needs")

    officer.turns_to(TAB)
    begun_from_the_screening(officer)
    no_line(officer, "individual learning plan")

    case = closed(desktop, officer)
    screening = latest(case, "entry")
    assert screening is not None
    assert [one.name for one in screening.parts] == ["own", "maths", "english", "needs"]
    assert screening.parts[2].result == "Entry 2"
    assert screening.not_done == (
        "Reading age: Called to court",
        "Speech, language and communication: Called to court",
        "What helps in lessons and examinations: Called to court",
    )


def part_by_part_with_skip(officer: Officer) -> None:
    """Reading and writing is left out, and comes back by itself once the rest was seen."""
    officer.presses("learningScreen")
    officer.sees("0 of 7 parts done  ·  about 20 minutes left")
    officer.types("own_likes", "Boats")
    officer.types("own_hard", "Long letters")
    officer.presses("screeningNext")
    officer.sees("Reading and writing, about 3 minutes")
    officer.presses("screeningNext")
    officer.sees("Mathematics, about 3 minutes")
    officer.presses("maths_level_3")
    officer.presses("screeningSave")
    officer.waits(lambda: not officer.is_seen("screening"), "what was done is recorded")
    officer.sees("Under way: 2 of 7 parts, about 13 minutes left.")

    officer.presses("learningScreen")
    officer.sees("2 of 7 parts done", "Reading and writing, about 3 minutes")
    officer.presses("screeningStep_needs")
    officer.presses("needs_had_help_0")
    officer.sees("3 of 7 parts done  ·  about 10 minutes left")


def locked_and_carried_on(officer: Officer) -> None:
    """The alarm goes: nothing that was chosen is lost, and the sheet opens at what is left."""
    officer.locks()
    officer.signs_in(PASSPHRASE)
    officer.waits_for_quiet()
    officer.sees("Screening")
    officer.turns_to(TAB)
    officer.waits(lambda: "Carry on" in said(officer, "learningScreen"), "it can be carried on")
    officer.presses("learningScreen")
    officer.sees("3 of 7 parts done", "Reading and writing, about 3 minutes")


def said(officer: Officer, name: str) -> str:
    return officer.reads(name) if officer.is_seen(name) else ""


def ended_with_what_was_found(officer: Officer) -> None:
    officer.presses("english_level_2")
    officer.types("english_tool", "Initial assessment")
    officer.presses("english_reads_1")
    officer.presses("screeningEnd")
    officer.sees("The answers suggest to look into:", "Cognition and learning")
    officer.presses("screeningEnd")
    officer.sees("Say what was found.", "“Reading age” was not done: say why.")
    officer.presses("found_1")
    for name in ("reading_age", "speech", "access"):
        officer.types(f"not_{name}", "Called to court")
    officer.finishes("screeningEnd", "screening")
    officer.sees("Needs suspected", "Cognition and learning", "Tell the home authority…")


def begun_from_the_screening(officer: Officer) -> None:
    officer.presses("learningBegin")
    officer.types("targets", "Stay in education")
    officer.presses("beginLearningSave")
    officer.waits(lambda: officer.is_seen("outline"), "the plan is there to be written")
    officer.waits(lambda: officer.is_seen("section_A"), "its first section is shown")
    assert officer.reads("section_A") == "Boats\nLong letters"
    officer.sees("C1 still asks: what the learner is to reach here for this target")
    officer.turns_to("Overview")


def test_what_was_written_on_the_wing_is_typed_back_in_by_its_code(desktop: Desktop) -> None:
    desktop.it_is(DAY)
    with closing(desktop.has_a_store("custody")) as store:
        with_a_goal(store.office)
    officer = desktop.signs_in()
    officer.finds_person("Whitfield")
    officer.turns_to(TAB)
    printed = saves(officer, desktop, "learningMeetingPaper")
    assert MEETING in printed
    assert "Reads the menu and ticks it." in printed
    assert "Serves outcome" in printed
    assert CONTRIBUTION in saves(officer, desktop, "learningBringPaper")
    assert SCREENING in saves(officer, desktop, "learningScreenPaper")
    assert [one.name for one in desktop.root.glob("*hitfield*")] == []

    by_code(officer, MEETING)
    officer.presses("goal0_result_1")
    officer.types("goal0_words", "Half of it")
    officer.types("learner", "More pictures, please.")
    officer.dates("on", date(2026, 10, 19))
    officer.finishes("goalsMeetingSave", "goalsMeeting")
    officer.sees("Partly met", "next meeting by Mon 19 Oct")

    by_code(officer, CONTRIBUTION.lower().replace(" ", ""))
    assert officer.reads("progress") == "C1 Reads the menu and ticks it: partly met."
    officer.chooses("meeting", "Training or sentence planning")
    officer.types("agreed", "Reading group: library, from 12 October")
    officer.finishes("entrySave", "entry")
    officer.sees("Agreed: Reading group: library, from 12 October")

    by_code(officer, SCREENING)
    officer.types("own_likes", "Boats")
    officer.presses("screeningSave")
    officer.waits(lambda: not officer.is_seen("screening"), "what was done is recorded")

    officer.keys("Ctrl+K")
    officer.types("search", "L 2026-0010 H")  # two digits were swapped
    officer.sees_no("Type back in")
    officer.keys("Escape")
    case = closed(desktop, officer)
    assert [one.facts["words"] for one in case.all_of("learning_goal_reviewed")] == ["Half of it"]
    assert case.last("planning_contribution_made") is not None


def with_a_goal(office: Office) -> None:
    """A learner with a plan whose outcome is E1, and a learning plan with a goal towards it."""
    person = replace(TOM, born=date(2010, 3, 2))
    case = CaseNumber(office.do(cases.open_case, cases.OpenCase(person, "custody", DAY)).made)
    note(office, case, "detained", establishment="HMYOI Fenmoor")
    goals = (NewGoal("Reads the menu and ticks it.", "E1"),)
    office.do(learning.begin_learning_plan, BeginLearningPlan(case, DAY, goals))


def saves(officer: Officer, desktop: Desktop, button: str) -> str:
    """Save a clear copy of the sheet that a button shows, and read it as others would."""
    officer.presses(button)
    officer.waits(lambda: officer.is_seen("sheets"), "the page is shown")
    officer.presses("paperSave")
    officer.types("letGoTo", "J. Reed, tutor")
    officer.types("letGoReason", "The printer on the wing is used.")
    officer.presses("letGoGo")
    path = desktop.root / f"{button}.pdf"
    officer.names_file("savePaper", path)
    officer.waits(path.exists, "the file is written")
    officer.waits_for_quiet()
    officer.presses("paperClose")
    return words_of(path)


def by_code(officer: Officer, code: str) -> None:
    """Ctrl+K and the code: the form of that very case is open."""
    officer.keys("Ctrl+1")
    officer.keys("Ctrl+K")
    officer.types("search", code)
    officer.waits(lambda: officer.is_seen("searchRows"), "something is found")
    officer.waits_for_quiet()
    officer.keys("Return")
    officer.waits_for_the_case()


def closed(desktop: Desktop, officer: Officer) -> Case:
    """The case as the encrypted store has it, once the window is shut."""
    desktop.closes(officer)
    assert desktop.officer is not None
    with closing(desktop.room.unlock(desktop.folder, desktop.officer, PASSPHRASE)) as store:
        found = store.office.see(lambda records, _: records.find("2026-0001", 1))
        return store.office.see(lambda records, _: records.case(found[0].case))
