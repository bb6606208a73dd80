"""The one reader of ``resources/``: fonts, icons, the casebook and other files that aren't code.

In development the folder stands beside the package; the build maps it into the package
as ``_resources``. Everything else asks here and never works out a path of its own.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path


@cache
def folder() -> Path:
    """The resources folder, wherever this program was started from.

    Raises:
        FileNotFoundError: the program was packed without it.
    """
    here = Path(__file__).resolve().parent  # importlib.resources takes longer to load than to use
    for found in (here / "_resources", here.parent / "resources"):
        if found.is_dir():
            return found
    raise FileNotFoundError("This copy of the program lacks its resources folder.")


def path(name: str) -> Path:
    """The file called ``name`` (``fonts/inter/Inter_400Regular.ttf``).

    Raises:
        FileNotFoundError: there is no such file, or ``name`` leads out of the folder.
    """
    wanted = (folder() / name).resolve()
    if not wanted.is_relative_to(folder().resolve()) or not wanted.is_file():
        raise FileNotFoundError(f"There is no resource called {name}.")
    return wanted


def read(name: str) -> bytes:
    """What the file called ``name`` holds. Raises FileNotFoundError."""
    return path(name).read_bytes()


def text(name: str) -> str:
    """The same, as UTF-8 text."""
    return read(name).decode("utf-8")


def names(folder_name: str, ending: str) -> tuple[str, ...]:
    """The names of the files of a folder that end so, in their order; none if it isn't there."""
    inside = folder() / folder_name
    found = inside.iterdir() if inside.is_dir() else ()
    return tuple(sorted(one.name for one in found if one.name.endswith(ending)))
