"""The spelling of age keys: Bech32 of BIP 173, whose check catches every slip of a few letters."""

from __future__ import annotations

from typing import Final

_LETTERS: Final = "qpzry9x8gf2tvdw0s3jn54khce6mua7l"
_POLYNOMIAL: Final = (0x3B6A57B2, 0x26508E6D, 0x1EA119FA, 0x3D4233DD, 0x2A1462B3)
_CHECK: Final = 6


class WrongSpelling(ValueError):
    """Not a key, or one with a slip in it. Its words never quote the key."""

    def __init__(self) -> None:
        super().__init__("This is not an age key, or it has a wrong letter in it.")


def spell(kind: str, raw: bytes) -> str:
    """``raw`` as small letters after ``kind`` (such as “age”) and a 1."""
    fives = _regrouped(list(raw), 8, 5, pad=True)
    check = _sum([*_expanded(kind), *fives, *([0] * _CHECK)]) ^ 1
    fives += [(check >> 5 * (_CHECK - 1 - place)) & 31 for place in range(_CHECK)]
    return kind + "1" + "".join(_LETTERS[five] for five in fives)


def unspell(kind: str, text: str) -> bytes:
    """The bytes that ``text`` spells, all small or all capital letters.

    Raises:
        WrongSpelling: of another kind, or misspelt.
    """
    if text not in {text.lower(), text.upper()}:
        raise WrongSpelling
    found, one, rest = text.lower().rpartition("1")
    if not one or found != kind or len(rest) < _CHECK or not set(rest) <= set(_LETTERS):
        raise WrongSpelling
    fives = [_LETTERS.index(letter) for letter in rest]
    if _sum([*_expanded(kind), *fives]) != 1:
        raise WrongSpelling
    raw = bytes(_regrouped(fives[:-_CHECK], 5, 8, pad=False))
    if spell(kind, raw) != text.lower():  # bits left over that say nothing
        raise WrongSpelling
    return raw


def _sum(fives: list[int]) -> int:
    found = 1
    for five in fives:
        top = found >> 25
        found = (found & 0x1FFFFFF) << 5 ^ five
        for place, part in enumerate(_POLYNOMIAL):
            found ^= part if (top >> place) & 1 else 0
    return found


def _expanded(kind: str) -> list[int]:
    return [ord(letter) >> 5 for letter in kind] + [0] + [ord(letter) & 31 for letter in kind]


def _regrouped(values: list[int], width: int, into: int, *, pad: bool) -> list[int]:
    held, bits, out = 0, 0, []
    for value in values:
        held, bits = (held << width) | value, bits + width
        while bits >= into:
            bits -= into
            out.append((held >> bits) & ((1 << into) - 1))
    if pad and bits:
        out.append((held << (into - bits)) & ((1 << into) - 1))
    return out
