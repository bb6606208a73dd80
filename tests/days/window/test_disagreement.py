"""A plan is disagreed with: mediation to an agreement, and the bundle of an appeal, read back."""

from __future__ import annotations

from contextlib import closing
from datetime import date
from io import BytesIO

import pikepdf
from PySide6.QtWidgets import QLabel, QListWidget

from caseworker.casework.attachments import AttachDocument, attach_document
from tests.days.window.desktop import Desktop
from tests.days.window.officer import Officer
from tests.days.window.prepared import note, to_a_final_plan
from tests.documents.readers import pdftotext
from tests.hostile.files import a_pdf

WANTED = date(2026, 12, 14)
MEDIATED = date(2027, 1, 11)
KEPT = date(2027, 2, 8)
APPEAL = date(2027, 2, 22)
REFERENCE = "EH800/27/00001"
ALL = 12


def at_the_disagreement(officer: Officer) -> None:
    officer.finds_person("Whitfield")
    officer.turns_to("Disagreement")


def test_mediation_to_an_agreement_that_is_kept(desktop: Desktop) -> None:
    with closing(desktop.has_a_store()) as store:
        to_a_final_plan(desktop, store.office)
        desktop.it_is(WANTED)
    officer = desktop.signs_in()
    at_the_disagreement(officer)
    officer.sees("What may be appealed against", "by Monday 1 February 2027", "section F")
    officer.presses("disagreeAdviserRecord")
    officer.ticks("kind_mediation_wanted")
    officer.types("issues", "How often the therapist comes.")
    officer.finishes("entrySave", "entry")
    officer.sees("Wed 13 Jan 2027")  # T-32: 30 days

    officer.presses("disagreeArrangedRecord")
    officer.dates("on", MEDIATED)
    officer.types("where", "County Hall, 10 o’clock")
    officer.types("settles", "Imran Shah, head of service")
    officer.finishes("entrySave", "entry")
    officer.sees("Mon 4 Jan 2027")  # T-32c: five working days before it
    officer.presses("disagreeToldRecord")
    officer.types("told", "Dawn Whitfield")
    officer.finishes("entrySave", "entry")
    officer.turns_to("Documents")
    officer.sees("The mediation: when, where and with whom")

    desktop.it_is(MEDIATED)
    at_the_disagreement(officer)
    officer.presses("disagreeMediatedRecord")
    officer.ticks("kind_mediation_agreed")
    officer.chooses("matter", "Change the plan")
    officer.types("agreed", "The therapist comes twice a week.")
    officer.finishes("entrySave", "entry")
    officer.sees("What is owed after it", "By Mon 15 Feb")  # T-35: five weeks

    desktop.it_is(KEPT)
    at_the_disagreement(officer)
    officer.presses("owed0Record")
    officer.types("done", "Section F says twice a week.")
    officer.finishes("entrySave", "entry")
    officer.sees("Done Mon 8 Feb")
    officer.sees("Plan in force")  # none of it moved the case


def test_a_bundle_of_twelve_papers_leaves_and_is_read_back(desktop: Desktop) -> None:
    with closing(desktop.has_a_store()) as store:
        case = to_a_final_plan(desktop, store.office)
        desktop.it_is(APPEAL)
        note(store.office, case, "appeal_registered", about="section F")
        note(store.office, case, "tribunal_registered", reference=REFERENCE)
        there = store.office.see(lambda records, _: len(records.documents(case)))
        for at in range(there + 2, ALL):  # a draft and a final plan are papers, too
            words = f"Paper {at}"
            paper = AttachDocument(case, f"{words}.pdf", a_pdf(pages=2, words=words))
            store.office.do(attach_document, paper)
    officer = desktop.signs_in()
    at_the_disagreement(officer)
    officer.sees("Appeal running", f"Number of the appeal: {REFERENCE}", "While the appeal runs")

    officer.presses("bundleMake")
    officer.waits(lambda: officer.is_seen("bundlePapers"), "the papers are offered")
    assert officer.finds("bundlePapers", QListWidget).count() == ALL
    officer.presses("bundleSave")
    officer.waits(lambda: officer.is_seen("sheets"), "it is looked at at once")
    officer.presses("paperClose")
    officer.sees("12 papers")
    officer.presses("bundle0Tray")
    assert officer.reads("appeal") == REFERENCE
    officer.finishes("sendBundleSave", "sendBundle")
    content = it_leaves(officer, desktop)

    with pikepdf.open(BytesIO(content)) as pdf:
        names = [page.label for page in pdf.pages]
        assert "/StructTreeRoot" in pdf.Root
    pages = pdftotext(content, "-layout").split("\f")
    front = sum(not name.isdigit() for name in names)
    assert names[front:] == [str(at) for at in range(1, len(names) - front + 1)]
    for name, said in zip(names, pages, strict=False):
        assert f"Bundle {name} ·" in said
    index = " ".join(" ".join(pages[:front]).split())
    for at in range(front, len(names)):
        if "Paper 11.pdf, its page 1 of 2" in pages[at]:
            assert f"{names[at]} to {int(names[at]) + 1}" in index
            break
    else:
        raise AssertionError("the last paper isn’t in it")


def it_leaves(officer: Officer, desktop: Desktop) -> bytes:
    """From the tray, shut with a passphrase; opened with it."""
    officer.presses("rail_disclosures")
    officer.waits(lambda: officer.is_seen("tray0To"), "it lies in the tray")
    officer.presses("tray0Look0")
    officer.waits(lambda: officer.is_seen("sheets"), "the pages are shown")
    officer.presses("paperLocked")
    officer.waits(lambda: officer.is_seen("whyItMay"), "why it may go is said")
    officer.presses("letGoGo")
    saved = desktop.root / "bundle.pdf"
    officer.names_file("savePaper", saved)
    officer.waits(saved.exists, "the file is written")
    officer.waits(lambda: officer.is_seen("filePassphraseWords"), "the passphrase is shown")
    passphrase = officer.finds("filePassphraseWords", QLabel).text()
    officer.presses("filePassphraseNoted")
    officer.presses("paperClose")
    opened = BytesIO()
    with pikepdf.open(saved, password=passphrase) as pdf:
        pdf.save(opened)
    return opened.getvalue()
