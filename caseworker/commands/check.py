"""``caseworker check``: look through a whole store, without a window."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING

from caseworker.commands.passphrase import NoPassphrase
from caseworker.commands.sign_in import Unclear, add_arguments, signed_in
from caseworker.domain.errors import CaseworkerError

if TYPE_CHECKING:
    from caseworker.casework.records import Records
    from caseworker.casework.strongroom import Finding, Strongroom

    Parsers = argparse._SubParsersAction[argparse.ArgumentParser]  # noqa: SLF001 - it has no other name

SOUND, WRONG, UNREADABLE = 0, 1, 2
EPILOG = """
What is looked at: the key file, the seal of every page, the structure of the records, the
chain of the audit and its end, every document, every signed plan, and the backups. Nothing is
changed, but that the records were opened and closed is put in their audit.

Exit status: 0 all is well; 1 something is wrong; 2 the store can't be opened, or the command
was not understood.
"""


def add_parser(subparsers: Parsers) -> None:
    """Make ``check`` one of the program's commands."""
    parser = subparsers.add_parser(
        "check",
        help="verify a store: pages, structure, audit chain, signatures",
        description="Open a store and verify all of it.",
        epilog=EPILOG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    add_arguments(parser)
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Print every finding; the answer says whether all of them are sound."""
    from caseworker.storage.strongroom import EncryptedStrongroom

    try:
        findings = tuple(_findings(EncryptedStrongroom(), args))
    except (CaseworkerError, NoPassphrase, Unclear) as error:
        print(error, file=sys.stderr)
        return UNREADABLE
    for finding in findings:
        print(f"{'sound' if finding.sound else 'WRONG':<6} {finding.what:<11} {finding.words}")
    if all(finding.sound for finding in findings):
        print("All is well.")
        return SOUND
    print("Something is wrong: see the lines above.", file=sys.stderr)
    return WRONG


def _findings(strongroom: Strongroom, args: argparse.Namespace) -> Iterator[Finding]:
    store = signed_in(strongroom, args)
    try:
        yield from store.check()
        yield store.office.see(_signatures)
    finally:
        store.close()


def _signatures(records: Records, today: date) -> Finding:
    """Whether every final plan still says what its officer signed."""
    from caseworker.casework.strongroom import Finding
    from caseworker.casework.versions import is_as_signed

    del today
    signed = broken = 0
    for summary in records.summaries(closed=True):
        for version in records.every_version(summary.number):
            if version.signature is not None:
                signed += 1
                broken += not is_as_signed(version)
    if broken:
        return Finding("Signatures", sound=False, words=f"{broken} of {signed} do not fit.")
    return Finding("Signatures", sound=True, words=f"{signed} plans are as they were signed.")
