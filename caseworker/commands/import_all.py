"""``caseworker import``: everything out of an export, into records that hold nobody yet."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from caseworker.commands.passphrase import NoPassphrase, passphrase
from caseworker.commands.sign_in import Unclear, add_arguments, signed_in
from caseworker.domain.errors import CaseworkerError

if TYPE_CHECKING:
    Parsers = argparse._SubParsersAction[argparse.ArgumentParser]  # noqa: SLF001 - it has no other name

DONE, WRONG = 0, 1
EPILOG = """
All of it is read and compared first; then it is written in one transaction, and each case is read
back and compared with the export. If anything differs, nothing has changed. Only an
administrator may. An export that was sealed to the key of this office opens without a passphrase.

Exit status: 0 brought in, or with --look all is well; 1 nothing was brought in; 2 the command was
not understood.
"""


def add_parser(subparsers: Parsers) -> None:
    """Make ``import`` one of the program's commands."""
    parser = subparsers.add_parser(
        "import",
        help="bring everything out of an export into empty records",
        description="Bring a whole export into records that hold nobody yet.",
        epilog=EPILOG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    add_arguments(parser)
    parser.add_argument("file", type=Path, metavar="FILE", help="the export")
    parser.add_argument("--look", action="store_true", help="only read it, and say what is in it")
    parser.add_argument(
        "--with-our-key", action="store_true", help="it was sealed to the key of this office"
    )
    parser.add_argument(
        "--file-passphrase-fd", type=int, metavar="N", help="read the passphrase of the file there"
    )
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Read it, say what is in it, and bring it in unless it was only to be looked at."""
    from caseworker.casework.export_all import Watch
    from caseworker.casework.export_sealing import Key
    from caseworker.casework.importing_all import (
        BringInEverything,
        bring_in_everything,
        look_at_export,
        our_keys,
    )
    from caseworker.storage.strongroom import EncryptedStrongroom

    try:
        store = signed_in(EncryptedStrongroom(), args)
        try:
            if args.with_our_key:
                key = store.office.see(our_keys)
            else:
                key = Key(passphrase(args.file_passphrase_fd, "Passphrase of the export: "))
            seen = look_at_export(args.file, key, Watch())
            print(f"Of {seen.office}, made on {seen.made_on} by {seen.made_by}: {seen.words}.")
            if args.look:
                return DONE
            names = {one.name: str(one.id) for one in store.officers()}
            command = BringInEverything(args.file, key, seen, Watch(), officers=lambda: names)
            print(store.office.do(bring_in_everything, command).sentence)
        finally:
            store.close()
    except (CaseworkerError, NoPassphrase, Unclear) as error:
        print(error, file=sys.stderr)
        return WRONG
    return DONE
