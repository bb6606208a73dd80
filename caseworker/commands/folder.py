"""A folder that a command is told of."""

from __future__ import annotations

import argparse
from pathlib import Path


def folder(typed: str) -> Path:
    """A folder's whole path, whether it is there yet or not; never a file's.

    Raises:
        ArgumentTypeError: nothing was typed, or something else has that name.
    """
    path = Path(typed).absolute()
    if not typed:
        raise argparse.ArgumentTypeError("it has no name")
    if path.exists() and not path.is_dir():
        raise argparse.ArgumentTypeError(f"{typed} is not a folder")
    return path
