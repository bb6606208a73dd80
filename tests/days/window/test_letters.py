"""Letters: one that the office adapted, and one kind for many cases, from the real window."""

from __future__ import annotations

from contextlib import closing
from dataclasses import replace

from caseworker.casework.office import Office
from caseworker.domain.people import Contact
from tests.days.window.desktop import Desktop
from tests.days.window.officer import Officer
from tests.days.window.papers import words_of
from tests.days.window.prepared import REQUESTED, TOM, note, opened, to_a_request

CARL = Contact("Carl Reed", "Father", parental_responsibility=True, no_contact=True)


def test_a_letter_is_adapted_refused_put_right_and_written(desktop: Desktop) -> None:
    with closing(desktop.has_a_store()) as store:
        to_a_request(desktop, store.office)
    officer = desktop.signs_in()
    file = desktop.root / "L-01.md"
    officer.turns_to_preferences("Papers and words")
    officer.presses("ownLettersOpen")
    officer.presses("save_L-01")
    officer.names_file("savePaper", file)
    officer.waits(file.exists, "the letter is saved as a file")
    text = file.read_text(encoding="utf-8")

    file.write_text(text.replace('"HEAR", ', ""), encoding="utf-8")
    adds(officer, desktop)
    officer.sees(
        "L-01.md was not taken.", "It must carry the block HEAR (“Tell us what you think”)"
    )
    adapted = text.replace("We now have to decide", "Our panel now has to decide")
    file.write_text(adapted, encoding="utf-8")
    adds(officer, desktop)
    officer.sees("is used in place of the program’s own letter L-01", "Ours, in place")
    officer.presses("ownLettersClose")

    officer.finds_person("Whitfield")
    officer.turns_to("Documents")
    officer.sees("Ours")
    officer.presses("letter0")
    officer.types("advice_service", "Northmere SENDIASS")
    officer.presses("letterPreview")
    officer.waits(lambda: officer.is_seen("sheets"), "the pages are shown")
    assert "Our panel now has to decide" in officer.describes("sheets")
    officer.presses("paperClose")
    officer.presses("letterClose")


def adds(officer: Officer, desktop: Desktop) -> None:
    officer.presses("ownLettersAdd")
    officer.names_file("chooseLetter", desktop.root / "L-01.md")
    officer.waits_for_quiet()


def test_one_kind_of_letter_leaves_for_every_case_that_is_shown(desktop: Desktop) -> None:
    with closing(desktop.has_a_store()) as store:
        desktop.it_is(REQUESTED)
        for name in ("Ada", "Ben", "Cleo"):
            to_a_request_of(store.office, name)
        to_a_request_of(store.office, "Dot", CARL)
    officer = desktop.signs_in()
    saved = desktop.root / "letters.pdf"
    officer.presses("rail_cases")
    officer.types("casesFilter", "reed")

    officer.presses("manyLettersOpen")
    officer.waits(lambda: officer.is_seen("alike_advice_service"), "what they lack is asked")
    officer.types("alike_advice_service", "Northmere SENDIASS")
    officer.keys("Return")
    officer.sees("3 letters can be sent. 1 can’t: see why below.")
    officer.presses("manyOne")
    officer.types("manyReasonWords", "The print room makes them")
    officer.presses("manyReasonGo")
    officer.names_file("savePaper", saved)
    officer.sees("3 of 3 made. Each stands in the history of its case.")
    officer.presses("manyClose")

    words = words_of(saved)
    assert words.count("Northmere SENDIASS") == 3
    assert "Carl Reed" not in words
    officer.finds_person("Cleo")
    officer.turns_to("History")
    officer.sees("Saved a clear copy of “We have a request for an assessment” for Dawn Whitfield")
    officer.sees("The print room makes them")


def test_letters_for_everything_that_today_shows(desktop: Desktop) -> None:
    with closing(desktop.has_a_store()) as store:
        desktop.it_is(REQUESTED)
        for name in ("Ada", "Ben"):
            to_a_request_of(store.office, name)
    officer = desktop.signs_in()

    officer.presses("todayLetters")
    officer.waits(lambda: officer.is_seen("alike_advice_service"), "what they lack is asked")

    officer.sees("Letters for 2 cases", "We have a request for an assessment (L-01): 2 of 2 cases")
    officer.presses("manyClose")


def to_a_request_of(office: Office, name: str, *contacts: Contact) -> None:
    person = replace(TOM, given=name, family="Reed", known_as="")
    case = opened(office, replace(person, contacts=contacts or TOM.contacts))
    note(office, case, "request_received", requested_by="Parent")
