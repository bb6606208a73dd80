"""How much is added so that the size of a pack tells next to nothing of what is in it: Padmé."""

from __future__ import annotations


def padded(size: int) -> int:
    """The size that ``size`` bytes are brought up to: at most 12 % more, 3 % above 1 MB.

    Padmé (Nikitin and others, 2019): as many low bits are zero as there are figures in the
    length of the number, so that ever fewer sizes can be told apart.
    """
    if size < 2:  # noqa: PLR2004 - below, there is no logarithm
        return size
    exponent = size.bit_length() - 1
    low = exponent - exponent.bit_length()
    if low <= 0:
        return size
    mask = (1 << low) - 1
    return (size + mask) & ~mask
