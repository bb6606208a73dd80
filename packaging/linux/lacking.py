"""Prints the Debian packages that this computer lacks, on one line; nothing where it lacks none.

Run by the start script with Debian’s Python, before anything of the program is loaded.
"""

import ctypes
import json
import pathlib


def main() -> None:
    """Try to load each library of ``libraries.json``, as Qt would."""
    here = pathlib.Path(__file__).resolve().parent
    lacking = set()
    for library, package in json.loads((here / "libraries.json").read_text("utf-8")).items():
        try:
            ctypes.CDLL(library)
        except OSError:
            lacking.add(package)
    print(*sorted(lacking))


main()
