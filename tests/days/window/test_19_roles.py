"""Story 32: who may what. A reader, a manager and an administrator sit down one after another."""

from __future__ import annotations

from contextlib import closing
from datetime import date

from PySide6.QtWidgets import QAbstractButton

from caseworker.casework.authority import AskAuthority, ask_authority
from caseworker.domain.consent import Pieces
from caseworker.domain.disclosure import Recipient, Request
from tests.days.window.desktop import Desktop
from tests.days.window.officer import Officer
from tests.days.window.prepared import opened
from tests.days.window.test_disclosures import RYAN

TODAY = date(2026, 11, 23)
THEIRS = "seven copper bells at noon"
PEOPLE = {"Rosa Reade": "reader", "R. Shah": "manager", "Ada Minton": "administrator alone"}
CHANGES = "Only an officer or a manager may change a case. Officers here: Ade Bello."
NECESSARY = Request(
    Recipient("Sgt Brook", "wing_staff", "Ashdown House"),
    Pieces(frozenset("AF")),
    "day_to_day",
    "To keep him learning on the wing",
    "",
    "known in person",
    ground="17a",
    facts=(("necessity", "Nobody else sees him in the evening."),),
)


def test_each_sees_what_they_may_and_is_told_why_not(desktop: Desktop) -> None:
    desktop.it_is(TODAY)
    with closing(desktop.has_a_store()) as store:
        case = opened(store.office, RYAN)
        for name, role in PEOPLE.items():
            store.add_officer(name, role, THEIRS)
        store.office.do(ask_authority, AskAuthority(case, NECESSARY))

    a_reader_finds_everything_greyed_with_its_reason(desktop)
    a_manager_authorises(desktop)
    an_administrator_alone_sees_no_case(desktop)


def sits_down(desktop: Desktop, who: str) -> Officer:
    officer = desktop.begins()
    officer.chooses("unlockOfficer", who)
    officer.signs_in(THEIRS)
    return officer


def a_reader_finds_everything_greyed_with_its_reason(desktop: Desktop) -> None:
    officer = sits_down(desktop, "Rosa Reade")
    officer.sees(CHANGES)
    assert why_grey(officer, "newCase").startswith("Only an officer or a manager may begin a case.")
    officer.finds_person("Cole")
    assert why_grey(officer, "actions").startswith("Only an officer or a manager may change a case")
    assert why_grey(officer, "doNext").startswith("Only an officer or a manager may change a case")
    officer.turns_to("Documents")
    assert why_grey(officer, "attachDocument")
    officer.keys("Ctrl+N")
    officer.sees("Only an officer or a manager may begin a case")
    desktop.closes(officer)


def a_manager_authorises(desktop: Desktop) -> None:
    officer = sits_down(desktop, "R. Shah")
    officer.sees("To authorise", "sections A and F to Sgt Brook, Ashdown House", "Ade Bello")
    officer.presses("authorise0")
    officer.sees("Nobody else sees him in the evening.", "SEND Regs 2014 reg 17(1)(a)")
    officer.types("authoriseWords", "He needs it tonight.")
    officer.finishes("authoriseYes", "authorise")
    officer.waits(lambda: not officer.is_seen("authoriseCard"), "nothing waits any more")
    desktop.closes(officer)


def an_administrator_alone_sees_no_case(desktop: Desktop) -> None:
    officer = sits_down(desktop, "Ada Minton")
    assert officer.is_seen("preferences")
    officer.sees("see lists of cases")
    officer.sees_no("Cole")
    for place in ("today", "cases", "diary", "disclosures", "reports"):
        assert "see lists of cases" in why_grey(officer, f"rail_{place}")
    officer.keys("Ctrl+2")
    officer.waits_for_quiet()
    assert officer.is_seen("preferences")
    assert "This office" in officer.words()
    desktop.closes(officer)


def why_grey(officer: Officer, name: str) -> str:
    """What the tooltip of something greyed says; a screen reader hears the same."""
    button = officer.finds(name, QAbstractButton)
    assert not button.isEnabled()
    assert button.accessibleDescription() == button.toolTip()
    return button.toolTip()
