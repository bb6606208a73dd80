"""``caseworker practice``: make a practice store of any size, of invented children."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from time import monotonic
from typing import TYPE_CHECKING

from caseworker.commands.folder import folder
from caseworker.domain.errors import CaseworkerError

if TYPE_CHECKING:
    Parsers = argparse._SubParsersAction[argparse.ArgumentParser]  # noqa: SLF001 - it has no other name

MADE, WRONG = 0, 1
EPILOG = """
The store holds the children of the casebook, who have full papers, and then as many made-up
cases as were asked for. The same seed gives the same cases. Nobody in it is real, so its
passphrase is published: it is printed when the store is made, and shown where it is asked for.

Exit status: 0 made; 1 it can't be made there; 2 the command was not understood.
"""


def add_parser(subparsers: Parsers) -> None:
    """Make ``practice`` one of the program's commands."""
    parser = subparsers.add_parser(
        "practice",
        help="make a practice store of invented children",
        description="Make a practice store of invented children, to learn and to try things in.",
        epilog=EPILOG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("folder", type=folder, metavar="DIR", help="the new store's own folder")
    parser.add_argument(
        "--cases", type=_count, metavar="N", help="how many cases in all (left out: the casebook)"
    )
    parser.add_argument("--seed", type=int, metavar="N", help="another number gives other cases")
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Make the store and say how to open it."""
    from caseworker.casework.practice.making import FEWEST, SEED
    from caseworker.casework.practice.office import OFFICER, PASSPHRASE
    from caseworker.commands.whole import make_whole
    from caseworker.storage.strongroom import EncryptedStrongroom

    place: Path = args.folder
    cases = FEWEST if args.cases is None else args.cases
    seed = SEED if args.seed is None else args.seed
    began = monotonic()
    try:
        make_whole(EncryptedStrongroom(), place, cases, seed, _Told())
    except CaseworkerError as error:
        print(error, file=sys.stderr)
        return WRONG
    seconds = monotonic() - began
    print(f"Made a practice store of {cases:,} cases in {place}")
    print(f"in {seconds:.1f} seconds ({cases / seconds:.0f} cases a second).")
    print(f"Sign in as {OFFICER} with the practice passphrase: {PASSPHRASE}")
    return MADE


class _Told:
    """Says on the error output how far the work has come, where somebody watches."""

    EVERY = 1000

    def __init__(self) -> None:
        self._watched = sys.stderr.isatty()

    def __call__(self, done: int) -> None:
        if self._watched and done % self.EVERY == 0:
            print(f"\r{done:,} entries written", end="", file=sys.stderr, flush=True)


def _count(typed: str) -> int:
    count = int(typed)
    if count < 1:
        raise argparse.ArgumentTypeError("there must be one case at least")
    return count
