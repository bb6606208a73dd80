"""What an officer does on a case, one act each, as often as the story needs it."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from PySide6.QtWidgets import QApplication, QMenu

from tests.days.window.officer import Officer

ADVICE = "Tom is well. He tires after forty minutes, and rests with his otter."
#: Everybody whom regulation 6 names for a child in Year 7, by the row that asks for them.
ADVISERS = {
    "a": "Dawn Whitfield",
    "b-i": "Mill Lane Primary",
    "c": "Dr Lim",
    "d": "Ms Ode",
    "e": "Northmere Social Care",
}


def sets_up_the_office(officer: Officer, folder: Path) -> str:
    """The first run, with nothing typed wrong. Returns the passphrase that was offered."""
    officer.types("placeFolder", str(folder))
    officer.presses("firstRunNext")
    officer.ticks("officeKind_community")
    officer.types("officeName", "Northmere Council")
    officer.presses("firstRunNext")
    officer.types("officerName", "Ade Bello")
    officer.presses("firstTake")
    passphrase = officer.reads("firstOffered")
    officer.types("firstAgain", passphrase)
    officer.presses("firstRunNext")
    officer.types("recoveryKeyTyped", officer.reads("recoveryKeyWords"))
    officer.presses("firstRunNext")
    officer.sees("found whole: 0 cases")
    officer.presses("firstRunNext")
    officer.sees("Your day will stand here")
    return passphrase


def opens_a_new_case(officer: Officer) -> None:
    """Search first; nobody is here; then the quick form."""
    officer.keys("Ctrl+N")
    officer.types("whoSearch", "Tom Whitfield 2/3/2015")
    officer.sees("Nobody here has a name, birthday or number like that.")
    officer.presses("noneOfThese")
    assert officer.reads("family") == "Whitfield"
    officer.types("knownAs", "Tommy")
    officer.types("whereabouts", "Mill Lane Primary")
    officer.types("how", "A letter from his mother")
    officer.presses("openCase")
    officer.waits_for_the_case()


def adds_a_parent(officer: Officer, name: str = "Dawn Whitfield") -> None:
    officer.turns_to("People and facts")
    officer.presses("contactsAdd")
    officer.types("name", name)
    officer.types("role", "Mother")
    officer.chooses("parental_responsibility", "Yes")
    officer.finishes("factsSave", "facts")


def records_the_request(officer: Officer, day: date) -> None:
    officer.takes("actions", "act_request_received")
    officer.dates("day", day)
    officer.chooses("requested_by", "Parent")
    officer.types("reasons", "He is falling behind, and she is worried.")
    officer.finishes("entrySave", "entry")


def decides_to_assess(officer: Officer) -> None:
    officer.turns_to("Assessment")
    officer.presses("assessmentNext")
    officer.types("reasons", "He may need more than support gives.")
    officer.finishes("entrySave", "entry")


def asks_for_advice(officer: Officer) -> None:
    """Two of those whom regulation 6 names; the others are not needed here."""
    officer.turns_to("Assessment")
    officer.presses("askForAdvice")
    for source in ("a", "b-i", "e"):
        officer.ticks(f"ask_{source}", on=False)
    officer.types("who_c", "Dr Lim")
    officer.types("who_d", "Ms Ode")
    officer.finishes("askSave", "askAdvice")


def asks_everybody(officer: Officer) -> None:
    """Everybody whom regulation 6 names for a child in Year 7."""
    officer.turns_to("Assessment")
    officer.presses("askForAdvice")
    for source, name in ADVISERS.items():
        officer.types(f"who_{source}", name)
    officer.finishes("askSave", "askAdvice")


def records_advice(officer: Officer, adviser: str, at: int, file: Path | None = None) -> None:
    officer.turns_to("Assessment")
    officer.presses(f"advice{at}Record")
    assert officer.reads("adviser") == adviser
    officer.types("covers", "Health")
    if file is not None:
        officer.presses("adviceFileChoose")
        officer.names_file("chooseFile", file)
        officer.waits(lambda: file.name in officer.reads("adviceFileWords"), "the file is read")
    officer.finishes("recordSave", "recordAdvice")


def decides_to_issue(officer: Officer) -> None:
    officer.turns_to("Assessment")
    officer.presses("assessmentNext")
    officer.types("reasons", "Provision is needed that the school can't make by itself.")
    officer.finishes("entrySave", "entry")


def begins_the_plan(officer: Officer) -> None:
    officer.turns_to("Plan")
    officer.presses("beginPlan")
    officer.picks("outline", "A  ")


def writes_the_plan(officer: Officer) -> None:
    """Words in A with a bold one and a list; a need, an outcome, provision that serves both."""
    officer.picks("outline", "A  ")
    officer.types("section_A", "Tom wants to be a ")
    officer.keys("Ctrl+B")
    officer.keys_in("mechanic")
    officer.keys("Ctrl+B")
    officer.keys_in(".\nHe likes quiet mornings.")
    officer.adds_item("B", "Tom finds it hard to follow long instructions.")
    officer.adds_item("E", "Tom follows a three-step instruction without help.")
    officer.takes("link_E1_B", "link_to_B1")
    officer.types("by_when_E1", "July 2027")
    officer.adds_item("F", "A small-group language programme.")
    officer.takes("link_F1_B", "link_to_B1")
    officer.takes("link_F1_E", "link_to_E1")
    officer.types("who_F1", "Speech and language therapist")
    officer.types("how_long_F1", "40 minutes")
    officer.types("how_often_F1", "3 times a week")


def sends_the_draft(officer: Officer, served: date) -> None:
    officer.turns_to("Plan")
    officer.presses("sendDraft")
    assert officer.reads("sentTo") == "Dawn Whitfield"
    officer.dates("draftServed", served)
    has_looked(officer)
    officer.finishes("issueSave", "issue")


def records_views(officer: Officer) -> None:
    officer.takes("actions", "act_views_received")
    officer.types("person", "Dawn Whitfield")
    officer.types("views", "She agrees with nearly all of it.")
    officer.finishes("entrySave", "entry")


def consults(officer: Officer, institution: str) -> None:
    officer.takes("actions", "act_institution_consulted")
    officer.types("institution", institution)
    officer.finishes("entrySave", "entry")


def saves_a_clear_copy(officer: Officer, to: str, path: Path) -> None:
    """Out of the plan's newest version, looked at first."""
    officer.turns_to("Plan")
    officer.presses("readVersion0")
    officer.presses("versionPaper")
    officer.waits(lambda: officer.is_seen("sheets"), "the pages are shown")
    officer.presses("paperSave")
    officer.lets_go(path, "She asked for it by e-mail.", to=to)
    officer.presses("versionClose")


def names_the_place(officer: Officer, institution: str) -> None:
    officer.turns_to("Plan")
    officer.picks("outline", "I  ")
    officer.types("placeName", institution)
    officer.types("placeType", "Special school")


def finalises(officer: Officer) -> None:
    officer.turns_to("Plan")
    officer.presses("finalise")
    officer.types("signRole", "SEND casework officer")
    has_looked(officer)
    officer.finishes("issueSave", "issue")


def has_looked(officer: Officer) -> None:
    """At what the checks found and nothing forbids, where there is any."""
    if officer.is_seen("issueLookedAt"):
        officer.ticks("issueLookedAt")


def lists_who_is_sent_it(officer: Officer, school: str) -> None:
    officer.takes("actions", "act_plan_recipients_listed")
    officer.types("decider", "Dawn Whitfield")
    officer.types("institution", f"The head of {school}")
    officer.types("health", "Northmere Integrated Care Board")
    officer.finishes("entrySave", "entry")


def chooses_with_keys(officer: Officer, words: str) -> None:
    """Choose from the menu that is open, with the keyboard."""
    officer.waits(lambda: isinstance(QApplication.activePopupWidget(), QMenu), "a menu is open")
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    action = next(each for each in menu.actions() if words in each.text())
    for _ in menu.actions():
        if menu.activeAction() is action:
            break
        officer.keys("Down")
    officer.keys("Return")
    officer.waits(lambda: QApplication.activePopupWidget() is None, "the menu is shut")
    officer.window.activateWindow()  # the offscreen desktop gives the keyboard back to nobody
    officer.waits(lambda: QApplication.focusWindow() is not None, "the window has the keyboard")
    officer.waits_for_quiet()
