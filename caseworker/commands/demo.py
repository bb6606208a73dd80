"""``caseworker demo``: the program on the practice casebook, in the window or without a screen."""

from __future__ import annotations

import argparse
import sys
from typing import TYPE_CHECKING

import platformdirs

from caseworker.commands.folder import folder
from caseworker.domain.errors import CaseworkerError

if TYPE_CHECKING:
    Parsers = argparse._SubParsersAction[argparse.ArgumentParser]  # noqa: SLF001 - it has no other name

WRONG = 1
STORE = "Practice.caseworker"


def add_parser(subparsers: Parsers) -> None:
    """Make ``demo`` one of the program's commands. It isn't listed: it is for ``bootstrap.py``."""
    parser = subparsers.add_parser(
        "demo",
        description="Open the window on the practice casebook, made if it isn't there yet.",
    )
    parser.add_argument(
        "--offscreen",
        type=folder,
        metavar="DIR",
        help="without a screen: take a case from request to final plan, and leave the plan, the "
        "letters and pictures of the pages in this folder",
    )
    parser.add_argument(
        "--no-gallery",
        action="store_true",
        help="leave out the pictures of every page in every look, which take longest",
    )
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Show the casebook; the answer is the exit status."""
    try:
        if args.offscreen is not None:
            from caseworker.commands.offscreen.demonstration import demonstrate

            return demonstrate(args.offscreen, gallery=not args.no_gallery)
        return _in_the_window()
    except CaseworkerError as error:
        print(error, file=sys.stderr)
        return WRONG


def _in_the_window() -> int:
    from caseworker import app
    from caseworker.casework.practice.office import OFFICER, PASSPHRASE
    from caseworker.commands.whole import make_whole
    from caseworker.storage.strongroom import EncryptedStrongroom

    place = platformdirs.user_data_path("Caseworker", appauthor=False) / STORE
    strongroom = EncryptedStrongroom()
    if not strongroom.exists(place):
        print("Making the practice casebook. This takes a few seconds.", flush=True)
        make_whole(strongroom, place)
    print(f"Sign in as {OFFICER} with the practice passphrase: {PASSPHRASE}", flush=True)
    return app.main(place)
