"""What every test may use: a clock that stands at Monday 23 November 2026, and how often."""

from __future__ import annotations

import os
from collections.abc import Callable

import pytest

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")  # before anything imports Qt

from tests.builders import StandingClock

Often = Callable[[int, int], int]


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--full",
        action="store_true",
        help="damage, cut and kill as often as the security figures ask: see docs/security.md",
    )


@pytest.fixture(scope="session")
def often(request: pytest.FixtureRequest) -> Often:
    """How often to do something: the first number, or with ``--full`` the second."""
    full = bool(request.config.getoption("--full"))
    return lambda short, whole: whole if full else short


@pytest.fixture
def clock() -> StandingClock:
    return StandingClock()
