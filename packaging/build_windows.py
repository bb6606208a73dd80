"""Makes the program for Windows: ``python packaging/build_windows.py all``.

Steps: fetch, launcher, tree, setup, msi, sums; ``all`` takes them in that order. Runs on Linux and
on Windows; needs the requirements of ``requirements/packaging.txt`` and, from the system,
mingw-w64, NSIS and wixl.
"""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from windows.fetch import fetch
from windows.launcher import make_launchers
from windows.msi import make_msi
from windows.product import HOME, Build, version
from windows.setup import make_setup
from windows.sign import Signer, sign, sign_launchers, write_sums
from windows.tools import CannotBuild
from windows.tree import lay_out


def main(argv: Sequence[str] | None = None) -> int:
    """Take the steps that were asked for; the exit status is 0 only if all of them went well."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n\n")[0])
    parser.add_argument("step", nargs="+", choices=[*_steps(argparse.Namespace()), "all"])
    parser.add_argument("--build", type=Path, default=HOME / "build" / "windows")
    parser.add_argument("--fast", action="store_true", help="pack with zlib: for checks")
    parser.add_argument("--as-version", default=version(), help="for checks of an upgrade")
    parser.add_argument("--runtime-zip", type=Path, help="the official embeddable package")
    parser.add_argument("--sign", type=Path, help="a PKCS#12 file; its password beside it, .txt")
    parser.add_argument("--stamped-by", default="", help="address of a time stamp service")
    given = parser.parse_args(argv)
    build = Build(given.build.resolve(), given.as_version)
    steps = _steps(given)
    for step in steps if "all" in given.step else given.step:
        begun = time.monotonic()
        try:
            steps[step](build)
        except CannotBuild as error:
            print(f"{step}: {error}", file=sys.stderr)
            return 1
        print(f"{step:<9} {time.monotonic() - begun:6.1f} s", flush=True)
    return 0


def _steps(given: argparse.Namespace) -> dict[str, Callable[[Build], None]]:
    def signer() -> Signer | None:
        key: Path | None = given.sign
        return None if key is None else Signer(key, key.with_suffix(".txt"), given.stamped_by)

    def launcher(build: Build) -> None:
        make_launchers(build)
        if by := signer():
            sign_launchers(build, by)

    def setup(build: Build) -> None:
        by = signer()
        make_setup(build, fast=given.fast, by=by)
        if by:
            sign(build.setup, by)

    def msi(build: Build) -> None:
        make_msi(build)
        if by := signer():
            sign(build.msi, by)

    return {
        "fetch": fetch,
        "launcher": launcher,
        "tree": lambda build: lay_out(build, given.runtime_zip),
        "setup": setup,
        "msi": msi,
        "sums": write_sums,
    }


if __name__ == "__main__":
    sys.exit(main())
