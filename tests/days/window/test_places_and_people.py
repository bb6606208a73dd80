"""The directory at the window: a place entered, found by a name it had, closed, printed, moved."""

from __future__ import annotations

from contextlib import closing
from dataclasses import replace
from datetime import date
from pathlib import Path

from caseworker.casework.directory import EnterPlace, enter_place
from caseworker.casework.records import Records
from caseworker.domain.case import Case
from caseworker.domain.directory import Place
from caseworker.domain.people import Contact
from tests.days.window.desktop import FIRST_DAY, Desktop
from tests.days.window.officer import Officer
from tests.days.window.papers import words_of
from tests.days.window.prepared import TOM, opened
from tests.storage.stores import PASSPHRASE

SCHOOL, FORMER, AFTER = "Larch Academy", "Larch Manor School", "Rowan Academy"
OLD, NEW = "3 Larch Way\nNorthmere", "1 Rowan Road\nNorthmere"
SERVICE, FOR_WHOM = "Harbour Short Breaks", "Children who can’t be left alone"
CLOSED = f"{SCHOOL} has been closed since Monday 7 September 2026. {AFTER} came after it."


def test_a_place_is_entered_found_closed_shown_to_families_and_brought_back_in(
    desktop: Desktop, tmp_path: Path
) -> None:
    desktop.it_is(FIRST_DAY)
    with closing(desktop.has_a_store()) as store:
        opened(store.office)
    officer = desktop.signs_in()
    officer.presses("rail_places")
    _enters_the_school(officer)
    _enters_the_service(officer)

    officer.types("placesFind", "larch manor")
    officer.waits(lambda: officer.reads("placesCount") == "1 place.", "the one place is found")
    officer.sees(f"Also found as: {FORMER}", "3 Larch Way, Northmere, NM4 1AB")
    officer.keys("Ctrl+K")
    officer.types("search", "larch manor")
    officer.waits(lambda: SCHOOL in officer.first_of("searchRows"), "the search knows it, too")
    officer.keys("Return")
    officer.waits_for_quiet()

    officer.presses("place_close0")
    officer.dates("closePlaceDay", FIRST_DAY)
    officer.types("closePlaceAfter", AFTER)
    officer.finishes("closePlaceSave", "closePlace")
    officer.sees(f"{SCHOOL} is closed from 7 September 2026.")
    _a_form_warns(officer)

    booklet, first, second = (tmp_path / name for name in ("booklet.pdf", "once.csv", "twice.csv"))
    _prints_for_families(officer, booklet)
    said = " ".join(words_of(booklet).split())
    assert SERVICE in said
    assert FOR_WHOM in said
    assert "Ages 5 to 17" in said
    assert SCHOOL not in said  # it is closed
    assert "Ana Silva" not in said  # who works there is for the office
    assert "Keep the invoice" not in said

    _saves_the_list(officer, first)
    _nothing_would_change(officer, first)
    _saves_the_list(officer, second)
    assert first.read_bytes() == second.read_bytes()


def test_cases_follow_a_new_address_after_a_look_and_have_the_old_one_again_by_one_press(
    desktop: Desktop,
) -> None:
    desktop.it_is(FIRST_DAY)
    with closing(desktop.has_a_store()) as store:
        entered = EnterPlace(Place("", "school", SCHOOL, address=OLD, telephone="01632 960142"))
        store.office.do(enter_place, entered)
        senco = Contact("Priya Nair", "SENCO", organisation=SCHOOL, address=OLD)
        for given in ("Tom", "Zeph"):
            opened(store.office, replace(TOM, given=given, contacts=(senco,)))
        elsewhere = replace(senco, address="9 Other Lane")
        opened(store.office, replace(TOM, given="Ellis", contacts=(elsewhere,)))
    officer = desktop.signs_in()
    officer.presses("rail_places")
    officer.types("placesFind", "larch")
    officer.waits(lambda: officer.reads("placesCount") == "1 place.", "the one place is found")
    officer.presses("place_change0")
    officer.types("placeAddress", NEW)
    officer.finishes("placeSave", "place")

    officer.sees("2 cases change", "Tom Whitfield, 2026-0001, Priya Nair: address")
    officer.finishes("followGo", "follow")
    officer.sees(f"2 cases follow what the directory says of {SCHOOL}.")
    officer.presses("messageOffer")

    officer.sees("2 cases have what was there before.")
    desktop.closes(officer)
    assert desktop.officer is not None
    with closing(desktop.room.unlock(desktop.folder, desktop.officer, PASSPHRASE)) as store:
        people = [one.person for one in store.office.see(_every_case)]
        assert [one.contacts[0].address for one in people] == [OLD, OLD, "9 Other Lane"]


def _every_case(records: Records, _: date) -> list[Case]:
    return [records.case(one) for one in sorted(each.number for each in records.summaries())]


def _enters_the_school(officer: Officer) -> None:
    officer.presses("placesEnter")
    officer.chooses("placeKindOf", "School")
    officer.types("placeTitle", SCHOOL)
    officer.types("placeFormer", f"{FORMER} (until 2021-08-31)")
    officer.types("placeAddress", "3 Larch Way\nNorthmere")
    officer.types("placePostcode", "nm4 1ab")
    officer.finishes("placeSave", "place")
    officer.sees(f"{SCHOOL} is in the directory.")


def _enters_the_service(officer: Officer) -> None:
    officer.presses("placesEnter")
    officer.chooses("placeKindOf", "Short breaks")
    officer.types("placeTitle", SERVICE)
    officer.types("placeAgeFrom", "5")
    officer.types("placeAgeTo", "17")
    officer.types("place_who_for", FOR_WHOM)
    officer.types("place_offers", "A day by the harbour, twice a month.")
    officer.types("place_how", "Ring and ask.")
    officer.types("place_telephone", "01632 960141")
    officer.presses("placePeopleAdd")
    officer.types("placePeople0_name", "Ana Silva")
    officer.types("placePeople0_role", "Manager")
    officer.types("placeNote", "Keep the invoice for a year.")
    officer.finishes("placeSave", "place")
    officer.sees(f"{SERVICE} is in the directory.")


def _a_form_warns(officer: Officer) -> None:
    """By its former name, too: nobody is sent to a school that is no more."""
    officer.finds_person("Whitfield")
    officer.turns_to("People and facts")
    officer.presses("contactsAdd")
    officer.types("organisation", FORMER)
    officer.waits(lambda: officer.is_seen("organisationShut"), "the form warns")
    assert officer.reads("organisationShut") == CLOSED
    officer.presses("factsCancel")
    officer.presses("rail_places")


def _prints_for_families(officer: Officer, path: Path) -> None:
    officer.types("placesFind", "")
    officer.presses("placesBooklet")
    officer.finishes("bookletGo", "booklet")
    _saves(officer, "paperSave", path)


def _saves_the_list(officer: Officer, path: Path) -> None:
    officer.ticks("placesClosed")
    officer.waits_for_quiet()
    officer.presses("placesPrint")
    _saves(officer, "paperNumbers", path)


def _saves(officer: Officer, button: str, path: Path) -> None:
    officer.waits(lambda: officer.is_seen("sheets"), "the pages are shown")
    officer.presses(button)
    officer.lets_go(path, "They asked for it.", to="The family room")


def _nothing_would_change(officer: Officer, path: Path) -> None:
    officer.presses("placesBring")
    officer.names_file("choosePlaces", path)
    officer.waits(lambda: officer.is_seen("bringPlaces"), "the file is read")
    officer.waits(lambda: "as they are" in officer.reads("bringPlacesSaid"), "it is looked through")
    assert officer.reads("bringPlacesSaid").startswith("0 new, 0 changed, ")
    assert officer.reads("bringPlacesSaid").endswith(", 0 wrong.")
    officer.presses("bringPlacesCancel")
