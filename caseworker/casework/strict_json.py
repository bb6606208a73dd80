"""JSON from outside, read strictly: no size, depth, sign or shape that was not agreed on."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from functools import cache
from importlib.resources import files
from typing import Any, Final

from caseworker.domain.blocks import fit
from caseworker.domain.errors import UnfitFile

LARGEST: Final = 32 * 1024 * 1024  # bytes of one piece of JSON
DEEPEST: Final = 60  # lists and objects within one another
_AGAIN: Final = "Ask whoever sent it to make it again."


class UnfitData(UnfitFile):
    """What came is not what its format says. ``where`` is the place in it, in words."""

    def __init__(self, words: str, where: str = "") -> None:
        place = f" (at {where})" if where else ""
        super().__init__(f"{words.rstrip('.')}{place}. Nothing was taken in. {_AGAIN}")
        self.words = words
        self.where = where


class NewerFormat(UnfitData):
    """It was made by a later version of the program, whose format is another."""

    def __init__(self) -> None:
        super().__init__("This was made by a later version of Caseworker. Update this one first")


@cache
def schema(name: str) -> dict[str, Any]:
    """A schema that the program ships with, as ``handover-case``: those of ``schemas``."""
    text = (files("caseworker.casework") / "schemas" / f"{name}.json").read_text("utf-8")
    loaded: dict[str, Any] = json.loads(text)
    return loaded


def parsed(content: bytes) -> Any:
    """The value in these bytes.

    Raises:
        UnfitData: it is no JSON, too large or too deep, names a thing twice, or holds numbers
            with a point or signs that are not text.
    """
    if len(content) > LARGEST:
        raise UnfitData("A part of it is larger than it may be")
    try:
        value = json.loads(
            content.decode("utf-8"),
            object_pairs_hook=_once,
            parse_float=_no_number,
            parse_constant=_no_number,
        )
        _refuse_unfit(value)
    except (ValueError, RecursionError) as error:
        raise UnfitData("A part of it can’t be read as data") from error
    return value


def follows(name: str, value: Any, minor: int) -> tuple[dict[str, Any], bool]:
    """The value, once it follows the schema ``name``; and whether it says more than we know.

    ``minor`` is ours. A later minor version may say more: that is let be, and told.

    Raises:
        NewerFormat: its major version is another.
        UnfitData: it does not follow the schema.
    """
    if not isinstance(value, dict):
        raise UnfitData("A part of it is not what it should be")
    shape = schema(name)
    if value.get("format") != shape["properties"]["format"]["const"]:
        raise UnfitData("A part of it is of another format")
    major, theirs = value.get("major"), value.get("minor")
    if type(major) is int and major > shape["properties"]["major"]["const"]:
        raise NewerFormat
    is_newer = type(theirs) is int and theirs > minor
    for error in _validator(name, open_to_more=is_newer).iter_errors(value):
        raise UnfitData("It does not follow its format", _place(error.absolute_path))
    return value, is_newer


@cache
def _validator(name: str, *, open_to_more: bool) -> Any:
    # Slow to import, and most sittings take nothing in (decision 24).
    from jsonschema import Draft202012Validator  # noqa: PLC0415

    shape = schema(name)
    return Draft202012Validator(_open(shape) if open_to_more else shape)


def _open(shape: Any) -> Any:
    """The same schema, for objects that may say more than is known."""
    if isinstance(shape, dict):
        return {
            key: _open(one)
            for key, one in shape.items()
            if not (key == "additionalProperties" and one is False)
        }
    return [_open(one) for one in shape] if isinstance(shape, list) else shape


def _place(path: Iterable[object]) -> str:
    """“events, number 3, day”: by the names of the format alone."""
    return ", ".join(f"number {one + 1}" if isinstance(one, int) else str(one) for one in path)[
        :200
    ]


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) != len(pairs):
        raise ValueError("named twice")
    return found


def _no_number(said: str) -> Any:
    del said
    raise ValueError("not a whole number")


def _refuse_unfit(value: Any) -> None:
    """Every text in it is text, and nothing is too deep. Without recursion: it may be deep."""
    left: list[tuple[Any, int]] = [(value, 1)]
    while left:
        one, depth = left.pop()
        if depth > DEEPEST:
            raise ValueError("too deep")
        if isinstance(one, str) and fit(one) != one:
            raise ValueError("not text")
        if isinstance(one, Mapping):
            left += [(part, depth + 1) for pair in one.items() for part in pair]
        elif isinstance(one, list):
            left += [(part, depth + 1) for part in one]
