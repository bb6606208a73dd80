"""Cases for the stories of the law, and where their days are read in the window."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from datetime import date

from caseworker.casework import cases
from caseworker.casework.office import Office
from caseworker.domain.case import CaseNumber
from caseworker.domain.people import Contact, Person
from caseworker.ui.parts.due_line import DueLine
from tests.days.window.desktop import Desktop
from tests.days.window.officer import Officer
from tests.days.window.prepared import note
from tests.storage.stores import PASSPHRASE

MOTHER = Contact("Lena Mercer", "Mother", parental_responsibility=True)
ODE = Contact("Ruth Ode", "SEN officer", organisation="Hull City Council")
KAI = Person(
    given="Kai",
    family="Mercer",
    born=date(2010, 11, 20),
    home_authority="Hull City Council",
    contacts=(MOTHER, ODE),
)
ASSESS = "Decide whether to assess"
NO_PLAN = "If no plan is to be issued"
FINAL = "Send the final plan"
Made = Callable[[Desktop, Office], object]


def detained(desktop: Desktop, day: date, *, person: Person = KAI, then: Made | None = None) -> str:
    """A case in an office of custody education, opened on ``day``; the name to find it by."""
    desktop.it_is(day)
    with closing(desktop.has_a_store("custody")) as store:
        opening = cases.OpenCase(person, "custody", day)
        case = CaseNumber(store.office.do(cases.open_case, opening).made)
        note(store.office, case, "detained", establishment="HMYOI Fenmoor", status="Sentenced")
        if then is not None:
            then(desktop, store.office)
    return person.family


def at_home(desktop: Desktop, day: date) -> str:
    """A case in a local authority, opened on ``day``; the name to find it by."""
    desktop.it_is(day)
    person = replace(KAI, born=date(2015, 3, 2), contacts=(MOTHER,))
    with closing(desktop.has_a_store()) as store:
        store.office.do(cases.open_case, cases.OpenCase(person, "community", day))
    return person.family


def sits_down(desktop: Desktop, name: str) -> Officer:
    """Somebody at the window, with that case open."""
    officer = desktop.signs_in()
    officer.finds_person(name)
    return officer


def comes_back(desktop: Desktop, officer: Officer, day: date, name: str = "") -> None:
    """The records were locked until ``day``. They are opened, and the case if one is named."""
    officer.locks()
    desktop.it_is(day)
    officer.signs_in(PASSPHRASE)
    if name:
        officer.finds_person(name)


def owed(officer: Officer, duty: str) -> str:
    """The whole line of a duty, as it is read: its day, how long that is, whose it is, the rule."""

    def lines() -> list[str]:
        return [said for said in officer.words() if f": {duty}" in said]

    officer.waits(lines, f"“{duty}” is owed")
    return lines()[-1]


def card_of(officer: Officer, duty: str) -> str:
    """The card behind “because…” of a duty, part by part. The line stays unfolded."""
    at = number_of(officer, duty)
    officer.presses(f"dueBecause{at}")
    return officer.reads(f"dueReckoning{at}")


def number_of(officer: Officer, duty: str) -> int:
    """Where the line of a duty stands among those that are seen."""
    officer.waits(lambda: _number(officer, duty) is not None, f"“{duty}” is owed")
    at = _number(officer, duty)
    assert at is not None
    return at


def _number(officer: Officer, duty: str) -> int | None:
    for line in officer.window.findChildren(DueLine):
        if line.isVisible() and f": {duty}" in line.accessibleName():
            return int(line.objectName().removeprefix("due"))
    return None


def records_the_request(officer: Officer, day: date) -> None:
    officer.takes("actions", "act_request_received")
    officer.dates("day", day)
    officer.chooses("requested_by", "Establishment")
    officer.finishes("entrySave", "entry")


def records_the_attention(officer: Officer, day: date) -> None:
    officer.takes("actions", "act_brought_to_attention")
    officer.dates("day", day)
    officer.types("brought_by", "A speech and language therapist")
    officer.types("how", "An e-mail")
    officer.finishes("entrySave", "entry")


def records_the_refusal(officer: Officer, day: date) -> None:
    officer.takes("actions", "act_refused_to_assess")
    officer.dates("day", day)
    officer.types("reasons", "Support is enough.")
    officer.finishes("entrySave", "entry")


def shows_the_three_days(officer: Officer) -> None:
    for duty, day, source in (
        (ASSESS, "Mon 26 Oct", "reg 5(1)"),
        (NO_PLAN, "Mon 4 Jan 2027", "reg 10(1)"),
        (FINAL, "Mon 1 Feb 2027", "reg 13(2)"),
    ):
        line = owed(officer, duty)
        assert line.startswith(f"{day},")
        assert f"Detained Persons Regs 2015 {source}" in line
