"""The printed recovery key: 160 random bits that can be typed back without a slip going unseen.

Eight groups of four characters, each followed by its check character, and one check
character over them all: ``8H2KQ-…-7``. The alphabet has no I, L, O or U. Checks are
computed in the field of 32 elements, so that every wrong character and every swap of
two neighbours is caught; each group's place is part of its check, so that two groups
the wrong way round are caught as well.
"""

from __future__ import annotations

import secrets
from typing import Final

ALPHABET: Final = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
GROUPS: Final = 8
IN_GROUP: Final = 4
LENGTH: Final = GROUPS * (IN_GROUP + 1) + 1

_ALIKE: Final = str.maketrans("OIL", "011", " -–—\t\n")
_FIELD: Final = 0b100101  # x^5 + x^2 + 1, which generates the field of 32 elements


def make() -> str:
    """A new recovery key, in groups as it is printed."""
    symbols = [secrets.randbelow(len(ALPHABET)) for _ in range(GROUPS * IN_GROUP)]
    groups = [symbols[start : start + IN_GROUP] for start in range(0, len(symbols), IN_GROUP)]
    printed = [
        "".join(ALPHABET[symbol] for symbol in (*group, _check(group, place)))
        for place, group in enumerate(groups)
    ]
    return "-".join([*printed, ALPHABET[_check(symbols, GROUPS)]])


def fault(typed: str) -> str | None:
    """What is wrong with a typed key, in words; None when it is whole."""
    plain = _plain(typed)
    strange = sorted({letter for letter in plain if letter not in ALPHABET})
    if strange:
        return f"A recovery key never has {' or '.join(strange)} in it."
    if len(plain) != LENGTH:
        return (
            f"A recovery key has {GROUPS} groups of {IN_GROUP + 1} and one last character, "
            f"{LENGTH} in all. There are {len(plain)} here."
        )
    wrong = [
        str(place + 1) for place, group in enumerate(_groups(plain)) if not _holds(group, place)
    ]
    if wrong:
        groups = "Group" if len(wrong) == 1 else "Groups"
        return f"{groups} {', '.join(wrong)} {'is' if len(wrong) == 1 else 'are'} not right."
    if ALPHABET[_check(_symbols(plain), GROUPS)] != plain[-1]:
        return "The last character is not right."
    return None


def secret(typed: str) -> str:
    """The 160 bits as text, without spaces, dashes or check characters.

    A key that was typed wrongly gives some other text, which opens nothing.
    """
    return "".join(group[:IN_GROUP] for group in _groups(_plain(typed)))


def _plain(typed: str) -> str:
    return typed.upper().translate(_ALIKE)


def _groups(plain: str) -> list[str]:
    step = IN_GROUP + 1
    return [plain[start : start + step] for start in range(0, GROUPS * step, step)]


def _symbols(plain: str) -> list[int]:
    return [ALPHABET.index(letter) for group in _groups(plain) for letter in group[:IN_GROUP]]


def _holds(group: str, place: int) -> bool:
    symbols = [ALPHABET.index(letter) for letter in group]
    return _check(symbols[:IN_GROUP], place) == symbols[IN_GROUP]


def _check(symbols: list[int], place: int) -> int:
    total = place
    for symbol in symbols:
        total = _double(total ^ symbol)
    return total


def _double(element: int) -> int:
    doubled = element << 1
    return doubled ^ _FIELD if doubled & 0b100000 else doubled
