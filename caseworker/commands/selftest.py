"""``caseworker --selftest DIR``: whether this copy of the program works on this computer."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import Path

OPTION = "--selftest"


def asked_for(words: Sequence[str]) -> bool:
    """Whether the command line asks for it. It is for whoever builds or installs: not listed."""
    return bool(words) and words[0] == OPTION


def run(words: Sequence[str]) -> int:
    """Try everything in a folder of its own; the exit status is 0 only if all of it works."""
    parser = argparse.ArgumentParser(prog="caseworker")
    parser.add_argument(OPTION, type=Path, metavar="DIR", required=True)
    folder: Path = parser.parse_args(words).selftest

    from caseworker.commands.offscreen.self_test import SelfTest, without_a_screen

    without_a_screen()
    return SelfTest(folder.resolve()).run()
