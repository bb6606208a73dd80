"""What every test may use: a clock that stands at Monday 23 November 2026."""

from __future__ import annotations

import os

import pytest

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")  # before anything imports Qt

from tests.builders import StandingClock


@pytest.fixture
def clock() -> StandingClock:
    return StandingClock()
