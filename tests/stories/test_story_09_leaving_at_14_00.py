"""Story 9: at 11:30 a transfer is heard of; at 14:00 the whole case leaves, and awaits receipt.

At 11:30 I learn of a transfer. One action builds the hand-over pack (plan copy, F-provision
table, ILP, access arrangements, contacts, open timers, consent scope); advice without consent
scope is listed as “withheld”; printed set has numbered copies; encrypted file needs a passphrase
told separately. Done in under 3 minutes on a 4-year-old PC; case goes to “awaiting receipt”.
"""

from __future__ import annotations

import json
import os
import sys
from contextlib import closing
from datetime import date
from pathlib import Path

import pikepdf
import pytest
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QComboBox, QLabel

from caseworker.casework import attachments
from caseworker.casework.office import Done, Office, Sitting
from caseworker.casework.records import Records
from caseworker.domain.case import CaseNumber
from caseworker.domain.plan import Version, VersionKind
from caseworker.exchange.pack import Opened, open_pack
from caseworker.ui.moves.hand_over import HandOverSheet
from caseworker.ui.moves.ways import MoveWays
from caseworker.ui.papers.printing import a_printer
from tests.casework.handing import learning_plan
from tests.days.window.desktop import Desktop
from tests.days.window.moving import (
    PLANTED,
    TODAY,
    Elsewhere,
    detained_with_a_plan,
    has_keys,
    knows,
    notes,
)
from tests.days.window.officer import Officer
from tests.days.window.papers import words_of

MOST_ACTS = 12
LATER = "Psychology letter.txt"
SECTIONS = "B\nF"


class Counted:
    """The same officer, whose acts are counted: a click, a field typed, a key."""

    def __init__(self, officer: Officer) -> None:
        self._officer, self.acts = officer, 0

    def __getattr__(self, name: str) -> object:
        found = getattr(self._officer, name)
        if name not in {"presses", "types", "keys", "ticks", "names_file", "takes", "finishes"}:
            return found

        def act(*args: object, **more: object) -> object:
            # A menu is opened and chosen from; a path is typed and Enter pressed.
            self.acts += 2 if name in {"takes", "names_file"} else 1
            return found(*args, **more)

        return act


def at_half_past_eleven(desktop: Desktop) -> tuple[Officer, Elsewhere, Path]:
    """Sam has a plan that is kept, a learning plan, arrangements, a consent, and a late letter."""
    desktop.it_is(TODAY)
    with closing(desktop.has_a_store("custody")) as store:
        office = store.office
        has_keys(office)
        ashdown = knows(office, former=("Old Ashdown",))
        case = detained_with_a_plan(office)
        has_a_learning_plan(office, case)
        notes(office, case, "access_arrangements_set", arrangement="25% extra time",
              applied="Agreed")  # fmt: skip
        notes(office, case, "provision_delivered", provision="F1", step="Closest practicable",
              reason="One hour of three")  # fmt: skip
        notes(office, case, "consent_given", giver="Parent, for a child who does not",
              giver_name="Dawn Okoro", judged_how="By talking with him", judged_by="Ade Bello",
              judged_on="2026-11-20", what="Named sections", sections=SECTIONS,
              recipients="Ashdown College", purposes="To arrange provision",
              how="Signed form")  # fmt: skip
        late = attachments.AttachDocument(case, LATER, b"What Dr Lim wrote after the plan.")
        office.do(attachments.attach_document, late)
    stick = desktop.root / "stick"
    stick.mkdir()
    officer = desktop.signs_in()
    officer.finds_person("Okoro")
    return officer, ashdown, stick


def has_a_learning_plan(office: Office, case: CaseNumber) -> None:
    def issue(records: Records, command: None, sitting: Sitting) -> Done:
        del command, sitting
        records.issue(Version(case, 1, VersionKind.ISSUED, learning_plan(), date(2026, 11, 16)))
        return Done(case, frozenset(), "A learning plan was given out.", "learning_plan_issued")

    office.do(issue, None)


def test_story_09_leaving_at_14_00(desktop: Desktop, capsys: pytest.CaptureFixture[str]) -> None:
    """Counted: at most twelve acts from the page of the case to the written pack."""
    officer, ashdown, stick = at_half_past_eleven(desktop)
    counted: Officer = Counted(officer)  # type: ignore[assignment]
    begun = _seconds()

    counted.takes("actions", "actHandOver")
    counted.types("handOverTo", "old ashdown")
    officer.waits(lambda: officer.is_seen("handOverHeadline"), "the gate has answered")
    officer.sees("Yes, the law requires it", "Detention: move to other accommodation")
    officer.sees(LATER, "Withheld.")  # advice that no consent and no law covers
    counted.types("handOverMedium", "17")
    counted.types("handOverTaken", "Officer Reed")
    counted.presses("handOverGo")
    counted.names_file("packFolder", stick)
    officer.waits(lambda: officer.is_seen("handedOver"), "the pack is written")
    spent = _seconds() - begun
    acts = counted.acts  # type: ignore[attr-defined]
    with capsys.disabled():
        sys.stdout.write(f"\nStory 9: {acts} acts, {spent:.1f} s of processor time, all told\n")

    assert acts <= MOST_ACTS
    officer.sees("awaits their receipt")
    officer.presses("handedOverDone")
    officer.waits_for_quiet()
    officer.sees("Awaiting receipt")
    (pack,) = stick.iterdir()
    it_holds_what_they_need(it_opens_for_them_alone(pack, ashdown))


def test_story_09_the_printed_set_is_numbered_and_locked_papers_need_a_passphrase(
    desktop: Desktop,
) -> None:
    officer, _, stick = at_half_past_eleven(desktop)
    officer.keys("Ctrl+M")
    officer.types("handOverTo", "ashdown")
    officer.waits(lambda: officer.is_seen("handOverHeadline"), "the gate has answered")
    officer.chooses("handOverAs", "Locked papers")
    officer.presses("handOverGo")
    officer.names_file("packFolder", stick)
    officer.waits(lambda: officer.is_seen("filePassphraseWords"), "the passphrase is shown")
    passphrase = officer.finds("filePassphraseWords", QLabel).text()
    officer.presses("filePassphraseNoted")
    officer.waits_for_quiet()

    (folder,) = stick.iterdir()
    pages = [unlocked(one, passphrase, desktop.root) for one in sorted(folder.iterdir())]
    first = pages[0]
    for said in (
        "Dawn Okoro", "01234 567890",  # contacts
        "25% extra time",  # access arrangements
        "Closest practicable",  # how F1 is delivered
        "EHC plan: Final 1",  # the plan copy, and its table of provision
        "Table of provision",
        "Individual learning plan: Issue 1",
        "Time limits that are running",
        "sections B and F",  # what a consent covers, and for whom
        "Ashdown College",
        "What is not inside, and why",  # what is withheld
        "2 other documents",
    ):  # fmt: skip
        assert said.casefold() in first.casefold(), said
    assert PLANTED in " ".join(" ".join(pages).split())
    assert all("Copy 1 for" in one for one in pages)

    printed = desktop.root / "printed.pdf"
    prints_it(officer, printed)
    with pikepdf.open(printed) as pdf:  # each paper is a job of its own: the last lies here
        assert len(pdf.pages) == pages[-1].count("OFFICIAL-SENSITIVE") // 2
    officer.presses("rail_moves")
    officer.waits(lambda: officer.is_seen("out1To"), "both are among what went")
    said = officer.reads("out0About") + officer.reads("out1About")
    assert "Disclosure 2026-0001" in said
    assert "Disclosure 2026-0002" in said


def unlocked(file: Path, passphrase: str, folder: Path) -> str:
    """The words of a locked paper: nobody opens it without the passphrase."""
    with pytest.raises(pikepdf.PasswordError):
        pikepdf.open(file)
    clear = folder / f"clear-{file.name}"
    with pikepdf.open(file, password=passphrase) as pdf:
        pdf.save(clear)
    return words_of(clear)


def prints_it(officer: Officer, printed: Path) -> None:
    """The printer here prints into a file, since there is no paper in a test."""

    def ask(_owner: object, count: int, then: object, _refused: object) -> None:
        printer = a_printer(count)
        printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        printer.setOutputFileName(str(printed))
        assert callable(then)
        then(printer)

    desk = officer.window.desk
    assert desk is not None
    ways = MoveWays(ask_printer=ask)
    HandOverSheet(desk, CaseNumber("2026-0001"), officer.window, ways=ways).open()
    officer.types("handOverTo", "ashdown")
    officer.waits(lambda: officer.is_seen("handOverHeadline"), "the gate has answered")
    officer.chooses("handOverAs", "Numbered paper")
    assert officer.finds("handOverAs", QComboBox).currentText().startswith("Numbered paper")
    officer.presses("handOverGo")
    officer.waits(printed.exists, "it is printed")
    officer.waits_for_quiet()


def _seconds() -> float:
    used = os.times()
    return used.user + used.system + used.children_user + used.children_system


def it_opens_for_them_alone(pack: Path, ashdown: Elsewhere) -> Opened:
    assert pack.name.startswith("TP-")
    assert pack.suffix == ".pack"
    sealed = pack.read_bytes()
    for hidden in (b"Sam", b"Okoro", b"Ashdown", b"zanzibar"):
        assert hidden not in sealed
    return open_pack(sealed, ashdown.keys)


def it_holds_what_they_need(opened: Opened) -> None:
    roles = {piece.role for piece in opened.pieces}
    assert {"index", "case", "plan", "plan_paper", "provision", "document"} <= roles
    case = json.loads(next(one.content for one in opened.pieces if one.role == "case"))
    assert case["person"]["family"] == "Okoro"
    assert case["person"]["contacts"][0]["telephone"] == "01234 567890"
    assert case["clocks"], "what is still owed goes along"
    kinds = {one["kind"] for one in case["events"]}
    assert {"access_arrangements_set", "provision_delivered"} <= kinds
    assert "sections B and F" in json.dumps(case["consents"])
    plan = b"".join(one.content for one in opened.pieces if one.role == "plan")
    assert PLANTED.encode() in plan
    assert b"Reads a manual by himself." in plan, "the learning plan"
    documents = {piece.name for piece in opened.pieces if piece.role == "document"}
    assert documents == {"Speech report.txt"}
    assert "2 other documents" in {one.what for one in opened.manifest.withheld}
