"""Plans beside the one of the law: a kind of the office’s own, from its file to its paper."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QApplication, QPushButton, QTextEdit

from caseworker.ui.case.plan_finding import GoTo
from tests.days.window import acts
from tests.days.window.desktop import Desktop
from tests.days.window.officer import Officer
from tests.days.window.papers import words_of
from tests.days.window.prepared import to_a_written_plan, to_an_open_case
from tests.storage.stores import PASSPHRASE

SAILING = """
id      = "sailing_plan"
title   = "Sailing plan"
about   = "What a young sailor is to learn, and who helps."
source  = "The office’s own practice"
checked = "read"
review  = "Next sail by"
signs   = ["Skipper", "Sailor"]

[offer]
settings = ["community"]

[[section]]
letter     = "A"
title      = "What the sailor says"
guidance   = "In the sailor’s own words."
source     = "Own practice"
none_words = "The sailor said nothing."

[[section]]
letter     = "G"
title      = "Goals"
guidance   = "One for each sail."
source     = "Own practice"
holds      = "items"
none_words = "No goals."
[section.item]
name = "goal"
add  = "Add a goal"

[[section]]
letter     = "H"
title      = "Help on board"
guidance   = "Who helps, and how often."
source     = "Own practice"
holds      = "items"
none_words = "No help is needed."
[section.item]
name   = "help"
add    = "Add help"
serves = ["G"]
[[section.item.field]]
name  = "how_often"
words = "How often"
"""


def _adds_the_kind(officer: Officer, path: Path) -> None:
    officer.turns_to_preferences("Papers and words")
    officer.presses("planKindsAdd")
    officer.names_file("choosePlanKind", path)
    officer.sees("“Sailing plan” is now among the kinds of plan.")
    officer.sees("Sailing plan", "SEN Support plan", "check with the authority")


def test_a_kind_of_the_office_s_own_works_from_its_file_to_its_paper(desktop: Desktop) -> None:
    with closing(desktop.has_a_store()) as store:
        to_an_open_case(desktop, store.office)
    declared, paper = desktop.root / "sailing.toml", desktop.root / "sailing.pdf"
    declared.write_text(SAILING, encoding="utf-8")
    officer = desktop.signs_in()
    _adds_the_kind(officer, declared)

    officer.finds_person("Whitfield")
    officer.turns_to("Plan")
    officer.chooses("planKindFront", "Sailing plan")
    officer.presses("beginPlan")
    officer.adds("section_A", "I want to cross the estuary.")
    officer.adds_item("G", "Tacks without help.")
    officer.adds_item("H", "A mate at the tiller.")
    officer.types("how_often_H1", "every second sail")
    officer.takes("link_H1_G", "link_to_G1")
    officer.takes("planMore", "planThreads")
    officer.sees("✓ Everything is tied up")
    officer.presses("threadsPaper")
    officer.waits(lambda: officer.is_seen("sheets"), "the threads are shown as a paper")
    assert "Everything is tied up." in officer.describes("sheets")
    officer.presses("paperClose")
    officer.presses("threadsBack")
    officer.presses("sendDraft")
    officer.types("besideRole", "Harbour officer")
    officer.finishes("issueSave", "issue")
    acts.saves_a_clear_copy(officer, "Dawn Whitfield", paper)

    said = words_of(paper)
    for words in (
        "Sailing plan", "I want to cross the estuary.", "G1", "Tacks without help.", "H1",
        "For goal G1", "every second sail", "Skipper", "Sailor",
    ):  # fmt: skip
        assert words in said
    assert "DRAFT" not in said
    officer.turns_to("History")
    officer.sees("Sailing plan issued, version 1.")


def test_it_is_there_on_the_next_start_and_its_versions_can_be_read(desktop: Desktop) -> None:
    with closing(desktop.has_a_store()) as store:
        to_an_open_case(desktop, store.office)
    declared = desktop.root / "sailing.toml"
    declared.write_text(SAILING, encoding="utf-8")
    officer = desktop.signs_in()
    _adds_the_kind(officer, declared)
    officer.finds_person("Whitfield")
    officer.turns_to("Plan")
    officer.chooses("planKindFront", "Sailing plan")
    officer.presses("beginPlan")
    officer.adds("section_A", "I want to cross the estuary.")
    desktop.closes(officer)

    again = desktop.signs_in()
    again.finds_person("estuary")
    again.turns_to("Plan")
    again.chooses("planKindFront", "Sailing plan")

    again.waits(lambda: again.reads("section_A") == "I want to cross the estuary.", "it is there")


def test_what_the_checks_find_is_mended_or_looked_at_before_a_profile_is_issued(
    desktop: Desktop,
) -> None:
    with closing(desktop.has_a_store()) as store:
        to_an_open_case(desktop, store.office)
    officer = desktop.signs_in()
    officer.finds_person("Whitfield")
    officer.turns_to("Plan")
    officer.chooses("planKindFront", "One-page profile")
    officer.presses("beginPlan")
    officer.waits(lambda: officer.is_seen("checksTitle"), "the checks are here")
    officer.sees("Before this can be issued", "▲ Section A is blank")

    officer.adds("section_A", "He is funny.")
    officer.picks("outline", "C  ")
    officer.adds("section_C", "He has ADHD, so be calm.")
    condition = "✕ C names a condition: “ADHD”"
    officer.waits(lambda: _found(officer, condition), "it is found live")
    officer.types("section_C", "Be calm.")  # many read a profile: this can't be kept
    officer.waits(lambda: not _found(officer, condition), "it is mended")

    officer.presses("sendDraft")
    officer.types("besideRole", "Keyworker")
    officer.types("besideReview", "23/05/2027")
    officer.sees("▲ Section B is blank")
    assert not officer.finds("issueSave", QPushButton).isEnabled()
    officer.ticks("issueLookedAt")
    officer.finishes("issueSave", "issue")

    officer.turns_to("History")
    officer.sees(
        "One-page profile issued, version 1, to be looked at again by Sunday 23 May 2027. "
        "Looked at before: Section B is blank."
    )


def test_after_a_power_cut_the_plan_opens_where_the_cursor_was(desktop: Desktop) -> None:
    with closing(desktop.has_a_store()) as store:
        to_a_written_plan(desktop, store.office)
    officer = desktop.signs_in()
    officer.finds_person("Whitfield")
    officer.turns_to("Plan")
    officer.picks("outline", "G  ")
    officer.adds("section_G", " A nurse comes on Tuesdays.")
    for _ in range(4):
        officer.keys("Left")
    officer.waits(lambda: "saved" in officer.reads("planSaved"), "the words are kept")
    stood = officer.finds("section_G", QTextEdit).textCursor().position()
    _rests(officer)
    desktop.loses_power(officer)

    again = desktop.signs_in()
    again.finds_person("Whitfield")
    again.turns_to("Plan")

    again.waits(lambda: _is_in(again, "section_G"), "the keyboard is in section G")
    field = again.finds("section_G", QTextEdit)
    assert field.textCursor().position() == stood
    assert field.textCursor().movePosition(QTextCursor.MoveOperation.NextWord)


def test_after_a_lock_the_officer_goes_on_writing_where_the_cursor_was(desktop: Desktop) -> None:
    with closing(desktop.has_a_store()) as store:
        to_a_written_plan(desktop, store.office)
    officer = desktop.signs_in()
    officer.finds_person("Whitfield")
    officer.turns_to("Plan")
    officer.picks("outline", "G  ")
    officer.adds("section_G", " A nurse comes")

    officer.locks()
    officer.signs_in(PASSPHRASE)

    officer.waits(lambda: _is_in(officer, "section_G"), "the keyboard is in section G")
    officer.keys_in(" on Tuesdays.")
    assert officer.reads("section_G").endswith("A nurse comes on Tuesdays.")


def _rests(officer: Officer) -> None:
    """Wait until where the cursor stands is in the store."""
    form = "plan-place/2026-0001/plan"
    found: list[str | None] = []
    desk = officer.window.desk
    assert desk is not None

    def is_kept() -> bool:
        desk.draft(officer.window, form, found.append)
        officer.waits_for_quiet()
        return bool(found and found[-1] and '"G"' in found[-1])

    officer.waits(is_kept, "the place is kept")


def _found(officer: Officer, words: str) -> bool:
    return words in [one.accessibleName() for one in officer.window.findChildren(GoTo)]


def _is_in(officer: Officer, name: str) -> bool:
    at = QApplication.focusWidget()
    return officer.is_seen(name) and at is not None and at.objectName() == name
