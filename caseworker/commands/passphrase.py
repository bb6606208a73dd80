"""A passphrase for a command: asked for on the terminal, or read from a file descriptor.

Never an argument: what is typed there is shown to every other user of the computer.
"""

from __future__ import annotations

import argparse
import os
import warnings
from getpass import GetPassWarning, getpass

MOST = 4096  # bytes; a passphrase is 256 characters at most


class NoPassphrase(Exception):
    """None was given; the words say why."""


def add_argument(parser: argparse.ArgumentParser) -> None:
    """Let the command be told where to read the passphrase."""
    parser.add_argument(
        "--passphrase-fd",
        type=int,
        metavar="N",
        help="read the passphrase from this file descriptor, up to the first end of a line",
    )


def passphrase(descriptor: int | None, prompt: str) -> str:
    """What was typed or sent, without its end of line.

    Raises:
        NoPassphrase: nothing was given, or the descriptor can't be read.
    """
    if descriptor is None:
        try:
            with warnings.catch_warnings():
                # Where there is no terminal it reads the input, and says so in words of its own.
                warnings.simplefilter("ignore", GetPassWarning)
                typed = getpass(prompt)
        except (EOFError, OSError) as error:
            raise NoPassphrase("No passphrase was typed.") from error
    else:
        typed = _first_line(descriptor)
    if not typed:
        raise NoPassphrase("The passphrase is empty.")
    return typed


def _first_line(descriptor: int) -> str:
    read = bytearray()
    try:
        while b"\n" not in read and len(read) < MOST:
            part = os.read(descriptor, MOST)
            if not part:
                break
            read += part
        return read.split(b"\n")[0].rstrip(b"\r").decode("utf-8")
    except (OSError, OverflowError) as error:
        raise NoPassphrase(f"File descriptor {descriptor} can't be read.") from error
    except UnicodeDecodeError as error:
        raise NoPassphrase("The passphrase is not UTF-8.") from error
