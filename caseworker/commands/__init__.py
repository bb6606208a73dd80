"""The command line: one module for each command, and the window where none is given."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence

from caseworker.commands import surroundings

INTERRUPTED = 130
DESCRIPTION = """
For officers who look after children with special educational needs. Without a command,
the window opens.
"""


def main(argv: Sequence[str] | None = None) -> int:
    """Do what the command line asks; the answer is the exit status."""
    surroundings.clear(os.environ)
    given = _parser().parse_args(sys.argv[1:] if argv is None else argv)
    try:
        return int(given.run(given))
    except KeyboardInterrupt:
        print("Stopped.", file=sys.stderr)
        return INTERRUPTED


def _parser() -> argparse.ArgumentParser:
    # Only now: their modules load OpenSSL, which must not be led astray.
    from caseworker.commands import check, deadlines, demo, open_window, practice

    parser = argparse.ArgumentParser(prog="caseworker", description=DESCRIPTION)
    parser.set_defaults(run=_window)
    commands = parser.add_subparsers(title="commands", metavar="COMMAND")
    for command in (open_window, practice, check, deadlines, demo):
        command.add_parser(commands)
    return parser


def _window(given: argparse.Namespace) -> int:
    """Start the program that officers know, on the records they used last."""
    del given
    from caseworker import app  # Qt takes longer to load than any other command takes to run

    return app.main()
