"""Large files lie in the records in parts of one megabyte."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

PART_BYTES: Final = 1024 * 1024


def parts_of(content: bytes) -> Iterator[tuple[int, bytes]]:
    """Each part with its place, from 1. Only the part itself is copied."""
    for place, start in enumerate(range(0, len(content), PART_BYTES), start=1):
        yield place, content[start : start + PART_BYTES]
