"""A real encrypted store with one child in it, at a desk in the window."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from caseworker.casework.cases import OpenCase, open_case
from caseworker.casework.entries import Record, record
from caseworker.casework.records import OfficeFacts
from caseworker.casework.strongroom import NewStore
from caseworker.domain.case import CaseNumber, Happening
from caseworker.domain.people import Contact
from caseworker.storage.store import EncryptedStore
from caseworker.ui.desk import Desk
from caseworker.ui.tasks import Tasks
from tests.builders import TODAY, a_person, a_plan
from tests.storage.stores import PASSPHRASE, Place, a_copy, a_place
from tests.ui.papers.bench import Bench

OFFICE = OfficeFacts(
    "Northmere Council",
    ("community",),
    "OFFICIAL-SENSITIVE",
    address="County Hall\nNorthmere",
    telephone="01632 960 100",
    advice_service="Northmere SENDIASS, 01632 960 300",
    mediation_adviser="Calder Mediation, 01632 960 200",
    disagreement_service="Calder Mediation, 01632 960 201",
    schools_list="www.northmere.example/schools",
)
Made = tuple[Place, CaseNumber]

CONTACTS = (
    Contact("Dawn Whitfield", "Mother", parental_responsibility=True, address="4 Mill Row"),
    Contact("Carl Whitfield", "Father", parental_responsibility=True, no_contact=True),
    Contact("Rhian Pugh", "Head teacher", organisation="Northmere Academy"),
)
TOLD = (
    Happening("request_received", date(2026, 9, 7), facts={"requested_by": "School or college"}),
    Happening("decided_to_assess", date(2026, 10, 12), facts={"reasons": "Needed."}),
    Happening("decided_to_issue", date(2026, 11, 16), facts={"reasons": "Needed."}),
)


@pytest.fixture(scope="module")
def made(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Made:
    """A store, shut, of which every test of the module has a copy.

    A draft is being written, so the law has it sent to the parents; a module of tests that is
    about an earlier day says which entries it needs (``TOLD``).
    """
    return _made(tmp_path_factory.mktemp("made"), getattr(request.module, "TOLD", TOLD))


@pytest.fixture
def bench(made: Made, qtbot: QtBot, tmp_path: Path, lanes: tuple[Tasks, Tasks]) -> Iterator[Bench]:
    """The desk, and the store behind it: unlocked in its own lane, as the window does it."""
    place, number = a_copy(made[0], tmp_path), made[1]
    opened: list[EncryptedStore] = []
    failed: list[Exception] = []
    lanes[0].run(lanes[0], place.unlock, then=opened.append, failed=failed.append)
    qtbot.waitUntil(lambda: bool(opened or failed), timeout=20_000)
    assert not failed, failed
    (store,) = opened
    desk = Desk(store, *lanes)
    yield Bench(qtbot, desk, store, number, tmp_path)
    desk.drafts.flush()
    desk.deleteLater()  # here and now: its timers may not be collected in another thread
    qtbot.waitUntil(lambda: not lanes[0].is_busy and not lanes[1].is_busy)
    lanes[0].run(lanes[0], store.close, then=lambda _: None, failed=failed.append)


def _made(folder: Path, told: tuple[Happening, ...]) -> Made:
    place = a_place(folder)
    new = NewStore(place.folder, OFFICE, "Judith Okafor", "administrator", PASSPHRASE)
    with closing(place.room.create(new, recovery_key=place.recovery_key)) as store:
        office = store.office
        person = replace(a_person(born=date(2014, 3, 2)), contacts=CONTACTS)
        opened = office.do(open_case, OpenCase(person, "community", TODAY, "post"))
        number = CaseNumber(opened.made)
        for happening in told:
            office.do(record, Record(number, happening))
        office.keep_plan(number, a_plan())
    return place, number
