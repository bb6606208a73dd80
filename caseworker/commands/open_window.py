"""``caseworker open``: the window, on the store in one folder."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from caseworker.commands.folder import folder

if TYPE_CHECKING:
    Parsers = argparse._SubParsersAction[argparse.ArgumentParser]  # noqa: SLF001 - it has no other name

NOT_THERE = 2


def add_parser(subparsers: Parsers) -> None:
    """Make ``open`` one of the program's commands."""
    parser = subparsers.add_parser(
        "open",
        help="open the window on the records in one folder",
        description="Open the window on the records in one folder, instead of those used last.",
    )
    parser.add_argument("store", type=folder, metavar="STORE", help="the folder of the records")
    parser.add_argument("--officer", default="", metavar="ID", help="who is likely to sign in")
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Open the window; its status, once it is closed."""
    place: Path = args.store
    if not place.exists():
        print(f"There is no folder {place}.", file=sys.stderr)
        return NOT_THERE
    from caseworker import app

    return app.main(place, args.officer)
