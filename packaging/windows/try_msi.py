"""Tries the MSI as an IT department would: for every account, unattended and by hand."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from contextlib import AbstractContextManager
from pathlib import Path
from typing import Final

from windows.by_hand import by_hand
from windows.claims import EVERYBODY, Claims
from windows.installed import must, must_be_as_packed, must_say_version
from windows.launcher import WINDOWED
from windows.msi import make_msi
from windows.product import NAME, RUNTIME_DLL, Build
from windows.wine import Wine

FAILED: Final = 1603 & 0xFF  # of Windows’ own statuses Linux shows the lowest eight bits
_LOG: Final = "msi.log"
_SILENTLY: Final = "/qn"
_OPEN: Final = f"{NAME} is open."


def try_msi(
    wine: Wine, build: Build, older: Build, told: Callable[[str], AbstractContextManager[None]]
) -> None:
    """Raises CannotBuild where something isn’t as the page for IT departments says."""
    place = wine.drive / "Program Files" / NAME
    kept = wine.drive / "ProgramData" / NAME / "Records.caseworker" / "records.db"
    kept.parent.mkdir(parents=True)
    kept.write_bytes(b"not the MSI's to touch")
    with told(f"an MSI of the version before, {older.version}"):
        make_msi(older)
    with told("installed for every account, silently"):
        claims = Claims(wine, EVERYBODY)
        must(_msi(wine, "/i", older) == 0, f"the MSI failed:\n{_log(wine)[-3000:]}")
        must_be_as_packed(older, place)
        must_say_version(wine, older, place)
        claims.must_be_offered()
    aside = _python_aside(wine, older)
    with told("refused while the program is open"), wine.open(place / "runtime" / "python.exe"):
        by_a_click, from_the_list = ("/i", build), ("/x", older, "/qb")
        for how, which, *watched in (by_a_click, from_the_list):
            must(_msi(wine, how, which) == FAILED, "the MSI went on while the program was open")
            must(_OPEN in _log(wine), f"it wasn’t said why:\n{_log(wine)[-3000:]}")
            said = by_hand(wine, aside, *_command(wine, how, which, *watched))
            must(said.status == FAILED, "by hand, it went on while the program was open")
            must(_OPEN in said.words, f"it was refused by hand, and says: {said.words}")
        must_be_as_packed(older, place)
    with told(f"the MSI of {build.version} put over it, and an older one over that refused"):
        must(_msi(wine, "/i", build) == 0, f"the update failed:\n{_log(wine)[-3000:]}")
        must_be_as_packed(build, place)
        must_say_version(wine, build, place)
        claims.must_be_offered()
        must(_msi(wine, "/i", older) == FAILED, "an older MSI went over a newer one")
        must_be_as_packed(build, place)
    with told("the MSI removed, silently"):
        claims.go_to_another()
        must(_msi(wine, "/x", build) == 0, f"removing failed:\n{_log(wine)[-3000:]}")
        must(not place.exists(), "removing the MSI left files of the program")
        claims.must_be_let_go()
    with told("refused by its name, where the runtime isn’t for this account to ask"):
        _refused_by_name(wine, build, place / "runtime" / RUNTIME_DLL, aside)
    must(kept.read_bytes() == b"not the MSI's to touch", "the MSI touched records")


def _python_aside(wine: Wine, build: Build) -> Path:
    """One that isn't installed: it runs while the program is put in and out."""
    aside = wine.drive / "aside"
    shutil.copytree(build.tree / "runtime", aside)
    return aside / "python.exe"


def _refused_by_name(wine: Wine, build: Build, runtime: Path, aside: Path) -> None:
    """A folder in its place: Wine refuses to write it, as Windows does where there is no right."""
    runtime.mkdir(parents=True)
    program = aside.with_name(WINDOWED)
    program.hardlink_to(aside)
    with wine.open(program):
        must(_msi(wine, "/i", build) == FAILED, "the MSI went on while the program was open")
        must(_OPEN in _log(wine), f"it wasn’t said why:\n{_log(wine)[-3000:]}")
    must([*runtime.parent.parent.rglob("*")] == [runtime.parent, runtime], "files were written")


def _msi(wine: Wine, how: str, build: Build) -> int:
    return wine.run(*_command(wine, how, build, _SILENTLY)).status


def _command(wine: Wine, how: str, build: Build, *more: str) -> list[str | Path]:
    file = wine.drive / build.msi.name
    if not file.exists():
        file.hardlink_to(build.msi)
    log = wine.drive / _LOG
    log.unlink(missing_ok=True)
    return ["msiexec", how, file, *more, "/norestart", "/l*v", log]


def _log(wine: Wine) -> str:
    """Without what every MSI has: its properties."""
    lines = (wine.drive / _LOG).read_text("utf-8", "replace").splitlines()
    return "\n".join(line for line in lines if not line.startswith("Property("))
