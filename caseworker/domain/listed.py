"""Several values in one fact: one on a line, in the order in which they were given.

A value never holds a line break of its own, so nothing has to be marked or escaped.
"""

from __future__ import annotations

from collections.abc import Iterable


def one_a_line(values: Iterable[str]) -> str:
    """The one text that holds all of these. Blank ones are left out, and what was there already."""
    tidy = (" ".join(value.split()) for value in values)
    return "\n".join(dict.fromkeys(value for value in tidy if value))


def listed(text: str) -> tuple[str, ...]:
    """The values of such a text, whoever typed it."""
    return tuple(one_a_line(text.splitlines()).splitlines())
