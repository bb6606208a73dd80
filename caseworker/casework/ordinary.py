"""Ordinary words, some of which are names of people, too: Grace, Young, Will."""

from __future__ import annotations

from functools import cache

from caseworker import resources
from caseworker.domain.name_words import bare


@cache
def ordinary_words() -> frozenset[str]:
    """Words that are no sign of anybody by themselves, as names are compared."""
    lists = (
        resources.text("words/names-that-are-words.txt"),
        resources.text("words/passphrase-words.txt"),
    )
    lines = (line for text in lists for line in text.splitlines() if not line.startswith("#"))
    return frozenset(bare(word) for line in lines for word in line.split())
