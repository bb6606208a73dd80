"""What opens packs and cards on a Windows: the program where nobody else does, and never else."""

from __future__ import annotations

from typing import Final

from windows.installed import must
from windows.product import BROUGHT, NAME
from windows.wine import Wine

ACCOUNT, EVERYBODY = "HKCU", "HKLM"  # where Setup.exe writes, and where an MSI does
_TAKEN, _FREE = BROUGHT  # by another program before ours is installed; by nobody, then
_CLASSES: Final = "Software\\Classes"


class Claims:
    """Two endings: another program has the one from the first, and takes the other later."""

    def __init__(self, wine: Wine, root: str) -> None:
        self._wine, self._root = wine, root
        roots = [rf"{each}\{_CLASSES}\.{of}" for each in (ACCOUNT, EVERYBODY) for of in BROUGHT]
        self._do(*(f"reg delete {key} /f" for key in roots))
        self._taken_by_another(EVERYBODY, _TAKEN)

    def must_be_offered(self) -> None:
        """Raises CannotBuild where ours took what another has, or doesn’t open what is free."""
        said = self._said(self._root)
        ours = [f"{NAME}.{ending} REG_SZ" for ending in BROUGHT]
        kinds = [f"(Default) REG_SZ {words}" for words in BROUGHT.values()]
        for words in (*ours, *kinds, f"(Default) REG_SZ {NAME}.{_FREE}"):
            must(words in said, f"the registry lacks “{words}”: {said}")
        must(f"(Default) REG_SZ {NAME}.{_TAKEN}" not in said, f"it took another’s ending: {said}")
        self._must_be_left(EVERYBODY, _TAKEN)

    def go_to_another(self) -> None:
        """Another program takes the ending that was ours until then."""
        self._taken_by_another(self._root, _FREE)

    def must_be_let_go(self) -> None:
        """Raises CannotBuild where anything of ours is left, or something of another is not."""
        said = self._said(self._root)
        must(NAME not in said, f"this is left in the registry: {said}")
        self._must_be_left(EVERYBODY, _TAKEN)
        self._must_be_left(self._root, _FREE)

    def _taken_by_another(self, root: str, ending: str) -> None:
        key = rf"{root}\{_CLASSES}\.{ending}"
        self._do(f"reg add {key} /ve /d Another.{ending} /f", f"reg add {key} /v {ending} /d 1 /f")

    def _must_be_left(self, root: str, ending: str) -> None:
        said = self._said(root)
        for words in (f"(Default) REG_SZ Another.{ending}", f" {ending} REG_SZ 1"):
            must(words in said, f"another program’s claim to {ending} is gone: {said}")

    def _said(self, root: str) -> str:
        """Every value beneath both endings and both kinds, with single spaces."""
        keys = [rf"{root}\{_CLASSES}\{of}.{each}" for of in ("", NAME) for each in BROUGHT]
        return self._do(*(f"reg query {key} /s" for key in keys))

    def _do(self, *lines: str) -> str:
        return " ".join(self._wine.run("cmd", "/c", " & ".join(lines)).words.split())
