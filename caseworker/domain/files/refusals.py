"""Why a file is refused: what is wrong, what is safe, what to do."""

from __future__ import annotations

from caseworker.domain.errors import UnfitFile

SAFE = "Nothing was attached, and your own copy is untouched."


def refusal(wrong: str, remedy: str) -> UnfitFile:
    """Words for a file that may not be kept. They never hold its name, which may be a child's."""
    return UnfitFile(f"{wrong} {SAFE} {remedy}")
