"""What every test may use: a clock that stands at Monday 23 November 2026, and how often."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator

import pytest

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")  # before anything imports Qt

from caseworker.storage.keys import slots
from tests.builders import StandingClock

Often = Callable[[int, int], int]

#: The rooms whose modules take longest, in that order. They begin first, so that no worker is
#: left with a story of a minute when the others have nothing more to do.
LONGEST = ("days", "restart", "commands", "storage", "ui", "hostile", "casework")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--full",
        action="store_true",
        help="damage, cut and kill as often as the security figures ask: see docs/security.md",
    )


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Longest rooms first; the order within each is kept."""
    home = config.rootpath / "tests"

    def place(item: pytest.Item) -> int:
        room = item.path.relative_to(home).parts[0] if item.path.is_relative_to(home) else ""
        return LONGEST.index(room) if room in LONGEST else len(LONGEST)

    items.sort(key=place)


@pytest.fixture(scope="session")
def often(request: pytest.FixtureRequest) -> Often:
    """How often to do something: the first number, or with ``--full`` the second."""
    full = bool(request.config.getoption("--full"))
    return lambda short, whole: whole if full else short


@pytest.fixture
def clock() -> StandingClock:
    return StandingClock()


@pytest.fixture(autouse=True)
def _nothing_stays_copied() -> Iterator[None]:
    """What a test copied is gone before the next, and before the end.

    Without a screen, Qt keeps what was copied until after Python has ended, and lets it go then:
    if Python made it, that is a crash, in a run in which every test has passed.
    """
    yield
    gui = sys.modules.get("PySide6.QtGui")  # the floors below the window never load it
    if gui is not None and gui.QGuiApplication.instance() is not None:
        gui.QGuiApplication.clipboard().clear()


@pytest.fixture(scope="session", autouse=True)
def _each_key_is_derived_once() -> Iterator[None]:
    """One passphrase with one salt gives one key, and most stores of the tests are copies of one.

    A derivation at the least cost that is allowed takes a sixth of a second.
    """
    derive = slots._argon  # noqa: SLF001 - what comes out of it is kept, not put in its place
    derived: dict[tuple[str, bytes, slots.Cost], bytes] = {}

    def kept(passphrase: str, salt: bytes, cost: slots.Cost) -> bytearray:
        asked = (passphrase, salt, cost)
        if asked not in derived:
            derived[asked] = bytes(derive(*asked))
        return bytearray(derived[asked])  # whoever asked wipes it

    slots._argon = kept  # noqa: SLF001 - likewise
    yield
    slots._argon = derive  # noqa: SLF001 - likewise
