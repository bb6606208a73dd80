"""Somebody asks to see what is held of them: from the day it comes to the pack in their hands."""

from __future__ import annotations

from contextlib import closing
from dataclasses import replace
from datetime import date
from io import BytesIO

import pikepdf
from PySide6.QtWidgets import QLabel, QPlainTextEdit

from caseworker.casework.attachments import AttachDocument, attach_document
from caseworker.domain.people import Contact
from tests.days.window.desktop import Desktop
from tests.days.window.officer import Officer
from tests.days.window.papers import words_of
from tests.days.window.prepared import note, opened
from tests.days.window.test_disclosures import RYAN
from tests.storage.stores import PASSPHRASE

TODAY = date(2026, 11, 23)
AUNT = Contact("Zuzanna Quokkafield", "Aunt", address="77 Wobbegong Terrace")
LETTER = "Zuzanna Quokkafield of 77 Wobbegong Terrace wrote. Ryan likes the old lighthouse keeper."
HARM = "The hidden heron nests under the viaduct at midnight."
PLANTED = ("Zuzanna", "Quokkafield", "Wobbegong", "lighthouse keeper", "hidden heron", "Harm")


def test_what_is_held_is_found_redacted_and_given_through_the_tray(desktop: Desktop) -> None:
    desktop.it_is(TODAY)
    person = replace(RYAN, contacts=(*RYAN.contacts, AUNT))
    with closing(desktop.has_a_store()) as store:
        case = opened(store.office, person)
        note(store.office, case, "concern_raised", raised_by="Aunt Zuzanna", concern="He is out.")
        for name, said in (("Letter.txt", LETTER), ("Harm.txt", HARM)):
            store.office.do(attach_document, AttachDocument(case, name, said.encode()))
    officer = desktop.signs_in()
    officer.presses("rail_disclosures")
    officer.types("discloseFind", "Cole")
    officer.presses("choose_0")
    officer.sees("Nobody has asked to see the records.")

    he_asks(officer)
    officer.sees("Answer by 23 December 2026", "check with the authority")
    officer.sees("How the identity of Ryan Cole was checked is not on record yet.")
    his_identity_is_confirmed(officer)
    officer.presses("recordsPieces0")
    officer.waits(lambda: "to be decided" not in officer.reads("recordsCount"), "all is read")
    he_takes_out_what_the_program_could_not_know(officer)
    he_holds_back_what_could_do_harm(officer)

    officer.presses("recordsGo")
    officer.sees("Say who looked.")
    officer.types("recordsHarmBy", "Priya Nair")
    officer.locks()
    officer.signs_in(PASSPHRASE)
    officer.presses("recordsPieces0")
    officer.waits(lambda: "held back" in officer.reads("recordsCount"), "what was decided is kept")
    assert officer.reads("recordsHarmBy") == "Priya Nair"
    officer.presses("recordsGo")
    officer.waits(lambda: officer.is_seen("tray0To"), "it lies in the tray")
    assert officer.reads("tray0To") == "Ryan Cole"
    it_leaves_locked_without_a_planted_word(officer, desktop)

    officer.presses("recordsBack")
    officer.sees("The pack left as no. 2026-0001. Record that the request was answered.")
    officer.presses("recordsStep0")
    assert officer.reads("given") == "What we hold, disclosure 2026-0001"
    officer.finishes("entrySave", "entry")
    officer.sees("Nothing more is owed on it.")


def he_asks(officer: Officer) -> None:
    officer.presses("recordsCame")
    officer.types("asker", "Ryan Cole")
    officer.chooses("asked_by", "The person themselves")
    officer.types("wants", "Everything you hold about me")
    officer.finishes("entrySave", "entry")


def his_identity_is_confirmed(officer: Officer) -> None:
    officer.presses("recordsStep0")
    officer.ticks("kind_records_identity_confirmed")
    officer.types("identity", "He came with his passport")
    officer.finishes("entrySave", "entry")
    officer.waits_for_quiet()
    assert "is not on record yet" not in " ".join(officer.words())


def he_takes_out_what_the_program_could_not_know(officer: Officer) -> None:
    officer.picks("recordsList", "Letter.txt")
    officer.waits(lambda: officer.reads("pieceTitle") == "Letter.txt", "the letter is shown")
    assert "Zuzanna Quokkafield" in officer.finds("pieceText", QPlainTextEdit).toPlainText()
    text = officer.finds("pieceText", QPlainTextEdit)
    cursor = text.document().find("lighthouse keeper")
    text.setTextCursor(cursor)
    officer.presses("pieceTake")
    officer.waits(lambda: "3 taken out" in officer.reads("pieceBecomes"), "it is taken out, too")


def he_holds_back_what_could_do_harm(officer: Officer) -> None:
    officer.picks("recordsList", "Harm.txt")
    officer.presses("pieceHold")
    officer.chooses("withholdGround", "Serious harm")
    officer.types("withholdWhy", "He is at risk from it.")
    officer.presses("withholdSave")
    officer.sees("Say whose opinion it is")
    officer.types("withholdOpinionOf", "Dr Patel")
    officer.dates("withholdOpinionOn", TODAY)
    officer.finishes("withholdSave", "withhold")
    officer.waits(lambda: officer.reads("pieceBecomes") == "Withhold", "it is held back")


def it_leaves_locked_without_a_planted_word(officer: Officer, desktop: Desktop) -> None:
    officer.presses("tray0Look0")
    officer.waits(lambda: officer.is_seen("sheets"), "the pages are shown")
    officer.presses("paperLocked")
    officer.waits(lambda: officer.is_seen("whyItMay"), "why it may go is said")
    officer.presses("letGoGo")
    officer.names_file("savePaper", desktop.root / "disclosure.pdf")
    numbered = desktop.root / "disclosure-2026-0001.pdf"
    officer.waits(numbered.exists, "the file is written under its number")
    officer.waits(lambda: officer.is_seen("filePassphraseWords"), "the passphrase is shown")
    passphrase = officer.finds("filePassphraseWords", QLabel).text()
    officer.presses("filePassphraseNoted")
    clear = desktop.root / "opened.pdf"
    with pikepdf.open(BytesIO(numbered.read_bytes()), password=passphrase) as pdf:
        pdf.save(clear)
    words = " ".join(words_of(clear).split())
    assert "What we hold about you" in words
    assert "[redacted: third party]" in words
    assert [planted for planted in PLANTED if planted in words] == []
    officer.presses("paperClose")
    officer.waits(lambda: not officer.is_seen("tray0To"), "what has left is out of the tray")
