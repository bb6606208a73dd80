"""The parts of one working day, at the window, and the looking again at what came of them."""

from __future__ import annotations

import hashlib
from collections import Counter
from contextlib import closing
from dataclasses import replace
from datetime import date, timedelta
from email.message import EmailMessage
from functools import partial
from typing import Final

from PySide6.QtCore import QMimeData
from PySide6.QtGui import QImage
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QTreeWidget,
    QWidget,
)

from caseworker.casework.office import Office
from caseworker.casework.records import HistoryLine
from caseworker.domain.case import Case, CaseNumber
from caseworker.storage.store import EncryptedStore
from tests.days.window.desktop import Desktop
from tests.days.window.officer import Officer
from tests.days.window.prepared import TOM, opened
from tests.days.window.stories import fills_in, records
from tests.days.window.test_one_person_two_cases import goes_to
from tests.hostile.files import a_docx, a_pdf, a_picture
from tests.storage.stores import PASSPHRASE

TODAY: Final = date(2026, 11, 26)  # a Thursday
#: As they are typed, and the day that is meant.
DAYS: Final = (
    ("today", TODAY),
    ("yesterday", TODAY - timedelta(days=1)),
    ("mon", date(2026, 11, 23)),
    ("-10d", date(2026, 11, 16)),
    ("3/11", date(2026, 11, 3)),
    ("2 Oct", date(2026, 10, 2)),
)
CONTACTS: Final = {"tom": 24, "ellis": 12}
ELLIS: Final = replace(TOM, given="Ellis", family="Marsh", known_as="", born=date(2014, 5, 2))
COLLEAGUE: Final = "Gareth Lewis"
THEIRS: Final = "lantern copper meadow anchor"
MADE_WHEN: Final = "It was said on the telephone"


def three_cases(desktop: Desktop) -> tuple[CaseNumber, CaseNumber, CaseNumber]:
    """Two that are about one boy, as it seems, and another; a colleague works here, too."""
    desktop.it_is(TODAY)
    with closing(desktop.has_a_store()) as store:
        store.add_officer(COLLEAGUE, "officer", THEIRS)
        office = store.office
        double = replace(TOM, given="Thomas", known_as="", contacts=())
        return opened(office), opened(office, double), opened(office, ELLIS)


def said(whose: str, at: int) -> str:
    return f"Matter {at:02} of {whose} was talked over"


def day_of(at: int) -> tuple[str, date]:
    return DAYS[at % len(DAYS)]


def is_empty(line: QLineEdit) -> bool:
    return not line.text()


def forty_entries(officer: Officer, tom: CaseNumber, ellis: CaseNumber) -> None:
    """Thirty-six contacts in a line each, in whatever order of days; four entries of the law."""
    for number, whose in ((tom, "tom"), (ellis, "ellis")):
        goes_to(officer, str(number))
        officer.turns_to("Contact log")
        for at in range(CONTACTS[whose]):
            typed, _ = day_of(at)
            officer.types("contactLine", f"{typed} call out Dawn: {said(whose, at)}")
            officer.keys("Return")
            line = officer.finds("contactLine", QLineEdit)
            officer.waits(partial(is_empty, line), "it is logged")
        officer.turns_to("Overview")
    goes_to(officer, str(tom))
    records(officer, "concern_raised", day=date(2026, 11, 2), raised_by="School", concern="Behind")
    records(
        officer, "request_received", day=date(2026, 11, 9), chosen_requested_by="Parent",
        reasons="His reading",
    )  # fmt: skip
    goes_to(officer, str(ellis))
    records(officer, "concern_raised", day=date(2026, 11, 3), raised_by="Mother", concern="Sleep")
    records(officer, "concern_raised", day=TODAY, raised_by="School", concern="Noise")


def a_mail() -> bytes:
    mail = EmailMessage()
    mail["Subject"], mail["From"], mail["To"] = "Reading", "s@x.example", "o@y.example"
    mail["Date"] = "Wed, 25 Nov 2026 09:00:00 +0000"
    mail.set_content("He reads better in a small group.")
    mail.add_attachment(b"Week 1: 20 minutes.\n", "text", "plain", filename="Log.txt")
    return mail.as_bytes()


FILES: Final = {
    "Advice.pdf": a_pdf(words="He hears well"),
    "Letter.docx": a_docx(),
    "Photo.png": a_picture(),
    "Note.txt": "Zoë’s note of the visit.\n".encode(),
    "Reading.eml": a_mail(),
}


def six_documents(officer: Officer, desktop: Desktop, tom: CaseNumber) -> None:
    """Five files one after another, an e-mail among them with what it carries; a pasted picture."""
    goes_to(officer, str(tom))
    officer.turns_to("Documents")
    for name, content in FILES.items():
        path = desktop.root / name
        path.write_bytes(content)
        officer.presses("attachDocument")
        officer.names_file("chooseFile", path)
        officer.waits(lambda: officer.is_seen("filingSave"), f"{name} is kept, and asked about")
        officer.finishes("filingSave", "filing")
    picture = QMimeData()
    picture.setImageData(QImage(8, 8, QImage.Format.Format_RGB32))
    QApplication.clipboard().setMimeData(picture)
    officer.finds("documents", QTreeWidget).setFocus()
    officer.keys("Ctrl+V")
    officer.waits(lambda: officer.is_seen("filingSave"), "the picture is kept, and asked about")
    officer.finishes("filingSave", "filing")
    QApplication.clipboard().clear()


def a_day_is_corrected(officer: Officer, tom: CaseNumber) -> None:
    """The request came a week later than was written down: both stay in the history."""
    goes_to(officer, str(tom))
    officer.turns_to("History")
    ways = officer.window.findChildren(QAbstractButton)
    way = next(one for one in ways if "Correct this entry: Request for" in one.accessibleName())
    officer.presses(way.objectName())
    fills_in(officer, day=date(2026, 11, 16), why="The letter is dated the 9th; it came later")
    officer.finishes("correctSave", "correct")


def a_backup_at_noon(officer: Officer) -> None:
    officer.presses("rail_records")
    officer.turns_to("Backups", "recordsTabs")
    officer.presses("backUpNow")
    officer.sees("found whole")


def two_cases_become_one_and_come_apart(
    officer: Officer, tom: CaseNumber, double: CaseNumber
) -> None:
    goes_to(officer, str(tom))
    officer.takes("actions", "actJoin")
    officer.ticks(f"join_{double}")
    officer.finishes("joinGo", "joinSheet")
    officer.takes("actions", "actTakeApart")
    officer.types("takeApartWhy", "They are cousins")
    officer.finishes("takeApartGo", "apartSheet")


def a_lock_in_the_middle_of_a_form(officer: Officer, tom: CaseNumber) -> None:
    """Half a form is typed; the officer walks away, comes back, and goes on where it was."""
    goes_to(officer, str(tom))
    officer.takes("actions", "act_views_gathered")
    officer.adds("views", MADE_WHEN)
    officer.locks()
    officer.signs_in(PASSPHRASE)
    officer.waits_for_quiet()
    goes_to(officer, str(tom))
    officer.takes("actions", "act_views_gathered")
    views = officer.finds("views", QPlainTextEdit)
    officer.waits(lambda: MADE_WHEN in views.toPlainText(), "what was typed is put back")
    officer.keys("Esc")


def wrongly_changed_and_fetched_back(officer: Officer, ellis: CaseNumber) -> None:
    """An authority was typed into the wrong case: the case of noon says what it was."""
    goes_to(officer, str(ellis))
    officer.turns_to("People and facts")
    officer.presses("authorityChange")
    officer.types("home_authority", "Leeds")
    officer.finishes("factsSave", "facts")
    officer.presses("rail_records")
    officer.turns_to("Backups", "recordsTabs")
    officer.presses("backup0Case")
    officer.types("bringBackNumber", str(ellis))
    officer.presses("bringBackLook")
    officer.waits(lambda: officer.is_seen("bringBackSummary"), "what would happen is said")
    for box in officer.finds("pieces", QWidget).findChildren(QComboBox):
        if (at := box.findData("THEIRS")) >= 0:
            officer.chooses(box.objectName(), box.itemText(at))
    officer.finishes("bringBackGo", "bringBack")


def given_to_a_colleague(officer: Officer, tom: CaseNumber) -> None:
    goes_to(officer, str(tom))
    officer.takes("actions", "actGive")
    officer.chooses("giveTo", COLLEAGUE)
    officer.types("giveReason", "He knows the school")
    officer.finishes("giveGo", "give")


def case_of(office: Office, number: CaseNumber) -> Case:
    return office.see(lambda records, _: records.case(number))


def history_of(office: Office, number: CaseNumber) -> tuple[HistoryLine, ...]:
    return office.see(lambda records, _: records.history(number))


def every_entry_is_there_once(office: Office, tom: CaseNumber, ellis: CaseNumber) -> None:
    for number, whose in ((tom, "tom"), (ellis, "ellis")):
        contacts = case_of(office, number).all_of("contact_made")
        assert Counter((one.day, one.facts["note"]) for one in contacts) == Counter(
            (day_of(at)[1], said(whose, at)) for at in range(CONTACTS[whose])
        )
    assert [one.day for one in case_of(office, tom).all_of("request_received")] == [
        date(2026, 11, 16)
    ]
    assert len(case_of(office, ellis).all_of("concern_raised")) == 2
    assert case_of(office, ellis).person == ELLIS


def every_paper_is_as_it_was(office: Office, tom: CaseNumber) -> None:
    kept = office.see(
        lambda records, _: {
            one.name: records.document_content(one.id) for one in records.documents(tom)
        }
    )
    pasted = [name for name in kept if name.startswith("Pasted picture")]
    assert len(kept) == len(FILES) + 2, kept.keys()  # the e-mail carried one, one was pasted
    assert len(pasted) == 1
    for name, content in FILES.items():
        assert hashlib.sha256(kept[name]).digest() == hashlib.sha256(content).digest(), name
    assert kept["Log.txt"] == b"Week 1: 20 minutes.\n"


def the_history_is_true(office: Office, tom: CaseNumber, ellis: CaseNumber) -> None:
    for number in (tom, ellis):
        lines = history_of(office, number)
        assert [one.at for one in lines] == sorted((one.at for one in lines), reverse=True)
        assert {one.officer_name for one in lines} == {"Ade Bello"}
    words = "\n".join(one.words for one in history_of(office, tom))
    for told in (
        "Corrected an entry of", "The letter is dated the 9th", "Joined case", "They are cousins",
        "He knows the school", "Pasted picture",
    ):  # fmt: skip
        assert told in words, told


def it_is_the_colleagues(office: Office, tom: CaseNumber) -> None:
    names = {one.id: one.name for one in office.here.colleagues}
    assert names[case_of(office, tom).officer] == COLLEAGUE


def the_audit_is_whole(store: EncryptedStore) -> None:
    assert [one.words for one in store.check() if not one.sound] == []
