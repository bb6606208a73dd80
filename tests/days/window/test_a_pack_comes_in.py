"""Story 10: the next site opens the pack, looks, and takes it in; the receipt goes back."""

from __future__ import annotations

from contextlib import closing
from dataclasses import replace
from datetime import date
from pathlib import Path

from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget

from caseworker.casework.office import Done, Office, Sitting
from caseworker.casework.records import Records
from caseworker.domain.case import CaseNumber
from caseworker.domain.handover import Sort, Withheld
from caseworker.domain.plan import Version, VersionKind
from caseworker.exchange.keys import PrivateKeys
from caseworker.exchange.receipt import Answer, read_receipt
from caseworker.exchange.word_code import words_of
from tests.builders import NOW, a_case, a_person, a_plan, an_event
from tests.casework.handed import a_letter, handed
from tests.casework.packed import ASHDOWN, BRYN, ID, STRANGER, sealed, the_key, the_receiver
from tests.days.window.desktop import Desktop
from tests.days.window.officer import Officer
from tests.days.window.prepared import opened
from tests.storage.stores import PASSPHRASE

TODAY = date(2026, 11, 26)
CASE = a_case(
    an_event(
        "concern_raised", date(2026, 9, 1), id="their-concern",
        facts={"raised_by": "School", "concern": "He is behind"},
    ),
    an_event(
        "detained", date(2026, 10, 5), id="their-detained",
        facts={"establishment": "Alder House", "status": "Sentenced"},
    ),
    number="2025-0044",
    setting="custody",
    person=a_person(given="Ryan", family="Cole", known_as="Ry", born=date(2010, 11, 20)),
)  # fmt: skip
PLAN = Version(CaseNumber("2025-0044"), 1, VersionKind.FINAL, a_plan(), date(2026, 10, 5))


def knows_ashdown(office: Office) -> None:
    """Bryn Hill has a key, and Ashdown in its address book, compared."""

    def enter(records: Records, command: None, sitting: Sitting) -> Done:
        del command, sitting
        records.exchange.keys.take_up(BRYN.signing, BRYN.sealing, NOW)
        records.exchange.book.keep(the_receiver())
        records.exchange.book.add_key(the_receiver().id, the_key())
        return Done(None, frozenset(), "", "test")

    office.do(enter, None)


def a_file(folder: Path, keys: PrivateKeys = ASHDOWN, name: str = "Ashdown Council") -> Path:
    handover = replace(
        handed(CASE, PLAN, documents=(a_letter(),)),
        office="Ashdown Council",
        withheld=(Withheld(Sort.DOCUMENT, "Psychology report", "No consent covers it."),),
    )
    path = folder / f"TP-{ID[:8]}.pack"
    path.write_bytes(sealed(handover, keys=keys, name=name))
    return path


def looks_at(officer: Officer, path: Path) -> None:
    officer.presses("rail_moves")
    officer.turns_to("In", "movesTabs")
    first = "openPack" if officer.is_seen("openPack") else "openAnother"
    officer.presses(first)
    officer.names_file("choosePack", path)


def is_dropped(officer: Officer, path: Path) -> None:
    """On whatever page is shown."""
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(path))])
    nothing = (Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier)
    work = officer.window.work
    assert work is not None
    work.dropEvent(QDropEvent(QPointF(9, 9), Qt.DropAction.CopyAction, mime, *nothing))


def test_the_next_site_takes_in_what_came_and_the_receipt_goes_back(desktop: Desktop) -> None:
    desktop.it_is(TODAY)
    with closing(desktop.has_a_store("custody")) as store:
        knows_ashdown(store.office)
    path = a_file(desktop.root)
    officer = desktop.signs_in()
    looks_at(officer, path)
    officer.waits(lambda: officer.is_seen("senderBand"), "who sent it is seen")
    officer.sees("Known and compared")
    officer.sees("Psychology report: No consent covers it.")
    officer.sees("Ryan Cole, known as Ry, 16, born 20/11/2010")
    officer.waits(lambda: officer.is_seen("take_entry/their-concern"), "its pieces are seen")
    officer.ticks("take_entry/their-concern", on=False)
    officer.sees("Left out: Concern raised.")

    officer.presses("acceptPack")

    officer.waits(lambda: officer.is_seen("casePage"), "the case is shown")
    officer.sees("Ryan Cole")
    officer.sees("5 Oct")  # the beginning of detention, as at the first site
    saved = desktop.root / "answer.receipt"
    its_pieces_say_where_they_came_from(officer)
    officer.presses("messageOffer")
    officer.names_file("savePaper", saved)
    officer.waits(saved.exists, "the receipt is saved")
    receipt = read_receipt(saved.read_bytes())
    assert (receipt.pack, receipt.answer) == (ID, Answer.IN_PART)
    assert receipt.receiver == BRYN.public
    officer.presses("rail_moves")
    officer.waits(lambda: officer.is_seen("cameCase0"), "the list leads to the case")
    officer.sees("Accepted in part")
    looks_at(officer, path)
    officer.waits(lambda: officer.is_seen("packRefused"), "it is not taken twice")
    officer.sees("sending it again is safe")


def its_pieces_say_where_they_came_from(officer: Officer) -> None:
    came = "rom Ashdown Council, 23 November 2026"
    for tab in ("Documents", "People and facts", "History"):
        officer.turns_to(tab)
        officer.sees(came)
    officer.turns_to("Plan")
    officer.sees(came)


def test_what_is_half_decided_is_kept_through_a_lock_that_leaves_nothing(desktop: Desktop) -> None:
    desktop.it_is(TODAY)
    with closing(desktop.has_a_store("custody")) as store:
        knows_ashdown(store.office)
    # It was double-clicked: the program asks to unlock, and opens it then.
    officer = desktop.signs_in(brought=a_file(desktop.root))
    officer.waits(lambda: officer.is_seen("take_document/document-1"), "its pieces are seen")
    officer.ticks("take_document/document-1", on=False)

    officer.locks()

    names = [widget.accessibleName() for widget in QApplication.allWidgets() if widget.isVisible()]
    assert not [name for name in names if "Cole" in name or "Ashdown" in name]
    assert officer.window.findChild(QWidget, "reviewWork") is None
    officer.signs_in(PASSPHRASE)
    officer.waits(lambda: officer.is_seen("take_document/document-1"), "it is there again")
    officer.waits(
        lambda: not officer.finds("take_document/document-1", QAbstractButton).isChecked(),
        "and still left out",
    )


def test_a_twin_and_a_stranger_are_asked_about(desktop: Desktop) -> None:
    """A case of the same surname and birthday is never chosen; a changed key takes nothing."""
    desktop.it_is(TODAY)
    with closing(desktop.has_a_store("custody")) as store:
        knows_ashdown(store.office)
        twin = opened(store.office, replace(CASE.person, given="Reece", known_as=""))
    officer = desktop.signs_in()
    is_dropped(officer, a_file(desktop.root, STRANGER))

    officer.waits(lambda: officer.is_seen("senderBand"), "who sent it is seen")
    officer.sees("The key has changed")
    officer.sees("another forename, as a brother, sister or twin has")
    officer.sees("Choose first whose case it is.")
    officer.ticks("into_new")
    officer.waits(lambda: officer.is_seen("take_entry/their-concern"), "its pieces are seen")
    officer.sees("It can be accepted once it is sure who sent it.")
    assert not officer.finds("acceptPack", QAbstractButton).isEnabled()
    assert officer.is_seen(f"into_{twin}")
    officer.presses("refusePack")
    officer.types("refusePackWords", "It was not Ashdown that sent it")
    officer.presses("refusePackGo")
    officer.waits(lambda: officer.is_seen("saveReceipt0"), "a receipt says so")
    officer.sees("It was not Ashdown that sent it")


def test_an_office_that_nobody_knew_is_compared_by_telephone_and_then_taken(
    desktop: Desktop,
) -> None:
    desktop.it_is(TODAY)
    with closing(desktop.has_a_store("custody")) as store:
        knows_ashdown(store.office)
    officer = desktop.signs_in()
    looks_at(officer, a_file(desktop.root, STRANGER, name="Harrow Hill Council"))
    officer.waits(lambda: officer.is_seen("senderCard"), "their card is in the pack")
    officer.sees("Not in the address book", "  ".join(words_of(STRANGER.public)))
    assert not officer.finds("acceptPack", QAbstractButton).isEnabled()

    officer.presses("senderCard")
    officer.waits(lambda: officer.is_seen("cardIn"), "what the card says is shown")
    officer.presses("cardTake")
    officer.waits(lambda: officer.is_seen("compare"), "the words are compared next")
    officer.types("compareWhom", "Ann Harrow")
    officer.types("compareHow", "01632 960777, from their own letter of May")
    officer.presses("compareSame")

    officer.waits(
        lambda: (
            officer.is_seen("acceptPack")
            and officer.finds("acceptPack", QAbstractButton).isEnabled()
        ),
        "now it can be accepted",
    )
    officer.sees("Known and compared")
    officer.presses("acceptPack")
    officer.waits(lambda: officer.is_seen("casePage"), "the case is shown")
