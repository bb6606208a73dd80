"""``caseworker check``: look through a whole store, without a window."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from caseworker.commands.folder import folder
from caseworker.commands.passphrase import NoPassphrase, add_argument, passphrase
from caseworker.domain.errors import CaseworkerError

if TYPE_CHECKING:
    from caseworker.casework.records import Records
    from caseworker.casework.strongroom import Finding, SignIn, Strongroom

    Parsers = argparse._SubParsersAction[argparse.ArgumentParser]  # noqa: SLF001 - it has no other name

SOUND, WRONG, UNREADABLE = 0, 1, 2
EPILOG = """
What is looked at: the key file, the seal of every page, the structure of the records, the
chain of the audit and its end, every document, every signed plan, and the backups. Nothing is
changed, but that the records were opened and closed is put in their audit.

Exit status: 0 all is well; 1 something is wrong; 2 the store can't be opened, or the command
was not understood.
"""


class Unclear(Exception):
    """What to open, or who signs in, was not said so that it can be; the words say why."""


def add_parser(subparsers: Parsers) -> None:
    """Make ``check`` one of the program's commands."""
    parser = subparsers.add_parser(
        "check",
        help="verify a store: pages, structure, audit chain, signatures",
        description="Open a store and verify all of it.",
        epilog=EPILOG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("store", type=folder, metavar="STORE", help="the folder of the records")
    parser.add_argument(
        "--officer", metavar="NAME", help="who signs in; needed where several officers may"
    )
    add_argument(parser)
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
    place: Path = args.store
    if not place.exists():
        raise Unclear(f"There is no folder {place}.")
    who = _who(strongroom.sign_ins(place), args.officer)
    said = passphrase(args.passphrase_fd, _prompt(strongroom, place, who))
    store = strongroom.unlock(place, who.id, said)
    try:
        yield from store.check()
        yield store.office.see(_signatures)
    finally:
        store.close()


def _who(sign_ins: tuple[SignIn, ...], name: str | None) -> SignIn:
    """Raises Unclear."""
    names = ", ".join(each.name for each in sign_ins)
    fitting = [each for each in sign_ins if name is None or name in {each.name, each.id}]
    if not fitting:
        raise Unclear(f"Nobody called {name} may sign in. These may: {names}.")
    if len(fitting) > 1:
        raise Unclear(f"Say who signs in, with --officer: {names}.")
    return fitting[0]


def _prompt(strongroom: Strongroom, place: Path, who: SignIn) -> str:
    from caseworker.casework.practice.office import PASSPHRASE

    if strongroom.is_practice(place):
        return f"Practice passphrase ({PASSPHRASE}): "
    return f"Passphrase of {who.name}: "


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
