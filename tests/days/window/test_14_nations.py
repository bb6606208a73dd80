"""Where the home authority is, and where an establishment is, through the real window."""

from __future__ import annotations

from datetime import date

from PySide6.QtWidgets import QComboBox

from caseworker.ui.case.scaled import ScaledTimeline
from tests.days.window.desktop import Desktop
from tests.days.window.stories import (
    comes_back_on,
    fills_in,
    line,
    no_line,
    opens,
    records,
    sits_down,
)

BORN = date(2010, 11, 20)


def test_the_rules_follow_the_home_authority_to_wales_and_back(desktop: Desktop) -> None:
    """Custody-and-service.md 1.7: s.71 needs an English home authority."""
    officer = sits_down(desktop, date(2026, 10, 12), "custody")
    opens(officer, "Sam Okoro", BORN, since=date(2026, 10, 5), establishment="Wetherby")
    records(officer, "request_received", chosen_requested_by="Parent")
    assert "Mon 23 Nov" in line(officer, "Decide whether to assess")

    comes_back_on(desktop, officer, date(2026, 11, 9), "Okoro")
    records(officer, "became_responsible", authority="Cyngor Caerdydd")

    officer.sees(
        "Rule set: not England",
        "Since Monday 9 November 2026: New authority became responsible on Monday 9 November 2026: "
        "the home authority is Cyngor Caerdydd, in Wales.",
        "s.71 needs a home authority there",
        "Written from memory: check with the authority.",
    )
    assert "Decide whether to assess (was Mon 23 Nov)" in officer.reads("rulesStopped")
    no_line(officer, "Decide whether to assess")
    laid = officer.finds("scaled", ScaledTimeline).accessibleDescription()
    assert "Home authority outside England · Cyngor Caerdydd" in laid

    officer.turns_to("People and facts")
    officer.presses("authorityChange")
    officer.types("home_authority", "Cardiff Council")
    officer.sees("In Wales: while it is the home authority")
    officer.finishes("factsSave", "facts")

    comes_back_on(desktop, officer, date(2026, 11, 16), "Okoro")
    records(officer, "became_responsible", authority="Hull City Council")
    officer.sees_no("Rule set: not England")


def test_an_office_enters_and_closes_establishments_and_its_cases_follow(desktop: Desktop) -> None:
    officer = sits_down(desktop, date(2026, 10, 5), "custody")
    officer.turns_to_preferences("Days and places")
    officer.presses("establishmentOpen")
    fills_in(
        officer, establishmentName="Cwm Derwen", chosen_establishmentKind="Secure school",
        chosen_establishmentNation="Wales", establishmentSource="Its own letter, 1 October 2026",
    )  # fmt: skip
    officer.presses("establishmentAdd")
    officer.sees("Cwm Derwen is on the list of establishments: Wales.")
    officer.waits_for_quiet()
    officer.presses("change_establishment_wetherby")
    fills_in(
        officer, establishmentClosed=date(2026, 10, 1), establishmentSource="A call, 2 October"
    )
    officer.presses("establishmentAdd")
    officer.sees(
        "closed since Thursday 1 October 2026", "entered by this office: A call, 2 October"
    )

    officer.keys("Ctrl+N")
    officer.types("whoSearch", "Sam Okoro 20/11/2010")
    officer.presses("noneOfThese")
    officer.dates("openedOn", date(2026, 10, 5))
    offered = officer.finds("establishment", QComboBox)
    names = [offered.itemText(at) for at in range(offered.count())]
    assert "Cwm Derwen" in names
    assert not {"Wetherby", "Cookham Wood"} & set(names)
    officer.types("establishment", "HMYOI Wetherby")
    officer.sees("Wetherby has been closed since Thursday 1 October 2026.")
    assert officer.reads("nation") == "England"
    officer.types("establishment", "Cwm Derwen, east unit")
    officer.sees_no("Wetherby has been closed since")
    assert officer.reads("nation") == "Wales"
    officer.types("establishment", "Greywell")
    assert officer.reads("nation") == "England"
    officer.chooses("establishment", "Cwm Derwen")
    officer.presses("openCase")
    officer.waits_for_the_case()

    officer.sees("Rule set: not England", "Detained (Wales) on Monday 5 October 2026")
    officer.turns_to("Plan")
    officer.sees("no plan of English law is written")
