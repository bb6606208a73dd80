"""``python -m caseworker.exchange``: looks at a pack and unpacks it, without the program.

Needs the one key file that the pack was sealed to, as ``age-keygen`` makes it. Nothing is
written before everything about the pack was found right, and nothing is written over.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from caseworker.exchange.card import read_card
from caseworker.exchange.fault import UnfitPack
from caseworker.exchange.keys import OpeningKey, PublicKeys, WrongKey
from caseworker.exchange.limits import LARGEST_PACK
from caseworker.exchange.pack import Opened, open_pack
from caseworker.exchange.slip import LARGEST, UnfitSlip
from caseworker.exchange.told import told
from caseworker.exchange.unpacking import FolderInUse, unpack
from caseworker.exchange.word_code import words_of

FINE = 0
REFUSED = 1
UNREADABLE = 2
EPILOG = """
Exit status: 0 the pack is whole and right; 1 it is refused, and why is said; 2 a file can't be
read or written, or the command was not understood.
"""


class NotTheSender(Exception):
    """The pack was not made by whoever gave out the card."""


def main(argv: Sequence[str] | None = None) -> int:
    """Do what the command line asks. Returns the exit status."""
    for stream in (sys.stdout, sys.stderr):
        stream.reconfigure(errors="replace")  # type: ignore[union-attr]  # a console may lack letters
    given = _parser().parse_args(argv)
    try:
        return _done(given)
    except UnfitPack as refused:
        print(refused.words, file=sys.stderr)
    except NotTheSender:
        print("This pack was not made by whoever gave out that card.", file=sys.stderr)
    except UnfitSlip as refused:
        print(f"The card: {refused}", file=sys.stderr)
    except WrongKey:
        print("There is no age key in that key file, or more than keys.", file=sys.stderr)
        return UNREADABLE
    except FolderInUse as error:
        print(error, file=sys.stderr)
        return UNREADABLE
    except OSError as error:
        print(f"{error.filename or 'A file'}: {error.strerror}.", file=sys.stderr)
        return UNREADABLE
    return REFUSED


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m caseworker.exchange",
        description="Look at a pack from Caseworker, or unpack it, with nothing but this reader.",
        epilog=EPILOG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    look = commands.add_parser("verify", help="see that a pack is right, and what is in it")
    take = commands.add_parser("unpack", help="likewise, and write what is in it into a folder")
    look.set_defaults(folder=None)
    for command in (look, take):
        command.add_argument("file", type=Path, metavar="FILE", help="the pack")
    take.add_argument("folder", type=Path, metavar="DIR", help="an empty folder, or a new one")
    for command in (look, take):
        command.add_argument(
            "--identity",
            type=Path,
            required=True,
            metavar="KEYFILE",
            help="the file with your key (AGE-SECRET-KEY-…)",
        )
        command.add_argument(
            "--from", dest="card", type=Path, metavar="CARD", help="the sender's card, to compare"
        )
    return parser


def _done(given: argparse.Namespace) -> int:
    keys = OpeningKey.of_key_file(_read(given.identity, LARGEST))
    card = read_card(_read(given.card, LARGEST)) if given.card else None
    opened = open_pack(_read(given.file, LARGEST_PACK), *keys)
    if card is not None and card.keys != opened.signer:
        raise NotTheSender
    print("This pack is whole and unchanged, and was sealed for this key.")
    print(_known(opened, card.keys if card else None))
    print()
    for line in told(opened.manifest):
        print(line)
    if given.folder is not None:
        written = unpack(opened, given.folder)
        print()
        print(f"Written into {given.folder}: {len(written)} files.")
    return FINE


def _known(opened: Opened, card: PublicKeys | None) -> str:
    if card is not None:
        return "It was made by whoever gave out that card."
    words = " ".join(words_of(opened.signer))
    return (
        "That the sender is who they say is not proved by the pack alone: ask them, on a number "
        f"that you know already, for the words of their key. They are: {words}."
    )


def _read(file: Path, most: int) -> bytes:
    """All of ``file``; of one that is too long, enough to tell."""
    with file.open("rb") as opened:
        return opened.read(most + 1)


if __name__ == "__main__":
    raise SystemExit(main())
