"""Signing in to a store from the command line: which store, who, and with what passphrase."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from caseworker.commands.folder import folder
from caseworker.commands.passphrase import add_argument, passphrase
from caseworker.storage.policy_file import site_policy

if TYPE_CHECKING:
    from caseworker.casework.strongroom import OpenStore, SignIn, Strongroom


class Unclear(Exception):
    """What to open, or who signs in, was not said so that it can be; the words say why."""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Let the command be told which store, who signs in, and where the passphrase is read."""
    parser.add_argument("store", type=folder, metavar="STORE", help="the folder of the records")
    parser.add_argument(
        "--officer", metavar="NAME", help="who signs in; needed where several officers may"
    )
    add_argument(parser)


def signed_in(strongroom: Strongroom, args: argparse.Namespace) -> OpenStore:
    """The store, open. Whoever asked closes it.

    Raises:
        Unclear: there is no such store, or nobody, or several, may be meant.
        NoPassphrase: none was given.
        CaseworkerError: it can't be opened.
    """
    for fault in site_policy().faults:
        print(fault, file=sys.stderr)
    place: Path = args.store
    if not place.exists():
        raise Unclear(f"There is no folder {place}.")
    who = _who(strongroom.sign_ins(place), args.officer)
    said = passphrase(args.passphrase_fd, _prompt(strongroom, place, who))
    return strongroom.unlock(place, who.id, said)


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
