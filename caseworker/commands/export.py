"""``caseworker export``: everything that a store holds, as one sealed and open export."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from caseworker.commands.passphrase import NoPassphrase
from caseworker.commands.sign_in import Unclear, add_arguments, signed_in
from caseworker.domain.errors import CaseworkerError

if TYPE_CHECKING:
    from caseworker.casework.export_all import ExportOrder
    from caseworker.casework.exporting import Made
    from caseworker.casework.strongroom import OpenStore

    Parsers = argparse._SubParsersAction[argparse.ArgumentParser]  # noqa: SLF001 - it has no other name

MADE, WRONG = 0, 1
EPILOG = """
The file is sealed with age: to the key that --to-key names, or with a passphrase that is made
by chance and printed once. Whoever has it and not the words does not open it. The format is told
in docs/export-format.md. Only an administrator may, and that all of it left is put in the ledger.

Exit status: 0 made; 1 it was not made, and nothing is left; 2 the command was not understood.
"""


def add_parser(subparsers: Parsers) -> None:
    """Make ``export`` one of the program's commands."""
    parser = subparsers.add_parser(
        "export",
        help="take everything out of a store, as an open format",
        description="Write everything that a store holds into one sealed file.",
        epilog=EPILOG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    add_arguments(parser)
    parser.add_argument("file", type=Path, metavar="FILE", help="the new file")
    parser.add_argument("--for", dest="to", required=True, metavar="NAME", help="who gets it")
    parser.add_argument("--why", required=True, metavar="WORDS", help="the reason, which is kept")
    parser.add_argument("--to-key", metavar="age1…", default="", help="the receiver's public key")
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Make the export, and say what is in it and how it is opened."""
    from caseworker.casework.export_all import ExportOrder
    from caseworker.casework.passphrases import FILE_WORDS, propose
    from caseworker.storage.strongroom import EncryptedStrongroom

    if args.file.exists():
        print(f"There is a file {args.file} already.", file=sys.stderr)
        return WRONG
    words = "" if args.to_key else propose(FILE_WORDS)
    try:
        store = signed_in(EncryptedStrongroom(), args)
        try:
            order = ExportOrder(
                args.to, args.why, store.officer.name, words, args.to_key, store.officers()
            )
            made = _made(store, order, args.file)
        finally:
            store.close()
    except (CaseworkerError, NoPassphrase, Unclear) as error:
        print(error, file=sys.stderr)
        return WRONG
    counts = made.manifest["counts"]
    said = ", ".join(f"{number:,} {name.replace('_', ' ')}" for name, number in counts.items())
    print(f"Everything is in {made.path}: {said}.")
    print(f"It was opened again and compared. SHA-256 {made.sha256}")
    if words:
        print(f"Its passphrase, printed this once: {words}")
        print("Tell it on another way than the file goes.")
    return MADE


def _made(store: OpenStore, order: ExportOrder, path: Path) -> Made:
    from caseworker.casework.export_all import Watch
    from caseworker.casework.exporting import NoteExport, drop, give_name, make_export, note_export

    made = make_export(store, order, path, Watch(_told))
    try:
        store.office.do(note_export, NoteExport(order, made.cases, made.sha256))
    except CaseworkerError:
        drop(made)
        raise
    give_name(made)
    return made


def _told(done: int, all_: int) -> None:
    """How far it has come, where somebody watches."""
    if sys.stderr.isatty():
        print(f"\r{done:,} of {all_:,} cases", end="", file=sys.stderr, flush=True)
