"""Whether somebody who came to us is somebody we know, and why it seems so, in words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from enum import Enum
from typing import Final

from caseworker.domain.days import day_words
from caseworker.domain.identifiers import IDENTIFIERS, checked
from caseworker.domain.name_words import name_words
from caseworker.domain.people import Identifier, Person

_WORTH_A_SLIP: Final = 4  # a shorter word with one sign changed is another name


class How(Enum):
    """How sure it is. Never more than an offer: it is always the officer who says that it is."""

    SURE = "Surely the same"
    LIKELY = "Likely the same"
    PERHAPS = "Perhaps the same"


@dataclass(frozen=True, slots=True)
class Who:
    """What somebody is known by. ``born`` is None where nobody said when."""

    given: str
    family: str
    born: date | None
    known_as: str = ""
    born_is_estimated: bool = False
    identifiers: tuple[Identifier, ...] = ()

    @property
    def name(self) -> str:
        return f"{self.given} {self.family}".strip()


@dataclass(frozen=True, slots=True)
class Likeness:
    """How like two people are: what speaks for it, and what against it, in words."""

    how: How
    why: tuple[str, ...]
    against: tuple[str, ...] = ()

    @property
    def words(self) -> str:
        said = "; ".join(self.why)
        return f"{said}. But: {'; '.join(self.against)}." if self.against else f"{said}."


def who(person: Person) -> Who:
    """What of a person is compared."""
    return Who(
        person.given,
        person.family,
        person.born,
        person.known_as,
        person.born_is_estimated,
        person.identifiers,
    )


def likeness(sought: Who, known: Who, *, sounds_alike: bool = False) -> Likeness | None:
    """How like they are; None where nothing says that it is the same child or young person.

    ``sounds_alike``: somebody who can tell says that the whole names sound the same. A number
    that both have is the surest sign; names and days of birth are written wrongly in few ways,
    and those are known. Twins share a surname and a day of birth: another forename always speaks
    against it.
    """
    numbers = tuple(_same_numbers(sought, known))
    against = list(_other_numbers(sought, known))
    name, born = _names(sought, known, sounds_alike=sounds_alike), _births(sought, known)
    why = [*numbers, *(sign.words for sign in (name, born) if sign.speaks_for)]
    against += [sign.words for sign in (name, born) if sign.words and not sign.speaks_for]
    judge = _numbered if numbers else _by_name
    how = judge(name, born, contradicted=len(against) > 0)
    return None if how is None else Likeness(how, tuple(why), tuple(against))


def birthdays_like(born: date) -> tuple[date, ...]:
    """The day itself, and the day that it is if day and month were written the wrong way round."""
    swapped = _swapped(born)
    return (born,) if swapped is None or swapped == born else (born, swapped)


@dataclass(frozen=True, slots=True)
class _Sign:
    """What one comparison says. ``weight``: 2 the same, 1 nearly, 0 nothing, below 0 against."""

    weight: int
    words: str = ""

    @property
    def speaks_for(self) -> bool:
        return self.weight > 0


_NOTHING: Final = _Sign(0)
_SAME, _NEAR, _OTHER, _IN_PART = 2, 1, -1, -2


def _numbered(name: _Sign, born: _Sign, *, contradicted: bool) -> How:
    """How sure it is where both have the same number, which may have been mistyped."""
    if not contradicted:
        return How.SURE
    return How.LIKELY if name.speaks_for or born.speaks_for else How.PERHAPS


def _by_name(name: _Sign, born: _Sign, *, contradicted: bool) -> How | None:
    """How sure it is by name and birth alone."""
    if name.weight == _IN_PART:
        return How.PERHAPS if born.speaks_for else None
    if not name.speaks_for or not (born.speaks_for or name.weight == _SAME):
        return None
    is_clear = not contradicted and born.speaks_for and name.weight + born.weight > _NEAR + _NEAR
    return How.LIKELY if is_clear else How.PERHAPS


def _same_numbers(one: Who, other: Who) -> Iterator[str]:
    theirs = set(_numbers(other))
    for kind, value in _numbers(one):
        if (kind, value) in theirs:
            yield f"the same {IDENTIFIERS[kind].title}"


def _other_numbers(one: Who, other: Who) -> Iterator[str]:
    """Kinds of number of which both have one, and none is the same."""
    ours, theirs = _by_kind(one), _by_kind(other)
    for kind in ours.keys() & theirs.keys():
        if ours[kind].isdisjoint(theirs[kind]):
            yield f"another {IDENTIFIERS[kind].title}"


def _by_kind(someone: Who) -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for kind, value in _numbers(someone):
        found.setdefault(kind, set()).add(value)
    return found


def _numbers(someone: Who) -> Iterator[tuple[str, str]]:
    """Their own numbers, tidied; those of a school or a place tell nobody apart."""
    for each in someone.identifiers:
        kind = IDENTIFIERS.get(each.kind)
        value = "".join(checked(each.kind, each.value).value.split())
        if kind is not None and not kind.of_place and value:
            yield each.kind, value


def _names(one: Who, other: Who, *, sounds_alike: bool) -> _Sign:
    ours, theirs = _called(one), _called(other)
    if not all((*ours, *theirs)):
        return _NOTHING
    if any(set(mine) == set(their) for mine in ours for their in theirs):
        return _Sign(_SAME, "the same name")
    if any(_all_near(mine, their) for mine in ours for their in theirs):
        return _Sign(_NEAR, "nearly the same name")
    return _Sign(_NEAR, "a name that sounds the same") if sounds_alike else _in_part(one, other)


def _in_part(one: Who, other: Who) -> _Sign:
    if _share(one.family, other.family):
        return _Sign(_IN_PART, "another forename, as a brother, sister or twin has")
    if _share(one.given, other.given):
        return _Sign(_IN_PART, "the same forename with another surname")
    return _OTHER_NAME


_OTHER_NAME: Final = _Sign(_OTHER, "another name")


def _called(someone: Who) -> tuple[tuple[str, ...], ...]:
    """Every way in which the whole name is written: with the forename, and as they are called."""
    ways = [someone.name]
    if someone.known_as:
        called = someone.known_as
        ways.append(called if " " in called else f"{called} {someone.family}")
    return tuple(dict.fromkeys(name_words(way) for way in ways))


def _share(one: str, other: str) -> bool:
    """Whether both are called so, in full: not one of several surnames."""
    return bool(one) and set(name_words(one)) == set(name_words(other))


def _part_of(ours: Iterable[tuple[str, ...]], theirs: Iterable[tuple[str, ...]]) -> bool:
    """Whether one whole name is part of the other: a second forename or surname left out."""
    pairs = [(set(mine), set(their)) for mine in ours for their in theirs]
    return any(min(len(a), len(b)) > 1 and (a <= b or b <= a) for a, b in pairs)


def _all_near(ours: tuple[str, ...], theirs: tuple[str, ...]) -> bool:
    if _part_of([ours], [theirs]):
        return True
    if len(ours) != len(theirs):
        return _near("".join(ours), "".join(theirs))
    return all(_near(mine, their) for mine, their in zip(sorted(ours), sorted(theirs), strict=True))


def _near(one: str, other: str) -> bool:
    """The same but for one sign: put in, left out, changed, or two in the wrong order."""
    if one == other:
        return True
    short, long = sorted((one, other), key=len)
    if len(long) < _WORTH_A_SLIP or len(long) - len(short) > 1:
        return False
    at = next((n for n, (a, b) in enumerate(zip(short, long, strict=False)) if a != b), len(short))
    if len(short) < len(long):
        return short[at:] == long[at + 1 :]
    is_turned = short[at : at + 2] == long[at : at + 2][::-1]
    return short[at + 1 :] == long[at + 1 :] or (is_turned and short[at + 2 :] == long[at + 2 :])


def _births(one: Who, other: Who) -> _Sign:
    if one.born is None or other.born is None:
        return _NOTHING
    if one.born == other.born:
        return _Sign(_SAME, "born on the same day")
    if other.born == _swapped(one.born):
        return _Sign(_NEAR, "born on the same day, if day and month were turned round")
    if _one_digit_off(one.born, other.born):
        return _Sign(_NEAR, "born on the same day, but for one figure")
    if one.born_is_estimated or other.born_is_estimated:
        is_about = abs(one.born.year - other.born.year) <= 1
        return _Sign(_NEAR, "born at about the same time, by estimate") if is_about else _OTHER_DAY
    return _Sign(_OTHER, f"born on another day ({day_words(other.born)})")


_OTHER_DAY: Final = _Sign(_OTHER, "born in another year, by estimate")


def _swapped(born: date) -> date | None:
    try:
        return born.replace(month=born.day, day=born.month)
    except ValueError:
        return None


def _one_digit_off(one: date, other: date) -> bool:
    return sum(a != b for a, b in zip(f"{one:%d%m%Y}", f"{other:%d%m%Y}", strict=True)) == 1
