"""JSON in its one right form (RFC 8785), of words and whole numbers: read strictly, written.

What reads differently in two programs is a way to show one thing and mean another. So what
is read is written anew, and refused unless it is the same to the byte.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from typing import Any, Final, NoReturn

import rfc8785

from caseworker.exchange.fault import UnfitPack
from caseworker.exchange.limits import DEEPEST, LARGEST_MANIFEST, LONGEST_INTEGER

# A string up to its end, or to the end of everything; or a bracket outside of strings.
_STRUCTURE: Final = re.compile(rb'"(?:[^"\\]++|\\.)*+(?:"|\\?\Z)|[\[\]{}]', re.DOTALL)
_OPENS: Final = (b"[", b"{")
_CLOSES: Final = (b"]", b"}")


def write(value: Any) -> bytes:
    """``value`` in its one right form.

    Raises:
        ValueError: it holds something else than words, whole numbers up to 2 to the 53rd,
            yes and no, nothing, lists and named values.
    """
    _check(value, DEEPEST)
    try:
        return rfc8785.dumps(value)
    except rfc8785.CanonicalizationError as error:
        raise ValueError("not fit to be written") from error


def read(data: bytes, most: int = LARGEST_MANIFEST) -> Any:
    """What ``data`` says, at most ``most`` bytes of it.

    Raises:
        UnfitPack: too long, too deep, not JSON, with a name twice, with a fraction or a number
            past 2 to the 53rd, or not in its one right form.
    """
    if len(data) > most:
        raise UnfitPack("json_large")
    _check_depth(data)
    try:
        value = json.loads(
            data.decode("utf-8"),
            object_pairs_hook=_named_once,
            parse_float=_no_number,
            parse_constant=_no_number,
            parse_int=_whole,
        )
        again = rfc8785.dumps(value)
    except UnfitPack:
        raise
    except (ValueError, RecursionError) as error:
        raise UnfitPack("json") from error
    if again != data:
        raise UnfitPack("json_form")
    return value


def _check_depth(data: bytes) -> None:
    """Before anything is parsed: a parser that calls itself runs out of stack."""
    depth = 0
    for found in _STRUCTURE.finditer(data):
        depth += found.group() in _OPENS
        depth -= found.group() in _CLOSES
        if depth > DEEPEST:
            raise UnfitPack("json_deep")


def _named_once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    named = dict(pairs)
    if len(named) != len(pairs):
        raise UnfitPack("json_twice")
    return named


def _no_number(text: str) -> NoReturn:
    del text
    raise UnfitPack("json_number")


def _whole(text: str) -> int:
    if len(text) > len(str(-LONGEST_INTEGER)) or abs(int(text)) > LONGEST_INTEGER:
        raise UnfitPack("json_number")
    return int(text)


def _check(value: Any, deeper: int) -> None:
    match value:
        case bool() | str() | None:
            return
        case int() if abs(value) <= LONGEST_INTEGER:
            return
        case list() | tuple() if deeper:
            for one in value:
                _check(one, deeper - 1)
        case Mapping() if deeper and all(isinstance(name, str) for name in value):
            for one in value.values():
                _check(one, deeper - 1)
        case _:
            raise ValueError("not fit to be written")
