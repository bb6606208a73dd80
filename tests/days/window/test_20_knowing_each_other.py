"""A card comes, is compared by telephone, and its key changes: loudly, and nothing is sent."""

from __future__ import annotations

from contextlib import closing
from dataclasses import replace
from datetime import date
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QTabWidget

from caseworker.casework.media import media_seen
from caseworker.exchange.card import make_card, read_card
from caseworker.exchange.keys import PrivateKeys
from tests.days.window.desktop import Desktop
from tests.days.window.officer import Officer
from tests.exchange.packs_made import STRANGER
from tests.exchange.slips_made import CARD, a_card
from tests.storage.stores import PASSPHRASE

TODAY = date(2026, 11, 23)
NAME = "Ashdown Council, SEND team"


def test_a_card_comes_is_compared_by_telephone_and_its_key_changes_loudly(
    desktop: Desktop,
) -> None:
    desktop.it_is(TODAY)
    desktop.has_a_store().close()
    cards = desktop.root / "cards"
    cards.mkdir()
    (cards / "theirs.card").write_bytes(a_card())
    (cards / "false.card").write_bytes(make_card(replace(CARD, keys=STRANGER.public), STRANGER))
    (cards / "torn.card").write_bytes(a_card()[:-40])

    officer = desktop.signs_in()
    turns_to_moves(officer, "Address book")
    officer.sees("Nobody is in the address book yet")
    a_torn_card_is_refused_in_words(officer, cards / "torn.card")
    a_card_is_brought_in_and_compared(officer, cards / "theirs.card")
    its_key_changes_loudly(officer, cards / "false.card")
    the_false_key_is_dropped(officer)
    an_office_is_renamed_found_by_its_former_name_and_printed(officer)
    our_card_is_saved(officer, cards / "ours.card")
    a_medium_goes_out_and_is_lost(officer)
    desktop.closes(officer)

    with closing(desktop.room.unlock(desktop.folder, desktop.officer, PASSPHRASE)) as store:  # type: ignore[arg-type]
        with store.reading()() as records:
            one, other = records.exchange.book.receivers()
            own = records.exchange.keys.now()
        assert one.may_be_sealed_to(TODAY)
        assert (other.name, other.former) == ("North Moor House", ("Wetherby",))
        assert own is not None
        ours = read_card((cards / "ours.card").read_bytes())
        assert ours.keys == PrivateKeys(own.signing, own.sealing).public
        assert store.health().audit_unbroken
        (medium,) = store.office.see(media_seen)
        assert (medium.medium.number, medium.medium.is_lost) == ("USB-07", True)


def turns_to_moves(officer: Officer, title: str) -> None:
    """Click a tab of the page of moves."""
    if not officer.is_seen("movesPage"):
        officer.presses("rail_moves")
    tabs = officer.finds("movesTabs", QTabWidget)
    at = next(at for at in range(tabs.count()) if tabs.tabText(at) == title)
    bar = tabs.tabBar()
    QTest.mouseClick(bar, Qt.MouseButton.LeftButton, pos=bar.tabRect(at).center())
    officer.waits(lambda: tabs.currentIndex() == at, f"{title} is shown")
    officer.waits_for_quiet()


def a_torn_card_is_refused_in_words(officer: Officer, file: Path) -> None:
    brings_in(officer, file)
    officer.sees("not a card of Caseworker")
    assert not officer.is_seen("cardIn")


def a_card_is_brought_in_and_compared(officer: Officer, file: Path) -> None:
    brings_in(officer, file)
    officer.sees("This is what the card says, and no more.")
    assert not officer.is_seen("cardLoud")
    officer.finishes("cardTake", "cardIn")

    officer.sees(
        "Compare words by telephone", "burger", "spruce", "Our number for them: 01632 960101"
    )
    officer.presses("compareSame")
    officer.sees("Who read the words to you? Give their name.")
    officer.types("compareWhom", "Priya Nair")
    officer.types("compareHow", "01632 960101, from our list")
    officer.finishes("compareSame", "compare")
    officer.sees(NAME, "Compared on 23 November 2026 by Ade Bello")


def its_key_changes_loudly(officer: Officer, file: Path) -> None:
    brings_in(officer, file)
    officer.sees("does NOT say that this one follows it", "The number that we had: 01632 960101")
    officer.finishes("cardTake", "cardIn")
    officer.sees("Ask them why and when it was changed")
    officer.finishes("compareCancel", "compare")
    officer.sees("The key has changed: compare again", "Nothing is sent until compared.")


def the_false_key_is_dropped(officer: Officer) -> None:
    officer.presses("office_compare0")
    officer.presses("compareDiffer")
    officer.sees("This key is not theirs then")
    officer.presses("questionYes")
    officer.sees("Compared on 23 November 2026 by Ade Bello")
    officer.sees_no("The key has changed")


def an_office_is_renamed_found_by_its_former_name_and_printed(officer: Officer) -> None:
    officer.presses("bookEnter")
    officer.chooses("officeKnown", "Wetherby")
    officer.types("officeTelephone", "01632 960240")
    officer.finishes("officeSave", "office")
    officer.presses("office_change1")
    officer.types("officeTitle", "North Moor House")
    officer.finishes("officeSave", "office")
    officer.types("bookFind", "wetherby")
    officer.sees("1 office.", "Before: Wetherby")
    officer.sees_no(NAME)
    officer.presses("bookPrint")
    officer.waits(lambda: officer.is_seen("sheets"), "the pages are shown")
    officer.waits(lambda: "North Moor House" in officer.describes("sheets"), "it is on the page")
    assert NAME not in officer.describes("sheets")
    officer.finishes("paperClose", "paperView")
    officer.types("bookFind", "")


def our_card_is_saved(officer: Officer, file: Path) -> None:
    officer.presses("bookOurs")
    officer.presses("ownCardSave")
    officer.names_file("savePaper", file)
    officer.sees("The card is saved as ours.card.")
    officer.finishes("ownCardClose", "ownCard")


def a_medium_goes_out_and_is_lost(officer: Officer) -> None:
    turns_to_moves(officer, "Media")
    officer.sees("No medium is known")
    officer.presses("mediumTake")
    officer.types("mediumNumber", "usb-07")
    officer.types("mediumWho", "Sam Lewis")
    officer.finishes("mediumSave", "medium")
    officer.sees("USB-07", "Taken by Sam Lewis")
    officer.presses("mediumLost0")
    officer.sees("Report it within 1 hour.")
    officer.types("mediumWords", "On the 17:40 to Ashdown")
    officer.finishes("mediumSave", "medium")
    officer.sees("Lost", "On the 17:40 to Ashdown")


def brings_in(officer: Officer, file: Path) -> None:
    officer.presses("bookCard")
    officer.names_file("chooseCard", file)
    officer.waits_for_quiet()
