"""The page on a release names commands that there are."""

from __future__ import annotations

import re
import subprocess
import sys
from functools import cache

import pytest

from tests.house.source import HOME

PAGE = (HOME / "docs" / "release.md").read_text("utf-8").replace("\\\n", " ")
CALLS = re.findall(r"(?m)^    \S+/python (packaging/\w+\.py) (.*)$", PAGE)


@cache
def help_of(script: str) -> str:
    """What the script says of its steps and options."""
    command = [sys.executable, script, "--help"]
    return subprocess.run(command, cwd=HOME, capture_output=True, text=True, check=True).stdout


def test_it_builds_for_windows_and_for_linux() -> None:
    assert {script for script, _ in CALLS} == {
        "packaging/build_windows.py",
        "packaging/build_linux.py",
    }


@pytest.mark.parametrize(("script", "words"), CALLS)
def test_every_step_and_option_in_it_is_one_that_there_is(script: str, words: str) -> None:
    *_, step = words.split()
    named = [word for word in words.split() if word.startswith("--")] + [step]

    assert [word for word in named if word not in help_of(script)] == []


def test_the_checks_that_must_be_green_are_those_of_the_continuous_check() -> None:
    commands = (HOME / ".ci" / "run").read_text("utf-8").splitlines()[-2:]

    assert [one for one in commands if f"    {one}\n" not in PAGE] == []
