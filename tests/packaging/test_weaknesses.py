"""Figure 44: what is known to be weak and goes out all the same has a reason that still fits."""

from __future__ import annotations

import re
import tomllib
from datetime import date, timedelta
from typing import Any, Final

import pytest
from windows.product import HOME, PACKAGING

_LOCKED: Final = re.compile(r"^([A-Za-z0-9._-]+)==([^ ;\\]+)", re.MULTILINE)
LONGEST: Final = timedelta(days=92)
KNOWN: Final[list[dict[str, Any]]] = tomllib.loads(
    (PACKAGING / "known_weaknesses.toml").read_text("utf-8")
)["weakness"]


def parts() -> dict[str, str]:
    """What is packed, by the lock that the bill of materials follows."""
    locked = (HOME / "requirements" / "run.txt").read_text("utf-8")
    return {name.lower(): version for name, version in _LOCKED.findall(locked)}


@pytest.mark.parametrize("weakness", KNOWN, ids=lambda one: one["part"])
def test_each_reason_is_of_a_part_and_a_version_that_are_packed(weakness: dict[str, Any]) -> None:
    """Once the part is newer, the reason is of another: it is looked at again, or goes."""
    assert parts().get(weakness["part"].lower()) == weakness["version"]


@pytest.mark.parametrize("weakness", KNOWN, ids=lambda one: one["part"])
def test_each_is_dated_reasoned_and_looked_at_again_soon(weakness: dict[str, Any]) -> None:
    decided, again = weakness["decided"], weakness["again_by"]

    assert isinstance(decided, date)
    assert decided < again <= decided + LONGEST
    assert len(weakness["reason"].split()) >= 5
    assert weakness["known_as"]


def test_the_lock_is_read() -> None:
    assert len(parts()) > 20
