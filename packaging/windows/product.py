"""What is built: its names, its version, and where each thing of a build lies."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Final

HOME: Final = Path(__file__).resolve().parents[2]
PACKAGING: Final = HOME / "packaging"

NAME: Final = "Caseworker"
PUBLISHER: Final = "Caseworker"
MODULE: Final = "caseworker"
PYTHON: Final = "3.11"
RUNTIME_DLL: Final = "python311.dll"
#: What opens in the program when it is double-clicked: endings, and what such a file is.
BROUGHT: Final = {"pack": "Case pack", "card": "Card of an office"}
#: What every file in what is built says of when it was made: the same tree gives the same bytes.
EPOCH: Final = 1_704_067_200  # 1 January 2024, UTC


def version() -> str:
    """As ``pyproject.toml`` has it."""
    with (HOME / "pyproject.toml").open("rb") as file:
        return str(tomllib.load(file)["project"]["version"])


@dataclass(frozen=True, slots=True)
class Build:
    """The folders of one build. Nothing is written anywhere else."""

    folder: Path
    version: str
    site: str = "site-packages"

    @property
    def cache(self) -> Path:
        """What was fetched: with it, a later build needs no network."""
        return self.folder / "cache"

    @property
    def wheels(self) -> Path:
        """The libraries for Windows, whole."""
        return self.folder / "wheels"

    @property
    def tree(self) -> Path:
        """The folder of the program as it will lie on an officer’s computer."""
        return self.folder / "tree"

    @property
    def libraries(self) -> Path:
        """Where in it the libraries lie."""
        return self.tree / self.site

    @property
    def made(self) -> Path:
        """Launchers, icon, and whatever else is made on the way."""
        return self.folder / "made"

    @property
    def dist(self) -> Path:
        """What is handed out."""
        return self.folder / "dist"

    @property
    def setup(self) -> Path:
        return self.dist / f"{NAME}-{self.version}-Setup.exe"

    @property
    def msi(self) -> Path:
        return self.dist / f"{NAME}-{self.version}.msi"
