"""``caseworker FILE``, or ``caseworker bring FILE``: the window, with a file from outside.

It is opened in quarantine once the records are unlocked, and nothing is written before an officer
has looked at it.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    Parsers = argparse._SubParsersAction[argparse.ArgumentParser]  # noqa: SLF001 - it has no other name

NOT_THERE = 2


def add_parser(subparsers: Parsers) -> None:
    """Make ``bring`` one of the program's commands."""
    parser = subparsers.add_parser(
        "bring",
        help="open the window with a pack or a card that came from another office",
        description="Open the window with a pack, in quarantine, or with the card of an office.",
    )
    parser.add_argument("file", type=Path, metavar="FILE", help="the pack or card")
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Open the window; its status, once it is closed."""
    file: Path = args.file
    if not file.is_file():
        print("There is no such file.", file=sys.stderr)
        return NOT_THERE
    from caseworker import app

    return app.main(brought=file.absolute())
