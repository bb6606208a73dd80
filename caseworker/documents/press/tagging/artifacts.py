"""What no reader needs to hear: rules, grounds, underlines, running heads and feet.

Every painting operator of a page that belongs to no node is wrapped as an artifact, so
that a forgotten drawing can never break the conformance of a paper.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

_PAINTS = re.compile(r"(?:^|\s)(?:S|s|f\*?|F|B\*?|b\*?|Do|sh|Tj|TJ|'|\")(?=\s|$)")


class Tagged(str):
    """A piece of page content that already lies in a marked sequence."""

    __slots__ = ()


class Opens(Tagged):
    """The operator that opens a marked sequence."""

    __slots__ = ()


class Closes(Tagged):
    """The operator that closes one."""

    __slots__ = ()


def wrapped(code: Iterable[str]) -> list[str]:
    """``code`` with everything that paints outside a sequence made an artifact."""
    done: list[str] = []
    loose: list[str] = []
    depth = 0

    def flush() -> None:
        paints = any(_PAINTS.search(piece) for piece in loose)
        done.extend(["/Artifact BMC", *loose, "EMC"] if paints else loose)
        loose.clear()

    for piece in code:
        if not depth and not isinstance(piece, Tagged):
            loose.append(piece)
            continue
        flush()
        done.append(piece)
        depth += isinstance(piece, Opens) - isinstance(piece, Closes)
    flush()
    return done
