"""Ten exercises for new staff, each done at the window in a practice store that is kept encrypted.

Each is looked over before it is done, when nothing is there yet, and after, when all of it is.
"""

from __future__ import annotations

from collections.abc import Callable
from contextlib import closing
from datetime import date
from functools import partial

import pytest
from PySide6.QtWidgets import QAbstractButton

from caseworker.casework.practice.exercises import Exercise, exercises
from caseworker.casework.practice.making import make_practice_store
from caseworker.casework.practice.office import PASSPHRASE
from tests.days.window.desktop import Desktop
from tests.days.window.officer import Officer
from tests.days.window.stories import no_line, records

GONE_BY = "Not yet: "
THERE = "There: "


def a_call(officer: Officer) -> None:
    records(
        officer,
        "contact_made",
        person="Rana Haddad",
        chosen_how="Call",
        note="The new hearing aids have come, and she wears them.",
    )


def put_right(officer: Officer) -> None:
    officer.turns_to("History")
    officer.sees("would agree to an assessment")
    officer.presses(_of_the_call(officer))
    officer.chooses("how", "E-mail")
    officer.types("why", "It was an e-mail")
    officer.finishes("correctSave", "correct")


def a_late_reception(officer: Officer) -> None:
    officer.keys("Ctrl+N")
    officer.types("whoSearch", "Dean Hollis 14/5/2010")
    officer.presses("noneOfThese")
    officer.chooses("setting", "In custody")
    officer.types("establishment", "HMYOI Fenmoor")
    officer.chooses("status", "Remanded")
    officer.presses("openCase")
    officer.waits_for_the_case()


def overdue(officer: Officer) -> None:
    records(officer, "learning_plan_started")
    officer.keys("Ctrl+1")
    no_line(officer, "Initial assessment and individual learning plan. Jakub")


def her_own_words(officer: Officer) -> None:
    records(
        officer,
        "views_gathered",
        person="Amara",
        views="I got 14 out of 20 in the mock. I want to do the real one.",
        how="In a letter, which she asked to keep",
    )


def taken_back(officer: Officer) -> None:
    officer.turns_to("Consent")
    officer.presses("consentWithdraw0")
    officer.types("how", "By telephone, to me")
    officer.finishes("withdrawSave", "withdrawSheet")


def records_ahead(officer: Officer) -> None:
    records(officer, "records_sent_ahead", sent_to="Aled Probert, Tarnshire")


def letter_after_a_transfer(officer: Officer) -> None:
    records(officer, "transfer_letter_sent")


def plan_a_meeting(officer: Officer) -> None:
    records(
        officer,
        "meeting_planned",
        chosen_what="Annual review",
        on=date(2027, 1, 13),
        time="10:00",
        where="By video",
    )


def a_step_back(officer: Officer) -> None:
    officer.turns_to("Circumstances")
    officer.presses("circumstance_alternative_provisionAct")
    officer.chooses("what", "A step back towards school")
    officer.types("words", "An hour in the library")
    officer.finishes("circumstanceSave", "circumstance")


DONE: dict[str, Callable[[Officer], None]] = {
    "01-a-call": a_call,
    "02-put-right": put_right,
    "03-a-late-reception": a_late_reception,
    "04-overdue": overdue,
    "05-her-own-words": her_own_words,
    "06-taken-back": taken_back,
    "07-records-ahead": records_ahead,
    "08-letter-after-a-transfer": letter_after_a_transfer,
    "09-plan-a-meeting": plan_a_meeting,
    "10-a-step-back": a_step_back,
}


def _of_the_call(officer: Officer) -> str:
    """The button by which the note of Priya’s school is corrected."""
    buttons = officer.window.findChildren(QAbstractButton)
    return next(
        one.objectName()
        for one in buttons
        if one.isVisible() and "would agree to an assessment" in one.accessibleName()
    )


def _says(officer: Officer, words: str) -> bool:
    return words in officer.reads("exercisesDone")


def found(officer: Officer, one: Exercise) -> list[str]:
    """What the panel says after “Check”."""
    officer.presses("exerciseCheck")
    officer.waits(lambda: officer.is_seen("exerciseFound0"), "it was looked over")
    officer.waits_for_quiet()
    return [officer.reads(f"exerciseFound{at}") for at in range(len(one.checks))]


@pytest.fixture
def officer(desktop: Desktop) -> Officer:
    """At work in the practice casebook, with the guided practice beside it."""
    with closing(make_practice_store(desktop.room, desktop.folder)):
        pass
    officer = desktop.signs_in(PASSPHRASE)
    officer.presses("guidedPractice")
    return officer


def test_each_of_ten_exercises_is_done_at_the_window_and_seen_to_be_done(officer: Officer) -> None:
    for count, one in enumerate(exercises(), start=1):
        officer.presses(f"exercise_{one.name}")
        officer.sees(
            one.title, one.why, *(f"{at}.  {step}" for at, step in enumerate(one.steps, 1))
        )
        officer.presses("exerciseBegin")
        officer.waits(lambda: officer.is_seen("exerciseCheck"), "it was begun")
        officer.waits_for_quiet()
        before = found(officer, one)
        assert any(words.startswith(GONE_BY) for words in before), one.name

        DONE[one.name](officer)

        after = found(officer, one)
        assert [words.startswith(THERE) for words in after] == [True] * len(one.checks), after
        officer.presses("exerciseBack")
        kept = f"{count} of 10 done"
        officer.waits(partial(_says, officer, kept), kept)

    officer.presses("exercise_01-a-call")
    officer.presses("exerciseAgain")
    officer.waits(lambda: not officer.is_seen("exerciseNext"), "it is begun again")
    officer.waits_for_the_case()
    assert [words.startswith(THERE) for words in found(officer, exercises()[0])] == [False, False]
    officer.sees_no("have come, and she wears them")

    officer.locks()
    officer.signs_in(PASSPHRASE)
    officer.presses("guidedPractice")
    officer.waits(lambda: _says(officer, "9 of 10 done"), "what was done is kept")
    officer.window.resize(800, 700)
    officer.presses("exercisesShut")
    officer.waits(lambda: not officer.is_seen("exercises"), "it is put away")
    officer.presses("guidedPractice")
    officer.presses("exercise_04-overdue")
    officer.sees("under what is overdue stands a line for Jakub")
