"""The command line: one module for each command, and the window where none is given."""

from __future__ import annotations

import argparse
import errno
import os
import sys
from collections.abc import Sequence
from pathlib import Path

from caseworker.commands import selftest, surroundings
from caseworker.desktop.here import this_computer

INTERRUPTED = 130
BROUGHT = frozenset({".card", ".pack"})
UNHEARD = 141  # as a shell reports a command whose reader has gone
DESCRIPTION = """
For officers who look after children with special educational needs. Without a command,
the window opens.
"""


def main(argv: Sequence[str] | None = None) -> int:
    """Do what the command line asks; the answer is the exit status."""
    surroundings.clear(os.environ)
    surroundings.keep_no_dumps(this_computer(), sys.executable)
    words = list(sys.argv[1:] if argv is None else argv)
    if len(words) == 1 and Path(words[0]).suffix.casefold() in BROUGHT:
        # A file was double-clicked: the system begins us with its path alone.
        words.insert(0, "bring")
    if selftest.asked_for(words):
        return selftest.run(words)
    given = _parser().parse_args(words)
    try:
        status = int(given.run(given))
        if sys.stdout is not None:  # a program of windows has none
            sys.stdout.flush()
    except KeyboardInterrupt:
        print("Stopped.", file=sys.stderr)
        return INTERRUPTED
    except BrokenPipeError:
        _say_no_more()
        return UNHEARD
    except OSError as error:
        if error.errno != errno.ENOSPC:
            raise
        _say_no_more()
        print("There is no room for the answer where it was to be written.", file=sys.stderr)
        return UNHEARD
    return status


def _parser() -> argparse.ArgumentParser:
    # Only now: their modules load OpenSSL, which must not be led astray.
    from caseworker.commands import (
        bring,
        check,
        deadlines,
        demo,
        export,
        import_all,
        may_disclose,
        open_window,
        practice,
    )

    parser = argparse.ArgumentParser(prog="caseworker", description=DESCRIPTION)
    parser.set_defaults(run=_window)
    parser.add_argument("--version", action=_Version, nargs=0, help="say which version this is")
    commands = parser.add_subparsers(title="commands", metavar="COMMAND")
    moving = (export, import_all)
    for command in (open_window, bring, practice, check, deadlines, may_disclose, *moving, demo):
        command.add_parser(commands)
    return parser


class _Version(argparse.Action):
    """Asked for as late as this: to find it takes longer than to understand a command."""

    def __call__(
        self, parser: argparse.ArgumentParser, *_: object, option_string: str | None = None
    ) -> None:
        del option_string
        from importlib.metadata import version

        print(f"Caseworker {version('caseworker')}")
        parser.exit()


def _say_no_more() -> None:
    """What waits to be written is dropped: Python would try once more as it ends."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _window(given: argparse.Namespace) -> int:
    """Start the program that officers know, on the records they used last."""
    del given
    from caseworker import app  # Qt takes longer to load than any other command takes to run

    return app.main()
