"""The contact log at the window, its chronology on paper, and letters from Today’s lines."""

from __future__ import annotations

import re
from contextlib import closing
from datetime import date
from pathlib import Path

from PySide6.QtWidgets import QWidget

from caseworker.casework import assessments
from caseworker.domain.days import day_words
from tests.days.window.desktop import Desktop
from tests.days.window.law_cases import number_of
from tests.days.window.officer import Officer
from tests.days.window.papers import words_of
from tests.days.window.prepared import DECIDED, to_assessing
from tests.days.window.stories import line

LATE = date(2026, 12, 1)  # six weeks from 12 October have gone by on 23 November
ADVICE = "Dr Lim"

#: A day as it is typed on Tuesday 1 December 2026, and the day that is meant.
DAYS = (
    ("today", date(2026, 12, 1)),
    ("mon", date(2026, 11, 30)),
    ("3-2", date(2026, 2, 3)),
    ("-12d", date(2026, 11, 19)),
    ("5/10/2026", date(2026, 10, 5)),
)
FORTY = 40


def _an_officer_waits_for_advice(desktop: Desktop) -> Officer:
    with closing(desktop.has_a_store()) as store:
        case = to_assessing(desktop, store.office)
        asked = assessments.AskForAdvice(case, ((ADVICE, "Medical"),), DECIDED, DECIDED)
        store.office.do(assessments.ask_for_advice, asked)
    desktop.it_is(LATE)
    officer = desktop.signs_in()
    officer.keys("Ctrl+1")
    return officer


def _letter_of(officer: Officer, words: str) -> None:
    """“Letter…” on the line with these words."""
    officer.presses(f"dueLetter{number_of(officer, words)}")


def _lets_the_letter_go(officer: Officer, path: Path) -> str:
    """One press to the release, which says whom it is for; the words of what came out."""
    officer.presses("letterSave")
    officer.waits(lambda: officer.is_seen("sheets"), "the pages are shown")
    officer.lets_go(path, "By e-mail.")
    officer.presses("letterClose")
    return " ".join(words_of(path).split())


def test_advice_that_is_late_is_chased_from_today_and_its_line_says_so(desktop: Desktop) -> None:
    officer = _an_officer_waits_for_advice(desktop)
    assert "chased on" not in line(officer, ADVICE)

    _letter_of(officer, ADVICE)
    assert officer.reads("to") == ADVICE
    said = _lets_the_letter_go(officer, desktop.root / "chase.pdf")

    for words in ("L-07", "Dear Dr Lim", "On 12 October 2026 we asked", "Medical", "23 November"):
        assert words in said
    officer.keys("Ctrl+1")
    line(officer, "chased on Tuesday 1 December 2026")


def test_a_delay_of_ours_is_told_from_today(desktop: Desktop) -> None:
    officer = _an_officer_waits_for_advice(desktop)
    ours = "Send the final plan"

    _letter_of(officer, ours)
    officer.chooses("exception", "personal circumstances")
    officer.types("reasons", "Tom is in hospital.")
    officer.dates("target", date(2027, 2, 15))
    officer.finishes("entrySave", "entry")
    officer.types("advice_service", "Northmere SENDIASS")
    said = _lets_the_letter_go(officer, desktop.root / "delay.pdf")

    for words in ("L-08", "Dear Dawn Whitfield", "25 January 2027", "15 February 2027"):
        assert words in said
    assert "Tom is in hospital." in said
    officer.keys("Ctrl+1")
    line(officer, f"Mon 15 Feb 2027, in 76 days: {ours}")
    line(officer, "SEND Regs 2014 reg 13(2) · excused: the day is our own aim")


def test_forty_contacts_are_typed_fall_into_place_and_are_printed_by_theme(
    desktop: Desktop,
) -> None:
    officer = _an_officer_waits_for_advice(desktop)
    officer.finds_person("Whitfield")
    officer.turns_to("Contact log")
    for at in range(FORTY):
        typed, _ = DAYS[at % len(DAYS)]
        theme = "#health " if at % 2 else ""
        later = " > +5d ring back" if at == FORTY - 1 else ""
        officer.types("contactLine", f"{typed} call in Dawn: {theme}matter {at:02}{later}")
        officer.keys("Return")
        officer.waits(lambda: not officer.reads("contactLine"), "it is kept")
    officer.waits_for_quiet()

    officer.waits(lambda: officer.reads("contactCount") == "40 entries", "all forty stand there")
    officer.presses("contactMore")
    officer.waits(lambda: officer.is_seen(f"contact{FORTY - 1}"), "those before stand there, too")
    newest_first = sorted(range(FORTY), key=lambda at: (DAYS[at % len(DAYS)][1], at))[::-1]
    shown = [
        one.accessibleName()
        for at in range(FORTY)
        if (one := officer.newest(QWidget, f"contact{at}")) is not None
    ]
    assert [words[-2:] for words in shown] == [f"{at:02}" for at in newest_first]
    assert "ring back" in line(officer, "Sun 6 Dec")

    officer.chooses("contactTheme", "Health")
    officer.ticks("contactAll")
    officer.presses("contactPaper")
    officer.waits(lambda: officer.is_seen("sheets"), "the pages are shown")
    saved = desktop.root / "chronology.pdf"
    officer.presses("paperSave")
    officer.lets_go(saved, "For the meeting.", to="Dawn Whitfield")

    said = words_of(saved)
    assert "20 entries, oldest first. Only: Health." in said
    healthy = [at for at in newest_first[::-1] if at % 2]
    assert [int(at) for at in re.findall(r"matter (\d\d)", said)] == healthy
    days = re.findall(r"^ *\d+ +(\d+ [A-Z][a-z]+ \d{4}) ", said, re.MULTILINE)
    assert days == [day_words(DAYS[at % len(DAYS)][1]) for at in healthy]  # none is wrapped
