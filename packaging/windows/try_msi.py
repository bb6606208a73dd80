"""Tries the MSI as an IT department would: by the command line, for every account, unattended."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager
from typing import Final

from windows.claims import EVERYBODY, Claims
from windows.installed import must, must_be_as_packed, must_say_version
from windows.msi import make_msi
from windows.product import NAME, Build
from windows.wine import Wine

FAILED: Final = 1603 & 0xFF  # of Windows’ own statuses Linux shows the lowest eight bits
_LOG: Final = "msi.log"


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
    with told("refused while the program is open"), wine.open(place / "runtime" / "python.exe"):
        for how, which in (("/i", build), ("/x", older)):
            must(_msi(wine, how, which) == FAILED, "the MSI went on while the program was open")
            must(f"{NAME} is open." in _log(wine), f"it wasn’t said why:\n{_log(wine)[-3000:]}")
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
    must(kept.read_bytes() == b"not the MSI's to touch", "the MSI touched records")


def _msi(wine: Wine, how: str, build: Build) -> int:
    file = wine.drive / build.msi.name
    if not file.exists():
        file.hardlink_to(build.msi)
    log = wine.drive / _LOG
    log.unlink(missing_ok=True)
    return wine.run("msiexec", how, file, "/qn", "/norestart", "/l*v", log).status


def _log(wine: Wine) -> str:
    """Without what every MSI has: its properties."""
    lines = (wine.drive / _LOG).read_text("utf-8", "replace").splitlines()
    return "\n".join(line for line in lines if not line.startswith("Property("))
