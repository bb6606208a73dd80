"""From advice to plan in the window: read, taken over, kept through a crash, and onto paper."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

from PySide6.QtWidgets import QAbstractButton

from caseworker.casework import assessments
from tests.days.window import acts
from tests.days.window.desktop import Desktop
from tests.days.window.officer import Officer
from tests.days.window.papers import words_of
from tests.days.window.prepared import SENT, to_a_written_plan
from tests.hostile.files import a_pdf, a_picture
from tests.storage.stores import PASSPHRASE

SAID = "From Dr Lim, medical, received 9 November 2026, paragraph 1"


def takes_the_advice(officer: Officer) -> None:
    """All that Dr Lim wrote, to the end of section C."""
    officer.turns_to("Plan")
    officer.presses("readAdvice0")
    officer.waits(lambda: officer.is_seen("viewerText"), "the advice is read")
    officer.sees("Choose words in the document")
    officer.keys("Ctrl+A")
    officer.sees("“He is well.”")
    officer.takes("adviceToMore", "sendTo_C")
    officer.sees("It stands in section C, with its source.")
    officer.waits_for_quiet()


def test_a_sentence_keeps_its_source_through_a_lock_and_a_crash(desktop: Desktop) -> None:
    with closing(desktop.has_a_store()) as store:
        to_a_written_plan(desktop, store.office)
    officer = desktop.signs_in()
    officer.finds_person("Whitfield")
    takes_the_advice(officer)
    officer.sees(SAID)
    officer.adds("section_C", "")
    officer.keys("Left")
    officer.keys_in("ish")
    officer.sees(f"{SAID} (changed since)")
    officer.locks()
    assert "Dr Lim" not in officer.all_that_is_left()
    officer.signs_in(PASSPHRASE)
    officer.waits_for_the_case()
    desktop.loses_power(officer)

    officer = desktop.signs_in()
    officer.finds_person("Whitfield")
    officer.turns_to("Plan")
    officer.picks("outline", "C  ")
    officer.adds("section_C", "")
    officer.keys("Left")

    officer.sees(f"{SAID} (changed since)")
    assert officer.reads("section_C").endswith("He is wellish.")
    officer.presses("sourceOpen")
    officer.waits(lambda: officer.is_seen("viewerText"), "the advice is read again")
    assert officer.reads("viewerText") == "He is well."
    officer.presses("adviceClose")
    officer.turns_to("History")
    officer.sees("Ade Bello")


def test_the_draft_leaves_with_its_sources_and_the_advice_as_one_paper(desktop: Desktop) -> None:
    with closing(desktop.has_a_store()) as store:
        to_a_written_plan(desktop, store.office)
    officer = desktop.signs_in()
    officer.finds_person("Whitfield")
    takes_the_advice(officer)
    officer.presses("adviceClose")
    acts.sends_the_draft(officer, desktop.it_is(SENT))
    officer.turns_to("Documents")

    presses_the_paper(officer, "Draft 1, with its sources")
    saved = saves(officer, desktop.root / "sourced.pdf")

    assert "Dr Lim, medical, received 9 November 2026, paragraph 1." in saved
    presses_the_paper(officer, "Advice bundle (appendix K)")
    saved = saves(officer, desktop.root / "appendix.pdf")
    assert "Appendix K · page 2 of " in saved
    assert "He is well." in saved


def test_a_pdf_among_the_advice_is_laid_in_and_the_preview_says_what_that_means(
    desktop: Desktop,
) -> None:
    content = a_pdf(pages=2, words="A page by Dr Hale")
    with closing(desktop.has_a_store()) as store:
        case = to_a_written_plan(desktop, store.office)
        day = desktop.today
        for name, file in (("Hale report.pdf", content), ("Hale scan.png", a_picture())):
            command = assessments.RecordAdvice(
                case, "Dr Hale", "Psychological", day, "", name, file
            )
            store.office.do(assessments.record_advice, command)
    officer = desktop.signs_in()
    officer.finds_person("Whitfield")
    officer.turns_to("Documents")

    presses_the_paper(officer, "Advice bundle (appendix K)")

    officer.sees("Pages in it that are pictures without text: 1.")
    officer.ticks("lookedAt0")
    officer.waits(lambda: not officer.is_seen("namesFound"), "what only eyes could see is seen")
    saved = saves(officer, desktop.root / "appendix.pdf")
    assert "Hale report.pdf, its page 2 of 2" in saved
    assert saved.count("A page by Dr Hale") == 2
    assert "Hale scan.png, its page 1 of 1: a picture without text" in saved


def presses_the_paper(officer: Officer, title: str) -> None:
    """The button beside the paper of that title."""

    def at() -> int | None:
        for number in range(30):
            button = officer.newest(QAbstractButton, f"paper{number}")
            if button is not None and button.accessibleName().endswith(f": {title}"):
                return number
        return None

    officer.waits(lambda: at() is not None, f"“{title}” is offered")
    officer.presses(f"paper{at()}")
    officer.waits(lambda: officer.is_seen("sheets"), "the pages are shown")


def saves(officer: Officer, path: Path) -> str:
    """Save a clear copy of what is looked at, and read it."""
    officer.presses("paperSave")
    officer.lets_go(path, "She asked for it by e-mail.", to="Dawn Whitfield")
    return words_of(path)
