"""Builds the program for Windows and tries it under Wine: ``python packaging/check_windows.py``.

By Setup.exe: the version before installed silently, this one refused while that is open, then put
over it with records in place, and these brought up to date; a step back refused; moved; tested by
itself, and the Windows part of the tests run by the packed Python; removed with the data left
alone. By the MSI: installed, updated and removed likewise, also by hand. Loud where a tool is
missing; nothing is skipped.
"""

from __future__ import annotations

import argparse
import json
import shutil
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from windows.claims import ACCOUNT, Claims
from windows.fetch import fetch
from windows.imports import missing
from windows.installed import must, must_be_as_packed
from windows.launcher import CONSOLE, WINDOWED, make_launchers
from windows.manifest import differing, sums
from windows.memory import no_key_is_left
from windows.msi import make_msi
from windows.older import NUMBER, PASSPHRASE, lay_out_older, layout_in, leave_records
from windows.planted import run_among_planted
from windows.product import HOME, NAME, Build, version
from windows.setup import make_setup
from windows.sign import sign, sign_launchers, throw_away, verify, write_sums
from windows.tools import CannotBuild, emptied
from windows.tree import lay_out
from windows.try_msi import try_msi
from windows.try_setup import (
    OPEN,
    REFUSED,
    UNINSTALL,
    installs,
    moves,
    must_leave_nothing,
    refuses_folders,
    set_up,
)
from windows.under_test import run_tests
from windows.wine import Wine

NEEDED: Final = "site-packages/PySide6/Qt6Gui.dll"


def main(argv: Sequence[str] | None = None) -> int:
    """The exit status is 0 only if everything that was tried worked."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n\n")[0])
    parser.add_argument("--build", type=Path, default=HOME / "build" / "windows")
    given = parser.parse_args(argv)
    build = Build(given.build.resolve(), version())
    try:
        tried(build, built(build))
    except CannotBuild as error:
        print(error, file=sys.stderr)
        return 1
    return 0


def built(build: Build) -> Path:
    """Everything that is handed out, and the same again; the certificate that it is signed with."""
    with told("fetched"):
        fetch(build)
    with told("launchers and tree"):
        make_launchers(build)
        lay_out(build)
    with told("the same tree once more"):
        first = sums(build.tree)
        make_launchers(build)
        lay_out(build)
        different = differing(first, sums(build.tree))
        must(not different, f"these differ from one build to the next: {different[:9]}")
    with told("a DLL that is missing is noticed"):
        needed = build.tree / NEEDED
        away = needed.rename(build.made / needed.name)
        lacks = missing(build.tree)
        away.rename(needed)
        asking = [name for name, what in lacks.items() if needed.name.lower() in what]
        must(asking, f"without {NEEDED} nothing was said to be missing")
    with told("the tree with launchers that are signed, by a throw-away certificate"):
        by, certificate = throw_away(build.made / "certificate")
        sign_launchers(build, by)
        lay_out(build)
        for name in (WINDOWED, CONSOLE):
            verify(build.tree / name, certificate)
    with told("Setup.exe, packed fast"):
        make_setup(build, fast=True, by=by)
    with told("MSI, here and in another folder: the same bytes"):
        make_msi(build)
        elsewhere = _elsewhere(build)
        make_msi(elsewhere)
        same = elsewhere.msi.read_bytes() == build.msi.read_bytes()
        must(same, "the MSI differs from one folder to the next")
    with told("Setup.exe and MSI signed"):
        for file in (build.setup, build.msi):
            sign(file, by)
            verify(file, certificate)
        write_sums(build)
    return certificate


def _elsewhere(build: Build) -> Build:
    """The same tree, as somebody has it whose folder has another name."""
    other = Build(build.folder / "another folder", build.version)
    emptied(other.folder)
    other.tree.symlink_to(build.tree, target_is_directory=True)
    shutil.copytree(build.made, other.made)
    return other


def tried(build: Build, certificate: Path) -> None:
    """What an officer and an IT department would do with it."""
    with told(f"a Setup.exe of the version before, {NUMBER}"):
        older = lay_out_older(build)
        make_setup(older, fast=True)
    with Wine(emptied(build.folder / "wine")) as wine:
        records = wine.local / NAME / "Records.caseworker"
        with told(f"installed {older.version}, silently"):
            claims = Claims(wine, ACCOUNT)
            installs(wine, older)
            claims.must_be_offered()
            layout = leave_records(records)
            before = _content(records)
        with told("refused while the program is open"):
            python = wine.installed / "runtime" / "python.exe"
            with wine.open(python):
                status = set_up(wine, build)
            must(status == OPEN, f"while the program was open it ended with {status}, not {OPEN}")
            must_be_as_packed(older, wine.installed, UNINSTALL)
        with told(f"put {build.version} over it"):
            installs(wine, build)
            verify(wine.installed / UNINSTALL, certificate)
            must(_content(records) == before, "the upgrade touched the records")
        with told(f"records of layout {layout} brought up to date, and a backup made first"):
            _brings_up_to_date(wine, records, layout)
        with told("an older one over a newer is refused"):
            status = set_up(wine, older)
            must(status == REFUSED, f"the older Setup.exe ended with {status}, not {REFUSED}")
            must_be_as_packed(build, wine.installed, UNINSTALL)
        with told("moved into another folder, and back"):
            before = _content(records)
            moves(wine, build)
            must(_content(records) == before, "moving the program touched the records")
        with told("tested by itself, among traps"):
            _tests_itself(wine, wine.drive / "Zoë’s self-test", build.folder / "selftest")
        with told("the Windows part of the tests"):
            print(run_tests(wine, build))
        with told("keys looked for in the memory"):
            print(f"    {no_key_is_left(wine)}")
        with told("removed, silently"):
            claims.go_to_another()
            before = _content(records)
            wine.run(wine.installed / UNINSTALL, "/S")
            wine.waits(lambda: not wine.installed.exists(), "the program is gone")
            must(_content(records) == before, "removing the program touched the records")
            claims.must_be_let_go()
            must_leave_nothing(wine)
        with told("folders that won’t do are refused"):
            refuses_folders(wine, build)
        try_msi(wine, build, older, told)


def _brings_up_to_date(wine: Wine, records: Path, layout: str) -> None:
    """As it opens them for the first time. What IT has set is read from where the page says."""
    policy = wine.drive / "ProgramData" / NAME / "policy.toml"
    policy.parent.mkdir(parents=True)
    policy.write_text("idle_minutes = 99\n", "utf-8")
    look = (wine.installed / CONSOLE, "check", records, "--passphrase-fd", "0")
    said = wine.run(*look, typed=f"{PASSPHRASE}\n")
    policy.unlink()
    must(said.status == 0 and "All is well." in said.words, f"it says: {said.words[-900:]}")
    must("idle_minutes must be" in said.words, f"the policy was not heeded: {said.words[-900:]}")
    newest = layout_in(records)
    must(f"layout {newest}" in said.words, "the records have another layout than it says")
    must(newest != layout, "the records were left in their layout")
    copies = list((records / "backups").iterdir())
    kept = [layout_in(copy) for copy in copies]
    must(kept == [layout], f"the backups have the layouts {kept}; one of {layout} was to be there")


def _tests_itself(wine: Wine, there: Path, kept: Path) -> None:
    said = run_among_planted(wine, wine.installed / WINDOWED, "--selftest", there)
    result = there / "selftest.json"
    must(result.is_file(), f"no selftest.json was left; it said: {said.words[-1200:]}")
    shutil.rmtree(kept, ignore_errors=True)
    kept.mkdir(parents=True)
    for name in ("selftest.json", "pictures", "papers"):
        found = there / name
        (shutil.copytree if found.is_dir() else shutil.copyfile)(found, kept / name)
    told_ = json.loads(result.read_text("utf-8"))
    for step in told_["steps"]:
        print(f"    {step['seconds']:6.1f} s  {step['step']}: {step['said']}")
    must(told_["works"] and said.status == 0, "the self-test found something that doesn’t work")
    must(told_["screen"] == "windows", f"it was drawn by {told_['screen']}, not by Windows")


def _content(folder: Path) -> dict[str, bytes]:
    return {
        file.relative_to(folder).as_posix(): file.read_bytes()
        for file in sorted(folder.rglob("*"))
        if file.is_file()
    }


@contextmanager
def told(what: str) -> Iterator[None]:
    """Say what was done, and how long it took."""
    begun = time.monotonic()
    yield
    print(f"{time.monotonic() - begun:7.1f} s  {what}", flush=True)


if __name__ == "__main__":
    sys.exit(main())
