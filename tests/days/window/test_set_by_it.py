"""What an IT department set on this computer: it holds in the window, and is told there."""

from __future__ import annotations

from contextlib import closing

from PySide6.QtWidgets import QAbstractButton, QWidget

from caseworker.domain.site_policy import read_policy
from caseworker.ui.why_not import WHY
from caseworker.ui.workroom import Workroom
from tests.days.window.desktop import Desktop
from tests.days.window.officer import Officer

THEIRS = "seven copper bells at noon"


def under(desktop: Desktop, text: str) -> Officer:
    """Somebody signs in on a computer where this is set."""
    desktop.policy = read_policy(text)
    with closing(desktop.has_a_store()):
        pass
    return desktop.signs_in()


def words(officer: Officer, name: str) -> str:
    return str(officer.finds(name, QWidget).property("text"))


def test_it_locks_by_the_shorter_time_and_says_by_whose(desktop: Desktop) -> None:
    officer = under(desktop, "idle_minutes = 2\n")
    officer.turns_to_preferences("The office")
    officer.sees("Set by your IT department: locks after, in minutes: 2.")

    desktop.seconds += 119
    assert officer.window.desk is not None
    desktop.seconds += 2

    officer.waits(lambda: officer.is_seen("unlockPage"), "the records are locked")
    officer.waits_for_quiet()


def test_a_part_that_is_switched_off_is_grey_and_says_why(desktop: Desktop) -> None:
    officer = under(desktop, 'features_off = ["bring_list"]\n')

    officer.presses("rail_cases")
    officer.waits(lambda: officer.is_seen("firstBringList"), "the page of cases is there")

    button = officer.finds("firstBringList", QAbstractButton)
    assert not button.isEnabled()
    assert "Set by your IT department" in str(button.property(WHY))
    officer.finds("work", Workroom).go_to("bring_list")  # as the search box does
    officer.sees("Switched off here: bringing in a list of cases.")


def test_a_role_in_which_nobody_acts_greys_what_it_may(desktop: Desktop) -> None:
    officer = under(desktop, 'roles_off = ["administrator"]\n')

    officer.turns_to_preferences("The office")

    officer.sees("Nobody acts here as: administrator.")
    officer.sees("Set by your IT department: nobody may change what the whole office uses here.")
    assert not officer.finds("screenCaptureHidden", QAbstractButton).isEnabled()
    officer.presses("rail_cases")  # the same person is an officer, too
    officer.waits(lambda: officer.is_seen("firstBringList"), "the page of cases is there")


def test_somebody_who_has_no_other_role_is_told_before_the_records_open(desktop: Desktop) -> None:
    with closing(desktop.has_a_store()) as store:
        store.add_officer("Ada Minton", "administrator alone", THEIRS)
    desktop.policy = read_policy('roles_off = ["administrator"]\n')

    officer = desktop.begins()
    officer.chooses("unlockOfficer", "Ada Minton")
    officer.types("unlockPassphrase", THEIRS)
    officer.keys("Return")

    officer.sees("nobody acts in the roles that you have (administrator) on this computer")
    assert officer.window.work is None


def test_a_policy_that_will_not_do_is_told_before_anybody_signs_in(desktop: Desktop) -> None:
    desktop.policy = read_policy("idle_minutes = 99\n")
    with closing(desktop.has_a_store()):
        pass

    officer = desktop.begins()

    officer.waits(lambda: officer.is_seen("unlockNote"), "the note is there")
    assert "idle_minutes must be a whole number from 1 to 15" in words(officer, "unlockNote")
