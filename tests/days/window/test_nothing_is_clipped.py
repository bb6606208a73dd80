"""Every page, at every size of window and text: all of it can be read."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from functools import partial
from itertools import chain
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import delete

from caseworker import app
from caseworker.casework import plans
from caseworker.casework.practice.casebook import child
from caseworker.casework.practice.making import make_practice_store
from caseworker.casework.practice.office import PASSPHRASE
from caseworker.commands.offscreen.gallery import Dress, dresses
from caseworker.commands.offscreen.hand import Hand, NothingHappened
from caseworker.commands.offscreen.rounds import Rounds, first_run
from caseworker.domain.case import CaseNumber
from caseworker.storage.strongroom import EncryptedStrongroom
from caseworker.ui import theme
from caseworker.ui.palette import Look
from caseworker.ui.window import Window
from tests.conftest import Often
from tests.days.window.clipped import clipped

PATIENCE = 10.0  # seconds in which a page may arrange itself

# What is cut off is the same in every look: they differ in colours alone.
SIZES = [dress for dress in dresses() if dress.theme.look is Look.LIGHT]
#: With the least room, and with the most, where things are laid out otherwise.
IN_EACH_RUN = frozenset({"light-1024-200", "light-1440-100"})


@pytest.fixture(scope="module")
def practice(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, CaseNumber]:
    """The practice casebook; the plan of its first child is being written anew."""
    folder = tmp_path_factory.mktemp("practice") / "Practice.caseworker"
    store = make_practice_store(EncryptedStrongroom(), folder)
    family = child("zoe").story.opening.person.family
    recent = store.office.see(lambda records, _: records.recent(store.officer.id, 9))
    number = next(summary.number for summary in recent if summary.name.endswith(family))
    store.office.do(plans.start_plan, plans.StartPlan(number))
    store.close()
    return folder, number


@pytest.fixture(params=SIZES, ids=[each.name for each in SIZES])
def dress(request: pytest.FixtureRequest, qapp: QApplication, often: Often) -> Iterator[Dress]:
    worn: Dress = request.param
    if worn.name not in IN_EACH_RUN and not often(0, 1):
        pytest.skip("with --full")
    theme.wear(worn.theme, qapp)
    yield worn
    theme.wear(theme.Theme(), qapp)


@pytest.fixture
def house(qtbot: QtBot) -> Iterator[list[app.House]]:
    """Whatever is begun here is closed again."""
    begun: list[app.House] = []
    yield begun
    for house in begun:
        house.window.lock()
        qtbot.waitUntil(partial(_is_quiet, house))
        house.close()
        delete(house.window)


def _is_quiet(house: app.House) -> bool:
    return not (house.records.is_busy or house.papers.is_busy)


def _can_be_read(seen: QWidget) -> bool:
    return not clipped(seen)


def begin(folder: Path, home: Path, dress: Dress, begun: list[app.House]) -> Window:
    house = app.build(folder, home=home, begin=lambda _: None)
    begun.append(house)
    house.window.resize(dress.size)
    house.window.show()
    return house.window


def look_at(pages: Iterator[tuple[str, QWidget]], window: Window) -> list[str]:
    """What is still wrong with each page once it has had time to arrange itself."""
    hand, found = Hand(window), list[str]()
    for page, seen in pages:
        hand.settle()
        with suppress(NothingHappened):
            hand.wait(partial(_can_be_read, seen), "all can be read", patience=PATIENCE)
        found += [f"{page}: {fault}" for fault in clipped(seen)]
    return found


def test_every_page_at_work_can_be_read(
    practice: tuple[Path, CaseNumber], dress: Dress, house: list[app.House], tmp_path: Path
) -> None:
    folder, number = practice
    window = begin(folder, tmp_path, dress, house)
    rounds = Rounds(window, number)
    rounds.sign_in(PASSPHRASE)

    pages = chain(rounds.pages(), rounds.plan(), rounds.locked(PASSPHRASE))

    assert look_at(pages, window) == []


def test_every_step_of_the_first_run_can_be_read(
    dress: Dress, house: list[app.House], tmp_path: Path
) -> None:
    window = begin(tmp_path / "First.caseworker", tmp_path, dress, house)

    assert look_at(first_run(window), window) == []
