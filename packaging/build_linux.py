"""Makes the bundle for Linux: ``python packaging/build_linux.py all``.

Steps: fetch, tree, bundle, check, sums; ``all`` takes them in that order. ``check`` makes the tree
again and compares, unpacks the bundle into an empty folder, and lets it test itself there with
nothing of this computer’s surroundings. Needs ``requirements/packaging.txt``, and for the check
Debian’s Python 3.11.
"""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from linux.bundle import pack
from linux.checked import check
from linux.tree import SITE, lay_out
from windows.fetch import fetch_libraries
from windows.product import HOME, Build, version
from windows.sign import write_sums
from windows.tools import CannotBuild

OLDEST = "x86_64-manylinux_2_36"  # the glibc of Debian 12


def main(argv: Sequence[str] | None = None) -> int:
    """Take the steps that were asked for; the exit status is 0 only if all of them went well."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n\n")[0])
    parser.add_argument("--build", type=Path, default=HOME / "build" / "linux")
    parser.add_argument("--fast", action="store_true", help="pack larger and faster: for checks")
    steps: dict[str, Callable[[Build, bool], None]] = {
        "fetch": lambda build, _: fetch_libraries(build, OLDEST),
        "tree": lambda build, _: lay_out(build),
        "bundle": lambda build, fast: pack(build, fast=fast),
        "check": lambda build, _: check(build),
        "sums": lambda build, _: write_sums(build),
    }
    parser.add_argument("step", nargs="+", choices=[*steps, "all"])
    given = parser.parse_args(argv)
    build = Build(given.build.resolve(), version(), SITE)
    for name in steps if "all" in given.step else given.step:
        begun = time.monotonic()
        try:
            partial(steps[name], build)(given.fast)
        except CannotBuild as error:
            print(f"{name}: {error}", file=sys.stderr)
            return 1
        print(f"{name:<9} {time.monotonic() - begun:6.1f} s", flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
