"""Story 1: Monday 5 October 2026, 18:40. A boy, a warrant, and little else."""

from __future__ import annotations

from datetime import date
from time import process_time

from PySide6.QtWidgets import QLabel, QWidget

from tests.days.window.desktop import Desktop
from tests.days.window.officer import Officer
from tests.days.window.stories import line, sits_down

DAY = date(2026, 10, 5)


def test_story_01_late_reception(desktop: Desktop) -> None:
    officer = sits_down(desktop, DAY, "custody")
    began = process_time()

    _adds_him_with_the_keyboard_alone(officer)
    spent = process_time() - began

    assert spent < 60, "the program alone takes longer than the story allows"
    told = _told(officer)
    assert told["Child or young person"].startswith("Kai is a child until compulsory school age")
    assert told["Appropriate person"] == "The parent (not yet recorded)"
    assert "Looked after by remand" in told["Looked after"]
    assert "no parental responsibility" in told["Looked after"]
    officer.sees("LASPO 2012 s.104(1)")
    assert told["18th birthday"].startswith("20 November 2028")
    assert told["19th birthday"].startswith("20 November 2029")
    assert told["Individual learning plan"] == "19 October 2026"
    officer.sees("Local policy working target after reception")
    assert "Mon 19 Oct" in line(officer, "individual learning plan")
    officer.sees("What to do first", "Ask for the plan", "8 of 9 to do")
    officer.turns_to("History")
    officer.sees("Detained at HMYOI Fenmoor (Remanded), 18:40.")
    officer.turns_to("Custody")
    officer.sees("A1234BC", "Monday 5 October 2026")


def test_story_01_whoever_has_that_prison_number_already_is_shown_before_saving(
    desktop: Desktop,
) -> None:
    officer = sits_down(desktop, DAY, "custody")
    _adds_him_with_the_keyboard_alone(officer)

    officer.keys("Ctrl+N")
    officer.types("whoSearch", "Kyle Murker 1/2/2009")
    officer.presses("noneOfThese")
    officer.types("prisonNumber", "a1234bc")

    officer.sees("These are here already. Is it one of them?", "the same prison number")
    officer.types("time", "25:10")
    officer.types("establishment", "HMYOI Fenmoor")
    officer.presses("openCase")
    officer.sees("Type a time like 18:40")
    officer.presses("openDouble0")
    officer.waits_for_the_case()
    officer.sees("Kai Mercer")


def test_story_01_the_target_is_the_offices_own(desktop: Desktop) -> None:
    officer = sits_down(desktop, DAY, "custody")
    officer.turns_to_preferences("The office")
    officer.presses("targetsOpen")
    officer.sees("Usually 10 working days")
    officer.types("target_learning_plan", "5")
    officer.presses("targetsSave")
    officer.sees("Working targets: Individual learning plan: 5 working days.")

    _adds_him_with_the_keyboard_alone(officer)

    assert _told(officer)["Individual learning plan"] == "12 October 2026"
    officer.sees("as this office set it")


def _adds_him_with_the_keyboard_alone(officer: Officer) -> None:
    """Seven fields, a time and a number: Tab and Enter, and no mouse."""
    officer.keys("Ctrl+N")
    officer.waits(lambda: officer.is_seen("whoSearch"), "who is asked for")
    officer.keys_in("Kai Mercer 20/11/2010")
    officer.keys("Return")
    officer.waits(lambda: officer.is_seen("family"), "the form is there")
    fields = {
        "establishment": "HMYOI Fenmoor",
        "status": "Rem",
        "openedOn": "5/10",
        "time": "1840",
        "prisonNumber": "A1234BC",
    }
    for name, text in fields.items():
        _tabs_to(officer, name)
        officer.keys_in(text)
    officer.keys("Return")
    officer.waits_for_the_case()


def _tabs_to(officer: Officer, name: str) -> None:
    """Press Tab until the keyboard is there; what stood in it is typed over."""
    for _ in range(40):
        if _here(officer) == name:
            return
        officer.keys("Tab")
    raise AssertionError(f"Tab never comes to {name}, but to {_here(officer)}")


def _here(officer: Officer) -> str:
    widget: QWidget | None = officer.window.focusWidget()
    while widget is not None and not widget.objectName():
        widget = widget.parentWidget()
    return widget.objectName() if widget is not None else ""


def _told(officer: Officer) -> dict[str, str]:
    """What the reception card says, by its labels."""
    officer.waits(lambda: officer.is_seen("receptionNow"), "the reception card is there")
    card = officer.finds("receptionNow", QWidget)
    found = {}
    for ground in card.findChildren(QWidget):
        if ground.objectName().startswith("receptionTold") and ground.isVisible():
            label = ground.accessibleName().partition(": ")[0]
            found[label] = ground.findChildren(QLabel)[0].text()
    return found
