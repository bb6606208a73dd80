"""What every test may use: a clock that stands at Monday 23 November 2026, and how often."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator
from contextlib import suppress
from functools import cache
from importlib import import_module
from pathlib import Path

import pytest

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")  # before anything imports Qt

from caseworker.storage.keys import slots
from tests.builders import StandingClock

# Four workers and hundreds of children would each compile all of it anew.
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
sys.dont_write_bytecode = False

Often = Callable[[int, int], int]

#: Modules of half a minute and more, the longest first. They begin before everything else: no
#: worker is left with one of them when the others have nothing more to do.
LONGEST_MODULES = (
    "documents/test_vera.py",
    "commands/test_demo.py",
    "hostile/test_messages.py",
    "restart/test_typing_kills.py",
    "casework/test_figures_at_size.py",
    "days/window/test_disagreement.py",
    "days/window/test_a_list_of_300.py",
)

#: The rooms whose modules take longest, in that order, come next. What is left for the end are
#: the quick ones, which fill whatever gaps there are.
LONGEST = ("stories", "days", "restart", "commands", "storage", "ui", "hostile", "casework")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--full",
        action="store_true",
        help="damage, cut and kill as often as the security figures ask: see docs/security.md",
    )


def pytest_collection(session: pytest.Session) -> None:
    """In a run of everything each worker loads a share of its own first, and so compiles it.

    Side by side through the same modules, each worker would compile every one of them.
    """
    worker, workers = (os.environ.get(f"PYTEST_XDIST_WORKER{one}") for one in ("", "_COUNT"))
    home = session.config.rootpath / "tests"
    if worker and workers and [home.parent / one for one in session.config.args] == [home]:
        for module in sorted(home.rglob("test_*.py"))[int(worker[2:]) :: int(workers)]:
            with suppress(Exception):  # what is wrong with it is said once it is collected
                import_module(".".join(module.relative_to(home.parent).with_suffix("").parts))


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Longest modules first, then longest rooms; the order within each is kept."""
    home = config.rootpath / "tests"

    @cache
    def place(module: Path) -> int:
        name = module.relative_to(home).as_posix() if module.is_relative_to(home) else ""
        if name in LONGEST_MODULES:
            return LONGEST_MODULES.index(name)
        room = name.partition("/")[0]
        return len(LONGEST_MODULES) + (LONGEST.index(room) if room in LONGEST else len(LONGEST))

    items.sort(key=lambda item: place(item.path))


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
