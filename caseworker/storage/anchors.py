"""Anchors: how far a store's audit had come, remembered outside of it.

A database has no notion of being out of date: an older copy of it, put back, passes every
check there is. So the end of the audit is remembered in the key file and in a file of
this computer, and must still be there, unchanged, whenever the store is opened.
"""

from __future__ import annotations

import hmac
import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from caseworker.storage.disk import write_whole


@dataclass(frozen=True, slots=True)
class Anchor:
    """The last link of the audit chain: its number and its MAC, and the key generation."""

    generation: int = 0
    sequence: int = 0
    head: str = ""

    def to_data(self) -> dict[str, Any]:
        return {"generation": self.generation, "sequence": self.sequence, "head": self.head}

    @classmethod
    def from_data(cls, data: Mapping[str, Any]) -> Anchor:
        """Raises KeyError, ValueError, TypeError."""
        return cls(int(data["generation"]), int(data["sequence"]), str(data["head"]))


class LastSeen:
    """What this computer remembers of one store, in a folder of its own.

    The file is made with a key of the store, so that it can be deleted but not invented.
    """

    def __init__(self, folder: Path, store: str) -> None:
        self._path = folder / f"{store}.json"
        self._store = store

    def anchor(self, key: bytearray) -> Anchor | None:
        """None when this computer has not seen the store, or what it wrote isn't whole."""
        try:
            data = json.loads(self._path.read_bytes())
            anchor = Anchor.from_data(data["anchor"])
            told = bytes.fromhex(data["mac"])
        except (OSError, ValueError, KeyError, TypeError):
            return None
        return anchor if hmac.compare_digest(told, self._mac(anchor, key)) else None

    def remember(self, anchor: Anchor, key: bytearray) -> None:
        """Raises OSError."""
        self._path.parent.mkdir(parents=True, exist_ok=True)
        data = {"anchor": anchor.to_data(), "mac": self._mac(anchor, key).hex()}
        write_whole(self._path, json.dumps(data).encode())

    def _mac(self, anchor: Anchor, key: bytearray) -> bytes:
        said = f"{self._store}/{anchor.generation}/{anchor.sequence}/{anchor.head}"
        return hmac.digest(key, said.encode(), "sha256")
