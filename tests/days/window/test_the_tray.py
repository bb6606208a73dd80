"""Stories 13 and 32 to the end: from the answer to the tray, to a numbered copy, to its return."""

from __future__ import annotations

from contextlib import closing
from dataclasses import replace
from datetime import date
from io import BytesIO

import pikepdf
import pytest
from PySide6.QtWidgets import QLabel

from caseworker.casework.consents import (
    RecordConsent,
    WithdrawConsent,
    record_consent,
    withdraw_consent,
)
from caseworker.casework.office import Done, Office, Sitting
from caseworker.casework.records import Records
from caseworker.domain.blocks import paragraphs
from caseworker.domain.case import CaseNumber
from caseworker.domain.consent import Pieces
from caseworker.domain.consent_record import consents_of
from caseworker.domain.plan import Section, Version, VersionKind
from tests.builders import a_plan, an_event
from tests.days.window.desktop import Desktop
from tests.days.window.officer import Officer
from tests.days.window.papers import words_of
from tests.days.window.prepared import opened
from tests.days.window.test_disclosures import COLLEGE, RYAN, TODAY, answers

HEALTH = "Planted zanzibar quokka marmalade trellis."


def has_a_final_plan(office: Office, case: CaseNumber) -> None:
    def issue(records: Records, command: None, sitting: Sitting) -> Done:
        del command, sitting
        plan = a_plan().with_section("C", Section(paragraphs(HEALTH)))
        records.issue(Version(case, 1, VersionKind.FINAL, plan, date(2026, 11, 9)))
        records.add_event(case, an_event("final_plan_sent", date(2026, 11, 9)))
        return Done(case, frozenset(), "The final plan was sent.", "final_plan_sent")

    office.do(issue, None)


def test_what_the_gate_lets_go_leaves_in_part_numbered_and_locked(desktop: Desktop) -> None:
    desktop.it_is(TODAY)
    with closing(desktop.has_a_store()) as store:
        case = opened(store.office, RYAN)
        has_a_final_plan(store.office, case)
        consent = replace(COLLEGE, covers=Pieces(frozenset("AEF")))
        store.office.do(record_consent, RecordConsent(case, consent))
    officer = desktop.signs_in()
    asks_for_the_college(officer)
    assert officer.reads("tray0To") == "Admissions"
    officer.sees("Left out: section C.")

    saved = desktop.root / "disclosure.pdf"
    officer.presses("tray0Look0")
    officer.waits(lambda: officer.is_seen("sheets"), "the pages are shown")
    officer.presses("paperLocked")
    assert officer.reads("forWhomName") == "Admissions"
    officer.waits(lambda: officer.is_seen("whyItMay"), "why it may go is said")
    officer.presses("letGoGo")
    officer.names_file("savePaper", saved)
    numbered = desktop.root / "disclosure-2026-0001.pdf"
    officer.waits(numbered.exists, "the file is written under its number")
    officer.waits(lambda: officer.is_seen("filePassphraseWords"), "the passphrase is shown")
    passphrase = officer.finds("filePassphraseWords", QLabel).text()
    officer.presses("filePassphraseNoted")
    it_opens_with_the_words_alone(numbered.read_bytes(), passphrase, desktop)
    officer.presses("paperClose")
    officer.waits(lambda: not officer.is_seen("tray0To"), "what has left is out of the tray")

    officer.presses("verdictGo")
    officer.waits(lambda: officer.is_seen("tray0To"), "it lies in the tray once more")
    consent_is_withdrawn(officer, case)
    officer.waits(lambda: officer.is_seen("tray0Stopped"), "the tray stops it")
    officer.sees("Stopped. Not yet.")
    officer.presses("tray0Out")
    officer.waits(lambda: not officer.is_seen("tray0To"), "the tray is empty")
    the_copy_is_asked_back_and_comes(officer)


def asks_for_the_college(officer: Officer) -> None:
    officer.presses("rail_disclosures")
    officer.types("discloseFind", "Cole")
    officer.presses("choose_0")
    officer.types("who", "Admissions")
    officer.types("organisation", "Riverside College")
    officer.chooses("role", "Another school, college or provider")
    for section in (0, 2, 4, 5):
        officer.ticks(f"sections_{section}")
    officer.chooses("purpose", "To look for a place")
    answers(officer, "Yes, by consent, for sections A, E and F only.")
    officer.presses("verdictGo")
    officer.waits(lambda: officer.is_seen("tray0To"), "it lies in the tray")


def it_opens_with_the_words_alone(content: bytes, passphrase: str, desktop: Desktop) -> None:
    with pytest.raises(pikepdf.PasswordError):
        pikepdf.open(BytesIO(content))
    for hidden in (b"Ryan", b"Cole", b"Education", b"Northmere", b"xmpmeta"):
        assert hidden not in content  # what is told of a file is locked with it
    clear = desktop.root / "opened.pdf"
    with pikepdf.open(BytesIO(content), password=passphrase) as pdf:
        assert (pdf.encryption.R, pdf.encryption.bits) == (6, 256)
        pdf.save(clear)
    words = " ".join(words_of(clear).split())
    assert "No. 2026-0001 · Copy 1 for Admissions" in words
    assert "left out of this copy" in words
    for withheld in ("zanzibar", "quokka", "marmalade"):
        assert withheld not in words


def the_copy_is_asked_back_and_comes(officer: Officer) -> None:
    """In the ledger of the office: a letter asks for it, and then it is back."""
    officer.presses("discloseOther")
    officer.types("ledgerTo", "riverside")
    officer.waits(lambda: officer.reads("ledgerCount") == "1 copy.", "the ledger has it")
    officer.presses("recall0")
    officer.waits(lambda: officer.is_seen("sheets"), "the letter is shown")
    assert "Please return disclosure 2026-0001" in officer.reads("paperTitle")
    officer.presses("paperClose")
    officer.presses("fate0")
    officer.chooses("fateWent", "Came back")
    officer.types("fateWords", "By hand")
    officer.finishes("fateSave", "fate")
    officer.sees("Came back.")
    officer.ticks("ledgerHeld")
    officer.waits(lambda: officer.reads("ledgerCount") == "No copy is found.", "nobody holds one")
    officer.ticks("ledgerHeld", on=False)
    officer.presses("ledger_inspection")
    officer.waits(lambda: officer.is_seen("sheets"), "the print is shown")
    officer.presses("paperClose")


def consent_is_withdrawn(officer: Officer, case: CaseNumber) -> None:
    desk = officer.window.desk
    assert desk is not None
    found: list[str] = []

    def which(records: Records, today: date) -> str:
        del today
        return consents_of(records.case(case))[0].event

    desk.see(officer.window, which, found.append)
    officer.waits(lambda: found, "the consent is known")
    command = WithdrawConsent(case, found[0], TODAY, "Ryan Cole", "In person")  # type: ignore[arg-type]
    desk.do(withdraw_consent, command)
