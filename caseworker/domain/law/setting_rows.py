"""The rows of the law that a setting brings with it, in its own file (``domain/settings``)."""

from __future__ import annotations

from collections.abc import Iterator
from importlib.resources import files
from typing import Final

from caseworker.domain.law.entry import Entry, read_toml

PACKAGE: Final = (
    "caseworker.domain.settings"  # by name: the settings rest on the law, not it on them
)
KINDS: Final = "kind"
CLOCKS: Final = "clocks"
RULES: Final = (KINDS, CLOCKS)


def setting_rows() -> Iterator[tuple[str, Entry]]:
    """Each setting’s name with its whole file, in the order of the names."""
    for found in sorted(files(PACKAGE).iterdir(), key=lambda one: one.name):
        if found.name.endswith(".toml"):
            yield found.name.removesuffix(".toml"), read_toml(found.name, found.read_text("utf-8"))
