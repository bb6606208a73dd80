"""Runs ``Setup.exe`` in words, and tries it with folders that are chosen, rightly and wrongly."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from windows.installed import must, must_be_as_packed, must_say_version
from windows.launcher import WINDOWED
from windows.product import NAME, Build
from windows.wine import Wine

UNINSTALL: Final = "Uninstall.exe"
OPEN, REFUSED, NO_FOLDER, NOT_ALL = 2, 3, 5, 6  # as setup.nsi says
_ENTRY: Final = rf"HKCU\Software\Microsoft\Windows\CurrentVersion\Uninstall\{NAME}"
#: On a drive that isn't there; in quotation marks; no whole path; where there can be no folder.
_NOWHERE: Final = (r"Q:\Case worker", f'"C:\\{NAME}"', NAME, r"C:\windows\win.ini\Case worker")


def set_up(wine: Wine, build: Build, folder: str = "") -> int:
    """Run it silently, into ``folder`` where one is named; the exit status."""
    setup = wine.drive / build.setup.name
    if not setup.exists():
        setup.hardlink_to(build.setup)
    # It takes all that follows, and no quotation marks: a space parts two words of the line.
    words = f"/D={folder}".split(" ") if folder else ()
    return wine.run(setup, "/S", *words).status


def installs(wine: Wine, build: Build, place: Path | None = None) -> None:
    """Raises CannotBuild unless the program lies in ``place``, or where it goes by itself."""
    status = set_up(wine, build, wine.inside(place) if place else "")
    must(status == 0, f"Setup.exe ended with {status}")
    must_be_as_packed(build, place or wine.installed, UNINSTALL)
    must_say_version(wine, build, place or wine.installed)


def moves(wine: Wine, build: Build) -> None:
    """An account has one copy of the program: into another folder it moves, and back."""
    here, there = wine.installed, wine.drive / "Zoë’s own" / "Case worker"
    somebodys = here / "a file of somebody.txt"
    somebodys.write_text("left alone", "utf-8")
    with wine.open(here / "runtime" / "python.exe"):
        status = set_up(wine, build, wine.inside(there))
        must(status == OPEN, f"the copy to be moved was open, and it ended with {status}")
        status = _removes(wine, here)
        must(status == OPEN, f"the copy to be removed was open, and it ended with {status}")
    must(not there.exists(), "it began to move while the program was open")
    installs(wine, build, there)
    left = [file.name for file in here.iterdir()]
    must(left == [somebodys.name], f"where the program was, there is {left[:9]}")
    _must_lead_to(wine, there)
    somebodys.unlink()
    installs(wine, build, here)
    must(not there.exists(), "the program moved back, and left its folder")
    _must_lead_to(wine, here)


def must_leave_nothing(wine: Wine) -> None:
    """Once it was removed, the account's registry doesn't know the program."""
    said = wine.run("reg", "query", r"HKCU\Software", "/s").words.splitlines()
    left = [line.strip() for line in said if NAME.lower() in line.lower()]
    must(said and not left, f"this is left in the registry: {left[:9]}")


def refuses_folders(wine: Wine, build: Build) -> None:
    """What can't be written is said; after it nothing is thought to be installed."""
    for folder in _NOWHERE:
        status = set_up(wine, build, folder)
        must(status == NO_FOLDER, f"with /D={folder} it ended with {status}, not {NO_FOLDER}")
        must(not wine.installed.exists(), f"with /D={folder} it went elsewhere")
    place = wine.drive / "Taken"
    in_the_way = place / WINDOWED / "in the way"
    in_the_way.mkdir(parents=True)
    status = set_up(wine, build, wine.inside(place))
    must(status == NOT_ALL, f"a file could not be written, and it ended with {status}")
    said = wine.run("reg", "query", _ENTRY).words
    must("UninstallString" in said, f"what was written in part can’t be removed: {said}")
    must("DisplayVersion" not in said, f"what was written in part is said to be here: {said}")
    status = _removes(wine, place)
    must(status == 0, f"what was written in part should go, and it ended with {status}")
    left = {file.name for file in place.iterdir()}
    must(left == {WINDOWED, UNINSTALL}, f"there should be what isn’t ours, and itself: {left}")


def _removes(wine: Wine, place: Path) -> int:
    """Its status: told its folder, ``Uninstall.exe`` waits, and can't remove itself."""
    words = f"_?={wine.inside(place)}".split(" ")
    return wine.run(place / UNINSTALL, "/S", *words).status


def _must_lead_to(wine: Wine, place: Path) -> None:
    """The one entry of the menu."""
    users = wine.local.parents[1]
    (link,) = users.rglob(f"{NAME}.lnk")
    target = wine.inside(place / WINDOWED).encode("utf-16-le")
    must(target in link.read_bytes(), f"the menu doesn’t lead to {place}")
