"""Point 3: search first, a quick form, then the rest when there is time."""

from __future__ import annotations

from contextlib import closing
from datetime import date

from PySide6.QtWidgets import QAbstractButton

from tests.days.window import acts
from tests.days.window.desktop import Desktop
from tests.days.window.prepared import opened
from tests.storage.stores import PASSPHRASE


def test_nobody_is_opened_twice_unnoticed(desktop: Desktop) -> None:
    """The same child under a name that only sounds the same, and by the birthday alone."""
    with closing(desktop.has_a_store()) as store:
        opened(store.office)
    officer = desktop.signs_in()
    officer.keys("Ctrl+N")
    assert not officer.finds("noneOfThese", QAbstractButton).isEnabled()

    officer.types("whoSearch", "Wittfeeld")
    officer.sees("These are here already. Is it one of them?", "Tom Whitfield")
    officer.types("whoSearch", "2/3/2015")
    officer.sees("Tom Whitfield")
    officer.types("whoSearch", "Thomas Whitfield")
    officer.presses("noneOfThese")
    officer.dates("born", date(2015, 3, 2))
    officer.sees("These are here already. Is it one of them?")

    officer.presses("openDouble0")
    officer.waits_for_the_case()
    officer.sees("case 2026-0001")


def test_a_new_case_says_what_is_missing_and_keeps_what_was_typed(desktop: Desktop) -> None:
    desktop.has_a_store().close()
    officer = desktop.signs_in()
    officer.keys("Ctrl+N")
    officer.types("whoSearch", "Ngũgĩ Özdemir")
    officer.presses("noneOfThese")
    officer.types("born", "31/2/2015")
    officer.presses("openCase")
    officer.sees("There is no 31 February 2015.")

    officer.locks()
    officer.signs_in(PASSPHRASE)
    officer.keys("Ctrl+N")
    officer.waits(lambda: officer.is_seen("newCaseForm"), "the form is open again")
    assert officer.reads("family") == "Özdemir"
    officer.types("born", "1/2/2015")
    officer.presses("openCase")

    officer.waits_for_the_case()
    officer.sees("Ngũgĩ Özdemir", "born 1 February 2015")


def test_what_is_known_of_a_child_is_kept_and_warned_of(desktop: Desktop) -> None:
    """An address, a number that fails its check, a parent, somebody who must not be told."""
    with closing(desktop.has_a_store()) as store:
        opened(store.office)
    officer = desktop.signs_in()
    officer.finds_person("Whitfield")
    officer.turns_to("People and facts")

    officer.presses("numbersChange")
    officer.types("nhs", "943 476 5918")
    officer.waits(lambda: officer.is_seen("nhsWarning"), "the slip is pointed out")
    officer.finishes("factsSave", "facts")
    officer.sees("943 476 5918   ▲")

    officer.presses("addressesAdd")
    officer.types("lines", "4 Mill Lane, Northmere")
    officer.types("postcode", "NM1 4AB")
    officer.dates("since", date(2024, 9, 1))
    officer.finishes("factsSave", "facts")
    officer.sees("4 Mill Lane, Northmere", "from 01/09/2024", "Now")

    acts.adds_a_parent(officer, "Ray Whitfield")
    officer.presses("contactsChange1")
    officer.chooses("no_contact", "Yes")
    officer.finishes("factsSave", "facts")
    officer.sees("Must not be contacted", "No-contact flag")

    officer.presses("capacityChange")
    officer.types("decision", "Whether to ask for an assessment")
    officer.types("judged_by", "Dr Lim")
    officer.chooses("outcome", "Can decide")
    officer.finishes("entrySave", "entry")
    officer.sees("Whether to ask for an assessment", "Can decide, 23/11/2026, Dr Lim")
