"""Every place where a restricted child could show to an officer who isn't named for the case."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any, Final

import pytest

from caseworker.casework import calendar, cases, diary, papers, today
from caseworker.casework.authority import (
    AnswerAuthority,
    AskAuthority,
    answer_authority,
    ask_authority,
    to_authorise,
)
from caseworker.casework.calendar import SaveCalendar, save_calendar
from caseworker.casework.diary import Choice
from caseworker.casework.disclosures import latest
from caseworker.casework.figures import count_figures
from caseworker.casework.ledger_pages import ledger_rows, ledger_seen
from caseworker.casework.many_letters import ManyAsked, kinds_for_many, many
from caseworker.casework.office import Office, Officer
from caseworker.casework.own_files import OwnFile
from caseworker.casework.records import Among, Records
from caseworker.casework.reports import count_clocks
from caseworker.casework.restricted import RestrictCase, restrict_case
from caseworker.casework.restrictions import SHOWN, RestrictedCase
from caseworker.casework.search import find
from caseworker.casework.tray import KIND as TRAY
from caseworker.casework.tray import in_tray
from caseworker.casework.wanted import Wanted
from caseworker.domain.case import CaseNumber
from caseworker.domain.disclosure import Recipient
from caseworker.domain.figures.all import COUNTERS
from caseworker.domain.ledger import LedgerAsked
from caseworker.domain.ledger_data import request_to_data
from caseworker.domain.officer import OfficerId
from caseworker.domain.people import Contact
from caseworker.domain.release import Naming, Release
from tests.builders import NOW, OKAFOR, TODAY, a_case, a_person, an_event
from tests.casework.test_authority import ASKED
from tests.casework.test_letters import OFFICE
from tests.casework.test_restricted import JUDITH, LEWIS, SHAH, office_of
from tests.paper_records import PaperStore
from tests.storage.stores import a_summary
from tests.ui.paper_store import a_due

NUMBER, OTHER = CaseNumber("2026-0113"), CaseNumber("2026-0114")
BORN = date(2009, 5, 17)
CHILD = a_person(
    given="Zephyrine",
    family="Quillfeather",
    known_as="Zeph",
    born=BORN,
    home_authority="Farwick",
    contacts=(Contact("Odile Quillfeather", "Mother", parental_responsibility=True),),
)
PLANTED: Final = (
    "zeph", "quillfeather", "odile", "farwick", "larkmoor",
    "2009-05-17", "17/05/2009", "17 may 2009", "(2009, 5, 17)", "2009",
)  # fmt: skip
FARWICK, LARKMOOR = Among(authority="Farwick"), Among(place="Larkmoor School")
MANAGER = Officer(OfficerId("vale"), "B. Vale", "manager")
REQUEST = replace(ASKED, recipient=Recipient("Odile Quillfeather", "parent"), by=OKAFOR)


@pytest.fixture
def store() -> PaperStore:
    """One child who is restricted to Judith, with all that a child may have; and one who isn't."""
    kept = PaperStore()
    begun = an_event("request_received", date(2026, 9, 1), facts={"document": "Zephyrine.pdf"})
    child = a_case(begun, number=NUMBER, person=CHILD)
    because = "Home authority: Farwick"
    dues = (
        a_due("Late", -2, because=because),
        a_due("Meet", 2, about="Odile Quillfeather", because=because),
    )
    with kept.sitting() as records:
        records.save_office(OFFICE)
        for case in (child, a_case(number=OTHER, person=a_person(born=date(2011, 3, 2)))):
            records.open_case(case)
            records.write_summary(a_summary(case))
            records.note_opened(case.number, LEWIS.id, NOW)
        left = Release("print", "Odile Quillfeather", "J. Okafor", NOW, number="2026-0001")
        records.keep_release(NUMBER, left)
        text = json.dumps(request_to_data(REQUEST))
        records.own_files.keep(OwnFile(TRAY, f"{NUMBER}/1", text, NOW, OKAFOR))
    office_of(kept, JUDITH).do(ask_authority, AskAuthority(NUMBER, REQUEST))
    named = RestrictCase(NUMBER, frozenset({OKAFOR}), "A relative works here.")
    office_of(kept, SHAH).do(restrict_case, named)
    with kept.sitting() as records:
        records.write_summary(replace(a_summary(child), place="Larkmoor School", dues=dues))
    return kept


def counted(records: Records, day: date) -> Any:
    found = count_clocks()(records, day)
    return found.clocks, found.names, found.authorities, found.cases


def figured(records: Records, day: date) -> Any:
    found = [count_figures(name)(records, day) for name in COUNTERS]
    return [(one.ticks, dict(one.seen), one.places) for one in found]


def refusal(records: Records, day: date) -> str:
    """What an error says; nothing, where there is none."""
    del day
    try:
        case = records.case(NUMBER)
    except RestrictedCase as error:
        return f"{error} {error.instead} {error!r}"
    return repr(case)


WANTED = Wanted("my_list", None, officer="A. Lewis")
INITIALS = SaveCalendar(Naming.INITIALS, Choice(), "A. Lewis", "For my own calendar")
Ask = Callable[[Records, date], Any]

PLACES: dict[str, Ask] = {
    "Today": today.day_list,
    "Today, by home authority": lambda r, d: today.day_list(r, d, among=FARWICK),
    "Today, by place": lambda r, d: today.day_list(r, d, among=LARKMOOR),
    "what lists can be narrowed to": lambda r, _: r.narrowings(),
    "Cases": cases.register(),
    "Cases, closed ones too": cases.register(closed=True),
    "cases opened lately": lambda r, _: r.recent(LEWIS.id, 5),
    "Ctrl+K, the whole name": find("Zéphyrine Quillfeather", LEWIS.id),
    "Ctrl+K, the number": find(NUMBER, LEWIS.id),
    "Ctrl+K, part of the name": lambda r, _: r.find("Quill", 5),
    "Ctrl+K, the day of birth": lambda r, _: r.find("17/05/2009", 5),
    "Ctrl+K, nothing typed": find("", LEWIS.id),
    "a new case: who is here already": cases.doubles("Zephyrine", "Quillfeather", BORN),
    "a new case: born on that day": cases.doubles("Another", "Name", BORN),
    "the diary’s days": diary.span(TODAY, TODAY.replace(day=30), Choice(), 5),
    "the diary’s days, by authority": diary.span(
        TODAY, TODAY.replace(day=30), Choice(among=FARWICK), 5
    ),
    "the diary’s list": diary.agenda(TODAY, Choice(), 9),
    "the diary’s load": diary.load(Choice(among=LARKMOOR)),
    "reports and the lists behind them": counted,
    "every report of figures": figured,
    "a list that is printed": lambda r, d: papers.drawn_up(r, WANTED, d)[0],
    "the calendar file": lambda r, d: calendar.calendar(INITIALS, LEWIS, NOW)(r, d).content,
    "the ledger": ledger_seen(LedgerAsked(), 40),
    "the ledger as a table": ledger_rows(LedgerAsked()),
    "Disclosed before": latest(20),
    "the tray": in_tray,
    "many letters": many(ManyAsked("L-01", (NUMBER,), "A. Lewis")),
    "kinds for many letters": kinds_for_many((NUMBER,)),
    "To authorise": to_authorise,
    "the words of an error": refusal,
}
NOTHING_EVER = {
    "Ctrl+K, the whole name",
    "the diary’s load",
    "kinds for many letters",
    "the calendar file",
}
"""Where whoever is named reads nothing that was planted, either, but for what they typed."""


def told(office: Office, ask: Ask) -> str:
    return repr(office.see(ask)).casefold()


def planted(said: str, ask: str) -> set[str]:
    """What was planted and shows, but for what the officer typed themselves."""
    typed = "zéphyrine quillfeather" if ask == "Ctrl+K, the whole name" else ""
    plain = said.replace(f"typed='{typed}'", "") if typed else said
    return {word for word in PLANTED if word in plain}


SEEN_BY = [
    pytest.param(place, who, id=f"{place}, {who.role}")
    for place in PLACES
    for who in (LEWIS, MANAGER)
    if place != "To authorise" or who is MANAGER  # an officer is not asked to authorise
]


@pytest.mark.parametrize(("place", "who"), SEEN_BY)
def test_nothing_of_the_child_shows(store: PaperStore, place: str, who: Officer) -> None:
    said = told(office_of(store, who), PLACES[place])

    assert planted(said, place) == set()


@pytest.mark.parametrize("place", sorted(PLACES.keys() - NOTHING_EVER - {"To authorise"}))
def test_to_the_officer_who_is_named_it_shows(store: PaperStore, place: str) -> None:
    assert planted(told(office_of(store, JUDITH), PLACES[place]), place)


def test_what_is_owed_counts_in_every_total_but_a_narrowed_one(store: PaperStore) -> None:
    seen = office_of(store, LEWIS)
    all_ = seen.see(PLACES["Today"]).tally
    narrowed = seen.see(PLACES["Today, by home authority"]).tally

    assert (all_.overdue, all_.open_cases) == (1, 2)
    assert (narrowed.overdue, narrowed.open_cases) == (0, 0)
    assert seen.see(count_clocks()).cases == 2


def test_the_place_in_a_list_tells_nothing_of_the_name(store: PaperStore) -> None:
    rows = office_of(store, LEWIS).see(cases.register())

    assert [row.name for row in rows] == sorted(row.name for row in rows)
    assert SHOWN in {row.name for row in rows}


def test_a_calendar_is_saved_without_it(store: PaperStore) -> None:
    done = office_of(store, LEWIS).do(save_calendar, INITIALS)

    assert done.made == "0"
    assert office_of(store, JUDITH).do(save_calendar, INITIALS).made == "1"


def test_a_manager_who_isnt_named_knows_that_it_waits_and_cannot_answer(store: PaperStore) -> None:
    manager = office_of(store, MANAGER)
    (waits,) = manager.see(to_authorise)

    assert (waits.said, waits.case, waits.request.by) == (SHOWN, NUMBER, OKAFOR)
    with pytest.raises(RestrictedCase):
        manager.do(answer_authority, AnswerAuthority(waits.id, yes=True, words="Yes."))
