"""Story 32: who may what. A reader, a manager and an administrator sit down one after another."""

from __future__ import annotations

from contextlib import closing
from datetime import UTC, date, datetime

from PySide6.QtWidgets import QAbstractButton

from caseworker.casework.authority import AskAuthority, ask_authority
from caseworker.domain.consent import Pieces
from caseworker.domain.disclosure import Recipient, Request
from caseworker.ui.parts import ScrollPage
from tests.days.window.desktop import Desktop
from tests.days.window.officer import Officer
from tests.days.window.prepared import opened
from tests.days.window.test_disclosures import RYAN
from tests.storage.stores import PASSPHRASE

TODAY = date(2026, 11, 23)
NIGHT = datetime(2026, 11, 23, tzinfo=UTC)
MORROW = datetime(2026, 11, 24, tzinfo=UTC)
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


def test_a_restricted_case_is_opened_by_those_named_who_say_why(desktop: Desktop) -> None:
    desktop.it_is(TODAY)
    with closing(desktop.has_a_store()) as store:
        case = opened(store.office, RYAN)
        store.add_officer("R. Shah", "manager", THEIRS)
        other = store.add_officer("A. Lewis", "officer", THEIRS)

    officer = desktop.signs_in()
    officer.finds_person("Cole")
    officer.takes("actions", "actRestrict")
    officer.ticks(f"mayOpen_{desktop.officer}")
    officer.types("restrictReason", "A relative works here.")
    officer.finishes("restrictGo", "restrict")
    looks_for(officer, "Cole")
    officer.waits(lambda: officer.is_seen("why"), "it asks why")
    officer.chooses("whyCode", "I work on this case")
    officer.finishes("whyGo", "why")
    officer.waits_for_the_case()
    officer.sees("Ryan Cole")
    desktop.closes(officer)

    officer = sits_down(desktop, other.name)
    officer.presses("rail_cases")
    officer.waits_for_quiet()
    officer.sees("Restricted case")
    officer.sees_no("Cole")
    looks_for(officer, "Ryan Cole")
    officer.sees("only the officers named for it may open it")
    officer.sees_no("Ryan")
    desktop.closes(officer)

    a_manager_looks_at_who_looked(desktop, case)
    assert desktop.officer is not None
    with closing(desktop.room.unlock(desktop.folder, desktop.officer, PASSPHRASE)) as store:
        lines = store.office.see(lambda records, _: records.audit_read.lines(NIGHT, MORROW))
    looked = [(line.act, line.ref) for line in lines if line.case == case or "look" in line.act]
    assert looked[1:] == [
        ("case_opened_to_view", ""),
        ("case_restricted", ""),
        ("case_opened_to_view", "my_case"),
        ("looking_read", ""),
    ]


def a_manager_looks_at_who_looked(desktop: Desktop, case: str) -> None:
    officer = sits_down(desktop, "R. Shah")
    officer.turns_to_preferences("The office")
    officer.sees(f"Case {case} is restricted to Ade Bello", "A relative works here.")
    officer.presses("lookingOpen")
    officer.sees("Restricted cases: 1", f"Ade Bello, case {case}", "I work on this case")
    officer.sees_no("Cole")
    officer.presses("lookingPrint")
    officer.waits_for_quiet()
    officer.presses("paperClose")
    desktop.closes(officer)


def looks_for(officer: Officer, typed: str) -> None:
    officer.keys("Ctrl+K")
    officer.types("search", typed)
    officer.waits_for_quiet()
    officer.keys("Return")
    officer.waits_for_quiet()


def sits_down(desktop: Desktop, who: str) -> Officer:
    officer = desktop.begins()
    officer.chooses("unlockOfficer", who)
    officer.chooses_own(THEIRS, f"{THEIRS}, of my own")
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
    officer.sees("To authorise", "Sections A and F to Sgt Brook, Ashdown House", "Ade Bello")
    officer.presses("authorise0")
    officer.sees("Nobody else sees him in the evening.", "SEND Regs 2014 reg 17(1)(a)")
    middle = officer.finds("authoriseMiddle", ScrollPage)
    assert not middle.verticalScrollBar().isVisible()  # all of it is in sight
    officer.types("authoriseWords", "He needs it tonight.")
    officer.finishes("authoriseYes", "authorise")
    officer.waits(lambda: not officer.is_seen("authoriseCard"), "nothing waits any more")
    desktop.closes(officer)


def an_administrator_alone_sees_no_case(desktop: Desktop) -> None:
    officer = sits_down(desktop, "Ada Minton")
    assert officer.is_seen("preferencesPage")
    officer.sees("see lists of cases")
    officer.sees_no("Cole")
    for place in ("today", "cases", "diary", "disclosures", "moves", "reports"):
        assert "see lists of cases" in why_grey(officer, f"rail_{place}")
    officer.keys("Ctrl+2")
    officer.waits_for_quiet()
    assert officer.is_seen("preferencesPage")
    officer.turns_to_preferences("The office")
    assert "This office" in officer.words()
    desktop.closes(officer)


def why_grey(officer: Officer, name: str) -> str:
    """What the tooltip of something greyed says; a screen reader hears the same."""
    button = officer.finds(name, QAbstractButton)
    assert not button.isEnabled()
    assert button.accessibleDescription() == button.toolTip()
    return button.toolTip()
