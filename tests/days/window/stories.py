"""What the stories of custody and of service families need at the window."""

from __future__ import annotations

from datetime import date

from caseworker.ui.parts.due_line import DueLine
from tests.days.window.desktop import Desktop
from tests.days.window.officer import Officer
from tests.storage.stores import PASSPHRASE


def sits_down(desktop: Desktop, day: date, kind: str) -> Officer:
    """An officer of an office of this kind, on that day, before a store without a case."""
    desktop.it_is(day)
    desktop.has_a_store(kind).close()
    return desktop.signs_in()


def opens(officer: Officer, who: str, born: date, *, since: date, **also: str) -> None:
    """Search, find nobody, and fill in the quick form; ``also`` are lists to choose from."""
    officer.keys("Ctrl+N")
    officer.types("whoSearch", f"{who} {born.day}/{born.month}/{born.year}")
    officer.presses("noneOfThese")
    officer.dates("openedOn", since)
    for name, words in also.items():
        if name == "establishment":
            officer.types(name, words)
        else:
            officer.chooses(name, words)
    officer.presses("openCase")
    officer.waits_for_the_case()


def comes_back_on(desktop: Desktop, officer: Officer, day: date, who: str) -> None:
    """Another day: the records are unlocked again, and the case is found."""
    desktop.it_is(day)
    officer.locks()
    officer.signs_in(PASSPHRASE)
    officer.waits_for_quiet()
    officer.finds_person(who)


def records(officer: Officer, kind: str, **facts: str | date) -> None:
    """Write down an entry by way of the Actions menu: days as days, and words as they are."""
    officer.takes("actions", f"act_{kind}")
    fills_in(officer, **facts)
    officer.finishes("entrySave", "entry")


def notes(officer: Officer, tab: str, **facts: str | date) -> None:
    """Change the facts of the setting on its tab, and go back to what is owed."""
    officer.turns_to(tab)
    officer.presses("settingFactsChange")
    fills_in(officer, **facts)
    officer.finishes("factsSave", "facts")
    officer.turns_to("Overview")


def fills_in(officer: Officer, **facts: str | date) -> None:
    """Type into the fields of whatever sheet is open; ``chosen_…`` are lists to choose from."""
    for name, value in facts.items():
        if isinstance(value, date):
            officer.dates(name, value)
        elif name.startswith("chosen_"):
            officer.chooses(name.removeprefix("chosen_"), value)
        else:
            officer.types(name, value)


def lines(officer: Officer) -> list[str]:
    """Every line of what is owed, on the case or on Today, as a screen reader says it."""
    officer.waits_for_quiet()
    return [one.accessibleName() for one in _owed(officer)]


def line(officer: Officer, words: str) -> str:
    """The line with these words in it, once it is there."""
    return _with(officer, words).accessibleName()


def because(officer: Officer, words: str) -> str:
    """Open the reckoning of the line with these words, and read it."""
    number = _with(officer, words).objectName().removeprefix("due")
    officer.presses(f"dueBecause{number}")
    return officer.reads(f"dueReckoning{number}")


def does(officer: Officer, words: str) -> None:
    """Press the one button of the line with these words."""
    number = _with(officer, words).objectName().removeprefix("due")
    officer.presses(f"dueDo{number}")


def no_line(officer: Officer, words: str) -> None:
    officer.waits(
        lambda: not [one for one in lines(officer) if words in one], f"no line: “{words}”"
    )


def _with(officer: Officer, words: str) -> DueLine:
    def found() -> list[DueLine]:
        return [one for one in _owed(officer) if words in one.accessibleName()]

    officer.waits(found, f"a line says “{words}”")
    return found()[0]


def _owed(officer: Officer) -> list[DueLine]:
    return [one for one in officer.window.findChildren(DueLine) if one.isVisible()]
