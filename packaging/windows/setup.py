"""Makes ``Setup.exe``: the installer for one officer’s own account."""

from __future__ import annotations

from typing import Final

from windows.product import NAME, PACKAGING, PUBLISHER, RUNTIME_DLL, Build
from windows.sign import Signer, in_place
from windows.tools import run, tool

SCRIPT: Final = PACKAGING / "setup.nsi"


def make_setup(build: Build, *, fast: bool, by: Signer | None = None) -> None:
    """``fast`` packs with zlib: a third larger, in a tenth of the time.

    ``Uninstall.exe`` lies packed in it, so it is signed by whom (``by``) while this is made.
    """
    build.dist.mkdir(parents=True, exist_ok=True)
    said = {
        "NAME": NAME,
        "VERSION": build.version,
        "NUMBERS": ".".join([*build.version.split("."), "0", "0", "0"][:4]),
        "PUBLISHER": PUBLISHER,
        "RUNTIME": RUNTIME_DLL,
        "SOURCE": build.tree,
        "TARGET": build.setup,
        "ICON": build.made / "launcher" / "app.ico",
        "COMPRESS": "zlib" if fast else "lzma",
    }
    told = [f"-D{name}={value}" for name, value in said.items()]
    if by is not None:
        told.append(f"-X!uninstfinalize `{in_place(by)}` = 0")
    run([tool("makensis", package="nsis"), "-V2", "-WX", *told, SCRIPT], "Making Setup.exe")
