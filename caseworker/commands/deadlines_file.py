"""Reads a file of dated events, and says of every fault in it where it is."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from difflib import get_close_matches
from importlib.resources import files
from pathlib import Path
from typing import Any

from jsonschema import Draft202012Validator
from jsonschema.exceptions import ValidationError

from caseworker.domain.bank_holidays import Calendar, england
from caseworker.domain.case import Event, EventId, OfficerId
from caseworker.domain.computed import facts_counted_from
from caseworker.domain.errors import CaseworkerError
from caseworker.domain.law.kinds import CountsFrom, EventKind, FactKind, FactSpec
from caseworker.domain.settings import settings

NOBODY = OfficerId("file")
YEARS = range(1990, 2101)  # the bank holidays' rule is tested for no others
NEVER = datetime(2000, 1, 1, tzinfo=UTC)  # a file doesn't say when it was written down
TYPES = {
    "object": "an object in { }",
    "array": "a list in [ ]",
    "string": "text in quotes",
}


@dataclass(frozen=True, slots=True)
class Told:
    """What a file of dated events says. ``home`` is the home authority, as it is now.

    ``born`` and ``facts`` are what days are worked out from that nobody records: birthdays,
    an expected release.
    """

    setting: str
    born: date | None
    facts: Mapping[str, str]
    office: tuple[str, ...]
    events: tuple[Event, ...]
    calendar: Calendar
    home: str = ""


class UnreadableFile(CaseworkerError):
    """The file isn't there, or isn't JSON."""


class WrongFile(CaseworkerError):
    """The file can be read, but something in it can't be so; every fault at once."""

    def __init__(self, faults: Sequence[str]) -> None:
        super().__init__("\n".join(faults))
        self.faults = tuple(faults)


def schema(name: str) -> dict[str, Any]:
    """A schema that the program ships with, as ``deadlines-file``: those of ``schemas``."""
    text = (files("caseworker.commands") / "schemas" / f"{name}.json").read_text("utf-8")
    loaded: dict[str, Any] = json.loads(text)
    return loaded


def read(path: Path, kinds: Mapping[str, EventKind]) -> Told:
    """The file, once nothing in it is wrong.

    Raises:
        UnreadableFile: it isn't there, or isn't JSON.
        WrongFile: it doesn't follow the schema, or says what can't be.
    """
    return understood(loaded(path), kinds)


def loaded(path: Path) -> Any:
    """What the JSON of the file holds, read strictly. Raises UnreadableFile."""
    try:
        return json.loads(
            path.read_text("utf-8-sig"), object_pairs_hook=_no_twins, parse_constant=_no_constant
        )
    except OSError as error:
        raise UnreadableFile(f"{path}: {error.strerror}") from error
    except UnicodeDecodeError as error:
        raise UnreadableFile(f"{path}: it isn't UTF-8 text") from error
    except json.JSONDecodeError as error:
        at = f"line {error.lineno}, column {error.colno}"
        raise UnreadableFile(f"{path}: it isn't JSON: {error.msg} ({at})") from error
    except RecursionError as error:
        raise UnreadableFile(f"{path}: it is nested too deeply") from error
    except _Loose as error:
        raise UnreadableFile(f"{path}: {error}") from error
    except ValueError as error:  # what Python says of a number with thousands of digits
        raise UnreadableFile(f"{path}: a number in it is far too long") from error


class _Loose(ValueError):
    """Something that Python's reader takes and JSON, read strictly, doesn't have."""


def _no_twins(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for name, value in pairs:
        if name in found:
            raise _Loose(f"“{name}” stands twice in the same {{ }}")
        found[name] = value
    return found


def _no_constant(word: str) -> Any:
    raise _Loose(f"it isn't JSON: {word} is no value of it")


def understood(told: Any, kinds: Mapping[str, EventKind]) -> Told:
    """What the JSON says. Raises WrongFile."""
    follow(told, "deadlines-file")
    faults = list(_faults(told, kinds))
    if faults:
        raise WrongFile(faults)
    by_any_name = _by_any_name(kinds)
    holidays = told.get("bank_holidays", {})
    added = {date.fromisoformat(day): name for day, name in holidays.get("added", {}).items()}
    removed = [date.fromisoformat(day) for day in holidays.get("removed", ())]
    return Told(
        setting=told.get("setting", "community"),
        born=_day(told, "born"),
        facts=told.get("facts", {}),
        office=tuple(told.get("office", ())),
        events=tuple(
            _event(number, one, by_any_name[one["kind"]]) for number, one in _numbered(told)
        ),
        calendar=england().with_days(added, removed),
        home=told.get("home_authority", ""),
    )


def follow(told: Any, name: str) -> None:
    """Raises WrongFile, with every fault against that schema and its place."""
    broken = Draft202012Validator(schema(name)).iter_errors(told)
    faults = [_in_words(error) for error in sorted(broken, key=lambda error: list(error.path))]
    if faults:
        raise WrongFile(faults)


def is_day(text: str) -> bool:
    """Whether the text is a day, such as 2026-11-23, in years that can be counted with."""
    try:
        return date.fromisoformat(text).year in YEARS
    except ValueError:
        return False


def _event(number: int, told: Mapping[str, Any], kind: EventKind) -> Event:
    day, sent, served = (_day(told, name) for name in ("day", "sent", "served"))
    if told["kind"] in kind.also_called and kind.counts_from is CountsFrom.SERVED:
        served = served or day
    return Event(
        id=EventId(_id(number, told)),
        kind=kind.name,
        day=day or date.min,
        sent=sent,
        served=served,
        facts=told.get("facts", {}),
        replaces=EventId(told["replaces"]) if "replaces" in told else None,
        recorded_by=NOBODY,
        recorded_at=NEVER,
    )


# --- what can't be ------------------------------------------------------------------------------


def _faults(told: Mapping[str, Any], kinds: Mapping[str, EventKind]) -> Iterator[str]:
    named = {"setting": told.get("setting", "community")}
    named |= {f"office[{number}]": name for number, name in enumerate(told.get("office", ()))}
    for where, name in named.items():
        if name not in settings():
            yield f"{where}: {unknown(name, settings())}"
    yield from _born_faults(told)
    yield from _fact_faults("", told.get("facts", {}), facts_counted_from(kinds))
    for field, days in told.get("bank_holidays", {}).items():
        for day in days:
            if not is_day(day):
                yield f"bank_holidays.{field}: {_no_day(day)}"
    by_any_name = _by_any_name(kinds)
    earlier: set[str] = set()
    for number, one in _numbered(told):
        where = f"events[{number}]"
        kind = by_any_name.get(one["kind"])
        if kind is None:
            yield f"{where}.kind: {unknown(one['kind'], by_any_name)}"
        else:
            specs = {spec.name: spec for spec in kind.facts}
            yield from _fact_faults(f"{where}.", one.get("facts", {}), specs)
        yield from _day_faults(where, one)
        yield from _id_faults(where, _id(number, one), one.get("replaces"), earlier)
        earlier.add(_id(number, one))


def _id_faults(
    where: str, own: str, replaces: str | None, earlier: Collection[str]
) -> Iterator[str]:
    if own in earlier:
        yield f"{where}.id: another event has the id {own}"
    if replaces is not None and replaces not in earlier:
        yield f"{where}.replaces: no earlier event has the id {replaces}"


def _day_faults(where: str, told: Mapping[str, Any]) -> Iterator[str]:
    impossible = [
        name for name in ("day", "sent", "served") if name in told and not is_day(told[name])
    ]
    for name in impossible:
        yield f"{where}.{name}: {_no_day(told[name])}"
    if not impossible and told.get("served", "9") < told.get("sent", ""):
        yield (
            f"{where}.served: it can't have been served on {told['served']}, "
            f"before it was sent on {told['sent']}"
        )


def _born_faults(told: Mapping[str, Any]) -> Iterator[str]:
    if "born" not in told:
        return
    if not is_day(told["born"]):
        yield f"born: {_no_day(told['born'])}"
        return
    first = min((one["day"] for _, one in _numbered(told)), default=told["born"])
    if first < told["born"]:
        yield f"born: something happened on {first}, before {told['born']}"


def _fact_faults(
    where: str, facts: Mapping[str, str], specs: Mapping[str, FactSpec]
) -> Iterator[str]:
    for name, value in facts.items():
        spec = specs.get(name)
        if spec is None:
            yield f"{where}facts.{name}: {unknown(name, specs)}"
        elif spec.choices and value not in spec.choices:
            yield f"{where}facts.{name}: {unknown(value, spec.choices)}"
        elif spec.kind is FactKind.DATE and not is_day(value):
            yield f"{where}facts.{name}: it must be a day, as 2026-09-07, not “{value}”"


def unknown(name: str, known: Any) -> str:
    """That nothing is known of this, and what may have been meant."""
    close = get_close_matches(name, list(known), n=1)
    hint = f"; is “{close[0]}” meant?" if close else f"; known are: {', '.join(sorted(known))}"
    return f"nothing is known of “{name}”{hint}"


def _in_words(error: ValidationError) -> str:
    """A fault against the schema, as ``events[2].day: …``."""
    where = "".join(f"[{part}]" if isinstance(part, int) else f".{part}" for part in error.path)
    return f"{where.removeprefix('.') or 'the file'}: {_what(error)}"


def _what(error: ValidationError) -> str:
    if error.validator == "type":
        return f"it must be {TYPES.get(str(error.validator_value), error.validator_value)}"
    if error.validator == "required":
        missing = [name for name in error.validator_value if name not in error.instance]
        return f"it has no {' and no '.join(missing)}"
    if error.validator == "additionalProperties":
        known = error.schema.get("properties", {})
        return "; ".join(unknown(name, known) for name in error.instance if name not in known)
    if error.validator == "pattern":
        return f"it must be a day, as 2026-09-07, not “{error.instance}”"
    return str(error.message)


def _by_any_name(kinds: Mapping[str, EventKind]) -> dict[str, EventKind]:
    others = {name: kind for kind in kinds.values() for name in kind.also_called}
    return {**others, **kinds}


def _numbered(told: Mapping[str, Any]) -> Iterator[tuple[int, Mapping[str, Any]]]:
    return enumerate(told["events"])


def _id(number: int, told: Mapping[str, Any]) -> str:
    return str(told.get("id", f"event-{number + 1}"))


def _day(told: Mapping[str, Any], name: str) -> date | None:
    return date.fromisoformat(told[name]) if name in told else None


def _no_day(text: str) -> str:
    try:
        date.fromisoformat(text)
    except ValueError:
        return f"there is no such day as {text}"
    return f"{text} is not from {YEARS[0]} to {YEARS[-1]}: look for a slip of the keys"
